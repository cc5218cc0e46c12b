"""A grid of marks: what is written, what is counted, and how it is drawn. All rows are invented."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import hypot
from xml.etree import ElementTree as ET

import pytest

from policy.statuses import Shape, Tone
from presentation.charts.marks import GridMark, KeyEntry, MarkGrid, MarkRow
from presentation.charts.palette import LIGHT
from presentation.charts.svg import drawing, shapes
from presentation.charts.symbols import SYMBOLS
from presentation.pictures import points

SVG = "{http://www.w3.org/2000/svg}"
REACHED = GridMark("5d", "nået samlet, ikke i BUF", Shape.HALF, Tone.PARTLY)
LACKING = GridMark("1a", "intet måltal", Shape.DASHED, written=False)
LANES = MarkGrid(
    "Prioriteringerne",
    (
        MarkRow(
            "1. Tillid", (LACKING, GridMark("1b", "intet måltal", Shape.DASHED, written=False))
        ),
        MarkRow("5. Job", (REACHED,)),
    ),
)
YES = GridMark("", "ja", Shape.DISC, written=False)
NO = GridMark("", "nej", Shape.RING, written=False)


def matrix(columns: int) -> MarkGrid:
    rows = (
        MarkRow("1a", (YES,) * columns, f"{columns} af {columns}"),
        MarkRow("1b", (NO,) * columns),
    )
    return MarkGrid("Hvad kan måles?", rows, tuple(f"Kriterium {n}" for n in range(columns)))


def drawn(grid: MarkGrid, width: float = shapes.WIDTH) -> ET.Element:
    return ET.fromstring(drawing.of(grid, "Beskrivelse", width=width))


def words(picture: ET.Element) -> list[str]:
    return [str(element.text) for element in picture.iter(f"{SVG}text")]


def test_words_that_are_not_beside_their_marks_are_counted_once_for_all():
    assert LANES.key == (KeyEntry(Shape.DASHED, Tone.UNKNOWN, "intet måltal", 2),)
    assert "intet måltal: 2" in words(drawn(LANES))


def test_a_mark_has_its_name_and_its_words_beside_it():
    assert "5d nået samlet, ikke i BUF" in words(drawn(LANES))
    assert REACHED.spoken == "5d: nået samlet, ikke i BUF"
    assert LACKING.label == "1a"


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_everything_is_inside_the_picture_at_both_widths(width):
    long = MarkRow(
        "En målsætning med et navn på mange ord, som ingen kan huske udenad", (REACHED,) * 12
    )
    picture = drawn(MarkGrid("Mange", (long, *LANES.rows)), width)
    for element in picture.iter(f"{SVG}text"):
        right = float(element.attrib["x"]) + shapes.text_width(str(element.text))
        assert right <= width, element.text
        assert float(element.attrib["y"]) < float(picture.attrib["height"])


def test_headings_too_wide_for_their_columns_are_turned():
    across, turned = drawn(matrix(3)), drawn(matrix(12))
    assert not [text for text in across.iter(f"{SVG}text") if "transform" in text.attrib]
    assert len([text for text in turned.iter(f"{SVG}text") if "transform" in text.attrib]) == 12


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_each_thing_of_a_count_is_a_mark_of_its_own_apart_from_the_others_and_in_its_column(width):
    counts = (12, 0, 3, 1)
    marks = tuple(GridMark("", str(count), Shape.RING, count=count) for count in counts)
    years = ("2023", "2024", "2025", "2026")
    rows = (MarkRow("Intet svar", marks, "16"), MarkRow("Ros", marks, "16"))
    picture = drawn(MarkGrid("Opfølgning", rows, years), width)
    moved = [g.attrib["transform"] for g in picture.iter(f"{SVG}g") if "transform" in g.attrib]
    places = [tuple(map(float, re.findall(r"[\d.]+", each))) for each in moved]
    assert len(places) == 2 * sum(counts)
    for (x, y), (x2, y2) in combinations(places, 2):
        assert hypot(x - x2, y - y2) >= 14  # as wide as a mark
    lines = sorted(float(each.attrib["y1"]) for each in picture.iter(f"{SVG}line"))
    assert [sum(top < y < low for _, y in places) for top, low in pairwise(lines)] == [16, 16]


def test_a_count_of_marks_is_counted_in_the_key():
    many = GridMark("", "nej", Shape.RING, written=False, count=3)
    (entry,) = MarkGrid("Opfølgning", (MarkRow("1a", (many, NO)),), ("2025", "2026")).key
    assert entry.count == 3 + 1


def test_every_shape_of_a_status_can_be_drawn():
    assert set(SYMBOLS) == set(Shape)


def test_a_tone_has_its_colour_in_the_picture():
    colours = [g.attrib.get("fill") for g in drawn(LANES).iter(f"{SVG}g")]
    assert colours == [
        LIGHT.unknown,
        LIGHT.unknown,
        LIGHT.partly,
        LIGHT.unknown,
    ]  # the last in the key


def test_the_points_are_a_row_per_row_of_marks():
    table = points.table(LANES)
    assert [[column.cell(row) for column in table.columns] for row in table.rows] == [
        ["1. Tillid", "1a: intet måltal; 1b: intet måltal"],
        ["5. Job", "5d: nået samlet, ikke i BUF"],
    ]


def test_the_points_of_a_matrix_have_its_columns():
    table = points.table(matrix(3))
    assert [column.heading for column in table.columns] == [
        "Navn", "Kriterium 0", "Kriterium 1", "Kriterium 2", "Antal",
    ]  # fmt: skip
    assert [column.cell(table.rows[1]) for column in table.columns] == [
        "1b",
        "nej",
        "nej",
        "nej",
        "",
    ]
