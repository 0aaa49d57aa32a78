from odoo.tests import freeze_time, tagged

from .series_case import SCHOOL_HOLIDAYS, SeriesCase, day


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionSeriesBreak(SeriesCase):
    """A series leaves out the days on which nobody meets, within the term (OSS-A9)."""

    def test_a_holiday_moves_to_the_nearest_day_that_keeps_the_term(self):
        """Six weeks after 23 February comes Easter Monday, and Tuesday is too late."""
        easter = {"first_at": "2026-04-06 08:00:00", "until": "2026-04-10"}
        self.last.start_at = "2026-02-23 09:00:00"
        self.assertEqual(self.series(**easter).day_ids.day, day("2026-04-02"))
        self.last.start_at = "2026-02-25 09:00:00"
        series = self.series(**easter)
        self.assertEqual(
            self.told(series),
            {day("2026-04-07"): (day("2026-04-06"), "holiday", "Tweede paasdag")},
        )

    def test_the_day_before_goes_first_when_both_are_as_near(self):
        self.hold("2026-04-08")
        series = self.series(first_at="2026-05-14 08:00:00", until="2026-05-20")
        self.assertEqual(
            self.told(series),
            {day("2026-05-13"): (day("2026-05-14"), "holiday", "Hemelvaartsdag")},
        )

    def test_a_weekend_moves_too(self):
        series = self.series(first_at="2026-03-28 08:00:00", until="2026-04-01")
        self.assertEqual(
            self.told(series),
            {day("2026-03-27"): (day("2026-03-28"), "weekend", False)},
        )

    def test_the_team_comes_back_to_its_weekday_within_the_term(self):
        self.rest(("Study day", "2026-04-08", "2026-04-08"))
        series = self.series(until="2026-07-01")
        self.assertEqual(
            self.told(series),
            {
                day("2026-04-07"): (day("2026-04-08"), "break", "Study day"),
                day("2026-05-13"): (day("2026-05-20"), "gap", False),
            },
        )
        self.assertFalse(series.late_count)

    def test_an_extra_session_where_the_term_holds_by_it(self):
        """Nobody meets from 5 March until the term is over: one more just before."""
        self.last.start_at = "2026-03-02 09:00:00"
        self.rest(("Move of the centre", "2026-03-05", "2026-04-13"))
        series = self.series(until="2026-05-20")
        self.assertEqual(
            series.day_ids.mapped("day"),
            [day("2026-03-04"), day("2026-04-14")],
        )
        self.assertFalse(series.late_count)

    def test_a_year_over_school_holidays(self):
        """Nobody meets in the holidays, and the one gap that cannot hold is told."""
        self.rest(*SCHOOL_HOLIDAYS)
        series = self.series()
        summer, christmas = "Summer holiday", "Christmas holiday"
        self.assertEqual(
            self.told(series),
            {
                day("2026-07-10"): (day("2026-08-12"), "break", summer),
                day("2026-08-24"): (day("2026-08-19"), "break", summer),
                day("2026-09-30"): (day("2026-10-07"), "gap", False),
                day("2026-12-18"): (day("2026-12-23"), "break", christmas),
            },
        )
        self.assertRecordValues(
            series.day_ids.filtered("is_late"),
            [{"day": day("2026-08-24"), "gap": 45, "latest": day("2026-08-21")}],
        )
        series.action_plan()
        self.assertEqual(
            self.days(),
            [
                day("2026-04-08"),
                day("2026-05-20"),
                day("2026-07-01"),
                day("2026-07-10"),
                day("2026-08-24"),
                day("2026-09-30"),
                day("2026-11-11"),
                day("2026-12-18"),
                day("2027-01-27"),
            ],
        )

    def test_the_year_is_lived_as_it_was_planned(self):
        """Each session has its own row in the rhythm; red is told for the summer."""
        self.rest(*SCHOOL_HOLIDAYS)
        self.series().action_plan()
        kind = self.env.ref("ketenaanpak.mail_activity_type_plan_session")
        sessions = self.sessions()
        for session, following in zip(sessions, sessions[1:], strict=False):
            with (
                self.subTest(session=session.session_date),
                freeze_time(f"{session.session_date} 12:00:00"),
            ):
                self.as_chair(session).action_hold()
                self.assertEqual(session.next_regular_date, following.session_date)
                self.assertNotIn(kind, session.activity_ids.activity_type_id)
                team = self.team["near"]
                team.invalidate_recordset()
                is_summer = session.session_date == day("2026-07-10")
                self.assertEqual(team.rhythm_colour, "red" if is_summer else "green")
                self.assertEqual(team.next_session_id, following)
