from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ChainCase
from .speed_case import SpeedCase

TOLD = ("doors", "reached", "coverage", "positive", "neutral", "worried", "offers")


@tagged("post_install", "-at_install")
@freeze_time("2026-04-02 09:00:00")
class TestFlyerSupport(ChainCase):
    """How neighbours took it, as a reader outside the rounds may know it."""

    def reported(self, placement, on="2026-03-11 10:00:00", **counts):
        """Let a round be reported, with totals instead of doors."""
        typed = {f"{name}_count": number for name, number in counts.items()}
        return self.env["keten.flyer.task"].create(
            {
                **placement._round_values(),
                "area_id": placement.area_id.id,
                "state": "reported",
                "done_date": on[:10],
                "reported_at": on,
                "result_ids": [Command.create({"is_total": True, **typed})],
            }
        )

    def told(self, role, side="near"):
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env["keten.flyer.support"].with_user(self.user_of[role])
        row = rows.search([("area_id", "=", self.area[side].id)])
        return [row[name] for name in TOLD if row]

    def test_large_counts_are_told(self):
        self.reported(
            self.near,
            door=40,
            leaflet=10,
            spoken=20,
            positive=8,
            neutral=6,
            worried=5,
            offer=7,
        )
        for role in ("manager", "coordinator", "police"):
            with self.subTest(role=role):
                self.assertEqual(
                    self.told(role), ["40", "30", "75 %", "8", "6", "5", "7"]
                )

    def test_small_counts_are_told_as_less(self):
        self.reported(
            self.near,
            door=40,
            leaflet=10,
            spoken=20,
            positive=12,
            neutral=6,
            worried=2,
            offer=1,
        )
        self.assertEqual(
            self.told("manager"), ["40", "30", "75 %", "12", "6", "< 5", "< 5"]
        )

    def test_a_total_and_its_parts_do_not_tell_a_small_part(self):
        """All who were reached spoke, and 20 less 12 less 6 leaves 2."""
        self.reported(self.near, door=40, spoken=20, positive=12, neutral=6, worried=2)
        told = self.told("manager")
        self.assertEqual(told, ["40", "20", "50 %", "–", "–", "< 5", "< 5"])

    def test_who_was_not_reached_is_not_counted_back(self):
        self.reported(self.near, door=40, leaflet=38, not_home=2)
        self.assertEqual(self.told("manager")[:3], ["40", "–", "–"])

    def test_who_walked_all_of_it_reads_all_of_it(self):
        self.reported(self.near, door=12, leaflet=8, spoken=3, worried=1, offer=1)
        exact = ["12", "11", "92 %", "0", "0", "1", "1"]
        for role in ("guidance", "housing", "welfare"):
            with self.subTest(role=role):
                self.assertEqual(self.told(role), exact)
        self.assertNotEqual(self.told("manager"), exact)

    def test_who_walked_a_part_does_not_subtract_it(self):
        """The corporation knows its own 10; 12 less 10 would leave 2 of the other."""
        self.far.area_id = self.area["near"]
        self.reported(self.near, door=40, leaflet=10, spoken=20, positive=10)
        self.reported(self.far, door=40, leaflet=10, spoken=20, positive=2)
        manager, housing = self.told("manager"), self.told("housing")
        self.assertEqual(manager[:4], ["80", "60", "75 %", "12"])
        self.assertEqual(housing[:4], ["80", "60", "75 %", "–"])

    def test_a_quarter_is_told_when_it_is_over(self):
        self.reported(self.near, on="2026-04-01 10:00:00", door=40, leaflet=20)
        self.assertEqual(self.told("manager"), [])
        with freeze_time("2026-07-01 09:00:00"):
            self.assertEqual(self.told("manager")[0], "40")

    def test_a_quarter_ends_at_midnight_in_the_netherlands(self):
        self.reported(self.near, on="2026-03-31 22:30:00", door=40, leaflet=20)
        self.assertEqual(self.told("manager"), [])

    def test_nobody_reads_or_groups_the_counts_behind_it(self):
        self.reported(self.near, door=40, leaflet=20, positive=0)
        rows = self.env["keten.flyer.support"].with_user(self.user_of["manager"])
        calls = {
            "read": lambda: rows.search([]).read(["worried_count"]),
            "search": lambda: rows.search([("worried_count", "<", 5)]),
            "order": lambda: rows.search([], order="worried_count"),
            "group": lambda: rows.formatted_read_group([], [], ["worried_count:sum"]),
            "export": lambda: rows.search([]).export_data(["worried_count"]),
        }
        for name, call in calls.items():
            with self.subTest(call=name), self.assertRaises(AccessError):
                call()


@tagged("post_install", "-at_install")
@freeze_time("2026-04-02 09:00:00")
class TestFlyerSupportSpeed(SpeedCase):
    """The page asks the same of many rounds as of few."""

    def fill(self, total):
        tasks = self.env["keten.flyer.task"]
        known = tasks.search_count([("state", "=", "reported")])
        tasks.create(
            [
                {
                    **self.near._round_values(),
                    "state": "reported",
                    "reported_at": "2026-03-11 10:00:00",
                    "result_ids": [Command.create({"is_total": True})],
                }
                for _index in range(total - known)
            ]
        )
        self.env.flush_all()

    def test_the_page(self):
        def page(rows):
            specification = self.specification(rows, "list")
            rows.web_search_read([], specification, limit=80)

        limits = dict.fromkeys(("manager", "coordinator", "housing"), 8)
        self.assert_flat(page, limits, "keten.flyer.support")
