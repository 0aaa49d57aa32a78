import csv
import io
import re
from datetime import date

import openpyxl

from odoo.tests import freeze_time, tagged
from odoo.tools import file_open

from .common import ChainCase

OPTIONS = {
    "has_headers": True,
    "quoting": '"',
    "separator": ";",
    "encoding": "utf-8",
    "date_format": "%d-%m-%Y",
    "datetime_format": "",
    "float_thousand_separator": ".",
    "float_decimal_separator": ",",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLACEMENT = ["tvs_reference", "linked_date", "size_class", "corporation_id"]
HOUSEHOLD = [
    "guidance_organisation_id",
    "person_ids/first_name",
    "person_ids/last_name",
    "person_ids/birth_date",
    "placement_ids/tvs_reference",
    "placement_ids/linked_date",
]


class ImportCase(ChainCase):
    """A user in front of the import screen, with a file."""

    def importer(self, role, model, rows):
        """Return a wizard of Odoo's import that holds these rows and one header."""
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows([["header"] * len(rows[0]), *rows])
        return self.wizard(role, model, text.getvalue().encode())

    def wizard(self, role, model, content, file_type="text/csv"):
        user = self.user_of[role]
        user.lang = "nl_NL"
        return (
            self.env["base_import.import"]
            .with_user(user)
            .with_context(lang="nl_NL", tracking_disable=False)
            .create({"res_model": model, "file": content, "file_type": file_type})
        )

    def load(self, role, model, fields, rows):
        wizard = self.importer(role, model, rows)
        # Nothing is muted: a database that refuses a row quotes it in the log.
        return wizard.execute_import(fields, ["header"] * len(fields), OPTIONS)

    def placements(self):
        return self.env["keten.placement"].search([("tvs_reference", "like", "TVS-")])


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestImport(ImportCase):
    """A municipality brings its target tracking along, as a file."""

    def test_coordinator_imports_placements(self):
        corporation = self.org["housing_corporation", "near"].name
        result = self.load(
            "coordinator",
            "keten.placement",
            PLACEMENT,
            [
                ["TVS-1", "12-01-2026", "3 of 4 personen", corporation],
                ["TVS-2", "19-01-2026", "", ""],
            ],
        )
        self.assertFalse(result["messages"])
        first, second = self.placements().sorted("tvs_reference")
        self.assertEqual(first.size_class, "3-4")
        self.assertEqual((first.state, second.state), ("linked", "linked"))
        self.assertEqual(str(first.find_due_date), "2026-03-23")
        self.assertTrue(first.activity_ids, "the plan of a new placement")

    def test_case_director_imports_households_with_people(self):
        council = self.org["refugee_council", "near"].name
        before = self.env["keten.household"].search([])
        result = self.load(
            "case_director",
            "keten.household",
            HOUSEHOLD,
            [
                [council, "Example", "One", "14-03-1991", "TVS-1", "12-01-2026"],
                ["", "Example", "Two", "22-08-1995", "", ""],
                [council, "Example", "Three", "30-11-1988", "TVS-2", "19-01-2026"],
            ],
        )
        self.assertFalse(result["messages"])
        couple, single = (self.env["keten.household"].search([]) - before).sorted(
            "name"
        )
        self.assertEqual((couple.size, single.size), (2, 1))
        self.assertEqual(couple.placement_ids.size_class, "2")
        self.assertEqual(single.placement_ids.state, "linked")
        self.assertEqual(single.case_director_id, self.user_of["case_director"])

    def test_coordinator_imports_a_workbook(self):
        book = openpyxl.Workbook()
        book.active.append(["header", "header"])
        book.active.append(["TVS-1", date(2026, 1, 12)])
        content = io.BytesIO()
        book.save(content)
        wizard = self.wizard("coordinator", "keten.placement", content.getvalue(), XLSX)
        options = OPTIONS | {"date_format": "%Y-%m-%d"}
        fields = ["tvs_reference", "linked_date"]
        result = wizard.execute_import(fields, ["header"] * 2, options)
        self.assertFalse(result["messages"])
        self.assertEqual(self.placements().linked_date, date(2026, 1, 12))

    def test_thousand_rows_in_one_go(self):
        corporation = self.org["housing_corporation", "near"].name
        rows = [
            [f"TVS-{number}", "12-01-2026", "1 persoon", corporation]
            for number in range(1000)
        ]
        mails = self.env["mail.mail"].search_count([])
        result = self.load("coordinator", "keten.placement", PLACEMENT, rows)
        self.assertFalse(result["messages"])
        self.assertEqual(len(self.placements()), 1000)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_thousand_households_with_their_people_in_one_go(self):
        rows = self.households(1000)
        mails = self.env["mail.mail"].search_count([])
        result = self.load("case_director", "keten.household", HOUSEHOLD, rows)
        self.assertFalse(result["messages"])
        households = self.env["keten.household"].browse(result["ids"])
        self.assertEqual(len(households), 1000)
        self.assertEqual(len(households.person_ids), 2000)
        self.assertEqual(set(households.placement_ids.mapped("state")), {"linked"})
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_a_long_file_is_not_cut_into_batches(self):
        rows = [[f"TVS-{n}", "12-01-2026", "", ""] for n in range(5)]
        wizard = self.importer("coordinator", "keten.placement", [*rows, rows[0]])
        columns = ["header"] * len(PLACEMENT)
        result = wizard.execute_import(PLACEMENT, columns, OPTIONS | {"limit": 2})
        self.assertFalse(result["ids"])
        self.assertFalse(self.placements(), "all or nothing")

    def households(self, number, first=0):
        council = self.org["refugee_council", "near"].name
        rows = []
        for n in range(first, first + number):
            head = ["Example", "Head", "14-03-1991", f"TVS-{n}", "12-01-2026"]
            rows += [[council, *head], ["", "Example", "Child", "02-06-2019", "", ""]]
        return rows

    def test_rows_cost_no_queries_but_for_their_reference(self):
        """Three per record: Odoo draws the numbers of a sequence one by one."""
        corporation = self.org["housing_corporation", "near"].name

        def placements(number, first):
            rows = range(first, first + number)
            return [[f"TVS-{n}", "12-01-2026", "1 persoon", corporation] for n in rows]

        for role, model, fields, rows_of, records in (
            ("coordinator", "keten.placement", PLACEMENT, placements, 1),
            ("case_director", "keten.household", HOUSEHOLD, self.households, 2),
        ):
            with self.subTest(model=model):
                costs = []
                for number, first in ((10, 2000), (10, 2100), (110, 2200)):
                    before = self.cr.sql_log_count
                    rows = rows_of(number, first)
                    result = self.load(role, model, fields, rows)
                    self.assertFalse(result["messages"])
                    self.env.flush_all()
                    costs.append(self.cr.sql_log_count - before)
                    self.env["keten.placement"].search(
                        [("tvs_reference", "like", "TVS-2")]
                    ).unlink()
                self.assertLess((costs[2] - costs[1]) / 100, 3 * records + 1)

    def test_a_file_too_long_for_one_request_is_refused_at_once(self):
        rows = [[str(number), "12-01-2026"] for number in range(3001)]
        result = self.load("coordinator", "keten.placement", PLACEMENT[:2], rows)
        (fault,) = result["messages"]
        self.assertIn("3001", fault["message"])
        self.assertFalse(result["ids"])

    def test_police_officer_imports_nothing(self):
        result = self.load(
            "police", "keten.placement", PLACEMENT[1:3], [["12-01-2026", "1 persoon"]]
        )
        self.assertTrue(result["messages"])
        self.assertFalse(result["ids"])

    def test_headers_of_the_templates_are_recognised(self):
        for role, model in (
            ("coordinator", "keten.placement"),
            ("case_director", "keten.household"),
        ):
            (template,) = self.env[model].get_import_templates()
            with file_open(template["template"].removeprefix("/"), "rb") as sheet:
                content = sheet.read()
            preview = self.wizard(role, model, content).parse_preview(OPTIONS)
            self.assertFalse(preview.get("error"))
            headers = preview["headers"]
            self.assertEqual(
                set(map(int, preview["matches"])), set(range(len(headers)))
            )
            self.assertTrue(re.search("TVS-kenmerk", " ".join(headers)))
