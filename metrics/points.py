"""Makes a point of each observation or target of an indicator: the figure and its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product

from metrics import verdicts
from metrics.case import Case
from metrics.held_up_to import Figures, baselines_of
from metrics.kinds import JUDGES
from metrics.milestones import unanswered
from metrics.status import Point
from policy.bands import Bands
from policy.choices import Direction, Disclosure
from policy.columns import Citation
from policy.judging import due_of, is_judged, judged_as
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Judgement, Observation, Target
from policy.statuses import StatusCode


def observed(
    indicator: Indicator,
    figures: Figures,
    position: int,
    targets: tuple[Target, ...],
    as_of: date,
    bands: Bands,
) -> Point:
    """The point of the observation at `position`, judged against `targets`."""
    observation = figures.observations[position]
    hidden = position in figures.hidden
    baselines = baselines_of(figures, observation)
    judge = JUDGES[judged_as(indicator)]
    verdict = verdicts.together(
        judge(Case(indicator, observation, target, baseline, as_of, bands))
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
    """The point of a target without a figure yet."""
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


def _unanswered(indicator: Indicator, target: Target, as_of: date) -> StatusCode:
    if not is_judged(indicator):
        return StatusCode.CONTEXT
    has_steps = judged_as(indicator).rule.has_steps
    return unanswered(due_of(indicator, target) if has_steps else None, as_of)


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
    """The values of the figure at which its verdict changes, in the indicator's unit."""
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
    """The figures that are these shares of a target; with `lower`, the target is the share."""
    if lower:
        return tuple(verdicts.exact(goal) / verdicts.exact(share) for share in shares if share)
    return tuple(verdicts.exact(goal) * verdicts.exact(share) for share in shares)


def _shortfall(indicator: Indicator, value: Quantity | None, target: Target | None) -> float | None:
    if not (value and target and target.value) or not is_judged(indicator):
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
