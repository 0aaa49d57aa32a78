from odoo import api, fields, models
from odoo.tools import formatLang

from .keten_buddy_ranking import OBSTACLES, THOUSANDTHS

KILOMETRE = 1000
HUNDRED_METRES = -2  # as round() counts digits


class KetenBuddyGrounds(models.AbstractModel):
    """What two people share, in words: the same for whoever reads it, on both sides."""

    _name = "keten.buddy.grounds"
    _description = "Grounds for a Match"

    shared_language_ids = fields.Many2many(
        "keten.language", string="Languages in common", readonly=True
    )
    shared_interest_ids = fields.Many2many(
        "keten.interest", string="Interests in common", readonly=True
    )
    shared_moment_ids = fields.Many2many(
        "keten.moment", string="Moments in common", readonly=True
    )
    metres = fields.Integer(
        readonly=True,
        aggregator=None,
        help="As the crow flies, to a hundred metres. Empty: not known.",
    )
    score = fields.Float(
        readonly=True,
        digits=(5, 1),
        aggregator=None,
        help="Points, by the weights of the municipality.",
    )
    obstacle = fields.Selection(OBSTACLES, "What stands in the way", readonly=True)
    reasons = fields.Char("Why", compute="_compute_reasons")

    @api.depends(
        "shared_language_ids", "shared_interest_ids", "shared_moment_ids", "metres"
    )
    @api.depends_context("lang")
    def _compute_reasons(self):
        for record in self:
            told = "; ".join(record._told_grounds())
            record.reasons = told[:1].upper() + told[1:]

    def _told_grounds(self):
        """Return what they share, one part for each kind."""
        told = []
        if self.shared_language_ids:
            languages = self._enumerate(self.shared_language_ids)
            told.append(self.env._("speaks %(languages)s", languages=languages))
        if self.metres:
            told.append(self._told_distance())
        if self.shared_interest_ids:
            interests = self._enumerate(self.shared_interest_ids)
            told.append(self.env._("both: %(interests)s", interests=interests.lower()))
        if self.shared_moment_ids:
            moments = self._enumerate(self.shared_moment_ids)
            told.append(self.env._("can on %(moments)s", moments=moments))
        return told

    def _told_distance(self):
        if self.metres < KILOMETRE:
            return self.env._("%(number)s m", number=self.metres)
        kilometres = formatLang(self.env, self.metres / KILOMETRE, digits=1)
        return self.env._("%(number)s km", number=kilometres)

    @api.model
    def _enumerate(self, records):
        *first, last = records.mapped("name")
        if not first:
            return last
        return self.env._("%(first)s and %(last)s", first=", ".join(first), last=last)

    @api.model
    def _grounds_of(self, pair):
        """Return the values of what a pair of the ranking shares."""
        metres = pair.metres
        known = metres is not None
        return {
            "shared_language_ids": [*pair.languages],
            "shared_interest_ids": [*pair.interests],
            "shared_moment_ids": [*pair.moments],
            "metres": max(100, round(metres, HUNDRED_METRES)) if known else 0,
            "score": pair.score / THOUSANDTHS,
            "obstacle": pair.obstacles[:1] and pair.obstacles[0],
        }
