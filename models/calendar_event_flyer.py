from odoo import api, fields, models
from odoo.fields import NO_ACCESS


class CalendarEvent(models.Model):
    """A round along the doors in the calendar of those who go (design.md 3.4).

    It carries a reference, a time and a link; it follows its round as the event of a
    session follows the session.
    """

    _inherit = "calendar.event"

    keten_flyer_task_id = fields.Many2one(
        "keten.flyer.task",
        "Round",
        index="btree_not_null",
        ondelete="cascade",
        groups=NO_ACCESS,
    )

    def _of_sessions(self):
        rounds = self.sudo().filtered("keten_flyer_task_id")  # which no screen reads
        return super()._of_sessions() | rounds

    def _keten_link(self):
        task = self.keten_flyer_task_id
        return task._notify_get_action_link("view") if task else super()._keten_link()

    @api.model
    def _get_activity_excluded_models(self):
        return [*super()._get_activity_excluded_models(), "keten.flyer.task"]


class CalendarAttendee(models.Model):
    """Who goes along says so on the round, and the calendar follows."""

    _inherit = "calendar.attendee"

    def _of_sessions(self):
        everybody = self.sudo()  # which round it is, no screen may read
        rounds = everybody.filtered("event_id.keten_flyer_task_id")
        return super()._of_sessions() | rounds

    def _is_known(self, answer):
        """Tell also whether the round has this answer: who stands there, comes."""
        going = all(
            attendee.partner_id
            in attendee.event_id.keten_flyer_task_id.goer_ids.partner_id
            for attendee in self.sudo()  # of people of other organisations
        )
        return answer == "accepted" and going or super()._is_known(answer)
