from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .keten_leaflet import MUNICIPAL

NEVER_LEFT_OUT = ("invitation", "contact")


class KetenLeafletBlock(models.Model):
    """A text of one organisation on a leaflet (OSS-B13).

    Every organisation writes its own. The municipality decides which there are, and
    in which order.
    """

    _name = "keten.leaflet.block"
    _description = "Leaflet Text"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"leaflet_id": "", "organisation_id": "", "kind": ""}
    _order = "leaflet_id, sequence, id"
    _rec_name = "kind"
    _check_company_auto = True

    leaflet_id = fields.Many2one(
        "keten.leaflet", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="leaflet_id.company_id", store=True, precompute=True
    )
    organisation_id = fields.Many2one(
        "keten.organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env.user.keten_organisation_id,
    )
    kind = fields.Selection(
        [
            ("story", "What we do"),
            ("invitation", "Invitation to help"),
            ("contact", "Where to ask"),
        ],
        "On the leaflet",
        required=True,
        default="story",
    )
    sequence = fields.Integer(default=10)
    title = fields.Char(size=60)
    text = fields.Text()
    is_own = fields.Boolean("Own organisation", compute="_compute_is_own")

    _invitation_once = models.UniqueIndex(
        "(leaflet_id, kind) WHERE kind IN ('invitation', 'contact')",
        "A leaflet has one invitation, and one text that tells where to ask.",
    )
    _text_length = models.Constraint(
        "CHECK (length(text) <= 400)",
        "A text fits on the leaflet up to 400 characters.",
    )

    @api.depends("organisation_id")
    @api.depends_context("uid")
    def _compute_is_own(self):
        for block in self:
            people = block.organisation_id.sudo().access_user_ids  # whether, not who
            block.is_own = self.env.user in people

    @api.model_create_multi
    def create(self, vals_list):
        """
        :raise AccessError: somebody writes the text of another organisation
        :raise UserError: the leaflet was checked already
        """
        blocks = super().create(vals_list)
        for block in blocks:
            block._check_writer(block.title or block.text)
        blocks.leaflet_id._ask_again()
        return blocks

    def write(self, vals):
        """
        :raise AccessError: somebody writes the text of another organisation
        :raise UserError: the leaflet was checked already
        """
        self.check_access("write")  # before anything of the leaflet is told
        self._check_writer(vals.keys() & {"title", "text"})
        result = super().write(vals)
        self.leaflet_id._ask_again()
        return result

    def unlink(self):
        leaflets = self.leaflet_id
        result = super().unlink()
        leaflets.exists()._ask_again()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_draft(self):
        if self.env.su:
            return
        self.leaflet_id._check_draft()
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for block in self.filtered(lambda block: block.kind in NEVER_LEFT_OUT):
            raise UserError(
                self.env._(
                    "No leaflet goes without this text: %(text)s.",
                    text=labels[block.kind],
                )
            )

    def _check_writer(self, is_text):
        if self.env.su:
            return
        arranges = self.env.user.has_groups(MUNICIPAL) and not is_text
        for block in self.filtered(lambda block: not (block.is_own or arranges)):
            raise AccessError(
                self.env._(
                    "%(organisation)s writes its own text on the leaflet.",
                    organisation=block.organisation_id.name,
                )
            )
        self.leaflet_id._check_draft()

    @api.model
    def _add(self, leaflet, organisation, kind):
        """Put an empty text on a leaflet, with the title most would give it."""
        titles = {
            "invitation": self.env._("Do you want to help?"),
            "contact": self.env._("Do you have a question?"),
        }
        self.create(
            {
                "leaflet_id": leaflet.id,
                "organisation_id": organisation.id,
                "kind": kind,
                "title": titles[kind],
            }
        )
