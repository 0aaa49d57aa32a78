from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import NO_ACCESS, Command
from odoo.tools.misc import clean_context

from .calendar_event import QUIET
from .keten_buddy_match_talk import TALK


class CalendarEvent(models.Model):
    """A talk of two people and a coordinator, in their calendars (design.md 3.4).

    It carries a reference, a time and a link; it follows its match.
    """

    _inherit = "calendar.event"

    keten_buddy_match_id = fields.Many2one(
        "keten.buddy.match",
        "Match",
        index="btree_not_null",
        ondelete="cascade",
        groups=NO_ACCESS,
    )

    def _of_sessions(self):
        talks = self.sudo().filtered("keten_buddy_match_id")  # which no screen reads
        return super()._of_sessions() | talks

    @api.model
    def _open_for_talk(self, match):
        """Return a new event for the talk of a match."""
        env = self.env(context={**clean_context(self.env.context), **QUIET})
        events = env["calendar.event"].sudo()  # in calendars of other people
        event = events.create(
            {
                "name": match.display_name,
                "res_model_id": self.env["ir.model"]._get_id(match._name),
                "res_id": match.id,
                "keten_buddy_match_id": match.id,
                "user_id": False,
                "privacy": "private",
                "show_as": "busy",
                "start": match.intro_at,
                "stop": match.intro_at + TALK,
                "partner_ids": [Command.set(match._at_the_talk().ids)],
            }
        )
        event.attendee_ids.state = "accepted"  # the time was agreed on with them
        link = event._keten_link()
        event.description = Markup('<a href="%s">%s</a>') % (link, link)
        return event

    def _follow_talk(self, match):
        event = self.with_context(**QUIET)
        wanted = {"start": match.intro_at, "stop": match.intro_at + TALK}
        if any(event[name] != value for name, value in wanted.items()):
            event.write(wanted)
        people = match._at_the_talk()
        if event.partner_ids != people:
            event.write({"partner_ids": [Command.set(people.ids)]})
            event.attendee_ids.state = "accepted"  # the time was agreed on with them

    def _keten_link(self):
        match = self.keten_buddy_match_id
        return match._notify_get_action_link("view") if match else super()._keten_link()

    @api.model
    def _get_activity_excluded_models(self):
        return [*super()._get_activity_excluded_models(), "keten.buddy.match"]


class CalendarAttendee(models.Model):
    """Who comes to a talk is agreed on by the coordinator; the calendar follows."""

    _inherit = "calendar.attendee"

    def _of_sessions(self):
        everybody = self.sudo()  # which match it is, no screen may read
        talks = everybody.filtered("event_id.keten_buddy_match_id")
        return super()._of_sessions() | talks

    def _is_known(self, answer):
        """Tell also whether the match expects them: who stands there, comes."""
        expected = all(
            attendee.partner_id in attendee.event_id.keten_buddy_match_id._at_the_talk()
            for attendee in self.sudo()  # of people of other organisations
        )
        return answer == "accepted" and expected or super()._is_known(answer)
