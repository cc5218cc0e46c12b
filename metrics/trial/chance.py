"""What chance can do to a share of few cases or of a sample (docs/metode.md, chapter 19).

With fewer than `EXACT_BELOW` in one of two counts, Fisher's exact test says whether they differ; else
Newcombe's interval for the difference of two shares does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, comb, floor, inf, sqrt

from metrics.cases import wilson
from metrics.verdicts import exact
from policy.choices import Direction

EXACT_BELOW = 20
RISK = Fraction(1, 20)
"""How often chance alone may be taken for a difference."""
LARGEST_PART = 0.4
LARGEST_SIZE = 10_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """How many of those counted had an outcome; of `population` where they are drawn from a group."""

    counted: int
    out_of: int
    population: int | None = None

    @property
    def share(self) -> float:
        return self.counted / self.out_of

    @property
    def effective(self) -> float:
        """The size with the finite population correction: infinite when all of the group are counted."""
        return effective_size(self.out_of, self.population)


def effective_size(size: int, population: int | None) -> float:
    """The number of cases without a finite group that say as much: n(N - 1)/(N - n).

    More than `LARGEST_PART` of a group count as that part: else the interval is too narrow where few
    have the outcome. All of a group leave nothing to chance.

    >>> effective_size(200, 1000)
    249.75
    """
    if population is None:
        return size
    if size >= population:
        return inf
    group = max(population, size / LARGEST_PART)
    return size * (group - 1) / (group - size)


def newcombe(one: Sample, other: Sample) -> tuple[float, float]:
    """The 95 per cent interval of the second share less the first (Newcombe 1998, method 10)."""
    return _newcombe(one.share, one.effective, other.share, other.effective)


def _newcombe(p: float, n: float, q: float, m: float) -> tuple[float, float]:
    (p_low, p_high), (q_low, q_high) = _wilson(p, n), _wilson(q, m)
    down, up = (
        sqrt((q - q_low) ** 2 + (p_high - p) ** 2),
        sqrt((q_high - q) ** 2 + (p - p_low) ** 2),
    )
    return q - p - down, q - p + up


def _wilson(share: float, size: float) -> tuple[float, float]:
    return (share, share) if size == inf else wilson(share, size)


def fisher(one: Sample, other: Sample) -> Fraction:
    """The probability of counts that are as unlikely as these or more, if nothing differs, given their sum.

    >>> fisher(Sample(3, 3), Sample(0, 3))
    Fraction(1, 10)
    """
    together = one.counted + other.counted
    fewest, most = max(0, together - other.out_of), min(one.out_of, together)
    ways = [comb(one.out_of, k) * comb(other.out_of, together - k) for k in range(fewest, most + 1)]
    own = ways[one.counted - fewest]
    return Fraction(sum(each for each in ways if each <= own), sum(ways))


def is_exact(one: Sample, other: Sample) -> bool:
    """Whether the two are compared by the exact test."""
    return min(one.out_of, other.out_of) < EXACT_BELOW


def differs(one: Sample, other: Sample) -> bool:
    """Whether chance alone does not explain the difference."""
    if is_exact(one, other):
        return fisher(one, other) <= RISK
    low, high = newcombe(one, other)
    return low > 0 or high < 0


def reaching(goal: float, size: int, direction: Direction, population: int | None = None) -> Sample:
    """The count of `size` that just reaches a share."""
    cases = exact(goal) * size
    counted = ceil(cases) if direction is Direction.HIGHER else floor(cases)
    return Sample(counted, size, population)


def nearest(share: float, size: int, population: int | None = None) -> Sample:
    """The count of `size` that is nearest to a share."""
    return Sample(floor(exact(share) * size + Fraction(1, 2)), size, population)


def smallest_size(
    start: float, goal: float, direction: Direction, population: int | None = None
) -> int | None:
    """The fewest in each of two counts that tell the shares apart; None where even `LARGEST_SIZE` do not.

    It is found by the formula of the interval and then moved up to whole counts.
    """

    def is_told(size: int) -> bool:
        return differs(
            nearest(start, size, population), reaching(goal, size, direction, population)
        )

    if is_told(EXACT_BELOW):
        untold = (size for size in range(EXACT_BELOW - 1, 0, -1) if not is_told(size))
        return next(untold, 0) + 1
    most = min(population or LARGEST_SIZE, LARGEST_SIZE)

    def is_told_by_formula(size: int) -> bool:
        effective = effective_size(size, population)
        low, high = _newcombe(start, effective, goal, effective)
        return low > 0 or high < 0

    found = _first(is_told_by_formula, EXACT_BELOW, most)
    return next((size for size in range(found, most + 1) if is_told(size)), None) if found else None


def smallest_change(one: Sample, size: int, direction: Direction) -> float | None:
    """The smallest change from `one` to a count of `size` that chance does not explain."""
    other = nearest(one.share, size, one.population)
    step = 1 if direction is Direction.HIGHER else -1
    room = size - other.counted if step > 0 else other.counted

    def is_told(steps: int) -> bool:
        return differs(one, Sample(other.counted + step * steps, size, one.population))

    found = (
        next(filter(is_told, range(1, room + 1)), None)
        if is_exact(one, other)
        else _first(is_told, 1, room)
    )
    return (other.counted + step * found) / size - one.share if found else None


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first number from which a condition holds, where it holds for all after it."""
    if high < low or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
