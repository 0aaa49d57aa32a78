from odoo import api, fields, models
from odoo.fields import NO_ACCESS


class KetenReaders(models.AbstractModel):
    """Who may read a household or its placement because they work for it.

    Rules say it of everything that belongs to the one or the other, and point here.
    """

    _name = "keten.readers"
    _description = "Record Read by who Works for it"

    guide_reader_ids = fields.Many2many(
        "res.users",
        compute="_compute_guide_reader_ids",
        search="_search_guide_reader_ids",
        groups=NO_ACCESS,
        help="The guide, as long as the guidance organisation lets the guide in.",
    )
    director_reader_ids = fields.Many2many(
        "res.users",
        compute="_compute_director_reader_ids",
        search="_search_director_reader_ids",
        groups=NO_ACCESS,
        help="The case director, as long as the municipality is the employer.",
    )

    @api.depends("guide_id", "guidance_organisation_id.access_user_ids")
    def _compute_guide_reader_ids(self):
        for record in self:
            colleagues = record.guidance_organisation_id.access_user_ids
            record.guide_reader_ids = record.guide_id & colleagues

    @api.model
    def _search_guide_reader_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("guide_id", "in", value),
            ("guidance_organisation_id.access_user_ids", "in", value),
        ]

    @api.depends("case_director_id.keten_organisation_id.organisation_type")
    def _compute_director_reader_ids(self):
        for record in self:
            record.director_reader_ids = record.case_director_id.filtered(
                lambda user: (
                    user.keten_organisation_id.organisation_type == "municipality"
                )
            )

    @api.model
    def _search_director_reader_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        employer = "case_director_id.keten_organisation_id.organisation_type"
        return [("case_director_id", "in", value), (employer, "=", "municipality")]
