"""Who would suit whom, and why: candidates for a buddy request (OSS-C3).

Plain Python: it is given facts and knows no database, no clock and no language. It
knows nothing of nationality, ethnicity or religion, and has no place to put them.

A pair either breaks a hard condition, and then has *obstacles*, or has a score: the
sum over what speaks for it of its weight times its share. A share is between 0 and 1;
the score is in thousandths of a point, whole, so that it sorts the same everywhere.
"""

from itertools import islice
from math import hypot
from typing import NamedTuple

# The hardest to take away first: a near miss at the end of the list is nearer.
OBSTACLES = [
    ("declined", "They were proposed to each other before"),
    ("screening", "The screening is not complete"),
    ("away", "Not available at the moment"),
    ("gender", "Another buddy is wished for"),
    ("full", "Takes nobody on at the moment"),
    ("language", "No language in common"),
    ("moment", "No moment in common"),
    ("distance", "Lives too far away"),
]
HARDNESS = {key: place for place, (key, _label) in enumerate(reversed(OBSTACLES))}
THOUSANDTHS = 1000
ENOUGH = {"language": 2, "interest": 3, "moment": 3}  # more makes no better buddy
LONG_WAIT = 180  # days, after which waiting counts in full


class Weights(NamedTuple):
    """How much each ground may add, in points."""

    language: int = 30
    interest: int = 30
    distance: int = 20
    moment: int = 15
    waiting: int = 5


class Volunteer(NamedTuple):
    """What counts of a volunteer; ``x``, ``y`` and ``reach`` in metres, RD.

    Without a place or a reach, distance is no condition. ``room``: how many more
    people the volunteer can take on.
    """

    id: int
    languages: frozenset = frozenset()
    interests: frozenset = frozenset()
    moments: frozenset = frozenset()
    gender: str = ""
    x: float | None = None
    y: float | None = None
    reach: float = 0
    room: int = 1
    waiting_days: int = 0
    not_with: frozenset = frozenset()
    is_screened: bool = True
    is_away: bool = False


class Wish(NamedTuple):
    """What a person who asks for a buddy wishes; ``gender`` empty: no preference.

    Empty languages or moments: everything suits.
    """

    id: int
    languages: frozenset = frozenset()
    interests: frozenset = frozenset()
    moments: frozenset = frozenset()
    gender: str = ""
    x: float | None = None
    y: float | None = None


DEFAULT = Weights()


class Pair(NamedTuple):
    """A volunteer beside a wish; what is shared is the same for both sides."""

    volunteer: Volunteer
    wish: Wish
    languages: frozenset
    interests: frozenset
    moments: frozenset
    metres: float | None
    obstacles: tuple
    score: int


def distance(volunteer, wish):
    """Return the metres between two places, or None where one is unknown."""
    if None in (volunteer.x, volunteer.y, wish.x, wish.y):
        return None
    return hypot(volunteer.x - wish.x, volunteer.y - wish.y)


def obstacles(volunteer, wish):
    """Yield what stands in the way, the hardest first, and no more than is asked."""
    if wish.id in volunteer.not_with:
        yield "declined"
    if not volunteer.is_screened:
        yield "screening"
    if volunteer.is_away:
        yield "away"
    if wish.gender and volunteer.gender != wish.gender:
        yield "gender"
    if volunteer.room < 1:
        yield "full"
    if wish.languages and wish.languages.isdisjoint(volunteer.languages):
        yield "language"
    if wish.moments and wish.moments.isdisjoint(volunteer.moments):
        yield "moment"
    if volunteer.reach:
        metres = distance(volunteer, wish)
        if metres is not None and metres > volunteer.reach:
            yield "distance"


def pair(volunteer, wish, weights=DEFAULT):
    """Return a volunteer beside a wish, with what stands in the way or its score."""
    near = Pair(
        volunteer,
        wish,
        volunteer.languages & wish.languages,
        volunteer.interests & wish.interests,
        volunteer.moments & wish.moments,
        distance(volunteer, wish),
        tuple(obstacles(volunteer, wish)),
        score=0,
    )
    return near if near.obstacles else near._replace(score=_score(near, weights))


def _score(near, weights):
    """Return the thousandths of points of a pair that breaks no condition."""
    reach, waited = near.volunteer.reach, near.volunteer.waiting_days
    shares = {
        "language": _share(len(near.languages), ENOUGH["language"]),
        "interest": _share(len(near.interests), ENOUGH["interest"]),
        "moment": _share(len(near.moments), ENOUGH["moment"]),
        "distance": 1 - near.metres / reach if reach and near.metres is not None else 0,
        "waiting": _share(waited, LONG_WAIT),
    }
    return sum(
        round(weight * shares[ground] * THOUSANDTHS)
        for ground, weight in zip(Weights._fields, weights, strict=True)
    )


def _share(number, enough):
    return min(max(number, 0), enough) / enough


def rank(wish, volunteers, weights=DEFAULT, near_misses=10):
    """Return the candidates for a wish, the best first, and who just falls out.

    A near miss breaks one condition only. Equal scores go by who waits longest, and
    then by who registered first: the order of ``volunteers`` makes no difference.

    :return: a list of ``Pair`` without obstacles, and one of pairs with one obstacle
    """
    suitable, missed = [], []
    for volunteer in volunteers:
        in_the_way = len(list(islice(obstacles(volunteer, wish), 2)))
        if in_the_way < 2:
            near = pair(volunteer, wish, weights)
            (missed if in_the_way else suitable).append(near)
    suitable.sort(key=best_first)
    missed.sort(key=_nearest_first)
    return suitable, missed[:near_misses]


def best_first(near):
    """Return what pairs without obstacles are sorted by."""
    return -near.score, -near.volunteer.waiting_days, near.volunteer.id


def _nearest_first(near):
    shared = len(near.languages) + len(near.interests) + len(near.moments)
    return HARDNESS[near.obstacles[0]], -shared, near.volunteer.id
