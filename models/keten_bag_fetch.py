import logging
import math
import re

from odoo import api, models
from odoo.exceptions import UserError

from .keten_bag_reader import DoorReader, Fault
from .keten_bag_staging import Staging
from .keten_pdok import Box, Pdok, PdokError
from .keten_rd import to_wgs84

GRID = 100  # metres: a box that does not tell which dwelling it is about
MOST_METRES = 2_000
POINT = re.compile(r"POINT\(([0-9.]+) ([0-9.]+)\)")

_logger = logging.getLogger(__name__)


class KetenBagAddress(models.Model):
    """Doors from PDOK, for who has no extract of the BAG (domain.md 2.10.2)."""

    _inherit = "keten.bag.address"

    @api.model
    def _is_pdok_on(self):
        return self._pdok_setting("enabled") == "True"

    @api.model
    def _pdok_setting(self, name):
        parameters = self.env["ir.config_parameter"].sudo()  # not secret, not personal
        return parameters.get_param(f"ketenaanpak.pdok_{name}") or ""

    @api.model
    def _pdok(self):
        """Return a client of PDOK.

        :raise UserError: it is switched off
        """
        if not self._is_pdok_on():
            raise UserError(
                self.env._(
                    "PDOK is switched off. Ask your system administrator to switch it "
                    "on in the settings, or load an extract of the BAG."
                )
            )
        return Pdok(self._pdok_setting("locatieserver"), self._pdok_setting("bag"))

    @api.model
    def _fetch_around(self, x, y, metres, company=None):
        """Fill the register with the doors around a point.

        :param float x: RD metres, as ``y``
        :param float metres: at most 2,000
        :param res.company company: whose register, by default the one worked in
        :return: how many doors were added and changed, as ``Merged``
        :raise UserError: PDOK is switched off or cannot be reached
        """
        pdok, reader, rows = self._pdok(), DoorReader(self.env), {}
        metres = min(metres, MOST_METRES)
        try:
            codes = {
                found.get("nummeraanduiding_id"): found.get("buurtcode")
                for found in pdok.reverse(_on_grid(x), _on_grid(y), metres + GRID)
            }
            for feature in pdok.addresses(_box(x, y, metres)):
                try:
                    values = reader.values(_told(feature, codes))
                except Fault:
                    continue  # a door the register cannot hold helps nobody
                rows[values[0]] = values
        except PdokError as error:
            raise self._unreachable(error) from error
        with Staging(self.env, company or self.env.company) as staging:
            staging.add(list(rows.values()))
            return self._merge(staging, self.env.uid)

    @api.model
    def _locate(self, query):
        """Return the RD point of an address as people write it.

        :raise UserError: PDOK is off, cannot be reached, or does not know the address
        """
        try:
            found = self._pdok().free(query)
        except PdokError as error:
            raise self._unreachable(error) from error
        point = POINT.fullmatch(found[0].get("centroide_rd", "")) if found else None
        if not point:
            raise UserError(self.env._("PDOK does not know this address."))
        return float(point[1]), float(point[2])

    @api.model
    def _unreachable(self, error):
        _logger.info("PDOK could not be used: %s", error)
        return UserError(
            self.env._(
                "PDOK cannot be reached now. Try again later, or load an extract of "
                "the BAG: that needs no internet."
            )
        )


def _on_grid(metres):
    return round(metres / GRID) * GRID


def _box(x, y, metres):
    """Return a box of whole hundreds of metres around a point, in degrees."""
    low = [math.floor((value - metres) / GRID) * GRID for value in (x, y)]
    high = [math.ceil((value + metres) / GRID) * GRID for value in (x, y)]
    # RD does not point due north, so the corners of a box in RD are not its extremes.
    corners = [
        to_wgs84(east, north)
        for east in (low[0], high[0])
        for north in (low[1], high[1])
    ]
    latitudes, longitudes = zip(*corners, strict=True)
    return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _told(feature, codes):
    """Return a feature of the BAG OGC API with the columns of an extract."""
    told = feature.get("properties") or {}
    point = (feature.get("geometry") or {}).get("coordinates") or ("", "")
    bag_id = told.get("identificatie")
    columns = {
        "bag_id": bag_id,
        "object_id": told.get("adresseerbaar_object_identificatie"),
        "street": told.get("openbare_ruimte_naam"),
        "number": told.get("huisnummer"),
        "letter": told.get("huisletter"),
        "addition": told.get("toevoeging"),
        "postcode": told.get("postcode"),
        "place": told.get("woonplaats_naam"),
        "buurtcode": codes.get(bag_id),
        "lat": point[1],
        "lon": point[0],
    }
    return {name: str(value or "") for name, value in columns.items()}
