from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_role import groups_of


class KetenHousehold(models.Model):
    """One family: the case unit of the chain (T2; domain.md 4.1).

    It holds who its people are and who works for it. Never a citizen or alien
    number, nationality, religion or ethnicity.
    """

    _name = "keten.household"
    _description = "Household"
    _inherit = ["keten.thread", "keten.readers"]
    _order = "name desc"
    _sequence_code = "keten.household"
    # One family, one plan: the municipality decides who guides (BMC-12).
    _fixed_fields = {
        "guidance_organisation_id": groups_of("case_director"),
        "case_director_id": groups_of("case_director"),
        "active": groups_of("case_director"),
    }

    active = fields.Boolean(default=True)
    person_ids = fields.One2many("keten.person", "household_id", "People")
    size = fields.Integer(
        compute="_compute_size",
        store=True,
        readonly=False,
        help="People who come to live at the address. Counted once they are entered.",
    )
    expected_count = fields.Integer(
        "Expected later",
        compute="_compute_size",
        store=True,
        help="People who join later, by family reunion.",
    )
    case_director_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        default=lambda self: (
            self.env.user._has_keten_role("case_director") and self.env.user
        ),
        tracking=True,
    )
    guidance_organisation_id = fields.Many2one(
        "keten.organisation",
        "Guidance organisation",
        index="btree_not_null",
        check_company=True,
        domain="[('organisation_type', '=', 'refugee_council')]",
        compute="_compute_guidance_organisation_id",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    guide_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', guidance_organisation_id)]",
        tracking=True,
    )
    introduction = fields.Selection(
        [
            ("general", "General only"),
            ("household", "First name and household"),
            ("personal", "Personal introduction"),
        ],
        "Introduction agreed",
        help="What the household agrees the neighbours may hear.",
    )
    needs_adapted_dwelling = fields.Boolean()
    placement_ids = fields.One2many("keten.placement", "household_id", "Placements")
    placement_count = fields.Integer(compute="_compute_placement_count")
    discretion_ids = fields.One2many(
        "keten.discretion",
        "household_id",
        "Do not announce",
        groups=groups_of("guidance", "case_director", "coordinator", "police"),
    )
    duplicate_ids = fields.Many2many(
        "keten.household",
        string="Perhaps the same household",
        compute="_compute_duplicate_ids",
    )

    _size_positive = models.Constraint(
        "CHECK (size >= 0)", "A household cannot have fewer than no people."
    )

    @api.depends("company_id")
    def _compute_guidance_organisation_id(self):
        """Fill in the own organisation of who guides, or the only one there is."""
        councils = self.env["keten.organisation"]._read_group(
            [
                ("organisation_type", "=", "refugee_council"),
                ("company_id", "in", self.company_id.ids),
            ],
            ["company_id"],
            ["id:recordset"],
        )
        only_of = {company: found for company, found in councils if len(found) == 1}
        employer = self.env.user.keten_organisation_id
        is_guiding = employer.organisation_type == "refugee_council"
        for household in self:
            own = is_guiding and employer.company_id == household.company_id
            found = employer if own else only_of.get(household.company_id)
            household.guidance_organisation_id = (
                household.guidance_organisation_id or found
            )

    @api.depends("person_ids", "person_ids.is_expected")
    def _compute_size(self):
        for household in self:
            expected = household.person_ids.filtered("is_expected")
            household.expected_count = len(expected)
            present = len(household.person_ids) - len(expected)
            household.size = present or household.size

    @api.depends("placement_ids")
    def _compute_placement_count(self):
        groups = self.env["keten.placement"]._read_group(
            [("household_id", "in", self.ids)], ["household_id"], ["__count"]
        )
        count_of = {household.id: count for household, count in groups}
        for household in self:
            household.placement_count = count_of.get(household.id, 0)

    @api.depends("person_ids.match_key", "person_ids.birth_date")
    def _compute_duplicate_ids(self):
        for household in self:
            alike = household.person_ids._alike()
            household.duplicate_ids = alike.household_id - household._origin

    @api.constrains("guide_id", "guidance_organisation_id")
    def _check_guide(self):
        for household in self.filtered("guide_id"):
            employer = household.guide_id.keten_organisation_id
            if employer != household.guidance_organisation_id:
                raise ValidationError(
                    self.env._(
                        "%(household)s: the guide has to work for the guidance "
                        "organisation of the household.",
                        household=household.name,
                    )
                )

    def _introduce(self, workers):
        """Tell a household linked later who worked for its placement so far."""
        known = self.sudo()  # the guards of the placement let the link through
        for field, worker in workers.items():
            if worker and not known[field]:
                known[field] = worker

    def _responsible_for(self, _role):
        """Return who works on a household when the one who did so has left."""
        self.ensure_one()
        contact = self.guidance_organisation_id.contact_user_id
        return self.case_director_id or contact

    @api.model
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Template for households and their placements"),
                "template": "/ketenaanpak/static/import/huishoudens.csv",
            }
        ]

    @api.model
    def _import_faults(self, lines):
        yield from super()._import_faults(lines)
        for line in lines:
            if (line.vals.get("size") or 0) < 0:
                yield (
                    line,
                    "size",
                    self.env._("A household cannot have fewer than no people."),
                )

    def action_open_placements(self):
        return self.placement_ids._get_records_action(name=self.env._("Placements"))
