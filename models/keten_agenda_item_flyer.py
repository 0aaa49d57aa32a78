from datetime import datetime

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from .keten_agenda_item import LIVE
from .keten_flyer_task import RUNG

NO_END = datetime(9999, 1, 1)  # of a meeting that is ahead
AGREED_OR_RUNG = ("planned", "confirmed", "partly_done", *RUNG)


def _within(moment, since, until):
    return Domain(moment, ">=", since) & Domain(moment, "<=", until)


class KetenAgendaItem(models.Model):
    """What the kernteam hears of the rounds along the doors (OSS-B11)."""

    _inherit = "keten.agenda.item"

    default_used_on = fields.Date(
        "Default used on",
        readonly=True,
        help="The neighbours had to hear of it before the kernteam decided how: they "
        "got the leaflet.",
    )
    feedback_task_ids = fields.Many2many(
        "keten.flyer.task",
        string="Rounds since last time",
        compute="_compute_feedback_task_ids",
    )

    @api.depends("session_id.held_at", "item_type")
    def _compute_feedback_task_ids(self):
        """Look back from a standing item to the meeting before it.

        What came after a meeting that was held belongs to the next one.
        """
        self.feedback_task_ids = False
        for item in self.filtered(lambda i: i.item_type == "standing"):
            session = item.session_id
            since = session._previous_meeting_date()
            until = session.held_at or NO_END
            day = session._local_date(until)
            told = (
                _within("planned_at", since, until)
                | _within("done_date", since, day)
                | _within("reported_at", since, until)
            ) & Domain("state", "in", AGREED_OR_RUNG)
            dropped = _within("placement_id.informed_date", since, day) & Domain(
                "state", "=", "not_needed"
            )
            of_team = Domain("team_id", "=", item.team_id.id)
            item.feedback_task_ids = item.feedback_task_ids.search(
                of_team & (told | dropped), order="done_date, start_at, id"
            )

    def _use_default(self, day):
        """Record that the neighbours could not wait for this item."""
        waiting = self.filtered(
            lambda item: item.state in LIVE and item.item_type == "placement"
        )
        waiting._stamp({"default_used_on": day})


class KetenFlyerTask(models.Model):
    """A round tells the agenda of its kernteam when it is, and what became of it."""

    _inherit = "keten.flyer.task"

    def _use_default(self):
        result = super()._use_default()
        items = self.sudo().placement_id.agenda_item_ids  # of the kernteam
        items._use_default(fields.Date.context_today(self))
        return result

    def _on_plan(self):
        result = super()._on_plan()
        for task in self:
            task._tell_item(
                self.env._(
                    "The round along the doors %(round)s is planned on %(day)s.",
                    round=task.display_name,
                    day=format_date(self.env, task.round_date),
                )
            )
        return result

    def _on_unplan(self):
        result = super()._on_unplan()
        for task in self:
            task._tell_item(
                self.env._(
                    "The round along the doors %(round)s is planned anew.",
                    round=task.display_name,
                )
            )
        return result

    def _on_finish(self):
        result = super()._on_finish()
        for task in self:
            task._tell_item(
                self.env._(
                    "The round along the doors %(round)s was walked on %(day)s.",
                    round=task.display_name,
                    day=format_date(self.env, task.done_date),
                )
            )
        return result

    def _on_report(self):
        result = super()._on_report()
        for task in self:
            task._tell_item(
                self.env._(
                    "The round along the doors %(round)s is reported.",
                    round=task.display_name,
                )
            )
        return result

    def _tell_item(self, sentence):
        """Keep on the newest item of the kernteam what it hears of a round."""
        items = self.sudo().placement_id.agenda_item_ids  # of the kernteam
        newest = items.sorted("id")[-1:]
        if newest:
            newest._message_log(body=sentence)
