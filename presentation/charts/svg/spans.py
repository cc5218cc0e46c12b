"""A timeline, as SVG.

A printed time is a filled bar, and an unknown start or end a dotted line. Where the picture is wide, the
name stands to the left of its bar; where it is narrow, above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from markupsafe import Markup

from policy.statuses import Shape
from presentation.charts.palette import Palette
from presentation.charts.spans import Sign, SpanChart, SpanGroup, SpanMark, SpanRow, after, place
from presentation.charts.svg import shapes
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    SMALL,
    TEXT_SIZE,
    Body,
    Position,
    line,
    path,
    rectangle,
    text,
    text_width,
)
from presentation.charts.symbols import symbol

SIDE_BY_SIDE = 560
"""The narrowest picture with the names beside the bars, in pixels."""
NAMES = 0.55
"""The part of such a picture that the names may fill."""
LINE = TEXT_SIZE * LINE_HEIGHT
BAND = 17
SPACE = 5
BAR = 10
SHORTEST = 4
ARROW = 6
"""Half of an arrow's width, in pixels."""
BEYOND = 16
"""How far an arrow points beyond the last known date, in pixels."""
YEARS = 20
SAMPLE = 30
UNNAMED = 8
"""So many rows at most have passed since the years were last written."""
DOTS = "2.5 3.5"


def body(chart: SpanChart, top: float, width: float, palette: Palette) -> Body:
    """The groups below each other, each with its years, and the key under them."""
    if not chart.rows:
        return shapes.nothing(top, palette)
    frame = _Frame(chart, width)
    drawn: list[Markup] = []
    passed = UNNAMED
    for group in chart.groups:
        named = passed >= UNNAMED
        body = _group(group, frame, top, palette, named=named)
        drawn += body.shapes
        top = body.bottom
        passed = len(group.rows) + (0 if named else passed)
    key = _key(chart, top, width, palette)
    return Body((*drawn, *key.shapes), key.bottom)


class _Frame:
    """Where the years and the names of a timeline are drawn."""

    def __init__(self, chart: SpanChart, width: float) -> None:
        self.years = chart.years
        self.today = place(chart.today)
        self.beside = width >= SIDE_BY_SIDE
        names = (width - 2 * MARGIN) * NAMES if self.beside else 0
        self.left = MARGIN + names
        self.right = width - MARGIN
        self.names = names - GAP if self.beside else self.right - self.left

    @property
    def year(self) -> float:
        """The width of a year."""
        return (self.right - self.left) / len(self.years)

    def x(self, at: float) -> float:
        return self.left + (at - self.years[0]) * self.year

    def reach(self, row: SpanRow) -> tuple[float, float]:
        """The first and last place that the row is drawn at, in pixels."""
        first = min((self.x(place(each.first)) for each in row.periods), default=self.left)
        last = max((self.x(after(each.last)) for each in row.periods), default=self.left)
        if row.open_start:
            first = max(self.left, first - self.year)
        if row.open_end:
            last = self.arrow(row) + ARROW
        if row.marks:
            first, last = first - ARROW, last + ARROW
        return first, max(last, first + SHORTEST)

    def arrow(self, row: SpanRow) -> float:
        """Beyond the printed start and today, because no source says how long it goes on."""
        begun = after(row.start.last) if row.start else self.today
        return min(self.x(max(begun, self.today)) + BEYOND, self.right - ARROW)


def _group(group: SpanGroup, frame: _Frame, top: float, palette: Palette, *, named: bool) -> Body:
    """A group under its name, and under the years if they are `named` here."""
    heading = shapes.lines(group.name, frame.names)
    drawn = shapes.lines_of_text((MARGIN, top + TEXT_SIZE), heading, fill=palette.text, bold=True)
    height = len(heading) * LINE
    years = YEARS if named else 0
    first = top + (max(height, years) if frame.beside else height + years) + 2
    bottom = first + SPACE / 2
    rows: list[Markup] = []
    for row in group.rows:
        body = _row(row, frame, bottom, palette)
        rows += body.shapes
        bottom = body.bottom
    drawn += _years(frame, first, bottom, palette)
    if named:
        drawn += _year_names(frame, first - YEARS, palette)
    return Body((*drawn, *rows), bottom + GAP)


def _years(frame: _Frame, top: float, bottom: float, palette: Palette) -> Iterator[Markup]:
    """A line before each year, and a darker one through today."""
    for year in (*frame.years, frame.years[-1] + 1):
        yield line((frame.x(year), top), (frame.x(year), bottom), palette.line)
    yield line((frame.x(frame.today), top), (frame.x(frame.today), bottom), palette.ink, 1.5)


def _year_names(frame: _Frame, top: float, palette: Palette) -> Iterator[Markup]:
    step = ceil(text_width("0000", SMALL) / frame.year)
    for year in frame.years[::step]:
        middle = (frame.x(year + 0.5), top + SMALL)
        yield text(middle, str(year), size=SMALL, fill=palette.text, anchor="middle")


def _row(row: SpanRow, frame: _Frame, top: float, palette: Palette) -> Body:
    beside = _words_at(row, frame)
    name = row.name if beside or not row.words else f"{row.name}: {row.words}"
    names = shapes.lines(name, frame.names)
    high = len(names) * LINE
    middle = top + (max(high, LINE) / 2 if frame.beside else high + BAND / 2)
    bottom = top + (max(high, LINE) if frame.beside else high + BAND) + SPACE
    drawn = [*_line(row, frame, middle, palette), *_marks(row, frame, middle, palette)]
    told = shapes.lines_of_text((MARGIN, top + TEXT_SIZE), names, fill=palette.text)
    if beside and row.words:
        at, anchor = beside
        place_ = (at, middle + TEXT_SIZE / 3)
        told.append(text(place_, row.words, fill=palette.text, anchor=anchor))
    return Body((*drawn, shapes.on_lines(Markup("").join(told), palette.paper)), bottom)


def _words_at(row: SpanRow, frame: _Frame) -> tuple[float, str] | None:
    """The place beside the row that has room for its words, and which end of them stands there."""
    width = text_width(row.words)
    first, last = frame.reach(row)
    if last + GAP / 2 + width <= frame.right + MARGIN:
        return last + GAP / 2, "start"
    if first - GAP / 2 - width >= frame.left:
        return first - GAP / 2, "end"
    return None


def _line(row: SpanRow, frame: _Frame, middle: float, palette: Palette) -> Iterator[Markup]:
    if row.open_end:
        at = frame.arrow(row)
        begun = frame.x(after(row.start.last)) if row.start else frame.x(frame.today)
        yield path([(begun, middle), (at, middle)], palette.bar, 2.5, dash=DOTS)
        yield _polygon(
            ((at - ARROW, middle - ARROW), (at + ARROW, middle), (at - ARROW, middle + ARROW)),
            palette.bar,
        )
    if row.open_start and row.end:
        ends = frame.x(place(row.end.first))
        begins = max(frame.left, ends - frame.year)
        yield path([(begins, middle), (ends, middle)], palette.bar, 2.5, dash=DOTS)
    if row.printed:
        first, last = frame.x(place(row.printed[0])), frame.x(after(row.printed[1]))
        yield rectangle((first, middle - BAR / 2), max(last - first, SHORTEST), BAR, palette.bar)


def _marks(row: SpanRow, frame: _Frame, middle: float, palette: Palette) -> Iterator[Markup]:
    for mark in row.marks:
        first, last = _period(mark, frame)
        yield line((first, middle), (last, middle), palette.ink, 2)
        yield symbol(mark.shape, ((first + last) / 2, middle), palette.ink)


def _period(mark: SpanMark, frame: _Frame) -> tuple[float, float]:
    return frame.x(place(mark.when.first)), frame.x(after(mark.when.last))


def _polygon(corners: tuple[Position, ...], fill: str) -> Markup:
    places = " ".join(f"{shapes.length(x)},{shapes.length(y)}" for x, y in corners)
    return Markup('<polygon points="{}" fill="{}"/>').format(places, fill)


def _key(chart: SpanChart, top: float, width: float, palette: Palette) -> Body:
    """What the signs mean, each beside a sample of it, and beside each other where there is room."""
    drawn: list[Markup] = []
    left, height = float(MARGIN), 0.0
    for sign, words in chart.explained:
        needed = SAMPLE + GAP / 2 + text_width(words)
        if left > MARGIN and left + needed > width - MARGIN:
            left, top = float(MARGIN), top + height
        broken = shapes.lines(words, width - MARGIN - left - SAMPLE - GAP / 2)
        drawn += _sample(sign, (left, top + LINE / 2), palette)
        beside = (left + SAMPLE + GAP / 2, top + TEXT_SIZE)
        drawn += shapes.lines_of_text(beside, broken, fill=palette.text)
        left, height = left + needed + GAP, len(broken) * LINE + 3
    return Body(tuple(drawn), top + height)


def _sample(sign: Sign | Shape, start: Position, palette: Palette) -> Iterator[Markup]:
    left, middle = start
    right, centre = left + SAMPLE, left + SAMPLE / 2
    match sign:
        case Sign.PERIOD:
            yield rectangle((left, middle - BAR / 2), SAMPLE, BAR, palette.bar)
        case Sign.OPEN:
            yield path([(left, middle), (right, middle)], palette.bar, 2.5, dash=DOTS)
        case Sign.TODAY:
            yield line((centre, middle - LINE / 2), (centre, middle + LINE / 2), palette.ink, 1.5)
        case Shape():
            yield symbol(sign, (centre, middle), palette.ink)
