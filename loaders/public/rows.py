"""Tables from rows of text: keys that say what the numbers are of, then one number or several.

Rows are taken in portions, column by column, because a loop over a million cells is slow.
"""

from __future__ import annotations

import operator
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat

from loaders.public import headings
from loaders.public.delimited import Portion
from loaders.public.limits import MOST_CELLS, RefusedError, check_values, thousands
from loaders.public.numbers import Cells, decimal_sign, number
from loaders.public.table import Cell, Dimension, Mark, PublicTable, Value, size
from loaders.public.units import UNIT_NAMES
from policy.choices import Missing

ABSENT = "\0"
"""Where a row has no observation, not even a mark."""

_ABSENT = Mark(ABSENT, Missing.UNKNOWN)
_WITH_UNIT = re.compile(r"(.*\d)\s*(%|pct\.?|kr\.?|kroner|DKK|EUR|€)", re.IGNORECASE)
_UNIT_SIGNS = ("%", "p", "P", "k", "K", "E", "€")
_STRIPPED = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_LARGEST_POSITION = 2**62


@dataclass(frozen=True, slots=True)
class Signs:
    """What is printed beside plain digits.

    `marked` is the cell of a text that is no number; `usual` and `never_thousands` are as in `decimal_sign`.
    """

    marked: Callable[[str], Cell]
    usual: str | None = None
    never_thousands: str = ""


class _Places(dict[str, int]):
    """The place of each value in the order of first appearance."""

    def __missing__(self, label: str) -> int:
        self[label] = place = len(self)
        return place


@dataclass(frozen=True, slots=True)
class _Where:
    """The row in the file of a cell by its index in the table."""

    row_numbers: Sequence[int]
    order: Sequence[int] | None
    width: int

    def __call__(self, index: int) -> str:
        place = index if self.order is None else self.order[index]
        return f"række {self.row_numbers[place // self.width]}"


class Rows:
    """Rows of keys and values that become one table.

    Each row has a text for each name, then one for each of `offsets`: the places of its values among the
    combinations of the dimensions that stand across.
    """

    def __init__(
        self,
        names: Sequence[str],
        across: Sequence[Dimension] = (),
        offsets: Sequence[int] = (0,),
    ) -> None:
        every = [*names, *(dimension.name for dimension in across)]
        if len(set(every)) < len(every):
            raise RefusedError("public_duplicate_key", ", ".join(every))
        for dimension in across:
            check_values(dimension)
        self._names, self._across, self._offsets = list(names), across, offsets
        self._codes: dict[str, tuple[str, list[str]]] = {}
        self._places = [_Places() for _ in names]
        self._columns = [array("i") for _ in names]
        self._printed: list[str] = []  # of a portion, a cell on each line
        self._row_numbers = array("i")

    @property
    def width(self) -> int:
        """The number of texts in a row."""
        return len(self._names) + len(self._offsets)

    def take(self, portions: Iterable[Portion]) -> None:
        """Add all rows, with their columns in the order of the names and offsets."""
        for numbers, columns in portions:
            self._take(numbers, columns)

    def _take(self, numbers: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        self._row_numbers.extend(numbers)
        if len(self._row_numbers) * len(self._offsets) > MOST_CELLS:
            limit = thousands(MOST_CELLS)
            raise RefusedError("public_too_many_cells", f"mere end {limit}", limit=limit)
        for places, column, labels in zip(self._places, self._columns, columns, strict=False):
            column.extend(map(places.__getitem__, labels))
        values = columns[len(self._names) :]
        printed = values[0] if len(values) == 1 else chain.from_iterable(zip(*values, strict=True))
        text = "\n".join(printed)
        if text.count("\n") != len(numbers) * len(values) - 1:
            broken = next(cell for column in values for cell in column if "\n" in cell)
            raise RefusedError("public_not_a_number", broken)
        self._printed.append(_STRIPPED.sub("", text) if " " in text or "\t" in text else text)

    def join(self, label: str, code: str) -> bool:
        """Make one dimension of two columns, if each of several labels has one code, and each code one label."""
        label_at, code_at = self._names.index(label), self._names.index(code)
        both = set(zip(self._columns[label_at], self._columns[code_at], strict=True))
        count = len(both)
        if count < 2 or not count == len(self._places[label_at]) == len(self._places[code_at]):
            return False
        codes = list(self._places[code_at])
        of_place = dict(both)
        self._codes[label] = (code, [codes[of_place[place]] for place in range(len(codes))])
        self._names = [name for name in self._names if name != code]
        del self._places[code_at], self._columns[code_at]
        return True

    def table(self, described: PublicTable, signs: Signs) -> PublicTable:
        """The table: `described` with dimensions, positions and cells. Raises `RefusedError`."""
        if not self._row_numbers:
            raise RefusedError("public_truncated", "ingen tal", wanted="Mindst én række med tal.")
        dimensions = (
            *(
                self._dimension(name, places)
                for name, places in zip(self._names, self._places, strict=True)
            ),
            *self._across,
        )
        units = self._units()
        sign = decimal_sign(self._printed, signs.usual, signs.never_thousands)

        @lru_cache(1_000)  # a file has few marks, but many of each
        def other(printed: str) -> Cell:
            if printed == ABSENT:
                return _ABSENT
            found = number(printed, sign)
            return signs.marked(printed) if found is None else found

        cells = Cells(sign, other)
        for text in self._printed:
            cells.extend(text)
        self._printed.clear()
        positions, order = self._ordered(dimensions, cells)
        if order is not None:
            cells = cells.selected(order)
        if len(positions) == size(dimensions):
            positions = range(len(positions))
        table = replace(
            described,
            dimensions=dimensions,
            positions=positions,
            cells=cells,
            where=_Where(self._row_numbers, order, len(self._offsets)),
        )
        return _with_units(table, units, order) if units else table

    def _dimension(self, name: str, labels: Iterable[str]) -> Dimension:
        if name not in self._codes:
            return Dimension(name, tuple(map(Value, labels)))
        code, codes = self._codes[name]
        return Dimension(name, tuple(map(Value, labels, codes)), code)

    def _ordered(
        self, dimensions: Sequence[Dimension], cells: Cells
    ) -> tuple[Sequence[int], Sequence[int] | None]:
        """The positions, and the places of their cells in the file unless they have the same order."""
        absent = cells.places_of(_ABSENT)
        if not absent and self._is_whole(dimensions):
            return range(len(cells)), None
        positions = self._positions(size(dimensions))
        if not absent and all(map(operator.lt, positions, islice(positions, 1, None))):
            return positions, None
        room, count = size(dimensions), len(positions)
        if not absent and room == count and (order := _inverse(positions)):
            return range(count), order
        # a position and its place in one number are sorted in half the memory
        both = sorted(map(operator.add, map(count.__mul__, positions), range(count)))
        if absent:
            both = [each for each in both if each % count not in absent]
        order = array("i", map(operator.mod, both, repeat(count)))
        in_order = self._kept(room)(map(operator.floordiv, both, repeat(count)))
        for position, following in pairwise(in_order):
            if position == following:
                labels = (value.label for value in _values(dimensions, position))
                raise RefusedError("public_duplicate_key", "; ".join(labels))
        return in_order, order

    def _is_whole(self, dimensions: Sequence[Dimension]) -> bool:
        """Whether every combination has a cell, in the order of the table."""
        rows = len(self._row_numbers)
        if rows * len(self._offsets) != size(dimensions) or list(self._offsets) != list(
            range(len(self._offsets))
        ):
            return False
        below = rows
        for places, column in zip(self._places, self._columns, strict=True):
            below //= len(places)
            once = array("i")
            for place in range(len(places)):
                once.extend(array("i", [place]) * below)
            if column != once * (rows // len(once)):
                return False
        return True

    @staticmethod
    def _kept(room: int) -> Callable[[Iterable[int]], Sequence[int]]:
        """What positions are kept in: eight bytes, unless there is room for more."""
        return (lambda each: array("q", each)) if room < _LARGEST_POSITION else list

    def _positions(self, room: int) -> Sequence[int]:
        """The position of each cell in the table of all combinations, in the order of the file."""
        kept = self._kept(room)
        none = [0] * len(self._row_numbers)
        rows: Sequence[int] = self._columns[0] if self._columns else none
        for places, column in zip(self._places[1:], self._columns[1:], strict=True):
            rows = kept(map(operator.add, map(len(places).__mul__, rows), column))
        width, offsets = size(self._across), self._offsets
        if width == 1:
            return kept(rows)
        return kept(row * width + offset for row in rows for offset in offsets)

    def _units(self) -> dict[int, str]:
        """The unit beside each number by its place in the file, if there is any; they are taken off."""
        if not any(sign in text for text in self._printed for sign in _UNIT_SIGNS):
            return {}
        units: dict[int, str] = {}
        start = 0
        for portion, text in enumerate(self._printed):
            printed = text.split("\n")
            for place, each in enumerate(printed):
                if found := _WITH_UNIT.fullmatch(each):
                    printed[place], units[start + place] = found[1], found[2]
                elif each[-1:].isdigit() and each[:1] != "<":
                    units[start + place] = ""
            start += len(printed)
            self._printed[portion] = "\n".join(printed)
        return units


def _inverse(positions: Sequence[int]) -> Sequence[int] | None:
    """The place of each position, if every position has one."""
    places = array("i", [-1]) * len(positions)
    for place, position in enumerate(positions):
        places[position] = place
    return places if -1 not in places else None


def _values(dimensions: Sequence[Dimension], position: int) -> Iterator[Value]:
    for number_of, dimension in enumerate(dimensions, 1):
        below = size(dimensions[number_of:])
        yield dimension.values[position // below % len(dimension.values)]


def _with_units(
    table: PublicTable, units: dict[int, str], order: Sequence[int] | None
) -> PublicTable:
    """The table with the units that stand beside its numbers: one for all, or one for each measure."""
    if len(kinds := set(units.values())) == 1:
        return replace(table, unit=kinds.pop())
    places = order or range(len(table.cells))
    found = [
        (tuple(_values(table.dimensions, position)), units[place])
        for position, place in zip(table.positions, places, strict=True)
        if place in units
    ]
    for dimension in table.dimensions:
        is_measure = headings.folded(dimension.name) in headings.MEASURE_NAMES | UNIT_NAMES
        if dimension.name != table.measure and not is_measure:
            continue
        column = table.dimensions.index(dimension)
        of_value = {(values[column], unit) for values, unit in found}
        if len(of_value) == len({value for value, _ in of_value}):
            known = {value: unit or value.unit for value, unit in of_value}
            values = tuple(
                replace(value, unit=known.get(value, value.unit)) for value in dimension.values
            )
            return replace(
                table,
                measure=dimension.name,
                dimensions=tuple(
                    replace(dimension, values=values) if each is dimension else each
                    for each in table.dimensions
                ),
            )
    mixed = ", ".join(f"»{unit or 'uden enhed'}«" for unit in sorted(kinds))
    raise RefusedError("public_mixed_units", mixed)


def described(
    title: str = "",
    source: str | None = None,
    code: str | None = None,
    unit: str | None = None,
    time: str | None = None,
    measure: str | None = None,
) -> PublicTable:
    """A table that has no cells yet."""
    return PublicTable(title, source, code, unit, (), time, measure, (), ())
