from math import ceil

from odoo import api, fields, models

# In lines of running text, measured on paper with a wide typeface.
FRONT, BACK = 30, 31
WIDTH, NARROW = 56, 42  # characters in a line, and in one beside the QR code
FEW_CONTACTS = 6


class KetenLeaflet(models.Model):
    """A leaflet is one sheet: what it says has to fit on both of its sides."""

    _inherit = "keten.leaflet"

    too_long = fields.Text(compute="_compute_too_long")

    @api.depends("introduction", "block_ids.text", "block_ids.kind", "partner_ids")
    @api.depends_context("lang")
    def _compute_too_long(self):
        for leaflet in self:
            leaflet.too_long = "\n".join(leaflet._missing_room())

    def _missing_room(self):
        """Say for each side that is too full how much has to go."""
        sides = (
            (self.env._("The front"), self._front_lines() - FRONT),
            (self.env._("The back"), self._back_lines() - BACK),
        )
        return [
            self.env._(
                "%(side)s is too full: leave out about %(count)s characters.",
                side=side,
                count=ceil(lines * WIDTH / 10) * 10,
            )
            for side, lines in sides
            if lines > 0
        ]

    def _texts(self, kind):
        return self.block_ids.filtered(lambda block: block.kind == kind)

    def _front_lines(self):
        opening = ceil(len(self.introduction or "") / (WIDTH - 4)) * 1.15
        stories = self._texts("story")
        return opening + sum(ceil(len(s.text or "") / WIDTH) + 2 for s in stories)

    def _back_lines(self):
        invitation = sum(len(s.text or "") for s in self._texts("invitation"))
        contact = sum(len(s.text or "") for s in self._texts("contact"))
        others = len(self.partner_ids) - 1
        return (
            ceil(invitation / NARROW)
            + ceil(contact / WIDTH)
            + 5.5  # their titles, and the link
            + others * (2.9 if others >= FEW_CONTACTS else 3.6)
        )
