"""The matrix of priorities and criteria in the browser."""

from __future__ import annotations

from presentation import pages


def test_a_row_opens_by_its_link_and_its_words_have_the_width_of_the_table(open_page):
    page = open_page(f"/{pages.MEASURABILITY}#1b", width=1280)
    row = page.locator("table.criteria [id='1b']")
    words = row.locator("details[open] > p").first
    name, table = row.bounding_box(), page.locator("table.criteria").bounding_box()
    assert words.bounding_box()["width"] > name["width"]
    assert table["height"] < 800
    assert page.locator("table.criteria details[open]").count() == 1
