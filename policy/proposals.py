"""The product's own proposals for indicators, and what is written when a person takes one over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from policy.choices import Counting, Population, Unit
from policy.drafting import Candidate, NotInNumbers
from policy.kinds import Kind
from policy.records import Indicator, Priority

BY_THE_PRODUCT = "forslag fra værktøjet, ikke fra kommunen"
"""Who proposes what the product proposes by itself."""

_PERSONS = frozenset({Population.TARGET_GROUP, Population.RELATED_GROUP})


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The rows to write for a proposal: always the candidate, and the one of the others that it is for."""

    candidate: Candidate
    indicator: Indicator | None = None
    not_in_numbers: NotInNumbers | None = None


def is_switched_off(candidate: Candidate) -> bool:
    """Whether it is the product's own, and no named person has taken it over."""
    return candidate.proposed_by == BY_THE_PRODUCT and not (
        candidate.taken_over_by and candidate.taken_over_on
    )


def taken_over(
    candidate: Candidate,
    name: str,
    on: date,
    priorities: Sequence[Priority],
    indicators: Sequence[Indicator],
) -> TakenOver:
    """The rows that a person of this name writes by taking a candidate over on a day.

    It becomes an indicator, or a priority that shall not be measured in numbers. Raises `KeyError` for a
    priority that is not among those of the policy, and `ValueError` for an indicator without a unit.
    """
    ours = replace(candidate, taken_over_by=name, taken_over_on=on)
    if candidate.no_numbers:
        reason = NotInNumbers(
            priority=candidate.priority, reason=candidate.no_numbers, name=name, dated=on
        )
        return TakenOver(ours, not_in_numbers=reason)
    objective = {each.id: each.objective for each in priorities}[candidate.priority]
    code = _free(candidate.id, {each.id for each in indicators})
    return TakenOver(ours, indicator=_indicator(candidate, code, objective))


def _indicator(candidate: Candidate, code: str, objective: int) -> Indicator:
    if candidate.unit is None:
        raise ValueError(f"candidate {candidate.id} has no unit")
    population = candidate.population or Population.WIDER
    return Indicator(
        id=code,
        name=candidate.name,
        objective=objective,
        priority=candidate.priority,
        unit=candidate.unit,
        kind=kind_of(candidate),
        population=population,
        definition=candidate.definition,
        population_note=candidate.population_note,
        direction=candidate.direction,
        frequency=candidate.frequency,
        owner=candidate.responsible,
        few_persons=candidate.unit is Unit.COUNT and population in _PERSONS,
    )


def kind_of(candidate: Candidate) -> Kind:
    """How its figures will be judged: a sample as a survey, else by the path to a target with a deadline.

    Without a better direction they are background.
    """
    if candidate.direction is None:
        return Kind.CONTEXT
    return Kind.SURVEY if candidate.counting is Counting.SAMPLE else Kind.PATH


def _free(code: str, taken: set[str]) -> str:
    """`code`, with a number appended if another indicator has it."""
    number, free = 2, code
    while free in taken:
        free, number = f"{code}-{number}", number + 1
    return free
