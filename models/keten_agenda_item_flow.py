from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_agenda_item import DISCUSSED, LIVE, OF_EVERY_SESSION
from .keten_flow import Verb
from .keten_session_flow import CHAIR

OUTCOME = ("information_method", "ask_role", "refer")


class KetenAgendaItem(models.Model):
    """What a chair does with an item (domain.md 5.2)."""

    _inherit = "keten.agenda.item"

    minutes_confirmed_at = fields.Datetime(related="session_id.minutes_confirmed_at")

    @api.depends("minutes_confirmed_at")
    def _compute_allowed_verbs(self):
        """Offer nothing that confirmed minutes would refuse."""
        result = super()._compute_allowed_verbs()
        self.filtered("minutes_confirmed_at").allowed_verbs = " "
        return result

    @api.model
    def _verbs(self):
        return (
            Verb(
                "discuss", ("on_agenda",), "discussed", CHAIR, self.env._("Discussed")
            ),
            Verb("revise", DISCUSSED, "on_agenda", CHAIR, self.env._("Revise")),
            Verb(
                "postpone", ("on_agenda",), "postponed", CHAIR, self.env._("Postpone")
            ),
        )

    def write(self, vals):
        """
        :raise UserError: the minutes of the session were confirmed
        """
        if vals.keys() & self._minuted_fields() and not self.env.su:
            self.session_id._check_open_minutes()
        result = super().write(vals)
        if vals.keys() & self._outcome_fields() and not self.env.su:
            self._check_outcome()
        return result

    def _check_undiscussed(self):
        """
        :raise UserError: minutes would lose what they tell
        """
        for item in self.filtered(lambda i: i.session_id and i.state not in LIVE):
            raise UserError(
                self.env._(
                    "%(record)s was discussed in a session and stays with its minutes. "
                    "Cancel or close it instead.",
                    record=item._about().display_name,
                )
            )

    def _check_outcome(self):
        """
        :raise UserError: something that was discussed would lose its outcome
        """
        for item in self.filtered(lambda item: item.state in DISCUSSED):
            missing = item._missing_outcome()
            if missing:
                raise UserError("\n".join([item.display_name, *missing]))

    @api.model
    def _outcome_fields(self):
        return {*OUTCOME, "method_reason"}

    @api.model
    def _minuted_fields(self):
        return {
            *self._outcome_fields(),
            "state",
            "sequence",
            "location_remarks",
            "dissent",
            "is_explained",
            "action_ids",
            "postpone_reason",
        }

    def _missing_for_discuss(self):
        return [*self.session_id._open_minutes_problems(), *self._missing_outcome()]

    def _missing_outcome(self):
        if self.item_type != "placement":
            return []
        names = list(OUTCOME)
        if self.information_method == "none":
            names.append("method_reason")
        return self._missing(*names)

    def _missing_for_revise(self):
        return self.session_id._open_minutes_problems()

    def _missing_for_postpone(self):
        if self.item_type in OF_EVERY_SESSION:
            return [self.env._("This item belongs to every session.")]
        return self._missing("postpone_reason")

    def _on_discuss(self):
        """Pass the decision on, and give its actions to people (OSS-A10)."""
        self.action_ids._sync_activities()
        placements = self.filtered(lambda i: i.item_type == "placement").placement_id
        placements._take_decision("discuss")
        followed = self.filtered(lambda i: i.item_type == "follow_up").placement_id
        followed._take_decision("follow")
        self.filtered(lambda i: i.session_state not in ("planned", "invited"))._settle()

    def _on_postpone(self):
        """Let the same subject wait for the next session, which may be there."""
        self.flush_recordset(["state"])  # before the next one lives, this one does not
        for item in self.sudo():  # the verb was checked, the next one follows
            following = item.copy(
                {
                    "previous_id": item.id,
                    "session_id": False,
                    "interim_needed_on": False,
                }
            )
            following._put_on(item.session_id._following_meeting())
        self.team_id._propose_interim()

    def _settle(self):
        """Tell, once the meeting is over, whether work is still to be done."""
        for item in self.filtered(lambda i: i.state in DISCUSSED):
            is_running = any(not action.is_done for action in item.action_ids)
            item._stamp({"state": "actions_running" if is_running else "done"})

    # ------------------------------------------------------------------
    # On and off an agenda
    # ------------------------------------------------------------------

    def _put_on(self, session):
        """Put items that wait, or wait for a later session, on an agenda."""
        if session:
            self._stamp({"session_id": session.id, "state": "on_agenda"})

    def _take_off(self):
        """Let items wait, or put them on the team's next agenda where there is one."""
        self._stamp({"session_id": False, "state": "open"})
        self._find_session()

    def _find_session(self):
        """Put items that wait on the agenda of their team's first meeting ahead."""
        for team, items in self.grouped("team_id").items():
            items._put_on(team.sudo().next_session_id)  # of the chair, for all

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_discuss(self):
        self._do("discuss")

    def action_revise(self):
        self._do("revise")

    def action_postpone(self):
        self._do("postpone")

    def action_ask_reason(self):
        """Ask why, in a small dialog of its own."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_agenda_item_postpone_action"
        )
        return {**action, "res_id": self.id}

    def action_open_placement(self):
        self.ensure_one()
        return self.placement_id._get_records_action(name=self.env._("Placement"))

    def action_open_session(self):
        self.ensure_one()
        return {**self.session_id._screen(), "target": "current"}
