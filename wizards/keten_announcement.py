from odoo import api, fields, models


class KetenAnnouncement(models.TransientModel):
    """Address known: the address, the area and the day of the move in one step.

    It shows beforehand what the kernteam will see (OSS-A6).
    """

    _name = "keten.announcement"
    _description = "Announce an Address"
    _inherit = ["keten.reach"]
    _check_company_auto = True

    placement_id = fields.Many2one("keten.placement", required=True, readonly=True)
    company_id = fields.Many2one(related="placement_id.company_id", related_sudo=False)
    corporation_id = fields.Many2one(
        related="placement_id.corporation_id", related_sudo=False
    )
    street = fields.Char(required=True)
    house_number = fields.Integer(required=True)
    house_letter = fields.Char("Letter", size=1)
    addition = fields.Char(size=8)
    postcode = fields.Char(required=True)
    city = fields.Char("Place", required=True)
    area_id = fields.Many2one(
        "keten.area",
        required=True,
        check_company=True,
        domain="[('company_id', '=', company_id),"
        " ('area_type', 'in', ('neighbourhood', 'village', 'district'))]",
    )
    core_team_id = fields.Many2one(related="area_id.core_team_id", string="Kernteam")
    expected_move_in_date = fields.Date("Expected move-in", required=True)
    lease_start_date = fields.Date("Lease starts on")
    size_class = fields.Selection(related="placement_id.size_class", related_sudo=False)
    language_ids = fields.Many2many(
        related="placement_id.language_ids", related_sudo=False
    )
    guide_id = fields.Many2one(related="placement_id.guide_id", related_sudo=False)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        placement = self.env["keten.placement"].browse(
            self.env.context.get("active_id")
        )
        if placement.exists():
            values.update(
                placement_id=placement.id,
                area_id=placement.area_id.id,
                expected_move_in_date=placement.expected_move_in_date,
                lease_start_date=placement.lease_start_date,
            )
        return values

    def action_announce(self):
        self.ensure_one()
        self.placement_id.write(
            {
                "address_id": self._find_or_create_address().id,
                "area_id": self.area_id.id,
                "expected_move_in_date": self.expected_move_in_date,
                "lease_start_date": self.lease_start_date,
            }
        )
        self.placement_id._do("announce")
        return {"type": "ir.actions.act_window_close"}

    def _find_or_create_address(self):
        vals = {
            "company_id": self.company_id.id,
            "organisation_id": self._landlord().id,
            "street": self.street,
            "house_number": self.house_number,
            "house_letter": self.house_letter,
            "addition": self.addition,
            "postcode": self.postcode,
            "city": self.city,
            "area_id": self.area_id.id,
        }
        return self.env["keten.address"]._find_or_create(vals)

    def _landlord(self):
        return self.corporation_id or self.env.user.keten_organisation_id
