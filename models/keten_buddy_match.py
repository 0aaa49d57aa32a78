from odoo import api, fields, models
from odoo.fields import NO_ACCESS

# They hold a place of the volunteer, from the proposal on
RUNNING = ("proposed", "accepted", "intro_talk", "active", "paused")
# They count as work of the volunteer
TOGETHER = RUNNING[1:]
OVER = ("completed", "ended_early", "declined")
ANSWERS = [("yes", "Yes"), ("no", "No")]


class KetenBuddyMatch(models.Model):
    """A volunteer and somebody who asked for a buddy (OSS-C3; domain.md 5.4).

    It tells two references and what they share. Who the volunteer is, and who asked,
    are read where their own rules let somebody read it.
    """

    _name = "keten.buddy.match"
    _description = "Buddy Match"
    _inherit = ["keten.buddy.grounds", "keten.deadline"]
    # Another pair is another match: what was said of this one stays with it.
    _fixed_fields = {"request_id": "", "volunteer_id": ""}
    _order = "id desc"
    _sequence_code = "keten.buddy.match"

    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("accepted", "Both said yes"),
            ("intro_talk", "Talk planned"),
            ("active", "Active"),
            ("paused", "Paused"),
            ("completed", "Completed"),
            ("ended_early", "Ended early"),
            ("declined", "Declined"),
        ],
        required=True,
        default="proposed",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    request_id = fields.Many2one(
        "keten.buddy.request",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    volunteer_id = fields.Many2one(
        "keten.volunteer",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    volunteer_user_id = fields.Many2one(
        related="volunteer_id.account_id",
        store=True,
        index="btree_not_null",
        groups=NO_ACCESS,
    )
    is_buddy = fields.Boolean(
        "Being the buddy", compute="_compute_is_buddy", search="_search_is_buddy"
    )
    company_id = fields.Many2one(
        related="request_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    area_id = fields.Many2one(
        related="request_id.area_id", store=True, index="btree_not_null"
    )
    goal = fields.Selection(related="request_id.goal", store=True)
    organisation_id = fields.Many2one(
        related="request_id.organisation_id",
        store=True,
        index=True,
        precompute=True,
        string="Led by",
    )
    volunteer_organisation_id = fields.Many2one(
        related="volunteer_id.organisation_id",
        store=True,
        index=True,
        precompute=True,
        string="Volunteer of",
    )
    coordinator_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        default=lambda self: self.env.user,
        domain="[('keten_organisation_id', '=', organisation_id)]",
        help="Introduces the two to each other, and keeps in touch with both.",
    )

    # What both said, each for themselves
    volunteer_answer = fields.Selection(ANSWERS, readonly=True, copy=False)
    volunteer_answered_on = fields.Date(readonly=True, copy=False)
    volunteer_answered_by_id = fields.Many2one(
        "res.users", "Volunteer's answer recorded by", readonly=True, copy=False
    )
    participant_answer = fields.Selection(ANSWERS, readonly=True, copy=False)
    participant_answered_on = fields.Date(readonly=True, copy=False)
    participant_answered_by_id = fields.Many2one(
        "res.users", "Participant's answer recorded by", readonly=True, copy=False
    )
    answers_missing = fields.Selection(
        [
            ("both", "Both are asked"),
            ("volunteer", "The volunteer is asked"),
            ("participant", "The participant is asked"),
        ],
        "Waits for",
        compute="_compute_answers_missing",
        store=True,
    )

    # When
    proposed_on = fields.Date(default=fields.Date.context_today, readonly=True)
    accepted_on = fields.Date(readonly=True, copy=False)
    started_on = fields.Date(readonly=True, copy=False, tracking=True)
    last_contact_on = fields.Date(
        "Last met on", readonly=True, copy=False, help="As the buddy told it."
    )
    ended_on = fields.Date(readonly=True, copy=False)

    # Why not, or why not any more
    declined_by = fields.Selection(
        [
            ("volunteer", "The volunteer"),
            ("participant", "The participant"),
            ("coordinator", "The coordinator, before an answer"),
        ],
        "Declined by",
        copy=False,
        tracking=True,
    )
    decline_reason = fields.Selection(
        [
            ("no_time", "No time now"),
            ("no_click", "Does not expect it to suit"),
            ("distance", "Too far"),
            ("language", "Language"),
            ("other_wish", "Wants something else"),
            ("mistake", "Proposed by mistake"),
            ("other", "Other"),
        ],
        "Why declined",
        copy=False,
        tracking=True,
    )
    decline_follow_up = fields.Selection(
        [
            ("others", "Somebody else is proposed"),
            ("later", "This volunteer is available again later"),
            ("never", "These two are not proposed to each other again"),
        ],
        "What follows",
        copy=False,
        tracking=True,
    )
    available_again_on = fields.Date(copy=False)
    end_reason = fields.Selection(
        [
            ("goal", "The goal was reached earlier"),
            ("no_click", "It did not suit"),
            ("no_time", "No time any more"),
            ("no_contact", "They lost touch"),
            ("moved", "Moved away"),
            ("health", "Cannot do it any more"),
            ("other", "Other"),
        ],
        "Why ended",
        copy=False,
        tracking=True,
    )
    seeks_again = fields.Boolean(
        "Looks for another buddy",
        copy=False,
        help="The request waits again, from the day this match ends.",
    )

    _running_unique = models.UniqueIndex(
        "(request_id) WHERE state IN"
        " ('proposed', 'accepted', 'intro_talk', 'active', 'paused')",
        "A volunteer is proposed for this request already.",
    )
    _board_idx = models.Index("(company_id, state, deadline_date, id)")

    @api.model
    def _group_expand_state(self, states, _domain):
        return [*RUNNING] + [state for state in OVER if state in states]

    @api.depends("volunteer_id")
    @api.depends_context("uid")
    def _compute_is_buddy(self):
        for match in self:
            buddy = match.sudo().volunteer_user_id  # whether it is the reader
            match.is_buddy = buddy == self.env.user

    @api.model
    def _search_is_buddy(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        everybody = self.sudo()  # of the reader's own matches only
        return [
            ("id", "in", everybody._search([("volunteer_user_id", "=", self.env.uid)]))
        ]

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for match in self:
            where = match.area_id.name
            told = f"{match.name} {where or ''}".strip()
            match.display_name = told if match._origin else False

    @api.depends("state", "volunteer_answer", "participant_answer")
    def _compute_answers_missing(self):
        for match in self:
            sides = [
                side
                for side in ("volunteer", "participant")
                if not match[f"{side}_answer"]
            ]
            is_asked = match.state == "proposed" and bool(sides)
            which = "both" if len(sides) > 1 else "".join(sides)
            match.answers_missing = is_asked and which
