from datetime import datetime, timedelta
from typing import NamedTuple

from odoo import api, fields, models

from .keten_role import ROLES

COLOURS = [
    ("green", "On schedule"),
    ("amber", "Due soon"),
    ("red", "Too late"),
    ("done_in_time", "Done in time"),
    ("done_late", "Done late"),
]


class Deadline(NamedTuple):
    """A term as a record meets it, in names of the record's own fields.

    ``stem`` names the stored fields ``<stem>_due_date`` and ``<stem>_term_id``.
    """

    code: str
    stem: str
    start: str
    done: str
    activity_type: str


class KetenDeadline(models.AbstractModel):
    """Stored due dates, their colour, and the activities that tell people.

    A class that inherits this lists its deadlines in ``_deadlines``, and declares
    the two stored fields of each with ``compute="_compute_due_dates"``
    (design.md 3.6).
    """

    _name = "keten.deadline"
    _description = "Record with Deadlines"
    _inherit = ["keten.flow"]

    deadline_date = fields.Date(
        "By when",
        compute="_compute_next_deadline",
        store=True,
        index="btree_not_null",
        help="The first due date that has not been met yet.",
    )
    deadline_amber_date = fields.Date(compute="_compute_next_deadline", store=True)
    deadline_red_date = fields.Date(compute="_compute_next_deadline", store=True)
    deadline_term_id = fields.Many2one(
        "keten.term", "Next deadline", compute="_compute_next_deadline", store=True
    )
    deadline_role = fields.Selection(
        ROLES, "Who must act", compute="_compute_next_deadline", store=True
    )
    responsible_id = fields.Many2one(
        "res.users",
        compute="_compute_next_deadline",
        store=True,
        index="btree_not_null",
    )
    deadline_colour = fields.Selection(COLOURS, compute="_compute_deadline_colour")

    @api.model
    def _deadlines(self):
        """Return the deadlines of the model; rooms above add theirs with super."""
        return ()

    @api.model
    def _deadline_fields(self):
        """Return the names of the fields that decide what is due, by whom."""
        names = ["state", "company_id"]
        for deadline in self._deadlines():
            names += [f"{deadline.stem}_due_date", deadline.done]
        return names

    @api.model
    def _deadline_inputs(self):
        """Return the names of the fields by which a person moves a deadline."""
        return {deadline.start for deadline in self._deadlines()}

    def _is_clock_running(self):
        """Tell whether deadlines of this record still ask for work."""
        return True

    def _refresh_responsible(self):
        """Ask again who must act: contacts and chairs change without telling records.

        A dependency on them would recompute every record ever made.
        """
        self.env.add_to_compute(self._fields["responsible_id"], self)

    def _rule_of(self, deadline):
        """Return ``(term code, start)`` of a deadline, where a record may differ."""
        return deadline.code, self[deadline.start]

    def _due_by(self, deadline, term, start):
        """Return the due date of a deadline, where a record may fall due sooner."""
        return term._due_date(start)

    @api.depends(lambda self: [*self._deadline_inputs(), "company_id"])
    def _compute_due_dates(self):
        Term = self.env["keten.term"]
        for record in self:
            for deadline in self._deadlines():
                code, start = record._rule_of(deadline)
                start = record._local_date(start)
                term = Term._version(code, record.company_id, start) if start else Term
                record[f"{deadline.stem}_term_id"] = term
                due = record._due_by(deadline, term, start)
                record[f"{deadline.stem}_due_date"] = due

    @api.depends(lambda self: self._deadline_fields())
    def _compute_next_deadline(self):
        for record in self:
            due, deadline = min(
                ((record[f"{d.stem}_due_date"], d) for d in record._open_deadlines()),
                default=(False, None),
            )
            term = deadline and record[f"{deadline.stem}_term_id"]
            record.deadline_date = due
            record.deadline_term_id = term
            record.deadline_amber_date = due and due - timedelta(days=term.amber_days)
            record.deadline_red_date = due and due + timedelta(days=term.red_days)
            role = term and term.responsible_role
            record.deadline_role = role
            record.responsible_id = role and record._responsible_for(role)

    @api.depends("deadline_date")
    def _compute_deadline_colour(self):
        today = fields.Date.context_today(self)
        for record in self:
            if not record.deadline_date:
                record.deadline_colour = False
            elif today > record.deadline_red_date:
                record.deadline_colour = "red"
            else:
                is_amber = today >= record.deadline_amber_date
                record.deadline_colour = "amber" if is_amber else "green"

    def _open_deadlines(self):
        """Return the deadlines of one record that were started and not met."""
        self.ensure_one()
        if not self._is_clock_running():
            return []
        return [
            deadline
            for deadline in self._deadlines()
            if self[f"{deadline.stem}_due_date"] and not self[deadline.done]
        ]

    def _told_elsewhere(self, _deadline):
        """Tell whether another record, nearer to the work, gives people this work."""
        return False

    def _colour_of(self, deadline):
        """Return the colour of one deadline, from dates alone (domain.md 5)."""
        due = self[f"{deadline.stem}_due_date"]
        if not due:
            return False
        term = self[f"{deadline.stem}_term_id"]
        done = self._local_date(self[deadline.done])
        if done:
            return "done_late" if done > due else "done_in_time"
        today = fields.Date.context_today(self)
        if today > due + timedelta(days=term.red_days):
            return "red"
        return "amber" if today >= due - timedelta(days=term.amber_days) else "green"

    @api.model
    def _local_date(self, moment):
        """Return the day of a date or, in Dutch time, of a moment."""
        if not moment or not isinstance(moment, datetime):
            return moment
        dutch = self.with_context(tz="Europe/Amsterdam")
        return fields.Datetime.context_timestamp(dutch, moment).date()
