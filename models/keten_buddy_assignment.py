"""A proposal for all open requests at once (OSS-C2, OSS-C3).

Plain Python. One request after the other, each taking the best volunteer that is
left, leaves later requests with nobody. Here as many requests as can be are served,
and of all ways to do so the one with the highest sum of scores is chosen: an
assignment problem, solved exactly by SciPy where that is installed.
"""

from collections import defaultdict
from heapq import nsmallest
from typing import NamedTuple

try:
    import numpy
    from scipy.optimize import linear_sum_assignment
except ImportError:  # a matching round is a choice: see the README
    linear_sum_assignment = None

from .keten_buddy_ranking import DEFAULT, best_first, obstacles, pair


class Proposal(NamedTuple):
    """Pairs without obstacles, at most one for a wish and ``room`` for a volunteer."""

    pairs: tuple

    @property
    def worth(self):
        """Return what it is worth: how many are served, and the sum of scores."""
        return len(self.pairs), sum(near.score for near in self.pairs)


def is_possible():
    """Tell whether the solver is installed."""
    return linear_sum_assignment is not None


def options(wishes, volunteers, weights=DEFAULT, told=lambda done: None):
    """Return, per wish in their order, its suitable pairs, the best first.

    Of each wish no more than there are wishes: the others take at most all of these
    but one, so nobody needs a worse one.

    :param told: called with how many wishes are done, after each
    """
    speakers, free_at = _index(volunteers, "languages"), _index(volunteers, "moments")
    table = []
    for done, wish in enumerate(wishes, 1):
        suitable = [
            pair(volunteer, wish, weights)
            for volunteer in _among(wish, volunteers, speakers, free_at)
            if next(obstacles(volunteer, wish), None) is None
        ]
        table.append(nsmallest(len(wishes), suitable, key=best_first))
        told(done)
    return table


def _index(volunteers, what):
    index = defaultdict(dict)
    for volunteer in volunteers:
        for key in getattr(volunteer, what):
            index[key][volunteer.id] = volunteer
    return index


def _among(wish, volunteers, speakers, free_at):
    """Return the fewest volunteers among whom all that suit a wish are."""
    fewest = volunteers
    for index, keys in ((speakers, wish.languages), (free_at, wish.moments)):
        if keys:
            known = {id_: v for key in keys for id_, v in index.get(key, {}).items()}
            fewest = min(fewest, list(known.values()), key=len)
    return fewest


def one_by_one(table):
    """Return what comes of serving the wishes in their order, as people do by hand."""
    taken = defaultdict(int)
    chosen = []
    for suitable in table:
        best = next(
            (n for n in suitable if taken[n.volunteer.id] < n.volunteer.room), None
        )
        if best:
            taken[best.volunteer.id] += 1
            chosen.append(best)
    return Proposal(tuple(chosen))


def all_at_once(table):
    """Return the best proposal for all wishes together, in the order of the wishes.

    :raise ImportError: SciPy is not installed
    """
    if not is_possible():
        raise ImportError("scipy")
    seats = _seats(table)
    if not seats:
        return Proposal(())
    scores = numpy.full((len(table), len(seats)), -1.0)
    pair_of = {}
    for row, suitable in enumerate(table):
        for near in suitable:
            pair_of[row, near.volunteer.id] = near
            for seat in range(near.volunteer.room):
                scores[row, seats[near.volunteer.id, seat]] = near.score
    # To be served weighs more than all scores together.
    served = 1 + len(table) * scores.max()
    values = numpy.where(scores >= 0, scores + served, 0)
    rows, columns = linear_sum_assignment(values, maximize=True)
    sitting = [volunteer_id for volunteer_id, _seat in seats]
    return Proposal(
        tuple(
            pair_of[row, sitting[column]]
            for row, column in zip(rows, columns, strict=True)
            if scores[row, column] >= 0
        )
    )


def _seats(table):
    """Return ``{(volunteer id, seat): column}``, in an order that is always the same.

    More seats than there are wishes are never taken.
    """
    room = {near.volunteer.id: near.volunteer.room for row in table for near in row}
    keys = [(id_, seat) for id_ in sorted(room) for seat in range(room[id_])]
    return {key: column for column, key in enumerate(keys)}
