from odoo import fields, models
from odoo.exceptions import UserError

HEAD = {
    "start_at",
    "duration",
    "location",
    "session_type",
    "chair_id",
    "attendance_ids",
    "member_attendance_ids",
    "guest_attendance_ids",
    "item_ids",
}


class KetenSession(models.Model):
    """Minutes that were confirmed stand; what comes later is added."""

    _inherit = "keten.session"

    correction_ids = fields.One2many(
        "keten.session.correction", "session_id", "Corrections"
    )

    def _on_confirm(self):
        """Let what was discussed keep the name it has in the minutes."""
        for item in self.item_ids.sudo():  # also what the chair does not read
            item.minutes_name = item._about().display_name
        return super()._on_confirm()

    def write(self, vals):
        """
        :raise UserError: when, where or who of confirmed minutes would change
        """
        if vals.keys() & HEAD:
            self._check_open_minutes()
        return super().write(vals)

    def _check_open_minutes(self):
        """
        :raise UserError: the minutes of one of these sessions were confirmed
        """
        problems = self._open_minutes_problems()
        if problems and not self.env.su:
            raise UserError("\n".join(problems))

    def _open_minutes_problems(self):
        return [
            self.env._(
                "The minutes of %(session)s were confirmed. Add a correction to the "
                "session instead.",
                session=session.display_name,
            )
            for session in self
            if session.minutes_confirmed_at
        ]
