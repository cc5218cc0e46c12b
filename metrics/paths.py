"""Judges progress from a baseline to a target by a deadline (docs/metode.md, R3.5 to R3.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product
from math import inf

from metrics import verdicts
from policy.bands import Bands
from policy.choices import Direction
from policy.quantities import Quantity
from policy.statuses import StatusCode


@dataclass(frozen=True, slots=True)
class Course:
    """The planned path of an indicator: start value and day, target value and day.

    Unknown values are None. A step back of less than `threshold` is no change (R3.8).
    """

    baseline: Quantity | None
    start: date | None
    target: Quantity
    deadline: date | None
    threshold: float = 0


def path(
    value: Quantity,
    day: date | None,
    course: Course,
    direction: Direction | None,
    bands: Bands,
    doubt: verdicts.Doubt = verdicts.SURE,
) -> verdicts.Verdict:
    """The verdict on a value of `day` on the path from a baseline to a target (R3.5 to R3.8)."""
    is_over = day is not None and course.deadline is not None and day >= course.deadline
    way = _Way(course, direction, bands, doubt, _elapsed(day, course), is_over)
    starts = verdicts.ends(course.baseline) if course.baseline else (None,)
    aims = verdicts.promised_ends(course.target, direction)
    codes = (way.code(*triple) for triple in product(verdicts.ends(value), starts, aims))
    return way.with_numbers(verdicts.verdict_of(codes), value)


@dataclass(frozen=True, slots=True)
class _Way:
    """A course on the day of a figure; `elapsed` is the share of its time, None without dates."""

    course: Course
    direction: Direction | None
    bands: Bands
    doubt: verdicts.Doubt
    elapsed: Fraction | None
    is_over: bool

    def code(self, v: verdicts.End, b: verdicts.End | None, t: verdicts.End) -> StatusCode:
        """The first line of R3.6 that applies to one end of each figure."""
        if self.direction is None:
            return verdicts.tested(verdicts.undirected(v, t), v - t, self.doubt.target)
        if verdicts.is_met(v, t, self.direction):
            return verdicts.tested(StatusCode.REACHED, v - t, self.doubt.target)
        if self.is_over:
            return verdicts.tested(StatusCode.MISSED, v - t, self.doubt.target)
        if self.elapsed == 0:
            return StatusCode.TOO_EARLY
        if b is not None and verdicts.is_met(b, t, self.direction):
            return verdicts.tested(self._back(v, b), v - t, self.doubt.target)
        if b is None or self.elapsed is None:
            return StatusCode.NOT_DUE
        return verdicts.tested(self._underway(v, b, t, self.elapsed), v - b, self.doubt.baseline)

    def _underway(
        self, v: verdicts.End, b: verdicts.End, t: verdicts.End, elapsed: Fraction
    ) -> StatusCode:
        if abs(b) == inf:
            return StatusCode.UNDECIDED
        pace = (v - b) / (t - b) / elapsed
        return self._back(v, b) if pace < 0 else _of_pace(pace, self.bands)

    def _back(self, v: verdicts.End, b: verdicts.End) -> StatusCode:
        threshold = verdicts.exact(self.course.threshold)
        is_small = -threshold < v - b < threshold
        return StatusCode.UNCHANGED if is_small else StatusCode.WRONG_DIRECTION

    def with_numbers(self, verdict: verdicts.Verdict, value: Quantity) -> verdicts.Verdict:
        """The verdict with its numbers, if value, baseline and target are a single number each."""
        start, goal = self.course.baseline, self.course.target
        elapsed = None if self.elapsed is None else float(self.elapsed)
        t = verdicts.promised_value(goal, self.direction)
        if start is None or t is None or None in (value.value, start.value):
            return replace(verdict, elapsed=elapsed)
        v, b = verdicts.ends(value)[0], verdicts.ends(start)[0]
        if self.direction is None or verdicts.is_met(b, t, self.direction):
            share = verdicts.share_of_target(value, goal, self.direction)
            return replace(verdict, attainment=share, change=float(v - b), limits=(1.0,))
        if self.elapsed is None:
            return verdict
        progress = (v - b) / (t - b)
        return replace(
            verdict,
            attainment=float(progress),
            elapsed=elapsed,
            pace=float(progress / self.elapsed) if self.elapsed else None,
            change=float(v - b),
            limits=(1.0,) if self.is_over else _paces(self.elapsed, self.bands),
        )


def _of_pace(pace: verdicts.End, bands: Bands) -> StatusCode:
    if pace >= verdicts.exact(bands.on_track):
        return StatusCode.ON_TRACK
    return StatusCode.TOO_SLOW if pace >= verdicts.exact(bands.too_slow) else StatusCode.LIMITED


def _paces(elapsed: Fraction, bands: Bands) -> tuple[float, ...]:
    """The attainments at the limits between the bands of pace, after this share of the time."""
    shares = (
        Fraction(0),
        verdicts.exact(bands.too_slow) * elapsed,
        verdicts.exact(bands.on_track) * elapsed,
    )
    return (*map(float, shares), 1.0)


def _elapsed(day: date | None, course: Course) -> Fraction | None:
    """The elapsed share of the time: 0 up to the start, 1 from the deadline on."""
    if day is None or course.start is None or course.deadline is None:
        return None
    days_gone = (day - course.start).days
    days_in_all = max((course.deadline - course.start).days, 1)
    return min(max(Fraction(days_gone, days_in_all), Fraction(0)), Fraction(1))
