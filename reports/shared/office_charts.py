"""A native bar chart with targets, for slides and Word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from policy.statuses import Tone
from presentation.charts.bars import Bar
from reports.shared import marks
from reports.shared.office import FONT, LANGUAGE

CHART_TYPE = XL_CHART_TYPE.BAR_CLUSTERED
SIZE = 12.0


def figures_of(bars: Sequence[Bar]) -> CategoryChartData:
    """The chart's data: one series of figures and one of targets."""
    figures = CategoryChartData()
    figures.categories = [bar.label for bar in bars]
    figures.add_series("Tal", [bar.value for bar in bars])
    figures.add_series("Måltal", [bar.target for bar in bars])
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
