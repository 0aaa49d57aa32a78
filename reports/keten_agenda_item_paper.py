from odoo import models


class KetenAgendaItem(models.Model):
    """An item on paper, as the one who prints it may read it."""

    _inherit = "keten.agenda.item"

    def _paper_actions(self):
        return self.env["keten.agenda.action"].search([("item_id", "=", self.id)])

    def _paper_earlier_actions(self):
        """Return what the team looks back on at its standing item (OSS-B11)."""
        return self.feedback_action_ids._filtered_access("read")

    def _paper_guests(self):
        """Return ``(organisation, people)`` of the guests who were there."""
        places = self.env["keten.attendance"].search(
            [("item_id", "=", self.id), ("is_present", "=", True)]
        )
        return places._people_by_organisation()

    def _paper_corrections(self):
        return self.env["keten.session.correction"].search([("item_id", "=", self.id)])
