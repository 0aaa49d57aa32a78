from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .keten_buddy_match_deadline import EVALUATIONS
from .keten_role import groups_of

READERS = groups_of("guidance", "welfare", "guide", "case_director")
VIEWS = [("good", "Good"), ("fair", "Could be better"), ("poor", "Does not work")]


class KetenBuddyEvaluation(models.Model):
    """How a match goes after two, six and twelve months (domain.md 2.8).

    Choices only: what two people tell each other is theirs. It stays with its match,
    so that the next buddy reads nothing of the one before.
    """

    _name = "keten.buddy.evaluation"
    _description = "Evaluation of a Match"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"match_id": "", "moment": ""}
    _order = "match_id, moment"
    _rec_name = "match_id"

    match_id = fields.Many2one(
        "keten.buddy.match", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="match_id.company_id", store=True, precompute=True
    )
    moment = fields.Selection(
        [
            ("first", "After two months"),
            ("second", "After six months"),
            ("third", "After a year"),
        ],
        "Which",
        compute="_compute_moment",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    evaluated_on = fields.Date("On", required=True, default=fields.Date.context_today)
    rhythm = fields.Selection(
        [
            ("weekly", "Every week"),
            ("fortnightly", "Every two weeks"),
            ("monthly", "Now and then"),
            ("none", "Not any more"),
        ],
        "They meet",
        required=True,
    )
    participant_view = fields.Selection(VIEWS, "Participant", required=True)
    volunteer_view = fields.Selection(VIEWS, "Volunteer", required=True)
    follow_up = fields.Selection(
        [
            ("go_on", "They go on"),
            ("change", "They go on differently"),
            ("end", "They stop"),
        ],
        "What follows",
        required=True,
        default="go_on",
    )

    _once = models.UniqueIndex(
        "(match_id, moment)", "This evaluation was written down already."
    )

    @api.depends("match_id")
    def _compute_moment(self):
        """Propose the first that was not held yet."""
        for evaluation in self:
            match = evaluation.match_id
            left = [r for r in EVALUATIONS if not match[f"{r}_evaluated_on"]]
            evaluation.moment = evaluation.moment or (left and left[0])

    @api.constrains("evaluated_on")
    def _check_evaluated_on(self):
        today = fields.Date.context_today(self)
        if any(evaluation.evaluated_on > today for evaluation in self):
            raise ValidationError(
                self.env._("An evaluation is recorded once it was held.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: a match has not begun
        """
        evaluations = super().create(vals_list)
        for evaluation in evaluations:
            match = evaluation.match_id
            if not match.started_on:
                raise UserError(
                    self.env._("%(match)s has not begun yet.", match=match.display_name)
                )
            done = f"{evaluation.moment}_evaluated_on"
            match._stamp({done: evaluation.evaluated_on})
        evaluations.match_id._sync_deadline_activities()
        return evaluations


class KetenBuddyMatch(models.Model):
    _inherit = "keten.buddy.match"

    evaluation_ids = fields.One2many(
        "keten.buddy.evaluation", "match_id", "Evaluations", groups=READERS
    )

    def action_evaluate(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_buddy_evaluation_action"
        )
        return {**action, "context": {"default_match_id": self.id}}
