from odoo import api, fields, models
from odoo.exceptions import ValidationError

LEVEL = {"municipality": 0, "district": 1, "village": 1, "neighbourhood": 2}


class KetenArea(models.Model):
    """Municipality > district or village > neighbourhood (OSS-G3)."""

    _name = "keten.area"
    _description = "Area"
    _inherit = ["keten.fixed"]
    _fixed_fields = {"company_id": ""}
    _parent_store = True
    _order = "complete_name"
    _rec_names_search = ["name", "complete_name", "cbs_code"]
    _check_company_auto = True

    name = fields.Char(required=True)
    complete_name = fields.Char(
        compute="_compute_complete_name", store=True, recursive=True
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Municipality",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    area_type = fields.Selection(
        [
            ("municipality", "Municipality"),
            ("district", "District"),
            ("village", "Village"),
            ("neighbourhood", "Neighbourhood"),
        ],
        required=True,
        default="neighbourhood",
    )
    cbs_code = fields.Char(
        "CBS code",
        help="With its letters: GM0363, WK0363AD or BU0363AD07.",
    )
    parent_id = fields.Many2one(
        "keten.area", "Part of", index=True, ondelete="restrict", check_company=True
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("keten.area", "parent_id", "Parts")
    team_ids = fields.Many2many("keten.team", string="Teams", check_company=True)
    core_team_id = fields.Many2one(
        "keten.team",
        compute="_compute_core_team_id",
        help="The kernteam of this area, or else of the smallest area around it.",
    )
    social_team_id = fields.Many2one(
        "keten.team",
        "Social team",
        compute="_compute_social_team_id",
        help="The social team of this area, or else of the smallest area around it.",
    )

    _cbs_code_unique = models.UniqueIndex(
        "(company_id, cbs_code) WHERE cbs_code IS NOT NULL",
        "An area with this CBS code exists already.",
    )
    _cbs_code_shape = models.Constraint(
        r"CHECK (cbs_code ~ '^(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$')",
        "A CBS code has its letters: GM0363, WK0363AD or BU0363AD07.",
    )

    @api.depends("name", "parent_id.complete_name")
    def _compute_complete_name(self):
        for area in self:
            around = area.parent_id.complete_name
            area.complete_name = f"{around} / {area.name}" if around else area.name

    @api.depends("team_ids.team_type", "team_ids.active", "parent_path")
    def _compute_core_team_id(self):
        team_of = self._team_by_area("core")
        for area in self:
            area.core_team_id = area._nearest(team_of)

    @api.depends("team_ids.team_type", "team_ids.active", "parent_path")
    def _compute_social_team_id(self):
        team_of = self._team_by_area("social")
        for area in self:
            area.social_team_id = area._nearest(team_of)

    @api.depends("name")
    def _compute_display_name(self):
        for area in self:
            area.display_name = area.name

    @api.constrains("area_type", "parent_id")
    def _check_level(self):
        for area in self.filtered("parent_id"):
            if LEVEL[area.parent_id.area_type] >= LEVEL[area.area_type]:
                raise ValidationError(
                    self.env._(
                        "Area %(area)s cannot be part of %(parent)s: a municipality "
                        "has districts and villages, and these have neighbourhoods.",
                        area=area.name,
                        parent=area.parent_id.name,
                    )
                )

    def _nearest(self, team_of):
        """Return the team of the smallest area around this one that has a team."""
        around = [int(part) for part in (self.parent_path or "").split("/") if part]
        return next(
            (team_of[part] for part in reversed(around) if part in team_of), False
        )

    def _team_by_area(self, team_type):
        """Return ``{area id: team}`` for these areas and the ones around them."""
        paths = "".join(path for path in self.mapped("parent_path") if path)
        around = [int(part) for part in paths.split("/") if part]
        teams = self.env["keten.team"].search(
            [("team_type", "=", team_type), ("area_ids", "in", around)]
        )
        return {area.id: team for team in teams for area in team.area_ids}
