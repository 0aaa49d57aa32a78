from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .keten_placement import MUNICIPAL
from .keten_role import groups_of

ASSIGNED = ("guidance_organisation_id", "guide_id", "case_director_id")
WORKING = (
    *ASSIGNED,
    "corporation_id",
    "consultant_id",
    "coordinator_id",
    "team_id",
)


class KetenPlacement(models.Model):
    """Who works on a placement: organisations, and one person for each.

    Guidance and case direction belong to the household (one family, one plan, one
    worker: BMC-12). The placement shows and passes on who they are.
    """

    _inherit = "keten.placement"

    corporation_id = fields.Many2one(
        "keten.organisation",
        "Housing corporation",
        index="btree_not_null",
        check_company=True,
        domain="[('organisation_type', '=', 'housing_corporation')]",
        tracking=True,
    )
    consultant_id = fields.Many2one(
        "res.users",
        "Housing consultant",
        compute="_compute_consultant_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', corporation_id)]",
    )
    guidance_organisation_id = fields.Many2one(
        "keten.organisation",
        "Guidance organisation",
        compute="_compute_assignment",
        inverse="_inverse_guidance_organisation_id",
        store=True,
        index="btree_not_null",
        check_company=True,
        domain="[('organisation_type', '=', 'refugee_council')]",
    )
    guide_id = fields.Many2one(
        "res.users",
        compute="_compute_assignment",
        inverse="_inverse_guide_id",
        store=True,
        index="btree_not_null",
        domain="[('keten_organisation_id', '=', guidance_organisation_id)]",
    )
    case_director_id = fields.Many2one(
        "res.users",
        compute="_compute_assignment",
        inverse="_inverse_case_director_id",
        store=True,
        index="btree_not_null",
    )
    coordinator_id = fields.Many2one(
        "res.users",
        "District coordinator",
        compute="_compute_coordinator_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        help="The chair of the area's kernteam, or who entered the placement.",
    )

    @api.model
    def _field_keepers(self):
        return super()._field_keepers() | {
            "household_id": MUNICIPAL,
            "area_id": groups_of("housing", "coordinator", "case_director"),
            "address_id": groups_of("housing", "coordinator", "case_director"),
            "corporation_id": MUNICIPAL,
            "coordinator_id": MUNICIPAL,
            "case_director_id": MUNICIPAL,
            "guidance_organisation_id": MUNICIPAL,
            "guide_id": groups_of("guidance", "coordinator", "case_director"),
            "consultant_id": groups_of("housing", "coordinator", "case_director"),
            "linked_date": MUNICIPAL,
        }

    @api.model
    def _deadline_fields(self):
        """Return also who works on a placement: they decide who must act."""
        return [*super()._deadline_fields(), *WORKING]

    @api.model_create_multi
    def create(self, vals_list):
        """A case director enters the own cases, and no others."""
        user = self.env.user
        is_own = user._has_keten_role("case_director") and not self.env.su
        if is_own and not user._has_keten_role("coordinator"):
            own = {"case_director_id": user.id}
            vals_list = [
                vals if vals.get("household_id") else {**own, **vals}
                for vals in vals_list
            ]
        return super().create(vals_list)

    def write(self, vals):
        so_far = {field: self[field][:1] for field in ASSIGNED}
        result = super().write(vals)
        if vals.get("household_id"):
            self.household_id._introduce(so_far)
        if vals.keys() & {*ASSIGNED, "corporation_id", "household_id"}:
            self._on_assigned(vals.keys())
        return result

    def _on_assigned(self, names):
        """Let the rooms above follow when other people or organisations work on it."""

    @api.depends(lambda self: [f"household_id.{field}" for field in ASSIGNED])
    def _compute_assignment(self):
        for placement in self:
            household = placement.household_id.sudo()  # T1 shows who works for T2
            for field in ASSIGNED:
                placement[field] = (household or placement)[field]

    def _inverse_guidance_organisation_id(self):
        self._pass_to_household("guidance_organisation_id")

    def _inverse_guide_id(self):
        self._pass_to_household("guide_id")

    def _inverse_case_director_id(self):
        self._pass_to_household("case_director_id")

    def _pass_to_household(self, field):
        """Who works for a household is one fact, wherever it was filled in."""
        for placement in self.filtered("household_id"):
            household = placement.household_id.sudo()  # T1 assigns without reading T2
            if household[field] != placement[field]:
                household[field] = placement[field]

    @api.depends("corporation_id")
    def _compute_consultant_id(self):
        for placement in self:
            corporation = placement.corporation_id
            if placement.consultant_id.keten_organisation_id != corporation:
                placement.consultant_id = corporation.contact_user_id

    @api.depends("area_id")
    def _compute_coordinator_id(self):
        user = self.env.user
        own = user if user._has_keten_role("coordinator") else user.browse()
        for placement in self:
            chair = placement.area_id.core_team_id.chair_id
            placement.coordinator_id = placement.coordinator_id or chair or own

    @api.constrains(
        "consultant_id", "corporation_id", "guide_id", "guidance_organisation_id"
    )
    def _check_people_work_there(self):
        for placement in self:
            for person, employer in (
                (placement.consultant_id, placement.corporation_id),
                (placement.guide_id, placement.guidance_organisation_id),
            ):
                if person and person.keten_organisation_id != employer:
                    raise ValidationError(
                        self.env._(
                            "%(placement)s: %(person)s does not work for "
                            "%(organisation)s.",
                            placement=placement.name,
                            person=person.name,
                            organisation=employer.name or self.env._("no organisation"),
                        )
                    )

    def _responsible_for(self, role):
        """Return who fills a role, or else whoever can find somebody: never nobody."""
        self.ensure_one()
        contact = self.guidance_organisation_id.contact_user_id
        person = {
            "housing": self.consultant_id or self.corporation_id.contact_user_id,
            "guidance": contact or self.guide_id,
            "guide": self.guide_id or contact,
            "case_director": self.case_director_id,
        }.get(role, self.team_id.chair_id)
        return person or self.coordinator_id or self.company_id.keten_contact_id


class KetenHousehold(models.Model):
    """Who works for a household is known on its placements too."""

    _inherit = "keten.household"

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & set(ASSIGNED):
            placements = self.sudo().placement_ids  # also those its user may not read
            placements._on_assigned(vals.keys())
        return result
