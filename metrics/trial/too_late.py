"""Whether a measurement comes by the deadline, and in time for those who follow the policy (R19.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import Frequency
from policy.periods import Period, PeriodKind
from policy.records import Policy

MOST_MEASUREMENTS = 1_000
MONTHS_BETWEEN = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
}


@dataclass(frozen=True, slots=True)
class NoMeasurement:
    """No measurement is planned after the baseline and by the deadline; `first` is the first planned."""

    deadline: Period
    baseline: Period | None
    first: Period | None


@dataclass(frozen=True, slots=True)
class AfterPolicy:
    """The figure of the deadline is published when the policy has ended."""

    published: date
    policy_end: date


@dataclass(frozen=True, slots=True)
class MissesMeetings:
    """No new figure for the status in the middle of the policy, or in years with a meeting with the council."""

    midway: date | None
    years: tuple[int, ...]


def checks(tried: Tried) -> Iterator[Check]:
    deadline = tried.target.deadline
    if deadline is None:
        return
    measured = tuple(_measurements(tried, deadline))
    if not measured and _is_planned(tried, deadline):
        yield Check(
            CheckCode.TOO_LATE,
            CheckSeverity.STOPS,
            NoMeasurement(deadline, tried.start_period, tried.target.first_measured),
        )
    if measured and tried.around.policy:
        yield from _warnings(tried, measured, tried.around.policy)


def _is_planned(tried: Tried, deadline: Period) -> bool:
    """Whether it is known that none comes in time; a deadline before the baseline is a contradiction."""
    start = tried.start_period
    if start and deadline.last <= start.last:
        return deadline.last == start.last
    return _first(tried) is not None


def _warnings(tried: Tried, measured: tuple[Period, ...], policy: Policy) -> Iterator[Check]:
    published = [_published(tried, each) for each in measured]
    found: list[AfterPolicy | MissesMeetings] = []
    if published[-1] > policy.end:
        found.append(AfterPolicy(published[-1], policy.end))
    if tried.indicator.indicator.frequency is not None:
        midway = _missed_midway(tried, published, policy)
        years = _missed_years(tried, published, policy)
        if midway or years:
            found.append(MissesMeetings(midway, years))
    for each in found:
        yield Check(CheckCode.TOO_LATE, CheckSeverity.WARNS, each)


def _missed_midway(tried: Tried, published: list[date], policy: Policy) -> date | None:
    """The middle of the policy, if it is to come and no figure comes before it."""
    midway = policy.start + (policy.end - policy.start) / 2
    is_in_time = any(policy.start <= day <= midway for day in published)
    return None if is_in_time or midway <= tried.around.as_of else midway


def _missed_years(tried: Tried, published: list[date], policy: Policy) -> tuple[int, ...]:
    """The years to come in which the target is followed and no figure comes; never the policy's first."""
    with_figures = {day.year for day in published}
    first = max(policy.start.year + 1, tried.around.as_of.year + 1)
    last = min(policy.end.year, published[-1].year)
    return tuple(year for year in range(first, last + 1) if year not in with_figures)


def _measurements(tried: Tried, deadline: Period) -> Iterator[Period]:
    """The periods that are measured after the baseline and by the deadline."""
    start = tried.start_period
    for period in islice(_planned(tried), MOST_MEASUREMENTS):
        if period.last > deadline.last:
            return
        if start is None or period.last > start.last:
            yield period


def _planned(tried: Tried) -> Iterator[Period]:
    """The first measurement and those that follow by the frequency."""
    period = _first(tried)
    months = MONTHS_BETWEEN.get(tried.indicator.indicator.frequency or Frequency.ONCE)
    while period:
        yield period
        period = _later(period, months) if months else None


def _first(tried: Tried) -> Period | None:
    """The first measurement: the planned one, else the one after today's level, if there are more."""
    if tried.target.first_measured:
        return tried.target.first_measured
    start = tried.start_period or (tried.figures[-1].period if tried.figures else None)
    months = MONTHS_BETWEEN.get(tried.indicator.indicator.frequency or Frequency.ONCE)
    return _later(start, months) if start and months and tried.figures else None


def _later(period: Period, months: int) -> Period:
    """The period of the same kind so many months later."""
    if period.kind is PeriodKind.DATE:
        return Period.day(_months_after(period.last, months))
    end = _months_after(period.last, months)
    while period.last < end:
        period = period.next()
    return period


def _months_after(day: date, months: int) -> date:
    """The day so many months later, or the last one of that month; month ends lead to month ends."""
    first = date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    is_month_end = (day + timedelta(days=1)).day == 1
    return last if is_month_end else last.replace(day=min(day.day, last.day))


def _published(tried: Tried, period: Period) -> date:
    """When a period's figure is out: at its end where it is not known how long it takes."""
    candidate = tried.candidate
    months = tried.target.months_to_publication
    if months is None and candidate:
        months = candidate.months_to_publication
    if months is not None:
        return _months_after(period.last, months)
    indicator, department = tried.indicator.indicator, tried.target.department
    deadline = tried.around.deadlines.of(indicator, department, period)
    return deadline.due if deadline else period.last
