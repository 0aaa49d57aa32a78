from odoo import fields, models

from .choices import choices_of


class KetenPlacementStop(models.TransientModel):
    """Cancelling, or taking an address back, with the reason it asks for."""

    _name = "keten.placement.stop"
    _description = "Cancel or Withdraw"
    _inherit = ["keten.reach"]

    placement_ids = fields.Many2many(
        "keten.placement",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    verb = fields.Selection(
        [("cancel", "Cancel"), ("withdraw", "Withdraw address")],
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("keten_verb", "cancel"),
    )
    stop_reason = fields.Selection(
        choices_of("keten.placement", "stop_reason"), "Reason", required=True
    )

    def action_stop(self):
        self.placement_ids.write({"stop_reason": self.stop_reason})
        self.placement_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}
