from datetime import timedelta

from odoo import api, fields, models

from .keten_deadline import Deadline
from .keten_flyer_task import LIVE_TASK, RUNG


class KetenFlyerTask(models.Model):
    """The terms a round has to meet (OSS-B4, OSS-B11)."""

    _inherit = "keten.flyer.task"

    earliest_date = fields.Date(
        "Not before",
        compute="_compute_earliest_date",
        store=True,
        help="Usually the organisations need a few days to agree who goes.",
    )
    plan_due_date = fields.Date("Planned by", compute="_compute_due_dates", store=True)
    plan_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    round_due_date = fields.Date(
        "Neighbours informed by", compute="_compute_due_dates", store=True
    )
    round_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    report_due_date = fields.Date(
        "Reported by", compute="_compute_due_dates", store=True
    )
    report_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    late_reason = fields.Selection(
        [
            ("workload", "Workload"),
            ("holiday", "Holiday"),
            ("later_move_in", "Later move-in"),
            ("core_team", "Waiting for the kernteam"),
            ("safety", "Safety"),
        ],
        "Why late",
        copy=False,
        help="A term that is missed asks for a reason; it never blocks the work.",
    )
    asks_late_reason = fields.Boolean(compute="_compute_asks_late_reason")

    @api.depends("informed_at", "company_id")
    def _compute_earliest_date(self):
        Term = self.env["keten.term"]
        for task in self:
            start = task._local_date(task.informed_at)
            term = start and Term._version("FLYER_EARLIEST", task.company_id, start)
            task.earliest_date = term and term._due_date(start)

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "FLYER_PLAN",
                "plan",
                "informed_at",
                "planned_at",
                "ketenaanpak.mail_activity_type_flyer_plan",
            ),
            Deadline(
                "FLYER",
                "round",
                "informed_at",
                "done_date",
                "ketenaanpak.mail_activity_type_flyer",
            ),
            Deadline(
                "FLYER_REPORT",
                "report",
                "done_date",
                "reported_at",
                "ketenaanpak.mail_activity_type_flyer_report",
            ),
        )

    @api.model
    def _deadline_fields(self):
        """Return also who leads the round: its contact must act."""
        return [*super()._deadline_fields(), "guidance_organisation_id"]

    @api.model
    def _deadline_inputs(self):
        return super()._deadline_inputs() | {"expected_move_in_date"}

    def _due_by(self, deadline, term, start):
        """Neighbours hear of a household before it moves in (domain.md 5.3)."""
        due = super()._due_by(deadline, term, start)
        if deadline.code == "FLYER" and due and self.expected_move_in_date:
            return min(due, self.expected_move_in_date - timedelta(days=1))
        return due

    def _is_clock_running(self):
        return self.state in LIVE_TASK or self.state == "done"

    @api.depends(lambda self: ["late_reason", *self._deadline_fields()])
    def _compute_asks_late_reason(self):
        for task in self:
            colours = {task._colour_of(deadline) for deadline in self._deadlines()}
            is_late = bool(colours & {"red", "done_late"})
            task.asks_late_reason = (
                is_late and not task.late_reason and task.state in (*LIVE_TASK, *RUNG)
            )

    @api.model
    def _sync_open_deadlines(self):
        """Watch also the rounds that should have begun before."""
        self.env["keten.placement"]._catch_up_rounds()
        return super()._sync_open_deadlines()

    def _told_elsewhere(self, deadline):
        """One thing at a time: who plans a round knows by when it has to be."""
        is_next = deadline.code == "FLYER" and not self.planned_at
        return is_next or super()._told_elsewhere(deadline)

    def _responsible_for(self, role):
        placement = self.placement_id.sudo()  # for whoever walks the round
        return placement._responsible_for(role)
