from odoo import api, fields, models

from .keten_agenda_item import DISCUSSED, OF_EVERY_SESSION


class KetenAgendaItem(models.Model):
    """The chair walks the agenda, one item a screen; feedback comes first (OSS-B11)."""

    _inherit = "keten.agenda.item"

    position = fields.Char("Item", compute="_compute_position")
    is_last = fields.Boolean(compute="_compute_position")
    feedback_action_ids = fields.Many2many(
        "keten.agenda.action", string="Earlier actions", compute="_compute_feedback"
    )
    feedback_item_ids = fields.Many2many(
        "keten.agenda.item",
        string="Decided in writing, to confirm",
        compute="_compute_feedback",
    )

    @api.depends("session_id.item_ids")
    def _compute_position(self):
        for item in self:
            agenda = item._agenda().ids
            item.is_last = bool(agenda) and agenda[-1] == item.id
            place = agenda.index(item.id) + 1 if item.id in agenda else 0
            item.position = place and self.env._(
                "%(place)s of %(total)s", place=place, total=len(agenda)
            )

    @api.depends("session_id", "item_type")
    def _compute_feedback(self):
        """Look back from a standing item to the meeting before it."""
        self.feedback_action_ids = False
        self.feedback_item_ids = False
        for item in self.filtered(lambda i: i.item_type == "standing"):
            since = item.session_id._previous_meeting_date()
            team = ("team_id", "=", item.team_id.id)
            item.feedback_action_ids = item.action_ids.search(
                [
                    team,
                    ("item_id.session_id", "!=", item.session_id.id),
                    "|",
                    ("is_done", "=", False),
                    ("done_date", ">=", since),
                ]
            )
            item.feedback_item_ids = item.search(
                [
                    ("item_type", "not in", OF_EVERY_SESSION),
                    ("state", "in", DISCUSSED),
                    ("session_id", "in", item.session_id._confirmed_rounds().ids),
                ]
            )

    def _agenda(self):
        return self.session_id._agenda()

    def _step(self, distance):
        """Return the screen of the item so many places further."""
        self.ensure_one()
        agenda = self._agenda()
        place = agenda.ids.index(self.id) + distance
        target = agenda[min(max(place, 0), len(agenda) - 1)]
        return target._meeting_screen()

    def _meeting_screen(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_agenda_item_meeting_action"
        )
        # The address of the screen names the item, and not the one before it.
        return {**action, "res_id": self.id, "context": {"active_id": False}}

    def action_next(self):
        return self._step(1)

    def action_previous(self):
        return self._step(-1)

    def action_discuss_next(self):
        """Record the outcome, and go on with the next item."""
        self.action_discuss()
        return self._step(1)

    def action_postpone_next(self):
        self.action_postpone()
        return self._step(1)

    def action_leave_meeting(self):
        return self.session_id._screen()

    def action_close_meeting(self):
        if self.session_id.is_early:
            return self.session_id._ask_early("leave")
        return self.session_id.action_close_meeting()
