"""Whether a target is met already (R19.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.contradiction import points_apart
from metrics.trial.tried import Asked, Tried
from policy.judging import judged_as
from policy.kinds import Kind
from policy.periods import Period


@dataclass(frozen=True, slots=True)
class Floor:
    """A target on the worse side of today's level, or at it: then it `holds` what there is."""

    asked: Asked
    start_period: Period | None

    @property
    def holds(self) -> bool:
        return self.asked.gain == 0


def checks(tried: Tried) -> Iterator[Check]:
    asked = tried.asked
    if asked is None or asked.gain > 0 or points_apart(tried, asked):
        return
    is_meant = judged_as(tried.indicator.indicator) is Kind.HOLD
    yield Check(
        CheckCode.FLOOR,
        CheckSeverity.FINE if is_meant else CheckSeverity.WARNS,
        Floor(asked, tried.start_period),
    )
