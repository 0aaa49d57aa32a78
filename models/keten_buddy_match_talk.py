from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import NO_ACCESS

from .keten_role import groups_of

MOVING = {"state", "intro_at", "coordinator_id"}
TALK = timedelta(hours=1)


class KetenBuddyMatch(models.Model):
    """The talk in which a coordinator introduces the two stands in calendars."""

    _inherit = "keten.buddy.match"

    intro_at = fields.Datetime("Talk on", copy=False, tracking=True)
    event_id = fields.Many2one(
        "calendar.event",
        "In the calendar",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups=NO_ACCESS,
    )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {"intro_at": groups_of("guidance", "welfare")}

    def _missing_for_plan_talk(self):
        missing = self._missing("intro_at", "coordinator_id")
        return [*missing, *self._missing_volunteer()]

    def action_plan_talk(self):
        self._do("plan_talk")

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & MOVING:
            self._sync_event()
        return result

    def _sync_event(self):
        """Let the calendars follow; a talk that was held stays where it stood."""
        for match in self.sudo():  # in calendars of other people
            if match.state in ("active", "paused", "completed"):
                continue
            if match.state != "intro_talk":
                match.event_id.unlink()
                continue
            when = match.intro_at, match.intro_at + TALK
            people = match._at_the_talk()
            if match.event_id:
                match.event_id._follow_agreed(*when, people)
            else:
                match.event_id = match.event_id._open_agreed(
                    match, "keten_buddy_match_id", *when, people
                )

    def _at_the_talk(self):
        """Return who of both sides has a calendar here."""
        guide = self.request_id.household_id.guide_id
        return (self.coordinator_id | self.volunteer_user_id | guide).partner_id
