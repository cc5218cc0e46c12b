"""Whether a target can be met without anything getting better (R19.14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import Direction
from policy.kinds import Kind


@dataclass(frozen=True, slots=True)
class WrongWay:
    """How it can be met wrongly, and the indicator that would show it.

    `way` is None for a figure that is better when lower: it falls when somebody is not counted.
    """

    way: str | None
    companion: str | None


def checks(tried: Tried) -> Iterator[Check]:
    way, companion = _way(tried), tried.target.companion
    is_lower = tried.direction is Direction.LOWER
    if way or (is_lower and tried.indicator.indicator.kind is not Kind.MILESTONE):
        severity = CheckSeverity.FINE if companion else CheckSeverity.WARNS
        yield Check(CheckCode.MET_WRONGLY, severity, WrongWay(way, companion))


def _way(tried: Tried) -> str | None:
    """The way that is written at the target, else at the candidate that the indicator was."""
    return tried.target.wrong_way or (tried.candidate.wrong_way if tried.candidate else None)
