"""Resolves the keys in rows to those of other rows and of known records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from loaders.delivery import Row
from policy.columns import Citation
from policy.spelling import folded
from policy.tables import BY_NAME, TABLES, Field, Records
from policy.whole_city import WHOLE_CITY

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RecordType = TypeVar("RecordType")

STATED_BY = "stated_by"
FIGURES = tuple(table for table in TABLES if STATED_BY in table.key)
"""The tables of figures: their keys include the reporter."""

ALSO_WHOLE_CITY = ("KK samlet", "KK i alt")


@dataclass(frozen=True)
class Context:
    """Everything that rows can refer to: the records of each table with a key of one field.

    `reporters` are those who have stated figures before, by their names as written and folded.
    """

    tables: Mapping[str, Mapping[object, DataclassInstance]]
    reporters: Mapping[str, str]

    def all(self, kind: type[RecordType]) -> Mapping[str, RecordType]:
        """The records of one type by key."""
        name = next(table.name for table in TABLES if table.record is kind)
        return cast("Mapping[str, RecordType]", self.tables[name])

    def resolve(self, table: str, key: object) -> object | None:
        """The key of the record that is meant, in any spelling; None if there is none."""
        if key in self.tables[table]:
            return key
        return self._spellings[table].get(folded(key)) if isinstance(key, str) else None

    def reporter(self, name: str) -> str | None:
        """The known reporter meant by `name`; None if there is none."""
        department = self.resolve("departments", name)
        if department is not None:
            return str(department)
        return self.reporters.get(name) or self.reporters.get(folded(name))

    @cached_property
    def _spellings(self) -> Mapping[str, Mapping[str, object]]:
        spellings = {
            table: {folded(key): key for key in records if isinstance(key, str)}
            for table, records in self.tables.items()
        }
        departments = self.tables["departments"]
        names = {folded(getattr(d, "name", "")): code for code, d in departments.items()}
        if WHOLE_CITY in departments:
            names |= {folded(name): WHOLE_CITY for name in ALSO_WHOLE_CITY}
        return {**spellings, "departments": names | spellings["departments"]}


def context(rows: Sequence[Row], known: Records) -> Context:
    """The `known` records and those in the rows; a row replaces the known record with its key."""
    tables: dict[str, dict[object, DataclassInstance]] = {}
    for table in TABLES:
        key, *more = table.key
        if more:
            continue
        brought = [row.record for row in rows if row.table == table.name]
        records = [*getattr(known, table.name), *brought]
        tables[table.name] = {getattr(record, key): record for record in records}
    names = {figure.stated_by for table in FIGURES for figure in getattr(known, table.name)}
    return Context(tables, {folded(name): name for name in names} | {name: name for name in names})


class Reference(NamedTuple):
    """A field of a row, and the table and key that it refers to."""

    field: Field
    table: str
    key: object


def references(row: Row) -> Iterator[Reference]:
    """Every key that the row refers to."""
    return references_of(row.table, row.record)


def references_of(table_name: str, record: object) -> Iterator[Reference]:
    """Every key that a record of the table refers to."""
    for field in BY_NAME[table_name].fields:
        if table := field.column.refers:
            for value in _values(record, field):
                key = value.document if isinstance(value, Citation) else value
                yield Reference(field, table, key)


def resolved(rows: Sequence[Row], known: Context) -> list[Row]:
    """The rows with each key spelled as in the record that it refers to."""
    return [replace(row, record=_resolved(row, known)) for row in rows]


def _resolved(row: Row, known: Context) -> DataclassInstance:
    changes: dict[str, object] = {}
    if STATED_BY in BY_NAME[row.table].key:
        stated_by = getattr(row.record, STATED_BY)
        if (reporter := known.reporter(stated_by)) not in (None, stated_by):
            changes[STATED_BY] = reporter
    for field in BY_NAME[row.table].fields:
        table = field.column.refers
        values = _values(row.record, field) if table else ()
        if not table or not values:
            continue
        keys = tuple(dict.fromkeys(_renamed(value, table, known) for value in values))
        if keys != values:
            changes[field.name] = keys if field.many else keys[0]
    record: DataclassInstance = row.record
    return replace(record, **changes) if changes else record


def _renamed(value: object, table: str, known: Context) -> object:
    if isinstance(value, Citation):
        document = known.resolve(table, value.document)
        return replace(value, document=str(document)) if document else value
    key = known.resolve(table, value)
    return value if key is None else key


def _values(record: object, field: Field) -> tuple[object, ...]:
    value = getattr(record, field.name)
    if field.many:
        return tuple(value)
    return () if value is None else (value,)
