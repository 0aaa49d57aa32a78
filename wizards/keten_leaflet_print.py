from odoo import api, fields, models


class KetenLeafletPrint(models.TransientModel):
    """A leaflet for an area, on paper: these two and nothing else (domain.md 2.7.8)."""

    _name = "keten.leaflet.print"
    _description = "Print the Leaflet"
    _inherit = ["keten.reach"]
    _check_company_auto = True

    leaflet_id = fields.Many2one(
        "keten.leaflet",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    company_id = fields.Many2one(related="leaflet_id.company_id")
    area_id = fields.Many2one(
        "keten.area",
        required=True,
        check_company=True,
        default=lambda self: self._default_area(),
        domain="[('company_id', '=', company_id)]",
    )

    @api.model
    def _default_area(self):
        """Offer the first area of the user's own kernteams."""
        teams = [("team_ids.access_user_ids", "in", self.env.uid)]
        return self.env["keten.area"].search(teams, limit=1)

    @api.depends("leaflet_id", "area_id")
    def _compute_display_name(self):
        for printing in self:
            printing.display_name = (
                f"{printing.leaflet_id.display_name} {printing.area_id.name or ''}"
            ).strip()

    def action_print(self):
        report = self.env.ref("ketenaanpak.keten_leaflet_report")
        return report.report_action(self, config=False)
