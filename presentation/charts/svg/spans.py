"""A timeline, as SVG.

A printed time is a filled bar, and an unknown start or end a dotted line. Where the picture is wide, the
name stands to the left of its bar; where it is narrow, above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
NAMES = 0.4
"""The part of such a picture that the names may fill."""
LINE = TEXT_SIZE * LINE_HEIGHT
BAND = 17
SPACE = 7
BAR = 10
SHORTEST = 4
ARROW = 6
"""Half of an arrow's width, in pixels."""
BEYOND = 16
"""How far an arrow points beyond the last known date, in pixels."""
HEADING = 24
YEARS = 20
SAMPLE = 30
DOTS = "2.5 3.5"


def body(chart: SpanChart, top: float, width: float, palette: Palette) -> Body:
    """The groups below each other, each with its years, and the key under them."""
    if not chart.rows:
        return shapes.nothing(top, palette)
    frame = _Frame(chart, width)
    drawn: list[Markup] = []
    for group in chart.groups:
        body = _group(group, frame, top, palette)
        drawn += body.shapes
        top = body.bottom
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


def _group(group: SpanGroup, frame: _Frame, top: float, palette: Palette) -> Body:
    drawn: list[Markup] = []
    if group.name:
        height = float(HEADING if frame.beside else 0)
        for words in shapes.lines(group.name, frame.names):
            drawn.append(text((MARGIN, top + TEXT_SIZE), words, fill=palette.text, bold=True))
            height = max(height, height + LINE if not frame.beside else height)
            top += LINE
        top = top - LINE if frame.beside else top
    first = top + YEARS
    bottom = first
    rows: list[Markup] = []
    for row in group.rows:
        body = _row(row, frame, bottom, palette)
        rows += body.shapes
        bottom = body.bottom
    drawn += _years(frame, top, bottom, palette)
    return Body((*drawn, *rows), bottom + GAP)


def _years(frame: _Frame, top: float, bottom: float, palette: Palette) -> Iterator[Markup]:
    """The years with a line before each, and a darker line through today."""
    step = ceil(text_width("0000", SMALL) / frame.year)
    for year in (*frame.years, frame.years[-1] + 1):
        at = frame.x(year)
        yield line((at, top + YEARS - 2), (at, bottom), palette.line)
    for year in frame.years[::step]:
        middle = (frame.x(year + 0.5), top + SMALL)
        yield text(middle, str(year), size=SMALL, fill=palette.text, anchor="middle")
    today = frame.x(frame.today)
    yield line((today, top + YEARS - 2), (today, bottom), palette.ink, 1.5)


def _row(row: SpanRow, frame: _Frame, top: float, palette: Palette) -> Body:
    beside = _words_at(row, frame)
    name = row.name if beside or not row.words else f"{row.name}: {row.words}"
    names = shapes.lines(name, frame.names)
    high = len(names) * LINE
    middle = top + (max(high, LINE) / 2 if frame.beside else high + BAND / 2)
    bottom = top + (max(high, LINE) if frame.beside else high + BAND) + SPACE
    drawn = [*_line(row, frame, middle, palette), *_marks(row, frame, middle, palette)]
    if not frame.beside:
        drawn += _paper(names, top, palette)
    drawn += shapes.lines_of_text((MARGIN, top + TEXT_SIZE), names, fill=palette.text)
    if beside and row.words:
        left, anchor = beside
        drawn += _words(row.words, left, anchor, middle, palette)
    return Body(tuple(drawn), bottom)


def _paper(names: Iterable[str], top: float, palette: Palette) -> Iterator[Markup]:
    """Paper under a name that stands over the years, so that no line crosses it."""
    for number, words in enumerate(names):
        corner = (MARGIN - 2, top + number * TEXT_SIZE * shapes.LINE_HEIGHT)
        yield rectangle(corner, text_width(words) + 4, TEXT_SIZE * 1.25, palette.paper)


def _words(words: str, at: float, anchor: str, middle: float, palette: Palette) -> Iterator[Markup]:
    """Words on paper of their own, so that no line crosses them."""
    width = text_width(words)
    left = at if anchor == "start" else at - width
    yield rectangle((left - 2, middle - TEXT_SIZE * 0.6), width, TEXT_SIZE * 1.2, palette.paper)
    yield text((at, middle + TEXT_SIZE / 3), words, fill=palette.text, anchor=anchor)


def _words_at(row: SpanRow, frame: _Frame) -> tuple[float, str] | None:
    """The place beside the row that has room for its words, and which end of them stands there."""
    width = text_width(row.words)
    first, last = frame.reach(row)
    if last + GAP / 2 + width <= frame.right:
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
    """What the signs mean, each beside a sample of it."""
    drawn: list[Markup] = []
    for sign, words in chart.explained:
        broken = shapes.lines(words, width - 2 * MARGIN - SAMPLE - GAP)
        drawn += _sample(sign, top + LINE / 2, palette)
        place_ = (MARGIN + SAMPLE + GAP, top + TEXT_SIZE)
        drawn += shapes.lines_of_text(place_, broken, fill=palette.text)
        top += len(broken) * LINE + 3
    return Body(tuple(drawn), top)


def _sample(sign: Sign | Shape, middle: float, palette: Palette) -> Iterator[Markup]:
    left, right, centre = MARGIN, MARGIN + SAMPLE, MARGIN + SAMPLE / 2
    match sign:
        case Sign.PERIOD:
            yield rectangle((left, middle - BAR / 2), SAMPLE, BAR, palette.bar)
        case Sign.OPEN:
            yield path([(left, middle), (right, middle)], palette.bar, 2.5, dash=DOTS)
        case Sign.TODAY:
            yield line((centre, middle - LINE / 2), (centre, middle + LINE / 2), palette.ink, 1.5)
        case Shape():
            yield symbol(sign, (centre, middle), palette.ink)
