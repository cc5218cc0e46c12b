"""Shares of few cases: what such a share can say, and what is hidden of it (docs/metode.md, chapter 16)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

NORMAL_QUANTILE = 1.959964
"""Of the normal distribution, 95 per cent lie within this many standard deviations."""


@dataclass(frozen=True, slots=True)
class Cases:
    """How many of a number of cases had an outcome, such as decisions that were reversed; None for a hidden count."""

    counted: int | None
    out_of: int | None

    def __post_init__(self) -> None:
        """Raise `ValueError` if more are counted than there are."""
        if self.counted is not None and not 0 <= self.counted <= (self.out_of or 0):
            raise ValueError(f"{self.counted} of {self.out_of}")

    @property
    def share(self) -> Fraction | None:
        """The share from 0 to 1; None if it is hidden, and of no cases, whose share is not 0 (R16.1)."""
        if self.counted is None or not self.out_of:
            return None
        return Fraction(self.counted, self.out_of)


def interval(cases: Cases) -> tuple[float, float] | None:
    """The shares, from 0 to 1, between which the one behind the cases is, with 95 per cent certainty (R16.2).

    Wilson's score interval; None where there is no share.

    >>> low, high = interval(Cases(3, 12))
    >>> round(low, 3), round(high, 3)
    (0.089, 0.532)
    """
    if cases.share is None or not cases.out_of:
        return None
    share, size, squared = float(cases.share), cases.out_of, NORMAL_QUANTILE**2
    middle = share + squared / (2 * size)
    half = NORMAL_QUANTILE * sqrt(share * (1 - share) / size + squared / (4 * size**2))
    scale = 1 + squared / size
    low = (middle - half) / scale if cases.counted else 0.0
    high = (middle + half) / scale if cases.counted != size else 1.0
    return low, high  # the ends of none and all are exact, which their formula is but for rounding


def without_few(cases: Cases, limit: int) -> Cases:
    """The cases without counts of 1 to `limit` persons, and without the share that reveals them (R16.3).

    The other outcome is a count too: 11 of 12 tells of one person. It protects a row by itself: totals over
    several rows can reveal one of them.

    >>> without_few(Cases(11, 12), limit=4), without_few(Cases(1, 3), limit=4)
    (Cases(counted=None, out_of=12), Cases(counted=None, out_of=None))
    """
    if cases.counted is None or cases.out_of is None:
        return cases
    few = range(1, limit + 1)
    if cases.out_of in few:
        return Cases(None, None)
    if cases.counted in few or cases.out_of - cases.counted in few:
        return Cases(None, cases.out_of)
    return cases
