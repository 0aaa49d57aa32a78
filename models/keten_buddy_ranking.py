"""Who would suit whom, and why: candidates for a buddy request (OSS-C3).

Plain Python: it is given facts and knows no database, no clock and no language. It
knows nothing of nationality, ethnicity or religion, and has no place to put them.

A pair either breaks a hard condition, and then has *obstacles*, or has a score: the
sum over what speaks for it of its weight times its share. A share is between 0 and 1;
the score is in thousandths of a point, whole, so that it sorts the same everywhere.
"""

from math import hypot
from typing import NamedTuple

OBSTACLES = [
    ("declined", "Declined each other before"),
    ("full", "Takes nobody on at the moment"),
    ("gender", "Another buddy is wished for"),
    ("language", "No language in common"),
    ("moment", "No moment in common"),
    ("distance", "Lives too far away"),
]
GROUNDS = [
    ("language", "Languages in common"),
    ("interest", "Interests in common"),
    ("distance", "Distance"),
    ("moment", "Moments in common"),
    ("waiting", "How long the volunteer waits"),
]
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


def pair(volunteer, wish, weights=Weights()):
    """Return a volunteer beside a wish, with what stands in the way or its score."""
    metres = distance(volunteer, wish)
    shared = {
        "languages": volunteer.languages & wish.languages,
        "interests": volunteer.interests & wish.interests,
        "moments": volunteer.moments & wish.moments,
    }
    broken = {
        "declined": wish.id in volunteer.not_with,
        "full": volunteer.room < 1,
        "gender": bool(wish.gender) and volunteer.gender != wish.gender,
        "language": bool(wish.languages) and not shared["languages"],
        "moment": bool(wish.moments) and not shared["moments"],
        "distance": bool(
            metres is not None and volunteer.reach and metres > volunteer.reach
        ),
    }
    obstacles = tuple(key for key, _label in OBSTACLES if broken[key])
    near = Pair(volunteer, wish, metres=metres, obstacles=obstacles, score=0, **shared)
    return near if obstacles else near._replace(score=_score(near, weights))


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
        round(getattr(weights, ground) * shares[ground] * THOUSANDTHS)
        for ground, _label in GROUNDS
    )


def _share(number, enough):
    return min(max(number, 0), enough) / enough


def rank(wish, volunteers, weights=Weights(), near_misses=10):
    """Return the candidates for a wish, the best first, and who just falls out.

    A near miss breaks one condition only. Equal scores go by who waits longest, and
    then by who registered first: the order of ``volunteers`` makes no difference.

    :return: a list of ``Pair`` without obstacles, and one of pairs with one obstacle
    """
    pairs = [pair(volunteer, wish, weights) for volunteer in volunteers]
    suitable = sorted((p for p in pairs if not p.obstacles), key=_best_first)
    missed = sorted((p for p in pairs if len(p.obstacles) == 1), key=_nearest_first)
    return suitable, missed[:near_misses]


def _best_first(near):
    return -near.score, -near.volunteer.waiting_days, near.volunteer.id


def _nearest_first(near):
    order = [key for key, _label in OBSTACLES]
    shared = len(near.languages) + len(near.interests) + len(near.moments)
    return -order.index(near.obstacles[0]), -shared, near.volunteer.id
