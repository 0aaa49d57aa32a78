from odoo import fields, models


class KetenTeamBreak(models.Model):
    """A period in which a team does not meet, such as the school holidays."""

    _name = "keten.team.break"
    _description = "Period Without Sessions"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"team_id": ""}
    _order = "date_from"

    name = fields.Char("Occasion", required=True)
    team_id = fields.Many2one(
        "keten.team", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="team_id.company_id", store=True)
    date_from = fields.Date(required=True)
    date_until = fields.Date(required=True)

    _period = models.Constraint(
        "CHECK (date_until >= date_from)", "A period cannot end before it begins."
    )
