from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import NO_ACCESS

from .keten_agenda_item import DISCUSSED, METHODS, YES_NO
from .keten_deadline import Deadline
from .keten_role import groups_of

LIVE_TASK = ("to_plan", "planned", "confirmed", "partly_done")
RUNG = ("done", "reported")
INFORMING = ("refugee_council", "welfare", "housing_corporation")
LEADING = groups_of("guidance", "coordinator")
AT_THE_DOOR = groups_of("guidance", "guide", "housing", "welfare")
AT_THE_DOOR_OR_LEADING = groups_of(
    "guidance", "guide", "housing", "welfare", "coordinator"
)
PLAN_FIELDS = {"start_at", "duration", "exception_reason", "not_needed_reason"}
REPORT_FIELDS = {"particulars", "has_no_particulars"}


class KetenFlyerTask(models.Model):
    """A round along the doors around an address, by two organisations (OSS-B).

    It belongs to its placement, and keeps what it was planned for: a placement that
    loses its address leaves the rounds that were walked as they were. Doors, and what
    was heard there, are models of their own.
    """

    _name = "keten.flyer.task"
    _description = "Flyer Round"
    _inherit = ["keten.deadline"]
    _fixed_fields = {"placement_id": ""}
    _order = "deadline_date, id"
    _sequence_code = "keten.flyer.task"

    state = fields.Selection(
        [
            ("to_plan", "To plan"),
            ("planned", "Planned"),
            ("confirmed", "Confirmed"),
            ("partly_done", "Second visit"),
            ("done", "Done"),
            ("reported", "Reported"),
            ("not_needed", "Not needed"),
            ("blocked", "Not to be announced"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="to_plan",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    placement_id = fields.Many2one(
        "keten.placement",
        required=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="placement_id.company_id",
        store=True,
        index=True,
        precompute=True,
        default=None,
    )
    area_id = fields.Many2one(related="placement_id.area_id", store=True, index=True)
    team_id = fields.Many2one(
        related="placement_id.team_id", store=True, index=True, string="Kernteam"
    )
    guidance_organisation_id = fields.Many2one(
        related="placement_id.guidance_organisation_id", store=True, index=True
    )
    corporation_id = fields.Many2one(
        related="placement_id.corporation_id", store=True, index=True
    )
    can_open_placement = fields.Boolean(compute="_compute_can_open_placement")

    # What it was planned for
    address_id = fields.Many2one(
        "keten.address", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    expected_move_in_date = fields.Date("Expected move-in", readonly=True)
    informed_at = fields.Datetime("Guidance organisation informed at", readonly=True)

    # When
    start_at = fields.Datetime(
        "Round on",
        copy=False,
        tracking=True,
        help="When the organisations intend to go along the doors.",
    )
    duration = fields.Float("Hours", default=1.5)
    stop_at = fields.Datetime("Ends at", compute="_compute_stop_at", store=True)
    round_date = fields.Date(
        "Date", compute="_compute_round_date", store=True, index="btree_not_null"
    )
    planned_at = fields.Datetime(readonly=True, copy=False)
    confirmed_at = fields.Datetime(readonly=True, copy=False)
    done_date = fields.Date("Done on", readonly=True, copy=False, tracking=True)
    reported_at = fields.Datetime(readonly=True, copy=False)

    # What the kernteam decided
    information_method = fields.Selection(
        METHODS,
        "How the neighbours hear of it",
        compute="_compute_decision",
        compute_sudo=True,
    )
    ask_role = fields.Selection(
        YES_NO,
        "Ask neighbours for a role",
        compute="_compute_decision",
        compute_sudo=True,
    )
    default_used_on = fields.Date(
        "Default used on",
        readonly=True,
        copy=False,
        help="The kernteam had not decided how the neighbours hear of it before they "
        "had to: they get the leaflet.",
    )

    # How it goes
    participant_ids = fields.One2many(
        "keten.flyer.participant", "task_id", "Organisations"
    )
    goer_ids = fields.Many2many(
        "res.users",
        compute="_compute_goer_ids",
        search="_search_goer_ids",
        groups=NO_ACCESS,
        help="Who goes along the doors, as long as the employer lets them in.",
    )
    exception_reason = fields.Selection(
        [("workload", "Workload")],
        "Why one organisation goes alone",
        copy=False,
        tracking=True,
    )
    particulars = fields.Text(
        copy=False,
        help="What the kernteam should know of the round. Never who said what.",
    )
    has_no_particulars = fields.Boolean("No particulars", copy=False)
    not_needed_reason = fields.Selection(
        [
            ("none", "The kernteam decided that nobody is informed"),
            ("no_neighbours", "No neighbours near by"),
            ("other_way", "The neighbours hear of it in another way"),
        ],
        "Why not needed",
        copy=False,
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

    # Terms
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

    _live_unique = models.UniqueIndex(
        "(placement_id) WHERE state IN "
        "('to_plan', 'planned', 'confirmed', 'partly_done', 'blocked')",
        "There is a round for this placement already.",
    )
    _board_idx = models.Index(
        "(company_id, state, deadline_date, id)"
        " WHERE state NOT IN ('reported', 'not_needed', 'cancelled')"
    )
    _length_positive = models.Constraint(
        "CHECK (duration > 0)", "A round takes some time: fill in the hours."
    )

    @api.model
    def _group_expand_state(self, states, _domain):
        over = ("reported", "not_needed", "blocked", "cancelled")
        return ["to_plan", "planned", "confirmed", "partly_done", "done"] + [
            state for state in over if state in states
        ]

    @api.model
    def _field_keepers(self):
        """Who leads the round plans it; whoever walked it tells how it went."""
        return (
            super()._field_keepers()
            | dict.fromkeys(PLAN_FIELDS, LEADING)
            | dict.fromkeys(REPORT_FIELDS, AT_THE_DOOR_OR_LEADING)
        )

    @api.depends("name", "area_id")
    def _compute_display_name(self):
        for task in self:
            parts = (task.name, task.area_id.name)
            task.display_name = " ".join(filter(None, parts))

    @api.depends("placement_id")
    @api.depends_context("uid")
    def _compute_can_open_placement(self):
        """Somebody of another organisation may go along without the placement."""
        readable = self.placement_id._filtered_access("read")
        for task in self:
            task.can_open_placement = task.placement_id in readable

    @api.depends("start_at", "duration")
    def _compute_stop_at(self):
        for task in self:
            length = timedelta(hours=task.duration)
            task.stop_at = task.start_at and task.start_at + length

    @api.depends("start_at")
    def _compute_round_date(self):
        for task in self:
            task.round_date = task._local_date(task.start_at)

    @api.depends(
        "placement_id.agenda_item_ids.state",
        "placement_id.agenda_item_ids.information_method",
        "placement_id.agenda_item_ids.ask_role",
        "default_used_on",
    )
    def _compute_decision(self):
        for task in self:
            item = task._deciding_item()
            default = "leaflet" if task.default_used_on else False
            task.information_method = item.information_method or default
            task.ask_role = item.ask_role

    def _deciding_item(self):
        """Return the newest agenda item with an outcome on how neighbours hear."""
        items = self.placement_id.agenda_item_ids.filtered(
            lambda i: (
                i.item_type == "placement"
                and i.state in DISCUSSED
                and i.information_method
            )
        )
        return items.sorted("id")[-1:]

    @api.depends(
        "participant_ids.user_id",
        "participant_ids.state",
        "participant_ids.organisation_id.access_user_ids",
    )
    def _compute_goer_ids(self):
        for task in self:
            task.goer_ids = task.participant_ids.filtered(
                lambda line: (
                    line.state != "declined"
                    and line.user_id in line.organisation_id.access_user_ids
                )
            ).user_id

    @api.model
    def _search_goer_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        goes = [
            ("user_id", "in", value),
            ("state", "!=", "declined"),
            ("organisation_id.access_user_ids", "in", value),
        ]
        return [("participant_ids", "any", goes)]

    # ------------------------------------------------------------------
    # Terms
    # ------------------------------------------------------------------

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

    def _responsible_for(self, role):
        placement = self.placement_id.sudo()  # for whoever walks the round
        return placement._responsible_for(role)

    # ------------------------------------------------------------------
    # What was told stands
    # ------------------------------------------------------------------

    def write(self, vals):
        """
        :raise UserError: a round that is over would get another plan or another story
        """
        if not self.env.su:
            if vals.keys() & PLAN_FIELDS:
                self._check_in(LIVE_TASK)
            if vals.keys() & REPORT_FIELDS:
                self._check_in((*LIVE_TASK, "done"))
        return super().write(vals)

    def _check_in(self, states):
        for task in self.filtered(lambda task: task.state not in states):
            raise UserError(
                self.env._(
                    "%(round)s is %(state)s: this stays as it is.",
                    round=task.display_name,
                    state=task._state_label(task.state),
                )
            )

    def action_open_placement(self):
        self.ensure_one()
        return self.placement_id._get_records_action(name=self.env._("Placement"))
