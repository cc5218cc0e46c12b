"""How much room text takes, measured simply and never too small. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONT_FILE = Path(__file__).parent / "fonts" / "SourceSans3_400Regular.ttf"
"""What is measured: letters a little wider than Calibri's, which cannot be shipped."""
MEASURED_AT = 100
MARGIN = 1.04
"""Bold letters are wider by so much at most."""

LINE = 1.27
"""The height of a line as a share of the text's size; Calibri's is 1.22."""

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


@lru_cache(maxsize=65536)
def text_width(text: str, size: float) -> float:
    """The width of a text on one line."""
    return float(_font().getlength(text)) * size / MEASURED_AT * MARGIN


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FILE), MEASURED_AT)


def height(text: str, width: float, size: float) -> float:
    """How high the text stands in a column."""
    return len(lines(text, width, size)) * size * LINE


def longest_word(text: str, size: float) -> float:
    """The width that lets no word be broken."""
    return max((text_width(word, size) for word in text.split()), default=0.0)
