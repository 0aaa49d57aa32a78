from odoo import fields, models


class KetenVolunteerPurpose(models.Model):
    """What a volunteer wants to do: the network serves everybody (OSS-C6)."""

    _name = "keten.volunteer.purpose"
    _description = "Purpose of a Volunteer"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="How the addon refers to this purpose.")
    sequence = fields.Integer(default=10)
    color = fields.Integer("Colour")
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code)", "This purpose exists already.")
