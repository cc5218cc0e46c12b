"""Every kind of chart with every kind of bad input: drawn, inside its picture, and told truly."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from policy.choices import Unit
from presentation import tables
from presentation.charts.chart import Chart
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.multiples import Multiples
from presentation.charts.palette import LIGHT
from presentation.charts.scales import Range
from presentation.charts.svg import drawing, shapes
from presentation.pictures import on_page, points
from presentation.pictures.picture import Picture
from tests.presentation.charts.trials import CASES, YEARS, Trial, trials

SVG = "{http://www.w3.org/2000/svg}"
TRIALS = tuple(trials())


@pytest.fixture(params=TRIALS, ids=lambda trial: f"{trial.kind.__name__}: {trial.case}")
def trial(request: pytest.FixtureRequest) -> Trial:
    return request.param


def test_every_kind_of_chart_is_tried_with_every_kind_of_bad_input() -> None:
    tried = {(trial.kind, trial.case) for trial in TRIALS}
    missing = {(kind, case) for kind in get_args(Chart) for case in CASES} - tried
    assert not missing, "their trials go into tests/presentation/charts/trials.py"


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_it_is_drawn_with_every_text_inside_the_picture_and_none_over_another_or_a_bar(
    trial: Trial, width: float
) -> None:
    picture = ET.fromstring(drawing.of(trial.chart, trial.sentence, width=width))
    boxes = [_box(text) for text in picture.iter(f"{SVG}text")]
    height = float(picture.attrib["height"])
    for words, left, top, right, bottom in boxes:
        assert left >= 0, words
        assert top >= 0, words
        assert right <= width, words
        assert bottom <= height, words
    for one, other in combinations(boxes, 2):
        assert not _meet(one, other), (one[0], other[0])
    for bar in picture.iter(f"{SVG}rect"):
        if bar.attrib["fill"] != LIGHT.paper:
            assert not [box[0] for box in boxes if _meet(box, _edges(bar))]
    if trial.kind is LineChart:
        for point in picture.iter(f"{SVG}circle"):
            assert not [box[0] for box in boxes if _meet(box, _around(point))]


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
@pytest.mark.parametrize(
    "figures", [(1, 0.9), (0.9, 1), (0.97, 0.99), (1.02, 1.04), (0.5, 1), (1, 1), (0.99, 1, 1.01)]
)
@pytest.mark.parametrize("exact", [True, False], ids=["figures", "at least"])
def test_the_words_of_a_target_cover_no_figure_close_to_it(
    figures: tuple[float, ...], width: float, exact: bool
) -> None:
    years = YEARS[: len(figures)]
    line = Line("Lyngvig", LineStyle.STRONG, tuple(zip(years, figures, strict=True)))
    chart = LineChart("Andel", Unit.SHARE, (line,), targets=tuple((when, 1.0) for when in years))
    if not exact:
        ranges = tuple(Range(when, low, None) for when, low in line.known)
        unknown = replace(line, points=tuple((when, None) for when in years))
        chart = replace(chart, lines=(unknown,), ranges=ranges)
    picture = ET.fromstring(drawing.of(chart, "", width=width))
    boxes = [_box(text) for text in picture.iter(f"{SVG}text")]
    assert "Måltal 100 %" in [box[0] for box in boxes]
    for one, other in combinations(boxes, 2):
        assert not _meet(one, other), (one[0], other[0])
    for point in picture.iter(f"{SVG}circle"):
        assert not [box[0] for box in boxes if _meet(box, _around(point))]


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_words_leave_a_quarter_of_the_picture_to_what_is_drawn(trial: Trial, width: float) -> None:
    if trial.kind not in (LineChart, Multiples) or trial.case == "no data":
        return
    picture = ET.fromstring(drawing.of(trial.chart, trial.sentence, width=width))
    across = [
        abs(float(line.attrib["x2"]) - float(line.attrib["x1"]))
        for line in picture.iter(f"{SVG}line")
    ]
    assert max(across) >= width / 4


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_no_number_of_a_drawing_is_unknown_or_endless(trial: Trial, width: float) -> None:
    drawn = drawing.of(trial.chart, trial.sentence, width=width)
    assert not {"nan", "inf", "-inf"} & set(drawn.replace('"', " ").replace(",", " ").split())


def test_its_sentence_is_true(trial: Trial) -> None:
    assert all(words in trial.sentence for words in trial.says), trial.sentence
    assert not any(words in trial.sentence for words in trial.never), trial.sentence


def test_its_image_can_be_kept_for_the_next_time(trial: Trial) -> None:
    picture = Picture("proeve", trial.chart, trial.sentence, "Kilde: opdigtet.", "Set i dag")
    assert on_page.figure(picture) == on_page.figure(picture)


def test_its_table_can_be_made(trial: Trial) -> None:
    assert tables.on_page(points.table(trial.chart))


def _box(text: ET.Element) -> tuple[str, float, float, float, float]:
    """The words, and the left, upper, right and lower end of their letters; `transform` turns them up."""
    words, size = text.text or "", float(text.attrib["font-size"])
    width = shapes.text_width(words, size)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib["text-anchor"]]
    left, baseline = float(text.attrib["x"]) - share * width, float(text.attrib["y"])
    if "transform" in text.attrib:
        return words, left - 0.75 * size, baseline - width, left + 0.25 * size, baseline
    return words, left, baseline - 0.75 * size, left + width, baseline + 0.25 * size


def _edges(bar: ET.Element) -> tuple[str, float, float, float, float]:
    left, top, width, height = (float(bar.attrib[name]) for name in ("x", "y", "width", "height"))
    return "", left, top, left + width, top + height


def _around(point: ET.Element) -> tuple[str, float, float, float, float]:
    x, y, radius = (float(point.attrib[name]) for name in ("cx", "cy", "r"))
    return "", x - radius, y - radius, x + radius, y + radius


def _meet(
    one: tuple[str, float, float, float, float], other: tuple[str, float, float, float, float]
) -> bool:
    _, left, top, right, bottom = one
    _, left2, top2, right2, bottom2 = other
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom
