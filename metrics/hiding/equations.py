"""The sums that hold between the figures of an indicator, with a value for each of their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TypeAlias

from metrics.hiding.counts import Count, Number, Span
from metrics.hiding.sums import Sum

Unknown: TypeAlias = Count | Sum
"""A count, or the remainder of a sum (identified by that sum)."""
Equation: TypeAlias = Mapping[Unknown, int]
"""Coefficients: 1 for a whole, -1 for its parts; the result is the same in every possible table."""


@dataclass(frozen=True, slots=True)
class System:
    """All equations, and one solution: the true values, with guesses for those never reported.

    `spans` are the bounds of values that an outsider knows only roughly or not at all.
    """

    equations: tuple[Equation, ...]
    values: Mapping[Unknown, Number]
    spans: Mapping[Unknown, Span]


def system(sums: Iterable[Sum], off_by: int = 0) -> System:
    """The sums that hold exactly, or to within `off_by`.

    A whole that exceeds its parts by more than that has an unreported part. Parts that exceed their
    whole by more are not its parts: that sum reveals nothing and is left out.
    """
    settled = _Settled(off_by)
    pending = list(sums)
    while pending:
        chosen = next((each for each in pending if settled.gives_its_last(each)), pending[0])
        pending.remove(chosen)
        settled.take(chosen)
    return System(tuple(settled.equations), settled.values, settled.spans)


@dataclass(slots=True)
class _Settled:
    """The sums processed so far, and a value for each of their counts."""

    off_by: int
    equations: list[Equation] = field(default_factory=list)
    values: dict[Unknown, Number] = field(default_factory=dict)
    spans: dict[Unknown, Span] = field(default_factory=dict)

    def gives_its_last(self, each: Sum) -> bool:
        """Whether at most one count of a complete sum is open, so that the others determine it."""
        return each.complete and len(self._open(each)) <= 1

    def take(self, each: Sum) -> None:
        """Give each open count of a sum a value, and keep the sum if it holds."""
        open_ = self._open(each)
        for count in open_:
            self.values[count] = self.spans[count][0]
        if each.whole in open_ or (open_ and each.complete):
            self._absorb(each, each.whole if each.whole in open_ else open_[-1])
        missing = self._missing(each)
        equation: dict[Unknown, int] = {each.whole: 1, **dict.fromkeys(each.parts, -1)}
        if missing >= 0 and (missing > self.off_by or not each.complete):
            equation[each] = -1
            self.values[each], self.spans[each] = missing, (0, inf)
        elif missing < -self.off_by or not each.complete:
            return
        self.equations.append(equation)

    def _open(self, each: Sum) -> list[Count]:
        counts = (each.whole, *each.parts)
        for count in counts:
            low, high = count.span
            if low == high:
                self.values[count] = low
            else:
                self.spans[count] = (low, high)
        return [count for count in counts if count not in self.values]

    def _absorb(self, each: Sum, count: Count) -> None:
        """Set one count to the remainder of the others, clamped to its span."""
        missing = self._missing(each)
        low, high = self.spans[count]
        wanted = self.values[count] + (-missing if count == each.whole else missing)
        self.values[count] = min(max(wanted, low), high)

    def _missing(self, each: Sum) -> Number:
        return self.values[each.whole] - sum(self.values[part] for part in each.parts)
