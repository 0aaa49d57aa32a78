from odoo import api, fields, models

from .keten_buddy_request import CARERS
from .keten_flow import Verb
from .keten_role import groups_of

EVERYBODY = groups_of("guidance", "guide", "case_director", "welfare")
WISHES = (
    "has_agreed",
    "shares_contact",
    "asked_on",
    "for_household",
    "goal",
    "language_ids",
    "interest_ids",
    "moment_ids",
    "buddy_gender",
)


class KetenBuddyRequest(models.Model):
    """A request waits, is proposed for, is matched, and is closed with a reason.

    Its match moves it along; people only close it, or open it again.
    """

    _inherit = "keten.buddy.request"

    @api.model
    def _verbs(self):
        return (
            Verb(
                "close", ("open", "proposed"), "closed", EVERYBODY, self.env._("Close")
            ),
            Verb("reopen", ("closed",), "open", EVERYBODY, self.env._("Open again")),
        )

    @api.model
    def _field_keepers(self):
        """Who looks for a buddy changes no wish: that is up to who asked."""
        return super()._field_keepers() | dict.fromkeys(WISHES, CARERS)

    @api.model_create_multi
    def create(self, vals_list):
        """Asking starts the clock."""
        requests = super().create(vals_list)
        requests._sync_deadline_activities()
        return requests

    def _missing_for_close(self):
        return [*self._missing("close_reason"), *self._still_proposed()]

    def _still_proposed(self):
        """Return what has to end first; the room of matches knows."""
        return []

    def _on_close(self):
        self._stamp({"closed_on": fields.Date.context_today(self)})

    def _on_reopen(self):
        self._stamp(
            {
                "closed_on": False,
                "close_reason": False,
                "matched_on": False,
                "asked_on": fields.Date.context_today(self),
            }
        )

    def action_reopen(self):
        self._do("reopen")
