"""The timeline as an image to download."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import Status
from presentation.charts.palette import LIGHT
from presentation.charts.svg import shapes
from presentation.charts.svg.shapes import SMALL as SMALL_TEXT
from presentation.charts.svg.shapes import TEXT_SIZE as HEADING_SIZE
from presentation.charts.svg.shapes import Position as Pixels
from presentation.charts.svg.shapes import text as text_at
from presentation.initiatives.timeline import KEY, Span, timeline_sentence
from presentation.initiatives.timeline_layout import (
    Labels,
    Layout,
    Marks,
    Position,
    Side,
    Strokes,
    Symbol,
    laid_out,
)
from presentation.language.sentences import seen_from
from presentation.language.sources import cited
from presentation.language.words import capitalised

TITLE = "Indsatsernes tidslinje"
ANCHORS = {Side.RIGHT: "start", Side.LEFT: "end", Side.CENTRE: "middle"}
MARK = 6
"""Half of a mark's width, in pixels."""

Move = Callable[[float, float], Pixels]
"""Converts a place in the layout to pixels in the image."""


def file_name(status: Status) -> str:
    """The file name, without its extension."""
    return f"tidslinje-{status.as_of.isoformat()}"


def timeline_picture(status: Status, spans: Sequence[Span]) -> str:
    """The timeline with heading, key to the shapes, date and sources."""
    layout = laid_out(status, spans)
    citations = dict.fromkeys(c for span in spans for c in span.initiative.sources)
    parts = [
        *(f"{capitalised(words)}." for words in KEY.values()),
        f"{seen_from(status)}.",
        f"Kilde: {cited(citations, status.sources)}.",
    ]
    below = shapes.lines(" ".join(parts), shapes.WIDTH - 2 * shapes.MARGIN, SMALL_TEXT)
    top = shapes.MARGIN + HEADING_SIZE * shapes.LINE_HEIGHT + shapes.GAP
    end = top + layout.height + shapes.GAP + SMALL_TEXT
    body = [
        *shapes.lines_of_text((shapes.MARGIN, shapes.MARGIN + HEADING_SIZE), [TITLE], bold=True),
        *_shapes(layout, _moved(layout, top)),
        *shapes.lines_of_text((shapes.MARGIN, end), below, size=SMALL_TEXT),
    ]
    height = end + len(below) * SMALL_TEXT * shapes.LINE_HEIGHT
    return shapes.picture(shapes.WIDTH, height, TITLE, timeline_sentence(spans), body)


def _moved(layout: Layout, top: float) -> Move:
    pixels_a_year = (shapes.WIDTH - 2 * shapes.MARGIN) / len(layout.years)

    def move(x: float, y: float) -> Pixels:
        return shapes.MARGIN + (x - layout.years[0]) * pixels_a_year, top + y

    return move


def _shapes(layout: Layout, move: Move) -> Iterator[Markup]:
    for strokes in layout.strokes:
        yield from _lines(strokes, move)
    for marks in layout.marks:
        yield from (_mark(marks, place, move) for place in marks.places)
    for labels in layout.labels:
        yield from _texts(labels, move)


def _lines(strokes: Strokes, move: Move) -> Iterator[Markup]:
    dashes = Markup(' stroke-dasharray="2.5 3.5"') if strokes.dotted else ""
    for x0, y0, x1, y1 in strokes.segments:
        corners = " ".join(_corner(place) for place in (move(x0, y0), move(x1, y1)))
        yield Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(
            corners, strokes.colour, f"{strokes.width:g}", dashes
        )


def _mark(marks: Marks, place: Position, move: Move) -> Markup:
    x, y = move(*place)
    corners = {
        Symbol.ARROW: ((x - MARK, y - MARK), (x + MARK, y), (x - MARK, y + MARK)),
        Symbol.DIAMOND: ((x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)),
    }[marks.symbol]
    return Markup('<polygon points="{}" fill="{}"/>').format(
        " ".join(map(_corner, corners)), marks.colour
    )


def _corner(place: Pixels) -> str:
    return f"{place[0]:.1f},{place[1]:.1f}"


def _texts(labels: Labels, move: Move) -> Iterator[Markup]:
    step = labels.size * shapes.LINE_HEIGHT
    for x, y, text in labels.labels:
        left, middle = move(x, y)
        first = middle + labels.size / 3 - step * (len(text) - 1) / 2
        for number, words in enumerate(text):
            yield text_at(
                (left, first + number * step),
                words,
                size=labels.size,
                fill=LIGHT.text,
                anchor=ANCHORS[labels.side],
                bold=labels.bold,
            )
