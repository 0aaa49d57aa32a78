from datetime import timedelta

from odoo import api, fields, models

from .keten_agenda_item import LIVE
from .keten_session import AHEAD, TAKEN_PLACE


class KetenTeam(models.Model):
    """How often a team meets (OSS-A9)."""

    _inherit = "keten.team"

    session_ids = fields.One2many("keten.session", "team_id", "Sessions")
    next_session_id = fields.Many2one(
        "keten.session", "Next session", compute="_compute_next_session_id"
    )
    next_session_date = fields.Date("Meets on", compute="_compute_next_session_id")
    last_regular_date = fields.Date(
        "Last regular session", compute="_compute_rhythm", compute_sudo=True
    )
    next_regular_date = fields.Date(
        "Next regular session", compute="_compute_rhythm", compute_sudo=True
    )
    rhythm_due_date = fields.Date(
        "Meets again by", compute="_compute_rhythm", compute_sudo=True
    )
    rhythm_colour = fields.Selection(
        [
            ("green", "Planned in time"),
            ("idle", "Still time"),
            ("amber", "Nothing planned"),
            ("red", "Too late"),
        ],
        "Rhythm",
        compute="_compute_rhythm",
        compute_sudo=True,
    )

    @api.depends("session_ids.state", "session_ids.start_at")
    @api.depends_context("uid")
    def _compute_next_session_id(self):
        """Find the first meeting ahead: a round in writing takes no other items.

        Found as the reader may: an interim session tells that somebody comes.
        """
        sessions = self.env["keten.session"]
        if sessions.has_access("read"):
            sessions = sessions.search(
                [
                    ("team_id", "in", self.ids),
                    ("state", "in", AHEAD),
                    ("session_type", "!=", "written"),
                    ("session_date", ">=", "today"),
                ],
                order="start_at desc",
            )
        first_of = {session.team_id: session for session in sessions}
        for team in self:
            team.next_session_id = first_of.get(team._origin)
            team.next_session_date = team.next_session_id.session_date

    @api.depends("team_type", "session_ids.state", "session_ids.next_regular_date")
    def _compute_rhythm(self):
        """The days of a team are no secret: everybody sees whether it meets in time.

        A social team answers referrals, and has no rhythm of its own.
        """
        last_of = self._last_regular_sessions()
        today = fields.Date.context_today(self)
        for team in self:
            last = last_of.get(team._origin)
            due = last.next_due_date if last else False
            following = last.next_regular_date if last else False
            team.last_regular_date = last.session_date if last else False
            team.next_regular_date = following
            team.rhythm_due_date = due
            if team.team_type == "social":
                team.rhythm_colour = False
            elif not due:
                team.rhythm_colour = "green" if team.next_session_id else "amber"
            elif (following or today) > due:
                team.rhythm_colour = "red"
            else:
                is_near = today >= due - timedelta(days=last.next_term_id.amber_days)
                unplanned = "amber" if is_near else "idle"
                team.rhythm_colour = "green" if following else unplanned

    def _last_regular_sessions(self):
        """Return ``{team: its last regular session that took place}``."""
        sessions = self.env["keten.session"]
        groups = sessions._read_group(
            [
                ("team_id", "in", self.ids),
                ("session_type", "=", "regular"),
                ("state", "in", TAKEN_PLACE),
            ],
            ["team_id"],
            ["start_at:max"],
        )
        if not groups:
            return {}
        last = sessions.search(
            [
                ("team_id", "in", self.ids),
                ("session_type", "=", "regular"),
                ("start_at", "in", [start for _team, start in groups]),
                ("state", "in", TAKEN_PLACE),
            ]
        )
        latest = dict(groups)
        return {s.team_id: s for s in last if latest.get(s.team_id) == s.start_at}

    def _link_regular_sessions(self):
        """Tell each regular session the day of the next one."""
        sessions = self.env["keten.session"].sudo()  # a fact of the whole team
        regular = sessions.search(
            [
                ("team_id", "in", self.ids),
                ("session_type", "=", "regular"),
                ("state", "!=", "cancelled"),
            ],
            order="team_id, start_at desc",
        )
        following = sessions
        changed = sessions
        for session in regular:
            is_same_team = following.team_id == session.team_id
            day = following.session_date if is_same_team else False
            if session.next_regular_date != day:
                session.next_regular_date = day
                changed |= session
            following = session
        changed._sync_deadline_activities()

    def _propose_interim(self):
        """Ask chairs again what cannot wait: the calendar of these teams changed."""
        items = self.env["keten.agenda.item"].sudo()  # of everybody, for the chair
        items.search(
            [
                ("team_id", "in", self.ids),
                ("item_type", "=", "placement"),
                ("state", "in", LIVE),
            ]
        )._propose_interim()
