"""No reader needs a chart: a sentence and a table have the same content, and hovering adds nothing."""

from __future__ import annotations

import re

import pytest

from presentation import pages
from tests.browser.waiting import draw_twice

WITH_CHARTS = [
    pages.objective(5),
    pages.FIGURES,
    pages.INITIATIVES,
]
LONGEST_TOLD = 320
NEXT_TABLE = """
chart => {
    const after = [...document.querySelectorAll('table')].find(
        table => chart.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
    return after ? after.textContent : '';
}
"""


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_each_chart_has_a_sentence_before_it_and_its_numbers_in_the_table_after_it(open_page, path):
    page = open_page(f"/{path}")
    charts = page.get_by_test_id("stPlotlyChart")
    assert charts.count() > 0
    text = page.get_by_test_id("stMain").inner_text()
    for chart in charts.all():
        name = chart.get_attribute("aria-label") or ""
        told = re.fullmatch(r"([^.]+)\. (.+?) De samme (?:tal|tider) står i tabellen under\.", name)
        assert told, name
        assert told[1].partition(": ")[2] in text
        assert len(told[2]) < LONGEST_TOLD
        table = chart.evaluate(NEXT_TABLE)
        for words in chart.locator("text").all_text_contents():
            if pair := re.fullmatch(r"([\d.]+) af ([\d.]+)", words):
                assert pair[1] in table
                assert pair[2] in table


def test_hovering_over_a_chart_shows_nothing_more(open_page):
    page = open_page(f"/{pages.objective(5)}")
    chart = page.get_by_test_id("stPlotlyChart")
    before = chart.inner_text()
    bar = chart.locator(".bars path").first
    bar.scroll_into_view_if_needed()
    bar.hover(force=True)
    draw_twice(page)
    assert chart.inner_text() == before
    assert chart.locator(".hoverlayer *").count() == 0
