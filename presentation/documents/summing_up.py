"""How long a part of a document is, and how it is held short: texts end at a sentence, lists say what is left.

Lengths are in lines of running text on an A4 page, estimated from the number of letters and a little too
large, so that what fits here also fits on paper.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

from presentation.blocks import (
    Block,
    Bullets,
    Diagram,
    Paragraph,
    RemarkBlock,
    Statement,
    Table,
)
from presentation.charts.bars import TargetBars

LETTERS = 84
"""The letters of a line of running text."""
TABLE_LETTERS = 90
"""The letters of a line over the whole width of a table, whose text is smaller."""
CELL_SIDES = 2
"""The letters that the padding of a cell takes."""
BETWEEN = 0.4
"""The space after a paragraph."""
ROW_LINE, BETWEEN_ROWS = 0.92, 0.25
CHART, BAR = 7.0, 2.3
HEADING = 2.2
CUT = " …"
SENTENCE_END = re.compile(r"[.?!](?= [^a-zæøå0-9])")
"""Where a new sentence follows: a small letter or a digit follows an abbreviation."""


def shortened(text: str, most: int, rest: str = "") -> str:
    """The text in at most so many letters, and `rest` after it where something was left out.

    It ends at the end of a sentence; else between words, or within a word that is too long itself.

    >>> shortened("Rådet er glad. Rådet ønsker flere måltal.", 20, "(resten står i bilaget)")
    'Rådet er glad. … (resten står i bilaget)'
    >>> shortened("Rådet ønsker flere måltal.", 18)
    'Rådet ønsker flere …'
    """
    text = text.strip()
    if len(text) <= most:
        return text
    begun = text[: most + 1]
    ends = max((end.end() for end in SENTENCE_END.finditer(text, 0, most + 2)), default=0)
    between = begun.rfind(" ")
    kept = begun[: ends if ends > 0 else between if between > 0 else most]
    return f"{kept.rstrip(' ,;:–-')}{CUT}{f' {rest}' if rest else ''}"


def first_sentences(text: str, most: int) -> str:
    """The same of a text that is said to be shortened: dots only where a sentence is cut.

    >>> first_sentences("Rådet er glad. Rådet ønsker flere måltal.", 20)
    'Rådet er glad.'
    """
    kept = shortened(text, most)
    whole = kept.removesuffix(CUT)
    return whole if whole.endswith((".", "?", "!")) else kept


@lru_cache(maxsize=4096)
def wrapped(text: str, letters: int) -> int:
    """The number of lines of a text with so many letters in each; long words are broken."""
    return max(1, len(textwrap.wrap(text, max(1, letters))))


def length(blocks: Iterable[Block]) -> float:
    """The lines that the blocks take, with the space between them."""
    return sum(map(_length, blocks))


def _length(block: Block) -> float:
    match block:
        case Paragraph(text=text) | Statement(text=text):
            return wrapped(text, LETTERS) + BETWEEN
        case Bullets(items):
            return sum(wrapped(item, LETTERS - 6) + BETWEEN for item in items)
        case Table(caption=caption, headings=headings, shares=shares):
            rows = sum(
                row(cells, shares or (1,) * len(cells)) for cells in (headings, *block.texts)
            )
            return wrapped(caption, LETTERS) + 1 + rows
        case Diagram(chart=TargetBars(bars=bars)):
            return CHART + BAR * len(bars)
        case Diagram():
            return CHART + BAR * 7
        case RemarkBlock():
            answers = (answer.text for answer in block.answers)
            texts = (block.title, block.body, block.note, *answers)
            return sum(wrapped(text, LETTERS) + BETWEEN for text in texts if text) + HEADING


def row(cells: Sequence[str], shares: Sequence[float]) -> float:
    """The lines of a row of a table, by the columns' shares of the width."""
    widths = [int(TABLE_LETTERS * share / sum(shares)) - CELL_SIDES for share in shares]
    lines = max(wrapped(cell, width) for cell, width in zip(cells, widths, strict=True))
    return lines * ROW_LINE + BETWEEN_ROWS


def fitting(lengths: Sequence[float], most: float) -> int:
    """How many of the first ones fit within the length.

    The first always does, and a last one too: it takes the place of a sentence that it is left out.

    >>> fitting([2.0, 3.0, 4.0, 4.0], 6), fitting([2.0, 3.0, 4.0], 6)
    (2, 3)
    """
    used, count = 0.0, 0
    for each in lengths:
        used += each
        if count and used > most:
            break
        count += 1
    return len(lengths) if count == len(lengths) - 1 else count
