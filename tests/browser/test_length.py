"""How much a page asks of its reader before she has unfolded anything: its length, and its faint words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from presentation import pages
from tests.browser.paths import PATHS

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Screen(NamedTuple):
    """A reader's screen, how many of it a page may fill, and how many the overview may."""

    width: int
    height: int
    most: int
    overview: int

    def pixels(self, path: str) -> int:
        return self.height * (self.overview if path == pages.OVERVIEW else self.most)


PHONE, LAPTOP = Screen(390, 844, 8, 2), Screen(1280, 800, 4, 1)
SMALLEST_PIXELS = 15
MOST_FAINT = 1 / 5

# The height of the page, and how many of the words that can be seen are small or in the muted colour. Words
# for screen readers are a pixel wide, and so is the head of a table that is shown cell by cell.
MEASURE = """
smallest => {
    const block = document.querySelector('.stMainBlockContainer');
    const probe = block.appendChild(document.createElement('span'));
    probe.style.color = 'var(--muted)';
    const muted = getComputedStyle(probe).color;
    probe.remove();
    const isSeen = element => !element.closest('.unseen, style, script, svg')
        && element.getBoundingClientRect().width > 2
        && !(element.closest('thead')?.getBoundingClientRect().width <= 1)
        && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
    const isFaint = element => {
        const style = getComputedStyle(element);
        return parseFloat(style.fontSize) < smallest || style.color === muted;
    };
    let words = 0, faint = 0;
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const count = (texts.currentNode.data.match(/[\\p{L}\\d]+/gu) || []).length;
        if (!count || !isSeen(element)) continue;
        words += count;
        if (isFaint(element)) faint += count;
    }
    return {height: block.scrollHeight, words, faint};
}
"""


def measured(page: Page) -> dict[str, int]:
    return page.evaluate(MEASURE, SMALLEST_PIXELS)


@pytest.mark.parametrize("screen", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_short_and_most_of_its_words_are_easy_to_see(open_page, path, screen):
    found = measured(open_page(f"/{path}", width=screen.width, height=screen.height))
    assert found["words"] > 0
    assert found["height"] <= screen.pixels(path)
    assert found["faint"] <= found["words"] * MOST_FAINT


def test_the_overview_is_one_screen_too_when_the_menu_is_closed(open_page):
    page = open_page("/", width=LAPTOP.width, height=LAPTOP.height)
    page.locator(".stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.locator(".stSidebar")).to_have_attribute("data-collapsed", "true")
    assert measured(page)["height"] <= LAPTOP.height
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".stSidebar")).to_have_attribute("data-collapsed", "false")


def test_a_page_that_grows_is_measured_as_longer(open_page):
    page = open_page(f"/{pages.ACCESSIBILITY}")
    before = measured(page)["height"]
    page.evaluate(
        """document.querySelector('.stMainBlockContainer > *').insertAdjacentHTML(
        'beforeend', '<div style="height: 7000px; flex: none"></div>')"""
    )
    assert measured(page)["height"] >= before + 7000


def test_small_and_muted_words_are_counted(open_page):
    page = open_page(f"/{pages.ACCESSIBILITY}")
    before = measured(page)
    page.evaluate(
        """document.querySelector('.stMainBlockContainer').insertAdjacentHTML('beforeend', `
        <p style="font-size: 14px; color: black">fire små ord her</p>
        <p style="font-size: 16px; color: var(--muted)">to grå</p>
        <p class="unseen">usete ord</p> <details><summary>et</summary><p>foldede ord</p></details>`)"""
    )
    after = measured(page)
    assert after["faint"] - before["faint"] == 4 + 2
    assert after["words"] - before["words"] == 4 + 2 + 1
