"""How the length of a page and its faint words are measured. Every page is measured in test_every_page."""

from __future__ import annotations

from playwright.sync_api import expect

from presentation import pages
from tests.browser.length import LAPTOP, measured


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
