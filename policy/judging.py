"""What an indicator is judged as and when its targets are due: one answer for checks and method."""

from __future__ import annotations

from policy.choices import Kind, Population, Unit
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


def due_of(indicator: Indicator, target: Target) -> Period | None:
    """When a target is to be met; of a path or a milestone, one for a period when that ends (R2.2)."""
    if judged_as(indicator) in (Kind.PATH, Kind.MILESTONE):
        return target.deadline or target.period
    return target.deadline
