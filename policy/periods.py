"""Periods as the documents print them, each with a known first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

FIRST_MONTH_OF_SCHOOL_YEAR = 8
FEWEST_YEARS = 3
"""Two years with a hyphen between them can be a school year, and so are not read as several years."""


class NoSuchDateError(ValueError):
    """A date is in a valid form, but does not exist in the calendar."""


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    SCHOOL_YEAR = "school_year"
    DATE = "date"
    YEARS = "years"
    SCHOOL_YEARS = "school_years"


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A year, half-year, quarter, month, week, school year, date, or several years; ordered by its last day.

    >>> Period.parse("2025-Q1").last
    datetime.date(2025, 3, 31)
    >>> str(Period.parse("1. kvartal 2025"))
    '2025-Q1'
    >>> Period.parse("2024-12").within(Period.parse("2024"))
    True
    """

    last: date
    first: date
    kind: PeriodKind

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that `text` means; `ValueError` if it is no period or could be several.

        The error is a `NoSuchDateError` for a day such as 31 February.

        Takes the written forms of the workbooks (`2024`, `2025-H1`, `2025-Q1`, `2024-12`,
        `2023/24`, `2025-06-30`) and the usual Danish ones (`december 2024`, `1. kvartal 2025`,
        `skoleåret 2026/27`, `30.06.2025`, `13. november 2025`, `uge 5 2024`), those of public statistics
        (`2025M08`, `2024U01`, `2024K4`, `2025-S2`), and several years (`2019-2021`, `2022/23-2024/25`).
        `2024-2025` could be a school year and is refused.
        """
        clean = " ".join(text.split()).casefold().rstrip(".")
        for pattern, build in _FORMS:
            if match := pattern.fullmatch(clean):
                return build(match)
        raise ValueError(text)

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 12, 31), date(year, 1, 1), PeriodKind.YEAR)

    @classmethod
    def half_year(cls, year: int, half: int) -> Period:
        first_month = 6 * half - 5
        return _months(year, first_month, first_month + 5, PeriodKind.HALF_YEAR)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        first_month = 3 * quarter - 2
        return _months(year, first_month, first_month + 2, PeriodKind.QUARTER)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return _months(year, month, month, PeriodKind.MONTH)

    @classmethod
    def week(cls, year: int, week: int) -> Period:
        """The week from Monday to Sunday, as ISO 8601 numbers it; `ValueError` if the year has no such week."""
        first = date.fromisocalendar(year, week, 1)
        return cls(first + timedelta(days=6), first, PeriodKind.WEEK)

    @classmethod
    def school_year(cls, year: int) -> Period:
        first = date(year, FIRST_MONTH_OF_SCHOOL_YEAR, 1)
        last = date(year + 1, FIRST_MONTH_OF_SCHOOL_YEAR, 1) - timedelta(days=1)
        return cls(last, first, PeriodKind.SCHOOL_YEAR)

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """Several years counted as one, such as an average over them."""
        return cls(date(last, 12, 31), date(first, 1, 1), PeriodKind.YEARS)

    @classmethod
    def school_years(cls, first: int, last: int) -> Period:
        """Several school years counted as one; each is named by the year that it begins in."""
        days = cls.school_year(first), cls.school_year(last)
        return cls(days[1].last, days[0].first, PeriodKind.SCHOOL_YEARS)

    @classmethod
    def day(cls, day: date) -> Period:
        return cls(day, day, PeriodKind.DATE)

    @classmethod
    def containing(cls, kind: PeriodKind, day: date) -> Period:
        """The period of a kind that a day is in; `ValueError` for several years, which begin in any.

        >>> str(Period.containing(PeriodKind.SCHOOL_YEAR, date(2026, 7, 31)))
        '2025/26'
        """
        match kind:
            case PeriodKind.YEAR:
                return cls.year(day.year)
            case PeriodKind.HALF_YEAR:
                return cls.half_year(day.year, (day.month + 5) // 6)
            case PeriodKind.QUARTER:
                return cls.quarter(day.year, (day.month + 2) // 3)
            case PeriodKind.MONTH:
                return cls.month(day.year, day.month)
            case PeriodKind.WEEK:
                return cls.week(*day.isocalendar()[:2])
            case PeriodKind.SCHOOL_YEAR:
                year = cls.school_year(day.year)
                return year if year.first <= day else cls.school_year(day.year - 1)
            case PeriodKind.DATE:
                return cls.day(day)
        raise ValueError(kind)

    def next(self) -> Period:
        """The period of the same kind and length that begins the day after this one.

        >>> str(Period.parse("2025-Q4").next()), str(Period.parse("2024-12").next())
        ('2026-Q1', '2025-01')
        """
        first = self.last + timedelta(days=1)
        match self.kind:
            case PeriodKind.YEARS:
                return Period.years(first.year, first.year + self.last.year - self.first.year)
            case PeriodKind.SCHOOL_YEARS:
                more = self.last.year - self.first.year - 1
                return Period.school_years(first.year, first.year + more)
        return Period.containing(self.kind, first)

    def within(self, other: Period) -> bool:
        """Whether every day of this period is a day of `other`."""
        return other.first <= self.first and self.last <= other.last

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.first.year}"
            case PeriodKind.HALF_YEAR:
                return f"{self.first.year}-H{self.last.month // 6}"
            case PeriodKind.QUARTER:
                return f"{self.first.year}-Q{self.last.month // 3}"
            case PeriodKind.MONTH:
                return f"{self.first:%Y-%m}"
            case PeriodKind.WEEK:
                year, week, _ = self.first.isocalendar()
                return f"{year}-W{week:02}"
            case PeriodKind.SCHOOL_YEAR:
                return f"{self.first.year}/{self.last:%y}"
            case PeriodKind.DATE:
                return self.first.isoformat()
            case PeriodKind.YEARS:
                return f"{self.first.year}-{self.last.year}"
            case PeriodKind.SCHOOL_YEARS:
                ends = Period.school_year(self.first.year), Period.school_year(self.last.year - 1)
                return f"{ends[0]}-{ends[1]}"


def _months(year: int, first_month: int, last_month: int, kind: PeriodKind) -> Period:
    last_day = monthrange(year, last_month)[1]
    return Period(date(year, last_month, last_day), date(year, first_month, 1), kind)


def _day(year: int, month: int, day: int) -> Period:
    try:
        return Period.day(date(year, month, day))
    except ValueError:
        raise NoSuchDateError(f"{year}-{month}-{day}") from None


def _school_year(match: re.Match[str]) -> Period:
    year, end = int(match[1]), match[2]
    if int(end) % 100 != (year + 1) % 100:
        raise ValueError(match[0])
    return Period.school_year(year)


def _years(match: re.Match[str]) -> Period:
    first, last = int(match[1]), int(match[2])
    if last - first < FEWEST_YEARS - 1:
        raise ValueError(match[0])
    return Period.years(first, last)


def _school_years(match: re.Match[str]) -> Period:
    first, last = Period.parse(match[1]), Period.parse(match[2])
    if last <= first:
        raise ValueError(match[0])
    return Period.school_years(first.first.year, last.first.year)


_MONTH_NAME = "|".join(MONTHS)
_YEAR = "((?:19|20)[0-9]{2})"
_SCHOOL_YEAR = "(?:19|20)[0-9]{2}/(?:20)?[0-9]{2}"
_FORMS = (
    (re.compile(_YEAR), lambda m: Period.year(int(m[1]))),
    (re.compile(f"{_YEAR}-?[hs]([12])"), lambda m: Period.half_year(int(m[1]), int(m[2]))),
    (
        re.compile(rf"([12])\. ?halvår(?: af)? {_YEAR}"),
        lambda m: Period.half_year(int(m[2]), int(m[1])),
    ),
    (re.compile(f"{_YEAR}-?[qk]([1-4])"), lambda m: Period.quarter(int(m[1]), int(m[2]))),
    (
        re.compile(rf"([1-4])\. ?kvartal(?: af)? {_YEAR}"),
        lambda m: Period.quarter(int(m[2]), int(m[1])),
    ),
    (re.compile(f"{_YEAR}(?:-|-?m)(0[1-9]|1[0-2])"), lambda m: Period.month(int(m[1]), int(m[2]))),
    (
        re.compile(rf"({_MONTH_NAME}) {_YEAR}"),
        lambda m: Period.month(int(m[2]), 1 + MONTHS.index(m[1])),
    ),
    (re.compile(f"{_YEAR}-?[uw]([0-9]{{2}})"), lambda m: Period.week(int(m[1]), int(m[2]))),
    (re.compile(f"uge ([0-9]{{1,2}}),? {_YEAR}"), lambda m: Period.week(int(m[2]), int(m[1]))),
    (re.compile(f"{_YEAR} ?[-–] ?{_YEAR}"), _years),
    (re.compile(f"(?:skoleårene )?({_SCHOOL_YEAR}) ?[-–] ?({_SCHOOL_YEAR})"), _school_years),
    (re.compile(rf"(?:skoleåret )?{_YEAR}/((?:20)?[0-9]{{2}})"), _school_year),
    (
        re.compile(f"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})"),
        lambda m: _day(int(m[1]), int(m[2]), int(m[3])),
    ),
    (
        re.compile(rf"([0-9]{{1,2}})[./-]([0-9]{{1,2}})[./-]{_YEAR}"),
        lambda m: _day(int(m[3]), int(m[2]), int(m[1])),
    ),
    (
        re.compile(rf"(?:den )?([0-9]{{1,2}})\. ?({_MONTH_NAME}) {_YEAR}"),
        lambda m: _day(int(m[3]), 1 + MONTHS.index(m[2]), int(m[1])),
    ),
)
