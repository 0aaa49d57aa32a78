from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Where doors come from: PDOK is asked only when a municipality wants it."""

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
