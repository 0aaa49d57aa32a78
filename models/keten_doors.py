"""Which doors hear that a household comes to live beside them (OSS-B2).

Plain Python: it is given the doors around and knows no database. The steps are those
of domain.md 2.10.5. It holds addresses of dwellings, and nothing of who lives there.
"""

from typing import NamedTuple

from .keten_door_cluster import Cluster, clusters_of, in_number_order, runs_on, side_of

REASONS = [
    ("building", "Same building or number"),
    ("radius", "Within the radius"),
    ("left", "Left"),
    ("right", "Right"),
    ("opposite", "Opposite"),
    ("nearest", "Nearest in the street"),
    ("corner", "Around the corner"),
    ("rural", "Nearest in the countryside"),
]


class Door(NamedTuple):
    """A dwelling of the register; ``x`` and ``y`` in RD metres.

    An origin that is not in the register has the id 0.
    """

    id: int
    street: str
    city: str
    number: int
    letter: str
    addition: str
    x: float
    y: float
    building: str = ""


class Rule(NamedTuple):
    """Which doors belong to the direct surroundings; distances in metres.

    With both methods, the doors of the one and of the other. ``left``, ``right``,
    ``opposite`` and ``rural`` count front doors: a block of flats is one of them.
    """

    by_radius: bool = True
    by_sides: bool = False
    radius: float = 50
    left: int = 5
    right: int = 5
    opposite: int = 5
    corner_reach: float = 50
    rural: int = 5


USUAL = Rule()


class Chosen(NamedTuple):
    """A door that belongs to the surroundings, and why: keys of ``REASONS``."""

    door: Door
    reasons: tuple


def choose(origin, doors, rule=USUAL):
    """Return the chosen doors around a door, in walking order.

    The origin itself is never among them. The other doors of its own building are,
    whatever the method: these neighbours share its front door.

    :param Door origin: the door, or a point with a street and a number
    :param doors: dwellings around it, in any order
    :param Rule rule: the method and its numbers
    :return: a list of ``Chosen``
    """
    around = _Surroundings(origin, doors)
    reasons = {}
    for found in around.choices(rule):
        for reason, cluster in found:
            reasons.setdefault(cluster, set()).add(reason)
    order = [key for key, _label in REASONS]
    return [
        Chosen(door, tuple(sorted(reasons[cluster], key=order.index)))
        for cluster in walk(origin, reasons)
        for door in cluster.doors
    ]


class _Surroundings:
    """The doors around an origin, as front doors, the nearest first."""

    def __init__(self, origin, doors):
        others = {door.id: door for door in doors if not _is_same(door, origin)}
        clusters = clusters_of([origin, *others.values()])
        own = next(cluster for cluster in clusters if origin in cluster.doors)
        self.origin = origin
        self.mates = Cluster(tuple(door for door in own.doors if door != origin))
        self.clusters = sorted(
            (cluster for cluster in clusters if cluster is not own), key=self.nearness
        )
        self.in_street = [
            cluster for cluster in self.clusters if cluster.part_in(origin)
        ]

    def nearness(self, cluster):
        return cluster.distance(self.origin), cluster.doors

    def choices(self, rule):
        """Yield, per step, pairs of a reason and a cluster."""
        if self.mates.doors and (rule.by_radius or rule.by_sides):
            yield [("building", self.mates)]
        if rule.by_radius:
            yield self.by_radius(rule)
        if rule.by_sides:
            yield self.by_sides(rule)

    def by_radius(self, rule):
        """Count front doors: who shares one with somebody near is near as well."""
        near = [
            cluster
            for cluster in self.clusters
            if cluster.distance(self.origin) <= rule.radius
        ]
        found = [("radius", cluster) for cluster in near]
        lacking = max(0, rule.rural - len(near) - bool(self.mates.doors))
        further = self.clusters[len(near) : len(near) + lacking]
        return found + [("rural", cluster) for cluster in further]

    def by_sides(self, rule):
        wanted = rule.left + rule.right + rule.opposite
        if runs_on(self.origin, self.in_street):
            found = [("nearest", cluster) for cluster in self.in_street[:wanted]]
        else:
            found = [*self.beside(rule), *self.across(rule)]
        around_corner = [
            cluster
            for cluster in self.clusters
            if not cluster.part_in(self.origin)
            and cluster.distance(self.origin) <= rule.corner_reach
        ]
        corner = around_corner[: wanted - len(found)]
        return found + [("corner", cluster) for cluster in corner]

    def beside(self, rule):
        """Take the numbers just below and above on the own side of the street."""
        side = side_of(self.in_street, self.origin, self.origin.number % 2)
        own = in_number_order(self.origin)
        below = [cluster for number, cluster in side if number < own]
        above = [cluster for number, cluster in side if number > own]
        left = below[max(0, len(below) - rule.left) :]
        yield from (("left", cluster) for cluster in left)
        yield from (("right", cluster) for cluster in above[: rule.right])

    def across(self, rule):
        """Take the nearest of the other side; a building on both sides is beside."""
        parity = self.origin.number % 2
        opposite = [
            cluster
            for cluster in self.in_street
            if all(door.number % 2 != parity for door in cluster.part_in(self.origin))
        ]
        return [("opposite", cluster) for cluster in opposite[: rule.opposite]]


def _is_same(door, origin):
    return (door.id and door.id == origin.id) or door[1:6] == origin[1:6]


def walk(origin, clusters):
    """Return clusters in the order in which two people walk past them.

    The own street first, up the own side and back on the other; then each time the
    street that begins nearest to where they stand.
    """
    streets = {}
    for cluster in clusters:
        part = cluster.part_in(origin) or cluster.doors
        streets.setdefault(part[0][1:3], []).append(cluster)
    own = streets.pop(origin[1:3], [])
    path = _along(own, origin, origin.number % 2)
    here = origin
    while streets:
        here = path[-1].doors[-1] if path else here
        ways = [
            way
            for found in streets.values()
            for way in _both_ways(_along(found, found[0].doors[0], 1))
        ]
        best = min(ways, key=lambda way: (way[0].distance(here), way[0].doors))
        path += best
        del streets[best[0].doors[0][1:3]]
    return path


def _along(clusters, street, parity):
    """Return the clusters of a street, up one side and back on the other."""
    ordered = sorted(
        clusters,
        key=lambda c: [in_number_order(d) for d in c.part_in(street) or c.doors],
    )
    if runs_on(street, ordered):
        return ordered
    up, back = [], []
    for cluster in ordered:
        part = cluster.part_in(street) or cluster.doors
        (up if part[0].number % 2 == parity else back).append(cluster)
    return up + back[::-1]


def _both_ways(path):
    return (path, path[::-1])
