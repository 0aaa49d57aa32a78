from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from .keten_agenda_item import OF_EVERY_SESSION
from .keten_deadline import Deadline

AHEAD = ("planned", "invited")
TAKEN_PLACE = ("held", "minutes_confirmed", "closed")


class KetenSession(models.Model):
    """A meeting of a team, or a round in writing in place of one (OSS-A4, OSS-A9)."""

    _name = "keten.session"
    _description = "Session"
    _inherit = ["keten.deadline"]
    _fixed_fields = {"team_id": ""}
    _order = "start_at desc, id desc"
    _sequence_code = "keten.session"

    state = fields.Selection(
        [
            ("planned", "Planned"),
            ("invited", "Invited"),
            ("held", "Held"),
            ("minutes_confirmed", "Minutes confirmed"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="planned",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    session_type = fields.Selection(
        [
            ("regular", "Regular"),
            ("interim", "Interim"),
            ("written", "Written round"),
        ],
        "Type",
        required=True,
        default="regular",
    )
    team_id = fields.Many2one(
        "keten.team",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_team(),
    )
    team_type = fields.Selection(related="team_id.team_type", string="Team type")
    company_id = fields.Many2one(
        related="team_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    chair_id = fields.Many2one(
        "res.users",
        compute="_compute_chair_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        domain="[('keten_organisation_id', '!=', False)]",
        tracking=True,
    )
    start_at = fields.Datetime("Starts at", required=True, tracking=True)
    duration = fields.Float("Hours", default=1.5)
    stop_at = fields.Datetime("Ends at", compute="_compute_stop_at", store=True)
    session_date = fields.Date(
        "Date", compute="_compute_session_date", store=True, index=True
    )
    location = fields.Char()

    item_ids = fields.One2many("keten.agenda.item", "session_id", "Agenda")
    item_count = fields.Integer("Items", compute="_compute_item_count")

    is_ahead = fields.Boolean("Ahead", compute="_compute_is_ahead", store=True)
    invited_at = fields.Datetime(readonly=True, copy=False)
    held_at = fields.Datetime(readonly=True, copy=False)
    minutes_confirmed_at = fields.Datetime(readonly=True, copy=False)
    minutes_confirmed_by_id = fields.Many2one(
        "res.users", "Minutes confirmed by", readonly=True, copy=False
    )

    answers_due_date = fields.Date(
        "Answers by", compute="_compute_due_dates", store=True
    )
    answers_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    minutes_due_date = fields.Date(
        "Minutes confirmed before", compute="_compute_due_dates", store=True
    )
    minutes_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )

    _agenda_idx = models.Index(
        "(team_id, session_date) WHERE state IN ('planned', 'invited')"
    )
    _length_positive = models.Constraint(
        "CHECK (duration > 0)", "A session takes some time: fill in the hours."
    )

    def _default_team(self):
        """Return the team this user chairs, where there is but one."""
        chaired = self.env["keten.team"].search(
            [("chair_id", "=", self.env.uid)], limit=2
        )
        return chaired if len(chaired) == 1 else chaired.browse()

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["planned", "invited", "held", "minutes_confirmed"] + [
            state for state in states if state in ("closed", "cancelled")
        ]

    @api.depends("name", "team_id", "session_date")
    def _compute_display_name(self):
        for session in self:
            day = session.session_date and format_date(self.env, session.session_date)
            parts = (session.name, session.team_id.name, day)
            told = " ".join(filter(None, parts))
            session.display_name = told if session._origin else False

    @api.depends("team_id")
    def _compute_chair_id(self):
        for session in self:
            session.chair_id = session.team_id.chair_id or session.chair_id

    @api.depends("start_at", "duration")
    def _compute_stop_at(self):
        for session in self:
            length = timedelta(hours=session.duration)
            session.stop_at = session.start_at and session.start_at + length

    @api.depends("start_at")
    def _compute_session_date(self):
        for session in self:
            session.session_date = session._local_date(session.start_at)

    @api.depends("state")
    def _compute_is_ahead(self):
        for session in self:
            session.is_ahead = session.state in AHEAD

    @api.depends("item_ids")
    @api.depends_context("uid")
    def _compute_item_count(self):
        """Counted as the reader sees it: a guest learns of no other items."""
        groups = self.env["keten.agenda.item"]._read_group(
            [("session_id", "in", self.ids), ("item_type", "not in", OF_EVERY_SESSION)],
            ["session_id"],
            ["__count"],
        )
        count_of = {session.id: count for session, count in groups}
        for session in self:
            session.item_count = count_of.get(session.id, 0)

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "WRITTEN_ROUND",
                "answers",
                "invited_at",
                "held_at",
                "ketenaanpak.mail_activity_type_conclude",
            ),
            Deadline(
                "MINUTES",
                "minutes",
                "held_at",
                "minutes_confirmed_at",
                "ketenaanpak.mail_activity_type_minutes",
            ),
        )

    def _is_clock_running(self):
        return self.state not in ("closed", "cancelled")

    def _open_deadlines(self):
        """Only a round in writing waits for answers."""
        is_written = self.session_type == "written"
        return [
            deadline
            for deadline in super()._open_deadlines()
            if is_written or deadline.code != "WRITTEN_ROUND"
        ]

    def _responsible_for(self, _role):
        self.ensure_one()
        return (
            self.chair_id or self.team_id.chair_id or self.company_id.keten_contact_id
        )
