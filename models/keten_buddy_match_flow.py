from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .keten_buddy_match import TOGETHER
from .keten_flow import Verb
from .keten_role import groups_of

COORDINATORS = groups_of("guidance", "welfare")
CLOSES_WITH = {"goal": "done", "moved": "moved"}
EITHER_SIDE = groups_of("guidance", "welfare", "guide", "case_director")


class KetenBuddyMatch(models.Model):
    """From a proposal to a buddy, and how it ends (domain.md 5.4)."""

    _inherit = "keten.buddy.match"

    @api.model
    def _verbs(self):
        def verb(name, sources, target, label, groups=COORDINATORS):
            return Verb(name, sources, target, groups, label)

        return (
            verb(
                "accept",
                ("proposed",),
                "accepted",
                self.env._("Both said yes"),
                EITHER_SIDE,
            ),
            verb(
                "decline", ("proposed",), "declined", self.env._("Decline"), EITHER_SIDE
            ),
            verb("plan_talk", ("accepted",), "intro_talk", self.env._("Plan the talk")),
            verb("start", ("intro_talk",), "active", self.env._("Start")),
            verb("pause", ("active",), "paused", self.env._("Pause")),
            verb("resume", ("paused",), "active", self.env._("Go on")),
            verb("complete", ("active", "paused"), "completed", self.env._("Complete")),
            verb("end_early", TOGETHER, "ended_early", self.env._("End early")),
        )

    @api.model
    def _field_keepers(self):
        decided = ("coordinator_id", "end_reason", "seeks_again", "planned_end")
        return super()._field_keepers() | dict.fromkeys(decided, COORDINATORS)

    can_answer_volunteer = fields.Boolean(compute="_compute_can_answer")
    can_answer_participant = fields.Boolean(compute="_compute_can_answer")

    @api.depends("state", "volunteer_answer", "participant_answer")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for match in self:
            sides = match._sides_of_user()
            for side in ("volunteer", "participant"):
                is_asked = match.state == "proposed" and not match[f"{side}_answer"]
                match[f"can_answer_{side}"] = is_asked and side in sides

    # ------------------------------------------------------------------
    # What each side says
    # ------------------------------------------------------------------

    def action_volunteer_yes(self):
        self._record_yes("volunteer")

    def action_participant_yes(self):
        self._record_yes("participant")

    def _record_yes(self, side):
        """Record that a side says yes; the second yes accepts the match."""
        self.check_access("write")
        for match in self:
            match._check_may_answer(side)
            match._stamp(
                {
                    f"{side}_answer": "yes",
                    f"{side}_answered_on": fields.Date.context_today(self),
                    f"{side}_answered_by_id": self.env.uid,
                }
            )
        both = self.filtered(lambda match: not match.answers_missing)
        if both:
            both._do("accept")

    def _check_may_answer(self, side):
        """
        :raise UserError: nobody is asked any more
        :raise AccessError: one side would answer for the other
        """
        if self.state != "proposed":
            raise UserError(
                self.env._(
                    "%(match)s: nobody is asked any more.", match=self.display_name
                )
            )
        if side not in self._sides_of_user():
            raise AccessError(self.env._("Each side answers for itself."))

    def _sides_of_user(self):
        """Return for whom this user may answer: a coordinator for who was called."""
        if self.env.su or self.env.user.has_groups(COORDINATORS):
            return ("volunteer", "participant")
        return ("volunteer",) if self.is_buddy else ("participant",)

    def _missing_for_accept(self):
        told = {
            "volunteer": self.env._("The volunteer has not said yes yet."),
            "participant": self.env._("The participant has not said yes yet."),
        }
        missing = [told[side] for side in told if self[f"{side}_answer"] != "yes"]
        return missing or self._missing_volunteer()

    def _missing_volunteer(self):
        """Nobody meets a volunteer who is not available, or not screened any more."""
        volunteer = self.volunteer_id.sudo()  # whether, and not who
        if volunteer.state == "available" and volunteer.is_screened:
            return []
        return [
            self.env._(
                "%(volunteer)s is not available any more. Decline, or ask who keeps in "
                "touch with the volunteer.",
                volunteer=volunteer.display_name,
            ),
            *volunteer._screening_gaps(),
        ]

    def _on_accept(self):
        self._stamp({"accepted_on": fields.Date.context_today(self)})
        self._move_requests("matched", matched_on=fields.Date.context_today(self))
        self._refresh_volunteers()
        for match in self:
            match._tell(match.coordinator_id, self.env._("Both said yes."))

    # ------------------------------------------------------------------
    # A no says by whom, why, and what follows
    # ------------------------------------------------------------------

    def _missing_for_decline(self):
        told = self._missing("declined_by", "decline_reason", "decline_follow_up")
        if self.decline_follow_up == "later":
            told += self._missing("available_again_on")
        sides = self._sides_of_user()
        leads = len(sides) > 1
        if self.declined_by and not leads and self.declined_by not in sides:
            told.append(self.env._("Each side answers for itself."))
        if self.decline_follow_up == "later" and "volunteer" not in sides:
            told.append(
                self.env._(
                    "When a volunteer is available again, the volunteer tells, or the "
                    "coordinator."
                )
            )
        return told

    def _on_decline(self):
        """Let the others be candidates again from this moment on."""
        today = fields.Date.context_today(self)
        self._stamp({"ended_on": today})  # first: the buddy still reads it that day
        for match in self:
            side = match.declined_by
            if side != "coordinator":
                match._stamp(
                    {
                        f"{side}_answer": "no",
                        f"{side}_answered_on": today,
                        f"{side}_answered_by_id": self.env.uid,
                    }
                )
            if match.decline_follow_up == "later":
                match._pause_volunteer()
            match._tell(match.coordinator_id, self.env._("Somebody said no."))
        self._move_requests("open")
        self._refresh_volunteers()

    def _pause_volunteer(self):
        volunteer = self.volunteer_id.sudo()  # told to us, whoever the volunteer is of
        if volunteer.state == "available":
            volunteer.write({"available_again_on": self.available_again_on})
            volunteer._do("pause")

    # ------------------------------------------------------------------
    # Together, and after that
    # ------------------------------------------------------------------

    def _missing_for_start(self):
        request = self.request_id.sudo()  # only whether it was agreed to
        if request.shares_contact:
            return self._missing_volunteer()
        return [
            self.env._(
                "The participant has not agreed yet that the buddy gets a first name "
                "and a number."
            )
        ]

    def _on_start(self):
        self._stamp({"started_on": fields.Date.context_today(self)})

    def _on_complete(self):
        today = fields.Date.context_today(self)
        self._stamp({"ended_on": today})
        self._move_requests("closed", close_reason="done", closed_on=today)
        self._refresh_volunteers()

    def _missing_for_end_early(self):
        return self._missing("end_reason")

    def _on_end_early(self):
        self._stamp({"ended_on": fields.Date.context_today(self)})
        again = self.filtered("seeks_again")
        today = fields.Date.context_today(self)
        again._move_requests("open", asked_on=today, matched_on=False)
        for match in self - again:
            reason = CLOSES_WITH.get(match.end_reason, "other")
            match._move_requests("closed", close_reason=reason, closed_on=today)
        self._refresh_volunteers()

    def _move_requests(self, state, **stamps):
        requests = self.request_id
        requests._stamp({"state": state, **stamps})
        requests._sync_deadline_activities()

    def action_met(self):
        """Record that the two met today: the buddy's one tap."""
        self.check_access("write")
        for match in self.filtered(lambda m: m.state in TOGETHER):
            match._stamp({"last_contact_on": fields.Date.context_today(self)})

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_start(self):
        self._do("start")

    def action_pause(self):
        self._do("pause")

    def action_resume(self):
        self._do("resume")

    def action_complete(self):
        self._do("complete")
