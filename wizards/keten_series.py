from datetime import date, timedelta
from typing import NamedTuple

from ..models.keten_working_day import ONE_DAY

WEEK = timedelta(weeks=1)
AS_FAR_AS_IT_LOOKS = timedelta(days=366)


class SeriesDay(NamedTuple):
    """A day of a series, the day it stands for, and how long after the one before."""

    day: date
    wished: date
    reason: str | bool
    occasion: str | bool
    gap: int
    latest: date | bool
    is_planned: bool

    @property
    def is_late(self):
        return bool(self.latest and self.day > self.latest)


class Series:
    """The days of a team's regular sessions, a rhythm apart (OSS-A9).

    A team keeps its weekday: after a day that moved it comes back to it, a week sooner
    where the term asks for that. Sessions that stand already are days of the series,
    so that the same series twice adds nothing.
    """

    def __init__(self, team, first, weeks, until, today):
        self.team, self.first, self.until = team, first, until
        self.rhythm = timedelta(weeks=weeks)
        self.tomorrow = today + ONE_DAY
        self.planned = team._regular_days()

    def days(self):
        previous = max((d for d in self.planned if d < self.first), default=None)
        asked = kept = self.first
        while kept <= self.until:
            day, is_planned = self._day_for(previous, kept)
            if not day or day > self.until:
                return
            yield self._told(previous, asked, kept, day, is_planned)
            previous = day
            asked, kept = self._following(previous)

    def _day_for(self, previous, kept):
        """Return the day on which the team meets, and whether it is planned already."""
        day = self._choose(previous, kept)
        planned = min(
            (d for d in self.planned if d > (previous or date.min)), default=None
        )
        if planned and planned <= max(kept, day or kept) + self.rhythm // 2:
            return planned, True
        return day, False

    def _choose(self, previous, kept):
        """Return the nearest day on which the team meets within the term.

        The day before goes first when both are as near. When only the day before is
        in time, it is taken: unless it comes within a week of the last session, and
        the term does not even hold by it. Then the gap is what it is.
        """
        after = self._first_from(kept)
        before = after != kept and self._last_before(kept, previous)
        if not before or not after:
            return after or before
        if after <= self._limit(previous):
            return before if kept - before <= after - kept else after
        leads_on = after <= self._limit(before)
        is_worth_it = before - previous >= WEEK
        return before if leads_on or is_worth_it else after

    def _following(self, previous):
        """Return the day the rhythm asks for next, and the one that keeps the term."""
        limit = max(self._limit(previous), previous + WEEK)
        asked = self._own_weekday(previous) + self.rhythm
        return asked, asked if asked <= limit else asked - WEEK

    def _own_weekday(self, day):
        """Return the nearest day on which the team would meet in a quiet year."""
        after = (day - self.first).days % 7
        return day + timedelta(days=7 - after if after > 3 else -after)

    def _told(self, previous, asked, kept, day, is_planned):
        obstacle = self.team._obstacle_on(kept)
        reason, occasion = obstacle or ("gap", False)
        wished = kept if obstacle else asked
        is_moved = day != wished and not is_planned
        return SeriesDay(
            day,
            wished,
            is_moved and reason,
            is_moved and occasion,
            (day - previous).days if previous else 0,
            previous and self.team._regular_due(previous),
            is_planned,
        )

    def _limit(self, previous):
        """Return the last day for the next session: a slower rhythm was chosen so."""
        due = previous and self.team._regular_due(previous)
        return max(due, previous + self.rhythm) if due else date.max

    def _first_from(self, day):
        last = day + AS_FAR_AS_IT_LOOKS
        while day <= last and not self.team._meets_on(day):
            day += ONE_DAY
        return day <= last and day

    def _last_before(self, day, previous):
        first = max(previous + ONE_DAY, self.tomorrow) if previous else self.tomorrow
        day -= ONE_DAY
        while day >= first and not self.team._meets_on(day):
            day -= ONE_DAY
        return day >= first and day
