from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Where doors come from, and how volunteers are shared and counted."""

    _inherit = "res.config.settings"

    keten_pdok_enabled = fields.Boolean(
        "Ask PDOK for addresses", config_parameter="ketenaanpak.pdok_enabled"
    )
    keten_pdok_locatieserver = fields.Char(
        "PDOK Locatieserver", config_parameter="ketenaanpak.pdok_locatieserver"
    )
    keten_pdok_bag = fields.Char(
        "PDOK BAG OGC API", config_parameter="ketenaanpak.pdok_bag"
    )
    keten_joint_pool = fields.Boolean(
        related="company_id.keten_joint_pool", readonly=False
    )
    keten_volunteer_norm = fields.Float(
        related="company_id.keten_volunteer_norm", readonly=False
    )
