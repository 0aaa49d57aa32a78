from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .session_case import SessionCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestTeamPage(SessionCase):
    """What a team has before it, for its chair, its members, guests and others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.near._drop_items("placement")
        cls.far._drop_items("placement")

    def page(self, role, side="near"):
        team = self.as_role(self.team[side], role)
        team.invalidate_recordset()
        return team

    def hold_with_action(self):
        """Let the team meet today, and agree on work for another corporation."""
        placement = self.announce(self.new_placement())
        session = self.plan("2026-03-02 10:00:00")
        item = self.discuss(placement)
        item.action_ids = [
            Command.create(
                {"what": "Welcome", "organisation_id": self.org["welfare", "near"].id}
            )
        ]
        session.action_hold()
        return item

    def counts(self, team):
        return (team.session_count, team.waiting_count, team.open_action_count)

    def test_the_chair_sees_what_is_before_the_team(self):
        item = self.hold_with_action()
        self.announce(self.new_placement(), door="9")
        coming = self.plan("2026-04-08 09:00:00")
        self.plan("2026-04-01 09:00:00").action_cancel()
        team = self.page("coordinator")
        self.assertEqual(self.counts(team), (2, 1, 1))
        self.assertEqual(team.coming_session_ids, coming)
        self.assertEqual(team.past_session_ids, item.session_id)
        self.assertEqual(team.open_action_ids, item.action_ids)
        self.assertEqual(team.next_session_date, date(2026, 4, 8))
        self.assertEqual(team.vacant_roles, "Area manager")
        item.action_ids.action_done()
        team = self.page("coordinator")
        self.assertEqual(self.counts(team), (2, 1, 0))
        self.assertFalse(team.open_action_ids)

    def test_everybody_counts_what_they_may_see(self):
        """Another corporation sits at the table, and learns of no other's dwelling."""
        self.hold_with_action()
        self.announce(self.new_placement(), door="9")
        other = self.other_of["housing"]
        self.team["near"].member_ids = [
            Command.create({"role": "housing_consultant", "user_id": other.id})
        ]
        self.assertEqual(self.counts(self.page("police")), (1, 1, 1))
        team = self.team["near"].with_user(other)
        self.assertEqual(self.counts(team), (1, 0, 0))
        self.assertFalse(team.open_action_ids)

    def test_a_guest_counts_the_session_of_the_own_item(self):
        self.hold_with_action()
        self.plan("2026-04-08 09:00:00")
        self.assertEqual(self.counts(self.page("guide")), (0, 0, 0))

    def test_a_member_of_another_team_sees_the_rhythm_and_no_session(self):
        """An interim session would tell that somebody comes to live there."""
        with freeze_time("2026-02-25 12:00:00"):
            self.plan("2026-02-25 09:00:00", side="far").action_hold()
        self.plan("2026-03-05 09:00:00", side="far", session_type="interim")
        team = self.page("police", "far")
        self.assertEqual(self.counts(team), (0, 0, 0))
        self.assertFalse(team.next_session_id or team.next_session_date)
        self.assertEqual(team.rhythm_colour, "idle")
        self.assertEqual(team.rhythm_due_date, date(2026, 4, 8))

    def test_what_others_looked_up_does_not_show(self):
        session = self.plan("2026-03-05 09:00:00")
        self.assertEqual(self.team["near"].sudo().next_session_id, session)
        manager = self.as_role(self.team["near"], "manager")
        self.assertFalse(manager.next_session_id)

    def test_every_role_opens_the_page(self):
        self.hold_with_action()
        self.plan("2026-04-08 09:00:00")
        for role in self.user_of:
            team = self.page(role)
            for kind in ("kanban", "list", "form"):
                with self.subTest(role=role, view=kind):
                    fields = team.get_views([(False, kind)])["models"][team._name]
                    asked = {name: {} for name in fields["fields"]}
                    self.assertTrue(team.web_read(asked)[0]["name"])

    def test_who_does_not_meet_reads_no_sessions(self):
        for role in ("social_team", "manager", "privacy_officer"):
            team = self.page(role)
            self.assertEqual(self.counts(team), (0, 0, 0))
            arch = team.get_view(view_type="form")["arch"]
            for name in ("coming_session_ids", "past_session_ids", "open_action_ids"):
                with self.subTest(role=role, field=name):
                    self.assertNotIn(name, arch)
                    with self.assertRaises(AccessError):
                        team.read([name])

    def test_the_chair_enters_when_the_team_does_not_meet(self):
        period = Command.create(
            {"name": "Spring", "date_from": "2026-04-27", "date_until": "2026-05-08"}
        )
        self.page("coordinator").break_ids = [period]
        self.assertFalse(self.team["near"]._meets_on(date(2026, 5, 4)))
        with self.assertRaises(AccessError):
            self.page("police").break_ids = [period]

    def test_the_buttons_lead_to_what_they_count(self):
        self.hold_with_action()
        self.announce(self.new_placement(), door="9")
        team = self.page("coordinator")
        for open_screen, number in (
            (team.action_open_sessions, 1),
            (team.action_open_waiting, 1),
            (team.action_open_actions, 1),
        ):
            action = open_screen()
            with self.subTest(model=action["res_model"]):
                self.assertEqual(action["context"]["search_default_team_id"], team.id)
                records = team.env[action["res_model"]]
                search = records.get_view(view_type="search")["arch"]
                for name, value in action["context"].items():
                    if name.startswith("search_default_") and value == 1:
                        self.assertIn(f'name="{name[15:]}"', search)
                self.assertTrue(records.search_count([("team_id", "=", team.id)]))
                self.assertGreaterEqual(number, 1)

    def test_only_who_plans_has_the_buttons(self):
        for role, shown in (("coordinator", True), ("welfare", False)):
            arch = self.page(role).get_view(view_type="form")["arch"]
            for label in ("Plan a session", "Plan a year"):
                with self.subTest(role=role, label=label):
                    self.assertEqual(label in arch, shown)
