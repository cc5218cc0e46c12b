"""How the tables are published as open data: the columns of each, declared for writer and reader alike.

The csv files, the three descriptions of them, the rows as JSON and the way back from a published zip
all use these declarations. Names and order are stable: other programs rely on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from policy.choices import Choice, Qualifier
from policy.quantities import Quantity
from policy.tables import BY_NAME, Field, Table

FORMAT = 1
"""The version of the published form. It rises when a column is renamed, removed or means something else."""
SEVERAL = "; "
"""Between the values of a cell with several."""
DESCRIPTION = "datapackage.json"
"""The file of a published zip that describes its tables as a Data Package."""
EDITION = "handicapmonitor"
"""The property of the description that has the `PublishedEdition`."""


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """What was published: the policy, the day and the snapshot of its status, and whether it is all of it.

    `unpublished`: some of it was not public when it was made. `is_part`: objectives or departments were
    chosen, so that the whole cannot be made from it. It is kept as `policy.serial` writes it.
    """

    format: int
    as_of: date
    policy: str | None = None
    snapshot: str | None = None
    unpublished: bool = False
    is_part: bool = False


class DataType(StrEnum):
    """The type of a published value, by its name in a Data Package."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A published column: its name, its titles in Danish and English, and what its values must match.

    `choices` is the closed list of its codes. A column of `many` has several values in a cell.
    `field` is the field of the table's record, `part` the attribute of the figure in it.
    """

    name: str
    data_type: DataType
    title: str
    help: str = ""
    choices: type[Choice] | None = None
    many: bool = False
    required: bool = False
    field: str = ""
    part: str = ""

    @property
    def english(self) -> str:
        """The title in English: the name is in the field's standard terms.

        >>> DataColumn("counted_on", DataType.STRING, "Opgjort").english
        'Counted on'
        """
        return self.name.replace("_", " ").capitalize()


_ENDS = (("low", "laveste"), ("high", "højeste"))
_WORDS: tuple[tuple[str, str, type[Choice] | None], ...] = (
    ("qualifier", "forbehold", Qualifier),
    ("word", "kildens ord", None),
)
_TYPES = {
    bool: DataType.BOOLEAN,
    int: DataType.INTEGER,
    float: DataType.NUMBER,
    date: DataType.DATE,
}


@cache
def columns(table: str) -> tuple[DataColumn, ...]:
    """The published columns of a table of `policy.tables`, in their order.

    >>> [column.name for column in columns("baselines")][2:7]
    ['period', 'value', 'low', 'high', 'qualifier']
    """
    return tuple(column for field in BY_NAME[table].fields for column in of_field(field))


def of_field(field: Field, name: str | None = None) -> Iterator[DataColumn]:
    """The columns of a field: one, or five for a figure."""
    if field.type is Quantity:
        yield from of_quantity(field, name or field.name)
        return
    declared = field.column
    yield DataColumn(
        name or field.name,
        DataType.STRING if field.many else _TYPES.get(field.type, DataType.STRING),
        declared.heading,
        declared.help,
        field.type if issubclass(field.type, Choice) else None,
        field.many,
        field.required,
        field.name,
    )


def of_quantity(field: Field, name: str) -> Iterator[DataColumn]:
    """The columns of a figure: value, the ends of a range or bound, the qualifier, and the source's word for it."""
    prefix = "" if name == "value" else f"{name}_"
    title, about = field.column.heading, field.column.help

    yield DataColumn(name, DataType.NUMBER, title, about, field=field.name, part="value")
    for end, word in _ENDS:
        yield DataColumn(
            f"{prefix}{end}",
            DataType.NUMBER,
            f"{title}, {word}",
            about,
            field=field.name,
            part=end,
        )
    for end, word, choices in _WORDS:
        yield DataColumn(
            f"{prefix}{end}",
            DataType.STRING,
            f"{title}, {word}",
            about,
            choices,
            field=field.name,
            part=end,
        )


def primary_key(table: Table) -> tuple[str, ...]:
    """The key of a table, if all its fields are always there; else empty."""
    return table.key if all(table.field(name).required for name in table.key) else ()
