"""The building blocks of a page, for the eye and the ear."""

from __future__ import annotations

from markupsafe import Markup

from presentation.html.markup import Heading, anchor, items, table

HEADINGS = [Heading("Forvaltning"), Heading("Målopfyldelse", numeric=True), Heading("Note")]


def test_a_sum_is_bold_by_the_class_of_its_row_and_its_cells_hold_nothing_but_words():
    html = table("Tal", HEADINGS, [["BUF", "73 %", "x"], ["I alt", "113 %", "y"]], total=True)
    assert html.count('<tr role="row" class="total">') == 1
    last = html[html.index('class="total"') :]
    assert '<th scope="row" role="rowheader">I alt</th>' in last
    assert 'class="numeric">113 %</td>' in last
    assert "<strong>" not in html


def test_a_table_of_no_rows_has_no_sum():
    assert 'class="total"' not in table("Tal", HEADINGS, [], total=True)


def test_percentages_have_their_sign_in_columns_of_numbers_and_are_words_elsewhere():
    html = table("Tal", HEADINGS, [["BUF", Markup("<span>73 procent</span>"), "nu 73 procent"]])
    assert "<span>73 %</span>" in html
    assert "nu 73 procent" in html


def test_an_empty_cell_says_that_there_is_nothing():
    html = table("Tal", HEADINGS, [["BUF", "–", ""]])
    assert html.count('<span class="unseen">ingen</span>') == 1 + 1


def test_a_list_that_has_an_entry_beginning_with_a_link_has_no_bullets():
    link = anchor("Se mere", "./soeg")
    assert items(["Ord", link]).startswith('<ul class="links" role="list">')
    assert items(["Ord", "Andre ord"]).startswith("<ul><li>")
