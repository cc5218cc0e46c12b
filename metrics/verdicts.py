"""Judges one figure by its target, its baseline or its past (docs/metode.md, chapters 3 and 4).

Figures are compared as exact fractions (R1.1), so that a value on the limit of a band falls on the
right side. A range or bound is judged at both ends; if the ends disagree the verdict is `undecided`
(R2.8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import inf
from operator import ge, gt
from typing import TypeAlias

from policy.bands import Bands
from policy.choices import Direction, Qualifier
from policy.quantities import Quantity
from policy.statuses import StatusCode

End: TypeAlias = Fraction | float
"""One end of a quantity: an exact fraction, or infinity if open."""


BOUND_OF = {
    None: None,
    Direction.HIGHER: Qualifier.AT_LEAST,
    Direction.LOWER: Qualifier.AT_MOST,
}
"""The qualifier of a target that promises its bound and no more, by direction (R1.5)."""

UNTESTED = frozenset(
    {StatusCode.NOT_DUE, StatusCode.TOO_EARLY, StatusCode.TOO_FEW, StatusCode.UNDECIDED}
)
"""Codes that a survey's uncertainty does not change (R4.1)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status code with the numbers it was computed from, all shares 0-1 except `change`.

    `attainment` is the share of the target, or of the planned change for a path; `elapsed` the
    elapsed share of the time; `pace` their ratio; `change` the difference from the baseline in the
    indicator's unit. `limits` are the attainments at which the verdict changes. `possible` are the
    codes of all comparisons: several if it is undecided.
    """

    code: StatusCode
    attainment: float | None = None
    elapsed: float | None = None
    pace: float | None = None
    change: float | None = None
    limits: tuple[float, ...] = field(default=(), compare=False)
    possible: frozenset[StatusCode] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A survey figure's uncertainty, in comparison with its target and with its baseline.

    Infinite if not stated; 0 if the figure is not from a survey.
    """

    target: End = 0
    baseline: End = 0


SURE = Doubt()


@lru_cache(maxsize=2**14)
def level(
    value: Quantity,
    target: Quantity,
    direction: Direction | None,
    bands: Bands,
    *,
    ahead: bool = False,
    doubt: Doubt = SURE,
) -> Verdict:
    """A value compared with a target for the same period (R3.2), or with a deadline `ahead` (R3.3).

    Cached, because each status is computed from mostly the same figures as the one before.
    """

    def code(v: End, t: End) -> StatusCode:
        if direction is None:
            return tested(undirected(v, t), v - t, doubt.target)
        if is_met(v, t, direction):
            found = StatusCode.REACHED
        elif ahead:
            found = StatusCode.NOT_DUE
        else:
            part, whole = (t, v) if direction is Direction.LOWER else (v, t)
            found = StatusCode.NEAR if part >= exact(bands.near) * whole else StatusCode.MISSED
        return tested(found, v - t, doubt.target) if doubt.target else found

    compared = product(_unlike(ends(value)), _unlike(promised_ends(target, direction)))
    return verdict_of(
        (code(v, t) for v, t in compared),
        attainment=share_of_target(value, target, direction),
        limits=(1.0,) if ahead else (bands.near, 1.0),
    )


def printed_level(printed: Quantity, bands: Bands, *, ahead: bool = False) -> Verdict:
    """The verdict on a printed, rounded percentage without a figure (R3.4)."""

    def code(attainment: End, reaches: Callable[[End, End], bool]) -> StatusCode:
        if reaches(attainment, 1):
            return StatusCode.REACHED
        if ahead:
            return StatusCode.NOT_DUE
        return StatusCode.NEAR if reaches(attainment, exact(bands.near)) else StatusCode.MISSED

    low, high = ends(printed)
    # Halves are rounded away from zero, so what rounds to a percentage stops short of its upper end.
    return replace(
        verdict_of((code(low - _half_unit(low), ge), code(high + _half_unit(high), gt))),
        attainment=printed.value,
        limits=(1.0,) if ahead else (bands.near, 1.0),
    )


def before_rounding(share: float) -> tuple[Fraction, Fraction]:
    """The bounds of a share before it was rounded to its printed decimals (R3.4)."""
    return exact(share) - _half_unit(share), exact(share) + _half_unit(share)


def _half_unit(share: End) -> Fraction:
    """Half a unit of the last printed decimal of a share; at most half a percentage point."""
    exponent = Decimal(repr(float(share))).as_tuple().exponent
    decimals = max(2, -exponent) if isinstance(exponent, int) else 2
    return Fraction(1, 2 * 10**decimals)


def hold(value: Quantity, target: Quantity, direction: Direction) -> Verdict:
    """The verdict on a value that must stay at or beyond its target at every measurement (R3.9)."""
    return _kept(value, target, promised_ends(target, direction), direction)


def held(value: Quantity, baseline: Quantity, direction: Direction) -> Verdict:
    """The same without a target: a measured baseline of "at least 4" can have been more than 4."""
    verdict = _kept(value, baseline, ends(baseline), direction)
    return verdict if baseline.value is not None else replace(verdict, attainment=None)


def _kept(
    value: Quantity, target: Quantity, aims: tuple[End, End], direction: Direction
) -> Verdict:
    def code(v: End, t: End) -> StatusCode:
        return StatusCode.REACHED if is_met(v, t, direction) else StatusCode.MISSED

    return replace(
        verdict_of(code(v, t) for v, t in product(ends(value), aims)),
        attainment=share_of_target(value, target, direction),
        change=_difference(value, target),
        limits=(1.0,),
    )


def change(
    value: Quantity,
    baseline: Quantity,
    direction: Direction | None,
    threshold: float | None,
    doubt: Doubt = SURE,
) -> Verdict:
    """The change since the baseline, without a target; it counts from `threshold` (R3.10)."""
    counts_from = exact(threshold or 0)

    def code(v: End, b: End) -> StatusCode:
        if abs(v) == abs(b) == inf:
            return StatusCode.UNDECIDED
        gain = v - b if direction is Direction.HIGHER else b - v
        if gain == 0 or -counts_from < gain < counts_from:
            found = StatusCode.UNCHANGED
        elif direction is None:
            found = StatusCode.UNDECIDED
        else:
            found = StatusCode.IMPROVING if gain > 0 else StatusCode.WORSENING
        return tested(found, gain, doubt.baseline)

    return replace(
        verdict_of(code(v, b) for v, b in product(ends(value), ends(baseline))),
        change=_difference(value, baseline),
    )


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict from several comparisons: their code and numbers as far as all agree (R2.8)."""
    every = list(verdicts)
    first, *others = every
    if not others:
        return first
    possible = frozenset(code for each in every for code in each.possible or {each.code})
    shared = {
        name: getattr(first, name)
        for name in ("attainment", "elapsed", "pace", "change")
        if len({getattr(each, name) for each in every}) == 1
    }
    limits = tuple(sorted({limit for each in every for limit in each.limits}))
    codes = {each.code for each in every}
    code = first.code if len(codes) == 1 else StatusCode.UNDECIDED
    return Verdict(code, **shared, limits=limits, possible=possible)


def way(target: Quantity, baseline: Quantity | None) -> Direction | None:
    """The direction from the baseline to a target; None if they do not show one (R2.7)."""
    if baseline is None:
        return None
    (low, high), (first, last) = ends(target), ends(baseline)
    if low > last:
        return Direction.HIGHER
    return Direction.LOWER if high < first else None


@lru_cache(maxsize=2**16)
def exact(value: float) -> Fraction:
    """The decimal number as written, not its nearest binary value.

    Cached, because the same figures are compared repeatedly and making a fraction is slow.
    """
    return Fraction(repr(value))


def share_of_target(value: Quantity, target: Quantity, direction: Direction | None) -> float | None:
    """The value as a share of the target, or the inverse if lower is better (R3.1)."""
    v, t = value.value, promised_value(target, direction)
    if v is None or t is None or direction is None or t <= 0 or v < 0:
        return None
    if direction is Direction.HIGHER:
        return float(exact(v) / t)
    return float(t / exact(v)) if v else None


def promised_value(target: Quantity, direction: Direction | None) -> Fraction | None:
    """The single number that a target promises; None for a range or an opposite bound (R1.5)."""
    if target.value is None and target.qualifier is not BOUND_OF.get(direction):
        return None
    end = promised_ends(target, direction)[0]
    return end if isinstance(end, Fraction) else None


def promised_ends(target: Quantity, direction: Direction | None) -> tuple[End, End]:
    """The ends of a target. "At least 4" promises exactly 4 if higher is better (R1.5)."""
    low, high = ends(target)
    if target.qualifier is BOUND_OF.get(direction):
        return (low, low) if direction is Direction.HIGHER else (high, high)
    return low, high


def ends(quantity: Quantity) -> tuple[End, End]:
    """Lowest and highest value; an open lower end is 0, or -inf below zero (R1.4)."""
    low, high = quantity.ends
    if low is None:
        return -inf if high is not None and high < 0 else exact(0), exact(high or 0)
    return exact(low), inf if high is None else exact(high)


def _unlike(both: tuple[End, End]) -> tuple[End, ...]:
    """The distinct ends: an exact figure has only one, and needs only one comparison."""
    low, high = both
    return (low,) if low is high else both


def is_met(value: End, target: End, direction: Direction) -> bool:
    return value <= target if direction is Direction.LOWER else value >= target


def undirected(value: End, target: End) -> StatusCode:
    """The verdict when the better direction is not known (R2.7)."""
    return StatusCode.REACHED if value == target else StatusCode.UNDECIDED


def tested(code: StatusCode, distance: End, doubt: End) -> StatusCode:
    """The code, or `UNCERTAIN` if the distance is within the survey's uncertainty (R4.1)."""
    if code in UNTESTED or not doubt:
        return code
    is_within = doubt == inf or -doubt <= distance <= doubt
    return StatusCode.UNCERTAIN if is_within else code


def _difference(value: Quantity, other: Quantity) -> float | None:
    if value.value is None or other.value is None:
        return None
    return float(exact(value.value) - exact(other.value))


def verdict_of(
    codes: Iterable[StatusCode], attainment: float | None = None, limits: tuple[float, ...] = ()
) -> Verdict:
    """The code if all comparisons give the same, else `UNDECIDED` (R2.8)."""
    possible = frozenset(codes)
    code = min(possible) if len(possible) == 1 else StatusCode.UNDECIDED
    return Verdict(code, attainment, limits=limits, possible=possible)
