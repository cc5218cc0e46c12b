"""Native charts for slides and Word: bars with targets, and lines over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from policy.choices import Unit
from policy.periods import Period
from policy.statuses import Tone
from presentation.blocks import Diagram
from presentation.charts.bars import Bar
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.palette import LIGHT
from presentation.charts.scales import NOT_REPORTED
from presentation.language.numbers import period
from reports.shared import marks
from reports.shared.office import FONT, LANGUAGE

CHART_TYPE = XL_CHART_TYPE.BAR_CLUSTERED
LINES_TYPE = XL_CHART_TYPE.LINE_MARKERS
SIZE = 12.0
NEW_DEFINITION = "ny opgørelse"

TARGETS = "Måltal"
NUMBER_FORMATS = {Unit.SHARE: "0.0%", Unit.YEARS: "0.0"}
WHOLE_NUMBERS = "#,##0"
QUIET_MARKERS = (
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.X,
    XL_MARKER_STYLE.PLUS,
    XL_MARKER_STYLE.STAR,
    XL_MARKER_STYLE.DASH,
)
"""One for each quiet line, so that they can be told apart in the legend."""


def description(block: Diagram) -> str:
    """The text alternative of a chart: what it is, and its sentence."""
    what = "Kurver over tid" if isinstance(block.chart, LineChart) else "Søjlediagram"
    return f"{what}, {block.title}. {block.sentence}"


def figures_of(bars: Sequence[Bar]) -> CategoryChartData:
    """The chart's data: one series of figures and one of targets."""
    figures = CategoryChartData()
    figures.categories = [bar.label for bar in bars]
    figures.add_series("Tal", [bar.value for bar in bars])
    figures.add_series(TARGETS, [bar.target for bar in bars])
    return figures


def styled(chart: Any, bars: Sequence[Bar]) -> None:
    """Style the chart: figures filled, targets outlined, numbers at the ends, the first bar on top."""
    chart.font.size, chart.font.name = Pt(SIZE), FONT
    chart.font.color.rgb = RGBColor.from_string(marks.INK)
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.reverse_order = True
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 50, 0
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    figures, targets = plot.series
    figures.format.fill.solid()
    figures.format.fill.fore_color.rgb = RGBColor.from_string(marks.HEAD)
    targets.format.fill.solid()
    targets.format.fill.fore_color.rgb = RGBColor.from_string("ffffff")
    targets.format.line.color.rgb = RGBColor.from_string(marks.INK)
    targets.format.line.width = Pt(1.5)
    for number, bar in enumerate(bars):
        if bar.failing:
            fill = figures.points[number].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(Tone.FAILING.colour)
    _positive_axes(chart)


def lines_of(chart: LineChart) -> CategoryChartData:
    """The chart's data: one series per line, without a value where the line has a gap, and the targets.

    At a new definition an empty category says so, and ends the lines.
    """
    columns = list(_columns(chart))
    figures = CategoryChartData(number_format=NUMBER_FORMATS.get(chart.unit, WHOLE_NUMBERS))
    figures.categories = [_category(chart, when) for when in columns]
    for line in _with_targets(chart):
        values = dict(line.points)
        figures.add_series(line.name, [values.get(when) if when else None for when in columns])
    return figures


def _category(chart: LineChart, when: Period | None) -> str:
    if when is None:
        return NEW_DEFINITION
    return f"{period(when)}, {NOT_REPORTED}" if when in chart.awaited else period(when)


def _with_targets(chart: LineChart) -> tuple[Line, ...]:
    """The lines, and the targets as one of their own."""
    targets = (Line(TARGETS, LineStyle.DASHED, chart.targets),) if chart.targets else ()
    return (*chart.lines, *targets)


def _columns(chart: LineChart) -> Iterator[Period | None]:
    """The periods, with None before each from which the definition is new."""
    before: Period | None = None
    for when in chart.periods:
        if before and any(before < change <= when for change in chart.breaks):
            yield None
        yield when
        before = when


def styled_lines(chart: Any, drawn: LineChart) -> None:
    """Style the chart: the city's line strong, the country's dashed, each with its own mark."""
    chart.font.size, chart.font.name = Pt(SIZE), FONT
    chart.font.color.rgb = RGBColor.from_string(marks.INK)
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    values = chart.value_axis
    values.minimum_scale, values.maximum_scale = drawn.values[0].at, drawn.values[-1].at
    values.major_unit = drawn.values[1].at - drawn.values[0].at
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _colour(LIGHT.line)
    values.format.line.fill.background()
    lines = _with_targets(drawn)
    quiet = iter(QUIET_MARKERS * len(lines))
    for series, line in zip(chart.plots[0].series, lines, strict=True):
        strong = line.style is LineStyle.STRONG
        mark = XL_MARKER_STYLE.CIRCLE if strong else next(quiet)
        _style_line(series, line, mark)
    _positive_axes(chart)


def _style_line(series: Any, line: Line, mark: XL_MARKER_STYLE) -> None:
    strong = line.style is LineStyle.STRONG
    colour = _colour(LIGHT.bar if strong else LIGHT.quiet)
    series.smooth = False
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(3.5 if strong else 1.25)
    if line.style is LineStyle.DASHED:
        series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style, series.marker.size = mark, 8 if strong else 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour


def _colour(written: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(written.removeprefix("#")))


def _positive_axes(chart: Any) -> None:
    """Renumber the axes, because some programs reject the negative ids that python-pptx sets."""
    ids: dict[str, str] = {}
    for element in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        old = element.get("val")
        element.set("val", ids.setdefault(old, str(len(ids) + 1)))


def in_danish(tree: Any) -> None:
    """Mark every run and default of a part written by the library as Danish."""
    for run in tree.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", LANGUAGE)
    for properties in tree.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", LANGUAGE)
