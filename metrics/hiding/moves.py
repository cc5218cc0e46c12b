"""Finds alternative tables: a hidden count changed, and others adjusted so that every sum holds.

From outside, such a table cannot be distinguished from the true one; a count is safe when enough of
them are found. Each satisfies every sum, so a count called safe is safe; a table that is missed only
leads to more being hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from metrics.hiding.counts import Count, Number, Span
from metrics.hiding.equations import System, Unknown

ENOUGH = 3
"""The number of values that must remain possible for a hidden count."""
MOST_TRIED = 2_000
"""The limit on steps tried per move; a move that needs more counts as not found."""

Values: TypeAlias = Mapping[Unknown, Number]


class Moved(NamedTuple):
    """An alternative table: what was moved, the public counts to hide for it, and their price."""

    values: Values
    moved: frozenset[Unknown]
    to_hide: frozenset[Count]
    price: int


class Moves:
    """The alternatives to a system that an outsider cannot rule out.

    `spans` are those of counts that are hidden or could be; `prices` are the cost of hiding the
    latter.
    """

    def __init__(
        self,
        system: System,
        spans: Mapping[Count, Span],
        prices: Mapping[Count, int] | None = None,
    ) -> None:
        self._equations, self._true = system.equations, system.values
        self._spans: dict[Unknown, Span] = dict(system.spans)
        self._spans.update((count, span) for count, span in spans.items())
        self._prices = prices or {}
        self._of: dict[Unknown, list[int]] = {}
        for number, equation in enumerate(system.equations):
            for unknown in equation:
                self._of.setdefault(unknown, []).append(number)
        self._movable = [
            sorted(filter(self._spans.__contains__, equation), key=self._price)
            for equation in system.equations
        ]

    def making_safe(self, count: Count) -> frozenset[Unknown] | None:
        """What must be open for the count to have enough possible values; None if impossible."""
        if count not in self._of:
            return frozenset()
        moves = [moved for moved in self.until_safe(count) if not moved.to_hide]
        if len(moves) < ENOUGH - 1:
            return None
        return frozenset().union(*(moved.moved for moved in moves))

    def until_safe(self, count: Unknown) -> Iterator[Moved]:
        """The cheapest moves, each adding one possible value to the count, until it has enough."""
        up = down = self._true
        for _ in range(ENOUGH - 1):
            higher = self._cheapest(up, count, +1)
            is_free = higher is not None and higher.price == 0
            lower = None if is_free else self._cheapest(down, count, -1)
            if higher and (lower is None or higher.price <= lower.price):
                up = higher.values
                yield higher
            elif lower:
                down = lower.values
                yield lower

    def _price(self, unknown: Unknown) -> int:
        return self._prices.get(unknown, 0) if isinstance(unknown, Count) else 0

    def _fits(self, unknown: Unknown, value: Number) -> bool:
        low, high = self._spans[unknown]
        return low <= value <= high

    def _cheapest(self, values: Values, count: Unknown, step: int) -> Moved | None:
        """The cheapest table in which the count differs by one step; None if not found."""
        best: Moved | None = None
        shifts: dict[Unknown, Number] = {}
        off: dict[int, Number] = {}
        tried = 0

        def shift(unknown: Unknown, by: Number, price: int) -> None:
            """Move a count, try every way of restoring its sums, then undo the move."""
            nonlocal tried
            tried += 1
            shifts[unknown] = by
            for number in self._of.get(unknown, ()):
                off[number] = off.get(number, 0) + by * self._equations[number][unknown]
            mend(price)
            for number in self._of.get(unknown, ()):
                off[number] -= by * self._equations[number][unknown]
            del shifts[unknown]

        def mend(price: int) -> None:
            nonlocal best
            if best and price >= best.price:
                return
            broken = [number for number, by in off.items() if by]
            if not broken:
                moved = {unknown: values[unknown] + by for unknown, by in shifts.items()}
                to_hide = frozenset(self._prices.keys() & shifts.keys())
                best = Moved({**values, **moved}, frozenset(moved), to_hide, price)
                return
            choices = [
                [each for each in self._movable[number] if each not in shifts] for number in broken
            ]
            number, movable = min(zip(broken, choices, strict=True), key=lambda pair: len(pair[1]))
            for unknown in movable:
                by = -off[number] * self._equations[number][unknown]
                if tried < MOST_TRIED and self._fits(unknown, values[unknown] + by):
                    shift(unknown, by, price + self._price(unknown))

        if self._fits(count, values[count] + step):
            shift(count, step, 0)
        return best
