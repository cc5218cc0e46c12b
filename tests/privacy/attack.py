"""An attacker who combines all public figures with an exact solver.

The attacker's knowledge is read from the JSON of each public edition as it is written, never from the
code that hides counts. The attacker also knows the rule (a hidden count is from 1 to the limit, or
protects such a count), and which counts have not changed from one edition to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor, inf
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from policy.periods import Period
from policy.whole_city import WHOLE_CITY

LIMIT = 4
MANY = 10_000
WITHIN = {  # the shares of the target that are possible with each verdict
    "reached": (1.0, inf),
    "near": (0.9, 1.0),
    "missed": (0.0, 0.9),
}


class Place(NamedTuple):
    department: str
    period: str


class Unknown(NamedTuple):
    """A count in some editions; a corrected count is a separate one."""

    place: Place
    is_truly: int


@dataclass
class Attack:
    """All public editions of one indicator combined; `truths` are the true counts of each."""

    documents: Sequence[Mapping[str, Any]]
    truths: Sequence[Mapping[Place, int]]
    limit: int = LIMIT
    bounds: dict[Unknown, list[float]] = field(default_factory=dict)
    hidden: set[Unknown] = field(default_factory=set)
    sums: list[dict[Unknown, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for document, truth in zip(self.documents, self.truths, strict=True):
            (indicator,) = document["indicators"]
            points = {Place(p["department"], p["period"]): p for p in indicator["points"]}
            for place, point in points.items():
                self._see(Unknown(place, truth[place]), point)
            for whole, parts in sums_of(set(points)):
                if truth[whole] == sum(truth[part] for part in parts):
                    terms = {Unknown(whole, truth[whole]): 1}
                    self.sums.append(terms | {Unknown(part, truth[part]): -1 for part in parts})
        self.hidden = {each for each in self.hidden if self._width(each) > 0}

    def _see(self, unknown: Unknown, point: Mapping[str, Any]) -> None:
        low, high = self._as_told(unknown, point)
        known = self.bounds.setdefault(unknown, [0, inf])
        known[:] = [max(known[0], low), min(known[1], high)]
        if point["hidden"]:
            self.hidden.add(unknown)

    def _as_told(self, unknown: Unknown, point: Mapping[str, Any]) -> tuple[float, float]:
        if point["value"] is not None:
            return point["value"], point["value"]
        low, high = 0.0, inf
        if point["hidden"]:
            low = 1.0
        target = point["target"]
        printed = point["printed_attainment"]
        if target and printed is not None:
            low = max(low, ceil((printed - 0.005) * target - 1e-9))
            high = min(high, floor((printed + 0.005) * target + 1e-9))
        if target and point["attainment"] is not None and printed is None:
            low = high = round(point["attainment"] * target)
        if target and point["status"] in WITHIN:
            from_, to = WITHIN[point["status"]]
            low, high = max(low, ceil(from_ * target - 0.005 * target)), min(high, to * target)
        return low, high

    def _width(self, unknown: Unknown) -> float:
        low, high = self.bounds[unknown]
        return high - low

    def narrowed(self, enough: int = 3) -> list[Unknown]:
        """The hidden counts with fewer than `enough` possible values.

        Each table that the solver finds gives a possible value of every count.
        """
        self.possible: dict[Unknown, set[int]] = {each: set() for each in self.hidden}
        return [each for each in sorted(self.hidden) if not self._has_values(each, enough)]

    def _has_values(self, unknown: Unknown, enough: int) -> bool:
        """Whether `enough` values are possible, tried from the lowest upwards."""
        lowest, _ = self.bounds[unknown]
        while len(self.possible[unknown]) < enough:
            table = self._lowest(unknown, lowest)
            if table is None:
                return False
            for name, values in self.possible.items():
                values.add(table[name])
            lowest = table[unknown] + 1
        return True

    def _lowest(self, unknown: Unknown, at_least: float) -> dict[Unknown, int] | None:
        """A table with the lowest possible value that is at least `at_least`."""
        low, high = self.ends
        place = self.columns[unknown]
        if at_least > high[place]:
            return None
        low, aim = low.copy(), np.zeros(len(low))
        low[place], aim[place] = at_least, 1
        found = milp(aim, constraints=self.rules, bounds=Bounds(low, high), integrality=self.whole)
        if found.status != 0:
            return None
        return {name: round(found.x[column]) for name, column in self.columns.items()}

    @cached_property
    def columns(self) -> dict[Unknown, int]:
        """The counts that are not known exactly."""
        return {
            name: number for number, name in enumerate(n for n in self.bounds if self._width(n))
        }

    @cached_property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and highest values of the counts, then of the switches (whether a hidden one is small)."""
        spans = [*(self.bounds[name] for name in self.columns), *([0, 1] for _ in self.hidden)]
        low, high = np.array(spans, float).T
        return low, high

    @cached_property
    def whole(self) -> np.ndarray:
        return np.ones(len(self.ends[0]))

    @cached_property
    def rules(self) -> LinearConstraint:
        """Sums are equal; a hidden count is small or above the limit; at least one of them is small."""
        switch = {
            name: len(self.columns) + number for number, name in enumerate(sorted(self.hidden))
        }
        rows: list[tuple[dict[int, float], float, float]] = []
        for terms in self.sums:
            known = sum(f * self.bounds[n][0] for n, f in terms.items() if n not in self.columns)
            open_ = {self.columns[n]: float(f) for n, f in terms.items() if n in self.columns}
            rows.append((open_, -known, -known))
        for name, column in switch.items():
            count = self.columns[name]
            rows.append(({count: 1, column: MANY}, -inf, self.limit + MANY))
            rows.append(({count: 1, column: self.limit}, self.limit + 1, inf))
        rows.append((dict.fromkeys(switch.values(), 1.0), 1, inf))
        matrix = np.zeros((len(rows), len(self.whole)))
        for number, (row, _, _) in enumerate(rows):
            for column, factor in row.items():
                matrix[number, column] = factor
        return LinearConstraint(matrix, [low for _, low, _ in rows], [high for *_, high in rows])


def sums_of(places: set[Place]) -> Iterator[tuple[Place, list[Place]]]:
    """Totals with their parts: departments of a period, and periods that make up a longer one."""
    for whole in sorted(places):
        if whole.department == WHOLE_CITY:
            parts = [p for p in places if p.period == whole.period and p != whole]
            if parts:
                yield whole, parts
        inside = [
            p for p in places if p.department == whole.department and _is_in(p.period, whole.period)
        ]
        for kind in {Period.parse(p.period).kind for p in inside}:
            alike = [p for p in inside if Period.parse(p.period).kind is kind]
            if sum(map(_days, alike)) == _days(whole):
                yield whole, alike


def _is_in(period: str, other: str) -> bool:
    return period != other and Period.parse(period).within(Period.parse(other))


def _days(place: Place) -> int:
    period = Period.parse(place.period)
    return (period.last - period.first).days + 1
