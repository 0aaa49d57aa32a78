from odoo.tests import freeze_time, tagged

from .speed_case import SpeedCase

TEAM_ROLES = ("housing", "welfare", "police", "coordinator", "keten_admin")
GUESTS = ("guidance", "guide")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestSessionSpeed(SpeedCase):
    """A kernteam with a long agenda and a long history stays quick."""

    def fill(self, total):
        """Put this many placements on one agenda, after five times as many sessions."""
        team = self.team["near"]
        placements = self.announced(total)
        sessions = self.env["keten.session"]
        past = sessions.search_count([("state", "=", "closed")])
        sessions.create(
            [
                {
                    "team_id": team.id,
                    "start_at": "2025-03-04 09:00:00",
                    "state": "closed",
                    "held_at": "2025-03-04 11:00:00",
                }
                for _index in range(5 * total - past)
            ]
        )
        self.meeting = sessions.search([("state", "=", "planned")]) or sessions.create(
            {"team_id": team.id, "start_at": "2026-03-03 09:00:00"}
        )
        placements._add_item("placement")
        self.env.flush_all()

    def test_board(self):
        def board(sessions):
            sessions.web_read_group(
                [("state", "not in", ("closed", "cancelled"))],
                ["state"],
                ["__count"],
                auto_unfold=True,
                unfold_read_specification=self.specification(sessions, "kanban"),
                unfold_read_default_limit=20,
            )

        self.assert_flat(
            board, dict.fromkeys((*TEAM_ROLES, *GUESTS), 16), "keten.session"
        )

    def test_list(self):
        def page(sessions):
            sessions.web_search_read([], self.specification(sessions, "list"), limit=5)

        self.assert_flat(
            page, dict.fromkeys((*TEAM_ROLES, *GUESTS), 16), "keten.session"
        )

    def test_agenda_list(self):
        def page(items):
            items.web_search_read([], self.specification(items, "list"), limit=5)

        self.assert_flat(
            page, dict.fromkeys((*TEAM_ROLES, *GUESTS), 16), "keten.agenda.item"
        )

    def test_session_form(self):
        def form(sessions):
            item = {
                name: {}
                for name in ("display_name", "critical_date", "presence_gap", "state")
            }
            place = {"user_id": {"fields": {"display_name": {}}}, "can_answer": {}}
            sessions.browse(self.meeting.id).web_read(
                {
                    **self.specification(sessions, "form"),
                    "item_ids": {"fields": item},
                    "member_attendance_ids": {"fields": place},
                    "guest_attendance_ids": {"fields": place},
                }
            )

        self.assert_flat(form, dict.fromkeys(TEAM_ROLES, 30), "keten.session")

    def test_meeting_screen(self):
        def screen(items):
            standing = self.meeting.item_ids[:1]
            items.browse(standing.id).web_read(self.specification(items, "form"))

        self.assert_flat(screen, {"coordinator": 35}, "keten.agenda.item")

    def test_teams(self):
        def page(teams):
            teams.search([]).web_read(
                {"rhythm_colour": {}, "next_session_id": {}, "vacant_roles": {}}
            )

        self.assert_flat(page, dict.fromkeys(TEAM_ROLES, 18), "keten.team")
