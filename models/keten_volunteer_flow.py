from odoo import api, fields, models

from .keten_flow import Verb
from .keten_role import groups_of

COORDINATORS = groups_of("guidance", "welfare")
BEFORE = ("registered", "intake", "screening")


class KetenVolunteer(models.Model):
    """What a coordinator does with a volunteer (domain.md 5.4)."""

    _inherit = "keten.volunteer"

    @api.model
    def _verbs(self):
        def verb(name, sources, target, label):
            return Verb(name, sources, target, COORDINATORS, label)

        return (
            verb("interview", ("registered",), "intake", self.env._("Intake held")),
            verb("screen", ("intake",), "screening", self.env._("Start screening")),
            verb("admit", ("screening",), "available", self.env._("Make available")),
            verb("pause", ("available",), "paused", self.env._("Pause")),
            verb("resume", ("paused",), "available", self.env._("Available again")),
            verb("reject", BEFORE, "rejected", self.env._("Not suitable")),
            verb(
                "leave",
                (*BEFORE, "available", "paused"),
                "left",
                self.env._("Leaves"),
            ),
        )

    def _missing_for_interview(self):
        return self._missing("first_name")

    def _missing_for_screen(self):
        return self._missing("purpose_ids", "language_ids", "area_id")

    def _missing_for_admit(self):
        """Nobody meets a newcomer unscreened, and a joint pool needs a yes."""
        gaps = self._screening_gaps() + self._pool_gaps()
        return [*gaps, self._who_helps()] if gaps else []

    def _missing_for_resume(self):
        return self._missing_for_admit()

    def _missing_for_pause(self):
        missing = self._missing("available_again_on")
        today = fields.Date.context_today(self)
        if not missing and self.available_again_on <= today:
            missing.append(self.env._("A pause ends on a day to come."))
        return missing

    def _missing_for_leave(self):
        return self._missing("leave_reason")

    def _missing_for_reject(self):
        return self._missing("leave_reason")

    def _who_helps(self):
        """Return who can fill in what is missing: who keeps in touch."""
        owner = self.organisation_id
        person = self._responsible_for("")
        if not person:
            return self.env._(
                "%(organisation)s can fill this in.", organisation=owner.name
            )
        return self.env._(
            "%(person)s of %(organisation)s can fill this in.",
            person=person.name,
            organisation=owner.name,
        )

    def _on_interview(self):
        self._stamp({"intake_on": fields.Date.context_today(self)})

    def _on_admit(self):
        today = fields.Date.context_today(self)
        for volunteer in self:
            volunteer._stamp({"started_on": volunteer.started_on or today})
        self._on_resume()

    def _on_resume(self):
        self._stamp({"available_again_on": False})
        self._refresh_load()

    def _on_pause(self):
        self._refresh_load()

    def _on_reject(self):
        self._on_leave()

    def _on_leave(self):
        self._stamp(
            {
                "ended_on": fields.Date.context_today(self),
                "available_again_on": False,
            }
        )
        self._refresh_load()

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_interview(self):
        self._do("interview")

    def action_screen(self):
        self._do("screen")

    def action_admit(self):
        self._do("admit")

    def action_resume(self):
        self._do("resume")
