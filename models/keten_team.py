from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

MEMBER_ROLES = [
    ("district_coordinator", "District coordinator"),
    ("area_manager", "Area manager"),
    ("housing_consultant", "Housing consultant"),
    ("police_officer", "Community police officer"),
    ("social_worker", "Social worker"),
    ("wmo_consultant", "Wmo consultant"),
    ("district_nurse", "District nurse"),
    ("guidance", "Guidance professional"),
    ("case_director", "Case director"),
    ("other", "Other"),
]
STANDING_ROLES = {
    "core": (
        "district_coordinator",
        "area_manager",
        "housing_consultant",
        "police_officer",
        "social_worker",
    ),
    "social": ("social_worker", "wmo_consultant", "district_nurse"),
    "multidisciplinary": ("case_director", "guidance"),
}


class KetenTeam(models.Model):
    """A kernteam, social team or multidisciplinary team (OSS-A1, OSS-A3, ARN-18)."""

    _name = "keten.team"
    _description = "Team"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"company_id": ""}
    _order = "team_type, name"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    team_type = fields.Selection(
        [
            ("core", "Kernteam"),
            ("social", "Social team"),
            ("multidisciplinary", "Multidisciplinary team"),
        ],
        "Type",
        required=True,
        default="core",
    )
    area_ids = fields.Many2many("keten.area", check_company=True)
    chair_id = fields.Many2one(
        "res.users", domain="[('keten_organisation_id', '!=', False)]"
    )
    member_ids = fields.One2many("keten.team.member", "team_id", "Members")
    member_count = fields.Integer(compute="_compute_standing")
    vacant_roles = fields.Char(
        compute="_compute_standing",
        help="Standing roles nobody fills today.",
    )
    access_user_ids = fields.Many2many(
        "res.users",
        compute="_compute_access_user_ids",
        search="_search_access_user_ids",
        help="The members of today who still work for the organisation they sit here "
        "for, as long as its covenant lets them in.",
    )

    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active",
        "This municipality already has a team with that name.",
    )

    @api.constrains("area_ids", "team_type", "active")
    def _check_one_core_team_per_area(self):
        for team in self.filtered(
            lambda team: team.active and team.team_type == "core"
        ):
            other = self.search(
                [
                    ("id", "!=", team.id),
                    ("team_type", "=", "core"),
                    ("area_ids", "in", team.area_ids.ids),
                ],
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "%(area)s already has a kernteam: %(team)s.",
                        area=(other.area_ids & team.area_ids)[:1].name,
                        team=other.name,
                    )
                )

    @api.depends(
        "team_type", "member_ids.role", "member_ids.date_from", "member_ids.date_until"
    )
    def _compute_standing(self):
        label_of = dict(
            self.env["keten.team.member"]
            ._fields["role"]
            ._description_selection(self.env)
        )
        for team in self:
            members = team.member_ids.filtered("is_current")
            team.member_count = len(members)
            filled = set(members.mapped("role"))
            team.vacant_roles = ", ".join(
                label_of[role]
                for role in STANDING_ROLES.get(team.team_type, ())
                if role not in filled
            )

    @api.depends(
        "member_ids.user_id",
        "member_ids.date_from",
        "member_ids.date_until",
        "member_ids.organisation_id.access_user_ids",
    )
    def _compute_access_user_ids(self):
        for team in self:
            members = team.member_ids.filtered("is_current")
            team.access_user_ids = members.filtered(
                lambda member: member.user_id in member.organisation_id.access_user_ids
            ).user_id

    @api.model
    def _search_access_user_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self.env["keten.team.member"]._current_domain()
        return [
            (
                "member_ids",
                "any",
                [
                    ("user_id", "in", value),
                    ("organisation_id.access_user_ids", "in", value),
                    *current,
                ],
            )
        ]

    def _members_in(self, role):
        """Return the users who fill a role in these teams today."""
        return self.member_ids.filtered(
            lambda member: member.is_current and member.role == role
        ).user_id


class KetenTeamMember(models.Model):
    """Somebody's seat in a team, from a date until a date."""

    _name = "keten.team.member"
    _description = "Team Member"
    _inherit = ["keten.representative"]
    _fixed_fields = {"team_id": ""}
    _check_company_auto = True
    _order = "team_id, role, date_from"
    _rec_name = "role"

    team_id = fields.Many2one(
        "keten.team", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="team_id.company_id", store=True)
    role = fields.Selection(MEMBER_ROLES, required=True)
    organisation_id = fields.Many2one(
        readonly=False,
        check_company=True,
        domain="[('company_id', '=', company_id)]",
    )
    user_id = fields.Many2one(help="Leave empty while the seat is vacant.")
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_until = fields.Date()
    is_current = fields.Boolean(compute="_compute_is_current")

    _period = models.Constraint(
        "CHECK (date_until IS NULL OR date_until >= date_from)",
        "A membership cannot end before it begins.",
    )

    @api.depends("user_id", "date_from", "date_until")
    def _compute_is_current(self):
        today = fields.Date.context_today(self)
        for member in self:
            member.is_current = bool(
                member.user_id
                and member.date_from
                and member.date_from <= today
                and (not member.date_until or member.date_until >= today)
            )

    @api.constrains("user_id", "organisation_id")
    def _check_organisation(self):
        for member in self.filtered("user_id"):
            if member.user_id.keten_organisation_id != member.organisation_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s does not work for %(organisation)s.",
                        person=member.user_id.name,
                        organisation=member.organisation_id.name,
                    )
                )

    @api.model
    def _current_domain(self):
        return [
            ("date_from", "<=", "today"),
            "|",
            ("date_until", "=", False),
            ("date_until", ">=", "today"),
        ]

    def action_end(self):
        """End the membership as of yesterday: the seat is vacant from today on."""
        yesterday = fields.Date.context_today(self) - timedelta(days=1)
        for member in self:
            member.date_until = max(member.date_from, yesterday)
