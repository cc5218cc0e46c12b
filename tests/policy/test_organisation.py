"""When a department exists, and when its figures cannot be compared."""

from __future__ import annotations

from datetime import date

import pytest

from policy.organisation import changing, exists_in, exists_on, is_parted
from policy.periods import Period
from policy.records import Department


def department(first: str | None = None, last: str | None = None, code: str = "NYF") -> Department:
    return Department(
        code=code,
        name=code,
        valid_from=Period.parse(first) if first else None,
        valid_to=Period.parse(last) if last else None,
    )


@pytest.mark.parametrize(
    ("first", "last", "day", "exists"),
    [
        (None, None, date(1900, 1, 1), True),
        ("2026", None, date(2025, 12, 31), False),
        ("2026", None, date(2026, 1, 1), True),
        (None, "2025", date(2025, 12, 31), True),
        (None, "2025", date(2026, 1, 1), False),
        ("2024-07", "2025", date(2024, 6, 30), False),
        ("2024-07", "2025", date(2024, 7, 1), True),
    ],
)
def test_a_department_exists_from_its_first_day_to_its_last(first, last, day, exists):
    assert exists_on(department(first, last), day) is exists


@pytest.mark.parametrize(
    ("first", "last", "period", "exists"),
    [
        ("2024-07", None, "2024", True),
        ("2024-07", None, "2023", False),
        (None, "2024-06", "2024", True),
        (None, "2024-06", "2025", False),
    ],
)
def test_a_department_exists_in_a_period_if_it_does_on_one_of_its_days(first, last, period, exists):
    assert exists_in(department(first, last), Period.parse(period)) is exists


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "parted"),
    [
        (None, None, "2023", "2026", False),
        ("2026", None, "2025", "2026", True),
        ("2026", None, "2023", "2025", False),
        ("2026", None, "2026", "2027", False),
        # A figure of the whole of 2024 has half a year of the new department in it, as with a definition.
        ("2024-07", None, "2024", "2025", False),
        ("2024-07", None, "2024-H1", "2024-H2", True),
        (None, "2025", "2024", "2025", False),
        (None, "2025", "2025", "2026", True),
        # It ended in June: a figure of 2025 is of half a year, and no match for the whole of 2024.
        (None, "2025-06", "2024", "2025", True),
    ],
)
def test_figures_on_either_side_of_its_first_or_last_day_are_parted(
    first, last, start, end, parted
):
    assert is_parted(department(first, last), Period.parse(start), Period.parse(end)) is parted


def test_the_whole_city_never_begins_or_ends():
    departments = (department("2026"), department(code="SOF"), department("2026", code="KK"))
    assert set(changing(departments)) == {"NYF"}
