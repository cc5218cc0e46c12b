"""How much room text takes, measured simply and never too small. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from presentation.drawing import text_width

LINE = 1.27
"""The height of a line as a share of the text's size: that of Source Sans 3, and more than Calibri's."""

SPACE = 0.3


@lru_cache(maxsize=8192)
def lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """The text broken as a reader's program breaks it: between words, and within one that is too long.

    >>> lines("Beskæftigelses- og Integrationsforvaltningen", 200, 14)
    ('Beskæftigelses- og', 'Integrationsforvaltningen')
    """
    return tuple(_lines(text, width, size))


def _lines(text: str, width: float, size: float) -> Iterator[str]:
    words: list[str] = []
    used = 0.0
    for word in text.split():
        for part in _parts(word, width, size):
            needed = text_width(part, size)
            if words and used + SPACE * size + needed > width:
                yield " ".join(words)
                words, used = [], 0.0
            used += needed + (SPACE * size if words else 0)
            words.append(part)
    if words:
        yield " ".join(words)


def _parts(word: str, width: float, size: float) -> list[str]:
    if text_width(word, size) <= width:
        return [word]
    room = max(1, int(width / text_width("M", size)))
    return [word[start : start + room] for start in range(0, len(word), room)]


def height(text: str, width: float, size: float) -> float:
    """How high the text stands in a column."""
    return len(lines(text, width, size)) * size * LINE


def longest_word(text: str, size: float) -> float:
    """The width that lets no word be broken."""
    return max((text_width(word, size) for word in text.split()), default=0.0)
