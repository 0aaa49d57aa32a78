import re

from odoo import api, models
from odoo.fields import Domain

DOOR = re.compile(r"^\s*(\S.*?)\s+(\d{1,5})\s*[-\w]{0,6}\s*(?:,.*)?$")


class KetenDoorSearch(models.AbstractModel):
    """Find a door by what people call it: a street, or a postcode, and a number."""

    _name = "keten.door.search"
    _description = "Search for a Door"

    @api.model
    def _search_display_name(self, operator, value):
        domain = Domain(super()._search_display_name(operator, value))
        shape = DOOR.match(value) if isinstance(value, str) else None
        if not shape or operator not in ("ilike", "="):
            return domain
        where, number = shape.groups()
        return domain | (
            Domain("house_number", "=", int(number))
            & (Domain("street", "ilike", where) | Domain("postcode", "ilike", where))
        )
