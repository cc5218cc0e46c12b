"""What an indicator's points say together (method, "Sådan lægges tal sammen", rules 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from metrics.measurability import met_criteria
from metrics.points import Figures, judged_as, observed, promised, target_of
from metrics.status import UNSCORED, WHOLE_CITY, IndicatorStatus, Point
from metrics.verdicts import Bands
from policy.choices import Frequency, Kind, StatusCode
from policy.periods import Period
from policy.records import Indicator, Target

WORST_FIRST = (
    StatusCode.MISSED,
    StatusCode.WRONG_DIRECTION,
    StatusCode.WORSENING,
    StatusCode.LIMITED,
    StatusCode.TOO_SLOW,
    StatusCode.NO_NEWS,
    StatusCode.NEAR,
    StatusCode.REACHED_NOT_EVERYWHERE,
    StatusCode.UNDECIDED,
    StatusCode.UNCERTAIN,
    StatusCode.UNCHANGED,
    StatusCode.TOO_EARLY,
    StatusCode.ON_TRACK,
    StatusCode.IMPROVING,
    StatusCode.NOT_DUE,
    StatusCode.REACHED,
    StatusCode.DONE,
    StatusCode.NO_DATA,
    StatusCode.TOO_FEW,
    StatusCode.NO_TARGET,
    StatusCode.CONTEXT,
)

FAILING = frozenset(
    {
        StatusCode.MISSED,
        StatusCode.NEAR,
        StatusCode.WRONG_DIRECTION,
        StatusCode.WORSENING,
        StatusCode.LIMITED,
        StatusCode.TOO_SLOW,
    }
)
"""Codes of a part that is below its target or its plan."""

SHORT_OF_TARGET = FAILING | {StatusCode.ON_TRACK, StatusCode.TOO_EARLY}
"""Codes of a part that is below its target, even if by its plan it may be."""

MONTHS_BETWEEN = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
}


def indicator_status(
    indicator: Indicator,
    figures: Figures,
    departments: Sequence[str],
    as_of: date,
    bands: Bands,
) -> IndicatorStatus:
    """All points of the indicator and its one status, by its total where it has one."""
    points = _points(indicator, figures, departments, as_of, bands)
    current = _current(points, judged_as(indicator))
    parts = tuple(point for point in current if point.department != WHOLE_CITY)
    totals = [point for point in current if point.department == WHOLE_CITY]
    total = min(totals, key=_badness, default=None)
    is_reached = total is not None and total.status is StatusCode.REACHED
    below = SHORT_OF_TARGET if is_reached else FAILING
    failing = tuple(sorted((p for p in parts if p.status in below), key=_size, reverse=True))
    if total and failing and is_reached:
        not_everywhere = _not_everywhere(total)
        points = tuple(not_everywhere if point is total else point for point in points)
        current = tuple(not_everywhere if point is total else point for point in current)
        total = not_everywhere
    period = max((point.period for point in current if point.period), default=None)
    return IndicatorStatus(
        indicator=indicator,
        status=_status(indicator, points, parts, total),
        points=points,
        period=period,
        current=current,
        total=total,
        failing=failing,
        next_missing=next_missing(indicator, points, as_of),
        met=met_criteria(indicator, figures),
        breaks=figures.breaks,
        judgements=figures.judgements,
    )


def _badness(point: Point) -> int:
    """Where its status stands among all, the worst first."""
    return WORST_FIRST.index(point.status)


def _status(
    indicator: Indicator,
    points: tuple[Point, ...],
    parts: tuple[Point, ...],
    total: Point | None,
) -> StatusCode:
    """The total's status where it has been judged, else the worst of the parts (rule 3)."""
    speaks_for_all = total and (total.status not in UNSCORED or not parts)
    own = (total,) if total and speaks_for_all else parts
    if own:
        code = min(own, key=_badness).status
        has_target = any(point.target for point in points)
        return StatusCode.NO_DATA if code is StatusCode.NO_TARGET and has_target else code
    match judged_as(indicator):
        case Kind.CONTEXT:
            return StatusCode.CONTEXT
        case Kind.DIRECTION | Kind.MILESTONE:
            return StatusCode.NO_DATA
    return StatusCode.NO_TARGET


def _points(
    indicator: Indicator,
    figures: Figures,
    departments: Sequence[str],
    as_of: date,
    bands: Bands,
) -> tuple[Point, ...]:
    """Oldest period first; in a period the departments in their own order, the whole city last."""
    points = [
        observed(indicator, figures, position, as_of, bands)
        for position in range(len(figures.observations))
    ]
    answered = {
        _promise(target)
        for observation in figures.observations
        if (target := target_of(indicator, figures, observation))
    }
    points += [
        promised(indicator, figures, target, as_of)
        for target in figures.targets
        if _promise(target) not in answered
    ]
    place = {code: number for number, code in enumerate(departments)}

    def order(point: Point) -> tuple[date, bool, int]:
        last = point.period.last if point.period else date.min
        return last, point.department == WHOLE_CITY, place.get(point.department or "", len(place))

    return tuple(sorted(points, key=order))


def _promise(target: Target) -> tuple[str, str | None, Period | None]:
    return target.department, target.series, target.deadline or target.period


def _current(points: tuple[Point, ...], kind: Kind) -> tuple[Point, ...]:
    """The points that count now.

    Of a milestone, the newest of each deadline. Else those of the newest period that has both a
    figure and a target of its own; and where none has, each line's newest figure, and the targets
    of those who have no figure.
    """
    if kind is Kind.MILESTONE:
        newest_of_step = {(point.department, point.deadline): point for point in points}
        return tuple(p for p in points if newest_of_step[p.department, p.deadline] is p)
    figures = [point for point in points if point.has_figure]
    judged = [p.period for p in figures if p.period and p.target and not p.deadline]
    if judged:
        return tuple(point for point in points if point.period == max(judged))
    newest_of_line = {(point.department, point.stated_by): point for point in figures}
    with_figures = {point.department for point in figures}
    return tuple(
        point
        for point in points
        if newest_of_line.get((point.department, point.stated_by)) is point
        or point.department not in with_figures
    )


def _size(point: Point) -> float:
    return point.value.size if point.value else 0


def _not_everywhere(total: Point) -> Point:
    code = StatusCode.REACHED_NOT_EVERYWHERE
    return replace(total, verdict=replace(total.verdict, code=code))


def next_missing(indicator: Indicator, points: Iterable[Point], as_of: date) -> bool:
    """Whether, by the indicator's frequency, the period after the newest figure's has ended."""
    months = MONTHS_BETWEEN.get(indicator.frequency) if indicator.frequency else None
    newest = max((p.period.last for p in points if p.period and p.has_figure), default=None)
    if newest is None or months is None:
        return False
    ended_months_ago = (as_of.year - newest.year) * 12 + as_of.month - newest.month
    return ended_months_ago > months
