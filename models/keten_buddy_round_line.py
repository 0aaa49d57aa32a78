from odoo import fields, models
from odoo.exceptions import UserError


class KetenBuddyRoundLine(models.Model):
    """A pair of the draft; another volunteer, or none, is up to the coordinator."""

    _name = "keten.buddy.round.line"
    _description = "Pair of a Matching Round"
    _inherit = ["keten.buddy.grounds", "keten.fixed"]
    _fixed_fields = {"round_id": "", "request_id": ""}
    _order = "round_id desc, id"
    _rec_name = "request_id"

    round_id = fields.Many2one(
        "keten.buddy.round", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="round_id.company_id", store=True, precompute=True
    )
    state = fields.Selection(related="round_id.state")
    request_id = fields.Many2one(
        "keten.buddy.request", required=True, index=True, ondelete="cascade"
    )
    volunteer_id = fields.Many2one(
        "keten.volunteer",
        required=True,
        index=True,
        ondelete="cascade",
        domain="[('company_id', '=', company_id), ('state', '=', 'available')]",
    )
    match_id = fields.Many2one(
        "keten.buddy.match", readonly=True, index="btree_not_null", ondelete="set null"
    )

    _request_unique = models.UniqueIndex(
        "(round_id, request_id)", "This request has its pair in this round already."
    )

    def write(self, vals):
        """
        :raise UserError: the pair was asked already
        """
        if "volunteer_id" in vals and any(line.match_id for line in self):
            raise UserError(self.env._("This pair was asked already."))
        result = super().write(vals)
        if "volunteer_id" in vals and not self.env.su:
            self._refresh_grounds()
        return result

    def _refresh_grounds(self):
        """Compare these pairs again, as everything stands now."""
        wanted = [(line.volunteer_id.id, line.request_id.id) for line in self]
        pairs = self.env["keten.buddy.match"]._compare(wanted)
        for line, near in zip(self, pairs, strict=True):
            line._stamp(line._grounds_of(near))

    def _stamp(self, vals):
        self.sudo().write(vals)  # what was worked out is written by nobody
