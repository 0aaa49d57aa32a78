from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..reports.keten_small_numbers import LESS, SMALL, WITHHELD, Numbers, publish

REACTIONS = ("positive", "neutral", "worried")


@st.composite
def rounds(draw):
    """Return what rounds came to, small and large."""
    reactions = [draw(st.integers(0, 12)) for _reaction in REACTIONS]
    reached = sum(reactions) + draw(st.integers(0, 12))
    doors = reached + draw(st.integers(0, 12))
    return Numbers(doors, reached, *reactions, draw(st.integers(0, 12)))


def add(one, other):
    return Numbers(*(a + b for a, b in zip(one, other, strict=True)))


def least(mark):
    return {LESS: 0, WITHHELD: 0}.get(mark, mark)


def most(mark, otherwise):
    return {LESS: SMALL - 1, WITHHELD: otherwise}.get(mark, mark)


def possible(told, name):
    """Return the counts that a reader of the others still thinks possible."""
    doors = most(told["doors"], 999)
    reached = min(most(told["reached"], 999), doors)
    others = sum(least(told[other]) for other in REACTIONS if other != name)
    if name == "reached":
        return range(others, reached + 1)
    return range(0, reached - others + 1)


def possible_not_reached(told):
    """Return the least and the most doors that may not have been reached."""
    reactions = sum(least(told[name]) for name in REACTIONS)
    doors, reached = told["doors"], told["reached"]
    fewest = max(least(reached), reactions)
    return least(doors) - most(reached, least(doors)), most(doors, 999) - fewest


@tagged("post_install", "-at_install")
class TestSmallNumbers(BaseCase):
    """No count under five follows from what is told, also not by subtracting."""

    def assert_hides(self, told, numbers):
        for name in REACTIONS:
            if getattr(numbers, name) < SMALL and told["reached"] != LESS:
                self.assertIn(told[name], (LESS, WITHHELD))
                self.assertGreaterEqual(set(possible(told, name)), set(range(SMALL)))
        fewest, most_ = possible_not_reached(told)
        if most_ < SMALL:
            self.assertLessEqual(fewest, 0)
            self.assertEqual(most_, SMALL - 1)

    @settings(max_examples=500, deadline=None)
    @given(rounds())
    def test_a_small_part_does_not_follow_from_the_rest(self, numbers):
        self.assert_hides(publish(numbers), numbers)

    @settings(max_examples=500, deadline=None)
    @given(rounds(), rounds())
    def test_nor_when_the_reader_knows_a_part_of_it(self, own, others):
        told = publish(add(own, others), own)
        known = {
            name: mark if mark in (LESS, WITHHELD) else mark - getattr(own, name)
            for name, mark in told.items()
        }
        self.assert_hides(known, others)
        for name, mark in told.items():
            if mark == LESS:
                self.assertEqual(getattr(own, name), 0)

    @settings(max_examples=200, deadline=None)
    @given(rounds())
    def test_a_count_that_is_told_is_right(self, numbers):
        for name, mark in publish(numbers).items():
            if mark not in (LESS, WITHHELD):
                self.assertEqual(mark, getattr(numbers, name))
                self.assertGreaterEqual(mark, SMALL)

    def test_large_counts_are_told_as_they_are(self):
        numbers = Numbers(80, 60, 20, 12, 6, 9)
        self.assertEqual(publish(numbers), numbers._asdict())
