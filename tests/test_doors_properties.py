import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..models.keten_door_cluster import clusters_of
from ..models.keten_doors import Door, Rule, choose

# A few streets, numbers and points, so that doors share them often.
addresses = st.tuples(
    st.sampled_from(["Kerkstraat", "Dorpsplein", "Zijpad"]),
    st.integers(1, 24),
    st.sampled_from(["", "A"]),
    st.sampled_from(["", "2", "bis"]),
)
points = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(
    lambda point: (point[0] * 17.0, point[1] * 17.0)
)
buildings = st.sampled_from(["", "", "", "A", "B"])
rules = st.builds(
    Rule,
    by_radius=st.booleans(),
    by_sides=st.booleans(),
    radius=st.sampled_from([0, 20, 50, 120]),
    left=st.integers(0, 4),
    right=st.integers(0, 4),
    opposite=st.integers(0, 4),
    rural=st.integers(0, 5),
)


@st.composite
def towns(draw):
    """Return doors with different addresses; the first is the own one."""
    told = draw(st.lists(addresses, min_size=1, max_size=40, unique=True))
    return [
        Door(number, street, "Oss", *door, *draw(points), draw(buildings))
        for number, (street, *door) in enumerate(told, 1)
    ]


def nearest(cluster, origin):
    return min(math.hypot(d.x - origin.x, d.y - origin.y) for d in cluster.doors)


@tagged("post_install", "-at_install")
class TestDoorsProperties(BaseCase):
    """What holds for every street plan and every rule."""

    @settings(max_examples=300, deadline=None)
    @given(towns(), rules)
    def test_the_choice(self, town, rule):
        own, others = town[0], town[1:]
        chosen = choose(own, town, rule)
        doors = [each.door for each in chosen]
        self.assertNotIn(own, doors)
        self.assertEqual(len(doors), len(set(doors)))
        self.assertLessEqual(set(doors), set(others))
        clusters = clusters_of(town)
        reasons = {each.door: each.reasons for each in chosen}
        for cluster in clusters:
            told = {reasons.get(door) for door in cluster.doors if door != own}
            self.assertLessEqual(len(told), 1)
        found = [
            (cluster, next(reasons[d] for d in cluster.doors if d in reasons))
            for cluster in clusters
            if set(cluster.doors) & set(doors)
        ]
        self.check_radius(own, found, rule)
        self.check_sides(own, found, rule)

    def check_radius(self, own, found, rule):
        """Assert that nobody is chosen from further than the rule says."""
        near = [c for c, reasons in found if "radius" in reasons]
        rural = [c for c, reasons in found if "rural" in reasons]
        for cluster in near:
            self.assertLessEqual(nearest(cluster, own), rule.radius)
        for cluster in rural:
            self.assertGreater(nearest(cluster, own), rule.radius)
        if rural:
            self.assertLessEqual(len(near) + len(rural), rule.rural)
        if not rule.by_radius:
            self.assertFalse(near + rural)

    def check_sides(self, own, found, rule):
        """Assert that sides are sides, and hold no more than the rule says."""
        by = {reason: [] for reason in ("left", "right", "opposite")}
        by |= {"nearest": [], "corner": []}
        for cluster, reasons in found:
            for reason in set(reasons) & by.keys():
                by[reason].append(cluster)
        for reason in ("left", "right", "opposite"):
            self.assertLessEqual(len(by[reason]), getattr(rule, reason))
        self.assertLessEqual(
            sum(map(len, by.values())), rule.left + rule.right + rule.opposite
        )
        if not rule.by_sides:
            self.assertFalse(any(by.values()))
        for cluster in by["left"] + by["right"]:
            numbers = [d.number % 2 for d in cluster.part_in(own)]
            self.assertIn(own.number % 2, numbers)
        for cluster in by["opposite"]:
            self.assertEqual(
                {d.number % 2 for d in cluster.part_in(own)}, {1 - own.number % 2}
            )
        for cluster in by["corner"]:
            self.assertFalse(cluster.part_in(own))
            self.assertLessEqual(nearest(cluster, own), rule.corner_reach)

    @settings(max_examples=200, deadline=None)
    @given(towns(), rules, st.randoms(use_true_random=False))
    def test_the_order_of_what_is_known_changes_nothing(self, town, rule, chance):
        shuffled = list(town)
        chance.shuffle(shuffled)
        self.assertEqual(choose(town[0], town, rule), choose(town[0], shuffled, rule))

    @settings(max_examples=100, deadline=None)
    @given(towns(), rules)
    def test_walking_keeps_a_building_together(self, town, rule):
        walked = [each.door for each in choose(town[0], town, rule)]
        others = {d for c in clusters_of(town) for d in c.doors} - {town[0]}
        for cluster in clusters_of(town):
            places = [i for i, d in enumerate(walked) if d in cluster.doors]
            if places:
                self.assertEqual(places, list(range(places[0], places[-1] + 1)))
        self.assertLessEqual(set(walked), others)

    def test_far_away_changes_nothing(self):
        """More of the town, out of reach, leaves the choice as it is."""
        chance = random.Random(7)
        town = [
            Door(n, "Kerkstraat", "Oss", n, "", "", n * 6.0, n % 2 * 25.0)
            for n in range(1, 60)
        ]
        far = [
            Door(1000 + n, "Elders", "Oss", n, "", "", 5000.0 + chance.random(), 0.0)
            for n in range(1, 300)
        ]
        for rule in (Rule(), Rule(by_radius=False, by_sides=True)):
            self.assertEqual(
                choose(town[30], town, rule), choose(town[30], town + far, rule)
            )
