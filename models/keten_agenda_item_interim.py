from odoo import api, fields, models
from odoo.tools import split_every

from .keten_agenda_item import LIVE
from .keten_deadline import Deadline
from .keten_deadline_activity import BATCH


class KetenAgendaItem(models.Model):
    """A placement that cannot wait for the next session (OSS-A9, anchor 2).

    The chair is asked once, and answers: an interim session, a round in writing, or
    not needed. Unanswered, it goes to the municipality's contact, once.
    """

    _inherit = "keten.agenda.item"

    interim_needed_on = fields.Date("Cannot wait since", readonly=True, copy=False)
    interim_due_date = fields.Date(
        "Choose how by", compute="_compute_due_dates", store=True
    )
    interim_term_id = fields.Many2one(
        "keten.term", compute="_compute_due_dates", store=True
    )
    interim_answer = fields.Selection(
        [
            ("interim", "An interim session"),
            ("written", "A written round"),
            ("not_needed", "Not needed"),
        ],
        "Chair's choice",
        readonly=True,
        copy=False,
        tracking=True,
    )
    interim_reason = fields.Selection(
        [
            ("informed", "The neighbours know already"),
            ("by_phone", "Settled by phone with all members"),
            ("safety", "Nobody may be informed, for safety"),
            ("later", "It can wait for the regular session"),
        ],
        "Why not needed",
        readonly=True,
        copy=False,
        tracking=True,
    )
    interim_answered_at = fields.Datetime(readonly=True, copy=False)

    _urgent_idx = models.Index(
        "(critical_date) WHERE item_type = 'placement'"
        " AND state IN ('open', 'on_agenda')"
    )

    @api.model
    def _deadlines(self):
        return (
            *super()._deadlines(),
            Deadline(
                "INTERIM",
                "interim",
                "interim_needed_on",
                "interim_answered_at",
                "ketenaanpak.mail_activity_type_interim",
            ),
        )

    def _is_on_time(self):
        """Tell whether a session falls between today and the critical date.

        The session a chair chose counts as one, however late: it was chosen.
        """
        today = fields.Date.context_today(self)
        planned = self.session_date
        if not self.critical_date:
            return True
        if not planned or planned < today:
            return False
        is_chosen = self.session_id.session_type == self.interim_answer
        return is_chosen or planned <= max(self.critical_date, today)

    def _propose_interim(self):
        """Ask the chair where a placement cannot wait, and stop asking where it can."""
        today = fields.Date.context_today(self)
        for item in self.filtered(lambda i: i.item_type == "placement"):
            waits = item.state in LIVE and not item._is_on_time()
            if waits and item.interim_answer != "not_needed":
                item._ask_chair(item.interim_needed_on or today)
            elif item.interim_needed_on and not item.interim_answer:
                item._stamp({"interim_needed_on": False})
        self._sync_deadline_activities()

    def _ask_chair(self, since):
        """Ask once; and once more when the session that was planned fell through."""
        if self.interim_answer or not self.interim_needed_on:
            self._stamp(
                {
                    "interim_needed_on": since,
                    "interim_answer": False,
                    "interim_answered_at": False,
                }
            )

    def _answer_interim(self, answer, reason=False):
        self._stamp(
            {
                "interim_answer": answer,
                "interim_reason": reason,
                "interim_answered_at": fields.Datetime.now(),
            }
        )
        self._sync_deadline_activities()

    def _start_written_round(self):
        """Ask the members in writing, from now on, and return that round."""
        session = self.env["keten.session"].create(
            {
                "team_id": self.team_id.id,
                "session_type": "written",
                "start_at": fields.Datetime.now(),
            }
        )
        self._put_on(session)
        self._answer_interim("written")
        session.action_invite()
        return session

    @api.model
    def _sync_open_deadlines(self):
        """Nightly: also look for placements that cannot wait any more."""
        waiting = self.search([("item_type", "=", "placement"), ("state", "in", LIVE)])
        remaining = len(waiting)
        for batch in split_every(BATCH, waiting.ids):
            items = self.browse(batch)
            items.filtered(lambda item: item.state == "open")._find_session()
            items._propose_interim()
            remaining -= len(batch)
            self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)
        return super()._sync_open_deadlines()
