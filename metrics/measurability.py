"""The criteria for a measurable priority, and which are missing (docs/metode.md, chapter 9)."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.held_up_to import Figures
from metrics.status import REQUIRED, Criterion, IndicatorStatus
from policy.judging import is_measure
from policy.records import Indicator, Priority


def met_criteria(indicator: Indicator, figures: Figures) -> frozenset[Criterion]:
    """The criteria that an indicator meets with its known figures."""
    valued = [o for o in figures.observations if o.value or o.printed_attainment]
    promised = [target for target in figures.targets if target.value]
    met = {
        Criterion.UNIT: True,
        Criterion.POPULATION: True,
        Criterion.VALUE: bool(valued),
        Criterion.TARGET: bool(promised),
        Criterion.PERIOD: any(target.period or target.deadline for target in promised),
        Criterion.SOURCE: any(o.sources for o in valued) and all(t.sources for t in promised),
        Criterion.DEFINITION: indicator.definition is not None,
        Criterion.BASELINE: bool(figures.baselines),
        Criterion.DIRECTION: indicator.direction is not None,
        Criterion.OWNER: indicator.owner is not None,
        Criterion.FREQUENCY: indicator.frequency is not None,
        Criterion.FINANCING: indicator.financing is not None,
    }
    return frozenset(criterion for criterion, holds in met.items() if holds)


def printed_criteria(priority: Priority) -> frozenset[Criterion]:
    """The criteria that a priority's wording meets by itself: "flere" (more) is a direction."""
    printed = {
        Criterion.UNIT: priority.unit,
        Criterion.POPULATION: priority.population,
        Criterion.DIRECTION: priority.direction,
    }
    return frozenset(criterion for criterion, is_printed in printed.items() if is_printed)


def best_met(indicators: Iterable[IndicatorStatus]) -> frozenset[Criterion]:
    """The criteria met by the best indicator: measurable ones first, then the most criteria."""
    candidates = [i.met for i in indicators if is_measure(i.indicator)]
    return max(candidates, key=_completeness, default=frozenset())


def is_measurable(met: frozenset[Criterion]) -> bool:
    """Whether all required criteria are met."""
    return met.issuperset(REQUIRED)


def _completeness(met: frozenset[Criterion]) -> tuple[bool, int, int, tuple[bool, ...]]:
    """Sort key by R9.3; between equals, the one that meets the first criterion that differs."""
    in_turn = tuple(criterion in met for criterion in Criterion)
    return is_measurable(met), len(met), len(met.intersection(REQUIRED)), in_turn
