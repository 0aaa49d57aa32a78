from odoo.tests import freeze_time, tagged

from .road_case import RoadCase


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
