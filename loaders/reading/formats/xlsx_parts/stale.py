"""Detects formulas that show 0 although they cannot give 0, so they were never calculated.

Programs that do not calculate write 0 as the result of a new formula. Once a different program has
saved the file, along with formulas that have results, nothing in it marks them any longer. Without
calculating, only this can be proved: a sum of numbers of which none is below 0 and one is above it is
above 0. The results of all other formulas are trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from loaders.addresses import place
from loaders.reading.sheets import Cell, Sheet, Value

LONGEST_FORMULA = 255
MOST_CELLS = 500_000
"""The most cells of areas examined per file; beyond them nothing is proved."""

_SHEET = r"(?:(?P<sheet>[^\W\d][\w.]*|'(?:[^'\[\]]|'')+')!)?"
_ADDRESS = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<adding>(?:SUM|AVERAGE)\()
    | {_SHEET}(?P<first>{_ADDRESS})(?::(?P<last>{_ADDRESS}))?(?![\w(.:!])
    | (?P<number>\d+(?:\.\d+)?)(?![\w.:!(])
    | (?P<sign>[-+*/(),%])
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class _UnknownError(Exception):
    """The result of a formula cannot be proved."""


def has_stale_zero(sheets: Iterable[Sheet]) -> bool:
    """Whether a formula of the workbook shows 0 although its inputs give more."""
    sheets = tuple(sheets)
    suspects = [
        (sheet, cell)
        for sheet in sheets
        for row in sheet.rows
        for cell in row
        if cell.formula and _is_zero(cell.value) and len(cell.formula) <= LONGEST_FORMULA
    ]
    if not suspects:
        return False
    known = _Known(sheets)
    return any(_is_above_zero(sheet, cell, known) for sheet, cell in suspects)


def _is_zero(value: Value) -> bool:
    return type(value) in {int, float} and value == 0


def _is_above_zero(sheet: Sheet, cell: Cell, known: _Known) -> bool:
    try:
        return _Proof(sheet.name, cell.formula or "", known).is_above_zero()
    except _UnknownError:
        return False


class _Known:
    """The values of a workbook's cells by sheet and place; lookups are counted."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.left = MOST_CELLS
        self.sheets: Mapping[str, Mapping[tuple[int, int], Value]] = {
            sheet.name.casefold(): {(c.row, c.column): c.value for row in sheet.rows for c in row}
            for sheet in sheets
        }

    def values(self, sheet: str, first: str, last: str) -> Iterator[Value]:
        """The values in an area; None for an empty cell."""
        start, end = place(first.replace("$", "")), place(last.replace("$", ""))
        cells = self.sheets.get(sheet.casefold())
        if start is None or end is None or cells is None:
            raise _UnknownError(sheet)
        rows, columns = (range(min(pair), max(pair) + 1) for pair in zip(start, end, strict=True))
        self.left -= len(rows) * len(columns)
        if self.left < 0:
            raise _UnknownError(first)
        return (cells.get((row, column)) for row in rows for column in columns)


class _Proof:
    """Reads a formula from left to right. Each step returns whether its part is above 0; otherwise it is 0."""

    def __init__(self, sheet: str, formula: str, known: _Known) -> None:
        self.sheet = sheet
        self.known = known
        self.tokens = _tokens(formula.removeprefix("="))
        self.token = next(self.tokens, None)

    def is_above_zero(self) -> bool:
        found = self._sum()
        if self.token is not None:
            raise _UnknownError(self.token[0])
        return found

    def _sum(self) -> bool:
        found = self._product()
        while self._takes("+"):
            found |= self._product()
        return found

    def _product(self) -> bool:
        found = self._part()
        while True:
            if self._takes("*"):
                found &= self._part()
            elif self._takes("/"):
                if not self._part():
                    raise _UnknownError("/0")
            else:
                return found

    def _part(self) -> bool:
        token = self.token
        if token is None:
            raise _UnknownError
        if self._takes("("):
            found = self._sum()
            self._require(")")
            return found
        if token["sign"]:
            raise _UnknownError(token[0])
        self.token = next(self.tokens, None)
        if token["adding"]:
            return self._added()
        if token["number"]:
            found = float(token["number"]) > 0
        elif token["last"]:
            raise _UnknownError(token[0])  # an area outside of a sum
        else:
            found = _of_one(next(self._area(token)))
        while self._takes("%"):
            pass
        return found

    def _added(self) -> bool:
        found = self._argument()
        while self._takes(","):
            found |= self._argument()
        self._require(")")
        return found

    def _argument(self) -> bool:
        """An area, of which only numbers count, or an expression."""
        token = self.token
        if token is None or not token["last"]:
            return self._sum()
        self.token = next(self.tokens, None)
        # All cells are examined: one below 0 after one above 0 leaves nothing proved.
        found = [_of_area(value) for value in self._area(token)]
        return any(found)

    def _area(self, token: re.Match[str]) -> Iterator[Value]:
        sheet = (token["sheet"] or "").strip("'").replace("''", "'")
        return self.known.values(
            sheet or self.sheet, token["first"], token["last"] or token["first"]
        )

    def _takes(self, sign: str) -> bool:
        if self.token is None or self.token["sign"] != sign:
            return False
        self.token = next(self.tokens, None)
        return True

    def _require(self, sign: str) -> None:
        if not self._takes(sign):
            raise _UnknownError(sign)


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    place = 0
    while formula[place:].strip():
        token = _TOKEN.match(formula, place)
        if token is None:
            raise _UnknownError(formula)
        yield token
        place = token.end()


def _of_one(value: Value) -> bool:
    """Whether a single referenced cell is above 0; Excel converts texts to numbers there."""
    if value is not None and type(value) not in {int, float}:
        raise _UnknownError(value)
    return _of_area(value)


def _of_area(value: Value) -> bool:
    """Whether a cell in a summed area is above 0; texts and booleans are ignored."""
    if value is None or isinstance(value, str | bool):
        return False
    if not isinstance(value, int | float) or value < 0:
        raise _UnknownError(value)
    return value > 0
