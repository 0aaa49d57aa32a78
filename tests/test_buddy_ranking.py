from itertools import permutations
from unittest import skipUnless

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..models.keten_buddy_assignment import (
    all_at_once,
    is_possible,
    one_by_one,
    options,
)
from ..models.keten_buddy_ranking import (
    OBSTACLES,
    Volunteer,
    Weights,
    Wish,
    best_first,
    pair,
    rank,
)

# A few of everything, so that people share often.
some = st.frozensets(st.integers(1, 4), max_size=3)
places = st.one_of(st.none(), st.integers(0, 4).map(lambda step: step * 1000.0))
genders = st.sampled_from(["", "", "man", "woman"])
facts = {
    "languages": some,
    "interests": some,
    "moments": some,
    "gender": genders,
    "x": places,
    "y": places,
}
weights = st.builds(Weights, *(st.integers(0, 50) for _each in Weights._fields))


def people(kind, most, **more):
    """Return a strategy of lists of volunteers or wishes, numbered from one."""
    made = st.fixed_dictionaries({**facts, **more})
    return st.lists(made, max_size=most).map(
        lambda told: [kind(number, **vals) for number, vals in enumerate(told, 1)]
    )


def volunteers(most):
    return people(
        Volunteer,
        most,
        reach=st.sampled_from([0, 1500, 3000]),
        room=st.sampled_from([0, 1, 1, 2]),
        waiting_days=st.integers(-5, 400),
        not_with=st.frozensets(st.integers(1, 3), max_size=1),
        is_screened=st.sampled_from([True, True, True, False]),
        is_away=st.sampled_from([False, False, False, True]),
    )


wishes = st.builds(Wish, st.integers(1, 3), **facts)


def stands_in_the_way(volunteer, wish):
    """Return what a coordinator would say, in the words of the requirement."""
    known = None not in (volunteer.x, volunteer.y, wish.x, wish.y)
    apart = (
        known
        and ((volunteer.x - wish.x) ** 2 + (volunteer.y - wish.y) ** 2)
        > volunteer.reach**2
    )
    return {
        "declined": wish.id in volunteer.not_with,
        "screening": not volunteer.is_screened,
        "away": volunteer.is_away,
        "gender": wish.gender not in ("", volunteer.gender),
        "full": volunteer.room == 0,
        "language": bool(wish.languages) and not wish.languages & volunteer.languages,
        "moment": bool(wish.moments) and not wish.moments & volunteer.moments,
        "distance": bool(volunteer.reach and apart),
    }


@tagged("post_install", "-at_install")
class TestBuddyRanking(BaseCase):
    """What holds for every pool of volunteers, every wish and every weight."""

    def test_a_worked_example(self):
        """Tigrinya and cooking in common, 400 m apart, a Wednesday evening."""
        wish = Wish(1, frozenset({7}), frozenset({1, 2}), frozenset({30}), "", 0, 0)
        near = Volunteer(
            1, frozenset({7, 8}), frozenset({1}), frozenset({30, 31}), "", 400, 0, 2000
        )
        found = pair(near, wish)
        self.assertEqual(
            (found.languages, found.interests, found.moments, found.metres),
            ({7}, {1}, {30}, 400),
        )
        # 30 x 1/2, 30 x 1/3, 20 x 4/5, 15 x 1/3 and nothing for waiting
        self.assertEqual(found.score, 15_000 + 10_000 + 16_000 + 5_000)

    @settings(max_examples=300, deadline=None)
    @given(wishes, volunteers(12), weights)
    def test_hard_conditions_are_never_broken(self, wish, pool, weight):
        suitable, missed = rank(wish, pool, weight, near_misses=len(pool))
        self.assertEqual(
            {near.volunteer.id for near in suitable},
            {v.id for v in pool if not any(stands_in_the_way(v, wish).values())},
        )
        for near in missed:
            broken = stands_in_the_way(near.volunteer, wish)
            self.assertEqual([*near.obstacles], [k for k, v in broken.items() if v])
            self.assertEqual(len(near.obstacles), 1)
        self.assertEqual(
            len(missed),
            sum(sum(stands_in_the_way(v, wish).values()) == 1 for v in pool),
        )

    def test_every_obstacle_has_its_words(self):
        told = stands_in_the_way(Volunteer(1), Wish(1))
        self.assertEqual([*told], [key for key, _label in OBSTACLES])

    @settings(max_examples=200, deadline=None)
    @given(wishes, volunteers(8), st.randoms(use_true_random=False), weights)
    def test_the_order_does_not_depend_on_who_came_first(
        self, wish, pool, chance, weight
    ):
        shuffled = [*pool]
        chance.shuffle(shuffled)
        self.assertEqual(rank(wish, pool, weight), rank(wish, shuffled, weight))
        suitable, _missed = rank(wish, pool, weight)
        self.assertEqual(suitable, sorted(suitable, key=best_first))

    @settings(max_examples=200, deadline=None)
    @given(wishes, volunteers(4), weights)
    def test_the_reasons_are_the_same_for_both_sides(self, wish, pool, weight):
        for volunteer in pool:
            one = pair(volunteer, wish, weight)
            other = pair(
                Volunteer(wish.id, *wish[1:7], reach=volunteer.reach),
                Wish(volunteer.id, *volunteer[1:7]),
                weight,
            )
            self.assertEqual(one[2:6], other[2:6])

    @settings(max_examples=200, deadline=None)
    @given(wishes, volunteers(6), weights)
    def test_more_in_common_never_costs_a_place(self, wish, pool, weight):
        for volunteer in pool:
            before = pair(volunteer, wish, weight)
            closer = volunteer._replace(interests=volunteer.interests | wish.interests)
            self.assertGreaterEqual(pair(closer, wish, weight).score, before.score)


@tagged("post_install", "-at_install")
@skipUnless(is_possible(), "SciPy is not installed")
class TestBuddyAssignment(BaseCase):
    """A round serves as many as can be, and as well as can be."""

    def test_a_worked_example(self):
        """One by one, the first takes the only volunteer who suits the second."""
        both, one = Volunteer(1, frozenset({1, 2})), Volunteer(2, frozenset({1}))
        asked = [Wish(1, frozenset({1, 2})), Wish(2, frozenset({2}))]
        table = options(asked, [both, one])
        self.assertEqual(len(one_by_one(table).pairs), 1)
        self.assertEqual(
            [(n.wish.id, n.volunteer.id) for n in all_at_once(table).pairs],
            [(1, 2), (2, 1)],
        )

    @settings(max_examples=200, deadline=None)
    @given(people(Wish, 8), volunteers(8), weights)
    def test_never_worse_than_one_by_one(self, asked, pool, weight):
        table = options(asked, pool, weight)
        proposal = all_at_once(table)
        self.assertGreaterEqual(proposal.worth, one_by_one(table).worth)
        self.check_hard_conditions(proposal, pool)
        self.check_hard_conditions(one_by_one(table), pool)

    def check_hard_conditions(self, proposal, pool):
        served = [near.wish.id for near in proposal.pairs]
        self.assertEqual(len(served), len(set(served)))
        for near in proposal.pairs:
            self.assertFalse(any(stands_in_the_way(near.volunteer, near.wish).values()))
        for volunteer in pool:
            sitting = [n for n in proposal.pairs if n.volunteer == volunteer]
            self.assertLessEqual(len(sitting), volunteer.room)

    @settings(max_examples=150, deadline=None)
    @given(people(Wish, 3), volunteers(4), weights)
    def test_as_good_as_trying_everything(self, asked, pool, weight):
        """The options leave nothing out either: everything is tried without them."""
        seats = [volunteer for volunteer in pool for _seat in range(volunteer.room)]
        seats += [None] * len(asked)
        best = (0, 0)
        for order in set(permutations(range(len(seats)), len(asked))):
            sitting = [
                pair(seats[seat], wish, weight)
                for seat, wish in zip(order, asked, strict=True)
                if seats[seat]
            ]
            fine = [near for near in sitting if not near.obstacles]
            best = max(best, (len(fine), sum(near.score for near in fine)))
        self.assertEqual(all_at_once(options(asked, pool, weight)).worth, best)

    @settings(max_examples=100, deadline=None)
    @given(people(Wish, 5), volunteers(8))
    def test_what_is_looked_at_is_all_that_suits(self, asked, pool):
        for wish, row in zip(asked, options(asked, pool), strict=True):
            suitable, _missed = rank(wish, pool)
            self.assertEqual(row, suitable[: len(asked)])
