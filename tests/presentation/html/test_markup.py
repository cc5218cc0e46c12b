"""The building blocks of a page, for sight and screen readers."""

from __future__ import annotations

from markupsafe import Markup

from presentation.html.markup import Heading, anchor, items, table

HEADINGS = [Heading("Forvaltning"), Heading("Målopfyldelse", numeric=True), Heading("Note")]


def test_a_total_is_bold_by_the_class_of_its_row_and_its_cells_have_no_markup():
    html = table("Tal", HEADINGS, [["BUF", "73 %", "x"], ["I alt", "113 %", "y"]], total=True)
    assert html.count('<tr role="row" class="total">') == 1
    last = html[html.index('class="total"') :]
    assert '<th scope="row" role="rowheader">I alt</th>' in last
    assert 'class="numeric">113 %</td>' in last
    assert "<strong>" not in html


def test_a_table_without_rows_has_no_total():
    assert 'class="total"' not in table("Tal", HEADINGS, [], total=True)


def test_percentages_have_a_sign_in_columns_of_numbers_and_are_words_elsewhere():
    html = table("Tal", HEADINGS, [["BUF", Markup("<span>73 procent</span>"), "nu 73 procent"]])
    assert "<span>73 %</span>" in html
    assert "nu 73 procent" in html


def test_an_empty_cell_is_read_aloud_as_empty():
    html = table("Tal", HEADINGS, [["BUF", "–", ""]])
    assert html.count('<span class="unseen">ingen</span>') == 1 + 1


def test_a_list_with_an_entry_that_begins_with_a_link_has_no_bullets():
    link = anchor("Se mere", "./soeg")
    assert items(["Ord", link]).startswith('<ul class="links" role="list">')
    assert items(["Ord", "Andre ord"]).startswith("<ul><li>")
