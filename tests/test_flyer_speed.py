from odoo.tests import freeze_time, tagged

from .speed_case import SpeedCase

NOT_OVER = [("state", "not in", ("reported", "not_needed", "cancelled"))]


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFlyerSpeed(SpeedCase):
    """What the board and the list of rounds ask does not grow with the rounds."""

    def fill(self, total):
        near = self.near
        tasks = self.env["keten.flyer.task"]
        number = total - tasks.search_count([("team_id", "=", near.team_id.id)])
        placements = self.env["keten.placement"].create(
            [
                {
                    "household_id": near.household_id.id,
                    "address_id": near.address_id.id,
                    "corporation_id": near.corporation_id.id,
                    "coordinator_id": near.coordinator_id.id,
                    "team_id": near.team_id.id,
                    "state": "announced",
                    "refugee_council_informed_at": near.refugee_council_informed_at,
                }
                for _index in range(number)
            ]
        )
        tasks.create(
            [
                {
                    **placement._round_values(),
                    "state": ("to_plan", "planned", "done")[index % 3],
                    "start_at": "2026-03-06 13:00:00",
                }
                for index, placement in enumerate(placements)
            ]
        )
        self.env.flush_all()

    def board(self, tasks):
        tasks.web_read_group(
            NOT_OVER,
            ["state"],
            aggregates=["__count"],
            auto_unfold=True,
            unfold_read_specification=self.specification(tasks, "kanban"),
            unfold_read_default_limit=20,
        )

    def list(self, tasks):
        tasks.web_search_read(
            NOT_OVER, self.specification(tasks, "list"), limit=80, count_limit=10001
        )

    def test_the_board_asks_the_same_of_ten_times_the_rounds(self):
        limits = dict.fromkeys(("housing", "guidance", "welfare", "coordinator"), 30)
        self.assert_flat(self.board, limits, "keten.flyer.task")

    def test_the_list_asks_the_same_of_ten_times_the_rounds(self):
        limits = dict.fromkeys(("guidance", "guide", "police", "coordinator"), 20)
        self.assert_flat(self.list, limits, "keten.flyer.task")

    def test_the_workload_asks_the_same_of_ten_times_the_rounds(self):
        def pivot(rows):
            rows.formatted_read_group(
                [], ["user_id", "day:week"], ["round_count:sum", "hours:sum"]
            )

        limits = dict.fromkeys(("guidance", "housing", "welfare"), 6)
        self.assert_flat(pivot, limits, "keten.flyer.workload")
