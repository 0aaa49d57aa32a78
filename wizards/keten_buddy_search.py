from odoo import api, fields, models
from odoo.tools import format_date

from ..models.keten_buddy_ranking import rank

SHOWN = 20  # candidates on the page; nobody reads on after that


class KetenBuddySearch(models.TransientModel):
    """Who suits a request and why, and who just falls out (issue: why no match)."""

    _name = "keten.buddy.search"
    _description = "Candidates for a Request"
    _inherit = ["keten.reach"]

    request_id = fields.Many2one("keten.buddy.request", required=True, readonly=True)
    area_id = fields.Many2one(related="request_id.area_id")
    goal = fields.Selection(related="request_id.goal")
    language_ids = fields.Many2many(related="request_id.language_ids")
    interest_ids = fields.Many2many(related="request_id.interest_ids")
    moment_ids = fields.Many2many(related="request_id.moment_ids")
    buddy_gender = fields.Selection(related="request_id.buddy_gender")
    candidate_count = fields.Integer("Candidates", readonly=True)
    candidate_ids = fields.One2many(
        "keten.buddy.candidate",
        "search_id",
        "Who suits",
        domain=[("obstacle", "=", False)],
        readonly=True,
    )
    near_miss_ids = fields.One2many(
        "keten.buddy.candidate",
        "search_id",
        "Who just falls out",
        domain=[("obstacle", "!=", False)],
        readonly=True,
    )

    @api.depends("request_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for page in self:
            request = page.request_id.display_name
            page.display_name = self.env._(
                "Candidates for %(request)s", request=request
            )

    def _compare(self):
        """Look among the volunteers this user may propose."""
        self.ensure_one()
        request = self.request_id
        pool = self.env["keten.volunteer"]
        (wish,) = request._wishes()
        facts = pool._buddy_facts(pool._buddies(request.company_id), wish)
        suitable, missed = rank(wish, facts, request.company_id._buddy_weights())
        lines = self.env["keten.buddy.candidate"].sudo()  # a page only this user reads
        lines.create(
            [
                {
                    "search_id": self.id,
                    "volunteer_id": near.volunteer.id,
                    "rank": place,
                    **lines._grounds_of(near),
                }
                for place, near in enumerate([*suitable[:SHOWN], *missed], 1)
            ]
        )
        self.sudo().candidate_count = len(suitable)  # also those not shown


class KetenBuddyCandidate(models.TransientModel):
    """A volunteer beside a request, with what speaks for it or stands in the way."""

    _name = "keten.buddy.candidate"
    _description = "Candidate for a Request"
    _inherit = ["keten.buddy.grounds", "keten.reach"]
    _order = "rank"
    _rec_name = "volunteer_id"

    search_id = fields.Many2one(
        "keten.buddy.search", required=True, index=True, ondelete="cascade"
    )
    rank = fields.Integer(readonly=True, aggregator=None)
    volunteer_id = fields.Many2one("keten.volunteer", required=True, readonly=True)
    organisation_id = fields.Many2one(related="volunteer_id.organisation_id")
    in_the_way = fields.Char(
        "In the way, and what helps", compute="_compute_in_the_way"
    )

    @api.depends("obstacle", "metres")
    @api.depends_context("lang")
    def _compute_in_the_way(self):
        """Say what stands in the way, and what of it can be helped."""
        labels = dict(self._fields["obstacle"]._description_selection(self.env))
        for candidate in self:
            told = labels.get(candidate.obstacle)
            if candidate.obstacle == "screening":
                told = candidate.volunteer_id.screening_gap or told
            elif candidate.obstacle == "away":
                told = candidate._away_sentence()
            elif candidate.obstacle == "distance":
                told = f"{told}: {candidate._told_distance()}"
            candidate.in_the_way = told

    def _away_sentence(self):
        day = self.volunteer_id.available_again_on
        if not day:
            return self.env._("Not available at the moment.")
        return self.env._("Available again on %(day)s.", day=format_date(self.env, day))

    def action_propose(self):
        """Propose a volunteer, and go to the match."""
        self.ensure_one()
        match = self.env["keten.buddy.match"].create(
            {
                "request_id": self.search_id.request_id.id,
                "volunteer_id": self.volunteer_id.id,
            }
        )
        return match._get_records_action(name=self.env._("Match"))

    def action_open_volunteer(self):
        return self.volunteer_id._get_records_action(name=self.env._("Volunteer"))


class KetenBuddyRequest(models.Model):
    """The page of candidates opens from the request."""

    _inherit = "keten.buddy.request"

    def action_find_candidates(self):
        self.ensure_one()
        self._check_open()
        page = self.env["keten.buddy.search"].create({"request_id": self.id})
        page._compare()
        return page._get_records_action(name=self.env._("Candidates"))
