"""Whether another target measures the same (R19.16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.contradiction import are_variants
from metrics.trial.tried import Tried


@dataclass(frozen=True, slots=True)
class SameTwice:
    """The codes of the other targets for the same indicator, department and deadline."""

    targets: tuple[str, ...]


def checks(tried: Tried) -> Iterator[Check]:
    own = tried.target
    same = tuple(
        each.id
        for each in tried.others
        if (each.indicator, each.department, each.deadline)
        == (own.indicator, own.department, own.deadline)
        and not are_variants(own, each)
    )
    if same:
        yield Check(CheckCode.SAME_TWICE, CheckSeverity.WARNS, SameTwice(same))
