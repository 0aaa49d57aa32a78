from odoo import fields, models

from .choices import choices_of

ASKED = {
    "pause": "available_again_on",
    "leave": "leave_reason",
    "reject": "leave_reason",
}


class KetenVolunteerStep(models.TransientModel):
    """A pause with its end, or an end with its reason, for one or for many."""

    _name = "keten.volunteer.step"
    _description = "Pause or End"
    _inherit = ["keten.reach"]

    volunteer_ids = fields.Many2many(
        "keten.volunteer",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    verb = fields.Selection(
        [("pause", "Pause"), ("leave", "Leaves"), ("reject", "Not suitable")],
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("keten_verb", "pause"),
    )
    available_again_on = fields.Date("Available again on")
    leave_reason = fields.Selection(
        choices_of("keten.volunteer", "leave_reason"), "Why it ended"
    )

    def action_take(self):
        name = ASKED[self.verb]
        self.volunteer_ids.write({name: self[name]})
        self.volunteer_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}
