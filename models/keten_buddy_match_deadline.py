from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_deadline import Deadline

EVALUATIONS = ("first", "second", "third")
# Clocks of months: people hear of them from the day they turn amber
FROM_AMBER = (
    *(f"BUDDY_EVALUATION_{rank.upper()}" for rank in EVALUATIONS),
    "BUDDY_LENGTH",
)
RUNNING_IN = {
    "BUDDY_ANSWER": ("proposed",),
    "BUDDY_TALK": ("accepted", "intro_talk"),
    **dict.fromkeys(FROM_AMBER, ("active",)),
}


class KetenBuddyMatch(models.Model):
    """When a match asks for work: answers, the talk, evaluations, its end."""

    _inherit = "keten.buddy.match"

    answer_due_date = fields.Date(
        "Answers by", compute="_compute_due_dates", store=True
    )
    answer_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    talk_due_date = fields.Date("Talk by", compute="_compute_due_dates", store=True)
    talk_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    first_due_date = fields.Date(
        "First evaluation", compute="_compute_due_dates", store=True
    )
    first_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    second_due_date = fields.Date(
        "Second evaluation", compute="_compute_due_dates", store=True
    )
    second_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    third_due_date = fields.Date(
        "Last evaluation", compute="_compute_due_dates", store=True
    )
    third_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    length_due_date = fields.Date(compute="_compute_due_dates", store=True)
    length_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    first_evaluated_on = fields.Date(readonly=True, copy=False)
    second_evaluated_on = fields.Date(readonly=True, copy=False)
    third_evaluated_on = fields.Date(readonly=True, copy=False)
    planned_end = fields.Date(
        compute="_compute_planned_end",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
        help="A year after the start, unless the two agree on another day.",
    )

    @api.model
    def _deadlines(self):
        def deadline(code, stem, start, done):
            kind = f"ketenaanpak.mail_activity_type_buddy_{code[6:].lower()}"
            return Deadline(code, stem, start, done, kind)

        return (
            *super()._deadlines(),
            deadline("BUDDY_ANSWER", "answer", "proposed_on", "accepted_on"),
            deadline("BUDDY_TALK", "talk", "accepted_on", "started_on"),
            *(
                Deadline(
                    f"BUDDY_EVALUATION_{rank.upper()}",
                    rank,
                    "started_on",
                    f"{rank}_evaluated_on",
                    "ketenaanpak.mail_activity_type_buddy_evaluation",
                )
                for rank in EVALUATIONS
            ),
            deadline("BUDDY_LENGTH", "length", "started_on", "ended_on"),
        )

    @api.model
    def _deadline_inputs(self):
        return super()._deadline_inputs() | {"planned_end"}

    @api.model
    def _deadline_fields(self):
        return [*super()._deadline_fields(), "coordinator_id"]

    @api.depends("started_on", "company_id")
    def _compute_planned_end(self):
        Term = self.env["keten.term"]
        for match in self:
            start = match.started_on
            term = Term._version("BUDDY_LENGTH", match.company_id, start or False)
            match.planned_end = match.planned_end or (start and term._due_date(start))

    def _due_by(self, deadline, term, start):
        """A match ends on the day agreed on."""
        if deadline.code == "BUDDY_LENGTH":
            return self.planned_end
        return super()._due_by(deadline, term, start)

    @api.constrains("planned_end", "started_on")
    def _check_planned_end(self):
        """Two years is the most: after that a new request begins (domain.md 2.8)."""
        Term = self.env["keten.term"]
        for match in self.filtered("planned_end"):
            start = match.started_on or fields.Date.context_today(match)
            longest = Term._version("BUDDY_LONGEST", match.company_id, start)
            last = longest._due_date(start)
            if match.planned_end < start or (last and match.planned_end > last):
                raise ValidationError(
                    self.env._(
                        "%(match)s: a match ends between its start and %(last)s.",
                        match=match.display_name,
                        last=last,
                    )
                )

    def _open_deadlines(self):
        return [
            deadline
            for deadline in super()._open_deadlines()
            if self.state in RUNNING_IN.get(deadline.code, (self.state,))
        ]

    def _deadlines_to_tell(self):
        return [
            deadline
            for deadline in super()._deadlines_to_tell()
            if deadline.code not in FROM_AMBER or self._colour_of(deadline) != "green"
        ]

    @api.model
    def _without_contact_since(self):
        """Return the last day on which two active people should have met."""
        return fields.Date.context_today(self) - timedelta(weeks=4)

    def _responsible_for(self, _role):
        """Return who leads the match, or else who looked for it."""
        self.ensure_one()
        return self.coordinator_id or self.organisation_id.contact_user_id
