from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_agenda_item import DISCUSSED, OF_EVERY_SESSION
from .keten_flow import Verb
from .keten_role import groups_of
from .keten_session import AHEAD

CHAIR = groups_of("coordinator")


class KetenSession(models.Model):
    """What a chair does with a session (domain.md 5.2)."""

    _inherit = "keten.session"

    @api.model
    def _verbs(self):
        return (
            Verb("invite", ("planned",), "invited", CHAIR, self.env._("Invite")),
            Verb("hold", AHEAD, "held", CHAIR, self.env._("Close the meeting")),
            Verb("resume", ("held",), "invited", CHAIR, self.env._("Resume")),
            Verb(
                "confirm",
                ("held",),
                "minutes_confirmed",
                CHAIR,
                self.env._("Confirm the minutes"),
            ),
            Verb(
                "close",
                ("minutes_confirmed",),
                "closed",
                CHAIR,
                self.env._("Close"),
            ),
            Verb("cancel", AHEAD, "cancelled", CHAIR, self.env._("Cancel")),
        )

    def _compute_allowed_verbs(self):
        """What is not planned yet is neither invited to nor held."""
        result = super()._compute_allowed_verbs()
        for session in self.filtered(lambda session: not session._origin):
            session.allowed_verbs = " "
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """A session begins with its standing item and what waits for it (OSS-A4)."""
        sessions = super().create(vals_list)
        sessions._open_agenda()
        return sessions

    def _open_agenda(self):
        self._add_standing_items()
        self._attach_open_items()

    @api.ondelete(at_uninstall=False)
    def _unlink_only_planned(self):
        for session in self:
            if session.item_ids.filtered(lambda item: item.state in DISCUSSED):
                raise UserError(
                    self.env._(
                        "%(session)s holds decisions: close the meeting instead.",
                        session=session.display_name,
                    )
                )
            if session.state != "planned":
                raise UserError(
                    self.env._(
                        "%(session)s was invited already: cancel it instead.",
                        session=session.display_name,
                    )
                )
        self._stamp({"state": "cancelled"})
        self._detach_items()

    def _missing_for_invite(self):
        if self.session_type != "written" or self.item_ids.placement_id:
            return []
        return [
            self.env._(
                "There is nothing to ask about. A round in writing starts on the "
                "agenda item of a placement: choose there how it is discussed in time."
            )
        ]

    def _missing_for_hold(self):
        waiting = self.item_ids.filtered(
            lambda item: (
                item.state == "on_agenda" and item.item_type not in OF_EVERY_SESSION
            )
        )
        return [
            self.env._(
                "%(item)s has no outcome yet. Fill it in, or postpone the item.",
                item=item.display_name,
            )
            for item in waiting
        ]

    def _missing_for_cancel(self):
        if any(item.state in DISCUSSED for item in self.item_ids):
            return [self.env._("It holds decisions: close the meeting instead.")]
        return []

    def _missing_for_confirm(self):
        return self._missing_for_hold()

    def _on_invite(self):
        self._stamp({"invited_at": fields.Datetime.now()})
        self._attach_open_items()

    def _on_hold(self):
        self._stamp({"held_at": fields.Datetime.now()})
        self._standing_items()._stamp({"state": "done"})
        self.item_ids._settle()

    def _on_resume(self):
        self._stamp({"held_at": False})
        self._standing_items()._stamp({"state": "on_agenda"})

    def _on_confirm(self):
        self._stamp(
            {
                "minutes_confirmed_at": fields.Datetime.now(),
                "minutes_confirmed_by_id": self.env.uid,
            }
        )
        self._close_when_done()

    def _on_cancel(self):
        self._detach_items()

    def _close_when_done(self):
        """A session is over when its minutes stand and its actions are done."""
        confirmed = self.filtered(lambda session: session.state == "minutes_confirmed")
        running = confirmed.sudo().item_ids.filtered(  # of all, also unseen by some
            lambda item: item.state == "actions_running"
        )
        (confirmed - running.session_id)._stamp({"state": "closed"})

    # ------------------------------------------------------------------
    # The agenda fills itself
    # ------------------------------------------------------------------

    def _standing_items(self):
        return self.item_ids.filtered(lambda item: item.item_type in OF_EVERY_SESSION)

    def _add_standing_items(self):
        items = self.env["keten.agenda.item"].sudo()  # every session has it
        items.create(
            [
                {
                    "item_type": "standing",
                    "team_id": session.team_id.id,
                    "session_id": session.id,
                    "state": "on_agenda",
                    "sequence": 0,
                }
                for session in self
            ]
        )

    def _attach_open_items(self):
        """Take on what waits, and what waits for a later session of the team.

        A round in writing takes only the items it was started for, an interim session
        leaves to the next one what can wait for it, and a day behind us takes nothing.
        """
        items = self.env["keten.agenda.item"].sudo()  # of everybody, for everybody
        today = fields.Date.context_today(self)
        meetings = self.filtered(
            lambda s: (
                s.state in AHEAD
                and s.session_type != "written"
                and s.session_date >= today
            )
        )
        for session in meetings.sorted("start_at", reverse=True):
            waiting = items.search(
                [
                    ("team_id", "=", session.team_id.id),
                    ("item_type", "not in", OF_EVERY_SESSION),
                    "|",
                    ("state", "=", "open"),
                    "&",
                    ("state", "=", "on_agenda"),
                    ("session_date", ">", session.session_date),
                ]
            )
            if session.session_type == "interim":
                waiting = waiting.filtered(
                    lambda item: item.state == "open" or not item._is_on_time()
                )
            waiting._put_on(session)
        meetings.team_id._propose_interim()

    def _detach_items(self):
        """Let items wait for another session; the standing one has no other."""
        items = self.item_ids.sudo()  # the chair decided, on all items
        waiting = items.filtered(
            lambda i: i.state == "on_agenda" and i.item_type not in OF_EVERY_SESSION
        )
        waiting._take_off()
        self.team_id._propose_interim()

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_invite(self):
        self._do("invite")

    def action_hold(self):
        self._do("hold")

    def action_resume(self):
        self._do("resume")

    def action_confirm(self):
        self._do("confirm")

    def action_close(self):
        self._do("close")

    def action_cancel(self):
        self._do("cancel")
