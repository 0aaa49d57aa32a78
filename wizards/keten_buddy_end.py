from odoo import fields, models

from .choices import choices_of

ASKED = {
    "decline": (
        "declined_by",
        "decline_reason",
        "decline_follow_up",
        "available_again_on",
    ),
    "end_early": ("end_reason", "seeks_again"),
}


class KetenBuddyEnd(models.TransientModel):
    """Declining or ending a match, with the reason it asks for."""

    _name = "keten.buddy.end"
    _description = "Decline or End a Match"
    _inherit = ["keten.reach"]

    match_ids = fields.Many2many(
        "keten.buddy.match",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    verb = fields.Selection(
        [("decline", "Decline"), ("end_early", "End early")],
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("keten_verb", "decline"),
    )
    declined_by = fields.Selection(
        choices_of("keten.buddy.match", "declined_by"),
        "Declined by",
        default=lambda self: self._default_declined_by(),
    )
    decline_reason = fields.Selection(
        choices_of("keten.buddy.match", "decline_reason"), "Why declined"
    )
    decline_follow_up = fields.Selection(
        choices_of("keten.buddy.match", "decline_follow_up"),
        "What follows",
        default="others",
    )
    available_again_on = fields.Date()
    end_reason = fields.Selection(
        choices_of("keten.buddy.match", "end_reason"), "Why ended"
    )
    seeks_again = fields.Boolean("The participant looks for another buddy")

    def _default_declined_by(self):
        """Fill in the side of who speaks for one side only."""
        matches = self.env["keten.buddy.match"].browse(
            self.env.context.get("active_ids")
        )
        sides = matches[:1]._sides_of_user()
        return sides[0] if len(sides) == 1 else False

    def action_end(self):
        self.match_ids.write({name: self[name] for name in ASKED[self.verb]})
        self.match_ids._do(self.verb)
        return {"type": "ir.actions.act_window_close"}


class KetenBuddyClose(models.TransientModel):
    """Closing a request, with its reason."""

    _name = "keten.buddy.close"
    _description = "Close a Request"
    _inherit = ["keten.reach"]

    request_ids = fields.Many2many(
        "keten.buddy.request",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    close_reason = fields.Selection(
        choices_of("keten.buddy.request", "close_reason"), "Why closed"
    )

    def action_close(self):
        self.request_ids.write({"close_reason": self.close_reason})
        self.request_ids._do("close")
        return {"type": "ir.actions.act_window_close"}
