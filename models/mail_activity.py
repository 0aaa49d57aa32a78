from odoo import fields, models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    keten_deadline_code = fields.Char(
        index="btree_not_null",
        readonly=True,
        help="The term this activity watches; empty for activities made by hand.",
    )
