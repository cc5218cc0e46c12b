"""Why a number of a figure is missing, and the figures that are expected and not there."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.held_up_to import baselines_of, targets_of
from metrics.status import IndicatorStatus, Point, Reporting
from metrics.verdicts import Verdict
from policy.absences import Absence
from policy.choices import Qualifier
from policy.judging import due_of, is_judged, judged_as
from policy.kinds import Course
from policy.quantities import Quantity
from policy.records import Indicator, Observation
from policy.statuses import StatusCode


def expected(indicator: IndicatorStatus) -> Iterator[Point]:
    """A point for each figure that is expected for a period (R6) and of which nothing is known, not even a target."""
    known = {(point.department, point.period) for point in indicator.points}
    for reporting in indicator.reportings:
        for code in reporting.missing:
            if (code, reporting.period) not in known:
                yield _expected(indicator, code, reporting)


def of_value(point: Point, reportings: tuple[Reporting, ...]) -> Absence | None:
    """Why a figure has no single value; None where it has one."""
    if point.value:
        return _of_quantity(point.value)
    if point.printed_attainment:
        return Absence.ONLY_ATTAINMENT
    for reporting in reportings:
        if reporting.period == point.period and point.department in reporting.missing:
            return Absence.CLOSED if reporting.closing else Absence.NOT_REPORTED
    return Absence.NO_FIGURE


def of_target(point: Point, indicator: Indicator) -> Absence | None:
    """Why a figure has no single target; None where it has one."""
    if point.rivals:
        return Absence.SEVERAL_TARGETS
    if point.target:
        return _of_quantity(point.target)
    if not is_judged(indicator):
        return Absence.NOT_RELEVANT
    is_promised = point.deadline or (point.stated_by and not point.has_figure)
    return Absence.NOT_IN_NUMBERS if is_promised else Absence.NO_TARGET


def of_baseline(point: Point, indicator: Indicator) -> Absence | None:
    """Why a figure has no single baseline; None where it has one."""
    if point.baseline:
        return _of_quantity(point.baseline)
    return Absence.NO_BASELINE if _uses_baseline(indicator) else Absence.NOT_RELEVANT


def of_attainment(
    point: Point, indicator: Indicator, reportings: tuple[Reporting, ...]
) -> Absence | None:
    """Why no attainment is computed for a figure; None where there is one."""
    if point.attainment is not None:
        return None
    rule = judged_as(indicator).rule
    value, target = of_value(point, reportings), of_target(point, indicator)
    baseline = of_baseline(point, indicator)
    if not rule.measures:
        return Absence.NOT_RELEVANT
    used = (value, target, baseline if _uses_baseline(indicator) else None)
    if point.hidden or Absence.HIDDEN in used:
        return Absence.HIDDEN
    if value in (Absence.NOT_REPORTED, Absence.CLOSED, Absence.NO_FIGURE):
        return value
    if target in (Absence.SEVERAL_TARGETS, Absence.NOT_IN_NUMBERS, Absence.NO_TARGET) and not (
        rule.baseline_is_target and point.baseline
    ):
        return target
    if Absence.IN_ENDS in (value, target) or _in_ends(point.printed_attainment):
        return Absence.IN_ENDS
    is_from_baseline = rule.course is Course.ALWAYS and baseline
    return baseline if is_from_baseline else Absence.NOT_COMPUTABLE


def _uses_baseline(indicator: Indicator) -> bool:
    """Whether a figure can be held up to where it began."""
    rule = judged_as(indicator).rule
    return rule.starts_from_baseline or rule.baseline_is_target or rule.course is not Course.NEVER


def _of_quantity(figure: Quantity) -> Absence | None:
    if figure.value is not None:
        return None
    return Absence.HIDDEN if figure.qualifier is Qualifier.HIDDEN else Absence.IN_ENDS


def _in_ends(figure: Quantity | None) -> bool:
    return figure is not None and figure.value is None


def _expected(status: IndicatorStatus, code: str, reporting: Reporting) -> Point:
    """The point of a figure that nobody has reported, with what it will be held up to."""
    indicator, figures = status.indicator, status.figures
    line = Observation(
        indicator=indicator.id, department=code, period=reporting.period, stated_by=code
    )
    targets = targets_of(indicator, figures, line)
    baselines = baselines_of(figures, line)
    return Point(
        indicator=indicator.id,
        department=code,
        period=reporting.period,
        verdict=Verdict(StatusCode.NO_DATA if is_judged(indicator) else StatusCode.CONTEXT),
        target=targets[0].value if targets else None,
        rivals=targets if len(targets) > 1 else (),
        deadline=due_of(indicator, targets[0]) if targets else None,
        baseline=baselines[0].value if len(baselines) == 1 else None,
    )
