from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

WALKING = ("confirmed", "partly_done", "done")
AHEAD_OF_TIME = timedelta(days=1)  # how far a clock of a phone may be wrong


class KetenFlyerDoor(models.Model):
    """Ringing a door, on a phone that may be without a connection for a while."""

    _inherit = "keten.flyer.door"

    @api.model
    def record_visits(self, visits):
        """Record what came of ringing doors; twice the same changes nothing.

        Of two visits to a door the later one counts, whichever arrives first. What
        arrives after the round was done still counts, until it is reported.

        :param visits: dicts of ``door`` (id), ``result`` (empty: takes the last one
            back), ``reaction`` (of a talk, may be empty) and ``at`` (UTC, as a string)
        :return: the ids of the doors that are recorded
        :raise AccessError: one of the doors is out of sight
        :raise UserError: the round is not confirmed, or reported
        """
        doors = self.browse([visit["door"] for visit in visits])
        doors.check_access("write")
        for door, visit in zip(doors, visits, strict=True):
            door._check_walking()
            at = self._moment_of(visit)
            if not door.visited_at or door.visited_at < at:
                door._record(visit.get("result"), visit.get("reaction"), at)
        doors.task_id._count_doors()
        return doors.ids

    @api.model
    def _moment_of(self, visit):
        """Return when a door was rung; a clock that cannot be right counts as now."""
        now = fields.Datetime.now()
        try:
            at = fields.Datetime.to_datetime(visit.get("at")) or now
        except ValueError:
            at = now
        return now if at > now + AHEAD_OF_TIME else at

    def _record(self, result, reaction, at):
        """Two taps on one day are one visit, the second of which mends the first."""
        known = self.visited_at
        is_same_day = known and self._day_of(known) == self._day_of(at)
        door = self.sudo()  # of whoever rang, in a round that person may walk
        door.write(
            {
                "result": result or False,
                "reaction": result == "spoken" and reaction,
                "visited_at": at,
                "visit_count": self.visit_count + (not is_same_day),
            }
        )

    def _day_of(self, moment):
        return self.task_id._local_date(moment)

    def _check_walking(self):
        self.task_id._check_walked()
        if self.left_out_reason:
            raise UserError(
                self.env._("%(door)s was left out of the round.", door=self.name)
            )


class KetenFlyerTask(models.Model):
    """Whether somebody can be at the doors of a round."""

    _inherit = "keten.flyer.task"

    def _check_walked(self):
        """
        :raise UserError: a round is not confirmed, or was reported or stopped
        """
        for task in self.filtered(lambda task: task.state not in WALKING):
            raise UserError(
                self.env._(
                    "%(round)s is not being walked: confirm it first, or resume it.",
                    round=task.display_name,
                )
            )
