from odoo import api, models

from .keten_deadline import Deadline

WAITING = ("open", "proposed")


class KetenBuddyRequest(models.Model):
    """How long somebody may wait for a buddy, and who sees to it (domain.md 5.4)."""

    _inherit = "keten.buddy.request"

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "BUDDY_WAIT",
                "wait",
                "asked_on",
                "matched_on",
                "ketenaanpak.mail_activity_type_buddy_wait",
            ),
        )

    @api.model
    def _deadline_fields(self):
        return [*super()._deadline_fields(), "organisation_id"]

    def _is_clock_running(self):
        return self.state in WAITING

    def _responsible_for(self, role):
        """Return who looks, or who asked on behalf of the household."""
        self.ensure_one()
        asking = self.guidance_organisation_id
        looking = self.organisation_id
        contact = (asking if role == "guidance" else looking).contact_user_id
        return contact or looking.contact_user_id or asking.contact_user_id
