"""What a person sees of a cell besides its value: signs that are struck out or raised, and nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.cell.rich_text import CellRichText

from loaders.number_formats import shows_nothing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT, FILL = 0, 1
"""Where the numbers of its font and fill stand in a cell's style."""
WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "theme 0", "indexed 1", "indexed 9"})


class Mark(StrEnum):
    """How signs stand in a cell, in the words of a finding."""

    STRUCK = "streget over"
    RAISED = "hævet"
    LOWERED = "sænket"


class Run(NamedTuple):
    """Signs of a cell that stand in one way; `mark` None where they stand as usual."""

    text: str
    mark: Mark | None = None


_RAISED = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SIGNS: Mapping[Mark | None, dict[int, int]] = {Mark.RAISED: _RAISED, Mark.LOWERED: _LOWERED}


def as_seen(runs: Iterable[Run]) -> str:
    """The text of the runs, with digits that are raised or lowered as such signs.

    >>> as_seen([Run("25 m"), Run("2", Mark.RAISED)])
    '25 m²'
    """
    return "".join(run.text.translate(_SIGNS.get(run.mark, {})) for run in runs)


def unmarked(runs: Iterable[Run]) -> str:
    """The text of the runs that stand as usual."""
    return "".join(run.text for run in runs if run.mark is None)


def quoted(runs: Iterable[Run]) -> str:
    """The runs as a finding quotes them.

    >>> quoted([Run("250", Mark.STRUCK), Run(" 274")])
    '[streget over: 250] 274'
    """
    return "".join(f"[{run.mark}: {run.text.strip()}]" if run.mark else run.text for run in runs)


class Looks:
    """How the styles of one workbook show what is in its cells; looked up once a style."""

    def __init__(self, book: Workbook) -> None:
        self._fonts: Any = book._fonts  # type: ignore[attr-defined]  # noqa: SLF001
        self._fills: Any = book._fills  # type: ignore[attr-defined]  # noqa: SLF001
        self.marks = {
            number: mark for number, font in enumerate(self._fonts) if (mark := _mark(font))
        }

    @cached_property
    def unseen(self) -> frozenset[tuple[int, int]]:
        """The pairs of a font and a fill that have the same colour."""
        fonts = [(n, _colour(font.color)) for n, font in enumerate(self._fonts) if font.color]
        fills = [(n, _background(fill)) for n, fill in enumerate(self._fills)]
        return frozenset(
            (font, fill)
            for font, colour in fonts
            for fill, background in fills
            if colour and (colour == background or {colour, background} <= WHITE)
        )

    def runs(self, cell: Cell, text: object) -> tuple[Run, ...]:
        """The runs of a cell's `text` where any is marked; of a number, one without text."""
        mark = self.marks.get(_style(cell)[FONT]) if self.marks else None
        if isinstance(text, CellRichText):
            parts = ((str(p), mark if isinstance(p, str) else _mark(p.font)) for p in text)
            runs = tuple(Run(part, mark if part.strip() else None) for part, mark in parts if part)
            return runs if any(run.mark for run in runs) else ()
        return (Run(text if isinstance(text, str) else "", mark),) if mark else ()

    def hides(self, cell: Cell, value: object, number_format: str) -> bool:
        """Whether the cell looks empty in its style."""
        if self.unseen:
            style = _style(cell)
            if (style[FONT], style[FILL]) in self.unseen:
                return True
        return shows_nothing(value, number_format)


def hides_zeros(sheet: Worksheet) -> bool:
    """Whether the sheet shows nothing in cells that hold 0."""
    return any(view.showZeros is False for view in sheet.views.sheetView)


def _style(cell: Cell) -> Any:
    return cell._style  # type: ignore[attr-defined]  # noqa: SLF001  # the public names make an object at each look


def _mark(font: Any) -> Mark | None:
    if font.strike:
        return Mark.STRUCK
    return {"superscript": Mark.RAISED, "subscript": Mark.LOWERED}.get(font.vertAlign)


def _colour(colour: Any) -> str | None:
    """A colour by its name; None for one that is mixed or left to the program."""
    if colour is None or colour.tint:
        return None
    return f"{colour.value}" if colour.type == "rgb" else f"{colour.type} {colour.value}"


def _background(fill: Any) -> str | None:
    if getattr(fill, "fill_type", None) is None:
        return next(iter(WHITE))
    return _colour(fill.fgColor) if fill.fill_type == "solid" else None
