"""Measures the space that text takes, simply and never too small. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from presentation.blocks import Table
from reports.shared.faces import CALIBRI, Face

LINE = 1.23
"""The height of a line as a share of the font size; Calibri's is 1.22."""

WHOLE_CELL = 12
"""A cell of at most this many letters, such as "3 mio. kr.", is not broken into lines."""
WIDEST_SHARES = (1.0, 0.5, 0.33, 0.25)
"""Limits for one column as a share of the table; the limit that gives the lowest table is used."""


@lru_cache(maxsize=8192)
def lines(text: str, width: float, size: float, face: Face = CALIBRI) -> tuple[str, ...]:
    """The text broken into lines as office programs do: between words, and within too long ones.

    >>> lines("Beskæftigelses- og Integrationsforvaltningen", 200, 14)
    ('Beskæftigelses- og', 'Integrationsforvaltningen')
    """
    return tuple(_lines(text, width, size, face))


def _lines(text: str, width: float, size: float, face: Face) -> Iterator[str]:
    words: list[str] = []
    used = 0.0
    space = face.space * size
    for word in text.split():
        for part in _parts(word, width, size, face):
            needed = text_width(part, size, face)
            if words and used + space + needed > width:
                yield " ".join(words)
                words, used = [], 0.0
            used += needed + (space if words else 0)
            words.append(part)
    if words:
        yield " ".join(words)


def _parts(word: str, width: float, size: float, face: Face) -> list[str]:
    if text_width(word, size, face) <= width:
        return [word]
    room = max(1, int(width / text_width("W", size, face)))
    return [word[start : start + room] for start in range(0, len(word), room)]


def text_width(text: str, size: float, face: Face = CALIBRI) -> float:
    """The width of a text on one line."""
    return _measured(text, face) * size


@lru_cache(maxsize=65536)
def _measured(text: str, face: Face) -> float:
    return face.width(text)


def height(text: str, width: float, size: float, face: Face = CALIBRI) -> float:
    """The height of the text in a column of a width."""
    return len(lines(text, width, size, face)) * size * LINE


def longest_word(text: str, size: float, face: Face = CALIBRI) -> float:
    """The width of the longest word, at which no word is broken."""
    return max((text_width(word, size, face) for word in set(text.split())), default=0.0)


@lru_cache(maxsize=256)
def column_widths(
    table: Table, room: float, size: float, side: float, face: Face = CALIBRI
) -> tuple[float, ...]:
    """The widths of a table's columns that break no word and no short cell and keep the table low.

    `side` is the padding at each side of a cell. If there is too little room, words are broken.
    """
    if table.shares:
        return tuple(room * share / sum(table.shares) for share in table.shares)
    columns = list(zip(table.headings, *table.texts, strict=True))
    words = [
        max(longest_word(cell, size, face) for cell in column) + 2 * side + 2 for column in columns
    ]
    cells = [
        max(
            word,
            *(text_width(c, size, face) + 2 * side + 2 for c in column if len(c) <= WHOLE_CELL),
            0,
        )
        for word, column in zip(words, columns, strict=True)
    ]
    least = cells if sum(cells) <= room else words
    spare = room - sum(least)
    if spare < 0:
        return tuple(width * room / sum(least) for width in least)
    whole = [
        max(text_width(cell, size, face) for cell in column) + 2 * side + 2 for column in columns
    ]
    return min(
        (_shared_out(least, whole, spare, room * share) for share in WIDEST_SHARES),
        key=lambda widths: sum(row_lines(row, widths, size, side, face) for row in table.texts),
    )


def _shared_out(
    least: Sequence[float], whole: Sequence[float], spare: float, widest: float
) -> tuple[float, ...]:
    """Spare room shared among columns whose texts would be broken, and what is left among all."""
    wishes = [max(0.0, min(text, widest) - own) for own, text in zip(least, whole, strict=True)]
    granted = min(1.0, spare / sum(wishes)) if any(wishes) else 0.0
    over = (spare - granted * sum(wishes)) / len(least)
    return tuple(own + granted * wish + over for own, wish in zip(least, wishes, strict=True))


def row_lines(
    row: Sequence[str],
    widths: Sequence[float],
    size: float,
    side: float,
    face: Face = CALIBRI,
) -> int:
    """The number of lines of the longest cell of a row."""
    cells = zip(row, widths, strict=True)
    return max(1, *(len(lines(cell, width - 2 * side, size, face)) for cell, width in cells))
