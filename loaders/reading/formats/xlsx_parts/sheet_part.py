"""Reads the cells of one sheet's part, with values, formulas and styles; ignores everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple, cast
from xml.etree.ElementTree import Element, iterparse

from loaders.addresses import column_letters, place
from loaders.guard.package import MAIN, is_true
from loaders.reading.formats.xlsx_parts.book_parts import (
    LONGEST_INDEX,
    NO_STYLE,
    Book,
    Piece,
    Pieces,
    Style,
    pieces_of,
    text_of,
)
from loaders.reading.formats.xlsx_parts.days import day_of, day_written
from loaders.reading.formats.xlsx_parts.fonts import vanishes
from loaders.reading.number_formats import rounded, shows_nothing
from loaders.reading.seen import Mark, Run
from loaders.reading.sheets import Area, Value

ROW, CELL, VALUE = f"{MAIN}row", f"{MAIN}c", f"{MAIN}v"
FORMULA, INLINE = f"{MAIN}f", f"{MAIN}is"
VIEW = f"{MAIN}sheetView"
COLUMN, MERGED = f"{MAIN}col", f"{MAIN}mergeCell"
RULED = f"{MAIN}conditionalFormatting"
NUMBERS = (int, float)
NO_DATE = "#VALUE!"
"""Excel's display of a number with a date format that is outside its range of dates."""


class RawCell(NamedTuple):
    """A cell as stored in the part; a formula's value is its stored result.

    `runs` are the parts of its text if any is struck out, raised, lowered or invisible; `is_unseen`: its
    style, or the colour of every part, hides its content.
    """

    row: int
    column: int
    value: Value
    formula: str | None
    style: Style
    runs: tuple[Run, ...]
    is_unseen: bool = False

    @property
    def looks_empty(self) -> bool:
        """Whether no part of its content is visible."""
        return self.is_unseen or shows_nothing(self.value, self.style.number_format)


@dataclass(slots=True)
class SheetContent:
    """The content of a part: its cells in order, hidden rows and columns, and merged areas.

    In the areas `under_rules`, conditional formatting can change the appearance. With `hides_zeros`,
    cells that hold 0 are displayed empty.
    """

    cells: list[RawCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    under_rules: list[Area] = field(default_factory=list)
    hides_zeros: bool = False


def content(stream: IO[bytes], book: Book) -> SheetContent:
    """The content of a sheet's part. Raises `ValueError` or `LookupError` for a malformed cell."""
    found = SheetContent()
    reader = _CellReader(book)
    for _, element in iterparse(stream):  # noqa: S314 - the guard lets no DOCTYPE in
        tag = element.tag
        if tag == ROW:
            reader.begin_row(element)
            if _is_out_of_sight(element, "ht"):
                found.hidden_rows.add(reader.row)
            found.cells += reader.cells(element)
            element.clear()
        elif tag == COLUMN and _is_out_of_sight(element, "width"):
            found.hidden_columns += _columns(element)
        elif tag == MERGED:
            found.merged += _area(element.get("ref", ""))
        elif tag == RULED:
            found.under_rules += _under_rules(element, book)
        elif tag == VIEW and not is_true(element.get("showZeros", "1")):
            found.hides_zeros = True
    return found


def _is_out_of_sight(element: Element, size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width."""
    return is_true(element.get("hidden")) or not element.get(size, "1").strip("0.")


def _under_rules(element: Element, book: Book) -> Iterator[Area]:
    formats = (rule.get("dxfId", "") for rule in element.iterfind(f"{MAIN}cfRule"))
    if any(
        each.isdecimal() and int(each) in book.hiding
        for each in formats
        if len(each) <= LONGEST_INDEX
    ):
        for reference in element.get("sqref", "").split():
            yield from _area(reference)


def _columns(element: Element) -> Iterator[tuple[int, int]]:
    first, last = element.get("min", ""), element.get("max", "")
    if first.isdecimal() and last.isdecimal():
        yield int(first), int(last)


def _area(reference: str) -> Iterator[Area]:
    """First row and column, last row and column; the corners can be given in any order."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start and end:
        (top, bottom), (left, right) = (sorted(pair) for pair in zip(start, end, strict=True))
        yield top, left, bottom, right


class _CellReader:
    """Reads row by row; a cell or row without an address follows the one before."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.row = self.column = 0
        self.shared: dict[str, tuple[str, str]] = {}

    def begin_row(self, element: Element) -> None:
        number = element.get("r")
        self.row = int(number) if number else self.row + 1
        self.column = 0

    def cells(self, row: Element) -> Iterator[RawCell]:
        for element in row:
            if element.tag == CELL:
                self._move(element.get("r"))
                value, formula, pieces = self._read(element)
                if value in (None, "") and formula is None:
                    continue
                style = self._style(element)
                if style.is_date and type(value) in NUMBERS:
                    value = self._day(cast("float", value), style)
                elif type(value) is float:
                    value = rounded(value)
                runs = _runs(value, pieces, style) if pieces or style.mark else ()
                unseen = _all_unseen(pieces, style)
                yield RawCell(self.row, self.column, value, formula, style, runs, unseen)

    def _move(self, address: str | None) -> None:
        if address is None:
            self.column += 1
            return
        found = place(address)
        if found is None:
            raise ValueError(address)
        self.row, self.column = found

    def _style(self, element: Element) -> Style:
        number = element.get("s", "0")
        known = self.book.styles
        if number.isdecimal() and len(number) <= LONGEST_INDEX and int(number) < len(known):
            return known[int(number)]
        return NO_STYLE

    def _read(self, element: Element) -> tuple[Value, str | None, Pieces]:
        kind = element.get("t", "n")
        value: Value = None
        formula = None
        pieces: Pieces = ()
        for child in element:
            if child.tag == VALUE and kind == "s":
                value, pieces = self._shared_text(child.text)
            elif child.tag == VALUE and kind != "inlineStr":
                value = _value(kind, child.text)
            elif child.tag == INLINE and kind == "inlineStr":
                value, pieces = text_of(child), pieces_of(child)
            elif child.tag == FORMULA:
                formula = self._formula(child)
        if formula is not None and kind == "str" and value is None:
            value = ""
        return value, formula, pieces

    def _shared_text(self, number: str | None) -> tuple[Value, Pieces]:
        if not number:
            return None, ()
        if not number.strip().isdecimal():
            raise ValueError(number)
        return self.book.strings[int(number)], self.book.pieces.get(int(number), ())

    def _day(self, value: float, style: Style) -> Value:
        """The date or time of a number with a date format."""
        try:
            return day_of(value, self.book.epoch, is_duration=style.is_duration)
        except (OverflowError, ValueError):
            return NO_DATE

    def _formula(self, element: Element) -> str:
        """The formula with its `=`. The first of several cells with a shared formula stores it for all."""
        text, kind, number = f"={element.text or ''}", element.get("t"), element.get("si", "")
        here = f"{column_letters(self.column)}{self.row}"
        if kind == "dataTable":
            return f"=TABLE({element.get('r1', '')};{element.get('r2', '')})"
        if kind != "shared":
            return text
        if text == "=" and number in self.shared:
            return _moved(*self.shared[number], here)
        self.shared[number] = text, here
        return text


def _value(kind: str, text: str | None) -> Value:
    if not text:
        return None
    match kind:
        case "n":
            return float(text) if _is_fraction(text) else int(text)
        case "b":
            return is_true(text)
        case "d":
            return _iso_day(text)
    return text


def _is_fraction(text: str) -> bool:
    return "." in text or "E" in text or "e" in text


def _runs(value: Value, pieces: Pieces, style: Style) -> tuple[Run, ...]:
    """The runs of a cell if any is marked; for a number, one without text."""
    if not pieces:
        return (Run(value if isinstance(value, str) else "", style.mark),)
    all_unseen = _all_unseen(pieces, style)
    runs = tuple(
        Run(piece.text, _mark(piece, style, is_looked_at=not all_unseen))
        for piece in pieces
        if piece.text
    )
    return runs if any(run.mark for run in runs) else ()


def _mark(piece: Piece, style: Style, *, is_looked_at: bool) -> Mark | None:
    """The appearance of a part of a text; spaces are unmarked."""
    if not piece.text.strip():
        return None
    if is_looked_at and _is_unseen(piece, style):
        return Mark.UNSEEN
    return style.mark if piece.follows_cell else piece.mark


def _is_unseen(piece: Piece, style: Style) -> bool:
    if piece.follows_cell:
        return style.is_unseen
    return piece.is_tiny or vanishes(piece.colour, style.background)


def _all_unseen(pieces: Pieces, style: Style) -> bool:
    """Whether no part of a cell is visible; if some parts are, the others are marked as invisible."""
    seen = [_is_unseen(piece, style) for piece in pieces if piece.text.strip()]
    return all(seen) if seen else style.is_unseen


def _iso_day(text: str) -> Value:
    """A day stored as text, as few programs do; other text is returned unchanged."""
    try:
        return day_written(text)
    except ValueError:
        return text


def _moved(formula: str, written_at: str, here: str) -> str:
    """A formula translated to a different cell; unchanged if it cannot be parsed."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        moved: str = Translator(formula, written_at).translate_formula(here)
    except (TokenizerError, TranslatorError, IndexError, ValueError):
        return formula
    return moved
