"""Native charts for slides and Word: bars with targets, lines over time, and counts stacked by status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from policy.choices import Unit
from policy.periods import Period
from policy.statuses import Tone
from presentation.blocks import Diagram
from presentation.charts.bars import Bar
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.palette import LIGHT
from presentation.charts.scales import NOT_REPORTED
from presentation.charts.stacked import Stack, StackedBars
from presentation.language.numbers import period
from presentation.slides import SlidePicture
from reports.shared import marks
from reports.shared.office import FONT, LANGUAGE

Described: TypeAlias = Diagram | SlidePicture
"""A chart of a document or of a slide, with the sentence that describes it."""
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

PATTERNS = (
    MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    MSO_PATTERN.LARGE_GRID,
    MSO_PATTERN.PERCENT_25,
)
"""For the second and later stacks of a colour."""


def description(block: Described) -> str:
    """The text alternative of a chart: what it is, and its sentence."""
    what = "Kurver over tid" if isinstance(block.chart, LineChart) else "Søjlediagram"
    return f"{what}, {block.chart.title}. {block.sentence}"


def figures_of(bars: Sequence[Bar], unit: Unit = Unit.COUNT) -> CategoryChartData:
    """The chart's data: one series of figures and one of targets."""
    figures = CategoryChartData(number_format=NUMBER_FORMATS.get(unit, "General"))
    figures.categories = [bar.label for bar in bars]
    figures.add_series("Tal", [bar.value for bar in bars])
    figures.add_series(TARGETS, [bar.target for bar in bars])
    return figures


def styled(chart: Any, bars: Sequence[Bar], size: float = SIZE) -> None:
    """Style the chart: figures filled, targets outlined, numbers at the ends, the first bar on top."""
    _lettered(chart, size, legend=True)
    _flat_bars(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 50, 0
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


def _lettered(chart: Any, size: float, *, legend: bool) -> None:
    """Set the font of every text of a chart, and its legend below it."""
    chart.font.size, chart.font.name = Pt(size), FONT
    chart.font.color.rgb = RGBColor.from_string(marks.INK)
    chart.has_title, chart.has_legend = False, legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def titled(chart: Any, title: str, size: float) -> None:
    """Write what a chart shows above it, in the size of its other text."""
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    chart.chart_title.text_frame.text = title
    (run,) = chart.chart_title.text_frame.paragraphs[0].runs
    run.font.size, run.font.bold, run.font.name = Pt(size), True, FONT


def _flat_bars(chart: Any) -> None:
    """Bars from zero, the first on top, each with its number instead of an axis of values."""
    chart.category_axis.reverse_order = True
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.plots[0].has_data_labels = True
    chart.plots[0].data_labels.show_value = True


def stacked_type(chart: StackedBars) -> Any:
    """The kind of chart for counts: one bar a category, in parts where there are several stacks."""
    return XL_CHART_TYPE.BAR_STACKED if len(chart.stacks) > 1 else CHART_TYPE


def stacked_of(chart: StackedBars) -> CategoryChartData:
    """The chart's data: one series per stack; a part of a bar that counts nothing is no part."""
    figures = CategoryChartData(number_format=WHOLE_NUMBERS)
    figures.categories = chart.categories
    parts = len(chart.stacks) > 1
    for stack in chart.stacks:
        counts = (None if parts and not count else count for count in stack.counts)
        figures.add_series(stack.name, list(counts))
    return figures


def styled_stacked(chart: Any, drawn: StackedBars, size: float) -> None:
    """Style the chart: each stack in its tone, and stacks of one tone told apart by their pattern."""
    several = len(drawn.stacks) > 1
    _lettered(chart, size, legend=several)
    _flat_bars(chart)
    if drawn.whole:
        chart.value_axis.maximum_scale = drawn.whole
    plot = chart.plots[0]
    plot.gap_width = 40
    seen: Counter[Tone] = Counter()
    for series, stack in zip(plot.series, drawn.stacks, strict=True):
        _filled(series.format, _stack_colour(stack, several), seen[stack.tone] if several else 0)
        seen[stack.tone] += 1
    if several:
        plot.overlap = 100
        _on_paper(plot.data_labels)
    _positive_axes(chart)


def _stack_colour(stack: Stack, several: bool) -> str:
    """The colour of a stack: its tone's, but lighter for what is not judged, so that the rest is seen."""
    if not several:
        return marks.HEAD
    return LIGHT.quiet.removeprefix("#") if stack.tone is Tone.UNKNOWN else stack.tone.colour


def _filled(look: Any, colour: str, pattern: int) -> None:
    """Fill a series with its colour, after the first of the same colour with a pattern of it on white."""
    look.line.color.rgb = RGBColor.from_string(colour)
    if pattern == 0:
        look.fill.solid()
        look.fill.fore_color.rgb = RGBColor.from_string(colour)
        return
    look.fill.patterned()
    look.fill.pattern = PATTERNS[(pattern - 1) % len(PATTERNS)]
    look.fill.fore_color.rgb = RGBColor.from_string(colour)
    look.fill.back_color.rgb = RGBColor.from_string("ffffff")


def _on_paper(labels: Any) -> None:
    """Set the numbers on white, so that they can be read on every colour and pattern."""
    paper = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="ffffff"/></a:solidFill></c:spPr>'
    )
    element = labels._element
    before = element.find(qn("c:numFmt"))
    if before is None:
        element.insert(0, paper)
    else:
        before.addnext(paper)


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


def styled_lines(chart: Any, drawn: LineChart, size: float = SIZE) -> None:
    """Style the chart: the city's line strong, the country's dashed, each with its own mark."""
    _lettered(chart, size, legend=True)
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
