"""Whether a figure covers others than citizens with disabilities (R19.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import Population

OTHERS_TOO = (Population.RELATED_GROUP, Population.WIDER, Population.NATIONAL)


@dataclass(frozen=True, slots=True)
class Wider:
    """Whom the figure covers, and in words who is in it and who is left out; None where nobody says."""

    population: Population
    note: str | None


def checks(tried: Tried) -> Iterator[Check]:
    record = tried.indicator.indicator
    if record.population in OTHERS_TOO:
        found = Wider(record.population, record.population_note)
        yield Check(CheckCode.WIDER_POPULATION, CheckSeverity.WARNS, found)
