"""A matrix of marks, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from policy.statuses import Shape
from presentation.charts.matrix import Criterion, Matrix, Row
from presentation.charts.palette import Palette
from presentation.charts.svg.shapes import (
    GAP,
    MARGIN,
    SMALL,
    TEXT_SIZE,
    WIDTH,
    Body,
    circle,
    line,
    lines,
    lines_of_text,
    text,
    text_width,
)
from presentation.charts.symbols import symbol

COLUMN = 22
NARROW_COLUMN = 19
COUNT = 50
LINE = 19
PADDING = 6
DOT = 1.8


def body(chart: Matrix, top: float, width: float, palette: Palette) -> Body:
    """A disc where a criterion is met and a dot where not, under turned headings.

    On a narrow picture the name of a row has a line of its own above its marks.
    """
    places = _Places(chart, width)
    head = top + max(text_width(each.short, SMALL) for each in _criteria(chart)) + LINE
    drawn = [*_headings(chart, places, top, head, palette)]
    at = head + GAP
    for group, rows in groupby(chart.rows, lambda row: row.group):
        drawn += lines_of_text(
            (MARGIN, at + TEXT_SIZE),
            lines(group, places.names),
            fill=palette.text,
            bold=True,
        )
        at += LINE * len(lines(group, places.names)) + PADDING
        for row in rows:
            drawn += _row(row, places, at, palette)
            at += places.height(row)
            drawn.append(line((MARGIN, at), (width - MARGIN, at), palette.line))
        at += GAP
    drawn += _key((MARGIN, at + TEXT_SIZE), palette)
    return Body(tuple(drawn), at + LINE + GAP)


class _Places:
    """Where the columns are, and how high a row is."""

    def __init__(self, chart: Matrix, width: float) -> None:
        self.beside = width >= WIDTH
        column = COLUMN if self.beside else NARROW_COLUMN
        marks = column * len(_criteria(chart)) + COUNT
        self.names = width - 2 * MARGIN - (marks + GAP if self.beside else 0)
        start = width - MARGIN - marks if self.beside else MARGIN
        required = len(chart.required.columns)
        self.required = [start + (n + 0.5) * column for n in range(required)]
        self.count = start + required * column + COUNT / 2
        after = start + required * column + COUNT
        self.further = [after + (n + 0.5) * column for n in range(len(chart.further.columns))]

    def name(self, row: Row) -> list[str]:
        return lines(row.name, self.names)

    def height(self, row: Row) -> float:
        below = 0 if self.beside else LINE
        return LINE * len(self.name(row)) + below + PADDING


def _criteria(chart: Matrix) -> tuple[Criterion, ...]:
    return (*chart.required.columns, *chart.further.columns)


def _headings(
    chart: Matrix, places: _Places, top: float, bottom: float, palette: Palette
) -> Iterator[Markup]:
    """The name of each column, turned so that it reads from below, and of all columns above them."""
    for group, across in ((chart.required, places.required), (chart.further, places.further)):
        if across:
            yield text((across[0] - COLUMN / 2, top + SMALL), group.title, size=SMALL, bold=True)
        for criterion, x in zip(group.columns, across, strict=True):
            yield Markup('<g transform="rotate(-90 {x} {y})">{words}</g>').format(
                x=f"{x + SMALL / 3:g}",
                y=f"{bottom:g}",
                words=text((x + SMALL / 3, bottom), criterion.short, size=SMALL, fill=palette.text),
            )


def _row(row: Row, places: _Places, top: float, palette: Palette) -> Iterator[Markup]:
    name = places.name(row)
    yield from lines_of_text((MARGIN, top + TEXT_SIZE), name, fill=palette.text)
    middle = top + TEXT_SIZE - SMALL / 3 + (0 if places.beside else LINE * len(name))
    for across, met in ((places.required, row.required), (places.further, row.further)):
        for x, holds in zip(across, met, strict=True):
            yield _mark((x, middle), palette, holds=holds)
    yield text(
        (places.count, middle + SMALL / 3),
        row.counted,
        size=SMALL,
        fill=palette.text,
        anchor="middle",
    )


def _mark(centre: tuple[float, float], palette: Palette, *, holds: bool) -> Markup:
    if holds:
        return symbol(Shape.DISC, centre, palette.ink)
    return circle(centre, DOT, palette.quiet)


def _key(baseline: tuple[float, float], palette: Palette) -> Iterator[Markup]:
    x, y = baseline
    middle = y - SMALL / 3
    for holds, words in ((True, "opfyldt"), (False, "mangler")):
        yield _mark((x + GAP / 2, middle), palette, holds=holds)
        yield text((x + 2 * GAP, y), words, size=SMALL, fill=palette.text)
        x += 3 * GAP + text_width(words, SMALL)
