from odoo import models

from .keten_leaflet_block import NEVER_LEFT_OUT


class KetenLeaflet(models.Model):
    """What a leaflet misses before its next step, and who can help."""

    _inherit = "keten.leaflet"

    def _missing_for_ask(self):
        return [*self._missing("introduction"), *self._missing_checkers()]

    def _missing_for_offer(self):
        return [
            *self._missing("introduction", "link"),
            *self._missing_texts(),
            *self._missing_room(),
            *self._missing_first_contact(),
            *self._missing_checks(),
        ]

    def _missing_for_approve(self):
        if not self[f"{self._own_side()}_approved_on"]:
            return []
        return [
            self.env._(
                "Your side approved it already. It waits for: %(people)s.",
                people=", ".join(self._approvers_left().mapped("name")),
            )
        ]

    def _missing_checkers(self):
        return [
            self.env._(
                "Nobody of %(organisation)s can check it. Ask the functional "
                "administrator to add a login, or leave the organisation out.",
                organisation=line.organisation_id.name,
            )
            for line in self._lines_to_check()
            if not line._checker()
        ]

    def _missing_texts(self):
        labels = dict(self.block_ids._fields["kind"]._description_selection(self.env))
        there = set(self.block_ids.mapped("kind"))
        never = [labels[kind] for kind in NEVER_LEFT_OUT if kind not in there]
        empty = self.block_ids.filtered(lambda block: not (block.title and block.text))
        return [
            *(
                self.env._("No leaflet goes without this text: %(text)s.", text=text)
                for text in never
            ),
            *(
                self.env._(
                    "%(organisation)s has not written its text yet: %(text)s.",
                    organisation=block.organisation_id.name,
                    text=labels[block.kind],
                )
                for block in empty
            ),
        ]

    def _missing_first_contact(self):
        """The guidance organisation is the first to ask, so it can be reached (B16)."""
        first = self.guidance_organisation_id
        if first in self.partner_ids.organisation_id and (first.phone or first.email):
            return []
        return [
            self.env._(
                "%(organisation)s is the first to ask, and has no public phone number "
                "or e-mail on the leaflet. The functional administrator fills that in "
                "at the organisation.",
                organisation=first.name,
            )
        ]

    def _missing_checks(self):
        """Nobody's text is printed before its organisation agreed to the whole."""
        unasked = self.block_ids.organisation_id - self.partner_ids.organisation_id
        return [
            *(
                self.env._(
                    "%(organisation)s has a text on the leaflet and is not asked to "
                    "check it: add it to the organisations.",
                    organisation=organisation.name,
                )
                for organisation in unasked
            ),
            *self._missing_answers(),
        ]

    def _missing_answers(self):
        return [
            self.env._(
                "%(organisation)s does not agree yet. Ask %(person)s.",
                organisation=line.organisation_id.name,
                person=line._checker().name or self.env._("its contact"),
            )
            for line in self._lines_to_check()
        ]

    def _lines_to_check(self):
        """Return the organisations that do not agree yet."""
        return self.partner_ids.filtered(
            lambda line: line.check_state not in ("approves", "checked")
        )
