import csv
import io
import re
from datetime import date

import openpyxl

from odoo.tests import freeze_time, tagged
from odoo.tools import file_open, mute_logger

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


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestImport(ChainCase):
    """A municipality brings its target tracking along, as a file."""

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
        with mute_logger("odoo.sql_db"):
            return wizard.execute_import(fields, ["header"] * len(fields), OPTIONS)

    def placements(self):
        return self.env["keten.placement"].search([("tvs_reference", "like", "TVS-")])

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

    def test_faulty_row_is_named_and_nothing_is_kept(self):
        faults = {
            "tvs_reference": (["TVS-1", "12-01-2026", "", ""], "TVS-kenmerk"),
            "linked_date": (["TVS-9", "32-01-2026", "", ""], "32-01-2026"),
            "size_class": (["TVS-9", "12-01-2026", "veel", ""], "veel"),
            "corporation_id": (["TVS-9", "12-01-2026", "", "Nergens"], "Nergens"),
        }
        good = ["TVS-1", "12-01-2026", "", ""]
        for field, (bad, told) in faults.items():
            with self.subTest(field=field):
                result = self.load(
                    "coordinator", "keten.placement", PLACEMENT, [good, bad]
                )
                message = result["messages"][0]
                self.assertFalse(result.get("ids"))
                self.assertIn(told, message["message"])
                row = message.get("rows", {}).get("from") == 1
                self.assertTrue(row or "regel 2" in message["message"], message)
                self.assertFalse(self.placements(), "all or nothing")

    def test_birth_date_in_the_future_names_its_household(self):
        council = self.org["refugee_council", "near"].name
        result = self.load(
            "case_director",
            "keten.household",
            HOUSEHOLD,
            [
                [council, "Example", "One", "14-03-1991", "", ""],
                [council, "Example", "Two", "14-03-2091", "", ""],
            ],
        )
        (message,) = result["messages"]
        self.assertIn("een geboortedatum ligt in de toekomst", message["message"])
        self.assertEqual(message["rows"]["from"], 1)
        self.assertFalse(
            self.env["keten.person"].search([("first_name", "=", "Example")])
        )

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

    def test_rows_cost_no_queries_of_their_own(self):
        def queries(first, number):
            rows = [
                [f"TVS-{first + n}", "12-01-2026", "1 persoon", ""]
                for n in range(number)
            ]
            self.env.flush_all()
            before = self.cr.sql_log_count
            self.assertFalse(
                self.load("coordinator", "keten.placement", PLACEMENT, rows)["messages"]
            )
            self.env.flush_all()
            return self.cr.sql_log_count - before

        queries(0, 10)
        few, many = queries(100, 10), queries(200, 110)
        self.assertLess((many - few) / 100, 4)

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
