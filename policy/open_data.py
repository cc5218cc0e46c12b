"""How the tables are published as open data: the columns of each, declared for writer and reader alike.

The csv files, the three descriptions of them, the rows as JSON and the way back from a published zip
all use these declarations. Names and order are stable: other programs rely on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    `english_title` is needed where the name, in the field's standard terms, does not read well by itself.
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
    english_title: str = ""

    @property
    def english(self) -> str:
        """The title in English.

        >>> DataColumn("counted_on", DataType.STRING, "Opgjort").english
        'Counted on'
        >>> DataColumn("target_low", DataType.NUMBER, "Måltal, laveste").english
        'Target, lowest value'
        """
        return self.english_title or _ENGLISH.get(self.name) or _in_parts(self.name)


_ENGLISH: Mapping[str, str] = {
    "id": "Code",
    "low": "Lowest value",
    "high": "Highest value",
    "word": "Qualifier in the source's own word",
    "adding": "How parts add up",
    "after": "Text after",
    "before": "Text before",
    "by": "Objection by",
    "checked": "Checked",
    "covers": "What it covers",
    "dated": "Date",
    "days": "Number of days",
    "days_to_report": "Days allowed for reporting",
    "deadline_last_day": "Last day of the deadline",
    "expected_what": "What is expected",
    "first": "First time",
    "fixed": "Fixed dimensions",
    "found_at": "Cell or row of the file",
    "heard": "Committee heard on",
    "how": "How to fetch it",
    "hours": "Opening hours",
    "in_policy_set": "Belongs to the policy",
    "known_from_reason": "Reason for the date",
    "lacks": "What it lacks",
    "lead": "Responsible departments",
    "mark": "Mark in the source",
    "means": "Meaning of the mark",
    "near_from": "Nearly reached from",
    "no_numbers": "Why not in numbers",
    "not_among": "Not among the documents",
    "others": "Other departments",
    "out_of": "Out of how many",
    "part": "Part (number counted)",
    "parts_set": "Targets set for the parts",
    "period_first_day": "First day of the period",
    "period_last_day": "Last day of the period",
    "population_note": "Population in words",
    "priority_is_reading": "Priority is our reading",
    "rivals": "Several targets, with who states them",
    "settles": "Answers event",
    "thousands": "Amount in thousand kroner",
    "time": "Dimension of time",
    "whole": "Whole (out of how many)",
    "wrong_way": "How it can go wrong",
}
"""The English titles of columns whose names do not read well alone."""
_IN_PARTS: Mapping[str, str] = {
    "_low": ", lowest value",
    "_high": ", highest value",
    "_qualifier": ", qualifier",
    "_word": ", the source's own word",
    "_missing": ": why it is missing",
}


def _in_parts(name: str) -> str:
    """The name as words; what follows a figure's name comes after a comma."""
    for end, words in _IN_PARTS.items():
        if name.endswith(end):
            return f"{_in_parts(name.removesuffix(end))}{words}"
    return name.replace("_", " ").capitalize()


AS_NUMBER = (
    "Skrevet som et tal: 73 procent er 0,73, og beløb er i kroner. Tom, hvor der ikke er ét tal eller kun den ene ende "
    "af et interval."
)
"""How the value of a figure is published, whatever its cell in a workbook looks like."""
_ENDS = (
    ("low", "laveste", "Den laveste ende af et interval eller en grænse; ellers tom."),
    ("high", "højeste", "Den højeste ende af et interval eller en grænse; ellers tom."),
)
_WORDS: tuple[tuple[str, str, str, type[Choice] | None], ...] = (
    (
        "qualifier",
        "forbehold",
        "Om tallet er præcist, cirka, en grænse, et interval eller skjult.",
        Qualifier,
    ),
    ("word", "kildens ord", "Kildens eget ord for forbeholdet, hvor det er et andet.", None),
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
    title = field.column.heading
    yield DataColumn(name, DataType.NUMBER, title, AS_NUMBER, field=field.name, part="value")
    for end, word, about_end in _ENDS:
        yield DataColumn(
            f"{prefix}{end}",
            DataType.NUMBER,
            f"{title}, {word}",
            about_end,
            field=field.name,
            part=end,
        )
    for end, word, about_word, choices in _WORDS:
        yield DataColumn(
            f"{prefix}{end}",
            DataType.STRING,
            f"{title}, {word}",
            about_word,
            choices,
            field=field.name,
            part=end,
        )


def primary_key(table: Table) -> tuple[str, ...]:
    """The key of a table, if all its fields are always there; else empty."""
    return table.key if all(table.field(name).required for name in table.key) else ()
