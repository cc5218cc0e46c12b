"""Small multiples: one scale for all panels, and a shape and a word for what fails. Invented figures."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from policy.choices import Unit
from policy.periods import Period
from policy.statuses import StatusCode
from presentation import tables
from presentation.charts.multiples import Multiples, Panel
from presentation.charts.scales import Range
from presentation.charts.svg import drawing
from presentation.pictures import points

SVG = "{http://www.w3.org/2000/svg}"
BUF = Panel(
    "BUF",
    ((Period.year(2023), 250), (Period.year(2024), 274)),
    "274 af 376",
    StatusCode.MISSED,
    "Ikke nået",
    targets=((Period.year(2024), 376),),
    awaited=(Period.year(2025),),
)
KFF = Panel(
    "KFF",
    ((Period.year(2024), 50),),
    "50 af 47",
    StatusCode.REACHED,
    "Nået",
    targets=((Period.year(2024), 47),),
    ranges=(Range(Period.year(2023), 5, None),),
)
CHART = Multiples("Fleksjob", Unit.COUNT, (BUF, KFF))


def picture(width: float = 720) -> ET.Element:
    return ET.fromstring(drawing.of(CHART, "Beskrivelse", width=width))


def words(drawn: ET.Element) -> list[str | None]:
    return [text.text for text in drawn.iter(f"{SVG}text")]


def test_every_panel_has_the_scale_of_the_largest_figure_or_target() -> None:
    assert [tick.words for tick in CHART.values] == ["0", "200", "400"]


def test_the_newest_figure_is_said_with_its_status_and_a_failing_one_has_a_triangle() -> None:
    drawn = picture()
    assert {"274 af 376, ikke nået", "50 af 47, nået"} <= set(words(drawn))
    triangles = [path for path in drawn.iter(f"{SVG}path") if path.attrib["d"] == "M0-6 6 6H-6z"]
    assert len(triangles) == 1 + 1  # beside the words, and at the figure of BUF


def test_what_is_not_reported_is_an_open_mark_below_the_plot_and_no_zero() -> None:
    marks = [each for each in picture().iter(f"{SVG}circle") if "stroke-dasharray" in each.attrib]
    zero = next(text for text in picture().iter(f"{SVG}text") if text.text == "0")
    assert len(marks) == 1 + 1  # under 2025 of BUF, and in the legend
    assert float(marks[0].attrib["cy"]) > float(zero.attrib["y"])


def test_names_and_words_are_whole_on_a_narrow_page() -> None:
    assert {"BUF", "KFF", "274 af 376, ikke nået"} <= set(words(picture(360)))


def test_the_table_has_each_period_of_each_panel() -> None:
    told = points.table(CHART)
    assert tables.in_document(told).texts == (
        ("BUF", "2023", "250", "", ""),
        ("BUF", "2024", "274", "376", "Ikke nået"),
        ("BUF", "2025", "ikke indberettet", "", ""),
        ("KFF", "2023", "mindst 5", "", ""),
        ("KFF", "2024", "50", "47", "Nået"),
    )
