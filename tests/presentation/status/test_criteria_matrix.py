"""The matrix of priorities and criteria. All figures are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from metrics.status import FURTHER, REQUIRED, Status
from policy.choices import Direction
from presentation.charts.svg import drawing, shapes
from presentation.html.links import Links
from presentation.pictures import points
from presentation.status import criteria_matrix
from tests.records import assessed, indicator, objective, observation, priority, target

MEASURED = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]


def three() -> Status:
    worded = priority("4c", direction=Direction.LOWER, obstacle="Fraværet tælles ikke")
    return assessed(
        objective(4), objective(5), worded, priority("4a"), priority("5d"), indicator(), *MEASURED
    )


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def test_each_priority_has_a_row_with_a_mark_for_each_criterion():
    drawn = criteria_matrix.chart(three())
    met = [[mark.words for mark in row.marks].count("ja") for row in drawn.rows]
    assert [(row.name, row.words) for row in drawn.rows] == [
        ("4c 4c", "0 af 5"),
        ("4a 4a", "0 af 5"),
        ("5d 5d", "5 af 5"),
    ]
    assert met == [0 + 1, 0, 5 + 2]
    assert {len(row.marks) for row in drawn.rows} == {len(REQUIRED) + len(FURTHER)}


def test_the_page_says_each_mark_in_a_word_and_the_words_of_a_row_once():
    page = str(criteria_matrix.on_page(three(), Links()))
    assert page.count('<span class="unseen">ja</span>') == 1 + 0 + 5 + 2
    assert page.count('<span class="unseen">nej</span>') == 3 * 12 - 8
    rows = re.findall(r'<th scope="row" role="rowheader" id="(\w+)"><details>(.*?)</details>', page)
    assert [place for place, _ in rows] == ["4c", "4a", "5d"]
    read = [text(content) for _, content in rows]
    assert read[0] == (
        "4c 4c Mangler: tal, enhed, måltal, periode eller frist for måltallet og kilde. Mangler "
        "desuden: definition, hvem tallet dækker, udgangspunkt, ejer, hyppighed og finansiering. "
        "Ordlyden siger selv, hvilken vej det skal gå (ned). "
        "Fraværet tælles ikke. Se alt om 4c 4c"
    )
    assert read[2].startswith("5d 5d Mangler: intet. Mangler desuden: ")
    assert page.count("./maalsaetning-") == 3


def test_a_group_with_a_long_name_has_a_line_of_its_own():
    short = assessed(objective(5), priority("5d"))
    long = assessed(replace(objective(5), short_title="Job og uddannelse " * 7), priority("5d"))
    assert 'class="criteria beside"' in criteria_matrix.on_page(short, Links())
    assert 'class="criteria"' in criteria_matrix.on_page(long, Links())


def test_the_picture_names_every_criterion_and_priority():
    picture = criteria_matrix.picture(three())
    for width in (shapes.WIDTH, shapes.NARROW):
        drawn = drawing.of(picture.chart, picture.sentence, width=width)
        assert all(name in drawn for name in ("Udgangspunkt", "Måltal", "4c 4c", "5 af 5"))


def test_the_points_of_the_picture_are_a_table_with_a_column_for_each_criterion():
    table = points.table(criteria_matrix.chart(three()))
    assert [column.heading for column in table.columns[:3]] == ["Navn", "Tal", "Enhed"]
    shown = [column.cell(table.rows[2]) for column in table.columns]
    assert shown[:6] == ["5d 5d", "ja", "ja", "ja", "ja", "ja"]
    assert shown[-1] == "5 af 5"
