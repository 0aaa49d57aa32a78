from odoo import api, fields, models

from .keten_deadline import Deadline
from .keten_volunteer import OVER

# In which states a clock asks for work
OPEN_IN = {
    "VOLUNTEER_INTAKE": ("registered",),
    "VOLUNTEER_SCREENING": ("intake", "screening"),
    "VOLUNTEER_IDLE": ("available",),
    "VOLUNTEER_BACK": ("paused",),
    "VOG_VALID": ("available", "paused"),
}
# Long clocks: people hear of them from the day they turn amber
FROM_AMBER = ("VOLUNTEER_IDLE", "VOG_VALID")


class KetenVolunteer(models.Model):
    """Nobody who registers is forgotten, and no certificate runs out unseen."""

    _inherit = "keten.volunteer"

    intake_due_date = fields.Date("Intake by", compute="_compute_due_dates", store=True)
    intake_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    screening_due_date = fields.Date(
        "Screened by", compute="_compute_due_dates", store=True
    )
    screening_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    idle_due_date = fields.Date("Work by", compute="_compute_due_dates", store=True)
    idle_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    back_due_date = fields.Date(
        "Ask again on", compute="_compute_due_dates", store=True
    )
    back_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    vog_due_date = fields.Date("Renew by", compute="_compute_due_dates", store=True)
    vog_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )

    @api.model
    def _deadlines(self):
        def deadline(code, stem, start, done):
            kind = f"ketenaanpak.mail_activity_type_volunteer_{stem}"
            return Deadline(code, stem, start, done, kind)

        return (
            *super()._deadlines(),
            deadline("VOLUNTEER_INTAKE", "intake", "registered_on", "intake_on"),
            deadline("VOLUNTEER_SCREENING", "screening", "intake_on", "started_on"),
            deadline("VOLUNTEER_IDLE", "idle", "waiting_since", "ended_on"),
            deadline("VOLUNTEER_BACK", "back", "available_again_on", "ended_on"),
            deadline("VOG_VALID", "vog", "vog_checked_on", "ended_on"),
        )

    @api.model
    def _deadline_inputs(self):
        return super()._deadline_inputs() | {"vog_valid_until"}

    @api.model
    def _deadline_fields(self):
        return [*super()._deadline_fields(), "coordinator_id"]

    def _is_clock_running(self):
        return self.state not in OVER

    def _due_by(self, deadline, term, start):
        """A certificate ends when it says, and a pause when the volunteer said."""
        if deadline.code == "VOG_VALID":
            return self.vog_valid_until
        if deadline.code == "VOLUNTEER_BACK":
            return start
        return super()._due_by(deadline, term, start)

    def _open_deadlines(self):
        return [
            deadline
            for deadline in super()._open_deadlines()
            if self.state in OPEN_IN.get(deadline.code, (self.state,))
        ]

    def _deadlines_to_tell(self):
        """Years ahead, a certificate is no work yet."""
        return [
            deadline
            for deadline in super()._deadlines_to_tell()
            if deadline.code not in FROM_AMBER or self._colour_of(deadline) != "green"
        ]

    @api.model_create_multi
    def create(self, vals_list):
        """Registering starts the clock, whatever made the record."""
        volunteers = super().create(vals_list)
        volunteers._sync_deadline_activities()
        return volunteers

    def _stamp(self, vals):
        result = super()._stamp(vals)
        if vals.keys() & self._deadline_inputs():
            self._sync_deadline_activities()
        return result

    @api.model
    def _sync_open_deadlines(self):
        """Nightly: also look again at certificates that ran out."""
        self._cron_screening()
        return super()._sync_open_deadlines()
