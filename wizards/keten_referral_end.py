from odoo import fields, models

ASKED = {
    "decline": ("decline_reason", "follow_up"),
    "finish": ("result",),
    "withdraw": ("withdraw_reason",),
}


def _choices(name):
    """Return the choices of a field of the referral, in the reader's language."""
    return lambda self: (
        self.env["keten.referral"]._fields[name]._description_selection(self.env)
    )


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
    decline_reason = fields.Selection(_choices("decline_reason"), "Why declined")
    follow_up = fields.Selection(_choices("follow_up"), "What follows")
    result = fields.Selection(_choices("result"))
    withdraw_reason = fields.Selection(_choices("withdraw_reason"), "Why withdrawn")

    def action_end(self):
        self.referral_ids.write({name: self[name] for name in ASKED[self.verb]})
        self.referral_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}
