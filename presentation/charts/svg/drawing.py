"""Any chart as a standalone SVG file; each kind of chart is drawn in a file of its own."""

from __future__ import annotations

from presentation.charts.amounts import AmountBars
from presentation.charts.bars import TargetBars
from presentation.charts.chart import Chart
from presentation.charts.lines import LineChart
from presentation.charts.marks import MarkGrid
from presentation.charts.multiples import Multiples
from presentation.charts.palette import LIGHT, Palette
from presentation.charts.spans import SpanChart
from presentation.charts.svg import amounts, bars, lines, marks, multiples, shapes, spans
from presentation.charts.svg.shapes import GAP, LINE_HEIGHT, MARGIN, SMALL, TEXT_SIZE, WIDTH, Body


def of(
    chart: Chart,
    description: str,
    *,
    heading: str = "",
    footnote: str = "",
    palette: Palette = LIGHT,
    width: float = WIDTH,
) -> str:
    """The chart with `description` as its text alternative.

    `heading` and `footnote` are drawn above and below, for a file outside any page or document.
    """
    above = shapes.lines(heading, width - 2 * MARGIN)
    below = shapes.lines(footnote, width - 2 * MARGIN, SMALL)
    top = MARGIN + (len(above) * TEXT_SIZE * LINE_HEIGHT + GAP if above else 0)
    body = _body(chart, top, width, palette)
    under = body.bottom + GAP
    drawn = [
        *shapes.lines_of_text((MARGIN, MARGIN + TEXT_SIZE), above, fill=palette.text, bold=True),
        *body.shapes,
        *shapes.lines_of_text((MARGIN, under), below, size=SMALL, fill=palette.text),
    ]
    height = under + len(below) * SMALL * LINE_HEIGHT
    return shapes.picture(width, height, chart.title, description, drawn, palette)


def _body(chart: Chart, top: float, width: float, palette: Palette) -> Body:
    match chart:
        case TargetBars():
            return bars.body(chart, top, width, palette)
        case LineChart():
            return lines.body(chart, top, width, palette)
        case Multiples():
            return multiples.body(chart, top, width, palette)
        case SpanChart():
            return spans.body(chart, top, width, palette)
        case AmountBars():
            return amounts.body(chart, top, width, palette)
        case MarkGrid():
            return marks.body(chart, top, width, palette)
