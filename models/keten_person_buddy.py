from odoo import models


class KetenPerson(models.Model):
    """Somebody who may want a buddy, asked for from among the people."""

    _inherit = "keten.person"

    def action_ask_buddy(self):
        """Open a new request for this person."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "ketenaanpak.keten_buddy_request_action"
        )
        return {
            **action,
            "views": [(False, "form")],
            "context": {
                "default_household_id": self.household_id.id,
                "default_person_id": self.id,
            },
        }
