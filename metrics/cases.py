"""What a share of few cases can say (docs/metode.md, chapter 16)."""

from __future__ import annotations

from math import sqrt

from policy.cases import Cases

NORMAL_QUANTILE = 1.959964
"""Of the normal distribution, 95 per cent lie within this many standard deviations."""


def interval(cases: Cases) -> tuple[float, float] | None:
    """The shares, from 0 to 1, between which the one behind the cases is, with 95 per cent certainty (R16.2).

    Wilson's score interval; None where there is no share.

    >>> low, high = interval(Cases(3, 12))
    >>> round(low, 3), round(high, 3)
    (0.089, 0.532)
    """
    if cases.share is None or not cases.out_of:
        return None
    return wilson(float(cases.share), cases.out_of)


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's score interval of a share of `size` cases, which need not be a whole number of them."""
    squared = NORMAL_QUANTILE**2
    middle = share + squared / (2 * size)
    half = NORMAL_QUANTILE * sqrt(share * (1 - share) / size + squared / (4 * size**2))
    scale = 1 + squared / size
    low = (middle - half) / scale if share > 0 else 0.0
    high = (middle + half) / scale if share < 1 else 1.0
    return low, high  # the ends of none and all are exact, which their formula is but for rounding
