"""A file's sheets and cells, with every property of a cell that affects its meaning.

Every file format (`loaders.reading.formats`) is read to these types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from loaders.reading.seen import Run
from policy.findings import Finding

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None

Area: TypeAlias = tuple[int, int, int, int]
"""First row and column, last row and column."""

FIRST_DAY = datetime(1900, 1, 2)  # noqa: DTZ001  # dates in workbooks have no time zone
"""Excel's dates begin just before it: a 0 that is shown as a date."""


class Doubt(StrEnum):
    """The reason why the stored result of a formula may never have been calculated."""

    ASKED = "the file asks to be calculated when it is opened"
    ALL_ZERO = "every formula of the file gives 0"
    STALE = "a formula of the file shows 0 that it cannot give"


class Cell(NamedTuple):
    """One cell that is not empty.

    `value` is the displayed value (for a formula the cached result, None if there is none), `formula`
    its formula, `note` its comment. `hidden`: its row or column is hidden; `merged`: it covers several
    cells; `circular`: its formula depends on itself. `runs` are the parts of its text if any is struck
    out, raised or lowered; `unseen`: the cell looks empty; `doubt` is why its formula's result may not
    be calculated.
    """

    address: str
    row: int
    column: int
    value: Value
    formula: str | None = None
    number_format: str = "General"
    hidden: bool = False
    note: str | None = None
    merged: bool = False
    circular: bool = False
    runs: tuple[Run, ...] = ()
    unseen: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the top, each with its cells from the left; empty ones left out."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    under_rules: tuple[Area, ...] = ()
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets in order, and its custom properties by name."""

    file: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not opened, and why. `file` is its name, without a personal number in it."""

    file: str
    findings: tuple[Finding, ...]


def gives_nothing(value: Value) -> bool:
    """Whether a formula's result is what non-calculating programs write: 0, empty, or 0 as a date."""
    return not value or value == time() or (isinstance(value, datetime) and value < FIRST_DAY)
