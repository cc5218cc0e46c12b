"""What comes out of reading one workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from policy.findings import Finding


class Written(StrEnum):
    """What the figure itself says that it counts. `WORDS` are others than those of a unit."""

    PLAIN = "plain"
    PERCENT = "percent"
    PERMILLE = "permille"
    POINTS = "points"
    KRONER = "kroner"
    YEARS = "years"
    TIME = "time"
    WORDS = "words"


Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the place it was read from.

    `table` is a name of `policy.tables.TABLES`, `number` the row's number in the sheet; `cells` the
    address of each field that has a column, or `AT_THE_FILE` where the deliverer named it; `written`
    the unit in which a figure is written.
    """

    table: str
    record: Any
    file: str
    sheet: str
    number: int
    cells: Mapping[str, str] = field(hash=False)
    written: Mapping[str, Written] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """The key of a row that could not become a record."""

    table: str
    key: Key


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cells were read; not read, each told by a finding; and skipped, as guidance is."""

    read: int = 0
    not_read: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.read + other.read, self.not_read + other.not_read, self.skipped + other.skipped
        )

    @property
    def total(self) -> int:
        return self.read + self.not_read + self.skipped


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A row that is to go: its table, its key in the order of `Table.key`, and the cell that says so."""

    table: str
    key: Key
    cell: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet adds to a delivery. `is_template` when it has what only a template has."""

    counts: Counts
    findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    is_template: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says about itself in its properties; None where it says nothing.

    `kind` is the kind of template it was made as, `department` whose it is.
    """

    kind: str | None = None
    policy: str | None = None
    department: str | None = None
    schema_version: int | None = None


LONGEST_NAMED = 1_000
"""So many characters each text of a `Naming` can have."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a deliverer says of a table that does not say it itself, in the deliverer's own words.

    `period` as a cell of a period (2024), `source` as a cell of sources (STATUS s. 17).
    """

    period: str = ""
    stated_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The rows of one workbook, and what is wrong with it.

    `broken` has the rows that could not become records, as far as their key could be read, so that
    a reference to one of them can be told from a reference to nothing.
    """

    file: str
    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: Counts = Counts()
    refused: bool = False
    withdrawn: tuple[Withdrawal, ...] = ()
    about: About = About()
