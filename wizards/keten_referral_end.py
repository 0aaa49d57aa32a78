from odoo import fields, models

from .choices import choices_of

ASKED = {
    "decline": ("decline_reason", "follow_up"),
    "finish": ("result",),
    "withdraw": ("withdraw_reason",),
}


class KetenReferralEnd(models.TransientModel):
    """Declining, finishing or withdrawing, with the reason it asks for."""

    _name = "keten.referral.end"
    _description = "Decline, Finish or Withdraw"
    _inherit = ["keten.reach"]

    referral_ids = fields.Many2many(
        "keten.referral",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    verb = fields.Selection(
        [("decline", "Decline"), ("finish", "Finish"), ("withdraw", "Withdraw")],
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("keten_verb", "decline"),
    )
    decline_reason = fields.Selection(
        choices_of("keten.referral", "decline_reason"), "Why declined"
    )
    follow_up = fields.Selection(
        choices_of("keten.referral", "follow_up"), "What follows"
    )
    result = fields.Selection(choices_of("keten.referral", "result"))
    withdraw_reason = fields.Selection(
        choices_of("keten.referral", "withdraw_reason"), "Why withdrawn"
    )

    def action_end(self):
        self.referral_ids.write({name: self[name] for name in ASKED[self.verb]})
        self.referral_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}
