from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestArea(ChainCase):
    """The administrator draws the municipality: districts, villages, neighbourhoods."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Area = cls.env["keten.area"].with_user(cls.user_of["keten_admin"])
        cls.town = cls.area["near"].parent_id

    def neighbourhood(self, **vals):
        return self.Area.create(
            {"name": "Ussen", "parent_id": self.area["near"].id, **vals}
        )

    def test_an_area_is_called_by_its_way_from_the_municipality(self):
        small = self.neighbourhood()
        self.assertEqual(small.complete_name, f"{self.town.name} / Area near / Ussen")
        self.area["near"].name = "Ruwaard"
        self.assertEqual(small.complete_name, f"{self.town.name} / Ruwaard / Ussen")
        self.assertEqual(small.display_name, "Ussen")

    def test_an_area_is_found_by_its_cbs_code(self):
        small = self.neighbourhood(cbs_code="BU08280101")
        found = self.Area.name_search("BU08280101")
        self.assertEqual(found, [(small.id, "Ussen")])

    def test_the_kernteam_of_the_smallest_area_around_is_the_one(self):
        small = self.neighbourhood()
        self.assertEqual(small.core_team_id, self.team["near"])
        self.team["far"].area_ids = small
        small.invalidate_recordset(["core_team_id"])
        self.assertEqual(small.core_team_id, self.team["far"])
        self.team["far"].active = False
        small.invalidate_recordset(["core_team_id"])
        self.assertEqual(small.core_team_id, self.team["near"])

    def test_an_area_without_a_kernteam_has_none(self):
        village = self.Area.create(
            {"name": "Herpen", "area_type": "village", "parent_id": self.town.id}
        )
        self.assertFalse(village.core_team_id)

    def test_a_municipality_is_no_part_of_a_district(self):
        with self.assertRaisesRegex(ValidationError, "cannot be part of"):
            self.neighbourhood(area_type="municipality")

    def test_an_area_cannot_turn_into_the_level_above(self):
        self.neighbourhood()
        with self.assertRaisesRegex(ValidationError, "cannot be part of"):
            self.area["near"].area_type = "municipality"

    def test_an_area_lies_in_one_municipality(self):
        with self.assertRaises(UserError):
            self.area["near"].parent_id = self.area["abroad"].parent_id

    @mute_logger("odoo.sql_db")
    def test_a_cbs_code_keeps_its_letters(self):
        for code in ("0828", "WK0828", "BU082801", "gm0828", "GM03A3", "WK0363ad"):
            with (
                self.subTest(code=code),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.neighbourhood(cbs_code=code).flush_recordset()

    def test_the_last_signs_of_a_cbs_code_may_be_letters(self):
        """As in Amsterdam (domain.md 2.10.4)."""
        self.area["near"].cbs_code = "WK0363AD"
        self.area["near"].parent_id.cbs_code = "GM0363"
        small = self.neighbourhood(cbs_code="BU0363AD07")
        self.env.flush_all()
        self.assertEqual(self.Area.name_search("BU0363AD"), [(small.id, "Ussen")])

    @mute_logger("odoo.sql_db")
    def test_a_cbs_code_is_given_once_in_a_municipality(self):
        self.neighbourhood(cbs_code="BU08280101")
        self.area["abroad"].cbs_code = "BU08280101"
        self.env.flush_all()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.neighbourhood(cbs_code="BU08280101").flush_recordset()
