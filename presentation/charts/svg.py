"""Charts as standalone SVG files, for documents and downloads.

Lengths are in pixels, from the upper left corner. Text is escaped; the same chart gives the same
bytes. Colours are those of the light theme, on white.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TypeAlias

from markupsafe import Markup

from presentation.charts.bars import Bar
from presentation.charts.lines import Line, LineChart, LineStyle, place, spread
from presentation.charts.palette import LIGHT, Palette

Position: TypeAlias = tuple[float, float]

FONT = "'Source Sans 3', 'Source Sans Pro', 'Source Sans', sans-serif"
PAPER = LIGHT.paper
TEXT_SIZE = 15
SMALL = 13
# Shares of the font size: wider than Source Sans 3 on average, so that a substitute font fits.
LETTER = 0.56
CAPITAL = 0.74
LINE_HEIGHT = 1.4

WIDTH = 720
MARGIN = 16
GAP = 12
ROW = 38
BAR = 21
TICK = 27
TICK_WIDTH = 4
LINES_HEIGHT = 320
MARK = 3


def picture(
    width: float,
    height: float,
    title: str,
    description: str,
    shapes: Iterable[Markup],
    paper: str = PAPER,
) -> str:
    """A whole SVG file; `title` and `description` are its text alternative for screen readers."""
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" lang="da" role="img" '
            'aria-labelledby="title description" width="{width}" height="{height}" '
            'viewBox="0 0 {width} {height}" font-family="{font}">\n'
            '<title id="title">{title}</title>\n<desc id="description">{description}</desc>\n'
            "{paper}\n{shapes}\n</svg>\n"
        ).format(
            width=_length(width),
            height=_length(height),
            font=FONT,
            title=title,
            description=description,
            paper=rectangle((0, 0), width, height, paper),
            shapes=Markup("\n").join(shapes),
        )
    )


def rectangle(corner: Position, width: float, height: float, fill: str) -> Markup:
    """A filled rectangle by its upper left corner."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        *map(_length, (*corner, width, height)), fill
    )


def line(start: Position, end: Position, stroke: str, width: float = 1) -> Markup:
    """A straight line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>').format(
        *map(_length, (*start, *end)), stroke, _length(width)
    )


def text(
    place: Position,
    words: str,
    *,
    size: float = TEXT_SIZE,
    fill: str = LIGHT.text,
    anchor: str = "start",
    bold: bool = False,
) -> Markup:
    """One line of text on its baseline; `anchor` (start, middle or end) is the part at `place`."""
    weight = Markup(' font-weight="600"') if bold else ""
    return Markup(
        '<text x="{}" y="{}" font-size="{}" fill="{}" text-anchor="{}"{}>{}</text>'
    ).format(*map(_length, (*place, size)), fill, anchor, weight, words)


def text_width(words: str, size: float = TEXT_SIZE) -> float:
    """An upper estimate of the width of the words."""
    capitals = sum(letter.isupper() for letter in words)
    return size * (capitals * CAPITAL + (len(words) - capitals) * LETTER)


def lines(words: str, width: float, size: float = TEXT_SIZE) -> list[str]:
    """The words broken into lines that fit in the width."""
    return wrap(words, max(1, int(width / (size * LETTER))))


def lines_of_text(
    place: Position, broken: Iterable[str], *, size: float = TEXT_SIZE, bold: bool = False
) -> list[Markup]:
    """Lines below each other, the first with its baseline at `place`."""
    x, y = place
    return [
        text((x, y + number * size * LINE_HEIGHT), words, size=size, bold=bold)
        for number, words in enumerate(broken)
    ]


def target_bars(
    bars: Iterable[Bar],
    title: str,
    description: str,
    *,
    heading: str = "",
    footnote: str = "",
    palette: Palette = LIGHT,
) -> str:
    """Bars with their targets as dark ticks and the numbers in words at the end.

    `heading` and `footnote` are drawn above and below, for a file outside any document.
    """
    bars = tuple(bars)
    above = lines(heading, WIDTH - 2 * MARGIN)
    below = lines(footnote, WIDTH - 2 * MARGIN, SMALL)
    top = MARGIN + (len(above) * TEXT_SIZE * LINE_HEIGHT + GAP if above else 0)
    legend = top + (len(bars) + 0.5) * ROW
    under = legend + ROW / 2 + GAP
    end = under + len(below) * SMALL * LINE_HEIGHT
    shapes = [
        *lines_of_text((MARGIN, MARGIN + TEXT_SIZE), above, bold=True),
        *_rows(bars, top, palette),
        *_legend(_left(bars), legend, palette),
        *lines_of_text((MARGIN, under), below, size=SMALL),
    ]
    return picture(WIDTH, end, title, description, shapes)


def _left(bars: Iterable[Bar]) -> float:
    """The left end of the bars, to the right of their names."""
    return MARGIN + max((text_width(bar.name) for bar in bars), default=0) + GAP


def _rows(bars: tuple[Bar, ...], top: float, palette: Palette) -> Iterable[Markup]:
    left = _left(bars)
    longest = max((text_width(bar.words) for bar in bars), default=0)
    room = WIDTH - MARGIN - left - GAP - longest
    furthest = max((end for bar in bars for end in (bar.value, bar.target)), default=0)
    scale = room / furthest if furthest else 0
    for number, bar in enumerate(bars):
        middle = top + (number + 0.5) * ROW
        target = left + bar.target * scale
        words_at = left + max(bar.value, bar.target) * scale + GAP
        baseline = middle + TEXT_SIZE / 3
        fill = palette.failing if bar.failing else palette.bar
        yield text((MARGIN, baseline), bar.name, fill=palette.text)
        yield rectangle((left, middle - BAR / 2), max(0, bar.value) * scale, BAR, fill)
        yield line(
            (target, middle - TICK / 2), (target, middle + TICK / 2), palette.ink, TICK_WIDTH
        )
        yield text((words_at, baseline), bar.words, fill=palette.text)


def _legend(left: float, middle: float, palette: Palette) -> Iterable[Markup]:
    baseline = middle + TEXT_SIZE / 3
    target = left + 2 * GAP + text_width("tal") + 2 * GAP
    yield rectangle((left, middle - GAP / 2), GAP, GAP, palette.bar)
    yield text((left + 1.6 * GAP, baseline), "tal", fill=palette.text)
    yield line((target, middle - 9), (target, middle + 9), palette.ink, TICK_WIDTH)
    yield text((target + GAP, baseline), "måltal", fill=palette.text)


def series_lines(
    chart: LineChart,
    description: str,
    *,
    heading: str = "",
    footnote: str = "",
    palette: Palette = LIGHT,
    width: float = WIDTH,
) -> str:
    """Lines over time, each with its name at its end, and a dotted line at each break.

    `heading` and `footnote` are drawn above and below, for a file outside any document.
    """
    above = lines(heading, width - 2 * MARGIN)
    below = lines(footnote, width - 2 * MARGIN, SMALL)
    top = 2 * MARGIN + (len(above) * TEXT_SIZE * LINE_HEIGHT + GAP if above else 0)
    frame = _Frame(chart, top, width)
    under = frame.bottom + 2 * TEXT_SIZE + 2 * GAP
    end = under + len(below) * SMALL * LINE_HEIGHT
    shapes = [
        *lines_of_text((MARGIN, MARGIN + TEXT_SIZE), above, bold=True),
        *_axes(chart, frame, palette),
        *_deadline(chart, frame, palette),
        *(shape for each in chart.lines for shape in _drawn(chart, each, frame, palette)),
        *_ranges(chart, frame, palette),
        *_names(chart, frame, palette),
        *lines_of_text((MARGIN, under), below, size=SMALL),
    ]
    return picture(width, end, chart.title, description, shapes, palette.paper)


class _Frame:
    """Where the periods and the values of a chart of lines are drawn."""

    def __init__(self, chart: LineChart, top: float, width: float) -> None:
        self.top, self.bottom = top, top + LINES_HEIGHT
        self.left = MARGIN + max(text_width(tick.words) for tick in chart.values) + GAP
        self.right = (
            width - MARGIN - GAP - max(text_width(chart.label(line)) for line in chart.lines)
        )
        self._low, self._high = chart.values[0].at, chart.values[-1].at
        self._first, self._last = place(chart.periods[0]), place(chart.periods[-1])

    def x(self, at: float) -> float:
        days = self._last - self._first or 1
        return self.left + MARK + (at - self._first) / days * (self.right - self.left - 2 * MARK)

    def y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self.bottom - share * (self.bottom - self.top)


def _axes(chart: LineChart, frame: _Frame, palette: Palette) -> Iterable[Markup]:
    for tick in chart.values:
        height = frame.y(tick.at)
        yield line((frame.left, height), (frame.right, height), palette.line)
        beside = (frame.left - GAP, height + TEXT_SIZE / 3)
        yield text(beside, tick.words, fill=palette.text, anchor="end")
    for tick in chart.dates:
        below = (frame.x(tick.at), frame.bottom + TEXT_SIZE + GAP / 2)
        yield text(below, tick.words, fill=palette.text, anchor="middle")
    for at in chart.break_places:
        yield path([(frame.x(at), frame.top), (frame.x(at), frame.bottom)], palette.ink, dash="2 4")


def _deadline(chart: LineChart, frame: _Frame, palette: Palette) -> Iterable[Markup]:
    """A line through the period when the target is due, with the word above it."""
    if chart.deadline:
        at = frame.x(place(chart.deadline))
        yield line((at, frame.top), (at, frame.bottom), palette.ink)
        yield text((at, frame.top - GAP), "Frist", fill=palette.text, anchor="end")


def _ranges(chart: LineChart, frame: _Frame, palette: Palette) -> Iterable[Markup]:
    """The interval of a figure, as a line with an end above and below it."""
    for each in chart.ranges:
        at, ends = frame.x(place(each.period)), (frame.y(each.low), frame.y(each.high))
        yield line((at, ends[0]), (at, ends[1]), palette.ink, 2)
        yield from (line((at - MARK, end), (at + MARK, end), palette.ink, 2) for end in ends)


def _drawn(chart: LineChart, drawn: Line, frame: _Frame, palette: Palette) -> Iterable[Markup]:
    strong = drawn.style is LineStyle.STRONG
    colour, width = (palette.bar, 4.0) if strong else (palette.quiet, 1.5)
    dash = "6 4" if drawn.style is LineStyle.DASHED else ""
    for segment in chart.segments(drawn):
        places = [(frame.x(at), frame.y(value)) for at, value in segment]
        yield path(places, colour, width, dash=dash)
        yield from (circle(at, MARK + 1 if strong else MARK - 1, colour) for at in places)


def _names(chart: LineChart, frame: _Frame, palette: Palette) -> Iterable[Markup]:
    named = [each for each in chart.lines if each.known]
    ends = [frame.y(each.known[-1][1]) for each in named]
    heights = spread(ends, TEXT_SIZE * LINE_HEIGHT, frame.top, frame.bottom)
    for each, height in zip(named, heights, strict=True):
        beside = (frame.right + GAP, height + TEXT_SIZE / 3)
        bold = each.style is LineStyle.STRONG
        yield text(beside, chart.label(each), fill=palette.text, bold=bold)


def path(places: Iterable[Position], stroke: str, width: float = 1, *, dash: str = "") -> Markup:
    """A line through the places; `dash` is the lengths of its dashes and gaps."""
    points = " ".join(f"{_length(x)},{_length(y)}" for x, y in places)
    dashed = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
    return Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(
        points, stroke, _length(width), dashed
    )


def circle(centre: Position, radius: float, fill: str) -> Markup:
    """A filled circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(
        *map(_length, (*centre, radius)), fill
    )


def _length(value: float) -> str:
    """A number as SVG writes it, to a tenth of a pixel."""
    return f"{round(value, 1):g}"
