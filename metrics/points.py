"""One observation or target of an indicator as a point: what it is compared with, and its verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from metrics.milestones import due_or_not, step
from metrics.status import Point
from metrics.verdicts import (
    Bands,
    Course,
    Verdict,
    certain,
    change,
    exact,
    held,
    hold,
    is_hold,
    level,
    path,
    printed_level,
)
from policy.choices import Direction, Disclosure, Kind, Population, StatusCode, Unit
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Break, Closing, Indicator, Judgement, Observation, Target

CONTEXT_POPULATIONS = frozenset({Population.NATIONAL, Population.WIDER})


def judged_as(indicator: Indicator) -> Kind:
    """The indicator's kind; but money and figures of a wider population are context, never scored.

    A milestone stays one whoever it is for: it is a deed, and no figure of a population.
    """
    is_context = indicator.unit is Unit.DKK or indicator.population in CONTEXT_POPULATIONS
    if is_context and indicator.kind is not Kind.MILESTONE:
        return Kind.CONTEXT
    return indicator.kind


def due_of(indicator: Indicator, target: Target) -> Period | None:
    """When a target is to be met; of a path or a milestone, one for a period when that ends."""
    if judged_as(indicator) in (Kind.PATH, Kind.MILESTONE):
        return target.deadline or target.period
    return target.deadline


@dataclass(frozen=True)
class Figures:
    """What is known of one indicator; counts of few persons are hidden already, at `hidden`."""

    observations: tuple[Observation, ...] = ()
    hidden: frozenset[int] = frozenset()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    breaks: tuple[Break, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closings: tuple[Closing, ...] = ()

    @cached_property
    def lines(self) -> Mapping[tuple[str | None, str | None, str], list[Observation]]:
        """The observations by department, series and who states them, the oldest first."""
        lines: defaultdict[tuple[str | None, str | None, str], list[Observation]] = defaultdict(
            list
        )
        dated = [(other.period, other) for other in self.observations if other.period]
        for _, observation in sorted(dated, key=lambda pair: pair[0]):
            line = (observation.department, observation.series, observation.stated_by)
            lines[line].append(observation)
        return lines

    @cached_property
    def targets_by_line(self) -> Mapping[tuple[str | None, str | None], list[Target]]:
        """The targets by department and series."""
        lines: defaultdict[tuple[str | None, str | None], list[Target]] = defaultdict(list)
        for target in self.targets:
            lines[target.department, target.series].append(target)
        return lines


def observed(
    indicator: Indicator, figures: Figures, position: int, as_of: date, bands: Bands
) -> Point:
    """The point of the observation at `position`."""
    observation = figures.observations[position]
    hidden = position in figures.hidden
    target = target_of(indicator, figures, observation)
    baseline = baseline_of(figures, observation)
    verdict = _judged(indicator, observation, target, baseline, as_of, bands)
    return Point(
        indicator=indicator.id,
        department=observation.department,
        period=observation.period,
        verdict=Verdict(verdict.code) if hidden else verdict,
        value=observation.value,
        target=target.value if target else None,
        deadline=due_of(indicator, target) if target else None,
        baseline=baseline.value if baseline else None,
        printed_attainment=observation.printed_attainment,
        counted_on=observation.counted_on,
        stated_by=observation.stated_by,
        series=observation.series,
        hidden=hidden,
        already_public=_is_already_public(indicator, observation),
        limits=() if hidden else _limits(indicator, observation, target, baseline, verdict),
        shortfall=_shortfall(indicator, observation.value, target),
        printed_as=_texts(observation.printed_as, target.printed_as if target else None),
        notes=_texts(observation.note, target.note if target else None),
        sources=tuple(dict.fromkeys(observation.sources + (target.sources if target else ()))),
        judgement=_judgement(figures, observation.department, observation.period),
    )


def _is_already_public(indicator: Indicator, observation: Observation) -> bool:
    return indicator.few_persons and observation.disclosure is Disclosure.PRINTED


def promised(indicator: Indicator, figures: Figures, target: Target, as_of: date) -> Point:
    """The point of a target that no figure answers yet."""
    return Point(
        indicator=indicator.id,
        department=target.department,
        period=target.period,
        verdict=Verdict(_unanswered(indicator, target, as_of)),
        target=target.value,
        deadline=due_of(indicator, target),
        stated_by=target.stated_by,
        series=target.series,
        printed_as=_texts(target.printed_as),
        notes=_texts(target.note),
        sources=target.sources,
        judgement=_judgement(figures, target.department, target.period or target.deadline),
    )


def _judged(
    indicator: Indicator,
    observation: Observation,
    target: Target | None,
    baseline: Baseline | Observation | None,
    as_of: date,
    bands: Bands,
) -> Verdict:
    value, goal = observation.value, target.value if target else None
    start = baseline.value if baseline else None
    match judged_as(indicator):
        case Kind.CONTEXT:
            return Verdict(StatusCode.CONTEXT)
        case Kind.MILESTONE:
            return _milestone(indicator, value, target, as_of)
        case Kind.HOLD if value and (goal or start):
            return _held(indicator, value, goal, start)
        case Kind.DIRECTION if value:
            return _changed(indicator, observation, baseline)
        case Kind.DIRECTION:
            return Verdict(StatusCode.NO_DATA)
        case Kind.SURVEY:
            return _survey(indicator, observation, target, baseline, bands)
        case Kind.LEVEL if target and goal and value:
            verdict = level(value, goal, indicator.direction, bands)
            return verdict if _is_due(target.deadline, observation) else _already_reached(verdict)
        case Kind.LEVEL if observation.printed_attainment:
            return printed_level(observation.printed_attainment, bands)
        case Kind.PATH if target and goal:
            return _on_its_way(indicator, observation, target, baseline, bands)
    return Verdict(StatusCode.NO_TARGET if goal is None else StatusCode.NO_DATA)


def _held(
    indicator: Indicator, value: Quantity, goal: Quantity | None, start: Quantity | None
) -> Verdict:
    if goal:
        return hold(value, goal, indicator.direction)
    return held(value, start, indicator.direction) if start else Verdict(StatusCode.NO_TARGET)


def _milestone(
    indicator: Indicator, value: Quantity | None, target: Target | None, as_of: date
) -> Verdict:
    if value is None:
        return Verdict(_unanswered(indicator, target, as_of) if target else StatusCode.NO_DATA)
    goal, due = (target.value, due_of(indicator, target)) if target else (None, None)
    return step(value, goal, due, indicator.direction, as_of)


def _unanswered(indicator: Indicator, target: Target, as_of: date) -> StatusCode:
    kind, due = judged_as(indicator), due_of(indicator, target)
    if kind is Kind.CONTEXT:
        return StatusCode.CONTEXT
    if kind is not Kind.MILESTONE or due is None:
        return StatusCode.NO_DATA
    return due_or_not(due, as_of)


def _on_its_way(
    indicator: Indicator,
    observation: Observation,
    target: Target,
    baseline: Baseline | Observation | None,
    bands: Bands,
) -> Verdict:
    value, goal, day = observation.value, target.value, observation.period
    if not (value and goal):
        return Verdict(StatusCode.NO_DATA)
    start = baseline.value if baseline else None
    if start and is_hold(start, goal, indicator.direction):
        return hold(value, goal, indicator.direction)
    end = due_of(indicator, target)
    if not (day and end and start and baseline and baseline.period):
        # Without all dates there is no pace, but whether the target is met can be said.
        met = Verdict(hold(value, goal, indicator.direction).code)
        return met if _is_due(end, observation) else _already_reached(met)
    course = Course(start, baseline.period.last, goal, end.last)
    return path(value, day.last, course, indicator.direction, bands)


def _is_due(due: Period | None, observation: Observation) -> bool:
    """Whether the figure is of the target's own period, or from its deadline on."""
    if due is None:
        return True
    return observation.period is not None and observation.period.last >= due.last


def _already_reached(verdict: Verdict) -> Verdict:
    """A target with a deadline ahead can be reached already, and not yet be missed."""
    if verdict.code is StatusCode.REACHED:
        return verdict
    return Verdict(StatusCode.NO_DATA)


def _changed(
    indicator: Indicator, observation: Observation, baseline: Baseline | Observation | None
) -> Verdict:
    """The change since the baseline; a baseline that is not earlier is no second point."""
    value, start = observation.value, baseline.value if baseline else None
    if not (value and start and baseline and _is_before(baseline, observation)):
        return Verdict(StatusCode.TOO_FEW)
    return change(value, start, indicator.direction, indicator.threshold)


def _is_before(start: Baseline | Observation, observation: Observation) -> bool:
    """Whether `start` is of an earlier period; undated figures are taken to be."""
    if start.period is None or observation.period is None:
        return True
    return start.period.last < observation.period.last


def _survey(
    indicator: Indicator,
    observation: Observation,
    target: Target | None,
    baseline: Baseline | Observation | None,
    bands: Bands,
) -> Verdict:
    """As path, level or direction, by what the survey has; it must exceed its own uncertainty."""
    value, goal = observation.value, target.value if target else None
    if value is None:
        return Verdict(StatusCode.NO_DATA)
    if goal and target and target.deadline:
        verdict = _on_its_way(indicator, observation, target, baseline, bands)
        distance = _distance(value, goal) if verdict.change is None else verdict.change
        return certain(verdict, distance, observation.margin)
    if goal:
        verdict = level(value, goal, indicator.direction, bands)
        return certain(verdict, _distance(value, goal), observation.margin)
    verdict = _changed(indicator, observation, baseline)
    return certain(verdict, verdict.change, observation.margin)


def target_of(indicator: Indicator, figures: Figures, observation: Observation) -> Target | None:
    """The target for the observation's own period, else the first deadline at or after it, else the last.

    Of a milestone, a target with neither is the one that every figure of it answers.
    """
    own = figures.targets_by_line.get((observation.department, observation.series), [])
    for target in own:
        if target.period and target.period == observation.period:
            return target
    dated = sorted(
        ((due, target) for target in own if (due := due_of(indicator, target))),
        key=lambda pair: pair[0],
    )
    if not dated:
        return own[0] if own and indicator.kind is Kind.MILESTONE else None
    if observation.period is None:
        return dated[0][1]
    ahead = [target for deadline, target in dated if deadline.last >= observation.period.last]
    return ahead[0] if ahead else dated[-1][1]


def baseline_of(figures: Figures, observation: Observation) -> Baseline | Observation | None:
    """The stated baseline, else the first earlier observation; never across a break or a series."""
    for baseline in figures.baselines:
        if _same_line(baseline, observation) and not _broken(figures, baseline, observation):
            return baseline
    line = (observation.department, observation.series, observation.stated_by)
    earlier = (
        other
        for other in figures.lines.get(line, ())
        if other.value
        and _is_earlier(other, observation)
        and not _broken(figures, other, observation)
    )
    return next(earlier, None)


def _is_earlier(other: Observation, observation: Observation) -> bool:
    return bool(other.period and observation.period and other.period.last < observation.period.last)


def _same_line(start: Baseline | Observation, observation: Observation) -> bool:
    return (start.department, start.series) == (observation.department, observation.series)


def _broken(figures: Figures, start: Baseline | Observation, observation: Observation) -> bool:
    """Whether the definition changed between the two; undated figures could be on either side."""
    if start.period is None or observation.period is None:
        return bool(figures.breaks)
    return any(
        start.period.last < break_.period.first <= observation.period.last
        for break_ in figures.breaks
    )


def _judgement(figures: Figures, department: str | None, period: Period | None) -> Judgement | None:
    where = (department, period)
    return next((j for j in figures.judgements if (j.department, j.period) == where), None)


def _limits(
    indicator: Indicator,
    observation: Observation,
    target: Target | None,
    baseline: Baseline | Observation | None,
    verdict: Verdict,
) -> tuple[float, ...]:
    """The values of the figure at which its verdict would be another, in the indicator's unit."""
    goal = target.value.value if target and target.value else None
    start = baseline.value.value if baseline and baseline.value else None
    found: list[Fraction] = []
    if goal is not None and start is not None and verdict.elapsed is not None:
        way = exact(goal) - exact(start)
        found = [exact(start) + way * exact(share) for share in verdict.limits]
    elif goal is not None and indicator.direction is Direction.LOWER:
        found = [exact(goal) / exact(share) for share in verdict.limits if share]
    elif goal is not None:
        found = [exact(goal) * exact(share) for share in verdict.limits]
    elif start is not None:
        least = exact(indicator.threshold or 0)
        found = [exact(start) - least, exact(start), exact(start) + least]
    origin = goal if goal is not None else start
    if observation.margin is not None and origin is not None:
        found += [
            exact(origin) - exact(observation.margin),
            exact(origin) + exact(observation.margin),
        ]
    return tuple(float(each) for each in found)


def _shortfall(indicator: Indicator, value: Quantity | None, target: Target | None) -> float | None:
    if not (value and target and target.value) or judged_as(indicator) is Kind.CONTEXT:
        return None
    distance = _distance(value, target.value)
    if distance is None:
        return None
    lacking = distance if indicator.direction is Direction.LOWER else -distance
    return lacking if lacking > 0 else None


def _distance(value: Quantity, goal: Quantity) -> float | None:
    if value.value is None or goal.value is None:
        return None
    return float(exact(value.value) - exact(goal.value))


def _texts(*texts: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
