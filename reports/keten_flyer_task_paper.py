from datetime import date
from typing import NamedTuple

from odoo import models


class Heard(NamedTuple):
    """What a meeting heard of a round."""

    task: models.Model
    status: str
    date: date | None
    particulars: str


class KetenFlyerTask(models.Model):
    """A round on paper, as it stood on the day of the meeting (OSS-B11)."""

    _inherit = "keten.flyer.task"

    def _as_heard_on(self, day):
        """Return what a meeting of that day heard, nothing if all came after it.

        A paper may be printed later than its meeting.
        """
        self.ensure_one()
        if self.state == "not_needed":
            # The placement is shown as informed when the round is dropped.
            return self._heard("not_needed", self.placement_id.informed_date, day)
        return (
            self._heard("reported", self._local_date(self.reported_at), day)
            or self._heard("done", self.done_date, day)
            or self._heard("planned", self._local_date(self.planned_at), day)
        )

    def _heard(self, state, since, day):
        if not since or since > day:
            return None
        told = ""
        if state == "reported":
            told = self.particulars or self.env._("No particulars")
        walks_on = self.round_date if state == "planned" else self.done_date
        return Heard(self, self._state_label(state), walks_on or since, told)
