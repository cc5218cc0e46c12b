"""Amounts of money, as SVG: permanent ones filled, temporary ones in pieces, and others an outline."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from presentation.charts.amounts import AmountBar, AmountBars, AmountGroup, Fill
from presentation.charts.palette import Palette
from presentation.charts.svg import shapes
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    TEXT_SIZE,
    Body,
    Position,
    path,
    rectangle,
    text,
    text_width,
)

SIDE_BY_SIDE = 560
"""The narrowest picture with the words beside the bars, in pixels."""
WORDS = 0.62
"""The part of such a picture that the words may fill."""
COMPACT_BARS = 0.25
LINE = TEXT_SIZE * LINE_HEIGHT
BAR = 14
SPACE = 10
SMALLEST = 2
PIECE, BETWEEN = 7, 3
SAMPLE = 30


def body(chart: AmountBars, top: float, width: float, palette: Palette) -> Body:
    """The groups below each other, and the key under them."""
    if not chart.bars:
        return shapes.nothing(top, palette)
    drawn: list[Markup] = []
    draw = _compact if chart.compact else _row
    for group in chart.groups:
        named = shapes.lines(group.name, width - 2 * MARGIN)
        drawn += shapes.lines_of_text(
            (MARGIN, top + TEXT_SIZE), named, fill=palette.text, bold=True
        )
        top += len(named) * LINE + SPACE / 2
        for bar in group.bars:
            body = draw(bar, group, top, width, palette)
            drawn += body.shapes
            top = body.bottom
        top += SPACE / 2
    key = _key(chart, top, width, palette)
    return Body((*drawn, *key.shapes), key.bottom)


def _row(bar: AmountBar, group: AmountGroup, top: float, width: float, palette: Palette) -> Body:
    """The name and the words, and the bar beside them, or below where the picture is narrow."""
    beside = width >= SIDE_BY_SIDE
    room = (width - 2 * MARGIN) * (WORDS if beside else 1) - (GAP if beside else 0)
    broken = shapes.lines(bar.name, room) + shapes.lines(
        _told(bar.words, bar.lasts, bar.until), room
    )
    high = len(broken) * LINE
    left = MARGIN + room + GAP if beside else MARGIN
    middle = top + (high / 2 if beside else high + BAR / 2 + 4)
    drawn = shapes.lines_of_text((MARGIN, top + TEXT_SIZE), broken, fill=palette.text)
    drawn += _bar(bar, group, (left, middle), width - MARGIN - left, palette)
    return Body(tuple(drawn), top + high + (0 if beside else BAR + 6) + SPACE)


def _compact(
    bar: AmountBar, group: AmountGroup, top: float, width: float, palette: Palette
) -> Body:
    """The bar, and behind it the amount, its last year and its name; the key says how long it lasts."""
    room = (width - 2 * MARGIN) * COMPACT_BARS
    left = MARGIN + room + GAP
    broken = shapes.lines(f"{_told(bar.words, bar.until)}: {bar.name}", width - MARGIN - left)
    high = len(broken) * LINE
    drawn = shapes.lines_of_text((left, top + TEXT_SIZE), broken, fill=palette.text)
    drawn += _bar(bar, group, (MARGIN, top + LINE / 2), room, palette)
    return Body(tuple(drawn), top + high + SPACE / 2)


def _told(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _bar(
    bar: AmountBar, group: AmountGroup, start: Position, room: float, palette: Palette
) -> Iterator[Markup]:
    """The bar from zero at `start`, its middle; the largest of its group fills the room."""
    share = max(0.0, bar.value) / group.largest if group.largest > 0 else 0
    yield from _filled(bar.fill, start, max(share * room, SMALLEST), palette)


def _filled(fill: Fill, start: Position, length: float, palette: Palette) -> Iterator[Markup]:
    left, middle = start
    top = middle - BAR / 2
    match fill:
        case Fill.WHOLE:
            yield rectangle((left, top), length, BAR, palette.bar)
        case Fill.PIECES:
            at = 0.0
            while at < length:
                yield rectangle((left + at, top), min(PIECE, length - at), BAR, palette.bar)
                at += PIECE + BETWEEN
        case Fill.EMPTY:
            right, bottom = left + max(length - 2, 1), top + BAR - 1
            corners = [(left + 1, top + 1), (right, top + 1), (right, bottom), (left + 1, bottom)]
            yield path([*corners, corners[0]], palette.bar, 2)


def _key(chart: AmountBars, top: float, width: float, palette: Palette) -> Body:
    """What the fillings mean, beside each other as long as there is room."""
    drawn: list[Markup] = []
    left = float(MARGIN)
    for fill, words in chart.explained:
        needed = SAMPLE + GAP / 2 + text_width(words)
        if left > MARGIN and left + needed > width - MARGIN:
            left, top = float(MARGIN), top + LINE + 3
        drawn += _filled(fill, (left, top + LINE / 2), SAMPLE, palette)
        drawn.append(text((left + SAMPLE + GAP / 2, top + TEXT_SIZE), words, fill=palette.text))
        left += needed + GAP
    return Body(tuple(drawn), top + (LINE if chart.explained else 0))
