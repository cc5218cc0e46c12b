"""Tries a draft target: every check that says something about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.status import IndicatorStatus
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from policy.drafting import DraftTarget


@dataclass(frozen=True, slots=True)
class Tried:
    """A target and what it is tried against."""

    target: DraftTarget
    indicator: IndicatorStatus


def trial(tried: Tried) -> tuple[Check, ...]:
    """The checks of a target, in the order of `CheckCode`."""
    return tuple(_checks(tried))


def _checks(tried: Tried) -> Iterator[Check]:
    lacking = tuple(name for name, is_there in _needed(tried.target) if not is_there)
    if lacking:
        yield Check(CheckCode.INCOMPLETE, CheckSeverity.STOPS, {"lacking": lacking})


def _needed(target: DraftTarget) -> Iterator[tuple[str, bool]]:
    yield "value", target.value is not None
    yield "deadline", target.deadline is not None
    yield "first_measured", target.first_measured is not None
