"""A proposal for all open requests at once (OSS-C2, OSS-C3).

Plain Python. One request after the other, each taking the best volunteer that is
left, leaves later requests with nobody. Here as many requests as can be are served,
and of all ways to do so the one with the highest sum of scores is chosen: an
assignment problem, solved exactly by SciPy where that is installed.
"""

from typing import NamedTuple

try:
    import numpy
    from scipy.optimize import linear_sum_assignment
except ImportError:  # a matching round is a choice: see the README
    linear_sum_assignment = None

from .keten_buddy_ranking import Weights, pair, rank


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


def one_by_one(wishes, volunteers, weights=Weights()):
    """Return what comes of serving the wishes in their order, as people do by hand."""
    room = {volunteer.id: volunteer.room for volunteer in volunteers}
    chosen = []
    for wish in wishes:
        suitable, _missed = rank(wish, volunteers, weights)
        best = next((near for near in suitable if room[near.volunteer.id] > 0), None)
        if best:
            room[best.volunteer.id] -= 1
            chosen.append(best)
    return Proposal(tuple(chosen))


def all_at_once(wishes, volunteers, weights=Weights()):
    """Return the best proposal for all wishes together, in the order of the wishes.

    :raise ImportError: SciPy is not installed
    """
    if not is_possible():
        raise ImportError("scipy")
    table = [
        [
            near
            for volunteer in sorted(volunteers, key=lambda v: v.id)
            for near in [pair(volunteer, wish, weights)] * volunteer.room
        ]
        for wish in wishes
    ]
    if not table or not table[0]:
        return Proposal(())
    scores = numpy.array([[near.score for near in row] for row in table], dtype=float)
    fits = numpy.array([[not near.obstacles for near in row] for row in table])
    # To be served weighs more than all scores together.
    served = 1 + len(wishes) * scores.max(initial=0)
    rows, columns = linear_sum_assignment(
        numpy.where(fits, scores + served, 0), maximize=True
    )
    return Proposal(
        tuple(
            table[row][column]
            for row, column in zip(rows, columns, strict=True)
            if fits[row, column]
        )
    )
