from odoo import api, fields, models

from .keten_role import AT_THE_TABLE, groups_of

HEARS_IT = groups_of(*AT_THE_TABLE)


class KetenAgendaItem(models.Model):
    """The written explanation of an item, where there is one (OSS-A8)."""

    _inherit = "keten.agenda.item"

    explanation_ids = fields.One2many(
        "keten.explanation", "item_id", "Explanations", groups=HEARS_IT
    )
    can_explain = fields.Boolean(compute="_compute_can_explain")

    @api.depends("placement_id.guidance_organisation_id.access_user_ids")
    @api.depends_context("uid")
    def _compute_can_explain(self):
        may_write = self.env["keten.explanation"].has_access("create")
        for item in self:
            placement = item.placement_id.sudo()  # whose guidance it is, no more
            guides = placement.guidance_organisation_id.access_user_ids
            item.can_explain = may_write and self.env.user in guides

    def action_explain(self):
        """Open one's own note on this item, or an empty one."""
        self.ensure_one()
        own = self.env["keten.explanation"].search(
            [("item_id", "=", self.id), ("author_id", "=", self.env.uid)]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_explanation_action"
        )
        return {**action, "res_id": own.id, "context": {"default_item_id": self.id}}
