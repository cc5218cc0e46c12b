"""What an indicator is judged as, by what, and when it is due: one answer for checks, method and pages."""

from __future__ import annotations

from policy.choices import Direction, Population, Unit
from policy.kinds import Course, Kind
from policy.periods import Period
from policy.records import Indicator, Target

CONTEXT_POPULATIONS = frozenset({Population.NATIONAL, Population.WIDER})


def judged_as(indicator: Indicator) -> Kind:
    """The indicator's kind; but money and figures of a wider population are context (R1.7).

    A milestone stays one whoever it is for: it is a deed, and no figure of a population.
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
    """Whether it is on its way from a baseline to a target that has this deadline, or none."""
    match judged_as(indicator).rule.course:
        case Course.ALWAYS:
            return True
        case Course.BY_DEADLINE:
            return deadline is not None
    return False


def direction_of(indicator: Indicator) -> Direction | None:
    """Which way is better, before any target is asked (R2.7)."""
    kept = judged_as(indicator).rule.keeps
    return indicator.direction or (Direction.HIGHER if kept else None)


def due_of(indicator: Indicator, target: Target) -> Period | None:
    """When a target is to be met; of a path or a milestone, one for a period when that ends (R2.2)."""
    if judged_as(indicator).rule.period_is_deadline:
        return target.deadline or target.period
    return target.deadline
