"""A file's sheets and cells, with everything about a cell that decides what it means.

Every file format (`loaders.reading.formats`) is read to these.
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
"""Excel's days begin just before it: a 0 that is shown as a date."""


class Doubt(StrEnum):
    """Why the result of a formula may be one that nobody calculated."""

    ASKED = "the file asks to be calculated when it is opened"
    ALL_ZERO = "every formula of the file gives 0"
    STALE = "a formula of the file shows 0 that it cannot give"


class Cell(NamedTuple):
    """One cell that is not empty.

    `value` is what the cell shows (of a formula: the cached result, None when there is none),
    `formula` what it computes, `note` its comment; `hidden` when its row or column is hidden;
    `merged` when it covers several cells; `circular` when its formula computes on itself. `runs`
    are the parts of its text where any is struck out, raised or lowered; `unseen` when the cell
    looks empty; `doubt` is why its formula's result may be nobody's.
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


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets in their order, and its custom properties by name."""

    file: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not opened, and why. `file` is its name, without a personal number in it."""

    file: str
    findings: tuple[Finding, ...]


def gives_nothing(value: Value) -> bool:
    """Whether a formula's result is what programs write that do not calculate, also as a date."""
    return not value or value == time() or (isinstance(value, datetime) and value < FIRST_DAY)
