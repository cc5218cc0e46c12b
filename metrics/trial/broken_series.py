"""What changes between today's level and the deadline, so that the two cannot be compared (R19.10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.periods import Period


@dataclass(frozen=True, slots=True)
class NewDefinition:
    """The definition changes from a period on."""

    period: Period
    description: str


@dataclass(frozen=True, slots=True)
class NewDepartment:
    """The department begins after today's level, in `period`."""

    department: str
    period: Period


@dataclass(frozen=True, slots=True)
class EndedDepartment:
    """The department ends before the deadline, with `period`."""

    department: str
    period: Period


def checks(tried: Tried) -> Iterator[Check]:
    for found in (*_definitions(tried), *_organisation(tried)):
        yield Check(CheckCode.BROKEN_SERIES, CheckSeverity.WARNS, found)


def _definitions(tried: Tried) -> Iterator[NewDefinition]:
    for each in tried.indicator.breaks:
        if _is_between(tried, each.period):
            yield NewDefinition(each.period, each.description)


def _organisation(tried: Tried) -> Iterator[NewDepartment | EndedDepartment]:
    """The city's own series does not break when departments do."""
    if tried.is_whole_city:
        return
    for each in tried.around.departments:
        if each.code != tried.target.department:
            continue
        if each.valid_from and _is_between(tried, each.valid_from):
            yield NewDepartment(each.code, each.valid_from)
        if each.valid_to and _ends_before_deadline(tried, each.valid_to):
            yield EndedDepartment(each.code, each.valid_to)


def _is_between(tried: Tried, begins: Period) -> bool:
    """Whether something begins after today's level and no later than the deadline, or today."""
    start, deadline = tried.start_period, tried.target.deadline
    end = max(tried.around.as_of, deadline.last) if deadline else tried.around.as_of
    return start is not None and start.last < begins.first <= end


def _ends_before_deadline(tried: Tried, ends: Period) -> bool:
    deadline = tried.target.deadline
    return deadline is not None and ends.last < deadline.last
