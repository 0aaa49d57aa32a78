from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_flyer_task import LIVE_TASK

COUNTED = ("leaflet", "spoken", "not_home", "refused", "skipped")
REACTIONS = ("positive", "neutral", "worried")


class KetenFlyerResult(models.Model):
    """What a round came to, in numbers (OSS-B1, OSS-B11).

    Counted from its doors, or filled in as totals when a team rather keeps none. Only
    the organisations of the round read it: elsewhere small numbers are left out.
    """

    _name = "keten.flyer.result"
    _description = "Result of a Round"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"task_id": ""}
    _rec_name = "task_id"

    task_id = fields.Many2one(
        "keten.flyer.task", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="task_id.company_id", store=True, precompute=True
    )
    is_total = fields.Boolean(
        "Only totals", help="The team keeps no result for each door."
    )
    door_count = fields.Integer("Doors")
    leaflet_count = fields.Integer("Leaflets")
    spoken_count = fields.Integer("Spoken")
    not_home_count = fields.Integer("Nobody home")
    refused_count = fields.Integer("Refused")
    skipped_count = fields.Integer("Skipped")
    positive_count = fields.Integer("Positive")
    neutral_count = fields.Integer("Neutral")
    worried_count = fields.Integer("Worried")
    offer_count = fields.Integer(
        "Offers of help", readonly=True, help="Stays when the offers are deleted."
    )
    reached_count = fields.Integer(
        "Reached", compute="_compute_reached_count", store=True
    )

    _once = models.UniqueIndex("(task_id)", "A round has one result.")
    _not_negative = models.Constraint(
        "CHECK (LEAST(door_count, leaflet_count, spoken_count, not_home_count, "
        "refused_count, skipped_count, positive_count, neutral_count, worried_count)"
        " >= 0)",
        "A number of doors is not negative.",
    )
    _results_of_doors = models.Constraint(
        "CHECK (leaflet_count + spoken_count + not_home_count + refused_count + "
        "skipped_count <= door_count)",
        "There are more results than doors.",
    )
    _reactions_of_talks = models.Constraint(
        "CHECK (positive_count + neutral_count + worried_count <= spoken_count)",
        "There are more reactions than doors that were spoken to.",
    )

    @api.depends("leaflet_count", "spoken_count")
    def _compute_reached_count(self):
        for result in self:
            result.reached_count = result.leaflet_count + result.spoken_count

    def write(self, vals):
        """
        :raise UserError: numbers are typed over those of the doors, or were reported
        """
        if not self.env.su:
            self.task_id._check_in((*LIVE_TASK, "done"))
            typed = vals.keys() & {f"{n}_count" for n in ("door", *COUNTED, *REACTIONS)}
            if typed and not all(vals.get("is_total", r.is_total) for r in self):
                raise UserError(
                    self.env._(
                        "These numbers are counted from the doors. Tick 'Only totals' "
                        "to fill them in yourself."
                    )
                )
        result = super().write(vals)
        if "is_total" in vals:
            self.sudo()._count()  # of all who walked
        return result

    def _count(self):
        """Count what the doors tell, in one query."""
        doors = self.env["keten.flyer.door"].sudo()  # of all who walked
        groups = doors._read_group(
            [("task_id", "in", self.task_id.ids), ("left_out_reason", "=", False)],
            ["task_id", "result", "reaction"],
            ["__count"],
        )
        for result in self.filtered(lambda result: not result.is_total):
            own = [row[1:] for row in groups if row[0] == result.task_id]
            numbers = {"door_count": sum(count for *_keys, count in own)}
            for name in COUNTED:
                numbers[f"{name}_count"] = sum(c for r, _n, c in own if r == name)
            for name in REACTIONS:
                numbers[f"{name}_count"] = sum(c for _r, n, c in own if n == name)
            result.write(numbers)

    def _undone(self):
        """Return how many doors of one round, if any, nobody rang."""
        told = sum(self[f"{name}_count"] for name in COUNTED)
        return max(self.door_count - told, 0)
