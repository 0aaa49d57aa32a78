from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

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

    # How it goes
    participant_ids = fields.One2many(
        "keten.flyer.participant", "task_id", "Organisations"
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

    @api.depends("start_at", "duration")
    def _compute_stop_at(self):
        for task in self:
            length = timedelta(hours=task.duration)
            task.stop_at = task.start_at and task.start_at + length

    @api.depends("start_at")
    def _compute_round_date(self):
        for task in self:
            task.round_date = task._local_date(task.start_at)

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
