"""The data of a timeline, for every way of drawing it: when things begin, end and are expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from policy.periods import Period
from policy.statuses import Shape


class Sign(StrEnum):
    """What is drawn of a row, besides its marks."""

    PERIOD = "period"
    OPEN = "open"
    TODAY = "today"


Key: TypeAlias = tuple[tuple[Sign | Shape, str], ...]
"""What each sign and mark means, in the order in which it is explained."""


@dataclass(frozen=True, slots=True)
class SpanMark:
    """A mark over the middle of a period; a period longer than a day is a thin line through it."""

    when: Period
    shape: Shape


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One thing and its printed dates; None is a date that no source prints, and is never inferred.

    `words` say beside it what the drawing cannot. `open_end`: it has begun and goes on, and no source
    says until when.
    """

    name: str
    words: str = ""
    start: Period | None = None
    end: Period | None = None
    open_end: bool = False
    marks: tuple[SpanMark, ...] = ()

    @property
    def printed(self) -> tuple[date, date] | None:
        """The first and last day of its printed time; only that of the end if no start is known."""
        first = self.start or self.end
        return (first.first, (self.end or first).last) if first else None

    @property
    def open_start(self) -> bool:
        return self.start is None and self.end is not None

    @property
    def periods(self) -> tuple[Period, ...]:
        """Everything that is drawn of it."""
        own = tuple(period for period in (self.start, self.end) if period)
        return (*own, *(mark.when for mark in self.marks))


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """Rows under a name, which is empty where there is one group alone."""

    name: str
    rows: tuple[SpanRow, ...]


@dataclass(frozen=True, slots=True)
class SpanChart:
    """Groups of rows over the same years. `today` is the date that the status is seen from.

    `within` are days that the years have to cover, such as the first and last of the policy.
    """

    title: str
    groups: tuple[SpanGroup, ...]
    today: date
    key: Key = ()
    within: tuple[date, ...] = ()

    @property
    def rows(self) -> tuple[SpanRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def years(self) -> range:
        """Every year that something is drawn in."""
        found = [day.year for day in (self.today, *self.within)]
        found += [
            day.year for row in self.rows for each in row.periods for day in (each.first, each.last)
        ]
        return range(min(found), max(found) + 1)

    @property
    def explained(self) -> Key:
        """The part of the key that the drawing has something of."""
        drawn = set(self._drawn())
        return tuple((sign, words) for sign, words in self.key if sign in drawn)

    def _drawn(self) -> Iterator[Sign | Shape]:
        yield Sign.TODAY
        for row in self.rows:
            if row.printed:
                yield Sign.PERIOD
            if row.open_end or row.open_start:
                yield Sign.OPEN
            yield from (mark.shape for mark in row.marks)


def place(day: date) -> float:
    """A day as a number of years.

    >>> place(date(2025, 1, 1)), place(date(2025, 7, 2))
    (2025.0, 2025.4986301369863)
    """
    first = date(day.year, 1, 1)
    return day.year + (day - first).days / (date(day.year + 1, 1, 1) - first).days


def after(day: date) -> float:
    """The place where a day ends."""
    return place(day + timedelta(days=1))
