from odoo import api, models

from .keten_volunteer_contact import as_postcode


class KetenVolunteer(models.Model):
    """Where a volunteer lives, as near as a match needs: the middle of a postcode."""

    _inherit = "keten.volunteer"

    @api.depends("contact_ids.postcode", "company_id")
    def _compute_point(self):
        place_of = self._places(self.contact_ids.mapped("postcode"))
        for volunteer in self:
            key = (volunteer.company_id, volunteer.contact_ids.postcode)
            volunteer.rd_x, volunteer.rd_y, _area = place_of.get(key, (0, 0, None))

    @api.depends("contact_ids.postcode", "company_id")
    def _compute_area_id(self):
        """Ask apart from the point: an area filled in by hand leaves the point."""
        place_of = self._places(self.contact_ids.mapped("postcode"))
        for volunteer in self:
            key = (volunteer.company_id, volunteer.contact_ids.postcode)
            *_point, area = place_of.get(key, (False,))
            volunteer.area_id = volunteer.area_id or area

    @api.onchange("postcode")
    def _onchange_postcode(self):
        """Show the area at once; who knows better changes it."""
        postcode = as_postcode(self.postcode)
        place = self._places([postcode]).get((self.company_id, postcode))
        if place and not self.area_id:
            self.area_id = place[-1]

    def _places(self, postcodes):
        """Return ``{(municipality, postcode): (x, y, area)}``, asked once for all.

        The doors of a postcode are one side of a street, or a part of it: their
        middle is no door. The area is empty when they lie in several.
        """
        doors = self.env["keten.bag.address"].sudo()  # a public register
        groups = doors._read_group(
            [("company_id", "in", self.company_id.ids), ("postcode", "in", postcodes)],
            ["company_id", "postcode"],
            ["rd_x:avg", "rd_y:avg", "area_id:recordset"],
        )
        return {
            (company, postcode): (x, y, areas if len(areas) == 1 else areas.browse())
            for company, postcode, x, y, areas in groups
        }


class KetenBagAddress(models.Model):
    """A register that was loaded again knows more postcodes, or other doors."""

    _inherit = "keten.bag.address"

    @api.model
    def _merge(self, staging, uid):
        merged = super()._merge(staging, uid)
        volunteers = self.env["keten.volunteer"].sudo()  # of every organisation
        here = volunteers.search([("company_id", "=", staging.company.id)])
        for name in ("rd_x", "rd_y"):
            self.env.add_to_compute(volunteers._fields[name], here)
        return merged
