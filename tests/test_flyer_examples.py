from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .flyer_case import OWN_NUMBER, FlyerCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerExamples(FlyerCase):
    """The worked examples of domain.md 5.8 that are about the neighbours."""

    def numbers(self, task, reason):
        doors = task.door_ids.filtered(lambda door: door.reason == reason)
        return sorted(doors.bag_address_id.mapped("house_number"))

    def test_worked_example_1(self):
        """Known and told on 2 March, the kernteam met on 25 February and meets on
        8 April, the move is on 20 March.
        """
        with freeze_time("2026-02-25 09:00:00"):
            self.plan("2026-02-25 09:00:00").action_meet()
        self.plan("2026-04-08 09:00:00")
        task = self.new_round()
        placement = task.placement_id
        self.assertEqual(task.round_due_date, date(2026, 3, 9))
        self.assertEqual(placement.core_inform_due_date, date(2026, 3, 3))
        self.assertEqual(placement.critical_date, date(2026, 3, 9))
        self.plan_round(task)
        for day, colour in (
            ("2026-03-06", "green"),
            ("2026-03-07", "amber"),
            ("2026-03-09", "amber"),
            ("2026-03-10", "red"),
        ):
            with self.subTest(day=day), freeze_time(f"{day} 12:00:00"):
                task.invalidate_recordset()
                self.assertEqual(task.deadline_colour, colour)

    def test_worked_example_2_welfare_comes_along(self):
        task = self.new_round()
        leader = self.plan_round(task)
        self.line(task, "welfare").action_accept()
        leader.action_confirm()
        self.assertEqual(task.state, "confirmed")

    def test_worked_example_2_one_goes_alone_and_the_others_agree(self):
        task = self.new_round()
        leader = self.plan_round(task)
        leader.exception_reason = "workload"
        with self.assertRaisesRegex(UserError, "only if the others agree"):
            leader.action_confirm()
        for kind in ("welfare", "housing_corporation"):
            self.line(task, kind).consulted_on = "2026-03-02"
        leader.action_confirm()
        self.assertEqual(task.state, "confirmed")

    def test_worked_example_2_two_people_of_one_organisation_are_one(self):
        task = self.new_round()
        leader = self.plan_round(task)
        leader.participant_ids = [
            Command.create(
                {
                    "organisation_id": task.guidance_organisation_id.id,
                    "user_id": self.user_of["guide"].id,
                }
            )
        ]
        with self.assertRaisesRegex(UserError, "Two of the three organisations"):
            leader.action_confirm()

    def test_worked_example_7(self):
        """Numbers 1-41 odd and 2-40 even, the household lives at 21."""
        task = self.new_round()
        self.assertEqual(OWN_NUMBER, 21)
        leader = self.as_leader(task)
        leader.doors_by = "sides"
        leader.action_choose_doors()
        self.assertEqual(self.numbers(task, "left"), [11, 13, 15, 17, 19])
        self.assertEqual(self.numbers(task, "right"), [23, 25, 27, 29, 31])
        self.assertEqual(self.numbers(task, "opposite"), [16, 18, 20, 22, 24])
        sides = task.door_ids.bag_address_id
        leader.doors_by = "radius"
        leader.action_choose_doors()
        radius = task.door_ids.bag_address_id
        leader.doors_by = "both"
        leader.action_choose_doors()
        self.assertEqual(task.door_ids.bag_address_id, sides | radius)
        self.assertNotIn(OWN_NUMBER, radius.mapped("house_number"))
