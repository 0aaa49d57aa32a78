from odoo.tests import freeze_time, tagged

from .test_import import HOUSEHOLD, OPTIONS, PLACEMENT, ImportCase

GOOD = ["TVS-1", "12-01-2026", "", ""]


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestImportFaults(ImportCase):
    """A file with a mistake: told by row and column, and nothing of it stays.

    No logger is muted here. What the database refuses it quotes in the server log,
    so a fault that reached it fails the test by its line in the log.
    """

    def refuse(self, role, model, fields, rows):
        """Return ``(row, column, sentence)`` of each fault of a file refused whole."""
        records = self.env[model].search_count([])
        result = self.load(role, model, fields, rows)
        self.assertFalse(result["ids"])
        self.assertEqual(self.env[model].search_count([]), records, "all or nothing")
        return [
            (
                message["rows"]["from"] + 1,
                "/".join(message["field_path"]),
                message["message"],
            )
            for message in result["messages"]
        ]

    def refuse_placement(self, row, fields=PLACEMENT):
        return self.refuse("coordinator", "keten.placement", fields, [GOOD, row])

    def person(self, *cells):
        return [self.org["refugee_council", "near"].name, *cells]

    def test_a_fault_is_told_by_row_and_column(self):
        for column, row, told in (
            ("linked_date", ["TVS-9", "31-02-2026", "", ""], "31-02-2026"),
            ("size_class", ["TVS-9", "12-01-2026", "veel", ""], "veel"),
            ("corporation_id", ["TVS-9", "12-01-2026", "", "Nergens"], "Nergens"),
            ("tvs_reference", ["", "12-01-2026", "", ""], "niet ingevuld"),
        ):
            with self.subTest(column=column):
                ((number, where, sentence),) = self.refuse_placement(row)
                self.assertEqual((number, where), (2, column))
                self.assertTrue(sentence.startswith("Regel 3: "), sentence)
                self.assertIn(told, sentence)

    def test_a_move_before_the_linking_is_told(self):
        faults = self.refuse(
            "coordinator",
            "keten.placement",
            ["tvs_reference", "linked_date", "moved_in_date"],
            [["TVS-1", "12-01-2026", "11-01-2026"]],
        )
        self.assertEqual([fault[:2] for fault in faults], [(1, "moved_in_date")])

    def test_an_area_of_two_places_is_not_guessed(self):
        for parent in ("near", "far"):
            self.env["keten.area"].create(
                {"name": "Centrum", "parent_id": self.area[parent].id}
            )
        fields = ["tvs_reference", "area_id"]
        rows = [["TVS-1", "Centrum"], ["TVS-2", self.area["near"].name]]
        faults = self.refuse("coordinator", "keten.placement", fields, rows)
        self.assertEqual([fault[:2] for fault in faults], [(1, "area_id")])

    def test_all_faults_are_told_at_once(self):
        faults = self.refuse(
            "coordinator",
            "keten.placement",
            PLACEMENT,
            [
                ["TVS-1", "31-02-2026", "", ""],
                ["TVS-2", "12-01-2026", "veel", ""],
                ["", "12-01-2026", "", ""],
            ],
        )
        self.assertEqual(
            {fault[:2] for fault in faults},
            {(1, "linked_date"), (2, "size_class"), (3, "tvs_reference")},
        )

    # ------------------------------------------------------------------
    # The same reference twice
    # ------------------------------------------------------------------

    def test_a_reference_stands_in_a_file_once(self):
        faults = self.refuse_placement(GOOD)
        self.assertEqual(
            [fault[:2] for fault in faults],
            [(1, "tvs_reference"), (2, "tvs_reference")],
        )

    def test_a_file_cannot_be_imported_twice(self):
        rows = [GOOD]
        self.load("coordinator", "keten.placement", PLACEMENT, rows)
        faults = self.refuse("coordinator", "keten.placement", PLACEMENT, rows)
        self.assertEqual(
            faults,
            [
                (
                    1,
                    "tvs_reference",
                    "Regel 2: Er is al een plaatsing met dit TVS-kenmerk.",
                )
            ],
        )

    def test_a_placement_may_be_updated_by_its_external_id(self):
        fields = ["id", *PLACEMENT[:3]]
        for size in ("1 persoon", "2 personen"):
            rows = [["chain.one", "TVS-1", "12-01-2026", size]]
            result = self.load("coordinator", "keten.placement", fields, rows)
            self.assertFalse(result["messages"])
        self.assertEqual(self.placements().size_class, "2")

    # ------------------------------------------------------------------
    # People
    # ------------------------------------------------------------------

    def test_a_fault_of_the_second_person_is_told_by_its_own_row(self):
        first = self.person("Example", "One", "14-03-1991", "TVS-1", "12-01-2026")
        for column, cells in (
            ("last_name", ["Example", "", "14-03-1991"]),
            ("birth_date", ["Example", "Two", "14-03-2091"]),
            ("birth_date", ["Example", "Two", "31-02-1991"]),
        ):
            with self.subTest(column=column, cells=cells):
                ((number, where, sentence),) = self.refuse(
                    "case_director",
                    "keten.household",
                    HOUSEHOLD,
                    [first, ["", *cells, "", ""]],
                )
                self.assertEqual((number, where), (2, f"person_ids/{column}"))
                self.assertNotIn("Birth", sentence)
        self.assertFalse(
            self.env["keten.person"].search([("first_name", "=", "Example")])
        )

    def test_the_fault_of_one_person_hides_no_other(self):
        first = self.person("Example", "One", "31-02-1991", "TVS-1", "12-01-2026")
        second = ["", "Example", "", "14-03-1991", "", ""]
        third = ["", "Example", "Three", "yesterday", "", ""]
        faults = self.refuse(
            "case_director", "keten.household", HOUSEHOLD, [first, second, third]
        )
        self.assertCountEqual(
            [fault[:2] for fault in faults],
            [
                (1, "person_ids/birth_date"),
                (2, "person_ids/last_name"),
                (3, "person_ids/birth_date"),
            ],
        )

    def test_each_fault_is_one_sentence_with_its_line(self):
        """The screen shows a list of them for each column."""
        rows = [["TVS-1", "31-02-2026", "", ""], ["TVS-2", "32-01-2026", "", ""]]
        result = self.load("coordinator", "keten.placement", PLACEMENT, rows)
        told = [message["message"] for message in result["messages"]]
        for sentence, line, value in zip(told, "23", rows, strict=True):
            self.assertTrue(sentence.startswith(f"Regel {line}: "), sentence)
            self.assertIn(value[1], sentence)
            self.assertIn("Schrijf", sentence, "and how it should be")
        self.assertTrue(all(m["is_whole_sentence"] for m in result["messages"]))

    def test_a_cell_nobody_can_read_is_not_called_empty_too(self):
        faults = self.refuse(
            "coordinator",
            "keten.address",
            ["street", "house_number", "postcode", "city"],
            [["Kerkstraat", "een", "5341 AB", "Oss"]],
        )
        self.assertEqual([fault[:2] for fault in faults], [(1, "house_number")])

    def test_one_impossible_day_makes_no_other_day_wrong(self):
        """The screen then guesses no notation, and sends none."""
        rows = [["TVS-1", "31-02-2026", "", ""], ["TVS-2", *GOOD[1:]]]
        wizard = self.importer("coordinator", "keten.placement", rows)
        headers = ["header"] * len(PLACEMENT)
        unguessed = OPTIONS | {"date_format": ""}
        result = wizard.execute_import(PLACEMENT, headers, unguessed)
        self.assertEqual([m["rows"]["from"] for m in result["messages"]], [0])

    def test_guidance_brings_people_and_leaves_placements_to_the_municipality(self):
        row = self.person("Example", "One", "14-03-1991", "TVS-1", "12-01-2026")
        faults = self.refuse("guidance", "keten.household", HOUSEHOLD, [row])
        self.assertIn((1, "placement_ids"), [fault[:2] for fault in faults])
        result = self.load("guidance", "keten.household", HOUSEHOLD[1:4], [row[1:4]])
        self.assertFalse(result["messages"])

    def test_an_empty_cell_means_the_default(self):
        fields = [*HOUSEHOLD[1:4], "person_ids/household_role"]
        rows = [["Example", "One", "14-03-1991", ""]]
        result = self.load("case_director", "keten.household", fields, rows)
        self.assertFalse(result["messages"])
        household = self.env["keten.household"].browse(result["ids"])
        self.assertEqual(household.person_ids.household_role, "head")

    def test_a_postcode_that_cannot_be_is_told(self):
        faults = self.refuse(
            "coordinator",
            "keten.address",
            ["street", "house_number", "postcode", "city"],
            [["Kerkstraat", "1", "5341ab", "Oss"], ["Kerkstraat", "2", "534", "Oss"]],
        )
        self.assertEqual([fault[:2] for fault in faults], [(2, "postcode")])
