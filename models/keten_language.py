from odoo import fields, models


class KetenLanguage(models.Model):
    """A language people of the chain speak, beside the languages of the screens."""

    _name = "keten.language"
    _description = "Language"
    _order = "name"

    name = fields.Char(required=True, translate=True)
    code = fields.Char("ISO 639-3", required=True, size=3)
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code)", "This language exists already.")
