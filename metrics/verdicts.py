"""One figure judged against its target, its baseline or its past (method, "Sådan vurderes et tal").

Figures are compared as exact fractions, so that a value on the edge of a band falls on its right
side. A range or bound is judged at both ends; where the ends disagree the verdict is `undecided`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import inf
from typing import TypeAlias

from policy.choices import Direction, StatusCode
from policy.quantities import Quantity
from policy.records import NEAR_FROM, ON_TRACK_FROM, TOO_SLOW_FROM

End: TypeAlias = Fraction | float
"""One end of a quantity: an exact fraction, or infinity where it is open upwards."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Where one verdict ends and the next begins, as shares of the target or of the planned pace."""

    near: float = NEAR_FROM
    on_track: float = ON_TRACK_FROM
    too_slow: float = TOO_SLOW_FROM


UNJUDGED = frozenset(
    {StatusCode.NO_DATA, StatusCode.TOO_FEW, StatusCode.TOO_EARLY, StatusCode.UNDECIDED}
)
"""Codes that no uncertainty can make less certain."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status code with the numbers it was computed from, all shares 0-1 except `change`.

    `attainment` is the share of the target, or of the planned change for a path; `elapsed` the
    share of the time that has gone; `pace` their ratio; `change` the difference from the baseline
    in the indicator's unit. `limits` are the attainments at which the verdict would be another.
    `possible` are the codes that the ends of a range or bound give: several where it is undecided.
    """

    code: StatusCode
    attainment: float | None = None
    elapsed: float | None = None
    pace: float | None = None
    change: float | None = None
    limits: tuple[float, ...] = field(default=(), compare=False)
    possible: frozenset[StatusCode] = field(default=frozenset(), compare=False)


def level(value: Quantity, target: Quantity, direction: Direction | None, bands: Bands) -> Verdict:
    """A value against a target for the same period; without a direction, higher is better."""
    lower_is_better = direction is Direction.LOWER

    def code(v: End, t: End) -> StatusCode:
        if lower_is_better:
            v, t = t, v
        if v >= t:
            return StatusCode.REACHED
        return StatusCode.NEAR if v >= exact(bands.near) * t else StatusCode.MISSED

    return replace(
        _agreed(code(v, t) for v, t in product(_ends(value), _promised(target, direction))),
        attainment=_level_attainment(value, target, lower_is_better),
        limits=(bands.near, 1.0),
    )


def _level_attainment(value: Quantity, target: Quantity, lower_is_better: bool) -> float | None:
    part, whole = (target, value) if lower_is_better else (value, target)
    if not target.value or not whole.value or part.value is None:
        return None
    return float(exact(part.value) / exact(whole.value))


def printed_level(printed: Quantity, bands: Bands) -> Verdict:
    """The verdict where only a whole percentage is printed, which can be half a point off."""
    half_point = Fraction(1, 200)

    def code(attainment: End) -> StatusCode:
        if attainment >= 1:
            return StatusCode.REACHED
        return StatusCode.NEAR if attainment >= exact(bands.near) else StatusCode.MISSED

    low, high = _ends(printed)
    # Halves are rounded away from zero, so the upper half point itself is outside.
    ends = (low - half_point, high + half_point - Fraction(1, 10**9))
    return replace(
        _agreed(code(end) for end in ends), attainment=printed.value, limits=(bands.near, 1.0)
    )


@dataclass(frozen=True, slots=True)
class Course:
    """The planned way of an indicator: from where and when, to where and when."""

    baseline: Quantity
    start: date
    target: Quantity
    deadline: date


def path(
    value: Quantity, day: date, course: Course, direction: Direction | None, bands: Bands
) -> Verdict:
    """A value of `day` on its way from a baseline to a target by a deadline (P, E and R)."""
    elapsed = _elapsed(day, course)
    starts, aims = _ends(course.baseline), _promised(course.target, direction)

    def code(v: End, b: End, t: End) -> StatusCode:
        if b == t or inf in (b, t):
            return StatusCode.UNDECIDED
        progress = (v - b) / (t - b)
        if progress >= 1:
            return StatusCode.REACHED
        if day >= course.deadline:
            return StatusCode.MISSED
        if elapsed <= 0:
            return StatusCode.TOO_EARLY
        pace = progress / elapsed
        if pace >= exact(bands.on_track):
            return StatusCode.ON_TRACK
        if pace >= exact(bands.too_slow):
            return StatusCode.TOO_SLOW
        return StatusCode.LIMITED if pace >= 0 else StatusCode.WRONG_DIRECTION

    agreed = _agreed(code(*triple) for triple in product(_ends(value), starts, aims))
    v, b, t = value.value, course.baseline.value, course.target.value
    if v is None or b is None or t is None or b == t:
        return replace(agreed, elapsed=float(elapsed))
    progress = (exact(v) - exact(b)) / (exact(t) - exact(b))
    return replace(
        agreed,
        attainment=float(progress),
        elapsed=float(elapsed),
        pace=float(progress / elapsed) if elapsed > 0 else None,
        change=float(exact(v) - exact(b)),
        limits=(1.0,) if day >= course.deadline else _paces(elapsed, bands),
    )


def _paces(elapsed: Fraction, bands: Bands) -> tuple[float, ...]:
    """The attainments at which a pace comes from one band to the next, after so much of the time."""
    shares = (Fraction(0), exact(bands.too_slow) * elapsed, exact(bands.on_track) * elapsed)
    return (*map(float, shares), 1.0)


def _elapsed(day: date, course: Course) -> Fraction:
    """The share of the time that has gone: 0 up to the start, 1 from the deadline on."""
    days_gone = (day - course.start).days
    days_in_all = max((course.deadline - course.start).days, 1)
    return min(max(Fraction(days_gone, days_in_all), Fraction(0)), Fraction(1))


def is_hold(baseline: Quantity, target: Quantity, direction: Direction | None) -> bool:
    """Whether what is promised is the baseline itself."""
    return _ends(baseline) == _promised(target, direction)


def hold(value: Quantity, target: Quantity, direction: Direction | None) -> Verdict:
    """A value that is to stay at or beyond where it was: its target is its baseline."""
    return _kept(value, target, _promised(target, direction), direction)


def held(value: Quantity, baseline: Quantity, direction: Direction | None) -> Verdict:
    """The same without a target: a baseline of "at least 4" was measured, and can have been more."""
    return _kept(value, baseline, _ends(baseline), direction)


def _kept(
    value: Quantity, target: Quantity, ends: tuple[End, End], direction: Direction | None
) -> Verdict:
    def code(v: End, t: End) -> StatusCode:
        if direction is Direction.LOWER:
            v, t = t, v
        return StatusCode.REACHED if v >= t else StatusCode.MISSED

    return replace(
        _agreed(code(v, t) for v, t in product(_ends(value), ends)),
        attainment=_level_attainment(value, target, direction is Direction.LOWER),
        change=_difference(value, target),
        limits=(1.0,),
    )


def change(
    value: Quantity, baseline: Quantity, direction: Direction | None, threshold: float | None
) -> Verdict:
    """A change since the baseline, without a target; it counts from `threshold` (unit of the value)."""
    counts_from = exact(threshold or 0)

    def code(v: End, b: End) -> StatusCode:
        difference = v - b if direction is Direction.HIGHER else b - v
        if difference == 0 or -counts_from < difference < counts_from:
            return StatusCode.UNCHANGED
        if direction is None:
            return StatusCode.UNDECIDED
        return StatusCode.IMPROVING if difference > 0 else StatusCode.WORSENING

    return replace(
        _agreed(code(v, b) for v, b in product(_ends(value), _ends(baseline))),
        change=_difference(value, baseline),
    )


def certain(verdict: Verdict, distance: float | None, margin: float | None) -> Verdict:
    """A survey's verdict, which stands only where the distance exceeds the interval of uncertainty."""
    if verdict.code in UNJUDGED:
        return verdict
    if distance is not None and margin is not None and abs(exact(distance)) > exact(margin):
        return verdict
    return replace(verdict, code=StatusCode.UNCERTAIN)


@lru_cache(maxsize=2**16)
def exact(value: float) -> Fraction:
    """The decimal number as it was written, not its nearest binary neighbour.

    Kept, because the same figures are compared again and again, and to make a fraction is slow.
    """
    return Fraction(repr(value))


def _difference(value: Quantity, other: Quantity) -> float | None:
    if value.value is None or other.value is None:
        return None
    return float(exact(value.value) - exact(other.value))


def _ends(quantity: Quantity) -> tuple[End, End]:
    """Lowest and highest value. What is counted here is never below zero."""
    low, high = quantity.ends
    return exact(low or 0), inf if high is None else exact(high)


def _promised(target: Quantity, direction: Direction | None) -> tuple[End, End]:
    """The ends of a target. "At least 4" promises 4 where higher is better, and no more."""
    low, high = target.ends
    bound = high if direction is Direction.LOWER else low
    other = low if direction is Direction.LOWER else high
    if bound is not None and other is None:
        return exact(bound), exact(bound)
    return _ends(target)


def _agreed(codes: Iterable[StatusCode]) -> Verdict:
    """The one code that all ends give, else that they give several."""
    possible = frozenset(codes)
    code = min(possible) if len(possible) == 1 else StatusCode.UNDECIDED
    return Verdict(code, possible=possible)
