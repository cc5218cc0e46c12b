"""Where a target contradicts itself or another (R19.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Asked, Tried
from policy.choices import Direction, Outcome, Qualifier, Unit
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity

OPPOSITE = {Direction.HIGHER: Qualifier.AT_MOST, Direction.LOWER: Qualifier.AT_LEAST}
"""The bound that speaks against a direction."""


@dataclass(frozen=True, slots=True)
class DeadlineBeforeBaseline:
    """The deadline is before the baseline's period."""

    deadline: Period
    baseline: Period


@dataclass(frozen=True, slots=True)
class OppositeWay:
    """The target is worse than the baseline that is written beside it, and no reason is given."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class OppositeBound:
    """The target is a bound on the wrong side, such as "at least" where lower is better; no reason is given."""

    direction: Direction
    value: Quantity


@dataclass(frozen=True, slots=True)
class NoShare:
    """A share that is not from 0 to 1."""

    value: float


@dataclass(frozen=True, slots=True)
class LargerSample:
    """More are asked than there are."""

    sample: int
    out_of: int


@dataclass(frozen=True, slots=True)
class TwoAdopted:
    """Variants of one target that are adopted as well; their codes."""

    targets: tuple[str, ...]


def checks(tried: Tried) -> Iterator[Check]:
    for found in _contradictions(tried):
        yield Check(CheckCode.CONTRADICTION, CheckSeverity.STOPS, found)


def _contradictions(
    tried: Tried,
) -> Iterator[
    DeadlineBeforeBaseline | OppositeWay | OppositeBound | NoShare | LargerSample | TwoAdopted
]:
    target, start = tried.target, tried.start_period
    if target.deadline and start and target.deadline.last < start.last:
        yield DeadlineBeforeBaseline(target.deadline, start)
    bound = target.value
    if bound and tried.direction and bound.qualifier is OPPOSITE[tried.direction]:
        if not target.rationale:
            yield OppositeBound(tried.direction, bound)
    elif tried.asked and points_apart(tried, tried.asked):
        yield OppositeWay(tried.asked)
    if tried.indicator.indicator.unit is Unit.SHARE:
        yield from (NoShare(value) for value in _stated(tried) if not 0 <= value <= 1)
    if target.sample is not None and target.out_of is not None and target.sample > target.out_of:
        yield LargerSample(target.sample, target.out_of)
    if rivals := _adopted_rivals(tried):
        yield TwoAdopted(rivals)


def points_apart(tried: Tried, asked: Asked) -> bool:
    """Whether the draft itself says a better level than its target; a measured one makes it a floor."""
    measured = tried.measured_start
    is_own = tried.target.baseline is not None and not (measured and measured.value == asked.start)
    return is_own and not tried.target.rationale and asked.gain < 0


def _stated(tried: Tried) -> Iterator[float]:
    for quantity in (tried.target.value, tried.target.baseline):
        yield from dict.fromkeys(
            end for end in (quantity.ends if quantity else ()) if end is not None
        )


def _adopted_rivals(tried: Tried) -> tuple[str, ...]:
    if tried.target.outcome is not Outcome.ADOPTED:
        return ()
    return tuple(
        each.id
        for each in tried.others
        if each.outcome is Outcome.ADOPTED and are_variants(tried.target, each)
    )


def are_variants(one: DraftTarget, other: DraftTarget) -> bool:
    """Whether two targets are proposals for the same one."""
    return (one.variant_of or one.id) == (other.variant_of or other.id)
