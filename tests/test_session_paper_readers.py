from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .paper_case import NOTE, PEOPLE, PaperCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 11:00:00")
class TestSessionPaperReaders(PaperCase):
    """Agenda and minutes hold what the one who prints them may read."""

    def test_a_member_reads_every_item_of_the_kernteam(self):
        for role in ("police", "welfare"):
            for name in ("agenda", "minutes"):
                with self.subTest(role=role, paper=name):
                    paper = self.paper(self.user_of[role], name)
                    self.assert_holds(
                        paper, self.near.display_name, self.far.display_name
                    )

    def test_another_corporation_finds_its_own_dwelling_only(self):
        self.team["near"].member_ids = [
            Command.create(
                {
                    "role": "housing_consultant",
                    "user_id": self.other_of["housing"].id,
                    "date_from": "2026-01-01",
                }
            )
        ]
        for user, own, other in (
            (self.user_of["housing"], self.near, self.far),
            (self.other_of["housing"], self.far, self.near),
        ):
            for name in ("agenda", "minutes"):
                with self.subTest(user=user.login, paper=name):
                    paper = self.paper(user, name)
                    self.assert_holds(paper, own.display_name)
                    self.assert_lacks(paper, other.name, other.area_id.name)

    def test_a_guest_finds_the_own_item_only(self):
        standing = self.session.item_ids.filtered(lambda i: not i.placement_id)
        for user, own, other in (
            (self.user_of["guide"], self.near, self.far),
            (self.other_of["guide"], self.far, self.near),
        ):
            for name in ("agenda", "minutes"):
                with self.subTest(user=user.login, paper=name):
                    # The system read all of it a moment ago.
                    self.session.sudo().item_ids.mapped("attendance_ids.user_id.name")
                    self.session.sudo().item_ids.mapped("action_ids.what")
                    paper = self.paper(user, name)
                    self.assert_holds(paper, own.display_name)
                    self.assert_lacks(paper, other.name, other.address_id.street)
                    self.assert_lacks(
                        paper, standing.with_context(lang="nl_NL").display_name
                    )

    def test_everybody_finds_an_item_under_the_number_the_chair_calls(self):
        chair = self.paper(self.user_of["coordinator"], "agenda")
        for user, own in (
            (self.user_of["guide"], self.near),
            (self.other_of["guide"], self.far),
        ):
            for number in (2, 3):
                title = f"{number}. {own.display_name}"
                if title in chair:
                    self.assert_holds(self.paper(user, "agenda"), title)
                    break
            else:
                self.fail(f"{own.display_name} has no number on the chair's agenda")

    def test_who_takes_no_part_prints_nothing(self):
        for user in (
            self.user_of["social_team"],
            self.user_of["manager"],
            self.other_of["police"],
            self.foreigner_of["coordinator"],
        ):
            for name in ("agenda", "minutes"):
                refused = self.assertRaises(AccessError)
                with self.subTest(user=user.login, paper=name), refused:
                    self.paper(user, name)

    def test_no_paper_names_the_household_or_explains_it(self):
        for role in ("coordinator", "police", "housing", "guide"):
            for name in ("agenda", "minutes"):
                with self.subTest(role=role, paper=name):
                    paper = self.paper(self.user_of[role], name)
                    self.assert_lacks(paper, *PEOPLE, NOTE)

    def test_a_case_is_a_reference_on_paper_and_its_review_is_not_there(self):
        """Also for those who wrote it: a multidisciplinary team (ARN-18)."""
        team = self.env["keten.team"].create(
            {
                "name": "Multidisciplinary team",
                "team_type": "multidisciplinary",
                "member_ids": [
                    Command.create(
                        {
                            "role": "case_director",
                            "user_id": self.user_of["case_director"].id,
                            "date_from": "2026-01-01",
                        }
                    )
                ],
            }
        )
        item = self.near.household_id._put_before(team)
        item.review_ids = [Command.create({"talents": "Tailor"})]
        self.session = self.session.sudo().create(
            {"team_id": team.id, "start_at": "2026-03-05 09:00:00"}
        )
        for name in ("agenda", "minutes"):
            with self.subTest(paper=name):
                paper = self.paper(self.user_of["case_director"], name)
                self.assert_holds(paper, self.near.household_id.name)
                self.assert_lacks(paper, *PEOPLE, "Tailor")
