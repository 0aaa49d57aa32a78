from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .keten_publication import pointer_in

CHOOSING = ("to_judge", "yes")


class KetenPublicationPlacing(models.Model):
    """An article in one channel: offered, and then placed or not (OSS-B19)."""

    _name = "keten.publication.placing"
    _description = "Article in a Channel"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"publication_id": "", "channel_id": ""}
    _order = "publication_id, channel_id"
    _rec_name = "channel_id"
    _check_company_auto = True

    publication_id = fields.Many2one(
        "keten.publication", "Article", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="publication_id.company_id", store=True, precompute=True
    )
    channel_id = fields.Many2one(
        "keten.channel",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
    )
    state = fields.Selection(
        [
            ("to_offer", "Not offered yet"),
            ("offered", "Offered"),
            ("placed", "Placed"),
            ("not_placed", "Not placed"),
        ],
        required=True,
        default="to_offer",
        readonly=True,
        copy=False,
    )
    offered_on = fields.Date(readonly=True, copy=False)
    answered_on = fields.Date("Answer on", readonly=True, copy=False)
    where = fields.Char(
        copy=False, help="The page, or the link, where residents find it."
    )

    _once = models.UniqueIndex(
        "(publication_id, channel_id)", "This channel is on the list already."
    )

    @api.constrains("where")
    def _check_where(self):
        """A page of a paper, or a public link: never a case or a dwelling."""
        for line in self:
            found = pointer_in(line.where)
            if found:
                raise ValidationError(
                    self.env._(
                        "Where it stands is general: leave out %(found)s.", found=found
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise UserError: the article was offered already
        """
        lines = super().create(vals_list)
        lines._check_choosing()
        return lines

    @api.ondelete(at_uninstall=False)
    def _unlink_unoffered(self):
        self._check_choosing()

    def _check_choosing(self):
        if self.env.su:
            return
        for line in self.filtered(lambda x: x.publication_id.state not in CHOOSING):
            raise UserError(
                self.env._(
                    "%(article)s was offered already: its channels stay as they are.",
                    article=line.publication_id.display_name,
                )
            )

    def action_placed(self):
        """The editors placed it."""
        self._answer("placed")

    def action_not_placed(self):
        """The editors did not place it: that is theirs to decide."""
        self._answer("not_placed")

    def _answer(self, answer):
        """
        :raise UserError: it was not offered, or is over
        """
        self.check_access("write")
        for line in self.filtered(lambda x: x.publication_id.state != "offered"):
            raise UserError(
                self.env._(
                    "%(article)s was not offered to the editors, or all have answered.",
                    article=line.publication_id.display_name,
                )
            )
        today = fields.Date.context_today(self)
        self.sudo().write({"state": answer, "answered_on": today})  # checked above
        self.publication_id._settle()
