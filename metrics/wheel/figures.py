"""The figures that are owed: each period of an indicator, from each department expected (R20.4, R20.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from metrics.deadlines import KIND_OF, Deadline
from metrics.reporting import Roster, roster
from metrics.status import IndicatorStatus, Reporting, Status
from metrics.wheel.duty import Duty, DutyState, identity
from policy.choices import Owed
from policy.judging import judged_as
from policy.organisation import exists_in, has_ended
from policy.periods import Period
from policy.workdays import MOST_MOVED


def owed(status: Status, span: tuple[date, date], today: date) -> Iterator[Duty]:
    for each in status.indicators:
        if is_regular(each) and status.deadlines.shortest(each.indicator) is not None:
            yield from _of_indicator(status, each, span, today)


def is_regular(each: IndicatorStatus) -> bool:
    """Whether figures of the indicator come again and again, as those of no milestone do."""
    return each.indicator.frequency in KIND_OF and not judged_as(each.indicator).rule.has_steps


def roster_of(status: Status, each: IndicatorStatus) -> Roster:
    """Who is expected to report an indicator of a status."""
    return roster(each.indicator, each.figures, status.departments, status.as_of, status.deadlines)


def _of_indicator(
    status: Status, each: IndicatorStatus, span: tuple[date, date], today: date
) -> Iterator[Duty]:
    found = roster_of(status, each)
    start = first_period(status, each, found)
    longest = status.deadlines.longest(each.indicator) or 0
    earliest = span[0] - timedelta(days=longest + MOST_MOVED)
    period = Period.containing(start.kind, max(earliest, start.first)) if start else None
    shortest = status.deadlines.shortest(each.indicator) or 0
    while period and period.last + timedelta(days=shortest) <= span[1]:
        yield from _of_period(status, each, found, period, span, today)
        period = period.next()


def first_period(status: Status, each: IndicatorStatus, found: Roster) -> Period | None:
    """The first period that is owed (R20.4): the first reported, else the first with a target.

    Without figures and targets, the first that begins with the policy or later. None where the figures
    there are, are of other periods than those of the frequency.
    """
    kinds = KIND_OF[each.indicator.frequency]
    if found.known.by_period:
        newest = found.newest(kinds)
        same = [p for p in found.known.by_period if newest and p.kind is newest.kind]
        return min(same, default=None)
    promised = [t.period for t in each.figures.targets if t.period and t.period.kind in kinds]
    if promised or not status.policy:
        return min(promised, default=None)
    period = Period.containing(kinds[0], status.policy.start)
    return period if period.first >= status.policy.start else period.next()


def _of_period(
    status: Status,
    each: IndicatorStatus,
    found: Roster,
    period: Period,
    span: tuple[date, date],
    today: date,
) -> Iterator[Duty]:
    reporting = found.reporting(period)
    for code in (*reporting.expected, *_ended(status, found, reporting, period)):
        deadline = status.deadlines.of(each.indicator, code, period)
        if deadline and span[0] <= deadline.due <= span[1]:
            yield Duty(
                id=identity(Owed.FIGURES, each.indicator.id, code, period),
                owed=Owed.FIGURES,
                subject=each.indicator.id,
                owner=code,
                due=deadline.due,
                unmoved=deadline.unmoved,
                state=_state(reporting, code, deadline, today),
                period=period,
                rule=deadline.rule,
            )


def _ended(status: Status, found: Roster, reporting: Reporting, period: Period) -> list[str]:
    """The departments that were expected, and that end in the period before its last day."""
    before = found.last_whole(period)
    asked = {*found.known.indicator.reported_by, *(before.expected if before else ())}
    return [
        each.code
        for each in status.departments
        if each.code in asked.difference(reporting.expected)
        and exists_in(each, period)
        and has_ended(each, period.last)
    ]


def _state(reporting: Reporting, code: str, deadline: Deadline, today: date) -> DutyState:
    if code in reporting.received:
        return DutyState.DONE
    if code not in reporting.expected:
        return DutyState.ENDED
    if reporting.closing:
        return DutyState.CLOSED
    return DutyState.COMING if today <= deadline.due else DutyState.MISSING
