"""Names of departments."""

from __future__ import annotations

from collections.abc import Container, Iterable

from metrics.status import Status
from policy.organisation import exists_on
from policy.whole_city import WHOLE_CITY


def department_name(status: Status, code: str | None) -> str:
    """The full name of a department, or the code where it is unknown."""
    department = status.department(code)
    return department.name if department else code or "Hele landet"


def is_everyone(status: Status, codes: Iterable[str]) -> bool:
    """Whether the codes are all departments of the city, on the policy's first day or now."""
    named = set(codes)
    days = (status.policy.start, status.as_of) if status.policy else (status.as_of,)
    return bool(named) and any(
        named == {d.code for d in status.departments if d.code != WHOLE_CITY and exists_on(d, day)}
        for day in days
    )


def who_can_answer(status: Status, answered: Container[str]) -> dict[str, str]:
    """By code, the names of those that exist, and of those that have answered already."""
    return {
        each.code: each.name
        for each in status.departments
        if exists_on(each, status.as_of) or each.code in answered
    }
