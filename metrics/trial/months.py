"""How far two periods are apart."""

from __future__ import annotations

from policy.periods import Period

CHANGE_DECIMALS = 9
"""Changes are rounded, so that 0.75 - 0.7 is as large as 0.05."""


def month_of(period: Period) -> int:
    """The last month of a period, counted from year 0."""
    return period.last.year * 12 + period.last.month
