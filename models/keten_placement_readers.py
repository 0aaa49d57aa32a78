from odoo import api, fields, models
from odoo.fields import NO_ACCESS


class KetenPlacement(models.Model):
    """Who of the kernteam may read a placement, and what belongs to it."""

    _inherit = "keten.placement"

    team_reader_ids = fields.Many2many(
        "res.users",
        compute="_compute_team_reader_ids",
        search="_search_team_reader_ids",
        groups=NO_ACCESS,
        help="The members of the kernteam, until the placement is over.",
    )

    @api.depends("team_id.access_user_ids", "team_visible_until")
    def _compute_team_reader_ids(self):
        today = fields.Date.context_today(self)
        for placement in self:
            until = placement.team_visible_until
            is_visible = not until or until >= today
            placement.team_reader_ids = is_visible and placement.team_id.access_user_ids

    @api.model
    def _search_team_reader_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("team_id.access_user_ids", "in", value),
            "|",
            ("team_visible_until", "=", False),
            ("team_visible_until", ">=", "today"),
        ]
