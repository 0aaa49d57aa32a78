from odoo import fields, models

from .keten_agenda_item import DISCUSSED


class KetenAgendaItem(models.Model):
    """The team looks once more at a household that moved in: how does it go?"""

    _inherit = "keten.agenda.item"

    moved_in_date = fields.Date(
        related="placement_id.moved_in_date", related_sudo=False
    )
    follow_up_outcome = fields.Selection(
        [
            ("well", "Going well"),
            ("attention", "Needs attention"),
            ("again", "Back to the kernteam"),
        ],
        "How it goes",
        tracking=True,
        help="Back to the kernteam: it waits for the next session as soon as the "
        "minutes of this one are confirmed.",
    )

    def _compute_feedback(self):
        """Look back, from a follow-up, on what was agreed about this placement."""
        result = super()._compute_feedback()
        for item in self.filtered(lambda i: i.item_type == "follow_up"):
            item.feedback_action_ids = item.action_ids.search(
                [
                    ("placement_id", "=", item.placement_id.id),
                    ("item_id", "!=", item._origin.id),
                ]
            )
        return result

    def _outcome_fields(self):
        return super()._outcome_fields() | {"follow_up_outcome"}

    def _missing_outcome(self):
        if self.item_type == "follow_up":
            return self._missing("follow_up_outcome")
        return super()._missing_outcome()

    def _come_back(self):
        """Let what needs another look wait for the next session."""
        again = self.filtered(
            lambda item: item.state in DISCUSSED and item.follow_up_outcome == "again"
        )
        placements = again.placement_id.filtered(lambda p: p.state == "followed")
        placements._add_item("follow_up")


class KetenSession(models.Model):
    """What is to come back does so once nobody can revise it any more."""

    _inherit = "keten.session"

    def _on_confirm(self):
        result = super()._on_confirm()
        self.item_ids._come_back()
        return result


class KetenPlacement(models.Model):
    """A placement that is closed is followed up no longer."""

    _inherit = "keten.placement"

    def _on_close(self):
        self._drop_items("follow_up")
        return super()._on_close()
