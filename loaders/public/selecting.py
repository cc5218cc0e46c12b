"""Selects an extract's cells from a public table: only those of the slice are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from loaders.public.areas import area_of
from loaders.public.table import Dimension, PublicTable, Value
from policy.areas import Area
from policy.public_statistics import Extract

IS = " = "
"""Between a dimension and its chosen value, in `Extract.fixed`, `part` and `whole`."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A cell of an extract, with the counts that it is a share of, where the extract names them.

    All are by their place in the table's `cells`; of counts there are none unless the file has them all.
    """

    area: Value | None
    group: Value | None
    period: Value
    index: int
    part: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()


class NotInTableError(LookupError):
    """The table lacks a dimension or a value that the extract names."""

    def __init__(self, found: str) -> None:
        """`found`: the dimension or the choice."""
        super().__init__(found)
        self.found = found


def area_of_value(value: Value) -> Area | None:
    """The area that a value means by its label, else by its code."""
    return area_of(value.label) or (area_of(value.code) if value.code else None)


def has_dimensions(table: PublicTable, extract: Extract) -> bool:
    """Whether the table is divided as the extract says, and not otherwise."""
    if len(table.dimensions) != len(extract.dimensions):
        return False
    return all(_named(table, name) is not None for name in extract.dimensions)


def selected(table: PublicTable, extract: Extract) -> Iterator[Selected]:
    """The extract's cells, by area, group and period in the table's order.

    Cells that the file leaves out are left out here. Raises `NotInTableError`.
    """
    dimensions = {name: _dimension(table, name) for name in _free(extract)}
    chosen = _choices(table, extract.fixed)
    parts = [_choices(table, (choice,)) for choice in extract.part]
    wholes = [_choices(table, (choice,)) for choice in (extract.whole,) if choice]
    undecided = {d.name for d in table.dimensions} - chosen.keys()
    if more := undecided - {d.name for d in dimensions.values()}:
        raise NotInTableError(min(more))
    for places in product(*(range(len(d.values)) for d in dimensions.values())):
        at = chosen | {d.name: n for d, n in zip(dimensions.values(), places, strict=True)}
        index = _index(table, at)
        if index is None:
            continue
        values = {
            name: dimension.values[place]
            for (name, dimension), place in zip(dimensions.items(), places, strict=True)
        }
        yield Selected(
            area=values.get(extract.area or ""),
            group=values.get(extract.split or ""),
            period=values[extract.time],
            index=index,
            part=_beside(table, at, parts),
            whole=_beside(table, at, wholes),
        )


def _free(extract: Extract) -> tuple[str, ...]:
    """The dimensions of which all values are taken."""
    return tuple(name for name in (extract.area, extract.split, extract.time) if name)


def _choices(table: PublicTable, chosen: tuple[str, ...]) -> dict[str, int]:
    """The place of the chosen value in each dimension that has one."""
    found = {}
    for choice in chosen:
        name, _, value = choice.partition(IS)
        dimension = _dimension(table, name)
        try:
            found[dimension.name] = dimension.place(value)
        except ValueError:
            raise NotInTableError(choice) from None
    return found


def _dimension(table: PublicTable, name: str) -> Dimension:
    if dimension := _named(table, name):
        return dimension
    raise NotInTableError(name)


def _named(table: PublicTable, name: str) -> Dimension | None:
    wanted = name.casefold()
    return next(
        (d for d in table.dimensions if wanted in (d.name.casefold(), (d.code or "").casefold())),
        None,
    )


def _beside(
    table: PublicTable, at: Mapping[str, int], others: Sequence[Mapping[str, int]]
) -> tuple[int, ...]:
    """The places of the cells for other choices; none unless the file has them all."""
    found = [_index(table, {**at, **other}) for other in others]
    there = tuple(index for index in found if index is not None)
    return there if len(there) == len(found) else ()


def _index(table: PublicTable, places: Mapping[str, int]) -> int | None:
    """The place in `cells` of the cell with these places in the dimensions; None if it is left out."""
    position = 0
    for dimension in table.dimensions:
        position = position * len(dimension.values) + places[dimension.name]
    index = bisect_left(table.positions, position)
    there = index < len(table.positions) and table.positions[index] == position
    return index if there else None
