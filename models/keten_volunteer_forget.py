from odoo import api, fields, models
from odoo.fields import Command

CLEARED = {
    "first_name": False,
    "gender": False,
    "account_id": False,
    "lead_id": False,
    "language_ids": [Command.clear()],
    "interest_ids": [Command.clear()],
    "moment_ids": [Command.clear()],
    "shares_pool": False,
    "confidentiality_on": False,
    "training_on": False,
    "vog_checked_on": False,
    "vog_valid_until": False,
    "active": False,
}


class KetenVolunteer(models.Model):
    """Who was here is forgotten, that somebody was here stays (domain.md 2.7.4).

    Four weeks after who never started, two years after who left: nothing is left
    that points at a person, and every count stays what it was.
    """

    _inherit = "keten.volunteer"

    expires_on = fields.Date(
        "Forgotten after", compute="_compute_expires_on", store=True, index=True
    )
    expires_term_id = fields.Many2one(
        "keten.term", compute="_compute_expires_on", store=True
    )
    forgotten_on = fields.Date(readonly=True, copy=False)

    @api.depends("ended_on", "started_on", "forgotten_on", "company_id")
    def _compute_expires_on(self):
        Term = self.env["keten.term"]
        for volunteer in self:
            end = volunteer.ended_on
            is_kept = end and not volunteer.forgotten_on
            code = "VOLUNTEER_LEFT" if volunteer.started_on else "VOLUNTEER_UNSTARTED"
            term = Term._version(code, volunteer.company_id, end) if is_kept else Term
            volunteer.expires_term_id = term
            volunteer.expires_on = is_kept and (term._due_date(end) or end)

    def _forget(self):
        """Erase the person from the record, and from what hangs on it."""
        self.contact_ids.unlink()
        self.message_ids.unlink()
        self.with_context(active_test=False).activity_ids.unlink()
        self.message_unsubscribe(self.message_partner_ids.ids)
        self._stamp({**CLEARED, "forgotten_on": fields.Date.context_today(self)})
