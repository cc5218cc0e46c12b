"""How an indicator is judged and when it is due, decided once for checks, method and pages."""

from __future__ import annotations

from policy.choices import Direction, Population, Unit
from policy.kinds import Course, Kind
from policy.periods import Period
from policy.records import Indicator, Target

CONTEXT_POPULATIONS = frozenset({Population.NATIONAL, Population.WIDER})


def judged_as(indicator: Indicator) -> Kind:
    """The indicator's kind; but context for money and for figures of a wider population (R1.7).

    A milestone remains one for any population, because it is an action and no figure.
    """
    is_context = indicator.unit is Unit.DKK or indicator.population in CONTEXT_POPULATIONS
    if is_context and indicator.kind is not Kind.MILESTONE:
        return Kind.CONTEXT
    return indicator.kind


def is_judged(indicator: Indicator) -> bool:
    """Whether its figures get a verdict at all; else they are shown as background."""
    return judged_as(indicator) is not Kind.CONTEXT


def is_measure(indicator: Indicator) -> bool:
    """Whether its figures are judged by period and can make a priority measurable (R9.1)."""
    return judged_as(indicator).rule.measures


def is_on_course(indicator: Indicator, deadline: Period | None) -> bool:
    """Whether it is judged by its course from a baseline to a target with this deadline, or with none."""
    match judged_as(indicator).rule.course:
        case Course.ALWAYS:
            return True
        case Course.BY_DEADLINE:
            return deadline is not None
    return False


def direction_of(indicator: Indicator) -> Direction | None:
    """The direction that is better, regardless of any target (R2.7)."""
    kept = judged_as(indicator).rule.keeps
    return indicator.direction or (Direction.HIGHER if kept else None)


def due_of(indicator: Indicator, target: Target) -> Period | None:
    """When a target is due; for a path or a milestone, a period's target is due at its end (R2.2)."""
    if judged_as(indicator).rule.period_is_deadline:
        return target.deadline or target.period
    return target.deadline
