import csv

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import file_open

from .keten_role import ROLES

MATRIX = "ketenaanpak/security/sharing_matrix.csv"


class KetenSharingRule(models.Model):
    """One cell row of the sharing matrix: what a role may do with a model, and why.

    The file is the source (design.md 4), with its reasons in Dutch for the annex of
    the DPIA; this copy lets the privacy officer read it. Access rights and record
    rules implement it, and a test proves them.
    """

    _name = "keten.sharing.rule"
    _description = "Sharing Rule"
    _order = "role, id"
    _rec_name = "model"

    role = fields.Selection(ROLES, required=True, readonly=True)
    model = fields.Char(required=True, readonly=True)
    data = fields.Char(compute="_compute_data")
    scope = fields.Selection(
        [
            ("none", "None"),
            ("own", "Own"),
            ("organisation", "Organisation"),
            ("team", "Team"),
            ("municipality", "Municipality"),
        ],
        required=True,
        readonly=True,
    )
    can_read = fields.Boolean("Read", readonly=True)
    can_write = fields.Boolean("Change", readonly=True)
    can_create = fields.Boolean("Add", readonly=True)
    can_unlink = fields.Boolean("Delete", readonly=True)
    why = fields.Char(readonly=True)

    _cell_unique = models.UniqueIndex("(role, model)", "A cell stands here once.")

    @api.depends("model")
    def _compute_data(self):
        for rule in self:
            rule.data = self.env["ir.model"]._get(rule.model).sudo().name  # a label

    @api.model
    def _load_matrix(self):
        """Make this table equal to the file, at every update of the addon."""
        self.search(Domain.TRUE).unlink()
        with file_open(MATRIX) as matrix:
            self.create([self._from_row(row) for row in csv.DictReader(matrix)])

    @api.model
    def _from_row(self, row):
        return {
            "role": row["role"],
            "model": row["model"],
            "scope": row["scope"],
            "why": row["why"],
            **{
                f"can_{right}": row[right] == "1"
                for right in ("read", "write", "create", "unlink")
            },
        }
