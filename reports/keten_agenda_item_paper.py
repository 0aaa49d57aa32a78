from odoo import fields, models

from ..models.keten_agenda_item import DISCUSSED, OF_EVERY_SESSION


class KetenAgendaItem(models.Model):
    """An item on paper, as the one who prints it may read it."""

    _inherit = "keten.agenda.item"

    def _paper_placement(self):
        """Return the placement of an item, for what a kernteam knows of it (T1)."""
        return self.env["keten.placement"].search([("id", "=", self.placement_id.id)])

    def _paper_address(self):
        return self.env["keten.address"].search(
            [("placement_ids", "in", self.placement_id.ids)]
        )

    def _paper_outcome(self):
        """Return what the meeting made of it: how its work runs comes after that."""
        if self.item_type in OF_EVERY_SESSION:
            return ""
        return self._state_label("discussed" if self.state in DISCUSSED else self.state)

    def _paper_told_on(self):
        """Return the day of which the paper tells how work stands."""
        confirmed = self.session_id.minutes_confirmed_at
        return self._local_date(confirmed) or fields.Date.context_today(self)

    def _paper_actions(self):
        return self.env["keten.agenda.action"].search([("item_id", "=", self.id)])

    def _paper_guests(self):
        """Return ``(organisation, people)`` of the guests who were there."""
        places = self.env["keten.attendance"].search(
            [("item_id", "=", self.id), ("is_present", "=", True)]
        )
        return places._people_by_organisation()

    def _paper_corrections(self):
        return self.env["keten.session.correction"].search([("item_id", "=", self.id)])

    # ------------------------------------------------------------------
    # What the team looks back on at its standing item (OSS-B11). A paper may be
    # printed later than its meeting: what came after that is not on it.
    # ------------------------------------------------------------------

    def _paper_doors(self):
        """Return the rounds along the doors as the meeting heard of them (OSS-B11)."""
        tasks = self.feedback_task_ids._filtered_access("read")
        heard = (task._as_heard_on(self.session_date) for task in tasks)
        return [round_ for round_ in heard if round_]

    def _paper_earlier_actions(self):
        actions = self.feedback_action_ids._filtered_access("read")
        return actions.filtered(lambda action: self._is_later_than(action.item_id))

    def _paper_rounds(self):
        items = self.feedback_item_ids._filtered_access("read")
        return items.filtered(lambda item: self._is_later_than(item))

    def _is_later_than(self, item):
        return not item.session_date or item.session_date <= self.session_date
