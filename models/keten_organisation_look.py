from odoo import api, fields, models

PLAIN = "#1d4f76"
DARK, LIGHT = "#1b1b1b", "#ffffff"


class KetenOrganisation(models.Model):
    """How an organisation looks on what residents get to see (OSS-B12)."""

    _inherit = "keten.organisation"

    logo = fields.Image(max_width=800, max_height=400)
    colour = fields.Char(
        "House colour",
        default=PLAIN,
        help="The colour of the leaflet, when this organisation leads the guidance.",
    )

    _colour_shape = models.Constraint(
        "CHECK (colour ~ '^#[0-9a-fA-F]{6}$')",
        "A colour has six digits: #1d4f76.",
    )

    def _colours(self):
        """Return the house colour, a tint of it, and the ink that reads on each."""
        colour = self.colour or PLAIN
        return {
            "house": colour,
            "tint": self._mixed_with_white(colour, 0.1),
            "ink": LIGHT if self._luminance(colour) < 0.3 else DARK,
            "on_white": colour if self._luminance(colour) < 0.18 else DARK,
        }

    @api.model
    def _channels(self, colour):
        return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]

    @api.model
    def _mixed_with_white(self, colour, share):
        mixed = [round(255 - (255 - c) * share) for c in self._channels(colour)]
        return "#{:02x}{:02x}{:02x}".format(*mixed)

    @api.model
    def _luminance(self, colour):
        """Return how light a colour looks, as WCAG 2 defines it: 0 is black."""
        shares = [channel / 255 for channel in self._channels(colour)]
        red, green, blue = (
            share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            for share in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
