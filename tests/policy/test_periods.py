"""Periods as the documents print them."""

from __future__ import annotations

from datetime import date

import pytest

from policy.periods import MONTHS, Period, PeriodKind


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
    ],
)
def test_the_usual_danish_ways_of_writing_a_period_are_understood(text, written):
    assert str(Period.parse(text)) == written


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
    ],
)
def test_a_period_is_within_a_second_one_that_has_all_its_days(inner, outer, is_within):
    assert Period.parse(inner).within(Period.parse(outer)) is is_within


def test_periods_are_ordered_by_their_last_day():
    in_order = ["2023", "2024-02", "2024-Q1", "2024-H1", "2023/24", "2024", "2025-01-01"]
    assert [str(p) for p in sorted(map(Period.parse, reversed(in_order)))] == in_order
