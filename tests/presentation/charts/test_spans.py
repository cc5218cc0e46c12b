"""Timelines: printed dates are drawn, and no others. All names are invented."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from policy.periods import Period
from policy.statuses import Shape
from presentation.charts.palette import LIGHT
from presentation.charts.spans import Sign, SpanChart, SpanGroup, SpanMark, SpanRow, place
from presentation.charts.svg import drawing, shapes
from presentation.pictures import points

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2025, 7, 2)  # 182 of 365 days have passed
KEY = (
    (Sign.PERIOD, "trykt tid"),
    (Sign.OPEN, "ingen slutning"),
    (Shape.DIAMOND, "ventet"),
    (Sign.TODAY, "i dag"),
)
BOTH = SpanRow("Fra og til", "til 2026", Period.year(2024), Period.year(2026))
OPEN = SpanRow("Uden slutning", "fra 2024", Period.year(2024), open_end=True)
ENDING = SpanRow("Uden start", "til marts 2026", end=Period.parse("2026-03"))
EXPECTED = SpanRow("Ventet", "ventet", marks=(SpanMark(Period.parse("2025-H1"), Shape.DIAMOND),))


def chart(*rows, name="Alle"):
    return SpanChart("Tid", (SpanGroup(name, rows),), TODAY, KEY)


def drawn(chart, width=720):
    return ET.fromstring(drawing.of(chart, "Beskrivelse", width=width))


def number(element, name):
    return float(element.attrib[name])


def bars(picture):
    """The left and right ends of the filled bars, without the sample in the key."""
    found = [r for r in picture.iter(f"{SVG}rect") if r.attrib["fill"] == LIGHT.bar]
    ends = [(number(r, "x"), round(number(r, "x") + number(r, "width"), 1)) for r in found]
    return [each for each in ends if each[0] > shapes.MARGIN]


def year_lines(picture):
    lines = [e for e in picture.iter(f"{SVG}line") if e.attrib["stroke"] == LIGHT.line]
    return [number(e, "x1") for e in lines]


def texts(picture):
    return [e.text for e in picture.iter(f"{SVG}text")]


def test_the_years_cover_everything_drawn_and_what_must_be_within():
    assert chart(BOTH).years == range(2024, 2027)
    within = (date(2023, 1, 1), date(2028, 12, 31))
    assert SpanChart("Tid", (), TODAY, within=within).years == range(2023, 2029)


def test_a_day_is_placed_by_its_share_of_the_year():
    # 181 days have passed before 1 July in a year of 365 days, 182 in one of 366.
    assert place(date(2025, 7, 1)) == 2025 + 181 / 365
    assert place(date(2024, 7, 1)) == 2024 + 182 / 366


def test_a_printed_time_is_drawn_from_its_first_day_to_its_last():
    picture = drawn(chart(BOTH))
    # The lines before 2024, 2025, 2026 and after 2026.
    before_2024, *_, after_2026 = year_lines(picture)
    assert bars(picture) == [(before_2024, after_2026)]


def test_an_unknown_end_is_a_dotted_line_with_an_arrow_beyond_today():
    picture = drawn(chart(OPEN, BOTH))
    before_2024, before_2025, *_ = year_lines(picture)
    # The printed time is the year 2024 alone.
    assert bars(picture)[0] == (before_2024, before_2025)
    dots = next(picture.iter(f"{SVG}polyline"))
    _, end = [float(point.split(",")[0]) for point in dots.attrib["points"].split()]
    assert end > before_2025 + (before_2025 - before_2024) * 182 / 365
    assert len(list(picture.iter(f"{SVG}polygon"))) == 1


def test_what_is_done_or_ends_has_no_arrow():
    done = SpanRow("Færdig", "gennemført", Period.year(2024))
    assert not list(drawn(chart(done, BOTH, ENDING)).iter(f"{SVG}polygon"))


def test_an_expected_date_is_a_mark_and_not_a_bar():
    picture = drawn(chart(EXPECTED))
    assert bars(picture) == []
    marks = [g for g in picture.iter(f"{SVG}g") if "transform" in g.attrib]
    assert len(marks) == 2  # the row's and the key's


def test_the_key_explains_only_what_is_drawn():
    assert chart(BOTH).explained == ((Sign.PERIOD, "trykt tid"), (Sign.TODAY, "i dag"))
    assert "ingen slutning" not in texts(drawn(chart(BOTH)))
    assert "ingen slutning" in texts(drawn(chart(OPEN)))


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_every_row_is_below_the_one_before_it_and_within_the_picture(width):
    long = SpanRow(
        "Et meget langt navn, der fylder " * 4, "ventet skoleåret 2026/27", Period.year(2031)
    )
    picture = drawn(chart(BOTH, OPEN, ENDING, EXPECTED, long), width)
    names = [e for e in picture.iter(f"{SVG}text") if number(e, "x") == shapes.MARGIN]
    heights = [number(e, "y") for e in names]
    assert all(above < below for above, below in pairwise(heights))
    assert heights[-1] < number(picture, "height")
    for word in picture.iter(f"{SVG}text"):
        reach = shapes.text_width(word.text, number(word, "font-size"))
        start = {"start": 0, "middle": 0.5, "end": 1}[word.attrib["text-anchor"]]
        left = number(word, "x") - start * reach
        # A heading or name is broken at the usual width of a letter, so capitals may reach further.
        assert left >= 0
        assert left + reach <= width + shapes.MARGIN


def test_words_without_room_beside_the_bar_are_told_after_the_name():
    whole = SpanRow("Navn", "til udgangen af 2030", Period.year(2024), Period.year(2030))
    assert "Navn: til udgangen af 2030" in texts(drawn(chart(whole), shapes.NARROW))


@pytest.mark.parametrize("rows", [(), (EXPECTED,)])
def test_a_picture_of_nothing_or_of_one_row_is_still_a_picture(rows):
    assert drawn(chart(*rows)).tag == f"{SVG}svg"


def test_forty_years_are_named_at_even_distances():
    long = SpanRow("Lang", "", Period.year(1990), Period.year(2029))
    named = [int(t) for t in texts(drawn(chart(long), shapes.NARROW)) if t and t.isdigit()]
    assert len(named) > 3
    assert len({after - before for before, after in pairwise(named)}) == 1


def test_text_from_data_is_escaped():
    assert "<b>A & B" in texts(drawn(chart(SpanRow("<b>A & B", "", Period.year(2024)))))


def test_the_table_has_every_date_of_the_picture():
    rows = [
        [(column.cell(row) or column.unknown) for column in table.columns]
        for table in [points.table(chart(BOTH, ENDING, EXPECTED))]
        for row in table.rows
    ]
    assert rows == [
        ["Fra og til", "2024", "2026", "", "til 2026"],
        ["Uden start", "ikke oplyst", "marts 2026", "", "til marts 2026"],
        ["Ventet", "ikke oplyst", "ikke oplyst", "1. halvår 2025", "ventet"],
    ]
