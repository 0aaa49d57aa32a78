from odoo import api, fields, models
from odoo.exceptions import UserError


class KetenFlyerTask(models.Model):
    """The leaflet a round hands out (OSS-B12)."""

    _inherit = "keten.flyer.task"

    leaflet_id = fields.Many2one(
        "keten.leaflet",
        "Leaflet handed out",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    has_leaflet = fields.Boolean(compute="_compute_has_leaflet")

    @api.depends("company_id")
    def _compute_has_leaflet(self):
        leaflet_of = self._leaflets_in_force()
        for task in self:
            task.has_leaflet = task.company_id in leaflet_of

    def _leaflets_in_force(self):
        """Return the leaflet in force of each municipality that has one."""
        leaflets = self.env["keten.leaflet"].search(
            [("company_id", "in", self.company_id.ids), ("state", "=", "in_force")]
        )
        return {leaflet.company_id: leaflet for leaflet in leaflets}

    def _on_finish(self):
        """Keep which version the neighbours got."""
        result = super()._on_finish()
        leaflet_of, none = self._leaflets_in_force(), self.env["keten.leaflet"]
        for company, tasks in self.grouped("company_id").items():
            tasks._stamp({"leaflet_id": leaflet_of.get(company, none).id})
        return result

    def _on_resume(self):
        self._stamp({"leaflet_id": False})
        return super()._on_resume()

    def action_print_leaflet(self):
        """Print the leaflet in force for the area of the round.

        :raise UserError: there is none yet, or the round has no area
        """
        self.ensure_one()
        self.check_access("read")
        leaflet = self._leaflets_in_force().get(self.company_id)
        if not leaflet:
            raise UserError(
                self.env._(
                    "%(municipality)s has no leaflet in force yet. Ask %(person)s of "
                    "the municipality to put one in force.",
                    municipality=self.company_id.name,
                    person=self.env["keten.leaflet"]._helper(self.company_id),
                )
            )
        return leaflet._print_for(self.area_id)
