"""Whether a target can be met without anything getting better (R19.14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from metrics.trial.undecidable import counting_of
from policy.choices import Counting, Direction, Unit
from policy.kinds import Kind


@dataclass(frozen=True, slots=True)
class WrongWay:
    """How it can be met wrongly, and the indicator that would show it.

    `way` is None for a figure that falls when somebody is not counted, and is better when lower.
    """

    way: str | None
    companion: str | None


def checks(tried: Tried) -> Iterator[Check]:
    way, companion = _way(tried), tried.target.companion
    if way or _falls_uncounted(tried):
        severity = CheckSeverity.FINE if companion else CheckSeverity.WARNS
        yield Check(CheckCode.MET_WRONGLY, severity, WrongWay(way, companion))


def _way(tried: Tried) -> str | None:
    """The way that is written at the target, else at the candidate that the indicator was."""
    return tried.target.wrong_way or (tried.candidate.wrong_way if tried.candidate else None)


def _falls_uncounted(tried: Tried) -> bool:
    """Whether it is better when lower and counts everyone; a share of answers or cases needs none left out."""
    record = tried.indicator.indicator
    is_of_some = record.unit is Unit.SHARE and counting_of(tried) is not Counting.FULL
    is_lower = tried.direction is Direction.LOWER and record.kind is not Kind.MILESTONE
    return is_lower and not is_of_some
