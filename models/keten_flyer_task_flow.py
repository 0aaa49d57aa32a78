from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_flow import Verb
from .keten_flyer_task import AT_THE_DOOR_OR_LEADING, LEADING, LIVE_TASK

AGREED = ("planned", "confirmed", "partly_done")


class KetenFlyerTask(models.Model):
    """What people do with a round along the doors (domain.md 5.3)."""

    _inherit = "keten.flyer.task"

    @api.model
    def _verbs(self):
        walkers = AT_THE_DOOR_OR_LEADING
        return (
            Verb("plan", ("to_plan",), "planned", LEADING, self.env._("Plan")),
            Verb("confirm", ("planned",), "confirmed", LEADING, self.env._("Confirm")),
            Verb(
                "unplan",
                ("planned", "confirmed"),
                "to_plan",
                LEADING,
                self.env._("Plan again"),
            ),
            Verb(
                "visit_again",
                ("confirmed",),
                "partly_done",
                walkers,
                self.env._("Second visit"),
            ),
            Verb(
                "finish",
                ("confirmed", "partly_done"),
                "done",
                walkers,
                self.env._("Round done"),
            ),
            Verb(
                "resume",
                ("done", "reported"),
                "confirmed",
                LEADING,
                self.env._("Resume"),
            ),
            Verb("report", ("done",), "reported", LEADING, self.env._("Report")),
            Verb(
                "drop",
                ("to_plan", "planned"),
                "not_needed",
                LEADING,
                self.env._("Not needed"),
            ),
            Verb("reopen", ("not_needed",), "to_plan", LEADING, self.env._("Reopen")),
        )

    def write(self, vals):
        """Another moment is agreed on again.

        :raise UserError: a round that was confirmed would move
        """
        moved = self.filtered(
            lambda task: (
                "start_at" in vals
                and not self.env.su
                and task.state in AGREED
                and task._is_changed("start_at", vals["start_at"])
            )
        )
        moved._check_may_move()
        result = super().write(vals)
        if moved:
            moved.participant_ids._take_back()
            moved._on_plan()
        return result

    def _check_may_move(self):
        for task in self.filtered(lambda task: task.state != "planned"):
            raise UserError(
                self.env._(
                    "%(round)s was confirmed. Choose Plan again first, so that "
                    "everybody can answer for the new moment.",
                    round=task.display_name,
                )
            )

    # ------------------------------------------------------------------
    # What follows
    # ------------------------------------------------------------------

    def _on_plan(self):
        """Let the other organisations and the kernteam know the day (OSS-B5, B11)."""
        self._stamp({"planned_at": fields.Datetime.now()})
        self.participant_ids._invite()
        self._tell_partners(self.env._("A round along the doors is planned."))

    def _on_unplan(self):
        self._tell_partners(self.env._("A round along the doors is planned anew."))
        self._stamp({"planned_at": False, "confirmed_at": False, "start_at": False})
        self.participant_ids._take_back()

    def _on_confirm(self):
        """Record where the kernteam came too late, and the leaflet is the default."""
        undecided = self.filtered(lambda task: not task.information_method)
        undecided._use_default()
        self._stamp({"confirmed_at": fields.Datetime.now()})

    def _on_finish(self):
        """The neighbours have heard of it: the placement follows by itself."""
        self._stamp({"done_date": fields.Date.context_today(self)})
        self._tell_partners(self.env._("A round along the doors is done."))
        self.placement_id.sudo()._be_informed()  # the round decides, whoever walked it

    def _on_resume(self):
        self._stamp({"done_date": False, "reported_at": False})
        self.placement_id.sudo()._be_uninformed()  # a click too early is undone

    def _on_report(self):
        """Tell the three organisations and the kernteam (OSS-B11)."""
        self._stamp({"reported_at": fields.Datetime.now()})
        self._tell_partners(self.env._("A round along the doors is reported."))

    def _on_drop(self):
        """What the kernteam decided is reason enough."""
        decided = self.filtered(lambda task: not task.not_needed_reason)
        decided._stamp({"not_needed_reason": "none"})
        self._stamp({"planned_at": False, "start_at": False})
        self.participant_ids._take_back()
        self.placement_id.sudo()._be_informed()  # nobody is left to tell

    def _on_reopen(self):
        self._stamp({"not_needed_reason": False})
        self.placement_id.sudo()._be_uninformed()  # somebody is left to tell

    # ------------------------------------------------------------------
    # What the placement decides
    # ------------------------------------------------------------------

    def _follow_placement(self):
        """Move rounds that are not over along with the address and the move."""
        for task in self.filtered(lambda task: task.state in (*LIVE_TASK, "blocked")):
            placement = task.placement_id
            task._stamp(
                {
                    "address_id": placement.address_id.id,
                    "expected_move_in_date": placement.expected_move_in_date,
                }
            )
            task._sync_deadline_activities()

    def _cancel(self):
        """End the rounds of placements that lost their address or ended."""
        ahead = self.filtered(lambda task: task.state in (*LIVE_TASK, "blocked"))
        ahead._stop("cancelled")

    def _block(self, is_blocked):
        """Stop rounds of a household that must not be announced, or let them go on."""
        if is_blocked:
            self.filtered(lambda task: task.state in LIVE_TASK)._stop("blocked")
        else:
            blocked = self.filtered(lambda task: task.state == "blocked")
            blocked._stamp({"state": "to_plan"})
            blocked._sync_deadline_activities()

    def _stop(self, state):
        """Take a round out of everybody's week; who would go hears of it."""
        agreed = self.filtered(lambda task: task.state in AGREED)
        agreed._tell_partners(self.env._("A round along the doors is off."))
        self._stamp(
            {
                "state": state,
                "planned_at": False,
                "confirmed_at": False,
                "start_at": False,
            }
        )
        self.participant_ids._take_back()
        self._sync_deadline_activities()

    def _fall_back(self):
        """Wait for another organisation when too few are left to go (OSS-B7)."""
        left_alone = self.filtered(
            lambda task: task.state == "confirmed" and task._missing_company()
        )
        left_alone._stamp({"state": "planned", "confirmed_at": False})
        left_alone._tell_partners(
            self.env._("A round along the doors misses an organisation.")
        )

    # ------------------------------------------------------------------
    # Who hears of it
    # ------------------------------------------------------------------

    def _tell_partners(self, sentence):
        for task in self:
            task._tell(task._partners_to_tell() - self.env.user, sentence)

    def _partners_to_tell(self):
        """Return the contacts of the organisations at the door, and the kernteam."""
        task = self.sudo()  # people of other organisations
        lines = task.participant_ids
        contacts = lines.user_id | lines.organisation_id.contact_user_id
        placement = task.placement_id
        own = placement.coordinator_id | placement.consultant_id
        return contacts | task.team_id.access_user_ids | own

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_plan(self):
        self._do("plan")

    def action_confirm(self):
        self._do("confirm")

    def action_unplan(self):
        self._do("unplan")

    def action_visit_again(self):
        self._do("visit_again")

    def action_finish(self):
        self._do("finish")

    def action_resume(self):
        self._do("resume")

    def action_report(self):
        self._do("report")

    def action_drop(self):
        self._do("drop")

    def action_reopen(self):
        self._do("reopen")
