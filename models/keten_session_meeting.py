from odoo import fields, models

from .keten_session import AHEAD


class KetenSession(models.Model):
    """Where a meeting begins, and what it looks back on."""

    _inherit = "keten.session"

    def action_meet(self):
        """Walk the agenda from its standing item: feedback comes first."""
        self.ensure_one()
        return self._agenda()[:1]._meeting_screen()

    def _agenda(self):
        """Return the items in the order of the meeting: what is most urgent first."""
        late = fields.Date.to_date("9999-12-31")
        return self.item_ids.sorted(
            lambda item: (item.sequence, item.critical_date or late, item.id)
        )

    def _following_meeting(self):
        """Return the team's next meeting ahead after this one, where there is one."""
        return self.search(
            [
                ("team_id", "=", self.team_id.id),
                ("session_type", "!=", "written"),
                ("state", "in", AHEAD),
                ("start_at", ">", self.start_at),
            ],
            order="start_at",
            limit=1,
        )

    def _previous_meeting_date(self):
        """Return the day of the team's meeting before this one, or of long ago."""
        before = self.search(
            [
                ("team_id", "=", self.team_id.id),
                ("session_type", "!=", "written"),
                ("held_at", "!=", False),
                ("start_at", "<", self.start_at),
            ],
            order="start_at desc",
            limit=1,
        )
        return before.session_date or fields.Date.to_date("2000-01-01")
