from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .road_case import AgendaRoadCase, RoadCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestCaseRoads(RoadCase):
    """What is written about a household stays with it."""

    def setUp(self):
        super().setUp()
        self.mdt = self.env["keten.team"].create(
            {"name": "MDT", "team_type": "multidisciplinary", "company_id": self.oss.id}
        )
        household = self.as_role(self.near.household_id, "case_director")
        household.action_discuss_case()
        self.case = household.sudo().case_item_ids
        reviews = self.as_role(self.env["keten.case.review"], "case_director")
        self.review = reviews.create({"item_id": self.case.id, "talents": "Cooks"})

    def test_a_review_stays_with_its_case(self):
        for field, record in {
            "team_id": self.team["near"],
            "company_id": self.maasdal,
        }.items():
            with self.subTest(field=field):
                self.assert_refused(lambda c={field: record.id}: self.review.write(c))

    def test_a_household_with_a_review_is_not_deleted(self):
        """Its case stands in minutes, and its review is what the team agreed."""
        household = self.env["keten.household"].create(
            {"case_director_id": self.user_of["case_director"].id}
        )
        own = self.as_role(household, "case_director")
        own.action_discuss_case()
        case = household.case_item_ids
        self.review.create({"item_id": case.id, "talents": "Sings"})
        self.assert_refused(own.unlink)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestReviewRoads(AgendaRoadCase):
    """A case is discussed when somebody wrote about it, and stays as it was said."""

    def setUp(self):
        super().setUp()
        director = self.user_of["case_director"]
        team = self.env["keten.team"].create(
            {
                "name": "Multidisciplinary team",
                "team_type": "multidisciplinary",
                "chair_id": self.user_of["coordinator"].id,
                "member_ids": [
                    Command.create(
                        {
                            "role": "case_director",
                            "user_id": director.id,
                            "date_from": "2026-01-01",
                        }
                    )
                ],
            }
        )
        self.meeting = self.as_chair(self.env["keten.session"]).create(
            {"team_id": team.id, "start_at": "2026-03-02 08:00:00"}
        )
        household = self.as_role(self.near.household_id, "case_director")
        household.action_discuss_case()
        self.case = household.sudo().case_item_ids[:1]
        self.case._put_on(self.meeting)
        self.reviews = self.env["keten.case.review"].with_user(director)

    def test_an_empty_page_is_no_review(self):
        """Opening it and leaving the page by reload saves it, empty."""
        self.attempt(lambda: self.reviews.create({"item_id": self.case.id}))
        self.env.invalidate_all()
        self.assertTrue(self.case.is_unreviewed)

    def test_a_review_stays_with_its_confirmed_minutes(self):
        review = self.reviews.create({"item_id": self.case.id, "talents": "Tailor"})
        self.as_chair(self.case).action_discuss()
        self.confirm(self.meeting)
        self.attempt(lambda: review.write({"talents": "Something else"}))
        self.env.invalidate_all()
        self.assertEqual(review.talents, "Tailor")
