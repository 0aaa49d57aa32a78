from odoo import fields, models


class KetenArea(models.Model):
    """What people know of an area (OSS-H5)."""

    _inherit = "keten.area"

    profile_ids = fields.One2many("keten.area.profile", "area_id")

    def action_open_profile(self):
        """Open what is known of an area, or an empty page to write it on."""
        self.ensure_one()
        return self.profile_ids._get_records_action(
            name=self.env._("Neighbourhood profile"),
            context={"default_area_id": self.id},
        )

    def _ids_around(self):
        """Return the ids of an area and of the areas it is part of."""
        return {int(part) for part in (self.parent_path or "").split("/") if part}
