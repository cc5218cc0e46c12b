"""The checks of a draft target, and what each found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class CheckCode(StrEnum):
    """Every check, in the order in which they are read."""

    INCOMPLETE = "incomplete"
    CONTRADICTION = "contradiction"
    TOO_LATE = "too_late"
    UNDECIDABLE = "undecidable"
    FLOOR = "floor"
    HABIT = "habit"
    PACE = "pace"
    PARTS = "parts"
    BROKEN_SERIES = "broken_series"
    FEW_PERSONS = "few_persons"
    WIDER_POPULATION = "wider_population"
    MONEY = "money"
    MET_WRONGLY = "met_wrongly"
    COST_OF_MEASURING = "cost_of_measuring"
    SAME_TWICE = "same_twice"


class CheckSeverity(StrEnum):
    """What a check means for a target; ambition never stops one."""

    STOPS = "stops"
    """It cannot be computed as it is written."""
    WARNS = "warns"
    """It can, but those who decide should know this."""
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a target, and the facts that its sentence is made of.

    `facts` is one of the frozen classes of the module that is named as the check.
    """

    code: CheckCode
    severity: CheckSeverity
    facts: Any


def can_be_computed(trial: tuple[Check, ...]) -> bool:
    """Whether no check stops the target."""
    return all(check.severity is not CheckSeverity.STOPS for check in trial)
