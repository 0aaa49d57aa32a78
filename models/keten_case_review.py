from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_agenda_item_case import REVIEW

WRITTEN = ("talents", "possibilities", "limitations")


class KetenCaseReview(models.Model):
    """How a household fares, as a multidisciplinary team sees it (T3; ARN-18, ARN-20).

    Written by who works for the household, and read by the team that discusses it.
    The chair plans the meeting and reads none of it.
    """

    _name = "keten.case.review"
    _description = "Case Review"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"item_id": ""}
    _order = "id desc"
    _rec_name = "household_id"

    item_id = fields.Many2one(
        "keten.agenda.item", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="item_id.company_id", store=True)
    team_id = fields.Many2one(related="item_id.team_id", store=True, index=True)
    household_id = fields.Many2one(
        related="item_id.household_id", store=True, index=True
    )
    talents = fields.Text(help="What the people can do, and like to do.")
    possibilities = fields.Text(help="What is within reach, and with whose help.")
    limitations = fields.Text(
        help="What stands in the way. Nothing medical: that stays with health care."
    )
    outflow = fields.Selection(
        [
            ("work", "Work"),
            ("education", "Education"),
            ("participation", "Participation"),
            ("care", "Care"),
            ("moved", "Moved away"),
        ],
        "Leaves the team's list for",
        help="Empty as long as the team follows the household.",
    )
    review_date = fields.Date(
        "Looked at again on",
        compute="_compute_review_date",
        store=True,
        readonly=False,
        precompute=True,
        help="The case comes back on the agenda around this day.",
    )

    _item_unique = models.UniqueIndex("(item_id)", "This case has its review already.")

    @api.depends("item_id", "outflow")
    def _compute_review_date(self):
        today = fields.Date.context_today(self)
        Term = self.env["keten.term"]
        for review in self:
            term = Term._version("CASE_REVIEW", review.item_id.company_id, today)
            again = review.review_date or term._due_date(today)
            review.review_date = not review.outflow and again

    @api.constrains("item_id", "talents", "possibilities", "limitations", "outflow")
    def _check_written(self):
        for review in self:
            told = [review[name] and review[name].strip() for name in WRITTEN]
            if not any(told) and not review.outflow:
                raise ValidationError(
                    self.env._(
                        "The review of %(household)s is still empty: fill in talents, "
                        "possibilities or limitations.",
                        household=review.household_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Writing it does what the reminder asked for.

        :raise UserError: the minutes of its session were confirmed
        """
        reviews = super().create(vals_list)
        reviews.item_id.session_id._check_open_minutes()
        items = reviews.item_id.sudo()  # the reminder may be a colleague's
        items.activity_feedback([REVIEW])
        return reviews

    def write(self, vals):
        """
        :raise UserError: the minutes of its session were confirmed
        """
        self.item_id.session_id._check_open_minutes()
        return super().write(vals)
