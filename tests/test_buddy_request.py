from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .buddy_case import BuddyCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestBuddyRequest(BuddyCase):
    """A wish is written down with the person's agreement, and waits (OSS-C3)."""

    def test_a_guide_writes_a_wish_down_for_who_looks(self):
        request = self.ask()
        self.assertRegex(request.name, r"^M-2026-\d{4}$")
        self.assertEqual(request.display_name, f"{request.name} Area near")
        self.assertRecordValues(
            request,
            [
                {
                    "state": "open",
                    "language_ids": self.tigrinya.ids,
                    "area_id": self.area["near"].id,
                    "wait_due_date": date(2026, 4, 27),
                    "responsible_id": self.org["welfare", "near"].contact_user_id.id,
                }
            ],
        )
        self.assertEqual((request.sudo().rd_x, request.sudo().rd_y), (164_000, 418_000))

    def test_who_looks_reads_no_household_and_changes_no_wish(self):
        request = self.ask()
        for name in ("household_id", "person_id", "rd_x", "rd_y"):
            with self.subTest(name=name), self.assertRaises(AccessError):
                request.read([name])
        with self.assertRaises(AccessError):
            request.search([("person_id.last_name", "=", "Secretnear")])
        with self.assertRaises(AccessError):
            request.goal = "letters"

    def test_nothing_is_written_down_against_somebodys_will(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.cr.savepoint(),
        ):
            self.ask(has_agreed=False)

    def test_there_is_no_place_for_origin_or_religion(self):
        told = " ".join(
            f"{name} {field.string}".lower()
            for model in ("request", "match", "evaluation", "contact")
            for name, field in self.env[f"keten.buddy.{model}"]._fields.items()
        )
        for word in ("nation", "ethnic", "religi", "origin", "belief", "country"):
            self.assertNotIn(word, told)

    def test_a_person_waits_once(self):
        self.ask()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.cr.savepoint(),
        ):
            self.ask()

    def test_a_wish_belongs_to_the_household_it_names(self):
        with self.assertRaises(AccessError):
            self.ask(person_id=self.far.household_id.person_ids.id)

    def test_more_than_four_weeks_is_amber_and_more_than_eight_is_red(self):
        for day, colour in (
            ("2026-03-30", "green"),
            ("2026-03-31", "amber"),
            ("2026-04-27", "amber"),
            ("2026-04-28", "red"),
        ):
            if day == "2026-03-30":
                request = self.ask()
            with self.subTest(day=day), freeze_time(day):
                request.invalidate_recordset()
                self.assertEqual(request.deadline_colour, colour)

    def test_a_request_is_closed_with_a_reason_and_may_wait_again(self):
        request = self.ask()
        with self.assertRaisesRegex(UserError, "Why closed is not filled in"):
            request._do("close")
        request.close_reason = "found"
        request._do("close")
        self.assertFalse(request.deadline_date)
        self.assertFalse(self.activities(request, "wait"))
        with freeze_time("2026-04-01"):
            request.action_reopen()
        self.assertEqual((request.state, request.asked_on), ("open", date(2026, 4, 1)))

    def test_a_request_with_a_proposal_is_not_closed_from_under_it(self):
        request = self.ask()
        match = self.propose(request, self.ready())
        request.close_reason = "found"
        with self.assertRaisesRegex(UserError, match.name):
            request._do("close")
