"""The shapes that charts are drawn with, as SVG.

Lengths are in pixels, from the upper left corner. Text is escaped; the same shapes give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from presentation.charts.palette import LIGHT, Palette
from presentation.charts.svg import forced_colours

Position: TypeAlias = tuple[float, float]

FONT = "'Source Sans 3', 'Source Sans Pro', 'Source Sans', sans-serif"
TEXT_SIZE = 15
SMALL = 13
# Shares of the font size, as wide as a bold substitute font: an image cannot have the font of its page.
THIN, SLIM, USUAL, CAPITAL, BROAD = 0.34, 0.41, 0.62, 0.79, 1.0
LETTERS = {
    **dict.fromkeys("ijlI.,:;'|! ", THIN),
    **dict.fromkeys("frt-()/", SLIM),
    **dict.fromkeys("mwæMWÆ%…@", BROAD),
}
ELLIPSIS = " …"
LINE_HEIGHT = 1.4

WIDTH = 720
"""The usual width of a picture."""
NARROW = 360
"""The width of a picture on a phone, where the usual one would be too small to read."""
MARGIN = 16
GAP = 12
ROW = 38


@dataclass(frozen=True, slots=True)
class Body:
    """What is drawn of a chart between its heading and its footnote; `bottom` is where it ends."""

    shapes: tuple[Markup, ...]
    bottom: float


def picture(
    width: float,
    height: float,
    title: str,
    description: str,
    shapes: Iterable[Markup],
    palette: Palette = LIGHT,
) -> str:
    """A whole SVG file; `title` and `description` are its text alternative for screen readers."""
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" lang="da" role="img" '
            'aria-labelledby="title description" width="{width}" height="{height}" '
            'viewBox="0 0 {width} {height}" font-family="{font}">\n'
            '<title id="title">{title}</title>\n<desc id="description">{description}</desc>\n'
            "{style}\n{paper}\n{shapes}\n</svg>\n"
        ).format(
            width=length(width),
            height=length(height),
            font=FONT,
            title=title,
            description=description,
            style=forced_colours.style(palette),
            paper=rectangle((0, 0), width, height, palette.paper),
            shapes=Markup("\n").join(shapes),
        )
    )


def rectangle(corner: Position, width: float, height: float, fill: str) -> Markup:
    """A filled rectangle by its upper left corner."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        *map(length, (*corner, width, height)), fill
    )


def line(start: Position, end: Position, stroke: str, width: float = 1) -> Markup:
    """A straight line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>').format(
        *map(length, (*start, *end)), stroke, length(width)
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
    ).format(*map(length, (*place, size)), fill, anchor, weight, words)


def on_lines(words: Markup, paper: str) -> Markup:
    """Text with an edge of paper around its letters, for words on top of lines."""
    return Markup(
        '<g stroke="{}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{}</g>'
    ).format(paper, words)


@lru_cache(maxsize=4096)
def text_width(words: str, size: float = TEXT_SIZE) -> float:
    """An upper estimate of the width of the words."""
    return size * sum(
        LETTERS.get(letter) or (CAPITAL if letter.isupper() else USUAL) for letter in words
    )


def lines(words: str, width: float, size: float = TEXT_SIZE) -> list[str]:
    """The words broken into lines that fit in the width; a word that is longer than it is cut.

    >>> lines("Børne- og Ungdomsforvaltningen", 150)
    ['Børne- og', 'Ungdomsforvaltni-', 'ngen']
    """
    if text_width(words, size) <= width:  # most are short, and their words need not be measured
        return [" ".join(words.split())] if words.strip() else []
    found: list[str] = []
    for word in words.split():
        joined = f"{found[-1]} {word}" if found else word
        if found and text_width(joined, size) <= width:
            found[-1] = joined
        else:
            found += _cut(word, width, size)
    return found


def _cut(word: str, width: float, size: float) -> list[str]:
    """A word in parts that fit in the width, each but the last with a hyphen."""
    if text_width(word, size) <= width:
        return [word]
    parts = [""]
    for letter in word:
        if len(parts[-1]) > 1 and text_width(f"{parts[-1]}{letter}-", size) > width:
            parts[-1] += "-"
            parts.append("")
        parts[-1] += letter
    return parts


def few_lines(words: str, width: float, size: float = TEXT_SIZE, most: int = 3) -> list[str]:
    """The words broken into at most so many lines that fit in the width; what is left out is "…".

    What is left out of a picture is in its sentence and in its table.
    """
    found = lines(words, width, size)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and text_width(last + ELLIPSIS, size) > width:
        last = last[:-1]
    return [*found[: most - 1], last.rstrip() + ELLIPSIS]


def lines_of_text(
    place: Position,
    broken: Iterable[str],
    *,
    size: float = TEXT_SIZE,
    fill: str = LIGHT.text,
    bold: bool = False,
) -> list[Markup]:
    """Lines below each other, the first with its baseline at `place`."""
    x, y = place
    return [
        text((x, y + number * size * LINE_HEIGHT), words, size=size, fill=fill, bold=bold)
        for number, words in enumerate(broken)
    ]


def path(places: Iterable[Position], stroke: str, width: float = 1, *, dash: str = "") -> Markup:
    """A line through the places; `dash` is the lengths of its dashes and gaps."""
    points = " ".join(f"{length(x)},{length(y)}" for x, y in places)
    dashed = Markup(' stroke-dasharray="{}"').format(dash) if dash else ""
    return Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{}/>').format(
        points, stroke, length(width), dashed
    )


def circle(centre: Position, radius: float, fill: str) -> Markup:
    """A filled circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(
        *map(length, (*centre, radius)), fill
    )


def ring(centre: Position, radius: float, stroke: str, fill: str) -> Markup:
    """A circle with a dashed edge: something that is not there."""
    return Markup(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="2"'
        ' stroke-dasharray="3 2"/>'
    ).format(*map(length, (*centre, radius)), fill, stroke)


def nothing(top: float, palette: Palette) -> Body:
    """A chart without anything to draw, which says so."""
    words = text((MARGIN, top + TEXT_SIZE), "Der er ingen tal at vise.", fill=palette.text)
    return Body((words,), top + 2 * TEXT_SIZE)


def length(value: float) -> str:
    """A number as SVG writes it, to a tenth of a pixel."""
    return f"{round(value, 1):g}"
