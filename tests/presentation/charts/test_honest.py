"""Never a pie or a gauge, and no bar that does not begin at zero."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from presentation.charts.amounts import AmountBar, AmountBars, AmountGroup, Fill
from presentation.charts.bars import TargetBars
from presentation.charts.chart import Chart
from presentation.charts.palette import LIGHT
from presentation.charts.svg import drawing, shapes
from tests.presentation.charts.trials import Trial, bar, trials

SVG = "{http://www.w3.org/2000/svg}"
HALF = "M0-5A5 5 0 0 0 0 5z"
"""The half-filled mark of a status, as large as a letter."""
WIDTHS = (shapes.WIDTH, shapes.NARROW)


def rectangles(chart: Chart, width: float, *fills: str) -> list[tuple[float, float]]:
    """The left end and the length of each bar."""
    picture = ET.fromstring(drawing.of(chart, "Beskrivelse", width=width))
    return [
        (float(each.attrib["x"]), float(each.attrib["width"]))
        for each in picture.iter(f"{SVG}rect")
        if each.attrib["fill"] in fills
    ]


@pytest.mark.parametrize(
    "trial", tuple(trials()), ids=lambda each: f"{each.kind.__name__}: {each.case}"
)
def test_no_chart_is_a_pie_or_a_gauge(trial: Trial) -> None:
    picture = ET.fromstring(drawing.of(trial.chart, trial.sentence))
    arcs = [
        path
        for path in picture.iter(f"{SVG}path")
        if "a" in path.attrib["d"].lower() and path.attrib["d"] != HALF
    ]
    assert arcs == []


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_begin_at_zero_so_that_twice_the_figure_is_twice_the_length(width: float) -> None:
    chart = TargetBars("Fleksjob", (bar("BIF", 1000, 900), bar("BUF", 2000, 900)))
    (left, one), (same, two) = rectangles(chart, width, LIGHT.bar)[:2]
    assert left == same
    assert two == pytest.approx(2 * one, abs=0.2)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("compact", [False, True])
def test_amounts_begin_at_zero_so_that_twice_the_amount_is_twice_the_length(
    width: float, compact: bool
) -> None:
    bars = tuple(
        AmountBar(name, value, f"{value:g} kroner", Fill.WHOLE, "varigt")
        for name, value in (("Skoler", 1000.0), ("Boliger", 2000.0))
    )
    chart = AmountBars("Penge", (AmountGroup("2024", bars),), compact=compact)
    (left, one), (same, two) = rectangles(chart, width, LIGHT.bar)
    assert left == same
    assert two == pytest.approx(2 * one, abs=0.2)
