from odoo import api, fields, models
from odoo.fields import NO_ACCESS


class KetenFlyerTask(models.Model):
    """Who may read a round because they walk it, also without its placement."""

    _inherit = "keten.flyer.task"

    can_open_placement = fields.Boolean(compute="_compute_can_open_placement")
    goer_ids = fields.Many2many(
        "res.users",
        compute="_compute_goer_ids",
        search="_search_goer_ids",
        groups=NO_ACCESS,
        help="Who goes along the doors, as long as the employer lets them in.",
    )

    @api.depends("placement_id")
    @api.depends_context("uid")
    def _compute_can_open_placement(self):
        """Somebody of another organisation may go along without the placement."""
        readable = self.placement_id._filtered_access("read")
        for task in self:
            task.can_open_placement = task.placement_id in readable

    @api.depends(
        "participant_ids.user_id",
        "participant_ids.state",
        "participant_ids.organisation_id.access_user_ids",
    )
    def _compute_goer_ids(self):
        for task in self:
            task.goer_ids = task.participant_ids.filtered(
                lambda line: (
                    line.state != "declined"
                    and line.user_id in line.organisation_id.access_user_ids
                )
            ).user_id

    @api.model
    def _search_goer_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        goes = [
            ("user_id", "in", value),
            ("state", "!=", "declined"),
            ("organisation_id.access_user_ids", "in", value),
        ]
        return [("participant_ids", "any", goes)]
