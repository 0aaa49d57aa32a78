from odoo import api, models


class KetenVolunteer(models.Model):
    """Where a volunteer lives, as near as a match needs: the middle of a postcode."""

    _inherit = "keten.volunteer"

    @api.depends("contact_ids.postcode", "company_id")
    def _compute_place(self):
        """Ask the register once for all postcodes; a door of one's own is never kept.

        The doors of a postcode are one side of a street, or a part of it.
        """
        doors = self.env["keten.bag.address"].sudo()  # a public register
        groups = doors._read_group(
            [
                ("company_id", "in", self.company_id.ids),
                ("postcode", "in", self.contact_ids.mapped("postcode")),
            ],
            ["company_id", "postcode"],
            ["rd_x:avg", "rd_y:avg", "area_id:recordset"],
        )
        found = {(company, code): place for company, code, *place in groups}
        for volunteer in self:
            key = (volunteer.company_id, volunteer.contact_ids.postcode)
            rd_x, rd_y, areas = found.get(key, (0, 0, self.env["keten.area"]))
            volunteer.rd_x, volunteer.rd_y = rd_x, rd_y
            only = areas if len(areas) == 1 else areas.browse()
            volunteer.area_id = volunteer.area_id or only


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
