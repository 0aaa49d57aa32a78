from datetime import datetime, time, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from .series_case import SCHOOL_HOLIDAYS, SeriesCase, day


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionSeries(SeriesCase):
    """A chair plans a year of sessions at once (OSS-A9; domain.md 5.8, example 1)."""

    # ------------------------------------------------------------------
    # The rhythm
    # ------------------------------------------------------------------

    def test_worked_example_1_goes_on_for_a_year(self):
        """25 February, then 8 April: six weeks to the day, and so on."""
        series = self.series()
        self.assertEqual(series.weeks, 6)
        self.assertEqual(series.until, day("2027-03-02"))
        self.assertFalse(self.told(series))
        self.assertEqual(set(series.day_ids.mapped("gap")), {42})
        self.assertFalse(series.late_count)
        series.action_plan()
        rhythm = [day("2026-04-08") + timedelta(weeks=6 * n) for n in range(8)]
        self.assertEqual(self.days(), rhythm)
        self.assertEqual(self.team["near"].rhythm_colour, "green")

    def test_a_day_more_is_too_late(self):
        series = self.series(first_at="2026-04-09 08:00:00")
        self.assertRecordValues(
            series.day_ids[0],
            [
                {
                    "day": day("2026-04-09"),
                    "gap": 43,
                    "latest": day("2026-04-08"),
                    "is_late": True,
                    "reason": False,
                }
            ],
        )
        self.assertEqual(series.late_count, 1)
        series.action_plan()
        self.assertEqual(self.team["near"].rhythm_colour, "red")

    def test_sessions_begin_at_the_usual_hour_in_summer_and_in_winter(self):
        self.series().action_plan()
        sessions = self.sessions()
        hours = {
            self.team["near"]._hour_of(moment) for moment in sessions.mapped("start_at")
        }
        self.assertEqual(hours, {time(10)})
        self.assertEqual(sessions[0].start_at, datetime(2026, 4, 8, 8))
        self.assertEqual(sessions[-1].start_at, datetime(2027, 1, 27, 9))
        self.assertEqual(set(sessions.mapped("location")), {"Wijkcentrum"})
        self.assertEqual(set(sessions.mapped("duration")), {2})

    def test_a_team_that_met_too_long_ago_begins_where_its_calendar_does(self):
        self.last.start_at = "2025-12-02 09:00:00"
        self.assertEqual(self.series().day_ids[0].day, day("2026-03-16"))
        self.plan("2026-03-24 09:00:00")
        first = self.series().day_ids[0]
        self.assertEqual((first.day, first.is_planned), (day("2026-03-24"), True))

    def test_the_rhythm_comes_from_the_term_of_the_municipality(self):
        self.env["keten.term"].create(
            {
                "name": "Every four weeks",
                "code": "SESSION",
                "company_id": self.oss.id,
                "number": 4,
                "unit": "weeks",
            }
        )
        series = self.series(first_at="2026-03-11 09:00:00")
        self.assertEqual(series.weeks, 4)
        self.assertEqual(series.day_ids[1].day, day("2026-04-08"))

    def test_a_slower_rhythm_is_the_choice_of_the_chair(self):
        series = self.series(weeks=13, first_at="2026-04-08 08:00:00")
        self.assertEqual(series.day_ids[1:].mapped("gap"), [91, 91, 91])
        self.assertEqual(series.late_count, 3)

    # ------------------------------------------------------------------
    # Once, all of it, by the chair
    # ------------------------------------------------------------------

    def test_twice_makes_no_doubles(self):
        self.rest(*SCHOOL_HOLIDAYS)
        self.series().action_plan()
        planned = self.sessions()
        again = self.series()
        self.assertFalse(again.new_count)
        self.assertEqual(again.late_count, 1)
        again.action_plan()
        self.assertEqual(self.sessions(), planned)

    def test_a_session_that_was_moved_by_hand_is_no_gap(self):
        self.series().action_plan()
        planned = self.sessions()
        planned[1].start_at = "2026-05-18 08:00:00"
        planned[3].action_cancel()
        self.series().action_plan()
        self.assertEqual(
            self.sessions() - planned,
            self.sessions().filtered(lambda s: s.session_date == day("2026-08-12")),
        )
        self.assertEqual(len(self.sessions()), len(planned))

    def test_what_was_planned_meanwhile_is_not_planned_again(self):
        first, second = self.series(), self.series()
        first.action_plan()
        planned = self.sessions()
        second.action_plan()
        self.assertEqual(self.sessions(), planned)

    def test_what_waits_comes_on_the_first_agenda(self):
        placement = self.announce(self.new_placement())
        self.series().action_plan()
        self.assertEqual(self.item_of(placement).session_id, self.sessions()[0])

    def test_the_screen_shows_the_days_while_the_chair_chooses(self):
        series = self.as_chair(self.env["keten.session.series"])
        form = Form(series.with_context(default_team_id=self.team["near"].id))
        self.assertEqual((form.new_count, form.problem), (8, False))
        form.weeks = 3
        self.assertEqual(form.new_count, 16)
        form.weeks = 0
        self.assertEqual(form.new_count, 0)
        self.assertIn("at least a week", form.problem)

    def test_dates_that_make_no_series_are_refused_whole(self):
        for sentence, vals in (
            ("at least a week", {"weeks": 0}),
            ("from today on", {"first_at": "2026-03-01 09:00:00"}),
            ("ends before it begins", {"until": "2026-04-01"}),
            ("two years ahead", {"until": "2028-03-03"}),
            ("until when", {"until": False}),
        ):
            with self.subTest(sentence=sentence):
                series = self.series(**vals)
                self.assertFalse(series.day_ids)
                with self.assertRaisesRegex(UserError, sentence):
                    series.action_plan()
        self.assertFalse(self.sessions())

    def test_only_a_coordinator_of_the_municipality_plans(self):
        for role in ("welfare", "police", "keten_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.series(role)
        stranger = self.env["keten.session.series"].with_user(
            self.foreigner_of["coordinator"]
        )
        with self.assertRaises(AccessError):
            stranger.create({"team_id": self.team["near"].id})

    # ------------------------------------------------------------------
    # One session more
    # ------------------------------------------------------------------

    def plan_one(self):
        """Save what the team's button proposes, as it stands."""
        action = self.as_chair(self.team["near"]).action_plan_session()
        sessions = self.as_chair(self.env["keten.session"])
        return Form(sessions.with_context(**action["context"])).save()

    def test_one_session_is_proposed_as_the_series_goes_on(self):
        for expected in ("2026-04-08", "2026-05-20"):
            session = self.plan_one()
            self.assertRecordValues(
                session,
                [
                    {
                        "team_id": self.team["near"].id,
                        "session_date": day(expected),
                        "duration": 2,
                        "location": "Wijkcentrum",
                    }
                ],
            )
            hour = self.team["near"]._hour_of(session.start_at)
            self.assertEqual(hour, time(10, 0))

    def test_a_year_that_is_full_proposes_no_day(self):
        self.series().action_plan()
        action = self.as_chair(self.team["near"]).action_plan_session()
        self.assertEqual(action["context"], {"default_team_id": self.team["near"].id})
