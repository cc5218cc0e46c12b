"""Numbers as files of public statistics print them, and many cells in little memory."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from operator import itemgetter
from typing import overload

from loaders.guard.limits import LIMITS
from loaders.public.limits import RefusedError
from loaders.public.table import Cell

COMMA, POINT = ",", "."
"""The decimal signs of Danish and of English."""

_NOT_PLAIN = {
    sign: re.compile(
        rf"^(?!(?!-0)-?\d{{1,15}}(?:{re.escape(sign)}\d{{1,3}})?$).*$", re.ASCII | re.MULTILINE
    )
    for sign in (COMMA, POINT)
}
"""Lines that need a second look; the others have 18 digits at most, which have room in 8 bytes."""

_NUMBER = {
    COMMA: re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[. ]\d{3})+)(?:,\d+)?", re.ASCII),
    POINT: re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[,' ]\d{3})+)(?:\.\d+)?", re.ASCII),
}
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "−": "-"})


def number(printed: str, decimal_sign: str) -> int | Decimal | None:
    """The number that is printed, with or without signs between thousands; None if it is no number.

    >>> number("33.210,50", COMMA), number("33.210", POINT), number("33 210", COMMA)
    (Decimal('33210.50'), Decimal('33.210'), 33210)
    """
    text = printed.translate(_BLANKS).strip()
    if len(text) > LIMITS.number or not _NUMBER[decimal_sign].fullmatch(text):
        return None
    whole, sign, decimals = text.partition(decimal_sign)
    digits = re.sub(r"[^-\d]", "", whole)
    return Decimal(f"{digits}.{decimals}") if sign else int(digits)


_THREE = r"[-+]?[1-9]\d{0,2}"
_END = r"\s*%?$"
_LINES = re.ASCII | re.MULTILINE
_DECIMALS = {
    sign: re.compile(
        rf"^(?:[-+]?\d+{escaped}(?:\d{{1,2}}|\d{{4,}})|[-+]?0\d*{escaped}\d+|[-+]?\d{{4,}}{escaped}\d+"
        rf"|{_THREE}(?:{other}\d{{3}})+{escaped}\d+){_END}",
        _LINES,
    )
    for sign, escaped, other in ((COMMA, ",", r"\."), (POINT, r"\.", ","))
}
"""Numbers with decimals after that sign, and no other reading."""
_MILLIONS = {
    sign: re.compile(rf"^{_THREE}(?:{other}\d{{3}}){{2,}}{_END}", _LINES)
    for sign, other in ((COMMA, r"\."), (POINT, ","))
}
"""Whole numbers whose other sign stands twice, so that it stands between thousands."""
_LOOK = {
    sign: (re.compile(rf"{escaped}\d", re.ASCII), re.compile(rf"{other}\d{{3}}{other}", re.ASCII))
    for sign, escaped, other in ((COMMA, ",", r"\."), (POINT, r"\.", ","))
}
"""Whether it is worth looking for either: these begin with a sign, so that they are found fast."""
_EITHER = {
    sign: re.compile(rf"^{_THREE}{re.escape(sign)}\d{{3}}{_END}", _LINES) for sign in (COMMA, POINT)
}
"""Numbers in which the sign stands before three decimals or after thousands."""


def decimal_sign(texts: Iterable[str], usual: str | None, never_thousands: str = "") -> str:
    """The decimal sign of numbers, a line each.

    `usual` is that of the format, if it has one; `never_thousands` is a sign that in this kind of file does
    not stand between thousands. Raises `RefusedError` if the numbers contradict each other, or can be
    read in two ways.
    """
    sure: dict[str, str] = {}
    either: dict[str, str] = {}
    for text in texts:
        for sign, (decimals, millions) in _LOOK.items():
            if sign in sure:
                continue
            with_decimals = decimals.search(text) is not None
            found = with_decimals and _DECIMALS[sign].search(text)
            found = found or (millions.search(text) and _MILLIONS[sign].search(text))
            if found:
                sure[sign] = found[0].strip()
            elif with_decimals and not sure and (found := _EITHER[sign].search(text)):
                either.setdefault(sign, found[0].strip())
    if len(sure) == 2:
        raise RefusedError("public_ambiguous_number", f"»{sure[COMMA]}« og »{sure[POINT]}«")
    if sure:
        return next(iter(sure))
    if usual or not either:
        return usual or COMMA
    if set(either) == {never_thousands}:
        return never_thousands
    raise RefusedError("public_ambiguous_number", f"»{next(iter(either.values()))}«")


class Cells(Sequence[Cell]):
    """A sequence of cells that keeps a number in nine bytes, with every digit that is printed.

    Each text is checked when it is added, and its numbers are parsed when a cell is first asked for.
    """

    def __init__(self, decimal_sign: str, other: Callable[[str], Cell]) -> None:
        """`other` is the cell of what is not a plain number."""
        self._decimal_sign = decimal_sign
        self._other = other
        self._count = 0
        self._unparsed: list[str] = []
        self._digits = array("q")
        self._decimals = array("b")
        self._others: dict[int, Cell] = {}

    def extend(self, text: str) -> None:
        """Add the cells as they are printed, one on each line."""
        others: list[tuple[int, str]] = []

        def put_aside(line: re.Match[str]) -> str:
            others.append((line.start(), line[0]))
            return "0"

        self._unparsed.append(_NOT_PLAIN[self._decimal_sign].sub(put_aside, text))
        place, counted = self._count, 0
        for start, printed in others:
            place += text.count("\n", counted, start)
            counted = start
            self._others[place] = self._other(printed)
        self._count += text.count("\n") + 1

    def _parse(self) -> None:
        sign = self._decimal_sign
        for text in self._unparsed:
            lines = text.split("\n")
            if sign not in text:
                self._digits.extend(map(int, lines))
                self._decimals.frombytes(bytes(len(lines)))
                continue
            self._digits.extend(map(int, text.replace(sign, "").split("\n")))
            parts = map(str.partition, lines, repeat(sign))
            self._decimals.extend(map(len, map(itemgetter(2), parts)))
        self._unparsed.clear()

    def selected(self, places: Sequence[int]) -> Cells:
        """The cells in these places, in this order."""
        self._parse()
        cells = Cells(self._decimal_sign, self._other)
        cells._count = len(places)
        cells._digits = array("q", map(self._digits.__getitem__, places))
        cells._decimals = array("b", map(self._decimals.__getitem__, places))
        if others := self._others:
            cells._others = {new: others[old] for new, old in enumerate(places) if old in others}
        return cells

    def places_of(self, cell: Cell) -> frozenset[int]:
        """Where a cell that is no plain number stands."""
        return frozenset(place for place, each in self._others.items() if each == cell)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Cell: ...

    @overload
    def __getitem__(self, place: slice) -> list[Cell]: ...

    def __getitem__(self, place: int | slice) -> Cell | list[Cell]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if self._unparsed:
            self._parse()
        digits = self._digits[place]
        decimals = self._decimals[place]
        if decimals:
            return Decimal(digits).scaleb(-decimals)
        if digits == 0 and self._others:
            return self._others.get(place % len(self), digits)
        return digits

    def __iter__(self) -> Iterator[Cell]:
        self._parse()
        others = self._others
        for place, digits, decimals in zip(
            range(len(self)), self._digits, self._decimals, strict=True
        ):
            if decimals:
                yield Decimal(digits).scaleb(-decimals)
            else:
                yield others.get(place, digits) if digits == 0 else digits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
