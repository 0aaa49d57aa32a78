from odoo import models

from .keten_attendance_calendar import OFF_AGENDA


class KetenAgendaItem(models.Model):
    """An item that leaves the agenda keeps its guests at home (OSS-A7)."""

    _inherit = "keten.agenda.item"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") in OFF_AGENDA and self.env.su:
            self.attendance_ids._withdraw()
        return result
