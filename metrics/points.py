"""One observation or target of an indicator as a point: its verdict against what it is held up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import inf

from metrics import verdicts
from metrics.held_up_to import Figures, baselines_of
from metrics.milestones import due_or_not, step
from metrics.paths import Course, path
from metrics.status import Point
from metrics.verdicts import way
from policy.choices import Direction, Disclosure, Kind, StatusCode
from policy.columns import Citation
from policy.judging import due_of, judged_as
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Judgement, Observation, Target


def observed(
    indicator: Indicator,
    figures: Figures,
    position: int,
    targets: tuple[Target, ...],
    as_of: date,
    bands: verdicts.Bands,
) -> Point:
    """The point of the observation at `position`, held up to `targets`."""
    observation = figures.observations[position]
    hidden = position in figures.hidden
    baselines = baselines_of(figures, observation)
    verdict = verdicts.together(
        _judged(indicator, observation, target, baseline, as_of, bands)
        for target, baseline in product(targets or (None,), baselines or (None,))
    )
    target = targets[0] if targets else None
    baseline = baselines[0] if len(baselines) == 1 else None
    alone = target if len(targets) == 1 else None
    return Point(
        indicator=indicator.id,
        department=observation.department,
        period=observation.period,
        verdict=verdicts.Verdict(verdict.code) if hidden else verdict,
        value=observation.value,
        target=target.value if target else None,
        rivals=targets if len(targets) > 1 else (),
        deadline=due_of(indicator, target) if target else None,
        baseline=baseline.value if baseline else None,
        printed_attainment=observation.printed_attainment,
        counted_on=observation.counted_on,
        stated_by=observation.stated_by,
        series=observation.series,
        hidden=hidden,
        already_public=_is_already_public(indicator, observation),
        limits=() if hidden else _limits(indicator, observation, alone, baseline, verdict),
        shortfall=_shortfall(indicator, observation.value, alone),
        printed_as=_texts(observation.printed_as, *(each.printed_as for each in targets)),
        notes=_texts(observation.note, *(each.note for each in targets)),
        sources=_sources(observation, *targets),
        judgement=_judgement(figures, observation.department, observation.period),
    )


def _sources(*rows: Observation | Target) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for row in rows for citation in row.sources))


def _is_already_public(indicator: Indicator, observation: Observation) -> bool:
    return indicator.few_persons and observation.disclosure is Disclosure.PRINTED


def promised(indicator: Indicator, figures: Figures, target: Target, as_of: date) -> Point:
    """The point of a target that no figure answers yet."""
    return Point(
        indicator=indicator.id,
        department=target.department,
        period=target.period,
        verdict=verdicts.Verdict(_unanswered(indicator, target, as_of)),
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
    bands: verdicts.Bands,
) -> verdicts.Verdict:
    """The verdict against one target and one baseline (chapter 3)."""
    value, goal = observation.value, target.value if target else None
    start = baseline.value if baseline else None
    match judged_as(indicator):
        case Kind.CONTEXT:
            return verdicts.Verdict(StatusCode.CONTEXT)
        case Kind.MILESTONE:
            return _milestone(indicator, value, target, as_of)
        case Kind.HOLD if goal or start:
            return _held(indicator, value, goal, start)
        case Kind.DIRECTION if value:
            return _changed(indicator, observation, baseline)
        case Kind.DIRECTION:
            return verdicts.Verdict(StatusCode.NO_DATA)
        case Kind.SURVEY:
            return _survey(indicator, observation, target, baseline, bands)
        case Kind.LEVEL if goal and value:
            ahead = _is_ahead(target, observation)
            return verdicts.level(
                value, goal, _direction(indicator, goal, start), bands, ahead=ahead
            )
        case Kind.LEVEL if observation.printed_attainment:
            ahead = _is_ahead(target, observation)
            return verdicts.printed_level(observation.printed_attainment, bands, ahead=ahead)
        case Kind.PATH if target and goal:
            return _on_its_way(indicator, observation, target, baseline, bands)
    return verdicts.Verdict(StatusCode.NO_TARGET if goal is None else StatusCode.NO_DATA)


def _held(
    indicator: Indicator, value: Quantity | None, goal: Quantity | None, start: Quantity | None
) -> verdicts.Verdict:
    if value is None:
        return verdicts.Verdict(StatusCode.NO_DATA)
    direction = indicator.direction or Direction.HIGHER
    if goal:
        return verdicts.hold(value, goal, direction)
    return (
        verdicts.held(value, start, direction) if start else verdicts.Verdict(StatusCode.NO_TARGET)
    )


def _direction(indicator: Indicator, goal: Quantity, start: Quantity | None) -> Direction | None:
    """The direction that the indicator says, else the one that its target shows (R2.7)."""
    return indicator.direction or way(goal, start)


def _milestone(
    indicator: Indicator, value: Quantity | None, target: Target | None, as_of: date
) -> verdicts.Verdict:
    if value is None:
        return verdicts.Verdict(
            _unanswered(indicator, target, as_of) if target else StatusCode.NO_DATA
        )
    goal, due = (target.value, due_of(indicator, target)) if target else (None, None)
    return step(value, goal, due, indicator.direction or Direction.HIGHER, as_of)


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
    bands: verdicts.Bands,
    doubt: verdicts.Doubt = verdicts.SURE,
) -> verdicts.Verdict:
    value, goal, end = observation.value, target.value, due_of(indicator, target)
    if not (value and goal):
        return verdicts.Verdict(StatusCode.NO_DATA)
    start = baseline.value if baseline else None
    began = baseline.period if baseline else None
    course = Course(
        start,
        began.last if began else None,
        goal,
        end.last if end else None,
        indicator.threshold or 0,
    )
    day = observation.period.last if observation.period else None
    return path(value, day, course, _direction(indicator, goal, start), bands, doubt)


def _is_ahead(target: Target | None, observation: Observation) -> bool:
    """Whether the target has a deadline that the figure's period has not come to (R3.3)."""
    if target is None or target.deadline is None:
        return False
    return observation.period is None or observation.period.last < target.deadline.last


def _changed(
    indicator: Indicator,
    observation: Observation,
    baseline: Baseline | Observation | None,
    doubt: verdicts.Doubt = verdicts.SURE,
) -> verdicts.Verdict:
    """The change since the baseline; a baseline that is not earlier is no second point."""
    value, start = observation.value, baseline.value if baseline else None
    if not (value and start and baseline and _is_before(baseline, observation)):
        return verdicts.Verdict(StatusCode.TOO_FEW)
    return verdicts.change(value, start, indicator.direction, indicator.threshold, doubt)


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
    bands: verdicts.Bands,
) -> verdicts.Verdict:
    """As path, level or direction, by what the survey has; it must exceed its own uncertainty (R4)."""
    value, goal = observation.value, target.value if target else None
    if value is None:
        return verdicts.Verdict(StatusCode.NO_DATA)
    own = _margin(observation)
    doubt = verdicts.Doubt(own, own + _margin(baseline))
    if goal and target and target.deadline:
        return _on_its_way(indicator, observation, target, baseline, bands, doubt)
    if goal:
        direction = _direction(indicator, goal, baseline.value if baseline else None)
        return verdicts.level(value, goal, direction, bands, doubt=doubt)
    return _changed(indicator, observation, baseline, doubt)


def _margin(figure: Baseline | Observation | None) -> verdicts.End:
    """How far a measurement can be off; infinite where it does not say. A stated baseline is not (R4.2)."""
    if not isinstance(figure, Observation):
        return Fraction(0)
    return inf if figure.margin is None else verdicts.exact(figure.margin)


def _judgement(figures: Figures, department: str | None, period: Period | None) -> Judgement | None:
    where = (department, period)
    return next((j for j in figures.judgements if (j.department, j.period) == where), None)


def _limits(
    indicator: Indicator,
    observation: Observation,
    target: Target | None,
    baseline: Baseline | Observation | None,
    verdict: verdicts.Verdict,
) -> tuple[float, ...]:
    """The values of the figure at which its verdict would be another, in the indicator's unit."""
    goal = target.value.value if target and target.value else None
    start = baseline.value.value if baseline and baseline.value else None
    found: Sequence[Fraction] = []
    if goal is not None and start is not None and verdict.elapsed is not None:
        way = verdicts.exact(goal) - verdicts.exact(start)
        found = [verdicts.exact(start) + way * verdicts.exact(share) for share in verdict.limits]
    elif goal is not None:
        found = _shares_of(goal, verdict.limits, lower=indicator.direction is Direction.LOWER)
    elif start is not None:
        least = verdicts.exact(indicator.threshold or 0)
        found = [
            verdicts.exact(start) - least,
            verdicts.exact(start),
            verdicts.exact(start) + least,
        ]
    origin = goal if goal is not None else start
    if observation.margin is not None and origin is not None:
        margin = verdicts.exact(observation.margin)
        found = [*found, verdicts.exact(origin) - margin, verdicts.exact(origin) + margin]
    return tuple(map(float, found))


@lru_cache(maxsize=2**14)
def _shares_of(goal: float, shares: tuple[float, ...], *, lower: bool) -> tuple[Fraction, ...]:
    """The figures that are these shares of a target, or of which it is, where lower is better."""
    if lower:
        return tuple(verdicts.exact(goal) / verdicts.exact(share) for share in shares if share)
    return tuple(verdicts.exact(goal) * verdicts.exact(share) for share in shares)


def _shortfall(indicator: Indicator, value: Quantity | None, target: Target | None) -> float | None:
    if not (value and target and target.value) or judged_as(indicator) is Kind.CONTEXT:
        return None
    distance = _distance(value, target.value, indicator.direction)
    if distance is None:
        return None
    lacking = distance if indicator.direction is Direction.LOWER else -distance
    return lacking if lacking > 0 else None


def _distance(value: Quantity, goal: Quantity, direction: Direction | None) -> float | None:
    promise = verdicts.promised_value(goal, direction)
    if value.value is None or promise is None:
        return None
    return float(verdicts.exact(value.value) - promise)


def _texts(*texts: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
