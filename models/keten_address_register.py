from odoo import api, fields, models

from .keten_doors import USUAL, Door

TOLD = ("bag_address_id", "bag_object_id", "rd_x", "rd_y")


class KetenAddress(models.Model):
    """A dwelling takes its place on the map from the register of doors (OSS-B2)."""

    _inherit = "keten.address"

    bag_address_id = fields.Char(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )
    bag_object_id = fields.Char(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )
    rd_x = fields.Float(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )
    rd_y = fields.Float(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )

    @api.depends("company_id", "postcode", "house_number", "house_letter", "addition")
    def _compute_from_register(self):
        """Forget the place of a door that is corrected to one nobody knows."""
        doors = self._register_doors()
        for address in self:
            door = doors.get(self._register_key(address))
            for name in TOLD:
                address[name] = door and door[name]

    @api.model
    def _find_in_register(self, company):
        """Look up the dwellings of a municipality whose register was filled."""
        dwellings = self.search([("company_id", "=", company.id)])
        doors = dwellings._register_doors()
        known = dwellings.filtered(lambda d: self._register_key(d) in doors)
        for name in TOLD:
            self.env.add_to_compute(self._fields[name], known)
        known.flush_recordset(TOLD)

    def _register_doors(self):
        """Return ``{key: door}`` of the register, in one query for all dwellings.

        A door that stands there twice is left out: nobody can tell which one it is.
        """
        keys = [self._register_key(address) for address in self if address.postcode]
        if not keys:
            return {}
        found = {}
        for door in self.env["keten.bag.address"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("postcode", "in", list({key[1] for key in keys})),
                ("house_number", "in", list({key[2] for key in keys})),
            ]
        ):
            found.setdefault(self._register_key(door), []).append(door)
        return {key: same[0] for key, same in found.items() if len(same) == 1}

    @api.model
    def _register_key(self, door):
        """Return what a dwelling and a door of the register have in common."""
        typed = {"postcode": door.postcode, "house_letter": door.house_letter}
        self._normalise(typed)
        return (
            door.company_id.id,
            typed["postcode"],
            door.house_number,
            typed["house_letter"] or "",
            (door.addition or "").upper(),
        )

    def _register_door(self):
        """Return this dwelling in the register, or an empty ``keten.bag.address``."""
        self.ensure_one()
        register = self.env["keten.bag.address"]
        if not self.bag_address_id:
            return self._register_doors().get(self._register_key(self), register)
        return register.search(
            [
                ("company_id", "=", self.company_id.id),
                ("bag_address_id", "=", self.bag_address_id),
            ]
        )

    def _neighbours(self, rule=USUAL):
        """Return the doors around this dwelling, none when its place is not known.

        :param Rule rule: which doors, and how many
        :return: a list of ``Chosen``, as of ``keten.bag.address``
        """
        self.ensure_one()
        door = self._register_door()
        if door:
            return door._neighbours(rule)
        if not (self.rd_x and self.rd_y):
            return []
        origin = Door(
            0,
            self.street,
            self.city,
            self.house_number,
            self.house_letter or "",
            self.addition or "",
            self.rd_x,
            self.rd_y,
        )
        return door._neighbours_of(self.company_id, origin, rule)
