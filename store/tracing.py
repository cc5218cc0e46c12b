"""A figure's way back to the cell of the kept file that it was read from: the trace (spor)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from policy.choices import Choice
from policy.columns import Citation
from policy.figure_places import FigurePlace
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Indicator
from store.history import Submission


class Measure(Choice):
    """Which number of a figure is traced."""

    VALUE = "value", "tal"
    TARGET = "target", "måltal"
    BASELINE = "baseline", "udgangspunkt"
    PRINTED_ATTAINMENT = "printed_attainment", "trykt målopfyldelse"
    ATTAINMENT = "attainment", "målopfyldelse"
    PART = "part", "antal"
    WHOLE = "whole", "ud af"


class Lost(Choice):
    """Why the cell of a kept file cannot be shown."""

    REMOVED = "removed", "filen er fjernet"
    UNREADABLE = "unreadable", "filen kan ikke længere læses"
    NOT_FOUND = "not_found", "tallet kan ikke findes igen i filen"


@dataclass(frozen=True, slots=True)
class KeptCell:
    """The cell of a kept file, and the submission that the file came with.

    `sheet` and `cell` are its address in a workbook. In a text file there is no sheet, and `cell` is its
    address as a spreadsheet shows the file, or its row, or the values of the dimensions that it is at.
    `content` is what is in it now that the file is read again; without it, `lost` says why.
    """

    submission: Submission
    sheet: str | None = None
    cell: str | None = None
    content: str | None = None
    lost: Lost | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """One number, and where it comes from: a cell, or the `parts` that it is computed from.

    `value` is the number in the indicator's unit. `hidden`: it counts few persons, so that neither number nor
    cell is there. `public` is the figure of public statistics that it is, with its `extract`; without a value
    its cell has a mark. `sources` are the printed sources.
    """

    indicator: Indicator
    measure: Measure
    department: str | None
    period: Period | None
    value: Quantity | None = None
    hidden: bool = False
    sources: tuple[Citation, ...] = ()
    cell: KeptCell | None = None
    parts: tuple[Trace, ...] = ()
    public: PublicFigure | None = None
    extract: Extract | None = None

    @property
    def fetched(self) -> date | None:
        """The day on which a figure of public statistics was fetched."""
        return self.public.fetched if self.public else None


class PointCells(NamedTuple):
    """The cells that a figure and its one target were read from; None for what was read from no kept file."""

    value: KeptCell | None = None
    target: KeptCell | None = None


Cells: TypeAlias = Mapping[FigurePlace, PointCells]
"""The cells of a status' figures, by the place of their points."""
