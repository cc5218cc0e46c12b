"""Counts of cases with an outcome, and what is hidden of few of them (docs/metode.md, chapter 16)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


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
