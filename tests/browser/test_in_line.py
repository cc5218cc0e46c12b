"""What a reader sees stands in line: nothing lifted out of its row, met by another, or beside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from presentation import pages

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

# Where their words begin: a stretched button is as high as its row, wherever its words stand in it.
TOPS = """
found => [...new Set(found.map(each => {
    const words = document.createRange();
    words.selectNodeContents(each);
    return Math.round(words.getClientRects()[0].top);
}))]
"""
HEIGHTS = "found => found.map(each => each.getBoundingClientRect().height)"
MOST_LINES = 1.5  # two lines are 2, and rounding is no line


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_what_a_reader_takes_along_of_a_page_stands_in_one_row(open_page: OpenPage, width: int):
    page = open_page("/", width=width)

    assert len(page.locator(".st-key-headline .share > *").evaluate_all(TOPS)) == 1


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_head_of_the_matrix_begins_below_the_heading_of_its_page(
    open_page: OpenPage, width: int
):
    page = open_page(f"/{pages.MEASURABILITY}", width=width)

    heading = page.get_by_role("heading", level=1).bounding_box()
    head = page.locator("table.criteria thead").bounding_box()

    assert heading
    assert head
    assert heading["y"] + heading["height"] <= head["y"]


def test_a_subject_and_its_marks_stand_on_one_line(open_page: OpenPage):
    page = open_page(f"/{pages.COUNCIL}", width=1280)
    subjects = page.locator("ul.subject-marks:not(.key) > li")
    line = subjects.first.evaluate("each => parseFloat(getComputedStyle(each).lineHeight)")

    assert [height for height in subjects.evaluate_all(HEIGHTS) if height > MOST_LINES * line] == []


@pytest.mark.parametrize("path", [pages.objective(5), pages.FIGURES])
def test_an_unfolded_page_is_no_wider_than_a_phone(open_page: OpenPage, path: str):
    page = open_page(f"/{path}?vis=alt", width=390)
    width, most = page.locator(".stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")

    assert width <= most
