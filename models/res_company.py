from odoo import fields, models


class ResCompany(models.Model):
    """A municipality, with its partners in the chain."""

    _inherit = "res.company"

    keten_organisation_ids = fields.One2many(
        "keten.organisation", "company_id", "Chain partners"
    )
