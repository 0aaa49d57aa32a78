"""Doors that share a front door, and how a street numbers them (domain.md 2.10.5)."""

import math
import re
from typing import NamedTuple

NEARBY = 12  # front doors that tell how a street is numbered around one of them
SAME_ROW = 6  # metres: two rows of houses never face each other this closely


class Cluster(NamedTuple):
    """Dwellings behind one front door: a block of flats, or a single house."""

    doors: tuple

    def distance(self, door):
        """Return how far the nearest of its doors is from another, in metres."""
        return min(math.hypot(own.x - door.x, own.y - door.y) for own in self.doors)

    def part_in(self, street):
        """Return its doors in the street of a door."""
        return [door for door in self.doors if door[1:3] == street[1:3]]


def in_number_order(door):
    """Return what sorts doors of a street as they follow each other: 2, 12, 12A-3."""
    return door.number, door.letter, _natural(door.addition)


def _natural(text):
    """Sort 9 before 10 and both before B."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", text or "")
    ]


def _in_order(door):
    return door[1:3], in_number_order(door), door


def clusters_of(doors):
    """Return doors that share a building, a number or a point as one cluster each."""
    doors = sorted(doors, key=_in_order)
    group = list(range(len(doors)))

    def first(index):
        while group[index] != index:
            index = group[index]
        return index

    seen = {}
    for index, door in enumerate(doors):
        for key in _shared(door):
            one, other = sorted((first(index), first(seen.setdefault(key, index))))
            group[other] = one
    clusters = {}
    for index, door in enumerate(doors):
        clusters.setdefault(first(index), []).append(door)
    return [Cluster(tuple(found)) for found in clusters.values()]


def _shared(door):
    yield "number", door.street, door.city, door.number
    yield "point", door.x, door.y
    if door.building:
        yield "building", door.building


def side_of(clusters, street, parity):
    """Return pairs of a lowest number and its cluster on one side of a street."""
    side = []
    for cluster in clusters:
        numbers = [
            in_number_order(door)
            for door in cluster.part_in(street)
            if door.number % 2 == parity
        ]
        if numbers:
            side.append((min(numbers), cluster))
    return sorted(side)


def runs_on(origin, clusters):
    """Tell whether a street counts 1, 2, 3 along one row instead of by side.

    Then number 2 stands between its neighbours 1 and 3, and not across the road.
    """
    nearby = sorted(clusters, key=lambda c: (c.distance(origin), c.doors))[:NEARBY]
    point = {origin.number: origin}
    for cluster in nearby:
        for door in cluster.part_in(origin)[:1]:
            point.setdefault(door.number, door)
    rows = [
        _is_between(point[number], door, point[number + 2])
        for number, door in ((n - 1, point[n]) for n in point)
        if number in point and number + 2 in point
    ]
    return sum(rows) * 2 > len(rows)


def _is_between(one, door, other):
    dx, dy = other.x - one.x, other.y - one.y
    length = math.hypot(dx, dy)
    if not length:
        return False
    along = ((door.x - one.x) * dx + (door.y - one.y) * dy) / length
    aside = abs((door.x - one.x) * dy - (door.y - one.y) * dx) / length
    return 0 <= along <= length and aside < SAME_ROW
