"""Periods as the documents print them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from policy.periods import MONTHS, Period, PeriodKind
from presentation.language.numbers import period as in_words


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), PeriodKind.YEAR),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), PeriodKind.HALF_YEAR),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), PeriodKind.HALF_YEAR),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), PeriodKind.QUARTER),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), PeriodKind.QUARTER),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), PeriodKind.QUARTER),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), PeriodKind.QUARTER),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), PeriodKind.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), PeriodKind.MONTH),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), PeriodKind.MONTH),
        ("2023/24", date(2023, 8, 1), date(2024, 7, 31), PeriodKind.SCHOOL_YEAR),
        ("1999/00", date(1999, 8, 1), date(2000, 7, 31), PeriodKind.SCHOOL_YEAR),
        ("2025-06-30", date(2025, 6, 30), date(2025, 6, 30), PeriodKind.DATE),
        ("2024-W01", date(2024, 1, 1), date(2024, 1, 7), PeriodKind.WEEK),
        ("2020-W01", date(2019, 12, 30), date(2020, 1, 5), PeriodKind.WEEK),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), PeriodKind.WEEK),
        ("2019-2021", date(2019, 1, 1), date(2021, 12, 31), PeriodKind.YEARS),
        ("2022/23-2024/25", date(2022, 8, 1), date(2025, 7, 31), PeriodKind.SCHOOL_YEARS),
        ("1999/00-2000/01", date(1999, 8, 1), date(2001, 7, 31), PeriodKind.SCHOOL_YEARS),
    ],
)
def test_a_period_has_a_first_and_last_day_and_is_written_as_it_is_read(text, first, last, kind):
    period = Period.parse(text)
    assert (period.first, period.last, period.kind) == (first, last, kind)
    assert str(period) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" 2024 ", "2024"),
        ("2024.", "2024"),
        ("2025h1", "2025-H1"),
        ("1. halvår 2025", "2025-H1"),
        ("2.halvår af 2025", "2025-H2"),
        ("2025-K3", "2025-Q3"),
        ("1. kvartal 2025", "2025-Q1"),
        ("4. kvartal af 2025", "2025-Q4"),
        ("december 2024", "2024-12"),
        ("December  2024", "2024-12"),
        ("skoleåret 2026/27", "2026/27"),
        ("Skoleåret 2026/2027", "2026/27"),
        ("30.06.2025", "2025-06-30"),
        ("30/6/2025", "2025-06-30"),
        ("30-06-2025", "2025-06-30"),
        ("13. november 2025", "2025-11-13"),
        ("den 6. marts 2025", "2025-03-06"),
        ("uge 5 2024", "2024-W05"),
        ("Uge 12, 2024", "2024-W12"),
        ("skoleårene 2022/23-2024/25", "2022/23-2024/25"),
    ],
)
def test_the_usual_danish_ways_of_writing_a_period_are_understood(text, written):
    assert str(Period.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024K4", "2024-Q4"),
        ("2024Q4", "2024-Q4"),
        ("2024H1", "2024-H1"),
        ("2025-S2", "2025-H2"),
        ("2025M08", "2025-08"),
        ("2025-M12", "2025-12"),
        ("2024U01", "2024-W01"),
        ("2024-W52", "2024-W52"),
        ("3. kvartal 2024", "2024-Q3"),
        ("2022/2023-2024/2025", "2022/23-2024/25"),
        ("2022/23 – 2024/25", "2022/23-2024/25"),
        ("2019 - 2021", "2019-2021"),
    ],
)
def test_the_ways_in_which_public_statistics_print_a_period_are_understood(text, written):
    assert str(Period.parse(text)) == written


EVERY_KIND = (
    *(Period.year(year) for year in (1999, 2024)),
    *(Period.half_year(2024, half) for half in (1, 2)),
    *(Period.quarter(2024, quarter) for quarter in range(1, 5)),
    *(Period.month(2024, month) for month in range(1, 13)),
    *(Period.week(2020, week) for week in range(1, 54)),
    *(Period.school_year(year) for year in (1999, 2024)),
    *(Period.years(first, first + more) for first in (1999, 2019) for more in (2, 4)),
    *(Period.school_years(first, first + more) for first in (1998, 2022) for more in (1, 2)),
    Period.day(date(2024, 12, 31)),
)


def test_the_kinds_above_are_all_kinds():
    assert {period.kind for period in EVERY_KIND} == set(PeriodKind)


@pytest.mark.parametrize("period", EVERY_KIND, ids=str)
def test_every_period_is_read_back_as_it_is_written_and_as_readers_see_it(period):
    assert Period.parse(str(period)) == period
    assert Period.parse(in_words(period)) == period


@pytest.mark.parametrize("period", EVERY_KIND, ids=str)
def test_the_next_period_begins_the_day_after_and_is_as_long(period):
    following = period.next()
    assert following.kind is period.kind
    assert following.first - period.last == timedelta(days=1)
    assert abs(length(following) - length(period)) <= timedelta(days=3)  # February, leap years


def length(period: Period) -> timedelta:
    return period.last - period.first


@pytest.mark.parametrize(
    ("written", "in_danish"),
    [
        ("2024U01", "uge 1, 2024"),
        ("2020W53", "uge 53, 2020"),
        ("2025M08", "august 2025"),
        ("2024K4", "4. kvartal 2024"),
        ("2019-2021", "2019-2021"),
        ("2022/23-2024/25", "skoleårene 2022/23-2024/25"),
    ],
)
def test_readers_see_the_periods_of_public_statistics_in_danish(written, in_danish):
    assert in_words(Period.parse(written)) == in_danish


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_name_is_understood(number):
    assert Period.parse(f"{MONTHS[number - 1]} 2025") == Period.month(2025, number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "24",
        "1824",
        "2024-13",
        "2024-00",
        "2024-H3",
        "2024-Q5",
        "5. kvartal 2024",
        "2024/24",
        "2023/25",
        "2025-02-29",
        "31.06.2025",
        "32. januar 2025",
        "2024-2025",
        "foråret 2025",
        "2024, 2025",
        "2021-2019",
        "2019-2019",
        "2022/23-2022/23",
        "2024/25-2022/23",
        "2022/23-2024/26",
        "2021-W53",
        "2024U00",
        "2024U1",
        "uge 54 2024",
        "2025M13",
        "2025-S3",
        "20243",
        "2020QMAT02",  # a quarter that jobindsats does not explain
    ],
)
def test_text_that_is_no_period_or_is_ambiguous_is_refused(text):
    with pytest.raises(ValueError):
        Period.parse(text)


@pytest.mark.parametrize(
    ("inner", "outer", "is_within"),
    [
        ("2024-12", "2024", True),
        ("2024", "2024", True),
        ("2024-12-31", "2024-Q4", True),
        ("2024", "2024-12", False),
        ("2023/24", "2024", False),
        ("2025-01-01", "2024", False),
        ("2023-12", "2024", False),
        ("2024-W01", "2024-01", True),
        ("2020-W01", "2020", False),
        ("2020", "2019-2021", True),
        ("2023/24", "2022/23-2024/25", True),
    ],
)
def test_a_period_is_within_a_second_one_that_has_all_its_days(inner, outer, is_within):
    assert Period.parse(inner).within(Period.parse(outer)) is is_within


def test_periods_are_ordered_by_their_last_day():
    in_order = ["2023", "2024-02", "2024-Q1", "2024-H1", "2023/24", "2024", "2025-01-01"]
    assert [str(p) for p in sorted(map(Period.parse, reversed(in_order)))] == in_order
