"""Amounts of money as bars. All names and amounts are invented."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from presentation.charts.amounts import AmountBar, AmountBars, AmountGroup, Fill
from presentation.charts.palette import LIGHT
from presentation.charts.svg import drawing, shapes
from presentation.charts.svg.amounts import SMALLEST
from presentation.pictures import points

SVG = "{http://www.w3.org/2000/svg}"
KEY = ((Fill.WHOLE, "varig"), (Fill.PIECES, "midlertidig"), (Fill.EMPTY, "ikke oplyst"))


def bar(value, fill=Fill.WHOLE, last_year=None, name="Indsats"):
    return AmountBar(name, value, f"{value} kroner", fill, dict(KEY)[fill], last_year)


def chart(*groups, compact=False):
    named = (AmountGroup(f"Gruppe {n}", bars) for n, bars in enumerate(groups))
    return AmountBars("Beløb", tuple(named), compact=compact)


def drawn(chart, width=720):
    return ET.fromstring(drawing.of(chart, "Beskrivelse", width=width))


def widths(picture):
    return [
        float(r.attrib["width"])
        for r in picture.iter(f"{SVG}rect")
        if r.attrib["fill"] == LIGHT.bar
    ]


def texts(picture):
    return [e.text for e in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("compact", [False, True])
def test_bars_of_a_group_begin_at_zero_and_are_proportional(compact):
    large, small = widths(drawn(chart((bar(400), bar(100)), compact=compact)))
    assert small / large == pytest.approx(100 / 400, abs=0.002)


def test_each_group_has_a_scale_of_its_own_because_its_amounts_cover_something_else():
    yearly, total = widths(drawn(chart((bar(5),), (bar(500),))))
    assert yearly == total


def test_temporary_money_is_in_pieces_and_money_of_unknown_duration_an_outline():
    pieces = widths(drawn(chart((bar(10, Fill.PIECES),))))
    assert len(pieces) > 10
    outline = drawn(chart((bar(10, Fill.EMPTY),)))
    assert widths(outline) == []
    assert len(list(outline.iter(f"{SVG}polyline"))) == 1


def test_the_smallest_amount_can_be_seen():
    assert widths(drawn(chart((bar(1), bar(10**9)))))[0] == SMALLEST


def test_amounts_of_zero_do_not_fail():
    assert widths(drawn(chart((bar(0), bar(0))))) == [SMALLEST, SMALLEST]


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
@pytest.mark.parametrize("compact", [False, True])
def test_amount_duration_last_year_and_name_are_told_beside_each_bar(width, compact):
    limited = bar(3, Fill.PIECES, 2026, "Ramper")
    told = " ".join(texts(drawn(chart((limited,), compact=compact), width)))
    assert "3 kroner" in told
    assert "sidste år 2026" in told
    assert "Ramper" in told


def test_the_key_explains_only_the_fillings_that_are_drawn():
    both = AmountBars("Beløb", (AmountGroup("", (bar(1), bar(2, Fill.EMPTY))),), KEY)
    assert [words for _, words in both.explained] == ["varig", "ikke oplyst"]


def test_a_long_name_is_broken_within_the_picture():
    name = "Et navn på over hundrede bogstaver " * 4
    for width in (shapes.WIDTH, shapes.NARROW):
        picture = drawn(chart((bar(1, name=name),)), width)
        assert all(shapes.text_width(words) < width for words in texts(picture))


def test_the_table_says_what_each_amount_covers():
    table = points.table(chart((bar(5),), (bar(500, Fill.PIECES, 2026),)))
    assert [[column.cell(row) for column in table.columns] for row in table.rows] == [
        ["Indsats", "5 kroner", "Gruppe 0", "varig", ""],
        ["Indsats", "500 kroner", "Gruppe 1", "midlertidig", "sidste år 2026"],
    ]
