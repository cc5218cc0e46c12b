"""The tables that are published: each with its columns, rows and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from policy.data_cells import Plain, plain
from policy.open_data import DataColumn


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table: its declaration, and the function from a row to its value."""

    declared: DataColumn
    value: Callable[[Any], Plain]

    @classmethod
    def at(cls, declared: DataColumn, attribute: str) -> Column:
        """The column of an attribute of the row, by its dotted name."""
        take = attrgetter(attribute)
        return cls(declared, lambda row: plain(take(row)))

    @property
    def name(self) -> str:
        return self.declared.name


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

    def values(self) -> Iterator[list[Plain]]:
        """The published values, row by row, in the order of the columns."""
        take = [column.value for column in self.columns]
        return ([value(row) for value in take] for row in self.rows)

    def by_column(self) -> list[list[Plain]]:
        """The same values, column by column."""
        return [list(map(column.value, self.rows)) for column in self.columns]
