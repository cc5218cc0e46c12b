"""When the departments exist: the organisation has dates, and the whole city has none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from policy.periods import Period
from policy.records import Department
from policy.whole_city import WHOLE_CITY


def exists_on(department: Department, day: date) -> bool:
    """Whether a department has begun and not ended on a day."""
    return has_begun(department, day) and not has_ended(department, day)


def has_begun(department: Department, day: date) -> bool:
    return department.valid_from is None or department.valid_from.first <= day


def has_ended(department: Department, day: date) -> bool:
    return department.valid_to is not None and department.valid_to.last < day


def exists_in(department: Department, period: Period) -> bool:
    """Whether a department exists on any day of a period."""
    return has_begun(department, period.last) and not has_ended(department, period.first)


def changing(departments: Iterable[Department]) -> Mapping[str, Department]:
    """The departments that begin or end, by code; never the whole city, whose figures go on."""
    return {
        each.code: each
        for each in departments
        if each.code != WHOLE_CITY and (each.valid_from or each.valid_to)
    }


def is_parted(department: Department, start: Period, end: Period) -> bool:
    """Whether a department begins or ends between two periods, so that they cannot be compared.

    As for a new definition, it does if the earlier period is over before the first day of what is new,
    and that day is not after the later period.
    """
    begins, ends = department.valid_from, department.valid_to
    return (begins is not None and start.last < begins.first <= end.last) or (
        ends is not None and start.last <= ends.last < end.last
    )
