"""The search field on every page, with the keyboard and with a screen reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from presentation import pages


@pytest.mark.parametrize("path", ["/", f"/{pages.objective(4)}", f"/{pages.SUBMIT}"])
def test_a_search_from_any_page_keeps_the_date_and_the_target_group(open_page, settle, path):
    page = open_page(f"{path}?dato=2025-11-13&maalgruppe=autisme")
    page.get_by_role("search").get_by_role("searchbox", name="Søg på alle sider").fill("støtten")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/soeg\?.*soeg=st%C3%B8tten"))
    settle(page)
    assert "dato=2025-11-13" in page.url
    assert "maalgruppe=autisme" in page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("svar på »støtten«")


@pytest.mark.parametrize("query", ["xqzw", "fleksjob xqzw", "x" * 5000])
def test_a_search_without_answers_is_announced(open_page, query):
    page = open_page(f"/{pages.SEARCH}?soeg={query}", width=390)
    heading = page.get_by_role("heading", level=1).inner_text()
    assert heading.startswith(("Ingen svar på", "Intet svar har alle ordene i"))
    expect(page.get_by_role("status").filter(has_text=heading)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
