import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .keten_role import groups_of

MUNICIPAL = groups_of("coordinator")
CASE = re.compile(
    r"\b[A-Z][\s–—-]?\d{4}[\s–—-]\d{3,}\b|/odoo/|/web\b|[?#&]id=", re.IGNORECASE
)
# "in 2026 is" and "1200 of meer" are no postcodes.
WORDS = "al|als|bv|cm|de|en|er|ik|in|is|je|kg|km|me|na|nl|nu|of|om|op|te|uw|we|ze|zo"
POSTCODE = re.compile(
    rf"(?<!\d)[1-9]\d{{3}}[\s–-]{{0,3}}"
    rf"(?:[A-Z]{{2}}|(?!(?i:{WORDS})\b)[A-Za-z]{{2}})(?![A-Za-z])"
)


def pointer_in(text):
    """Return what in a text points at a case or a dwelling, or an empty string."""
    found = CASE.search(text or "") or POSTCODE.search(text or "")
    return found.group() if found else ""


class KetenPublication(models.Model):
    """A general article the municipality may want residents to read (OSS-B18).

    It is about welcoming people, and never about a household: nothing of it points at
    a placement, and its text names no case and no address.
    """

    _name = "keten.publication"
    _description = "Article"
    _inherit = ["keten.flow"]
    _order = "state_rank, id desc"
    _sequence_code = "keten.publication"
    _rec_names_search = ["name", "subject"]

    state = fields.Selection(
        [
            ("to_judge", "To judge"),
            ("yes", "To offer"),
            ("no", "No article"),
            ("offered", "Offered"),
            ("placed", "Placed"),
            ("not_placed", "Not placed"),
        ],
        required=True,
        default="to_judge",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    state_rank = fields.Integer(compute="_compute_state_rank", store=True)
    subject = fields.Char(required=True, size=100)
    occasion = fields.Selection(
        [
            ("several", "Several households in a short time"),
            ("questions", "Questions or worries in the area"),
            ("help_wanted", "More helping hands are needed"),
            ("thanks", "To show what residents do"),
            ("other", "Another reason"),
        ],
        required=True,
        default="several",
    )
    area_ids = fields.Many2many(
        "keten.area", string="For residents of", check_company=True
    )
    author_id = fields.Many2one(
        "res.users",
        "Proposed by",
        readonly=True,
        copy=False,
        index=True,
        default=lambda self: self.env.user,
    )

    # The decision, and the article
    reason = fields.Text(
        "Why, or why not", help="The municipality decides, and says why."
    )
    decided_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    decided_on = fields.Date(readonly=True, copy=False)
    article = fields.Text(
        help="General, and in plain Dutch. Never about a household, a dwelling or a "
        "street."
    )
    placing_ids = fields.One2many(
        "keten.publication.placing", "publication_id", "Channels"
    )
    unreached_area_ids = fields.Many2many(
        "keten.area",
        string="No paper here",
        compute="_compute_unreached_area_ids",
        help="None of the papers and newsletters chosen is read in these areas.",
    )

    _board_idx = models.Index("(company_id, state, id)")

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["to_judge", "yes", "offered", "placed"] + [
            state for state in ("no", "not_placed") if state in states
        ]

    @api.depends("state")
    def _compute_state_rank(self):
        """Let lists follow the flow, which the alphabet does not."""
        order = [state for state, _label in self._fields["state"].selection]
        for publication in self:
            publication.state_rank = order.index(publication.state)

    @api.depends("area_ids", "placing_ids.channel_id.area_ids")
    def _compute_unreached_area_ids(self):
        for publication in self:
            papers = publication.placing_ids.channel_id.filtered(
                lambda channel: channel.kind in ("paper", "newsletter")
            )
            publication.unreached_area_ids = publication.area_ids.filtered(
                lambda area, papers=papers: not papers._reaches(area)
            )

    @api.constrains("subject", "article", "reason")
    def _check_general(self):
        """Refuse what points at a case.

        Addresses of placements are not looked up: to be refused would tell that one
        of them is in the text.
        """
        for publication in self:
            told = (publication.subject, publication.article, publication.reason)
            found = next(filter(None, map(pointer_in, told)), "")
            if found:
                raise ValidationError(
                    self.env._(
                        "An article is general: leave out %(found)s. It names no case, "
                        "no link into this app and no postcode.",
                        found=found,
                    )
                )

    @api.constrains("state", "reason", "area_ids")
    def _check_decided(self):
        """What was decided has a reason, and a yes has residents it is for."""
        for publication in self.filtered(lambda p: p.state != "to_judge"):
            missing = not publication.reason or (
                publication.state != "no" and not publication.area_ids
            )
            if missing:
                raise ValidationError(
                    self.env._(
                        "%(article)s was decided on: it keeps its reason and areas. "
                        "Choose Judge again to change the decision.",
                        article=publication.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_unoffered(self):
        """
        :raise UserError: the editors know of it
        """
        for publication in self.filtered(
            lambda p: p.state in ("offered", "placed", "not_placed")
        ):
            raise UserError(
                self.env._(
                    "%(article)s was offered to the editors, and stays on record.",
                    article=publication.display_name,
                )
            )

    def write(self, vals):
        """
        :raise UserError: an article would change after it was offered
        """
        self.check_access("write")  # before anything of the article is told
        told = vals.keys() & {"subject", "article", "area_ids", "reason"}
        if told and not self.env.su:
            for publication in self.filtered(
                lambda p: p.state not in ("to_judge", "yes")
            ):
                raise UserError(
                    self.env._(
                        "%(article)s is %(state)s: this stays as it is.",
                        article=publication.display_name,
                        state=publication._state_label(publication.state),
                    )
                )
        return super().write(vals)
