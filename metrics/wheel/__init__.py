"""What is owed by which day, and by whom: the year's wheel (docs/metode.md, chapter 20). Pure."""

from __future__ import annotations

from datetime import date
from itertools import chain

from metrics.status import Status
from metrics.wheel import days, figures, replies
from metrics.wheel.duty import Duty, DutyState
from metrics.wheel.lacking import Lacking, lacking

__all__ = ["Duty", "DutyState", "Lacking", "duties", "lacking", "within_a_year", "years_from"]


def duties(status: Status, first: date, last: date, today: date) -> tuple[Duty, ...]:
    """Everything owed from one day to another, the nearest first; how it stands with it today.

    It is the status that says what is there: what is not in it, is not there.
    """
    span = (first, last)
    found = chain.from_iterable(each.owed(status, span, today) for each in (figures, replies, days))
    return tuple(sorted(found, key=lambda duty: (duty.due, duty.id)))


def within_a_year(status: Status) -> tuple[Duty, ...]:
    """Everything owed since the policy began, at least for a year, and until a year from the status."""
    today = status.as_of
    year_ago = years_from(today, -1)
    start = min(status.policy.start, year_ago) if status.policy else year_ago
    return duties(status, start, years_from(today, 1), today)


def years_from(day: date, years: int) -> date:
    """The same day some years away; for 29 February the day before 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
