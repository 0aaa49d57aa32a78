from odoo import models


class KetenSession(models.Model):
    """What a session of a multidisciplinary team always has."""

    _inherit = "keten.session"

    def _add_standing_items(self):
        """A multidisciplinary team always has its list of young people (ARN-25)."""
        result = super()._add_standing_items()
        items = self.env["keten.agenda.item"].sudo()  # every session has it
        items.create(
            [
                {
                    "item_type": "in_view",
                    "team_id": session.team_id.id,
                    "session_id": session.id,
                    "state": "on_agenda",
                    "sequence": 5,
                }
                for session in self
                if session.team_id.team_type == "multidisciplinary"
            ]
        )
        return result
