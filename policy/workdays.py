"""Working days in Denmark, to which deadlines are moved."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

NOT_OFF = frozenset({(5, 1)})
"""Days of the library's list that move no deadline: 1 May is a holiday by agreement only."""

MOST_MOVED = 10
"""The most days that a deadline can be moved: Easter and Christmas move it by fewer than this."""


@cache
def _days_off(year: int) -> frozenset[date]:
    # Imported when a day is asked about: the process that reads files never asks.
    import holidays
    from holidays.constants import OPTIONAL, PUBLIC

    known = holidays.country_holidays("DK", years=year, categories=(PUBLIC, OPTIONAL))
    return frozenset(day for day in known if (day.month, day.day) not in NOT_OFF)


def is_working_day(day: date) -> bool:
    """Whether a deadline can end on a day.

    It cannot on a Saturday, a Sunday, a public holiday, 5 June, 24 and 31 December, as in
    forældelsesloven § 27, stk. 2. Store bededag is none since 2024.

    >>> is_working_day(date(2023, 5, 5)), is_working_day(date(2024, 4, 26))
    (False, True)
    """
    return day.weekday() < 5 and day not in _days_off(day.year)


def moved(day: date) -> date:
    """The day itself, or the first working day after it.

    >>> moved(date(2027, 3, 25))
    datetime.date(2027, 3, 30)
    """
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
