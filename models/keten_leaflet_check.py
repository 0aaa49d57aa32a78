from odoo import api, fields, models

from .keten_leaflet import MAKERS, MUNICIPAL


class KetenLeaflet(models.Model):
    """How far the partners are with checking, and what is asked of the reader."""

    _inherit = "keten.leaflet"

    to_check_count = fields.Integer("To be checked by", compute="_compute_check_counts")
    agreed_count = fields.Integer("Agreed", compute="_compute_check_counts")
    open_remarks = fields.Text("Remarks", compute="_compute_open_remarks")
    own_line_id = fields.Many2one(
        "keten.leaflet.partner", "Own check", compute="_compute_own_line_id"
    )
    is_asked = fields.Boolean("Asks for your check", compute="_compute_own_line_id")
    can_arrange = fields.Boolean(compute="_compute_can_arrange")
    can_write_all = fields.Boolean(compute="_compute_can_arrange")

    @api.depends("partner_ids.check_state")
    def _compute_check_counts(self):
        groups = self.env["keten.leaflet.partner"]._read_group(
            [("leaflet_id", "in", self.ids), ("check_state", "!=", "approves")],
            ["leaflet_id", "check_state"],
            ["__count"],
        )
        counts = {(leaflet, state): count for leaflet, state, count in groups}
        for leaflet in self:
            own = {s: n for (one, s), n in counts.items() if one == leaflet}
            leaflet.to_check_count = sum(own.values())
            leaflet.agreed_count = own.get("checked", 0)

    @api.depends("partner_ids.check_state", "partner_ids.remarks")
    def _compute_open_remarks(self):
        for leaflet in self:
            leaflet.open_remarks = "\n".join(
                f"{line.organisation_id.name}: {line.remarks}"
                for line in leaflet.partner_ids
                if line.check_state == "remarks"
            )

    @api.depends("partner_ids.check_state", "state")
    @api.depends_context("uid")
    def _compute_own_line_id(self):
        for leaflet in self:
            line = leaflet.partner_ids.filtered("can_answer")[:1]
            leaflet.own_line_id = line
            leaflet.is_asked = line.check_state == "asked"

    @api.depends("guidance_organisation_id")
    @api.depends_context("uid")
    def _compute_can_arrange(self):
        is_maker = self.env.user.has_groups(MAKERS)
        self.can_arrange = self.env.user.has_groups(MUNICIPAL)
        for leaflet in self:
            leaflet.can_write_all = is_maker and bool(leaflet._own_side())

    def action_agree(self):
        """Agree for the own organisation."""
        return self.own_line_id.action_agree()

    def action_remark(self):
        """Say for the own organisation what should be different."""
        self.own_line_id.ensure_one()
        return self.own_line_id._open_remarks()
