from odoo import api, fields, models

from .keten_deadline import Deadline


class KetenSession(models.Model):
    """A regular session asks for the next one, within six weeks (OSS-A9)."""

    _inherit = "keten.session"

    next_due_date = fields.Date(
        "Next session by", compute="_compute_due_dates", store=True
    )
    next_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    next_regular_date = fields.Date(
        "Next regular session",
        readonly=True,
        copy=False,
        help="The day of the team's regular session after this one.",
    )

    _rhythm_idx = models.Index(
        "(team_id, start_at) WHERE session_type = 'regular' AND state <> 'cancelled'"
    )

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "SESSION",
                "next",
                "held_at",
                "next_regular_date",
                "ketenaanpak.mail_activity_type_plan_session",
            ),
        )

    def _rule_of(self, deadline):
        """The rhythm counts from the meeting, whenever its minutes were closed."""
        if deadline.code == "SESSION":
            return deadline.code, self.held_at and self.session_date
        return super()._rule_of(deadline)

    @api.model
    def _deadline_inputs(self):
        return super()._deadline_inputs() | {"session_date"}

    def _open_deadlines(self):
        is_regular = self.session_type == "regular"
        return [
            deadline
            for deadline in super()._open_deadlines()
            if is_regular or deadline.code != "SESSION"
        ]

    def _is_clock_running(self):
        """A closed session still asks for the next one."""
        is_last = self.state == "closed" and not self.next_regular_date
        return super()._is_clock_running() or is_last

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        sessions.team_id._link_regular_sessions()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"start_at", "state", "session_type", "team_id"}:
            self.team_id._link_regular_sessions()
        return result

    def unlink(self):
        teams = self.team_id
        result = super().unlink()
        teams._link_regular_sessions()
        return result
