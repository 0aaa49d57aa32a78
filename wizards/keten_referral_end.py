from odoo import fields, models

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
        lambda self: self.env["keten.referral"]._fields["decline_reason"].selection,
        "Why declined",
    )
    follow_up = fields.Selection(
        lambda self: self.env["keten.referral"]._fields["follow_up"].selection,
        "What follows",
    )
    result = fields.Selection(
        lambda self: self.env["keten.referral"]._fields["result"].selection
    )
    withdraw_reason = fields.Selection(
        lambda self: self.env["keten.referral"]._fields["withdraw_reason"].selection,
        "Why withdrawn",
    )

    def action_end(self):
        self.referral_ids.write({name: self[name] for name in ASKED[self.verb]})
        self.referral_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}
