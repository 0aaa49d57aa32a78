from datetime import datetime
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import file_open

from ..models import keten_bag_extract
from .bag_case import HEADER, BagCase, as_csv, plan


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBagLoad(BagCase):
    """A file goes into the register whole, or not at all (domain.md 2.10.6)."""

    def setUp(self):
        super().setUp()
        self.rows = list(plan(100))

    def cell(self, row, column, value):
        """Put a value in a cell; the first row of doors is 0."""
        self.rows[row][HEADER.index(column)] = value

    def assert_refused(self, *faults, content=None):
        """Assert that a file is refused with these sentences and keeps nothing."""
        load = self.load(content or self.rows)
        self.assertEqual(load.state, "refused")
        self.assertEqual(load.fault_text.split("\n"), list(faults))
        self.assertFalse(self.register())

    def test_doors_come_in_with_all_that_is_told(self):
        self.cell(3, "letter", "b")
        self.cell(3, "addition", "bis")
        self.cell(3, "postcode", "5341ab")
        load = self.load(self.rows)
        self.assertRecordValues(
            load,
            [
                {
                    "state": "done",
                    "progress": 100,
                    "row_count": 100,
                    "added_count": 100,
                    "changed_count": 0,
                    "unchanged_count": 0,
                    "missing_count": 0,
                    "fault_text": False,
                    "file": False,
                    "finished_at": datetime(2026, 3, 2, 9),
                }
            ],
        )
        self.assertRecordValues(
            self.register()[3],
            [
                {
                    "company_id": self.oss.id,
                    "bag_address_id": "0828200000000003",
                    "bag_object_id": "0828010000000003",
                    "bag_building_id": "0828100000000003",
                    "street": "Street 0",
                    "house_number": 4,
                    "house_letter": "B",
                    "addition": "bis",
                    "postcode": "5341 AB",
                    "city": "Oss",
                    "rd_x": 160_006.5,
                    "rd_y": 415_024,
                    "neighbourhood_code": "BU08280001",
                    "is_dwelling": True,
                    "active": True,
                    "display_name": "Street 0 4B-bis, Oss",
                    "create_uid": load.create_uid.id,
                    "write_uid": load.create_uid.id,
                }
            ],
        )

    def test_a_file_again_updates_by_bag_id(self):
        self.load(self.rows)
        before = self.register()
        self.cell(7, "street", "Renamed")
        load = self.load([*self.rows[:90], *list(plan(102))[100:]])
        self.assertRecordValues(
            load,
            [
                {
                    "added_count": 2,
                    "changed_count": 1,
                    "unchanged_count": 89,
                    "missing_count": 10,
                }
            ],
        )
        after = self.register()
        self.assertEqual(after[7], before[7])
        self.assertEqual(after[7].street, "Renamed")
        self.assertTrue(after[95].active)

    def test_what_the_file_leaves_out_is_archived_on_request(self):
        self.load(self.rows)
        gone = self.register()[95]
        load = self.load(self.rows[:90], archive_missing=True)
        self.assertEqual(load.missing_count, 10)
        self.assertFalse(gone.active)
        self.assertEqual(self.load(self.rows).changed_count, 10)
        self.assertTrue(gone.active)

    def test_another_municipality_keeps_its_own(self):
        self.load(self.rows, self.maasdal)
        load = self.load(self.rows[:50], archive_missing=True)
        self.assertEqual(load.added_count, 50)
        self.assertEqual(load.missing_count, 0)
        self.assertEqual(len(self.register(self.maasdal)), 100)

    def test_a_neighbourhood_or_else_its_district_is_the_area(self):
        district, neighbourhood = self.env["keten.area"].create(
            [
                {
                    "name": "West",
                    "area_type": "district",
                    "parent_id": self.area["near"].parent_id.id,
                    "cbs_code": "WK082800",
                },
                {
                    "name": "Dock",
                    "area_type": "neighbourhood",
                    "parent_id": self.area["near"].id,
                    "cbs_code": "BU08280001",
                },
            ]
        )
        self.cell(1, "buurtcode", "BU08280002")
        self.cell(2, "buurtcode", "")
        self.load(self.rows)
        doors = self.register()
        self.assertEqual(doors[0].area_id, neighbourhood)
        self.assertEqual(doors[1].area_id, district)
        self.assertFalse(doors[2].area_id)

    def test_what_a_file_does_not_tell_stays_known(self):
        self.cell(5, "gebruiksdoel", "winkelfunctie")
        self.load(self.rows)
        short = [row[: HEADER.index("buurtcode")] for row in self.rows]
        load = self.load(as_csv(short, HEADER[: HEADER.index("buurtcode")]))
        self.assertEqual(load.unchanged_count, 100)
        self.assertFalse(self.register()[5].is_dwelling)
        self.assertEqual(self.register()[5].neighbourhood_code, "BU08280001")

    def test_a_home_above_a_shop_is_a_dwelling(self):
        for row, use in enumerate(("winkelfunctie", "Woonfunctie;winkelfunctie", "")):
            self.cell(row, "gebruiksdoel", use)
        self.load(self.rows)
        self.assertEqual(
            [self.register()[row].is_dwelling for row in range(3)], [False, True, True]
        )

    def test_degrees_do_where_there_is_no_rd(self):
        header = [*HEADER[:7], "lat", "lon"]
        row = [*self.rows[0][:7], "51,76", "5,52"]
        self.load(as_csv([row], header, ";"))
        door = self.register()[0]
        self.assertAlmostEqual(door.rd_x, 164_133, delta=60)
        self.assertAlmostEqual(door.rd_y, 419_000, delta=300)

    def test_the_template_goes_in(self):
        with file_open("ketenaanpak/static/import/adressen.csv", "rb") as template:
            load = self.load(template.read())
        self.assertEqual(load.added_count, 2)

    def test_a_door_entered_by_hand_has_whole_ids(self):
        self.load(self.rows)
        for name in ("bag_object_id", "bag_building_id"):
            with self.assertRaisesRegex(ValidationError, "sixteen digits"):
                self.register()[0][name] = "0828"

    # ------------------------------------------------------------------
    # What is refused
    # ------------------------------------------------------------------

    def test_every_fault_names_its_row_and_column(self):
        for row, column, value in (
            (0, "bag_id", "828200000000000"),
            (1, "street", " "),
            (2, "number", "0"),
            (3, "letter", "AB"),
            (4, "postcode", "5341"),
            (5, "place", "x" * 81),
            (6, "rd_x", "400000"),
            (7, "rd_y", "nan"),
            (8, "buurtcode", "0828"),
            (9, "pand_id", "1"),
            (10, "bag_id", self.rows[11][0]),
        ):
            self.cell(row, column, value)
        self.assert_refused(
            "Row 2, column bag_id: a BAG id has sixteen digits. A spreadsheet drops "
            "the first 0: open this column as text.",
            "Row 3, column street: is empty.",
            "Row 4, column number: a house number is a whole number from 1 to 99999.",
            "Row 5, column letter: is one letter, or empty.",
            "Row 6, column postcode: a postcode has four digits and two letters: "
            "5341 AB.",
            "Row 7, column place: is longer than 80 signs.",
            "Row 8, column rd_x: is a number from 0 to 300000.",
            "Row 9, column rd_y: is a number from 300000 to 625000.",
            "Row 10, column buurtcode: a neighbourhood code looks like this: "
            "BU08280101.",
            "Row 11, column pand_id: a BAG id has sixteen digits. A spreadsheet drops "
            "the first 0: open this column as text.",
            "Row 13, column bag_id: stands in row 12 already.",
        )

    def test_a_fault_at_the_end_keeps_nothing(self):
        self.cell(98, "number", "many")
        with patch.object(keten_bag_extract, "CHUNK", 10):
            self.assert_refused(
                "Row 100, column number: a house number is a whole number from 1 to "
                "99999."
            )

    def test_twenty_faults_are_enough(self):
        for row in range(30):
            self.cell(row, "number", "-")
        self.assertEqual(len(self.load(self.rows).fault_text.split("\n")), 20)

    def test_columns_have_to_be_there_once(self):
        self.assert_refused(
            "Row 1 has to name the columns. These are missing: postcode, rd_x, rd_y.",
            content=b"bag_id,street,number,letter,addition,place,rd_x\n",
        )
        self.assert_refused(
            "Row 1 names a column twice: street.",
            content=",".join([*HEADER, "street"]).encode(),
        )

    def test_a_file_that_is_no_csv(self):
        self.assert_refused(
            "This is no text in UTF-8. Save the file as CSV UTF-8.", content=b"\xff\xfe"
        )
        self.assert_refused(
            "This is no CSV file, but a spreadsheet.", content=b"bag_id\0"
        )
        self.assert_refused(
            "This file has no addresses.", content=as_csv([]) + b",,,\n"
        )

    def test_an_open_quotation_mark(self):
        content = as_csv(self.rows[:1]) + b'"' + b"x" * 200_000
        self.assert_refused(
            "Row 3, column bag_id: a quotation mark has no partner.",
            content=content,
        )

    def test_a_refused_file_is_put_right(self):
        self.cell(4, "number", "")
        load = self.load(self.rows)
        self.cell(4, "number", "5")
        again = self.load(self.rows)
        self.assertEqual((load.state, again.state), ("refused", "done"))
