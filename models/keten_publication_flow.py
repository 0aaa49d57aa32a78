from odoo import api, fields, models

from .keten_flow import Verb
from .keten_publication import MUNICIPAL


class KetenPublication(models.Model):
    """The municipality decides, the editors decide too (OSS-B18, OSS-B19)."""

    _inherit = "keten.publication"

    @api.model
    def _verbs(self):
        def verb(name, sources, target, label):
            return Verb(name, sources, target, MUNICIPAL, label)

        return (
            verb("accept", ("to_judge",), "yes", self.env._("Yes, an article")),
            verb("reject", ("to_judge",), "no", self.env._("No article")),
            verb("judge_again", ("yes", "no"), "to_judge", self.env._("Judge again")),
            verb("offer", ("yes",), "offered", self.env._("Offer to the editors")),
            verb("place", ("offered",), "placed", self.env._("Placed")),
            verb("give_up", ("offered",), "not_placed", self.env._("Not placed")),
        )

    def _missing_for_accept(self):
        return self._missing("reason", "area_ids")

    def _missing_for_reject(self):
        return self._missing("reason")

    def _missing_for_offer(self):
        missing = self._missing("reason", "area_ids", "article")
        if not self.placing_ids:
            missing.append(
                self.env._(
                    "No channel is chosen. The functional administrator keeps the list "
                    "of channels, with the areas they are read in."
                )
            )
        return missing

    def _missing_for_place(self):
        """Offered is not published: the editors have the last word."""
        if "placed" in self.placing_ids.mapped("state"):
            return self._missing_answers()
        return [self.env._("None of the channels has placed it yet.")]

    def _missing_for_give_up(self):
        if "placed" in self.placing_ids.mapped("state"):
            return [self.env._("One of the channels did place it.")]
        return self._missing_answers()

    def _missing_answers(self):
        waiting = self.placing_ids.filtered(lambda line: line.state == "offered")
        return [
            self.env._(
                "%(channel)s has not answered yet.", channel=line.channel_id.name
            )
            for line in waiting
        ]

    def _on_accept(self):
        """Propose the channels that are read there."""
        self._decide()
        for publication in self:
            known = publication.placing_ids.channel_id
            channels = known._reaching(publication.area_ids) - known
            publication.placing_ids.create(
                [
                    {"publication_id": publication.id, "channel_id": channel.id}
                    for channel in channels
                ]
            )

    def _on_reject(self):
        self._decide()

    def _decide(self):
        today = fields.Date.context_today(self)
        self._stamp({"decided_by_id": self.env.uid, "decided_on": today})

    def _on_judge_again(self):
        self._stamp({"decided_by_id": False, "decided_on": False})

    def _on_offer(self):
        today = fields.Date.context_today(self)
        lines = self.placing_ids.sudo()  # the verb was checked
        lines.write({"state": "offered", "offered_on": today})

    def _settle(self):
        """Close an article once all its editors have answered."""
        for publication in self.filtered(lambda p: p.state == "offered"):
            answers = set(publication.placing_ids.mapped("state"))
            if "offered" not in answers:
                publication._do("place" if "placed" in answers else "give_up")

    # ------------------------------------------------------------------
    # The verbs as buttons
    # ------------------------------------------------------------------

    def action_accept(self):
        self._do("accept")

    def action_reject(self):
        self._do("reject")

    def action_judge_again(self):
        self._do("judge_again")

    def action_offer(self):
        self._do("offer")
