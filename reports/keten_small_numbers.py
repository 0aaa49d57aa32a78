"""Counts of doors that may leave the organisations that rang them.

A count under five points at people: it is told as less. Whatever a reader would work
it out from, a total less the parts that are shown, is withheld as well, until every
count from nought to four is still possible.
"""

from typing import NamedTuple

SMALL = 5
MOST_OF_SMALL = SMALL - 1
LESS = "less"
WITHHELD = "withheld"


class Numbers(NamedTuple):
    """What rounds came to: of the doors some were reached, of those some spoke."""

    doors: int = 0
    reached: int = 0
    positive: int = 0
    neutral: int = 0
    worried: int = 0
    offers: int = 0

    def minus(self, other):
        return Numbers(*(a - b for a, b in zip(self, other, strict=True)))


REACTIONS = ("positive", "neutral", "worried")


def publish(numbers, own=None):
    """Return what may be told of each count: itself, LESS or WITHHELD.

    :param Numbers numbers: what all rounds came to
    :param Numbers own: the part of it that the reader knows already, one by one
    """
    told = _publish(numbers)
    if not own:
        return told
    rest = _publish(numbers.minus(own))
    for name, known in own._asdict().items():
        is_less_of_both = told[name] == LESS and not known
        if rest[name] in (LESS, WITHHELD) and not is_less_of_both:
            told[name] = WITHHELD
    return told


def _publish(numbers):
    told = {
        name: LESS if count < SMALL else count
        for name, count in numbers._asdict().items()
    }
    if _is_count(told["reached"]) and numbers.doors - numbers.reached < SMALL:
        told["reached"] = WITHHELD  # or who was not reached could be counted
    for total in ("reached", "doors"):
        _protect(told, total, numbers)
    return told


def _protect(told, total, numbers):
    """Withhold until nothing small follows from what a total leaves."""
    while _is_count(told[total]) and _leaves_too_little(told, total, numbers):
        shown = [name for name in REACTIONS if _is_count(told[name])]
        if shown:
            told[min(shown, key=told.get)] = WITHHELD
        else:
            told[total] = WITHHELD


def _leaves_too_little(told, total, numbers):
    """Tell whether a total leaves less room than any small count might take."""
    taken = sum(_least(told[name]) for name in REACTIONS)
    is_small = any(told[name] == LESS for name in REACTIONS)
    if total == "doors" and numbers.doors - numbers.reached < SMALL:
        is_small = True
        taken = max(taken, _least(told["reached"]))
    return is_small and told[total] - taken < MOST_OF_SMALL


def _least(mark):
    if mark == LESS:
        return 0
    return SMALL if mark == WITHHELD else mark


def _is_count(mark):
    return mark not in (LESS, WITHHELD)
