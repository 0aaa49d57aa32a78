from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .flyer_case import OWN_NUMBER, FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerStop(FlyerCase):
    """What stops a round, and what nobody does to one by hand (domain.md 2.7.8)."""

    def test_a_household_in_danger_stops_the_round(self):
        household = self.new_household()
        task = self.new_round(household)
        self.confirm_round(task)
        guidance = self.as_role(self.env["keten.discretion"], "guidance")
        decision = guidance.create({"household_id": household.id, "reason": "threat"})
        self.assertRecordValues(
            task, [{"state": "blocked", "start_at": False, "deadline_date": False}]
        )
        self.assertFalse(task.door_ids)
        self.assertFalse(self.activities(task))
        with self.assertRaises(UserError):
            self.as_leader(task).action_plan()
        decision.action_end()
        self.assertEqual(task.state, "to_plan")
        self.assertTrue(task.door_ids)

    def test_a_household_in_danger_never_gets_a_plan(self):
        household = self.new_household()
        household.discretion_ids.create(
            {"household_id": household.id, "reason": "other"}
        )
        task = self.new_round(household)
        self.assertEqual(task.state, "blocked")
        self.assertFalse(task.door_ids)
        self.assertFalse(self.activities(task))

    def test_a_withdrawn_address_takes_its_round_along(self):
        task = self.new_round()
        self.confirm_round(task)
        placement = task.placement_id
        placement.stop_reason = "address_lost"
        self.as_role(placement, "housing")._do("withdraw")
        self.assertEqual(task.state, "cancelled")
        self.assertFalse(self.activities(task))
        self.announce(placement, door="5")
        second = placement.flyer_task_ids - task
        self.assertEqual(second.state, "to_plan")
        self.assertEqual(task.address_id.house_number, OWN_NUMBER)
        self.assertEqual(second.address_id.house_number, 5)

    def test_a_round_that_was_walked_keeps_its_story(self):
        task = self.new_round()
        self.walk_round(task)
        placement = task.placement_id
        placement.stop_reason = "refused"
        self.as_role(placement, "housing")._do("withdraw")
        self.assertRecordValues(
            task, [{"state": "done", "round_due_date": date(2026, 3, 9)}]
        )

    # ------------------------------------------------------------------
    # By hand
    # ------------------------------------------------------------------

    def test_nobody_makes_or_moves_a_round_by_hand(self):
        task = self.new_round()
        for role in ("guidance", "coordinator"):
            new = self.as_role(self.env["keten.flyer.task"], role)
            with self.subTest(role=role), self.assertRaises(AccessError):
                new.create({"placement_id": task.placement_id.id})
        leader = self.as_leader(task)
        for vals in (
            {"placement_id": self.far.id},
            {"done_date": "2026-03-02"},
            {"planned_at": "2026-03-02 09:00:00"},
            {"default_used_on": "2026-03-02"},
            {"informed_at": "2026-03-10 09:00:00"},
        ):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                leader.write(vals)
        with self.assertRaises(AccessError):
            self.as_role(task, "welfare").start_at = "2026-03-06 09:00:00"

    def test_a_card_is_dragged_through_the_same_guards(self):
        leader = self.as_leader(self.new_round())
        with self.assertRaisesRegex(UserError, "Round on is not filled in"):
            leader.state = "planned"
        with self.assertRaisesRegex(UserError, "there is no step"):
            leader.state = "reported"
