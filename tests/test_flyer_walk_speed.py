from odoo.tests import freeze_time, tagged

from .speed_case import SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerWalkSpeed(SpeedCase):
    """A street of ten doors and one of a hundred cost a phone the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.task = cls.env["keten.flyer.task"].create(
            {**cls.near._round_values(), "state": "confirmed"}
        )
        cls.task._count_doors()

    def lengthen(self, total):
        """Let the round go along this many doors."""
        places = self.env["keten.bag.address"].create(
            [
                {
                    "company_id": self.oss.id,
                    "bag_address_id": f"08289{number:011d}",
                    "street": "Lange Straat",
                    "house_number": number,
                    "city": "Oss",
                    "rd_x": 164_000 + number * 6,
                    "rd_y": 418_000,
                }
                for number in range(len(self.task.door_ids) + 1, total + 1)
            ]
        )
        self.task.door_ids.create(
            [{"task_id": self.task.id, "bag_address_id": place.id} for place in places]
        )
        self.env.flush_all()

    def assert_same(self, screen, limit):
        def costs():
            return {
                role: self.queries(
                    lambda tasks: screen(tasks.browse(self.task.id)),
                    role,
                    "keten.flyer.task",
                )
                for role in ("guidance", "housing", "welfare")
            }

        self.lengthen(10)
        short = costs()
        self.lengthen(100)
        self.assertEqual(costs(), short)
        self.assertLessEqual(max(short.values()), limit)

    def test_the_doors_of_a_long_street_cost_the_same(self):
        self.assert_same(lambda task: task.walk_sheet(), 25)

    def test_the_map_of_a_long_street_costs_the_same(self):
        self.assert_same(lambda task: task.read(["door_map"]), 20)
