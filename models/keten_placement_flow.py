from odoo import api, fields, models

from .keten_flow import Verb
from .keten_placement import MUNICIPAL, OPEN_STATES
from .keten_role import groups_of

COORDINATOR = groups_of("coordinator")
LANDLORD = groups_of("housing", "coordinator")
GUIDANCE = groups_of("guidance", "coordinator")
ANYBODY_AT_THE_DOOR = groups_of("housing", "guidance", "coordinator")
ADDRESS_KNOWN = ("announced", "discussed", "neighbours_informed")


class KetenPlacement(models.Model):
    """What people do with a placement (domain.md 5.1)."""

    _inherit = "keten.placement"

    @api.model
    def _verbs(self):
        known = ADDRESS_KNOWN
        return (
            Verb("link", ("draft",), "linked", MUNICIPAL, self.env._("Link")),
            Verb(
                "seek",
                ("linked",),
                "dwelling_sought",
                MUNICIPAL,
                self.env._("Look for a dwelling"),
            ),
            Verb(
                "announce",
                ("linked", "dwelling_sought"),
                "announced",
                LANDLORD,
                self.env._("Address known"),
            ),
            Verb(
                "inform_partners",
                known,
                None,
                ANYBODY_AT_THE_DOOR,
                self.env._("Inform again"),
            ),
            Verb(
                "discuss",
                ("announced", "neighbours_informed"),
                "discussed",
                COORDINATOR,
                self.env._("Discussed"),
            ),
            Verb(
                "inform",
                ("announced", "discussed"),
                "neighbours_informed",
                GUIDANCE,
                self.env._("Neighbours informed"),
            ),
            Verb(
                "undo_inform",
                ("neighbours_informed",),
                None,
                GUIDANCE,
                self.env._("Undo informed"),
            ),
            Verb(
                "move_in",
                known,
                "moved_in",
                ANYBODY_AT_THE_DOOR,
                self.env._("Moved in"),
            ),
            Verb(
                "undo_move_in",
                ("moved_in",),
                None,
                ANYBODY_AT_THE_DOOR,
                self.env._("Undo move-in"),
            ),
            Verb(
                "withdraw",
                known,
                "dwelling_sought",
                LANDLORD,
                self.env._("Withdraw address"),
            ),
            Verb(
                "follow",
                ("moved_in",),
                "followed",
                COORDINATOR,
                self.env._("Followed up"),
            ),
            Verb("close", ("followed",), "closed", COORDINATOR, self.env._("Close")),
            Verb("cancel", OPEN_STATES, "cancelled", MUNICIPAL, self.env._("Cancel")),
            Verb(
                "reopen",
                ("closed", "cancelled"),
                None,
                COORDINATOR,
                self.env._("Reopen"),
            ),
        )

    @api.model_create_multi
    def create(self, vals_list):
        """A placement entered with the day it was linked, is linked."""
        placements = super().create(vals_list)
        linked = placements.filtered(lambda p: p.state == "draft" and p.linked_date)
        if linked and not self.env.su:
            linked._do("link")
        return placements

    def _state_after(self, verb):
        if verb.name == "inform_partners":
            return self.state
        if verb.name == "discuss" and self.is_informed:
            return self.state
        if verb.name == "undo_inform":
            return "discussed" if self.is_discussed else "announced"
        if verb.name == "reopen" and self.closed_date:
            return "followed"
        if verb.name == "reopen" and self.moved_in_date:
            return "moved_in"
        return verb.target or self._furthest_before_move()

    def _furthest_before_move(self):
        """Return the state that follows from the facts before the move."""
        if self.is_informed:
            return "neighbours_informed"
        if self.is_discussed:
            return "discussed"
        if self.address_known_at:
            return "announced"
        return "linked" if self.linked_date else "draft"

    # ------------------------------------------------------------------
    # What is missing, and what follows
    # ------------------------------------------------------------------

    def _missing_for_link(self):
        return self._missing("linked_date")

    def _missing_for_seek(self):
        return self._missing("corporation_id")

    def _missing_for_inform(self):
        if not self.do_not_announce:
            return []
        return [
            self.env._("For safety nobody informs the neighbours of this household.")
        ]

    def _missing_for_withdraw(self):
        return self._missing("stop_reason")

    def _missing_for_cancel(self):
        return self._missing("stop_reason")

    def _on_discuss(self):
        today = fields.Date.context_today(self)
        self._stamp({"is_discussed": True, "discussed_date": today})

    def _on_inform(self):
        today = fields.Date.context_today(self)
        self._stamp({"is_informed": True, "informed_date": today})

    def _on_undo_inform(self):
        self._stamp({"is_informed": False, "informed_date": False})

    def _on_move_in(self):
        undated = self.filtered(lambda placement: not placement.moved_in_date)
        undated._stamp({"moved_in_date": fields.Date.context_today(self)})

    def _on_undo_move_in(self):
        self._stamp({"moved_in_date": False})

    def _on_cancel(self):
        """The placement itself keeps its dates; rooms above end what hangs on it."""

    def _on_close(self):
        self._stamp({"closed_date": fields.Date.context_today(self)})

    def _on_reopen(self):
        self._stamp({"closed_date": False, "stop_reason": False})

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_link(self):
        self._do("link")

    def action_seek(self):
        self._do("seek")

    def action_discuss(self):
        self._do("discuss")

    def action_inform(self):
        self._do("inform")

    def action_undo_inform(self):
        self._do("undo_inform")

    def action_move_in(self):
        self._do("move_in")

    def action_undo_move_in(self):
        self._do("undo_move_in")

    def action_follow(self):
        self._do("follow")

    def action_close(self):
        self._do("close")

    def action_reopen(self):
        self._do("reopen")
