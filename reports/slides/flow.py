"""Lays out a document on slides: the place of each piece, so that nothing overflows its slide.

Lengths are in points from the upper left corner. A slide has two columns; a wide table uses both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, product
from typing import TypeAlias

from policy.statuses import StatusCode
from presentation.blocks import (
    Block,
    Bullets,
    Diagram,
    Document,
    Paragraph,
    ParagraphKind,
    RemarkBlock,
    Section,
    Statement,
    Table,
)
from presentation.charts.bars import TargetBars
from presentation.charts.lines import LineChart
from presentation.pictures import points
from reports.shared import marks
from reports.shared.fitting import LINE, column_widths, height, lines, longest_word, row_lines

WIDTH, HEIGHT = 960.0, 540.0
LEFT, TOP, BOTTOM = 48.0, 94.0, 492.0
GUTTER = 40.0
WHOLE = WIDTH - 2 * LEFT
COLUMN = (WHOLE - GUTTER) / 2
ROOM = BOTTOM - TOP

TITLE_SIZES = (24.0, 21.0, 18.0)
TITLE_LINES = 2
BULLET_INDENT = 14.0
CELL_SIZE = 12.0
CELL_SIDE, CELL_TOP = 5.0, 3.0
AFTER_OBJECT = 10.0
BAR, AROUND_BARS = 36.0, 64.0
LINES_ROOM = 280.0
LONGEST_NARROW_CELL = 45
SMALLER = (0.0, 1.0, 2.0)
"""Reductions of the font size, in points, to try in order to save a slide."""
MOST_ATTEMPTS = 3
WORTH_BALANCING = 0.4
"""The share of a column from which text alone on its slide is set in two columns."""
WORTH_BEGINNING = 0.45
"""The free share of a column from which a section may begin there and continue on the next slide."""
WORTH_BREAKING = 0.3
"""The free share of a column from which text is broken rather than moved."""

SOURCE = re.compile(r"Kilde: (?!.*Kilde: )(.+?)\.?$")


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a text: size, space above, weight and colour (six hexadecimal digits)."""

    size: float = 14.0
    before: float = 5.0
    bold: bool = False
    italic: bool = False
    colour: str = marks.INK
    bullet: bool = False


BODY = Look()
LOOKS = {
    ParagraphKind.BODY: BODY,
    ParagraphKind.LEAD: Look(size=18.0, before=6.0),
    ParagraphKind.LABEL: Look(before=9.0, bold=True),
    ParagraphKind.WORDING: Look(italic=True),
    ParagraphKind.NOTE: Look(size=12.0, colour=marks.MUTED),
    ParagraphKind.SOURCE: Look(size=11.0, before=3.0, colour=marks.MUTED),
}
SUBHEADING = Look(size=17.0, before=8.0, bold=True)
REMARK_TITLE = Look(size=15.0, before=8.0, bold=True)
HEADINGS = (SUBHEADING, REMARK_TITLE)
BULLET = Look(before=4.0, bullet=True)
SOURCE_LOOK = LOOKS[ParagraphKind.SOURCE]
NOTE_LOOK = LOOKS[ParagraphKind.NOTE]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph on a slide; one that `leads` is kept on the same slide as the next piece."""

    text: str
    look: Look = BODY
    code: StatusCode | None = None
    leads: bool = False

    def room(self, width: float) -> float:
        """The height in a column of a width, including the space above."""
        return self.look.before + height(self.shown, self.inside(width), self.look.size)

    def inside(self, width: float) -> float:
        return width - (BULLET_INDENT if self.look.bullet else 0)

    @property
    def shown(self) -> str:
        """The text, preceded by the sign of its status if it has one."""
        return f"{self.code.mark.shape.sign} {self.text}" if self.code else self.text


def row_height(row: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a table row with columns of these widths."""
    return row_lines(row, widths, CELL_SIZE, CELL_SIDE) * CELL_SIZE * LINE + 2 * CELL_TOP


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or its rows on one slide."""

    table: Table
    rows: tuple[tuple[str, ...], ...]

    def widths(self, room: float) -> tuple[float, ...]:
        """The widths of the columns, which avoid breaking words and keep the table low."""
        return column_widths(self.table, room, CELL_SIZE, CELL_SIDE)

    def heights(self, room: float) -> list[float]:
        """The height of the header row and of each row."""
        widths = self.widths(room)
        return [row_height(row, widths) for row in (self.table.headings, *self.rows)]

    @property
    def narrow(self) -> bool:
        """Whether the table fits in one column."""
        short = all(len(cell) <= LONGEST_NARROW_CELL for row in self.table.texts for cell in row)
        columns = zip(self.table.headings, *self.table.texts, strict=True)
        least = sum(
            max(longest_word(cell, CELL_SIZE) for cell in column) + 2 * CELL_SIDE + 2
            for column in columns
        )
        return short and least <= COLUMN


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of a kind that slides have, with the height that its bars or lines need."""

    block: Diagram
    chart: TargetBars | LineChart

    @property
    def room(self) -> float:
        if isinstance(self.chart, LineChart):
            return LINES_ROOM
        return min(ROOM - 60, AROUND_BARS + BAR * len(self.chart.bars))


Piece: TypeAlias = Words | Grid | Drawing
Unit: TypeAlias = tuple[Piece, ...]
"""Pieces that are kept on one slide if they fit."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Paragraphs, a table or a chart at a position on a slide."""

    left: float
    top: float
    width: float
    height: float
    content: tuple[Words, ...] | Grid | Drawing


@dataclass(slots=True)
class Slide:
    """A slide being filled; its title comes from its sections, in order."""

    sections: list[str]
    opens_chapter: bool = False
    placed: list[Placed] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The chapter's title if the slide opens one, else the titles of all its sections."""
        return self.sections[0] if self.opens_chapter else joined_title(self.sections)

    @property
    def sources(self) -> list[str]:
        """The sources of the content of the slide."""
        found = (source for place in self.placed for source in _sources(place.content))
        return list(dict.fromkeys(source for source in found if source))


def _sources(content: tuple[Words, ...] | Grid | Drawing) -> Iterator[str]:
    """The sources of the content at one position."""
    match content:
        case Drawing(block):
            yield block.source
        case tuple():
            found = (SOURCE.search(words.text) for words in content)
            yield from (match[1] for match in found if match)


def title_size(title: str) -> float:
    """The largest size at which a title fits over its slide."""
    return next((s for s in TITLE_SIZES if len(lines(title, WHOLE, s)) <= TITLE_LINES), 0.0)


def fitting_title(title: str) -> str:
    """The title, cut after the last word that fits."""
    smallest = TITLE_SIZES[-1]
    if title_size(title):
        return title
    kept = " ".join(lines(title, WHOLE - 3 * smallest, smallest)[:TITLE_LINES])
    return f"{kept} …"


def joined_title(titles: Iterable[str]) -> str:
    """The title of a slide shared by several sections."""
    return " · ".join(titles)


def slides(document: Document) -> list[Slide]:
    """Every slide after the title slide. Sections of one objective share slides if there is room."""
    chapters = groupby(enumerate(document.sections), key=_chapter)
    return [
        slide
        for _, numbered in chapters
        for slide in _laid_out([section for _, section in numbered])
    ]


def _chapter(numbered: tuple[int, Section]) -> tuple[int | None, int]:
    """The key of a section's chapter: an objective is one chapter, and so is any other section alone."""
    number, section = numbered
    return (section.objective, -1) if section.objective else (None, number)


def _laid_out(chapter: Sequence[Section]) -> list[Slide]:
    """The chapter on as few slides as possible, in the largest font size that allows it."""
    tries = product(SMALLER, (False, True))
    return min((_with_headings(chapter, smaller, begins) for smaller, begins in tries), key=len)


def _with_headings(chapter: Sequence[Section], smaller: float, begins: bool) -> list[Slide]:
    """The chapter's slides; a section that shares its slide gets a heading there."""
    headed: set[str] = set()
    for _ in range(MOST_ATTEMPTS):
        flow = _Flow(headed, smaller, begins)
        for section in chapter:
            flow.add(section)
        found = flow.finished()
        sharing = {s.sections[0] for s in found if len(s.sections) > 1 and not s.opens_chapter}
        if sharing <= headed:
            break
        headed |= sharing
    return [_balanced(slide) for slide in found]


def _balanced(slide: Slide) -> Slide:
    """The slide; text that is only in the left column is divided between both."""
    match slide.placed:
        case [Placed(width=width, content=tuple() as words)] if width == COLUMN:
            pass
        case _:
            return slide
    places = _places_to_break(words)
    if not places or _height_of(words, COLUMN) < ROOM * WORTH_BALANCING:
        return slide
    lower = min(
        places, key=lambda n: max(_height_of(words[:n], COLUMN), _height_of(words[n:], COLUMN))
    )
    slide.placed = [
        Placed(LEFT + number * (COLUMN + GUTTER), TOP, COLUMN, _height_of(part, COLUMN), part)
        for number, part in enumerate((words[:lower], words[lower:]))
    ]
    return slide


def _places_to_break(words: Sequence[Words]) -> list[int]:
    """The indexes before which a column may end: headings, or if there are none, labels and bullets."""
    free = [n for n in range(1, len(words)) if not words[n - 1].leads]
    headings = [n for n in free if words[n].look in HEADINGS]
    return headings or [n for n in free if words[n].leads or words[n].look.bullet]


def _height_of(pieces: Iterable[Piece], width: float) -> float:
    total = 0.0
    for piece in pieces:
        match piece:
            case Words():
                total += piece.room(width)
            case Grid():
                total += sum(piece.heights(width)) + AFTER_OBJECT
            case Drawing():
                total += piece.room + AFTER_OBJECT
    return total


def units(blocks: Sequence[Block]) -> Iterator[Unit]:
    """The blocks as units of pieces that belong together for the reader."""
    waiting: list[Piece] = []
    for block in blocks:
        for unit in _units(block):
            waiting += unit
            last = unit[-1]
            if isinstance(last, Words) and last.leads:
                continue
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _units(block: Block) -> Iterator[Unit]:
    match block:
        case Paragraph(text, kind):
            if text:
                yield (Words(text, LOOKS[kind], leads=kind is ParagraphKind.LABEL),)
        case Bullets(items):
            yield from ((Words(item, BULLET),) for item in items if item)
        case Statement(code, text):
            yield (Words(text, replace(BODY, colour=code.mark.tone.colour), code),)
        case RemarkBlock():
            yield tuple(_remark(block))
        case Table():
            caption = Words(block.caption, LOOKS[ParagraphKind.LABEL], leads=True)
            yield (caption, Grid(block, block.texts))
        case Diagram(chart=TargetBars() | LineChart() as chart):
            title = Words(block.title, LOOKS[ParagraphKind.LABEL], leads=True)
            yield (title, Drawing(block, chart))
        case Diagram():
            yield (Words(block.sentence),)
            yield from _units(points.in_document(block.chart))


def _remark(block: RemarkBlock) -> Iterator[Words]:
    yield Words(block.title, REMARK_TITLE, leads=True)
    yield Words(block.byline, NOTE_LOOK, leads=True)
    body = f"»{block.body}«" if block.own_words else block.body
    yield Words(body)
    if block.note:
        yield Words(block.note, NOTE_LOOK)
    yield Words(f"Kilde: {block.source}", SOURCE_LOOK)
    for answer in block.answers:
        yield Words(answer.heading, LOOKS[ParagraphKind.LABEL], leads=True)
        if answer.text:
            yield Words(answer.text)
        if answer.note:
            yield Words(answer.note, NOTE_LOOK)
        yield Words(f"Kilde: {answer.source}", SOURCE_LOOK)
    if block.missing:
        yield Words(block.missing, replace(BODY, bold=True))


def _may_break(unit: Unit) -> bool:
    """Whether a unit is running text; remarks of the council and tables are kept whole."""
    return len(unit) <= 2 and all(isinstance(piece, Words) for piece in unit)


def _is_wide(unit: Unit) -> bool:
    return any(isinstance(piece, Grid) and not piece.narrow for piece in unit)


def _in_smaller_letters(unit: Unit, smaller: float) -> Unit:
    """The unit with body and larger text set smaller; notes and headings keep their size."""
    return tuple(
        replace(piece, look=replace(piece.look, size=piece.look.size - smaller))
        if isinstance(piece, Words) and piece.look.size >= BODY.size and piece.look not in HEADINGS
        else piece
        for piece in unit
    )


class _Flow:
    """Fills slides with sections, column after column, slide after slide."""

    def __init__(self, headed: Collection[str], smaller: float, begins: bool) -> None:
        self.headed = headed
        self.smaller = smaller
        self.begins = begins
        """Whether a section may begin low in the right column and continue on the next slide."""
        self.section = Section("", 1, ())
        self.slides_of_section = 0
        self.slides: list[Slide] = []
        self.column = 0
        self.top = TOP
        """The top of the columns: below a wide table, if there is one above."""
        self.used = [TOP, TOP]
        self.text: list[Words] = []
        self.text_top = TOP

    def add(self, section: Section) -> None:
        """Add a section under or beside the previous one if there is room, else on a new slide."""
        found = [_in_smaller_letters(unit, self.smaller) for unit in units(section.blocks)]
        heading = Words(section.title, SUBHEADING, leads=True)
        self.section, self.slides_of_section = section, 0
        if self._joins(found, heading):
            self.slides[-1].sections.append(section.title)
            self.slides_of_section = 1
            is_headed = True
        else:
            self._new_slide()
            is_headed = section.level > 1 and section.title in self.headed
        if is_headed:
            first, *others = found or [()]
            found = [(heading, *first), *others]
        self._fill(found)

    def finished(self) -> list[Slide]:
        """All slides, after the last section is added."""
        self._close_text()
        return self.slides

    def _joins(self, found: Sequence[Unit], heading: Words) -> bool:
        """Whether the section begins on the slide of the previous one; moves on to the column if needed."""
        if not self.slides or self.section.level == 1 or self.top > TOP:
            return False
        slide = self.slides[-1]
        titles = joined_title([*slide.sections, self.section.title])
        if not slide.opens_chapter and not title_size(titles):
            return False
        pieces = [heading, *(piece for unit in found for piece in unit)]
        needed = _height_of(pieces, COLUMN)
        if any(isinstance(piece, Drawing) for piece in pieces) or any(map(_is_wide, found)):
            return False
        if needed <= self._free:
            return True
        if self.column == 0:
            self._next_column()
            return True
        beginning = _height_of([heading, *found[0]], COLUMN)
        return self.begins and self._free > max(beginning, ROOM * WORTH_BEGINNING)

    def _fill(self, found: Sequence[Unit]) -> None:
        """Place all units; a short text around a wide table spans both columns, as the table does."""
        words = [piece for unit in found for piece in unit if isinstance(piece, Words)]
        has_wide = any(_is_wide(unit) for unit in found)
        across = has_wide and _height_of(words, WHOLE) < ROOM / 2
        for unit in found:
            if across or _is_wide(unit):
                self._wide(unit)
            else:
                self._unit(unit)

    def _new_slide(self) -> None:
        self._close_text()
        self.slides_of_section += 1
        count, title = self.slides_of_section, self.section.title
        numbered = title if count == 1 else f"{title} (fortsat {count})"
        opens = self.section.level == 1 and count == 1
        self.slides.append(Slide([numbered], opens))
        self.column, self.top, self.used = 0, TOP, [TOP, TOP]

    def _next_column(self) -> None:
        self._close_text()
        if self.column == 0 and BOTTOM - self.top > ROOM / 3:
            self.column = 1
        else:
            self._new_slide()

    @property
    def _left(self) -> float:
        return LEFT + self.column * (COLUMN + GUTTER)

    @property
    def _free(self) -> float:
        return BOTTOM - self.used[self.column]

    @property
    def _is_fresh(self) -> bool:
        return self.used[self.column] == self.top

    def _unit(self, unit: Unit) -> None:
        needed = _height_of(unit, COLUMN)
        breaks = _may_break(unit) and self._free > ROOM * WORTH_BREAKING
        if self._free < needed <= ROOM and not self._is_fresh and not breaks:
            self._next_column()
            if needed > self._free:
                self._new_slide()
        for number, piece in enumerate(unit):
            self._piece(piece, unit[number + 1 :])

    def _piece(self, piece: Piece, following: Unit) -> None:
        match piece:
            case Words():
                self._words(piece, following)
            case Grid():
                self._rows(piece, COLUMN)
            case Drawing():
                if self._free < piece.room:
                    self._next_column()
                if self._free < piece.room:
                    self._new_slide()
                self._place(piece, piece.room, COLUMN)

    def _words(self, words: Words, following: Unit) -> None:
        while True:
            inside = words.inside(COLUMN)
            broken = lines(words.shown, inside, words.look.size)
            step = words.look.size * LINE
            beside = _first_lines(following) if words.leads else 0.0
            if words.room(COLUMN) + beside <= self._free:
                self._add(words, words.room(COLUMN))
                return
            fitting = int((self._free - words.look.before) / step)
            if fitting >= len(broken) and self._is_fresh and self.top == TOP:
                self._add(words, words.room(COLUMN))
                return
            # At least two lines are kept on each side of the break.
            fitting = fitting if self._is_fresh else min(fitting, len(broken) - 2)
            splits = not words.leads and fitting >= 2
            if splits or (self._is_fresh and self.top == TOP):
                kept = " ".join(broken[:fitting])
                rest = " ".join(broken[fitting:])
                first = replace(words, text=kept.removeprefix(_sign_of(words)))
                self._add(first, words.look.before + fitting * step)
                look = replace(words.look, bullet=False) if words.look.bullet else words.look
                words = Words(rest, look)
            self._next_column()

    def _add(self, words: Words, room: float) -> None:
        if not self.text:
            self.text_top = self.used[self.column]
        self.text.append(words)
        self.used[self.column] += room

    def _close_text(self) -> None:
        if self.text:
            high = self.used[self.column] - self.text_top
            place = Placed(self._left, self.text_top, COLUMN, high, tuple(self.text))
            self.slides[-1].placed.append(place)
            self.text = []

    def _place(self, piece: Grid | Drawing, room: float, width: float) -> None:
        self._close_text()
        top = self.used[self.column]
        left = LEFT if width == WHOLE else self._left
        self.slides[-1].placed.append(Placed(left, top, width, room, piece))
        self.used[self.column] = top + room + AFTER_OBJECT

    def _wide(self, unit: Unit) -> None:
        """Place pieces across both columns, below everything on the slide."""
        self._close_text()
        self._across(max(self.used))
        head = sum(p.room(WHOLE) for p in unit if isinstance(p, Words))
        grids = [p for p in unit if isinstance(p, Grid)]
        whole = head + sum(sum(grid.heights(WHOLE)) for grid in grids)
        least = whole if whole <= ROOM else head + sum(sum(g.heights(WHOLE)[:3]) for g in grids)
        if self._free < least and self.slides[-1].placed:
            self._new_slide()
        for piece in unit:
            if isinstance(piece, Words):
                high = piece.room(WHOLE)
                place = Placed(LEFT, self.used[0], WHOLE, high, (piece,))
                self.slides[-1].placed.append(place)
                self._across(self.used[0] + high)
            elif isinstance(piece, Grid):
                self._rows(piece, WHOLE)
                self._across(self.used[0])

    def _across(self, top: float) -> None:
        self.column, self.top, self.used = 0, top, [top, top]

    def _rows(self, grid: Grid, width: float) -> None:
        """Place as many rows as fit, and the rest on the next slides under the same headings."""
        self._close_text()
        head, *_ = grid.heights(width)
        rows = list(_split_rows(grid, width, ROOM - head))
        heights = Grid(grid.table, tuple(rows)).heights(width)[1:]
        while rows:
            count, used = 0, head
            while count < len(rows) and used + heights[count] <= self._free:
                used += heights[count]
                count += 1
            if count:
                self._place(Grid(grid.table, tuple(rows[:count])), used, width)
                rows, heights = rows[count:], heights[count:]
            if rows:
                self._next_column() if width == COLUMN else self._new_slide()


def _sign_of(words: Words) -> str:
    return f"{words.code.mark.shape.sign} " if words.code else ""


def _first_lines(following: Unit) -> float:
    """The height to keep free below a line that leads: the beginning of the next piece."""
    if not following:
        return 0.0
    match following[0]:
        case Words() as words:
            own = words.look.before + 2 * words.look.size * LINE
            return own + (_first_lines(following[1:]) if words.leads else 0.0)
        case Grid() as grid:
            return sum(grid.heights(COLUMN)[:2])
        case Drawing() as drawing:
            return drawing.room


def _split_rows(grid: Grid, width: float, room: float) -> Iterator[tuple[str, ...]]:
    """The rows; one that is higher than a slide is split."""
    widths = grid.widths(width)
    most = int((room - 2 * CELL_TOP) / (CELL_SIZE * LINE))
    for row in grid.rows:
        if row_height(row, widths) <= room:
            yield row
            continue
        cells = [
            lines(cell, own - 2 * CELL_SIDE, CELL_SIZE)
            for cell, own in zip(row, widths, strict=True)
        ]
        for start in range(0, max(len(cell) for cell in cells), most):
            yield tuple(" ".join(cell[start : start + most]) for cell in cells)
