from odoo import fields, models


class KetenChannel(models.Model):
    """A paper, site or newsletter that residents of some areas read (OSS-B19).

    Not every area has a paper, and what goes into one is up to its editors.
    """

    _name = "keten.channel"
    _description = "Channel"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"company_id": ""}
    _order = "kind, name"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    kind = fields.Selection(
        [
            ("paper", "Paper"),
            ("newsletter", "Newsletter"),
            ("website", "Website"),
            ("social", "Social media"),
        ],
        required=True,
        default="paper",
    )
    area_ids = fields.Many2many(
        "keten.area",
        string="Read in",
        check_company=True,
        help="The areas it reaches, with all their parts.",
    )
    phone = fields.Char("Editors' phone")
    email = fields.Char("Editors' e-mail")
    website = fields.Char()
    appears = fields.Char(help="How often, and until when the editors take articles.")

    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active",
        "This municipality already has a channel with that name.",
    )

    def _reaching(self, areas):
        """Return the channels that are read in areas, or in areas around them."""
        around = {
            int(part)
            for path in areas.mapped("parent_path")
            for part in (path or "").split("/")
            if part
        }
        return self.search([("area_ids", "in", list(around))])

    def _reaches(self, area):
        """Tell whether one of these channels is read in an area."""
        around = [int(part) for part in (area.parent_path or "").split("/") if part]
        return any(read_in in around for read_in in self.area_ids.ids)
