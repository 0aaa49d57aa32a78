from odoo import fields, models

from .keten_flyer_task import AT_THE_DOOR


class KetenFlyerTask(models.Model):
    """What neighbours offered at the doors of a round (OSS-B3)."""

    _inherit = "keten.flyer.task"

    lead_ids = fields.One2many(
        "keten.volunteer.lead", "task_id", "Offers of help", groups=AT_THE_DOOR
    )
