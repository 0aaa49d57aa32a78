from odoo import fields, models
from odoo.fields import NO_ACCESS

from .keten_flyer_task import RUNG

MOVING = {"state", "start_at", "duration"}
IN_CALENDAR = ("confirmed", "partly_done")


class KetenFlyerTask(models.Model):
    """A round that is confirmed stands in the calendar of those who go (5.3)."""

    _inherit = "keten.flyer.task"

    event_id = fields.Many2one(
        "calendar.event",
        "In the calendar",
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups=NO_ACCESS,
    )

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & MOVING:
            self._sync_event()
        return result

    def _sync_event(self):
        """Let the calendars follow; a round that was walked stays where it stood."""
        for task in self.sudo():  # in calendars of other people
            if task.state in RUNG:
                continue
            lines = task.participant_ids
            going = lines.filtered(lambda line: line.state == "accepted")
            people = going.user_id.partner_id
            if task.state not in IN_CALENDAR or not people:
                task.event_id.unlink()
                continue
            when = task.start_at, task.stop_at
            if task.event_id:
                task.event_id._follow_agreed(*when, people)
            else:
                task.event_id = task.event_id._open_agreed(
                    task, "keten_flyer_task_id", *when, people
                )


class KetenFlyerParticipant(models.Model):
    """Who goes along, or does not any more, finds it in the calendar."""

    _inherit = "keten.flyer.participant"

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"state", "user_id"}:
            self.task_id._sync_event()
        return result

    def unlink(self):
        tasks = self.task_id
        result = super().unlink()
        tasks._sync_event()
        return result
