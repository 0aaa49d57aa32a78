from odoo import fields, models


class KetenSessionSeriesDay(models.TransientModel):
    """One day of a series, as its chair sees it before planning."""

    _name = "keten.session.series.day"
    _description = "Day of a Series"
    _inherit = ["keten.reach"]
    _order = "day"
    _rec_name = "day"

    series_id = fields.Many2one(
        "keten.session.series", required=True, index=True, ondelete="cascade"
    )
    day = fields.Date("Session on")
    wished = fields.Date("Instead of")
    reason = fields.Selection(
        [
            ("weekend", "Weekend"),
            ("holiday", "Public holiday"),
            ("break", "Period without sessions"),
            ("gap", "To stay within the term"),
        ],
        "Why",
    )
    occasion = fields.Char()
    gap = fields.Integer("Gap in days", help="Days after the session before.")
    latest = fields.Date("At the latest")
    is_late = fields.Boolean("Too late")
    is_planned = fields.Boolean("Planned", help="Stands in the calendar already.")
