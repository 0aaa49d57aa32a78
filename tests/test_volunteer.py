from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .volunteer_case import SCREENED, VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteer(VolunteerCase):
    """Somebody registers, is screened, and becomes available (domain.md 5.4)."""

    def test_from_registration_to_available(self):
        volunteer = self.new_volunteer(shares_pool=True)
        self.assertEqual(volunteer.state, "registered")
        self.assertEqual(volunteer.intake_due_date, date(2026, 3, 16))
        self.assertEqual(volunteer.responsible_id, self.user_of["guidance"])
        volunteer.action_interview()
        volunteer.action_screen()
        self.assertEqual(volunteer.screening_due_date, date(2026, 4, 27))
        volunteer.write(SCREENED)
        volunteer.action_admit()
        self.assertRecordValues(
            volunteer,
            [
                {
                    "state": "available",
                    "intake_on": date(2026, 3, 2),
                    "started_on": date(2026, 3, 2),
                    "waiting_since": date(2026, 3, 2),
                    "is_screened": True,
                    "screening_gap": "",
                    "vog_valid_until": date(2029, 9, 1),
                }
            ],
        )

    def test_what_is_missing_is_said_with_who_can_help(self):
        volunteer = self.new_volunteer()
        volunteer.action_interview()
        volunteer.action_screen()
        with self.assertRaisesRegex(
            UserError,
            "(?s)certificate of conduct was not seen.*confidentiality statement was "
            "not signed.*introduction training was not taken.*not agreed to the joint "
            "pool.*guidance_near.* can fill this in",
        ):
            volunteer.action_admit()
        with self.assertRaises(UserError):
            volunteer.state = "available"  # as a dragged card does
        self.assertEqual(volunteer.state, "screening")

    def test_a_pool_of_one_organisation_asks_no_consent(self):
        self.oss.keten_joint_pool = False
        self.assertEqual(self.available(shares_pool=False).state, "available")

    def test_its_name_is_a_reference_and_an_area(self):
        volunteer = self.new_volunteer()
        self.assertRegex(volunteer.display_name, r"^V-2026-\d{4} Area near$")
        self.assertFalse(volunteer.search([("display_name", "ilike", "Fenna")]))

    def test_a_certificate_counts_three_to_five_years(self):
        volunteer = self.new_volunteer(**SCREENED)
        for day, is_fine in (
            ("2028-08-31", False),
            ("2028-09-01", True),
            ("2030-09-01", True),
            ("2030-09-02", False),
        ):
            with self.subTest(day=day), mute_logger("odoo.sql_db"):
                if is_fine:
                    volunteer.vog_valid_until = day
                    self.env.flush_all()
                    continue
                with self.assertRaises(IntegrityError), self.cr.savepoint():
                    volunteer.vog_valid_until = day
                    self.env.flush_all()

    def test_nothing_was_seen_or_signed_on_a_later_day(self):
        for name in ("vog_checked_on", "confidentiality_on", "training_on"):
            with self.subTest(name=name), self.assertRaises(ValidationError):
                self.new_volunteer(**{name: "2026-03-03"})

    def test_a_stamp_is_nobody_s_to_write(self):
        volunteer = self.new_volunteer()
        for name, value in (
            ("is_screened", True),
            ("waiting_since", "2026-01-01"),
            ("started_on", "2026-01-01"),
            ("load", 0),
            ("rd_x", 1.0),
        ):
            with self.subTest(name=name), self.assertRaises(AccessError):
                volunteer.write({name: value})

    def test_a_pause_asks_until_when(self):
        volunteer = self.available()
        with self.assertRaisesRegex(UserError, "Available again on is not filled"):
            volunteer.state = "paused"
        volunteer.available_again_on = "2026-05-01"
        volunteer.state = "paused"
        self.assertEqual(volunteer.deadline_date, date(2026, 5, 1))
        self.assertFalse(volunteer.waiting_since)
        volunteer.action_resume()
        self.assertFalse(volunteer.available_again_on)
        self.assertEqual(volunteer.waiting_since, date(2026, 3, 2))

    def test_who_leaves_says_why(self):
        volunteer = self.available()
        with self.assertRaisesRegex(UserError, "Why it ended is not filled"):
            volunteer.state = "left"
        volunteer.leave_reason = "moved"
        volunteer.state = "left"
        self.assertEqual(volunteer.ended_on, date(2026, 3, 2))
        self.assertFalse(volunteer.deadline_date)

    def test_a_certificate_is_seen_and_not_kept(self):
        volunteer = self.new_volunteer()
        paper = {"name": "vog.pdf", "raw": b"x"}
        attachments = self.env["ir.attachment"].with_user(self.user_of["guidance"])
        for record in (volunteer, volunteer.contact_ids):
            here = {"res_model": record._name, "res_id": record.id}
            with self.assertRaisesRegex(ValidationError, "No files are kept"):
                attachments.create({**paper, **here})
        loose = attachments.create(
            {**paper, "res_model": "mail.compose.message", "res_id": 0}
        )
        with self.assertRaises(ValidationError):
            volunteer.message_post(body="Seen", attachment_ids=loose.ids)
