from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestTeam(ChainCase):
    """The administrator keeps areas, organisations and kernteams in order."""

    def test_a_vacant_standing_role_shows(self):
        team = self.team["near"]
        self.assertEqual(team.vacant_roles, "Area manager")
        seat = team.member_ids.filtered(lambda member: member.role == "police_officer")
        seat.date_until = "2026-03-01"
        self.assertIn("Community police officer", team.vacant_roles)
        self.assertEqual(team.member_count, 3)

    def test_an_area_has_one_kernteam(self):
        with self.assertRaisesRegex(ValidationError, "already has a kernteam"):
            self.team["far"].area_ids = [Command.link(self.area["near"].id)]
        self.team["far"].team_type = "social"
        self.team["far"].area_ids = [Command.link(self.area["near"].id)]

    def test_a_neighbourhood_is_no_part_of_a_neighbourhood(self):
        small = self.area["near"].copy(
            {"area_type": "neighbourhood", "parent_id": self.area["near"].id}
        )
        self.assertEqual(small.core_team_id, self.team["near"])
        with self.assertRaisesRegex(ValidationError, "cannot be part of"):
            self.area["far"].parent_id = small

    def test_a_member_sits_for_the_own_organisation(self):
        seat = self.team["near"].member_ids[0]
        with self.assertRaisesRegex(ValidationError, "does not work for"):
            seat.organisation_id = self.org["welfare", "far"]

    def test_a_covenant_ends_the_access_after_thirty_days(self):
        police = self.org["police", "near"]
        for until, state, lets_in in (
            ("2026-03-02", "valid", True),
            ("2026-03-01", "expired", True),
            ("2026-01-31", "expired", True),
            ("2026-01-30", "access_ended", False),
        ):
            police.covenant_valid_until = until
            self.env.flush_all()
            officer = self.user_of["police"]
            with self.subTest(until=until):
                self.assertEqual(police.covenant_state, state)
                self.assertEqual(officer in police.access_user_ids, lets_in)
                found = self.env["keten.placement"].with_user(officer).search([])
                self.assertEqual(bool(found), lets_in)
