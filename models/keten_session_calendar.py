from odoo import models

MOVING = {"start_at", "duration", "location"}


class KetenSession(models.Model):
    """A session keeps the calendars of those who come up to date (OSS-A7)."""

    _inherit = "keten.session"

    def _on_invite(self):
        result = super()._on_invite()
        self.attendance_ids._invite()
        return result

    def _on_cancel(self):
        self.attendance_ids._withdraw()
        return super()._on_cancel()

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & MOVING:
            self.filtered(lambda session: session.state == "invited")._move_events()
        return result

    def _move_events(self):
        """Move the events along, and tell those who come.

        An answer was given for a moment: at another moment it is asked again.
        """
        for session in self:
            places = session.attendance_ids.sudo()  # in calendars of other people
            given = places.filtered("event_id")
            is_other_time = any(e.start != session.start_at for e in given.event_id)
            moved = given.event_id._follow_session()
            if is_other_time:
                given.answer = "waiting"
            told = given.filtered_domain([("event_id", "in", moved.ids)])
            told.filtered(lambda p: p._is_ahead() and p._is_expected())._send("move")
