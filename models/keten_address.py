import re
from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_bag_address import door_name

DOOR = ("organisation_id", "postcode", "house_number", "house_letter", "addition")
POSTCODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")
BAG_ID = re.compile(r"[0-9]{16}")


class KetenAddress(models.Model):
    """A dwelling's address, with its BAG ids and RD coordinates (domain.md 2.10).

    The address belongs to the organisation that entered it: two corporations may
    both hold a door of one building without seeing each other's.
    """

    _name = "keten.address"
    _description = "Address"
    _inherit = ["keten.fixed", "keten.import", "keten.door.search"]
    _fixed_fields = {"company_id": "", "organisation_id": ""}
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
    street = fields.Char(required=True, index="trigram")
    house_number = fields.Integer(required=True)
    house_letter = fields.Char("Letter", size=1)
    addition = fields.Char(size=8)
    postcode = fields.Char(required=True, size=7, index="trigram")
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
            address.display_name = door_name(address)

    @api.model_create_multi
    def create(self, vals_list):
        own = {"organisation_id": self.env.user.keten_organisation_id.id}
        for vals in vals_list:
            self._normalise(vals)
        self.browse()._check_doors([{**own, **vals} for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        self._normalise(vals)
        if vals.keys() & {*DOOR, "bag_address_id", "bag_object_id"}:
            stored = self.read(DOOR, load=None)
            self._check_doors([{**door, **vals} for door in stored])
        return super().write(vals)

    @api.model
    def _find_or_create(self, vals):
        """Return the dwelling if the organisation entered it before."""
        self._normalise(vals)
        door = [(name, "=", vals.get(name)) for name in ("company_id", *DOOR)]
        return self.search(door, limit=1) or self.create(vals)

    def _check_doors(self, doors):
        """
        :raise ValidationError: one of these doors cannot be entered
        """
        for _number, _field, sentence in self._door_faults(doors):
            raise ValidationError(sentence)

    def _door_faults(self, doors):
        """Yield ``(number, field, sentence)`` of what the database would refuse.

        It is found here because the log of the database would quote the address.
        """
        wanted = [self._door(vals) for vals in doors]
        same_code = self.search(
            [
                ("organisation_id", "in", [door[0] for door in wanted]),
                ("postcode", "in", [door[1] for door in wanted]),
                ("id", "not in", self.ids),
            ]
        )
        known = {self._door(vals) for vals in same_code.read(DOOR, load=None)}
        times = Counter(wanted)
        for number, (vals, door) in enumerate(zip(doors, wanted, strict=True)):
            if not POSTCODE.fullmatch(vals.get("postcode") or "1000 AA"):
                yield (
                    number,
                    "postcode",
                    self.env._("A postcode has four digits and two letters: 5341 AB."),
                )
            if (vals.get("house_number") or 1) < 1:
                sentence = self.env._("A house number is at least 1.")
                yield number, "house_number", sentence
            for name in ("bag_address_id", "bag_object_id"):
                if not BAG_ID.fullmatch(vals.get(name) or "0" * 16):
                    yield number, name, self.env._("A BAG id has sixteen digits.")
            if door in known or times[door] > 1:
                sentence = self.env._("Your organisation has this address already.")
                yield number, "house_number", sentence

    @api.model
    def _door(self, vals):
        return tuple(vals.get(field) or False for field in DOOR)

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        own = {"organisation_id": self.env.user.keten_organisation_id.id}
        known = self.browse([line.known_id for line in lines if line.known_id])
        stored = {door["id"]: door for door in known.read(DOOR, load=None)}
        doors = []
        for line in lines:
            self._normalise(line.vals)
            doors.append({**stored.get(line.known_id, own), **line.vals})
        for number, name, sentence in known._door_faults(doors):
            yield lines[number], name, sentence

    @api.model
    def _normalise(self, vals):
        """Write a postcode as 5341 AB and a letter as A, however they were typed."""
        if vals.get("postcode"):
            bare = "".join(vals["postcode"].split()).upper()
            vals["postcode"] = f"{bare[:4]} {bare[4:]}"
        if vals.get("house_letter"):
            vals["house_letter"] = vals["house_letter"].upper()
