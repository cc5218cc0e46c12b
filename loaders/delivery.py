"""The result of reading one workbook: rows, findings and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from policy.choices import Missing, PrintedUnit
from policy.findings import Finding
from policy.open_data import PublishedEdition
from policy.periods import Period
from policy.public_statistics import Extract
from policy.records import FEW_PERSONS_LIMIT, Indicator
from policy.tables import Records


class Written(StrEnum):
    """The unit that a figure is written with. `WORDS`: words that are not those of a unit."""

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

    `table` is a name in `policy.tables.TABLES`, `number` the row's number in the sheet. `cells` has the
    address of each field that has a column, or `AT_THE_FILE` for values that the deliverer named.
    `written` has the unit that each figure is written with; `contents` what is in the cells, as a finding
    quotes it, where it is asked for (`Expected.contents`).
    """

    table: str
    record: Any
    file: str
    sheet: str
    number: int
    cells: Mapping[str, str] = field(hash=False)
    written: Mapping[str, Written] = field(default_factory=dict, hash=False)
    contents: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """The key of a row that could not become a record."""

    table: str
    key: Key


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of cells: read; not read, each reported by a finding; and skipped, such as guidance."""

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
    """A row to withdraw: its table, its key in the order of `Table.key`, and the cell that asks for it."""

    table: str
    key: Key
    cell: str


@dataclass(frozen=True, slots=True)
class Part:
    """The contribution of one sheet. `is_template`: it has a feature that only templates have."""

    counts: Counts
    findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    is_template: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """A workbook's properties; None where one is missing.

    `kind` is the kind of template it was made as, `department` the department it was made for. `edition`
    is what was published, if the file is open data.
    """

    kind: str | None = None
    policy: str | None = None
    department: str | None = None
    schema_version: int | None = None
    edition: PublishedEdition | None = None


NO_RECORDS = Records()
LONGEST_NAMED = 1_000
"""The most characters in each text of a `Naming`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the deliverer states where a table leaves it unsaid.

    `period` is written as in a cell for periods (2024), `source` as in a cell for sources (STATUS s. 17).
    `extract` is the slice of a public table that is chosen, `indicator` the new one that it is for.
    """

    period: str = ""
    stated_by: str = ""
    source: str = ""
    extract: Extract | None = None
    indicator: Indicator | None = None

    @property
    def texts(self) -> tuple[str, str, str]:
        """What is stated about a printed table."""
        return self.period, self.stated_by, self.source


@dataclass(frozen=True, slots=True)
class Expected:
    """What the policy expects of files that are not its own: its extracts, their indicators, the city's code.

    `newest`: the last period that is known of each extract. `today`: the day of delivery. `contents`:
    rows are wanted with what is in their cells. `plans`: the initiatives that a plan can repeat, and what
    its rows can name. `is_hearing_draft`: the file is not a delivery, but a policy to come. `is_open_data`: it
    is a zip that was published as open data.
    """

    extracts: tuple[Extract, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    municipality: str | None = None
    few_persons_limit: int = FEW_PERSONS_LIMIT
    newest: Mapping[str, Period] = field(default_factory=dict, hash=False)
    today: date = date.max
    contents: bool = False
    plans: Records = NO_RECORDS
    is_hearing_draft: bool = False
    is_open_data: bool = False


@dataclass(frozen=True, slots=True)
class FoundDimension:
    """A dimension of a public table, with the values as printed.

    `units`: the unit of each value in `values` and the table's own word for it; empty where no value has
    a unit of its own.
    """

    name: str
    values: tuple[str, ...]
    units: tuple[tuple[PrintedUnit, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A mark of a public table: its cause, the file's explanation, and in how many cells it is."""

    text: str
    cause: Missing
    means: str | None
    count: int


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A public table of a file, described.

    `used` are the codes of the extracts that it has. `proposal` is an extract to choose, whose
    indicator is still empty; `guessed` are the dimensions in which it takes a value only because one
    must be taken. `small_counts`: it has counts of few, and hides none itself.
    """

    title: str
    source: str | None
    code: str | None
    dimensions: tuple[FoundDimension, ...]
    cells: int
    numbers: int
    marks: tuple[MarkCount, ...]
    used: tuple[str, ...]
    proposal: Extract | None
    guessed: tuple[str, ...] = ()
    small_counts: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """The rows of one workbook, and its findings.

    `broken` has the rows that could not become records but whose key could be read, so that a reference
    to one of them can be distinguished from a reference to nothing.
    """

    file: str
    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: Counts = Counts()
    refused: bool = False
    withdrawn: tuple[Withdrawal, ...] = ()
    about: About = About()
    tables: tuple[FoundTable, ...] = ()
