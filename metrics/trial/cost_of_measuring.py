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
    cost = tried.target.cost or (MeasuringCost.EXISTING if tried.is_measured else None)
    if cost:
        severity = CheckSeverity.FINE if cost is MeasuringCost.EXISTING else CheckSeverity.WARNS
        found = Measuring(cost, tried.target.measuring_paid_by)
        yield Check(CheckCode.COST_OF_MEASURING, severity, found)
