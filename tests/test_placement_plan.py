from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestPlacementPlan(ChainCase):
    """A new placement brings its steps, and each goes when it has been taken."""

    def setUp(self):
        super().setUp()
        case_director = self.user_of["case_director"]
        self.placement = (
            self.env["keten.placement"]
            .with_user(case_director)
            .create({"linked_date": "2026-03-02"})
        )

    def steps(self, **context):
        activities = self.env["mail.activity"].with_context(**context)
        found = activities.search(
            [("res_model", "=", "keten.placement"), ("res_id", "=", self.placement.id)]
        )
        xmlids = found.activity_type_id.get_external_id()
        prefix = "ketenaanpak.mail_activity_type_"
        return {
            xmlids[step.activity_type_id.id].removeprefix(prefix): step
            for step in found
            if not step.keten_deadline_code
        }

    def test_a_step_that_was_filled_in_at_once_is_not_asked(self):
        """Who enters a placement is its case director already."""
        self.assertEqual(set(self.steps()), {"corporation", "guide"})

    def test_a_filled_field_takes_the_step(self):
        step = self.steps()["corporation"]
        self.placement.corporation_id = self.org["housing_corporation", "near"]
        self.assertEqual(set(self.steps()), {"guide"})
        self.assertTrue(step.exists().date_done, "it is kept as done")

    def test_a_guide_given_to_the_household_takes_the_step(self):
        self.placement.household_id = self.near.household_id.copy(
            {"guide_id": False, "placement_ids": False}
        )
        self.assertIn("guide", self.steps())
        self.placement.household_id.guide_id = self.user_of["guide"]
        self.assertEqual(set(self.steps()), {"corporation"})

    def test_a_cancelled_placement_asks_nothing(self):
        self.placement.stop_reason = "other"
        self.placement._do("cancel")
        self.assertFalse(self.steps())
