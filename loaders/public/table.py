"""A table of public statistics: dimensions, and a number or a mark in each of its cells.

A mark or a blank is never 0, and a cell that the file leaves out is no observation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from policy.choices import Missing

Number = int | Decimal
"""A number as it is printed, exactly."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed where there is no number; `means` is the file's own explanation."""

    text: str
    cause: Missing
    means: str | None = None


@dataclass(frozen=True, slots=True)
class Flagged:
    """A number with a sign beside it, such as that of an estimate; `means` is the file's explanation."""

    number: Number
    flag: str
    means: str | None = None


Cell = Number | Flagged | Mark


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a dimension, with its code and unit where the file has them."""

    label: str
    code: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which the table is divided."""

    name: str
    values: tuple[Value, ...]
    code: str | None = None

    def place(self, named: str) -> int:
        """The place of the value with that label; by its code if no label is the same."""
        labels = [value.label for value in self.values]
        if named in labels:
            return labels.index(named)
        return [value.code for value in self.values].index(named)


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table as its file prints it. `time` and `measure` are names of dimensions.

    `positions` are those of `cells` in row-major order: the last dimension varies fastest. They ascend.
    `where` says where the file has the cell with an index in `cells`, such as »Ark1!B7«, for formats that
    have such places.
    """

    title: str
    source: str | None
    code: str | None
    unit: str | None
    dimensions: tuple[Dimension, ...]
    time: str | None
    measure: str | None
    positions: Sequence[int]
    cells: Sequence[Cell]
    where: Callable[[int], str] | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods as printed, in the file's order; none if the table has no time."""
        (values,) = [d.values for d in self.dimensions if d.name == self.time] or [()]
        return tuple(value.label for value in values)

    def at(self, coordinates: Mapping[str, str]) -> Cell | None:
        """The cell with a value of each dimension by name; None if the file leaves it out."""
        index = self._index(coordinates)
        return None if index is None else self.cells[index]

    def place(self, coordinates: Mapping[str, str]) -> str | None:
        """Where the file has the cell; None if it leaves the cell out, or its format has no places."""
        index = self._index(coordinates)
        return None if index is None or self.where is None else self.where(index)

    def _index(self, coordinates: Mapping[str, str]) -> int | None:
        position = 0
        for dimension in self.dimensions:
            place = dimension.place(coordinates[dimension.name])
            position = position * len(dimension.values) + place
        index = bisect_left(self.positions, position)
        if index == len(self.positions) or self.positions[index] != position:
            return None
        return index

    def observations(self) -> Iterator[tuple[tuple[Value, ...], Cell]]:
        """Every cell that the file has, with its values in the order of the dimensions."""
        for position, cell in zip(self.positions, self.cells, strict=True):
            yield self._values(position), cell

    def _values(self, position: int) -> tuple[Value, ...]:
        values: list[Value] = []
        for dimension in reversed(self.dimensions):
            position, place = divmod(position, len(dimension.values))
            values.insert(0, dimension.values[place])
        return tuple(values)


def size(dimensions: Sequence[Dimension]) -> int:
    """The number of cells that dimensions have room for."""
    return prod(len(dimension.values) for dimension in dimensions)


_PERIOD = re.compile(r"(?:18|19|20|21)\d\d(?:[HKQMUWT]\d{1,2})?", re.ASCII)


def only_periods(dimensions: Sequence[Dimension]) -> str | None:
    """The name of the only dimension whose every value is printed as a period, if there is one."""
    looking = [
        dimension.name
        for dimension in dimensions
        if all(_PERIOD.fullmatch(value.label) for value in dimension.values)
    ]
    return looking[0] if len(looking) == 1 else None


def duplicate(dimension: Dimension) -> str | None:
    """A value that the dimension has twice, by its code where it has codes; None if there is none."""
    seen: set[str] = set()
    for value in dimension.values:
        key = value.label if value.code is None else value.code
        if key in seen:
            return key
        seen.add(key)
    return None
