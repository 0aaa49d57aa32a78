from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from .keten_series import WEEK, Series

YEARS_AHEAD = 2


class KetenSessionSeries(models.TransientModel):
    """A year of regular sessions at once, around the days a team does not meet."""

    _name = "keten.session.series"
    _description = "Plan a Series of Sessions"
    _inherit = ["keten.reach"]

    team_id = fields.Many2one("keten.team", required=True, readonly=True)
    weeks = fields.Integer(
        "Every",
        compute="_compute_weeks",
        store=True,
        readonly=False,
        help="The rhythm in weeks.",
    )
    first_at = fields.Datetime(
        "First session", compute="_compute_first_at", store=True, readonly=False
    )
    until = fields.Date(
        default=lambda self: fields.Date.context_today(self) + relativedelta(years=1)
    )
    duration = fields.Float(
        "Hours", compute="_compute_duration", store=True, readonly=False
    )
    location = fields.Char(compute="_compute_location", store=True, readonly=False)
    problem = fields.Char(compute="_compute_problem")
    day_ids = fields.One2many(
        "keten.session.series.day",
        "series_id",
        "Sessions",
        compute="_compute_day_ids",
        store=True,
    )
    new_count = fields.Integer("New sessions", compute="_compute_counts")
    late_count = fields.Integer("Gaps that do not hold", compute="_compute_counts")

    @api.depends("team_id")
    def _compute_weeks(self):
        today = fields.Date.context_today(self)
        for wizard in self:
            due = wizard.team_id._regular_due(today)
            wizard.weeks = max(1, (due - today) // WEEK) if due else 6

    @api.depends("team_id")
    def _compute_first_at(self):
        for wizard in self:
            team = wizard.team_id
            wizard.first_at = team and team._at_usual_hour(
                team._first_series_day(wizard.weeks)
            )

    @api.depends("team_id")
    def _compute_duration(self):
        for wizard in self:
            wizard.duration = wizard.team_id._usual_session().duration or 1.5

    @api.depends("team_id")
    def _compute_location(self):
        for wizard in self:
            wizard.location = wizard.team_id._usual_session().location

    @api.depends("team_id", "weeks", "first_at", "until")
    def _compute_problem(self):
        for wizard in self:
            wizard.problem = wizard._find_problem()

    def _find_problem(self):
        """Return why these dates make no series, in a sentence, or ``False``."""
        today = fields.Date.context_today(self)
        if not (self.team_id and self.first_at and self.until):
            return self.env._("Fill in the first session and until when.")
        if self.weeks < 1:
            return self.env._("Between two sessions lies at least a week.")
        if self._first_day() < today:
            return self.env._("Choose a first session from today on.")
        if self.until < self._first_day():
            return self.env._("The series ends before it begins.")
        if self.until > today + relativedelta(years=YEARS_AHEAD):
            return self.env._("Plan at most two years ahead.")
        return False

    @api.depends("team_id", "weeks", "first_at", "until")
    def _compute_day_ids(self):
        for wizard in self:
            wizard.day_ids = [
                Command.clear(),
                *(Command.create(wizard._line_of(day)) for day in wizard._days()),
            ]

    @api.depends("day_ids")
    def _compute_counts(self):
        for wizard in self:
            wizard.new_count = len(wizard.day_ids.filtered(lambda d: not d.is_planned))
            wizard.late_count = len(wizard.day_ids.filtered("is_late"))

    def action_plan(self):
        """Create the sessions that are not there yet, all of them or none.

        The days are counted again: what stood on the screen may be planned by now.

        :raise UserError: these dates make no series
        """
        self.ensure_one()
        if self.problem:
            raise UserError(self.problem)
        hour = self.team_id._hour_of(self.first_at)
        new_days = [day.day for day in self._days() if not day.is_planned]
        self.env["keten.session"].create(
            [self._session_on(day, hour) for day in new_days]
        )
        return self.team_id.action_open_sessions()

    def _session_on(self, day, hour):
        return {
            "team_id": self.team_id.id,
            "session_type": "regular",
            "start_at": self.team_id._moment(day, hour),
            "duration": self.duration,
            "location": self.location,
        }

    def _days(self):
        if self._find_problem():
            return []
        today = fields.Date.context_today(self)
        series = Series(self.team_id, self._first_day(), self.weeks, self.until, today)
        return list(series.days())

    def _first_day(self):
        return self.env["keten.session"]._local_date(self.first_at)

    @api.model
    def _line_of(self, day):
        return {
            "day": day.day,
            "wished": day.reason and day.wished,
            "reason": day.reason,
            "occasion": day.occasion,
            "gap": day.gap,
            "latest": day.latest,
            "is_late": day.is_late,
            "is_planned": day.is_planned,
        }


class KetenTeam(models.Model):
    """One more session is planned as a series of them would go on."""

    _inherit = "keten.team"

    def action_plan_session(self):
        """Open a new session on the next day, at the hour and place of the team."""
        self.ensure_one()
        series = self.env["keten.session.series"].new({"team_id": self.id})
        days = (day.day for day in series._days() if not day.is_planned)
        day = next(days, None)
        usual = {"team_id": self.id}
        if day:
            usual = series._session_on(day, self._hour_of(series.first_at))
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_session_action_new"
        )
        defaults = {f"default_{field}": value for field, value in usual.items()}
        return {**action, "context": defaults}
