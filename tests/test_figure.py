from collections import Counter

from odoo.tests import freeze_time, tagged

from .common import ChainCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 09:00:00")
class TestFigure(ChainCase):
    """A manager counts placements without seeing one."""

    def figures(self, *groupby):
        self.env.flush_all()
        return (
            self.env["keten.placement.figure"]
            .with_user(self.user_of["manager"])
            ._read_group([], groupby, ["placement_count:sum"])
        )

    def test_counts_equal_the_placements(self):
        for state in ("announced", "discussed", "discussed"):
            self.near.copy({"state": state, "area_id": self.area["far"].id})
        own = self.env["keten.placement"].search([("company_id", "=", self.oss.id)])
        raw = Counter((placement.area_id, placement.state) for placement in own)
        told = {(area, state): n for area, state, n in self.figures("area_id", "state")}
        self.assertEqual(
            {(area.id, state): n for (area, state), n in told.items()},
            {(area.id, state): n for (area, state), n in raw.items()},
        )

    def test_a_neighbourhood_counts_for_its_district(self):
        self.near.area_id = self.area["near"].copy(
            {"area_type": "neighbourhood", "parent_id": self.area["near"].id}
        )
        self.assertIn(self.area["near"].id, [a.id for a, _n in self.figures("area_id")])

    def test_figures_hold_nothing_of_a_case(self):
        fields = self.env["keten.placement.figure"].fields_get().keys()
        for secret in ("address_id", "household_id", "guide_id", "name", "size_class"):
            self.assertNotIn(secret, fields)
