from odoo import api, fields, models

from .keten_announcement import DOOR


class KetenAnnouncement(models.TransientModel):
    """The register of addresses tells what a postcode and a number leave out.

    What it does not know is typed by hand: a new dwelling may not stand in it yet.
    """

    _inherit = "keten.announcement"

    found_door_ids = fields.Many2many(
        "keten.bag.address", compute="_compute_found_door_ids"
    )
    found = fields.Selection(
        [
            ("no_register", "No register"),
            ("nothing", "Not in the register"),
            ("one", "In the register"),
            ("several", "Several doors with this number"),
        ],
        compute="_compute_found",
    )
    door_id = fields.Many2one(
        "keten.bag.address",
        "Which door",
        compute="_compute_door_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('id', 'in', found_door_ids)]",
    )
    street = fields.Char(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )
    area_id = fields.Many2one(
        compute="_compute_from_register", store=True, readonly=False, precompute=True
    )

    @api.depends("company_id", "postcode", "door")
    def _compute_found_door_ids(self):
        for wizard in self:
            wizard.found_door_ids = wizard._find_doors()

    def _find_doors(self):
        """Keep to the letter and the addition, where they were typed as well."""
        doors = self.env["keten.bag.address"]
        typed = self._typed_door()
        if not typed:
            return doors
        number, rest = typed
        doors = doors._at(self.company_id, self._typed_postcode(), number)
        exact = doors.filtered(lambda door: self._rest_of(door) == rest)
        return exact if exact or rest else doors

    @api.depends("found_door_ids")
    def _compute_found(self):
        register = self.env["keten.bag.address"]
        for wizard in self:
            doors = wizard.found_door_ids
            if doors:
                wizard.found = "one" if len(doors) == 1 else "several"
            elif not wizard._typed_door():
                wizard.found = False
            else:
                known = [("company_id", "=", wizard.company_id.id)]
                is_filled = register.search_count(known, limit=1)
                wizard.found = "nothing" if is_filled else "no_register"

    @api.depends("found_door_ids")
    def _compute_door_id(self):
        for wizard in self:
            doors = wizard.found_door_ids
            if len(doors) == 1:
                wizard.door_id = doors
            elif wizard.door_id not in doors:
                wizard.door_id = False

    @api.depends("found_door_ids", "door_id")
    def _compute_from_register(self):
        """What was typed by hand stays where the register does not know better."""
        for wizard in self:
            told = wizard._told_by_register()
            wizard.street = told.get("street") or wizard.street
            wizard.area_id = told.get("area_id") or wizard.area_id

    @api.depends("found_door_ids", "door_id")
    def _compute_city(self):
        result = super()._compute_city()
        for wizard in self:
            wizard.city = wizard._told_by_register().get("city") or wizard.city
        return result

    def _told_by_register(self):
        """Return what the chosen door tells, or else what all doors have in common."""
        door = self.door_id
        if door:
            area = door.area_id.id
            return {"street": door.street, "city": door.city, "area_id": area}
        typed = self.found_door_ids and self._typed_door()
        if not typed:
            return {}
        postcode = self._typed_postcode()
        return self.found_door_ids._suggest(self.company_id, postcode, typed[0])

    def _typed_door(self):
        """Return the number and what follows it, nothing while they are typed."""
        door = self.postcode and DOOR.fullmatch((self.door or "").strip())
        if not door:
            return None
        number, letter, addition = door.groups()
        return int(number), f"{letter or ''}{addition or ''}".upper()

    def _typed_postcode(self):
        typed = {"postcode": self.postcode}
        self.env["keten.address"]._normalise(typed)
        return typed["postcode"]

    @api.model
    def _rest_of(self, door):
        """Return letter and addition as one: people do not tell them apart."""
        return f"{door.house_letter or ''}{door.addition or ''}".upper()

    def _address_values(self):
        """The door that was chosen has a letter, BAG ids and a place of its own."""
        values = super()._address_values()
        door = self.door_id
        if not door:
            return values
        return {
            **values,
            "house_number": door.house_number,
            "house_letter": door.house_letter,
            "addition": door.addition,
            "bag_address_id": door.bag_address_id,
            "bag_object_id": door.bag_object_id,
            "rd_x": door.rd_x,
            "rd_y": door.rd_y,
        }
