from datetime import datetime, time, timedelta

import pytz

from odoo import fields, models

from .keten_working_day import holiday_name, is_working_day

DUTCH = pytz.timezone("Europe/Amsterdam")
USUAL_HOUR = time(10, 0)


class KetenTeam(models.Model):
    """On which days a team meets, and at what hour."""

    _inherit = "keten.team"

    break_ids = fields.One2many(
        "keten.team.break", "team_id", "Periods without sessions"
    )

    def _free_day(self, first, last):
        """Return the first day on which the team can meet, or ``False``.

        Left out are weekends, Dutch public holidays, the team's own breaks, and days
        on which it, or one of its members, meets already.
        """
        meetings = self.env["keten.session"].search(
            [
                ("state", "!=", "cancelled"),
                ("session_type", "!=", "written"),
                ("session_date", ">=", first),
                ("session_date", "<=", last),
                "|",
                ("team_id", "=", self.id),
                ("attendance_ids.user_id", "in", self.access_user_ids.ids),
            ]
        )
        taken = set(meetings.mapped("session_date"))
        day = first
        while day <= last:
            if day not in taken and self._meets_on(day):
                return day
            day += timedelta(days=1)
        return False

    def _meets_on(self, day):
        return not self._obstacle_on(day)

    def _obstacle_on(self, day):
        """Return ``(reason, occasion)`` why a team does not meet, or ``None``."""
        for period in self.break_ids:
            if period.date_from <= day <= period.date_until:
                return "break", period.name
        if is_working_day(day):
            return None
        occasion = holiday_name(day)
        return ("holiday", occasion) if occasion else ("weekend", False)

    def _propose_start(self, critical_date):
        """Return the moment of an interim session, before a critical date if it can.

        Two days ahead where there is time, so that people can come.
        """
        today = fields.Date.context_today(self)
        last = max(critical_date or today, today + timedelta(days=7))
        soon = self._free_day(today + timedelta(days=2), critical_date or last)
        day = soon or self._free_day(today + timedelta(days=1), last)
        return day and self._at_usual_hour(day)

    def _at_usual_hour(self, day):
        """Return the moment on a day at which the team is used to start."""
        last = self._usual_session()
        return self._moment(day, self._hour_of(last.start_at) if last else USUAL_HOUR)

    def _usual_session(self):
        """Return the last meeting: a round in writing begins at any hour."""
        return self.env["keten.session"].search(
            [("team_id", "=", self.id), ("session_type", "!=", "written")],
            order="start_at desc",
            limit=1,
        )

    def _hour_of(self, moment):
        return fields.Datetime.context_timestamp(self._in_dutch(), moment).time()

    def _moment(self, day, hour):
        """Return an hour of the Dutch clock, in summer and in winter."""
        local = DUTCH.localize(datetime.combine(day, hour))
        return local.astimezone(pytz.utc).replace(tzinfo=None)

    def _in_dutch(self):
        return self.with_context(tz=DUTCH.zone)
