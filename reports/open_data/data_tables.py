"""The tables that are published: each with its columns, rows and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from types import NoneType
from typing import Any

from policy.data_cells import Plain, plain
from policy.open_data import DataColumn

_AS_THEY_ARE = frozenset({NoneType, bool, int, float, str, date})
"""The types of values that are published as they are; asked for by type, because that is quick."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table: its declaration, and what a row has for it.

    `take` gives anything that `policy.data_cells.plain` publishes, or the figure that the column is a part of.
    """

    declared: DataColumn
    take: Callable[[Any], object]

    @classmethod
    def at(cls, declared: DataColumn, attribute: str) -> Column:
        """The column of an attribute of the row, by its dotted name."""
        return cls(declared, attrgetter(attribute))

    @property
    def name(self) -> str:
        return self.declared.name

    def values(self, rows: Iterable[Any]) -> list[Plain]:
        """The published value of each row."""
        found: Iterable[Any] = map(self.take, rows)
        if self.declared.part:
            part = attrgetter(self.declared.part)
            found = [None if figure is None else part(figure) for figure in found]
        return [each if type(each) in _AS_THEY_ARE else plain(each) for each in found]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are the keys of another published table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A published table. `title` and `about` are Danish; its name is also its English title."""

    name: str
    title: str
    about: str
    columns: Sequence[Column]
    rows: Sequence[Any]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def english(self) -> str:
        return self.name.replace("_", " ").capitalize()

    def values(self) -> Iterator[tuple[Plain, ...]]:
        """The published values, row by row, in the order of the columns."""
        return zip(*self.by_column(), strict=True)

    def by_column(self) -> list[list[Plain]]:
        """The same values, column by column."""
        return [column.values(self.rows) for column in self.columns]
