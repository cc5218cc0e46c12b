"""The sums that hold among the figures of an indicator, with a value for each count in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TypeAlias

from metrics.hiding.counts import Count, Number, Span
from metrics.hiding.sums import Sum

Unknown: TypeAlias = Count | Sum
"""A count; or what a sum leaves open, known by the sum itself."""
Equation: TypeAlias = Mapping[Unknown, int]
"""A whole (1) less its parts (-1): what comes out stays the same whatever the figures are."""


@dataclass(frozen=True, slots=True)
class System:
    """All equations, and one table that fulfils them: the true one, with guesses where none is told.

    `spans` are the ends of what an outsider knows only roughly, or not at all.
    """

    equations: tuple[Equation, ...]
    values: Mapping[Unknown, Number]
    spans: Mapping[Unknown, Span]


def system(sums: Iterable[Sum], off_by: int = 0) -> System:
    """The sums that come out, or are `off_by` no more than that.

    A whole that exceeds its parts by more has a part that nobody has told. Parts that exceed their
    whole by more are not its parts, and tell nothing.
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
    """The sums taken so far, and a value for each count in them."""

    off_by: int
    equations: list[Equation] = field(default_factory=list)
    values: dict[Unknown, Number] = field(default_factory=dict)
    spans: dict[Unknown, Span] = field(default_factory=dict)

    def gives_its_last(self, each: Sum) -> bool:
        """Whether the other counts of a sum give the only one that is open, if any."""
        return each.complete and len(self._open(each)) <= 1

    def take(self, each: Sum) -> None:
        """Give the open counts of a sum a value, and keep the sum if it holds."""
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
        """Let one count be what the others leave, as far as it can be."""
        missing = self._missing(each)
        low, high = self.spans[count]
        wanted = self.values[count] + (-missing if count == each.whole else missing)
        self.values[count] = min(max(wanted, low), high)

    def _missing(self, each: Sum) -> Number:
        return self.values[each.whole] - sum(self.values[part] for part in each.parts)
