from odoo import api, fields, models
from odoo.tools.safe_eval import safe_eval

from .keten_bag_address import number_on_door
from .keten_flyer_door_visit import WALKING
from .keten_flyer_result import COUNTED, REACTIONS

TOTALS = [f"{name}_count" for name in (*COUNTED, *REACTIONS)]


def labels_of(records, name):
    """Return ``{key: label}`` of a selection, in the language of the reader."""
    return dict(records._fields[name]._description_selection(records.env))


class KetenFlyerTask(models.Model):
    """A round in the hand of who rings the doors (OSS-B1).

    The screen for a phone asks once for all it needs, because there may be no
    connection halfway down the street. It is told of doors, and never of the
    household: neighbours look along.
    """

    _inherit = "keten.flyer.task"

    def action_walk(self):
        """Open the doors of the round on the screen for a phone."""
        self.ensure_one()
        actions = self.env["ir.actions.actions"]
        action = actions._for_xml_id("ketenaanpak.keten_flyer_doors_action")
        return {**action, "context": {"active_id": self.id}}

    @api.model
    def action_walk_today(self):
        """Open what the user walks today: the doors at once when it is one round."""
        actions = self.env["ir.actions.actions"]
        action = actions._for_xml_id("ketenaanpak.keten_flyer_task_today_action")
        domain = safe_eval(action["domain"], {"uid": self.env.uid})
        rounds = self.search(domain, limit=2)
        return rounds.action_walk() if len(rounds) == 1 else action

    def walk_sheet(self):
        """Return what the screen at the doors shows of a round.

        :return: a dict of values, with the doors in the order of the walk
        :raise AccessError: the round, or its doors, are out of sight
        """
        self.ensure_one()
        doors = self.env["keten.flyer.door"].search(
            [("task_id", "=", self.id), ("left_out_reason", "=", False)]
        )
        return {
            "name": self.display_name,
            "is_walked": self.state in WALKING,
            "state": self.state,
            "asks_role": self.ask_role == "yes",
            "verbs": self.allowed_verbs.split(),
            "doors": [door._on_sheet() for door in doors],
            "totals": self._totals_on_sheet(),
            "labels": {
                "result": labels_of(doors, "result"),
                "reaction": labels_of(doors, "reaction"),
                "help_kind": labels_of(self.lead_ids, "help_kind"),
            },
        }

    def _totals_on_sheet(self):
        result = self.result_ids
        names = ["is_total", "door_count", "offer_count", *TOTALS]
        return {"id": result.id, **{name: result[name] for name in names}}


class KetenFlyerDoor(models.Model):
    """A door as the screen for a phone shows it: where to ring, and what came of it."""

    _inherit = "keten.flyer.door"

    def _on_sheet(self):
        place = self.sudo().bag_address_id  # doors are public
        return {
            "id": self.id,
            "street": place.street,
            "number": number_on_door(place),
            "result": self.result,
            "reaction": self.reaction,
            "visited_at": fields.Datetime.to_string(self.visited_at),
            "visit_count": self.visit_count,
        }
