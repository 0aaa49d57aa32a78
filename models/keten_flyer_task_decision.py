from odoo import api, fields, models

from .keten_agenda_item import DISCUSSED, METHODS, YES_NO


class KetenFlyerTask(models.Model):
    """How the neighbours hear of it is what the kernteam decides (OSS-A10)."""

    _inherit = "keten.flyer.task"

    information_method = fields.Selection(
        METHODS,
        "How the neighbours hear of it",
        compute="_compute_decision",
        compute_sudo=True,
    )
    ask_role = fields.Selection(
        YES_NO,
        "Ask neighbours for a role",
        compute="_compute_decision",
        compute_sudo=True,
    )
    default_used_on = fields.Date(
        "Default used on",
        readonly=True,
        copy=False,
        help="The kernteam had not decided how the neighbours hear of it before they "
        "had to: they get the leaflet.",
    )

    @api.depends(
        "placement_id.agenda_item_ids.state",
        "placement_id.agenda_item_ids.information_method",
        "placement_id.agenda_item_ids.ask_role",
        "default_used_on",
    )
    def _compute_decision(self):
        for task in self:
            item = task._deciding_item()
            default = "leaflet" if task.default_used_on else False
            task.information_method = item.information_method or default
            task.ask_role = item.ask_role

    def _deciding_item(self):
        """Return the newest agenda item with an outcome on how neighbours hear."""
        items = self.placement_id.agenda_item_ids.filtered(
            lambda i: (
                i.item_type == "placement"
                and i.state in DISCUSSED
                and i.information_method
            )
        )
        return items.sorted("id")[-1:]

    def _use_default(self):
        """Record that the neighbours could not wait for the kernteam."""
        self._stamp({"default_used_on": fields.Date.context_today(self)})
