from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_bag_reader import BAG_ID
from .keten_doors import Door


class KetenBagAddress(models.Model):
    """A door of the public register of addresses (BAG), and never who lives there.

    That a door stands here says nothing of it: all doors of the municipality do. The
    dwelling an organisation entered is ``keten.address`` (OSS-B2, domain.md 2.10).
    """

    _name = "keten.bag.address"
    _description = "BAG Address"
    _inherit = ["keten.fixed", "keten.door.search"]
    _fixed_fields = {"company_id": ""}
    _order = "street, house_number, house_letter, addition, id"
    _rec_name = "street"
    _rec_names_search = ["street", "postcode"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.company,
    )
    active = fields.Boolean(default=True)
    bag_address_id = fields.Char("BAG address id", size=16, required=True)
    bag_object_id = fields.Char("BAG object id", size=16)
    bag_building_id = fields.Char("BAG building id", size=16)
    street = fields.Char(required=True)
    house_number = fields.Integer(required=True)
    house_letter = fields.Char("Letter", size=1)
    addition = fields.Char(size=8)
    postcode = fields.Char(size=7, help="As 5341 AB. Some doors have none.")
    city = fields.Char("Place", required=True)
    # Without digits, so that the column is a double precision, as a point is.
    rd_x = fields.Float("RD x", required=True, help="Metres, EPSG:28992.")
    rd_y = fields.Float("RD y", required=True, help="Metres, EPSG:28992.")
    neighbourhood_code = fields.Char(size=10, help="With its letters: BU08280101.")
    area_id = fields.Many2one("keten.area", check_company=True, ondelete="set null")
    is_dwelling = fields.Boolean(
        "Dwelling", default=True, help="Only dwellings hear of a new neighbour."
    )

    _bag_address_unique = models.UniqueIndex(
        "(company_id, bag_address_id)", "The register has this BAG address already."
    )
    _point_idx = models.Index("USING gist (point(rd_x, rd_y))")
    _street_idx = models.Index("(company_id, street, city, house_number)")
    _postcode_idx = models.Index("(company_id, postcode, house_number)")
    _building_idx = models.Index(
        "(company_id, bag_building_id) WHERE bag_building_id IS NOT NULL"
    )
    _bag_shape = models.Constraint(
        r"CHECK (bag_address_id ~ '^\d{16}$')",
        "A BAG id has sixteen digits.",
    )
    _house_number_positive = models.Constraint(
        "CHECK (house_number > 0)", "A house number is at least 1."
    )
    _postcode_shape = models.Constraint(
        "CHECK (postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$')",
        "A postcode has four digits and two letters: 5341 AB.",
    )
    _point_in_the_netherlands = models.Constraint(
        "CHECK (rd_x BETWEEN 0 AND 300000 AND rd_y BETWEEN 300000 AND 625000)",
        "RD x lies between 0 and 300,000 metres, and RD y between 300,000 and 625,000.",
    )

    @api.depends("street", "house_number", "house_letter", "addition", "city")
    def _compute_display_name(self):
        for door in self:
            door.display_name = door_name(door)

    @api.constrains("bag_object_id", "bag_building_id")
    def _check_bag_ids(self):
        """A load checks these itself, and faster than the database would."""
        for door in self:
            for bag_id in (door.bag_object_id, door.bag_building_id):
                if bag_id and not BAG_ID.fullmatch(bag_id):
                    raise ValidationError(self.env._("A BAG id has sixteen digits."))

    @api.model
    def _at(self, company, postcode, house_number):
        """Return the doors of a municipality with this postcode and number.

        :param str postcode: as 5341 AB
        """
        return self.search(
            [
                ("company_id", "=", company.id),
                ("postcode", "=", postcode),
                ("house_number", "=", house_number),
            ]
        )

    @api.model
    def _suggest(self, company, postcode, house_number):
        """Return the values of street, city and area that a postcode tells.

        For a screen that asks for an address; empty when the register does not know
        the door, or knows doors of several streets.
        """
        found = {
            (door.street, door.city, door.area_id.id)
            for door in self._at(company, postcode, house_number)
        }
        if len(found) != 1:
            return {}
        street, city, area_id = found.pop()
        return {"street": street, "city": city, "area_id": area_id}

    @api.model
    def _merge(self, staging, uid):
        """Write what a source told into the register, and into dwellings without it.

        :param Staging staging: the doors, checked
        :param int uid: who loads them
        :return: ``Merged``
        """
        self.flush_model()
        self.env["keten.area"].flush_model()
        merged = staging.merge(uid)
        self.invalidate_model()
        dwellings = self.env["keten.address"].sudo()  # of every organisation
        dwellings._find_in_register(staging.company)
        return merged

    def _as_door(self):
        """Return this door as the choice of doors takes it."""
        self.ensure_one()
        return Door(
            self.id,
            self.street,
            self.city,
            self.house_number,
            self.house_letter or "",
            self.addition or "",
            self.rd_x,
            self.rd_y,
            self.bag_building_id or "",
        )


def number_on_door(address):
    """Return what stands on the door: 12A-3."""
    door = f"{address.house_number}{address.house_letter or ''}"
    return f"{door}-{address.addition}" if address.addition else door


def door_name(address):
    """Return a door as people write it: Kerkstraat 12A-3, Oss."""
    return f"{address.street} {number_on_door(address)}, {address.city}"
