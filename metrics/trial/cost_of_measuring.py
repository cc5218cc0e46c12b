"""What it takes to get the figure, and who pays for it (R19.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import MeasuringCost


@dataclass(frozen=True, slots=True)
class Measuring:
    """What it takes, and who pays; None where that is not stated."""

    cost: MeasuringCost
    paid_by: str | None


def checks(tried: Tried) -> Iterator[Check]:
    if cost := _cost(tried):
        severity = CheckSeverity.FINE if cost is MeasuringCost.EXISTING else CheckSeverity.WARNS
        found = Measuring(cost, tried.target.measuring_paid_by)
        yield Check(CheckCode.COST_OF_MEASURING, severity, found)


def _cost(tried: Tried) -> MeasuringCost | None:
    """What is stated at the target, else at the candidate; what is measured exists."""
    stated = tried.target.cost or (tried.candidate.cost if tried.candidate else None)
    return stated or (MeasuringCost.EXISTING if tried.is_measured else None)
