"""Let at læse (easy to read) in the browser: switched on and off without a mouse, and kept across pages."""

from __future__ import annotations

import re

import pytest

from presentation import pages
from presentation.html import addresses
from tests.browser.paths import PATHS

EASY = f"{addresses.EASY}={addresses.YES}"


def main_text(page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def switch(page, name: str):
    return page.get_by_role("link", name=re.compile(f"^{name}"))


def test_easy_words_are_switched_on_and_off_by_keyboard(open_page, settle):
    page = open_page(f"/{pages.objective(5)}?{addresses.DATE}=2025-11-13")
    switch(page, "Let at læse – vis siden med korte sætninger$").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"dato=2025-11-13.*{EASY}|{EASY}.*dato=2025-11-13"))
    settle(page)
    assert "Børne- og Ungdomsforvaltningen nåede ikke sit mål." in main_text(page)
    assert "pct." not in main_text(page)
    switch(page, "Vis hele siden – slå Let at læse fra$").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: EASY not in address)
    settle(page)
    assert "Særlige prioriteringer" in main_text(page)


def test_where_the_full_page_is_shown_the_switch_only_turns_easy_words_off(open_page, settle):
    page = open_page(f"/{pages.SERVICES}?{EASY}")
    switch(page, "Slå Let at læse fra$").click()
    page.wait_for_url(lambda address: EASY not in address)
    settle(page)
    assert switch(page, "Let at læse – vis siden").count() == 1


def test_easy_words_are_kept_through_menu_and_links(open_page, settle):
    page = open_page(f"/?{EASY}")
    page.get_by_role("link", name="Lettere adgang til hjælp").first.click()
    page.wait_for_url(re.compile(f"{pages.objective(2)}.*{EASY}"))
    settle(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Handicaprådet").click()
    page.wait_for_url(re.compile(f"{pages.COUNCIL}.*{EASY}"))
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Hvad Handicaprådet siger"


def test_the_text_is_larger_in_easy_words(open_page):
    size = "text => parseFloat(getComputedStyle(text).fontSize)"
    easy = open_page(f"/?{EASY}").locator(".easy p").first.evaluate(size)
    usual = open_page("/").locator(".stMain .stHtml li").first.evaluate(size)
    assert easy >= 1.2 * usual


@pytest.mark.parametrize("path", PATHS)
def test_every_page_in_easy_words_is_without_violations(open_page, axe, path):
    page = open_page(f"/{path}?{EASY}", width=320, dark=True)
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator(".easy").count() > 0
    assert axe(page) == []
