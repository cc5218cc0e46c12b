"""Computes an indicator's status from its points (docs/metode.md, R6.9 to R6.11 and chapter 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from metrics.deadlines import KIND_OF, NO_DEADLINES, Deadlines
from metrics.held_up_to import Figures, targets_of
from metrics.measurability import met_criteria
from metrics.milestones import days, newest_of_steps, steps_answered
from metrics.points import observed, promised
from metrics.reconciliation import reconciliations
from metrics.reporting import by_period_alone, reportings, roster
from metrics.status import IndicatorStatus, Point, Reporting
from metrics.totals import Total, added_up
from policy.bands import Bands
from policy.choices import Direction, Frequency
from policy.judging import is_judged, is_on_course, judged_as
from policy.organisation import has_ended
from policy.periods import Period
from policy.records import Closing, Department, Indicator, Target
from policy.statuses import FAILING, SHORT_OF_TARGET, UNSCORED, StatusCode
from policy.whole_city import WHOLE_CITY

MONTHS_BETWEEN = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
}


def indicator_status(
    indicator: Indicator,
    figures: Figures,
    departments: Sequence[Department],
    as_of: date,
    bands: Bands,
    deadlines: Deadlines = NO_DEADLINES,
) -> IndicatorStatus:
    """All points of the indicator and its single status, from its total if it has one."""
    reported = reportings(roster(indicator, figures, departments, as_of, deadlines))
    totals = added_up(indicator, figures, reported, as_of, bands)
    reported = tuple(
        replace(r, settled=True) if r.period in totals and totals[r.period].settled else r
        for r in reported
    )
    points = _points(indicator, figures, departments, totals, as_of, bands)
    current = _current(indicator, figures, points, reported)
    coming = _coming(figures, points, current, reported)
    parts = tuple(point for point in current if point.department != WHOLE_CITY)
    whole = [point for point in current if point.department == WHOLE_CITY]
    total = min(reversed(whole), key=lambda point: point.status.rank, default=None)
    is_reached = total is not None and total.status is StatusCode.REACHED
    below = SHORT_OF_TARGET if is_reached else FAILING
    stands_alone = total is None or not total.has_figure
    beside = (p for p in parts if stands_alone or (total and p.period == total.period))
    place = {department.code: number for number, department in enumerate(departments)}
    failing = tuple(
        sorted(
            (p for p in beside if p.possible <= below | _also_below(indicator, p)),
            key=lambda p: (-_size(p), place.get(p.department or "", len(place))),
        )
    )
    if total and failing and is_reached:
        not_everywhere = _not_everywhere(total)
        points = tuple(not_everywhere if point is total else point for point in points)
        current = tuple(not_everywhere if point is total else point for point in current)
        total = not_everywhere
    period = _newest_period(current)
    return IndicatorStatus(
        indicator=indicator,
        status=_status(indicator, points, parts, total),
        points=points,
        period=period,
        current=current,
        coming=coming,
        reportings=tuple(r for r in reported if period is None or _reaches(r, period)),
        total=total,
        failing=failing,
        next_missing_from=_next_missing_from(
            indicator, figures, points, reported, as_of, deadlines
        ),
        met=met_criteria(indicator, figures),
        breaks=figures.breaks,
        judgements=figures.judgements,
        closings=figures.closings,
        reconciliations=reconciliations(
            indicator, points, figures.observations, figures.targets, reported, departments
        ),
        figures=figures,
    )


def _also_below(indicator: Indicator, point: Point) -> frozenset[StatusCode]:
    """Further codes below plan: an unchanged path, or survey with a deadline, is (R3.15, R4.1)."""
    on_course = is_on_course(indicator, point.deadline)
    return frozenset({StatusCode.UNCHANGED}) if on_course else frozenset()


def _newest_period(current: Sequence[Point]) -> Period | None:
    """The newest period with a figure; without figures, the newest with a target."""
    with_figures = [point for point in current if point.has_figure]
    return max((p.period for p in with_figures or current if p.period), default=None)


def _reaches(reporting: Reporting, period: Period) -> bool:
    return reporting.period is not None and reporting.period >= period


def _status(
    indicator: Indicator,
    points: tuple[Point, ...],
    parts: tuple[Point, ...],
    total: Point | None,
) -> StatusCode:
    """The total's status if it has been judged, else the worst of the parts (R8.2)."""
    speaks_for_all = total and (total.status not in UNSCORED or not parts)
    own = (total,) if total and speaks_for_all else parts
    if own:
        code = min((point.status for point in own), key=lambda code: code.rank)
        has_target = any(point.target for point in points)
        return StatusCode.NO_DATA if code is StatusCode.NO_TARGET and has_target else code
    code = judged_as(indicator).rule.without_figures
    return StatusCode.NO_DATA if code is StatusCode.NO_TARGET and points else code


def _points(
    indicator: Indicator,
    figures: Figures,
    departments: Sequence[Department],
    totals: Mapping[Period, Total],
    as_of: date,
    bands: Bands,
) -> tuple[Point, ...]:
    """Oldest period first; within a period in the order of departments, the whole city last."""
    held_up_to = [targets_of(indicator, figures, each) for each in figures.observations]
    points = [
        observed(indicator, figures, position, targets, as_of, bands)
        for position, targets in enumerate(held_up_to)
    ]
    answered = {_promise(target) for targets in held_up_to for target in targets}
    answered |= {_promise(target) for total in totals.values() for target in total.targets}
    points += [
        promised(indicator, figures, target, as_of)
        for target in figures.targets
        if _promise(target) not in answered
    ]
    points += [total.point for total in totals.values()]
    place = {department.code: number for number, department in enumerate(departments)}

    def order(point: Point) -> tuple[object, ...]:
        code, is_whole = point.department or "", point.department == WHOLE_CITY
        who = (is_whole, place.get(code, len(place)), code)
        rest = (point.series or "", point.stated_by or "", str(point.deadline or ""))
        return *days(point.period), *who, *rest

    in_order = sorted(points, key=order)
    if judged_as(indicator).rule.has_steps:
        return steps_answered(in_order, indicator.direction or Direction.HIGHER)
    return tuple(in_order)


def _promise(target: Target) -> tuple[str, str | None, Period | None, Period | None]:
    return target.department, target.series, target.period, target.deadline


def _current(
    indicator: Indicator,
    figures: Figures,
    points: tuple[Point, ...],
    reported: Sequence[Reporting],
) -> tuple[Point, ...]:
    """The points that count now.

    For a milestone, the newest per deadline; else those of the newest period that counts, with
    preference for periods that have both a figure and a target.
    """
    if judged_as(indicator).rule.has_steps:
        return newest_of_steps(points)
    judged = _judged_periods(points)
    if not (reported and is_judged(indicator)):
        return _of_period(points, max(judged)) if judged else _newest_of_lines(figures, points)
    counting = [r.period for r in reported if r.counts and r.period]
    if newest := max(judged.intersection(counting) or counting, default=None):
        return _of_period(points, newest) if newest in judged else _until(figures, points, newest)
    everybody_has_one = {p.department for p in points if p.has_figure} >= set(reported[-1].expected)
    if everybody_has_one and not by_period_alone(indicator, figures):
        return _newest_of_lines(figures, points)
    return ()


def _judged_periods(points: Iterable[Point]) -> set[Period]:
    """The periods with both a figure and a target for the same period."""
    return {p.period for p in points if p.has_figure and p.period and p.target and not p.deadline}


def _of_period(points: Iterable[Point], period: Period) -> tuple[Point, ...]:
    return tuple(point for point in points if point.period == period)


def _until(figures: Figures, points: Sequence[Point], period: Period) -> tuple[Point, ...]:
    """The figures of a period, and the targets of departments without any figure that are still there."""
    with_figures = {point.department for point in points if point.has_figure}
    return tuple(
        point
        for point in points
        if (point.has_figure and point.period in (period, None))
        or (point.department not in with_figures and not _has_ended(figures, point, period))
    )


def _newest_of_lines(figures: Figures, points: Sequence[Point]) -> tuple[Point, ...]:
    """The newest figure per department and source, and the targets of departments without any.

    A department that has ended by the newest period is not among them: its last figure is history.
    """
    measured = [point for point in points if point.has_figure]
    newest_of_line = {(point.department, point.stated_by): point for point in measured}
    with_figures = {point.department for point in measured}
    newest = max((point.period for point in measured if point.period), default=None)
    return tuple(
        point
        for point in points
        if (
            newest_of_line.get((point.department, point.stated_by)) is point
            or point.department not in with_figures
        )
        and not (newest and _has_ended(figures, point, newest))
    )


def _has_ended(figures: Figures, point: Point, period: Period) -> bool:
    """Whether the department of a point of another period has ended by the end of this one."""
    department = figures.changing.get(point.department or "")
    return bool(department and point.period != period and has_ended(department, period.last))


def _coming(
    figures: Figures,
    points: Sequence[Point],
    current: Sequence[Point],
    reported: Sequence[Reporting],
) -> tuple[Point, ...]:
    """The points of periods after the one that counts; if no period counts, the newest points."""
    if not reported:
        return ()
    if not current:
        return _newest_of_lines(figures, points)
    newest = max((p.period for p in current if p.period and p.has_figure), default=None)
    later = {r.period for r in reported if r.period and newest and r.period > newest}
    return tuple(p for p in points if p.period in later and p not in current)


def _size(point: Point) -> float:
    return point.value.size if point.value else 0


def _not_everywhere(total: Point) -> Point:
    code = StatusCode.REACHED_NOT_EVERYWHERE
    return replace(total, verdict=replace(total.verdict, code=code))


def _next_missing_from(
    indicator: Indicator,
    figures: Figures,
    points: Sequence[Point],
    reported: Sequence[Reporting],
    as_of: date,
    deadlines: Deadlines,
) -> tuple[str | None, ...]:
    """The departments that should have sent a newer figure (R8.5).

    Only those expected to report the newest period; if none are, all that have a figure. Nobody awaits
    a figure from a department that has ended by then.
    """
    own: dict[str | None, list[Point]] = {}
    for point in points:
        if not point.added_up:
            own.setdefault(point.department, []).append(point)
    expected = reported[-1].expected if reported else ()
    return tuple(
        code
        for code in expected or own
        if next_missing(indicator, own.get(code, ()), as_of, deadlines, figures.closings)
        and _can_report_next(indicator, figures.changing.get(code or ""), own.get(code, ()))
    )


def _can_report_next(
    indicator: Indicator, department: Department | None, points: Iterable[Point]
) -> bool:
    """Whether a department is still there in the last month of the period after its newest figure's."""
    newest = _newest_day(points)
    if department is None or newest is None or indicator.frequency is None:
        return True
    months = newest.year * 12 + newest.month - 1 + MONTHS_BETWEEN.get(indicator.frequency, 0)
    return not has_ended(department, Period.month(months // 12, months % 12 + 1).last)


def _newest_day(points: Iterable[Point]) -> date | None:
    """The last day of the newest period with a figure."""
    newest = _newest_figure(points)
    return newest.period.last if newest and newest.period else None


def _newest_figure(points: Iterable[Point]) -> Point | None:
    """The one of the newest period."""
    dated = ((p.period, p) for p in points if p.period and p.has_figure)
    return max(dated, key=lambda pair: pair[0], default=(None, None))[1]


def next_missing(
    indicator: Indicator,
    points: Iterable[Point],
    as_of: date,
    deadlines: Deadlines = NO_DEADLINES,
    closings: Iterable[Closing] = (),
) -> bool:
    """Whether the figure after the newest of one department should be here (R8.5).

    By the deadline for the next period; where there is none, once that period has ended. A closed
    period counts as if its figure were there.
    """
    months = MONTHS_BETWEEN.get(indicator.frequency) if indicator.frequency else None
    newest = _newest_figure(points)
    if newest is None or newest.period is None or months is None:
        return False
    settled, closed = newest.period, {closing.period for closing in closings}
    while settled.next() in closed:
        settled = settled.next()
    if settled.kind in KIND_OF[indicator.frequency]:
        deadline = deadlines.of(indicator, newest.department, settled.next())
        if deadline:
            return deadline.due < as_of
    last = settled.last
    ended_months_ago = (as_of.year - last.year) * 12 + as_of.month - last.month
    return ended_months_ago > months
