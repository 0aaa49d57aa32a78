from odoo import api, fields, models


class ResCompany(models.Model):
    """A municipality, with its partners in the chain."""

    _inherit = "res.company"

    keten_organisation_ids = fields.One2many(
        "keten.organisation", "company_id", "Chain partners"
    )
    keten_contact_id = fields.Many2one(
        "res.users",
        "Municipal contact",
        compute="_compute_keten_contact_id",
        help="Who hears of what nobody else is responsible for.",
    )

    @api.depends(
        "keten_organisation_ids.organisation_type",
        "keten_organisation_ids.contact_user_id",
    )
    def _compute_keten_contact_id(self):
        for company in self:
            municipalities = company.keten_organisation_ids.filtered(
                lambda o: o.organisation_type == "municipality"
            )
            company.keten_contact_id = municipalities.contact_user_id[:1]
