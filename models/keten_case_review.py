from odoo import api, fields, models

from .keten_agenda_item_case import REVIEW


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

    @api.model_create_multi
    def create(self, vals_list):
        """Writing it does what the reminder asked for."""
        reviews = super().create(vals_list)
        items = reviews.item_id.sudo()  # the reminder may be a colleague's
        items.activity_feedback([REVIEW])
        return reviews
