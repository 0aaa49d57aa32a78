from datetime import date

from odoo.tests import freeze_time, tagged

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerDeadline(VolunteerCase):
    """Nobody who registers is forgotten, and no certificate runs out unseen."""

    def work(self, volunteer, kind):
        kind = self.env.ref(f"ketenaanpak.mail_activity_type_volunteer_{kind}")
        return volunteer.sudo().activity_ids.filtered(
            lambda activity: activity.activity_type_id == kind
        )

    def nightly(self, day):
        with freeze_time(f"{day} 01:30:00"):
            self.run_nightly_job()

    def test_who_registers_is_invited(self):
        volunteer = self.new_volunteer()
        self.assertRecordValues(
            self.work(volunteer, "intake"),
            [
                {
                    "user_id": self.user_of["guidance"].id,
                    "date_deadline": date(2026, 3, 16),
                }
            ],
        )
        volunteer.action_interview()
        self.assertFalse(self.work(volunteer, "intake"))
        self.assertTrue(self.work(volunteer, "screening"))

    def test_three_months_before_a_certificate_ends_it_is_work(self):
        volunteer = self.available()
        self.assertEqual(volunteer.vog_due_date, date(2029, 9, 1))
        self.assertFalse(self.work(volunteer, "vog"))
        self.nightly("2029-05-31")
        self.assertFalse(self.work(volunteer, "vog"))
        self.nightly("2029-06-01")
        self.nightly("2029-06-02")
        self.assertEqual(self.work(volunteer, "vog").date_deadline, date(2029, 9, 1))

    def test_a_new_certificate_ends_the_work(self):
        volunteer = self.available()
        self.nightly("2029-06-02")
        with freeze_time("2029-06-20 09:00:00"):
            volunteer.vog_checked_on = "2029-06-20"
        self.assertEqual(volunteer.vog_valid_until, date(2033, 6, 20))
        self.assertFalse(self.work(volunteer, "vog"))

    def test_a_certificate_that_ran_out_is_seen_by_the_nightly_job(self):
        volunteer = self.available()
        self.nightly("2029-09-01")
        self.assertTrue(volunteer.is_screened)
        self.nightly("2029-09-02")
        self.nightly("2029-09-02")
        self.assertFalse(volunteer.is_screened)
        self.assertFalse(volunteer.search([("is_screened", "=", True)]) & volunteer)
        self.assertEqual(volunteer.state, "available")
        with freeze_time("2029-09-02"):
            self.env.invalidate_all()
            self.assertRegex(volunteer.screening_gap, "ran out on .*2029")

    def test_who_has_no_work_is_heard_of_after_four_weeks(self):
        volunteer = self.available()
        self.assertEqual(volunteer.idle_due_date, date(2026, 4, 27))
        self.nightly("2026-03-29")
        self.assertFalse(self.work(volunteer, "idle"))
        self.nightly("2026-03-30")
        self.nightly("2026-03-31")
        self.assertEqual(len(self.work(volunteer, "idle")), 1)

    def test_a_coordinator_who_left_leaves_the_work_to_the_contact(self):
        volunteer = self.new_volunteer()
        leaver = self.user_of["guidance"]
        heir = self.new_colleague(leaver)
        leaver.keten_organisation_id.contact_user_id = heir
        leaver.keten_organisation_id = self.org["refugee_council", "far"]
        self.env.invalidate_all()
        self.assertFalse(volunteer.sudo().coordinator_id)
        self.assertEqual(volunteer.sudo().responsible_id, heir)
