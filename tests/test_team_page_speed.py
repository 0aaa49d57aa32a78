from datetime import datetime, timedelta

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .speed_case import FEW, SpeedCase

TEAM_ROLES = ("housing", "welfare", "police", "coordinator", "keten_admin")
OTHERS = ("guidance", "manager")
HISTORY, WAITING = 200, 40
LAST = datetime(2026, 2, 25, 9)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestTeamPageSpeed(SpeedCase):
    """A team of 200 sessions and 40 open items costs what a young team costs."""

    def fill(self, total):
        """Give the near team a past, an agenda, work to do and known neighbourhoods."""
        sessions, waiting = (total, total) if total == FEW else (HISTORY, WAITING)
        self.add_sessions(sessions)
        effort = {"what": "Welcome", "organisation_id": self.org["welfare", "near"].id}
        for item in self.add_items(waiting).filtered(lambda item: not item.action_ids):
            item.action_ids = [Command.create(effort)]
        self.add_profiles(total)
        self.env.flush_all()

    def add_sessions(self, number):
        sessions = self.env["keten.session"]
        past = sessions.search_count([("state", "=", "closed")])
        sessions.create(
            [
                {
                    "team_id": self.team["near"].id,
                    "start_at": LAST - timedelta(weeks=index),
                    "state": "closed",
                    "held_at": LAST - timedelta(weeks=index),
                }
                for index in range(past, number)
            ]
        )
        sessions.search([("state", "=", "planned")]) or sessions.create(
            {"team_id": self.team["near"].id, "start_at": "2026-03-03 09:00:00"}
        )

    def add_items(self, number):
        placements = self.announced(number)
        placements._add_item("placement")
        return placements.agenda_item_ids

    def add_profiles(self, number):
        for index in range(len(self.area["near"].child_ids), number):
            self.env["keten.area"].create(
                {
                    "name": f"Neighbourhood {index}",
                    "parent_id": self.area["near"].id,
                    "profile_ids": [Command.create({"places": "Playground"})],
                }
            )

    def test_cards(self):
        def page(teams):
            teams.search([]).web_read(self.specification(teams, "kanban"))

        self.assert_flat(page, dict.fromkeys((*TEAM_ROLES, *OTHERS), 22), "keten.team")

    def test_form(self):
        def form(teams):
            asked = self.specification(teams, "form")
            for name in asked.keys() & self.lists().keys():
                asked[name] = {"fields": self.lists()[name], "limit": 20}
            teams.browse(self.team["near"].id).web_read(asked)

        self.assert_flat(form, dict.fromkeys((*TEAM_ROLES, *OTHERS), 45), "keten.team")

    def lists(self):
        """Return what the lists on the page show."""
        name = {"fields": {"display_name": {}}}
        session = {"name": {}, "start_at": {}, "session_type": {}, "state": {}}
        return {
            "member_ids": {"role": {}, "user_id": name, "is_current": {}},
            "coming_session_ids": session,
            "past_session_ids": session,
            "open_action_ids": {
                "item_id": name,
                "what": {},
                "organisation_id": name,
                "user_id": name,
                "date_due": {},
            },
            "area_profile_ids": {"area_id": name, "places": {}, "updated_on": {}},
            "undescribed_area_ids": {"display_name": {}},
            "break_ids": {"name": {}, "date_from": {}, "date_until": {}},
        }
