from odoo import api, fields, models

from .keten_bag_address import number_on_door
from .keten_flyer_task import AT_THE_DOOR
from .keten_flyer_task_walk import labels_of


class KetenFlyerTask(models.Model):
    """Where the doors of a round are, for a drawing that needs no map of others.

    The drawing is made of the coordinates of the register. No tiles are fetched, so
    that it works without internet and nobody outside learns which street it is.
    """

    _inherit = "keten.flyer.task"

    door_map = fields.Json(
        "Map", compute="_compute_door_map", groups=AT_THE_DOOR, exportable=False
    )

    @api.depends(
        "door_ids.sequence",
        "door_ids.left_out_reason",
        "door_ids.result",
        "address_id",
        "radius",
        "doors_by",
    )
    @api.depends_context("uid", "lang")
    def _compute_door_map(self):
        for task in self:
            doors = task.door_ids.filtered("bag_address_id").sorted("sequence")
            task.door_map = {
                "doors": [door._on_map() for door in doors],
                "dwelling": task._dwelling_on_map(),
                "labels": {
                    "result": labels_of(task.door_ids, "result"),
                    "reason": labels_of(task.door_ids, "reason"),
                },
            }

    def _dwelling_on_map(self):
        """Return where the household comes to live, for who may read the address."""
        dwelling = self.address_id._filtered_access("read")
        if not (dwelling.rd_x and dwelling.rd_y):
            return False
        radius = self.radius if self.doors_by in ("radius", "both") else 0
        return {"x": dwelling.rd_x, "y": dwelling.rd_y, "radius": radius}


class KetenFlyerDoor(models.Model):
    """A door as a dot on the map, with why it is there and what came of it."""

    _inherit = "keten.flyer.door"

    def _on_map(self):
        place = self.sudo().bag_address_id  # doors are public
        return {
            "id": self._origin.id,  # none yet while it is added by hand
            "x": place.rd_x,
            "y": place.rd_y,
            "street": place.street,
            "number": number_on_door(place),
            "reason": self.reason,
            "result": self.result or False,
            "is_rung": self.is_rung,
        }
