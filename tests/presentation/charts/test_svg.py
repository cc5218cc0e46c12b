from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from metrics.status import IndicatorStatus
from policy.choices import Unit
from policy.quantities import Quantity
from policy.statuses import StatusCode
from presentation.charts.bars import Bar, TargetBars, target_bars
from presentation.charts.palette import LIGHT
from presentation.charts.svg import drawing, shapes
from tests.records import (
    departments,
    figures_as_printed,
    indicator,
    judged,
    observation,
    policy,
    target,
)

SVG = "{http://www.w3.org/2000/svg}"

PRINTED = """
| Forvaltning | Status | Måltal | Målopfyldelse i procent |
| BIF         | 87     | 47     | 185                     |
| BUF         | 274    | 376    | 73                      |
| KK          | 361    | 423    | 85                      |
"""


def fleksjob() -> IndicatorStatus:
    return judged(
        indicator("fleksjob"), *departments(), *figures_as_printed("fleksjob", 2024, PRINTED)
    )


def drawn(*bars: Bar, **told: str) -> ET.Element:
    return ET.fromstring(drawing.of(TargetBars("Navn", bars), "Beskrivelse", **told))


def number(element: ET.Element, name: str) -> float:
    return float(element.attrib[name])


def widths(picture: ET.Element, fill: str) -> list[float]:
    found = [r for r in picture.iter(f"{SVG}rect") if r.attrib["fill"] == fill]
    return [number(rectangle, "width") for rectangle in found]


def test_a_bar_is_a_department_with_its_figure_and_target_in_words():
    assert target_bars(fleksjob()) == (
        Bar("BIF", 87, 47, "87 af 47", StatusCode.REACHED, "Nået"),
        Bar("BUF", 274, 376, "274 af 376", StatusCode.MISSED, "Ikke nået"),
    )


def test_the_whole_city_has_no_bar():
    assert "KK" not in [bar.name for bar in target_bars(fleksjob())]


def test_a_range_is_drawn_at_its_middle_and_written_as_a_range():
    status = judged(
        indicator("pladser"),
        *departments(),
        observation("pladser", "SOF", 2024, Quantity.between(5, 6)),
        target("pladser", "SOF", 2024, 8),
    )
    (bar,) = target_bars(status)
    assert (bar.value, bar.words) == ((5 + 6) / 2, "5 til 6 af 8")


def test_a_count_of_few_persons_has_no_bar():
    status = judged(
        policy(),
        indicator("faa", few_persons=True, unit=Unit.COUNT),
        *departments(),
        observation("faa", "SOF", 2024, 3),
        target("faa", "SOF", 2024, 10),
    )
    assert target_bars(status) == ()


def test_a_chart_is_a_complete_svg_file_with_name_and_description():
    picture = ET.fromstring(
        drawing.of(
            TargetBars("Fleksjob, 2024", target_bars(fleksjob())), "BUF er under sit måltal."
        )
    )
    assert picture.tag == f"{SVG}svg"
    assert picture.find(f"{SVG}title").text == "Fleksjob, 2024"
    assert picture.find(f"{SVG}desc").text == "BUF er under sit måltal."
    assert picture.attrib["aria-labelledby"] == "title description"
    assert "'Source Sans 3'" in picture.attrib["font-family"]
    assert picture.attrib["font-family"].endswith("sans-serif")


def test_bars_are_proportional_to_their_figures_and_the_failing_one_has_its_own_colour():
    picture = drawn(*target_bars(fleksjob()))
    (reached, _legend), (missed,) = widths(picture, LIGHT.bar), widths(picture, LIGHT.failing)
    assert reached / missed == pytest.approx(87 / 274, abs=0.002)


def test_the_tick_is_at_the_target():
    picture = drawn(*target_bars(fleksjob()))
    bar = next(r for r in picture.iter(f"{SVG}rect") if r.attrib["fill"] == LIGHT.failing)
    tick = list(picture.iter(f"{SVG}line"))[1]
    reach = number(tick, "x1") - number(bar, "x")
    assert reach / number(bar, "width") == pytest.approx(376 / 274, abs=0.002)
    assert number(tick, "x1") == number(tick, "x2")


def test_names_and_labels_fit_in_the_picture():
    long = Bar(
        "ØKF", 84, 70, "22,7 millioner kroner af 22,7 millioner kroner", StatusCode.REACHED, "Nået"
    )
    picture = drawn(long)
    texts = list(picture.iter(f"{SVG}text"))
    assert [t.text for t in texts[:2]] == ["ØKF", "22,7 millioner kroner af 22,7 millioner kroner"]
    right = number(texts[1], "x") + shapes.text_width(texts[1].text)
    assert right <= number(picture, "width")


def test_a_separate_file_has_a_heading_and_a_footnote():
    words = "Kilde: Status, oktober 2025 s. 17. " * 5
    bare = drawn(*target_bars(fleksjob()))
    told = drawn(*target_bars(fleksjob()), heading="Fleksjob, 2024", footnote=words)
    texts = [t.text for t in told.iter(f"{SVG}text")]
    assert texts[0] == "Fleksjob, 2024"
    assert " ".join(texts[-2:]).startswith("Kilde: Status, oktober 2025 s. 17.")
    assert number(told, "height") > number(bare, "height")


def test_text_from_data_is_escaped():
    picture = drawn(Bar("<b>", 1, 2, "1 & 2", StatusCode.REACHED, "Nået"), heading='"<script>"')
    assert [t.text for t in picture.iter(f"{SVG}text")][:3] == ['"<script>"', "<b>", "1 & 2"]


def test_the_same_chart_gives_the_same_bytes():
    first, second = (
        drawing.of(TargetBars("Navn", target_bars(fleksjob())), "Beskrivelse") for _ in range(2)
    )
    assert first == second


def test_figures_of_zero_give_bars_of_zero_length():
    assert widths(drawn(Bar("SOF", 0, 0, "0 af 0", StatusCode.REACHED, "Nået")), LIGHT.bar)[0] == 0


def test_lines_break_between_words_and_fit_the_width():
    lines = shapes.lines("Forvaltningernes måltal giver 899 lagt sammen", 160)
    assert " ".join(lines) == "Forvaltningernes måltal giver 899 lagt sammen"
    assert len(lines) > 1
