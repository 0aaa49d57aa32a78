from odoo import api, fields, models
from odoo.exceptions import UserError

from .keten_plain_dutch import long_sentences
from .keten_role import groups_of

MUNICIPAL = groups_of("coordinator")
MAKERS = groups_of("guidance", "coordinator")
TEXT_FIELDS = {"title", "introduction", "link"}


class KetenLeaflet(models.Model):
    """A version of the joint leaflet of a municipality (OSS-B12 to B15).

    Its texts are public and general. They are written in draft by the organisations
    themselves; what was checked and approved stands, and is changed in a new version.
    """

    _name = "keten.leaflet"
    _description = "Leaflet"
    _inherit = ["keten.flow"]
    _fixed_fields = {"guidance_organisation_id": ""}
    _order = "version desc, id desc"
    _sequence_code = "keten.leaflet"
    _rec_names_search = ["name", "title"]

    version = fields.Integer(readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("checked", "Checked by the partners"),
            ("approved", "Approved"),
            ("in_force", "In force"),
            ("replaced", "Replaced"),
        ],
        required=True,
        default="draft",
        copy=False,
        tracking=True,
        group_expand="_group_expand_state",
    )
    guidance_organisation_id = fields.Many2one(
        "keten.organisation",
        "Guidance organisation",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('organisation_type', '=', 'refugee_council')]",
        default=lambda self: self._default_guidance_organisation(),
        help="The leaflet looks like this organisation, and names it as the first to "
        "ask.",
    )
    predecessor_id = fields.Many2one(
        "keten.leaflet",
        "Made from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    author_id = fields.Many2one(
        "res.users",
        "Made by",
        readonly=True,
        copy=False,
        index=True,
        default=lambda self: self.env.user,
    )

    # What it says
    title = fields.Char(required=True, size=60)
    introduction = fields.Text()
    link = fields.Char(
        "Link to help",
        help="Where residents who want to help find out how. It is printed, also as a "
        "QR code.",
    )
    block_ids = fields.One2many("keten.leaflet.block", "leaflet_id", "Texts", copy=True)
    partner_ids = fields.One2many(
        "keten.leaflet.partner", "leaflet_id", "Organisations", copy=True
    )
    hard_to_read = fields.Text(
        "Hard to read",
        compute="_compute_hard_to_read",
        help="Sentences of more than 15 words. Plain language is short.",
    )

    _version_unique = models.UniqueIndex(
        "(company_id, version)", "There is a leaflet with this version number already."
    )
    _in_force_unique = models.UniqueIndex(
        "(company_id) WHERE state = 'in_force'",
        "A municipality has one leaflet in force.",
    )
    _link_shape = models.Constraint(
        "CHECK (link ~ '^https?://[!-~]+$')",
        "A link begins with https:// and has no spaces.",
    )
    _introduction_length = models.Constraint(
        "CHECK (length(introduction) <= 600)",
        "The introduction fits on the leaflet up to 600 characters.",
    )

    @api.model
    def _group_expand_state(self, states, _domain):
        return ["draft", "checked", "approved", "in_force"] + [
            state for state in states if state == "replaced"
        ]

    @api.model
    def _default_guidance_organisation(self):
        return self.env["keten.organisation"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("organisation_type", "=", "refugee_council"),
            ],
            limit=1,
        )

    @api.model
    def _field_keepers(self):
        """The organisations only write their own texts, which are blocks."""
        return super()._field_keepers() | dict.fromkeys(TEXT_FIELDS, MAKERS)

    @api.depends("version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for leaflet in self:
            name = self.env._("Leaflet version %(number)s", number=leaflet.version)
            leaflet.display_name = name if leaflet._origin else False

    @api.depends("introduction", "block_ids.text")
    def _compute_hard_to_read(self):
        for leaflet in self:
            texts = [leaflet.introduction, *leaflet.block_ids.mapped("text")]
            found = [sentence for text in texts for sentence in long_sentences(text)]
            leaflet.hard_to_read = "\n".join(found)

    # ------------------------------------------------------------------
    # A version follows the one before it, and stands once it was checked
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Begin with the organisations and texts that no leaflet lacks."""
        leaflets = super().create(vals_list)
        for leaflet in leaflets:
            leaflet._begin()
        return leaflets

    def _prepare_create_values(self, vals_list):
        return super()._prepare_create_values(list(self._numbered(vals_list)))

    @api.model
    def _numbered(self, vals_list):
        """Give each the next number of its municipality, after the keepers looked."""
        last = {}
        for vals in vals_list:
            company_id = vals.get("company_id") or self.env.company.id
            if company_id not in last:
                others = [("company_id", "=", company_id)]
                newest = self.sudo().search(others, limit=1)  # the number, no more
                last[company_id] = newest.version
            last[company_id] += 1
            yield {**vals, "version": last[company_id]}

    def write(self, vals):
        """
        :raise AccessError: another guidance organisation writes the text
        :raise UserError: a text would change that was checked already
        """
        if vals.keys() & TEXT_FIELDS:
            self._check_side()
            self._check_draft()
        result = super().write(vals)
        if vals.keys() & TEXT_FIELDS:
            self._ask_again()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_draft(self):
        self._check_draft()

    def _check_draft(self):
        if self.env.su:
            return
        for leaflet in self.filtered(lambda leaflet: leaflet.state != "draft"):
            raise UserError(
                self.env._(
                    "%(leaflet)s is %(state)s: what was checked stands. Make a new "
                    "version, or send it back to draft as long as it is not in force.",
                    leaflet=leaflet.display_name,
                    state=leaflet._state_label(leaflet.state),
                )
            )

    def _begin(self):
        """Put the organisations residents may ask, and the texts nobody leaves out."""
        leaflet = self.sudo()  # with the texts and lines of every organisation
        guidance = leaflet.guidance_organisation_id
        writers = {
            "invitation": leaflet._municipality() or guidance,
            "contact": guidance,
        }
        written = leaflet.block_ids.mapped("kind")
        for kind, organisation in writers.items():
            if kind not in written:
                leaflet.block_ids._add(leaflet, organisation, kind)
        if not leaflet.partner_ids:
            leaflet.partner_ids._add_partners(leaflet)

    def _municipality(self):
        """Return the organisation of the municipality itself."""
        organisations = self.company_id.keten_organisation_ids
        return organisations.filtered(
            lambda organisation: organisation.organisation_type == "municipality"
        )[:1]

    def action_new_version(self):
        """Open the version that is being made, or a copy to change."""
        self.ensure_one()
        self.browse().check_access("create")
        others = [
            ("company_id", "=", self.company_id.id),
            ("state", "in", ("draft", "checked", "approved")),
        ]
        version = self.search(others, limit=1)
        if not version:
            leaflet = self.sudo()  # with the texts of all organisations
            version = leaflet.copy({"predecessor_id": self.id}).sudo(False)
        return version._get_records_action(name=self.env._("New version"))
