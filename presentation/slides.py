"""The slides of a show, independent of their file format, and how much text each place on one holds.

Every slide has the same places: a title, one picture or table, a line, and a foot. An outline shortens
its texts to what they hold, so that a format only puts them there. Room is counted in letters of usual
width and a little generously: a format that measures finds that the texts fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from presentation.blocks import Document, Statement, Table
from presentation.charts.bars import TargetBars
from presentation.charts.lines import LineChart
from presentation.charts.stacked import StackedBars

MOST_SLIDES = 14
"""The most slides of a show, its first one counted."""
WIDTH = 864.0
"""The width of every place, in points."""
TITLE_SIZE, TEXT_SIZE, LINES = 26.0, 18.0, 2
"""The font sizes of a title and of all other text, in points, and the most lines of a title."""
CELL_SIDE = 6.0

LETTER = 0.53
"""The width of a usual letter as a share of the font size."""
WIDEST, WIDEST_LETTERS, CAPITAL = 1.75, frozenset("mwMWæÆ@%&#_"), 1.25
"""How many usual letters the widest ones count for, and other capitals."""
LAST_LATIN = "\u024f"
"""The last of the Latin letters; those after it may be as wide as they are high."""
CUT = "…"

SlideCell: TypeAlias = str | Statement | tuple[str, ...]
"""What a table is made of: a text, a status, or wordings of which the first that fits is shown."""
SlideChart: TypeAlias = TargetBars | LineChart | StackedBars
"""The kinds of chart that office programs can edit."""


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A chart; `sentence` describes it for those who do not see it."""

    chart: SlideChart
    sentence: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A sentence as title, a picture or table, perhaps a line under it, what to say, and the sources."""

    title: str
    shown: SlidePicture | Table
    line: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideShow:
    """Slides in order; `about` has the title, edition and sources, as those of every document.

    `part` says what a selection is of, on the first slide, and `opening` is what to say there.
    """

    about: Document
    slides: tuple[Slide, ...]
    part: str = ""
    opening: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellLook:
    """The font size of a table's cells, the most lines of each, and the least height of a row in points."""

    size: float
    lines: int
    height: float


LOOKS = {
    2: CellLook(24.0, 4, 120.0),
    3: CellLook(24.0, 3, 90.0),
    4: CellLook(18.0, 3, 72.0),
    5: CellLook(20.0, 2, 56.0),
    6: CellLook(18.0, 2, 48.0),
    8: CellLook(18.0, 1, 34.0),
    10: CellLook(18.0, 1, 30.0),
}
"""How the cells of a table look that has at most so many rows."""
MOST_ROWS = max(LOOKS)
ROWS_OF_TEXT = 6
"""The most rows of a table whose cells take more than one line."""


def cell_look(rows: int) -> CellLook:
    """How the cells of a table with this many rows look; never more than `MOST_ROWS`."""
    return next(look for most, look in LOOKS.items() if rows <= most)


def table(
    caption: str,
    headings: tuple[str, ...],
    shares: tuple[float, ...],
    rows: Sequence[tuple[SlideCell, ...]],
    numeric: frozenset[int] = frozenset(),
) -> Table:
    """A table whose cells are shortened to what they hold; `shares` are the columns' shares of the width."""
    look = cell_look(len(rows))
    rooms = [_letters(WIDTH * share / sum(shares) - 2 * CELL_SIDE, look.size) for share in shares]
    cells = (
        tuple(_cell(cell, room, look.lines) for cell, room in zip(row, rooms, strict=True))
        for row in rows
    )
    return Table(caption, headings, tuple(cells), numeric, shares=shares)


def _cell(cell: SlideCell, room: float, lines: int) -> str | Statement:
    if isinstance(cell, str):
        return shortened(cell, room, lines)
    if isinstance(cell, tuple):
        return _chosen(cell, room, lines)
    sign = len(f"{cell.code.mark.shape.sign} ") * WIDEST
    return Statement(cell.code, shortened(cell.text, room, lines, sign))


def title(*wordings: str) -> str:
    """The first of the wordings that a title holds; the last one shortened where none does."""
    return _chosen(wordings, _letters(WIDTH, TITLE_SIZE), LINES)


def line(*wordings: str) -> str:
    """The first of the wordings that the line under a picture holds; the last one shortened where none does."""
    return _chosen(wordings, _letters(WIDTH, TEXT_SIZE), LINES)


def label(text: str, letters: float) -> str:
    """A name beside a chart, on one line."""
    return shortened(text, letters, 1)


def _chosen(wordings: Sequence[str], room: float, lines: int) -> str:
    found = [shortened(text, room, lines) for text in wordings]
    return next((text for text in found if not text.endswith(CUT)), found[-1])


def _letters(width: float, size: float) -> float:
    return width / (size * LETTER)


def shortened(text: str, room: float, lines: int, taken: float = 0.0) -> str:
    """The text as far as some lines hold it, each with room for so many letters; cut between words.

    A word longer than a line begins on a new one and is broken, as office programs do. `taken` is the room that something
    before the text takes.

    >>> shortened("Kommunen opfylder måltal for fleksjob", 24, 1)
    'Kommunen opfylder …'
    """
    found = list(islice(_filled(text.split(), room, taken), lines + 1))
    if len(found) <= lines:
        return "".join(found).rstrip()
    *whole, last = found[:lines]
    words = last.split()
    while len(words) > 1 and _wide(" ".join((*words, CUT))) > room:
        words.pop()
    if _wide(" ".join((*words, CUT))) > room:
        words = [words[0][: int(room / WIDEST) - 2]]
    return "".join((*whole, " ".join((*words, CUT))))


def _filled(words: Iterable[str], room: float, taken: float) -> Iterator[str]:
    """The lines that the words fill; each ends with a space unless a word goes on in the next."""
    line, used = "", taken
    for word in words:
        for place, part in enumerate(parts := _parts(word, room)):
            is_broken = len(parts) > 1 and not place
            if used and (is_broken or used + _wide(part.rstrip()) > room):
                yield line
                line, used = "", 0.0
            line += part
            used += _wide(part)
    if line:
        yield line


def _parts(word: str, room: float) -> list[str]:
    """A word with the space after it, in parts that each take at most a line."""
    most = len(word) if _wide(word) <= room else max(1, int(room / WIDEST))
    *parts, last = (word[start : start + most] for start in range(0, len(word), most))
    return [*parts, f"{last} "]


def _wide(text: str) -> float:
    return sum(_weight(letter) for letter in text)


def _weight(letter: str) -> float:
    if letter in WIDEST_LETTERS or letter > LAST_LATIN:
        return WIDEST
    return CAPITAL if letter.isupper() else 1.0
