from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_session import AHEAD


class KetenSession(models.Model):
    """Where a meeting begins, and what it looks back on."""

    _inherit = "keten.session"

    is_early = fields.Boolean(
        "Still to come",
        compute="_compute_is_early",
        help="Whether its day is still to come, and it was not closed before.",
    )

    @api.depends("session_date", "held_at")
    def _compute_is_early(self):
        for session in self:
            session.is_early = session._is_of_later_day() and not session.held_at

    def write(self, vals):
        """Keep a day that was held in the past, and presence out of the future.

        :raise UserError: a session that was held would be on a later day
        """
        result = super().write(vals)
        if "start_at" in vals:
            early = self.filtered(lambda session: session._is_of_later_day())
            early._refuse_held()
            present = early.attendance_ids.filtered("is_present")
            present.sudo().is_present = False  # the meeting is still to come, for all
        return result

    def _refuse_held(self):
        for session in self.filtered("held_at"):
            raise UserError(
                self.env._(
                    "%(session)s was held: its day cannot be one that is still to "
                    "come. Resume it first.",
                    session=session.display_name,
                )
            )

    def _is_of_later_day(self):
        today = fields.Date.context_today(self)
        return bool(self.session_date and self.session_date > today)

    def _on_hold(self):
        """A session that is closed before its day was held today (OSS-A9)."""
        self._move_to_today()
        return super()._on_hold()

    def _move_to_today(self):
        early = self.filtered(lambda session: session._is_of_later_day())
        early._stamp({"start_at": fields.Datetime.now()})
        early.attendance_ids.sudo().event_id._follow_session()  # of all who come

    # ------------------------------------------------------------------
    # Beginning and ending; a session of a later day asks first
    # ------------------------------------------------------------------

    def action_start(self):
        return self._ask_early("start") if self.is_early else self.action_meet()

    def action_end(self):
        return self._ask_early("end") if self.is_early else self.action_hold()

    def action_start_today(self):
        """Let a session of a later day begin now: who is there can be filled in."""
        self.check_access("write")
        self._move_to_today()
        return self.action_meet()

    def _ask_early(self, verb):
        """Ask whether it is really this session, in a small dialog."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_session_early_action"
        )
        return {**action, "res_id": self.id, "context": {"keten_verb": verb}}

    def action_close_meeting(self):
        """Leave the screen of the meeting for the session that was held."""
        self.action_hold()
        return self._screen()

    def _screen(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_session_action"
        )
        return {
            **action,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "main",
            "context": {"active_id": False},
        }

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
