import re

from odoo import api, fields, models
from odoo.exceptions import UserError

DOOR = re.compile(r"(\d{1,5})\s*(?:([A-Za-z])(?![A-Za-z]))?[\s-]*(\w{0,8})")


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
    door = fields.Char(
        "House number",
        required=True,
        help="With its letter and addition, as it stands on the door: 12A-2.",
    )
    postcode = fields.Char(required=True)
    city = fields.Char(
        "Place",
        compute="_compute_city",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
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

    @api.depends("area_id")
    def _compute_city(self):
        for wizard in self:
            area = wizard.area_id
            village = area.area_type == "village" and area.name
            wizard.city = village or wizard.city or wizard.company_id.city

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
        """Announce the address, and say who was told of it (OSS-A5)."""
        self.ensure_one()
        placement = self.placement_id
        placement.write(
            {
                "address_id": self._find_or_create_address().id,
                "area_id": self.area_id.id,
                "expected_move_in_date": self.expected_move_in_date,
                "lease_start_date": self.lease_start_date,
            }
        )
        placement._do("announce")
        told = placement._partners_told()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if told else "warning",
                "message": self.env._("Told: %(partners)s.", partners=", ".join(told))
                if told
                else self.env._("Nobody could be told yet: see the placement."),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _find_or_create_address(self):
        return self.env["keten.address"]._find_or_create(self._address_values())

    def _address_values(self):
        """
        :raise UserError: the house number is none
        """
        door = DOOR.fullmatch(self.door.strip())
        if not door:
            raise UserError(
                self.env._(
                    "A house number begins with a figure, and may have a letter and "
                    "an addition: 12A-2."
                )
            )
        number, letter, addition = door.groups()
        return {
            "company_id": self.company_id.id,
            "organisation_id": self._landlord().id,
            "street": self.street,
            "house_number": int(number),
            "house_letter": letter,
            "addition": addition or False,
            "postcode": self.postcode,
            "city": self.city,
            "area_id": self.area_id.id,
        }

    def _landlord(self):
        return self.corporation_id or self.env.user.keten_organisation_id
