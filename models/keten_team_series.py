from datetime import timedelta

from odoo import fields, models

from .keten_session import TAKEN_PLACE

IN_TWO_WEEKS = timedelta(weeks=2)


class KetenTeam(models.Model):
    """From where a team plans its regular sessions, and how far apart (OSS-A9)."""

    _inherit = "keten.team"

    def _regular_sessions(self):
        return self.env["keten.session"].search(
            [
                ("team_id", "=", self.id),
                ("session_type", "=", "regular"),
                ("state", "!=", "cancelled"),
            ],
            order="start_at",
        )

    def _regular_days(self):
        """Return the days of all regular sessions that were or will be."""
        return self._regular_sessions().mapped("session_date")

    def _regular_due(self, day):
        """Return the last day for the session after one on ``day``, if there is one."""
        term = self.env["keten.term"]._version("SESSION", self.company_id, day)
        return term._due_date(day)

    def _first_series_day(self, weeks):
        """Return a rhythm after the last session, so that what is planned counts.

        A team that has not met, or too long ago, begins where its calendar does, or
        else in two weeks.
        """
        today = fields.Date.context_today(self)
        sessions = self._regular_sessions()
        held = sessions.filtered(lambda session: session.state in TAKEN_PLACE)[-1:]
        following = held and held.session_date + timedelta(weeks=weeks)
        if following and following > today:
            return following
        ahead = (d for d in sessions.mapped("session_date") if d > today)
        return next(ahead, today + IN_TWO_WEEKS)
