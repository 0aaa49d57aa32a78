"""Dutch working days, from the public holidays of the library ``holidays``."""

from datetime import timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)


@cache
def _holidays(categories):
    """Holiday calendars fill themselves a year at a time, so one copy is enough."""
    return holidays.country_holidays("NL", categories=categories, language="nl")


def is_working_day(day, statutory=False):
    """Tell whether people of the chain work on this date.

    :param statutory: also leave out 5 May of every year, which the Algemene
        termijnenwet counts as a holiday and most collective agreements do not.
    """
    categories = ("optional", "public") if statutory else ("public",)
    return day.weekday() < 5 and day not in _holidays(categories)


def holiday_name(day):
    """Return what public holiday a day is, or ``None``."""
    return _holidays(("public",)).get(day)


def add_working_days(day, number):
    """Return the date ``number`` working days after ``day``."""
    while number:
        day += ONE_DAY
        number -= is_working_day(day)
    return day


def next_working_day(day):
    """Return ``day``, or the first statutory working day after it."""
    while not is_working_day(day, statutory=True):
        day += ONE_DAY
    return day
