import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

DOOR = ("organisation_id", "postcode", "house_number", "house_letter", "addition")
POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")


class KetenAddress(models.Model):
    """A dwelling's address, with its BAG ids and RD coordinates (domain.md 2.10).

    The address belongs to the organisation that entered it: two corporations may
    both hold a door of one building without seeing each other's.
    """

    _name = "keten.address"
    _description = "Address"
    _inherit = ["keten.import"]
    _order = "street, house_number, house_letter, addition"
    _rec_names_search = ["street", "postcode"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        "Entered by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env.user.keten_organisation_id,
    )
    street = fields.Char(required=True)
    house_number = fields.Integer(required=True)
    house_letter = fields.Char("Letter", size=1)
    addition = fields.Char(size=8)
    postcode = fields.Char(required=True, size=7)
    city = fields.Char("Place", required=True)
    area_id = fields.Many2one(
        "keten.area", index=True, check_company=True, ondelete="restrict"
    )
    bag_address_id = fields.Char("BAG address id", size=16)
    bag_object_id = fields.Char("BAG object id", size=16)
    rd_x = fields.Float("RD x", digits=(10, 3), help="Metres, EPSG:28992.")
    rd_y = fields.Float("RD y", digits=(10, 3), help="Metres, EPSG:28992.")
    placement_ids = fields.One2many("keten.placement", "address_id", "Placements")

    _address_unique = models.UniqueIndex(
        "(company_id, organisation_id, postcode, house_number, "
        "COALESCE(house_letter, ''), COALESCE(addition, ''))",
        "Your organisation has this address already.",
    )
    _house_number_positive = models.Constraint(
        "CHECK (house_number > 0)", "A house number is at least 1."
    )
    _bag_shape = models.Constraint(
        r"CHECK (bag_address_id ~ '^\d{16}$' AND bag_object_id ~ '^\d{16}$')",
        "A BAG id has sixteen digits.",
    )

    @api.depends("street", "house_number", "house_letter", "addition", "city")
    def _compute_display_name(self):
        for address in self:
            door = f"{address.house_number}{address.house_letter or ''}"
            if address.addition:
                door = f"{door}-{address.addition}"
            address.display_name = f"{address.street} {door}, {address.city}"

    @api.model_create_multi
    def create(self, vals_list):
        own = self.env.user.keten_organisation_id.id
        for vals in vals_list:
            self._normalise(vals)
            self.browse()._check_new_door({"organisation_id": own, **vals})
        return super().create(vals_list)

    def write(self, vals):
        self._normalise(vals)
        if vals.keys() & set(DOOR):
            for address in self:
                stored = address.read(DOOR, load=None)[0]
                address._check_new_door({**stored, **vals})
        return super().write(vals)

    def _check_new_door(self, vals):
        """Find a known door before the database does, whose log would quote it.

        :raise ValidationError: the organisation has this door already
        """
        same = [(field, "=", vals.get(field) or False) for field in DOOR]
        if self.search_count([*same, ("id", "not in", self.ids)], limit=1):
            raise ValidationError(
                self.env._("Your organisation has this address already.")
            )

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        for line in lines:
            try:
                self._normalise(line.vals)
            except ValidationError as error:
                yield line, "postcode", str(error)

    @api.model
    def _normalise(self, vals):
        """Write a postcode as 5341 AB and a letter as A, however they were typed.

        :raise ValidationError: the postcode has another shape
        """
        if vals.get("postcode"):
            bare = "".join(vals["postcode"].split()).upper()
            if not POSTCODE.fullmatch(bare):
                raise ValidationError(
                    self.env._("A postcode has four digits and two letters: 5341 AB.")
                )
            vals["postcode"] = f"{bare[:4]} {bare[4:]}"
        if vals.get("house_letter"):
            vals["house_letter"] = vals["house_letter"].upper()
