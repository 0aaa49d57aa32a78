from odoo import api, fields, models

from .keten_agenda_item import LIVE, OF_EVERY_SESSION
from .keten_role import MEETS
from .keten_session import AHEAD


class KetenTeam(models.Model):
    """What a team has before it, on one page, as far as its reader may see.

    Members and vacancies are there for everybody; sessions, items and actions are for
    those who meet (OSS-A1, OSS-A9, OSS-A10), the neighbourhood for all (OSS-H5).
    """

    _inherit = "keten.team"

    coming_session_ids = fields.One2many(
        "keten.session",
        "team_id",
        "Next sessions",
        domain=[("state", "in", AHEAD)],
        readonly=True,
        groups=MEETS,
    )
    past_session_ids = fields.One2many(
        "keten.session",
        "team_id",
        "Past sessions",
        domain=[("state", "not in", (*AHEAD, "cancelled"))],
        readonly=True,
        groups=MEETS,
    )
    open_action_ids = fields.One2many(
        "keten.agenda.action",
        "team_id",
        "Open actions",
        domain=[("is_done", "!=", True)],
        readonly=True,
        groups=MEETS,
    )
    session_count = fields.Integer("Number of sessions", compute="_compute_page_counts")
    waiting_count = fields.Integer("Waiting items", compute="_compute_page_counts")
    open_action_count = fields.Integer(
        "Number of open actions", compute="_compute_page_counts"
    )
    area_profile_ids = fields.Many2many(
        "keten.area.profile",
        string="Neighbourhood profiles",
        compute="_compute_area_profile_ids",
    )
    undescribed_area_ids = fields.Many2many(
        "keten.area",
        string="Areas without a profile",
        compute="_compute_area_profile_ids",
    )

    @api.depends("session_ids.state")
    @api.depends_context("uid")
    def _compute_page_counts(self):
        """Counted as the reader sees it: a guest learns of no other items."""
        sessions = self._count_by_team("keten.session", [("state", "!=", "cancelled")])
        waiting = self._count_by_team(
            "keten.agenda.item",
            [("state", "in", LIVE), ("item_type", "not in", OF_EVERY_SESSION)],
        )
        actions = self._count_by_team("keten.agenda.action", [("is_done", "!=", True)])
        for team in self:
            team.session_count = sessions.get(team._origin, 0)
            team.waiting_count = waiting.get(team._origin, 0)
            team.open_action_count = actions.get(team._origin, 0)

    def _count_by_team(self, model, domain):
        records = self.env[model]
        if not records.has_access("read"):
            return {}
        ours = [("team_id", "in", self.ids), *domain]
        return dict(records._read_group(ours, ["team_id"], ["__count"]))

    @api.depends("area_ids.profile_ids", "area_ids.parent_path")
    def _compute_area_profile_ids(self):
        """Find what is known of each team's areas, and of the areas within them."""
        profiles = self.env["keten.area.profile"].search(
            [("area_id", "child_of", self.area_ids.ids)]
        )
        around = {profile: profile.area_id._ids_around() for profile in profiles}
        for team in self:
            covered = set(team.area_ids.ids)
            known = profiles.filtered(lambda p, own=covered: around[p] & own)
            described = set().union(*(around[profile] for profile in known))
            team.area_profile_ids = known
            team.undescribed_area_ids = team.area_ids.filtered(
                lambda area, found=described: area._origin.id not in found
            )

    def action_open_sessions(self):
        return self._open_of_team("ketenaanpak.keten_session_action")

    def action_open_waiting(self):
        return self._open_of_team(
            "ketenaanpak.keten_agenda_item_action", search_default_waiting=1
        )

    def action_open_actions(self):
        return self._open_of_team(
            "ketenaanpak.keten_agenda_action_action", search_default_open=1
        )

    def _open_of_team(self, xmlid, **context):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        mine = {"search_default_team_id": self.id, "default_team_id": self.id}
        return {**action, "context": {**mine, **context}}

    def action_describe(self):
        """Open an empty profile of an area nobody wrote about yet."""
        self.ensure_one()
        return self.undescribed_area_ids[:1].action_open_profile()
