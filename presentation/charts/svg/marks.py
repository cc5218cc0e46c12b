"""A grid of marks as SVG: in columns under their headings, or one after the other with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from markupsafe import Markup

from presentation.charts.marks import GridMark, MarkGrid, MarkRow
from presentation.charts.palette import Palette
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    TEXT_SIZE,
    Body,
    Position,
    length,
    line,
    lines,
    lines_of_text,
    text,
    text_width,
)
from presentation.charts.symbols import symbol

NAMES = 0.34
"""The share of the width that the names of the rows have at most."""
MARK = 20
"""The room of a mark before its words."""
LINE = TEXT_SIZE * LINE_HEIGHT
PADDING = GAP
LEAST_COLUMN = 18


def body(chart: MarkGrid, top: float, width: float, palette: Palette) -> Body:
    """The rows with a thin line between them, and what the marks mean that have no words beside them."""
    left = _left(chart, width)
    drawn: list[Markup] = []
    at = top
    if chart.columns:
        at += _heading_height(chart, left, width) + GAP / 2
        drawn += _headings(chart, left, at - GAP / 2, width, palette)
    for row in chart.rows:
        drawn.append(line((MARGIN, at), (width - MARGIN, at), palette.line))
        shapes, at = _row(chart, row, (left, at), width, palette)
        drawn += shapes
    drawn.append(line((MARGIN, at), (width - MARGIN, at), palette.line))
    for entry in chart.key:
        middle = at + PADDING + TEXT_SIZE / 2
        words = lines(f"{entry.words}: {entry.count}", width - 2 * MARGIN - MARK)
        drawn.append(symbol(entry.shape, (MARGIN + 7, middle), palette.tone(entry.tone)))
        drawn += lines_of_text((MARGIN + MARK, middle + TEXT_SIZE / 3), words, fill=palette.text)
        at += PADDING / 2 + len(words) * LINE
    return Body(tuple(drawn), at + PADDING)


def _left(chart: MarkGrid, width: float) -> float:
    """Where the marks begin: to the right of the longest name, or of its share of the width."""
    longest = max((text_width(row.name) for row in chart.rows), default=0.0)
    room = width * NAMES
    if chart.columns and all(mark.count <= 1 for mark in chart.marks):  # what the columns leave
        room = max(room, width - 2 * MARGIN - GAP - 2 * LEAST_COLUMN * len(chart.columns))
    return MARGIN + min(longest, room) + GAP


def _column(chart: MarkGrid, left: float, width: float) -> float:
    return (width - MARGIN - left - _words_width(chart)) / len(chart.columns)


def _words_width(chart: MarkGrid) -> float:
    """The room for what is written after the marks of each row."""
    longest = max((text_width(row.words) for row in chart.rows), default=0.0)
    return longest + GAP if longest else 0.0


def _are_turned(chart: MarkGrid, left: float, width: float) -> bool:
    """Whether the headings are too wide to be written across."""
    column = _column(chart, left, width)
    return any(text_width(heading) + GAP > column for heading in chart.columns)


def _heading_height(chart: MarkGrid, left: float, width: float) -> float:
    if _are_turned(chart, left, width):
        return max(text_width(heading) for heading in chart.columns)
    return LINE


def _headings(
    chart: MarkGrid, left: float, baseline: float, width: float, palette: Palette
) -> Iterator[Markup]:
    turned = _are_turned(chart, left, width)
    column = _column(chart, left, width)
    for number, heading in enumerate(chart.columns):
        middle = left + (number + 0.5) * column
        if turned:
            place = (middle + TEXT_SIZE / 3, baseline)
            yield _upwards(place, heading, palette)
        else:
            yield text((middle, baseline), heading, fill=palette.text, anchor="middle")


def _upwards(place: Position, words: str, palette: Palette) -> Markup:
    """Words turned to be read from below."""
    turned = Markup('<text transform="rotate(-90 {} {})"').format(*map(length, place))
    return turned + text(place, words, fill=palette.text).removeprefix("<text")


def _row(
    chart: MarkGrid, row: MarkRow, corner: Position, width: float, palette: Palette
) -> tuple[list[Markup], float]:
    """A row from its upper left corner of marks, and where it ends."""
    left, top = corner
    name = lines(row.name, left - MARGIN - GAP / 2)  # as wide as the longest name, not a hair less
    baseline = top + PADDING / 2 + TEXT_SIZE * 1.1
    drawn = lines_of_text((MARGIN, baseline), name, fill=palette.text)
    if chart.columns:
        marks, below = _in_columns(chart, row, (left, baseline), width, palette)
    else:
        marks, below = _in_line(row, (left, baseline), width, palette)
    drawn += marks
    return drawn, top + PADDING + max(len(name), below) * LINE


def _in_columns(
    chart: MarkGrid, row: MarkRow, start: Position, width: float, palette: Palette
) -> tuple[list[Markup], int]:
    """The marks under their headings, several of a column on as many lines as they need; and how many."""
    left, baseline = start
    column = _column(chart, left, width)
    across = max(1, int(column // LEAST_COLUMN))
    drawn: list[Markup] = []
    for number, mark in enumerate(row.marks):
        for place in range(mark.count):
            down, along = divmod(place, across)
            beside = min(across, mark.count - down * across)
            x = left + (number + 0.5) * column + (along - (beside - 1) / 2) * LEAST_COLUMN
            drawn.append(_symbol(mark, (x, baseline + down * LINE), palette))
    if row.words:
        drawn.append(text((width - MARGIN, baseline), row.words, fill=palette.text, anchor="end"))
    return drawn, max((ceil(mark.count / across) for mark in row.marks), default=1)


def _in_line(
    row: MarkRow, start: Position, width: float, palette: Palette
) -> tuple[list[Markup], int]:
    """The marks one after the other, on as many lines as they need; and how many those are."""
    left, baseline = start
    drawn: list[Markup] = []
    x, down, tallest = left, 0, 1
    for mark, words in [*((each, each.label) for each in row.marks), (None, row.words)]:
        if mark is None and not words:
            continue
        room = width - MARGIN - left - MARK
        broken = lines(words, room)
        wide = MARK + max(map(text_width, broken), default=-GAP / 2) + GAP
        if x > left and x + wide - GAP > width - MARGIN:
            x, down, tallest = left, down + tallest, 1
        place = (x + 7, baseline + down * LINE)
        drawn += _mark(mark, broken, place, palette)
        x, tallest = x + wide, max(tallest, len(broken))
    return drawn, down + tallest


def _mark(
    mark: GridMark | None, broken: Sequence[str], place: Position, palette: Palette
) -> Iterator[Markup]:
    """A mark with its words beside it; the words alone where there is none."""
    x, baseline = place
    if mark:
        yield _symbol(mark, place, palette)
    beside = (x + MARK - 7 if mark else x - 7, baseline)
    yield from lines_of_text(beside, broken, fill=palette.text)


def _symbol(mark: GridMark, place: Position, palette: Palette) -> Markup:
    x, baseline = place
    return symbol(mark.shape, (x, baseline - TEXT_SIZE / 3), palette.tone(mark.tone))
