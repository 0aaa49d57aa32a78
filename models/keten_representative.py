from odoo import api, fields, models


class KetenRepresentative(models.AbstractModel):
    """A person who is here on behalf of an organisation: the own employer.

    Somebody else brings another employer along. Where a record tells for whom a
    person was there, ``_keeps_organisation``, later moves change nothing.
    """

    _name = "keten.representative"
    _description = "Representative of an Organisation"
    _inherit = ["keten.fixed"]
    _keeps_organisation = False

    user_id = fields.Many2one(
        "res.users",
        "Person",
        index=True,
        domain="[('keten_organisation_id', '!=', False)]",
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        compute="_compute_organisation_id",
        store=True,
        precompute=True,
    )

    @api.depends("user_id")
    def _compute_organisation_id(self):
        for record in self:
            known = record.organisation_id
            employer = record.user_id.keten_organisation_id
            if self._keeps_organisation:
                record.organisation_id = known or employer
            else:
                record.organisation_id = employer or known
