from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .flyer_case import FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestRoundOfNobody(FlyerCase):
    """Neighbours are informed only when somebody rang a door (domain.md 5.3)."""

    def setUp(self):
        super().setUp()
        self.task = self.new_round()

    def test_a_round_of_no_doors_in_totals_is_not_done(self):
        leader = self.confirm_round(self.task)
        leader.result_ids.write({"is_total": True, "door_count": 0})
        with self.assertRaises(UserError):
            leader.action_finish()

    def test_a_round_of_which_all_doors_were_left_out_is_not_done(self):
        leader = self.confirm_round(self.task)
        leader.door_ids.left_out_reason = "other"
        with self.assertRaises(UserError):
            leader.action_finish()

    def test_a_door_that_told_its_worries_stays_in_the_counts(self):
        leader = self.confirm_round(self.task)
        self.ring(leader.door_ids[:1], "spoken", reaction="worried")
        guest = leader.door_ids[:1].with_user(self.user_of["welfare"])
        with self.assertRaises(UserError):
            guest.left_out_reason = "other"

    def test_a_consultation_is_not_of_tomorrow(self):
        leader = self.plan_round(self.task)
        line = self.line(self.task, "welfare").with_user(leader.env.user)
        with self.assertRaises(UserError):
            line.consulted_on = "2099-01-01"

    def test_the_landlord_is_not_swapped_to_go_alone(self):
        leader = self.plan_round(self.task)
        leader.exception_reason = "workload"
        other = self.org["housing_corporation", "far"]
        other.company_id = self.oss
        lines = leader.participant_ids
        lines.filtered(lambda x: x.organisation_type == "housing_corporation").unlink()
        lines = leader.participant_ids
        lines.filtered(
            lambda x: x.organisation_type == "welfare"
        ).consulted_on = "2026-03-02"
        lines.create(
            {
                "task_id": leader.id,
                "organisation_id": other.id,
                "consulted_on": "2026-03-02",
            }
        )
        with self.assertRaises(UserError):
            leader.action_confirm()

    def test_a_round_is_not_planned_on_a_day_that_is_over(self):
        with self.assertRaises(UserError):
            self.plan_round(self.task, "2020-01-01 10:00:00")
