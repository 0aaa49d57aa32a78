from datetime import date

from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionRhythm(SessionCase):
    """A kernteam meets at most every six weeks (OSS-A9; domain.md 5.8, example 1)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-02-25 12:00:00"):
            cls.last = cls.env["keten.session"].create(
                {"team_id": cls.team["near"].id, "start_at": "2026-02-25 09:00:00"}
            )
            cls.last.action_hold()

    def rhythm(self):
        team = self.team["near"]
        team.invalidate_recordset()
        return team.rhythm_colour

    def test_six_weeks_is_in_time_and_a_day_more_is_not(self):
        session = self.plan("2026-04-08 09:00:00")
        self.assertRecordValues(
            self.team["near"],
            [
                {
                    "last_regular_date": date(2026, 2, 25),
                    "next_regular_date": date(2026, 4, 8),
                    "rhythm_due_date": date(2026, 4, 8),
                    "rhythm_colour": "green",
                }
            ],
        )
        session.start_at = "2026-04-09 09:00:00"
        self.assertEqual(self.rhythm(), "red")

    def test_amber_from_a_week_before_when_nothing_is_planned(self):
        for day, colour in (
            ("2026-03-31", "idle"),
            ("2026-04-01", "amber"),
            ("2026-04-08", "amber"),
            ("2026-04-09", "red"),
        ):
            with self.subTest(day=day), freeze_time(day):
                self.assertEqual(self.rhythm(), colour)

    def test_a_social_team_has_no_rhythm(self):
        team = self.env["keten.team"].create(
            {"name": "Social team", "team_type": "social"}
        )
        self.assertFalse(team.rhythm_colour)

    def test_an_interim_session_does_not_count(self):
        self.plan("2026-03-10 09:00:00", session_type="interim")
        self.assertFalse(self.last.next_regular_date)

    def test_the_chair_hears_that_no_session_is_planned(self):
        kind = self.env.ref("ketenaanpak.mail_activity_type_plan_session")

        def asked():
            activities = self.last.activity_ids
            return activities.filtered(lambda a: a.activity_type_id == kind)

        self.assertRecordValues(
            asked(),
            [
                {
                    "user_id": self.user_of["coordinator"].id,
                    "date_deadline": date(2026, 4, 8),
                }
            ],
        )
        session = self.plan("2026-04-08 09:00:00")
        self.assertFalse(asked())
        session.action_cancel()
        self.assertEqual(len(asked()), 1)
