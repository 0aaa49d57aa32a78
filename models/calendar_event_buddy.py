from odoo import api, fields, models
from odoo.fields import NO_ACCESS


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
