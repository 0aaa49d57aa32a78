from odoo import fields, models


class KetenMoment(models.Model):
    """A part of a day of the week: when people can (domain.md 5.4).

    There are twenty-one, the same for everybody, so that two people's moments can be
    laid side by side.
    """

    _name = "keten.moment"
    _description = "Moment of the Week"
    _order = "weekday, part_rank"

    name = fields.Char(required=True, translate=True)
    weekday = fields.Integer(required=True, help="1 is Monday, 7 is Sunday.")
    part = fields.Selection(
        [
            ("morning", "Morning"),
            ("afternoon", "Afternoon"),
            ("evening", "Evening"),
        ],
        "Part of the day",
        required=True,
    )
    part_rank = fields.Integer(required=True)

    _moment_unique = models.UniqueIndex(
        "(weekday, part)", "This moment exists already."
    )
    _weekday_of_week = models.Constraint(
        "CHECK (weekday BETWEEN 1 AND 7)", "A week has seven days."
    )
