from datetime import date

from odoo.tests import freeze_time, tagged

from .volunteer_case import VolunteerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestVolunteerForget(VolunteerCase):
    """Who was here is forgotten, that somebody was here stays (2.7.4)."""

    def nightly(self, day):
        with freeze_time(f"{day} 02:00:00"), self.enter_registry_test_mode():
            self.env.ref("ketenaanpak.ir_cron_volunteers").method_direct_trigger()
        self.env.invalidate_all()

    def end(self, volunteer, state="left"):
        volunteer.leave_reason = "other"
        volunteer.state = state
        return volunteer.sudo()

    def assert_forgotten(self, volunteer, is_forgotten):
        self.assertTrue(volunteer.exists())
        self.assertEqual(bool(volunteer.forgotten_on), is_forgotten)
        self.assertEqual(bool(volunteer.first_name), not is_forgotten)
        self.assertEqual(bool(volunteer.contact_ids), not is_forgotten)

    def test_who_never_started_is_forgotten_after_four_weeks(self):
        for state in ("rejected", "left"):
            volunteer = self.end(self.new_volunteer(), state)
            self.assertEqual(volunteer.expires_on, date(2026, 3, 30))
            self.nightly("2026-03-30")
            self.assert_forgotten(volunteer, False)
            self.nightly("2026-03-31")
            self.assert_forgotten(volunteer, True)

    def test_who_left_is_forgotten_after_two_years(self):
        volunteer = self.end(self.available())
        self.assertEqual(volunteer.expires_on, date(2028, 3, 2))
        self.nightly("2028-03-02")
        self.assert_forgotten(volunteer, False)
        self.nightly("2028-03-03")
        self.assert_forgotten(volunteer, True)

    def test_nothing_of_the_person_is_left_and_every_count_stays(self):
        volunteer = self.available(
            login_id=self.user_of["guide"].id, gender="woman", vog_reference="123"
        )
        volunteer.message_post(body="Fenna rings on Monday")
        self.end(volunteer)
        before = self.counted()
        self.nightly("2028-03-03")
        self.nightly("2028-03-04")
        volunteer = volunteer.sudo()
        self.assertEqual(volunteer.forgotten_on, date(2028, 3, 3))
        self.assertEqual(self.counted(), before)
        for name in (
            "gender",
            "account_id",
            "language_ids",
            "moment_ids",
            "message_ids",
            "vog_checked_on",
            "rd_x",
        ):
            self.assertFalse(volunteer[name], name)
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT count(*) FROM keten_volunteer_contact WHERE last_name='Invented'"
        )
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def counted(self):
        everybody = self.env["keten.volunteer"].with_context(active_test=False)
        return everybody._read_group(
            [], ["state", "area_id", "purpose_ids"], ["__count"]
        )
