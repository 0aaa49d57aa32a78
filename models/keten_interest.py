from odoo import fields, models


class KetenInterest(models.Model):
    """What people like to do, as one list for volunteers and newcomers alike.

    Never a religion, and never where somebody comes from: a match rests on what two
    people share, and on nothing else (domain.md 2.7.3).
    """

    _name = "keten.interest"
    _description = "Interest"
    _order = "name"

    name = fields.Char(required=True, translate=True)
    color = fields.Integer("Colour")
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "This interest exists already.")
