"""Regressions of problems found with a real screen reader. More of them are in other files:

test_keyboard (the closed menu and its handle), test_search_field (a search without answers),
test_reading (text of a different size) and test_every_page (what all pages have in common).
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from presentation import pages
from tests.browser.hearing import heard
from tests.browser.speech import misheard
from tests.browser.waiting import open_list

WELCOME = "body > div:not(.news) > [role=status]"
# Everything put into the live region, from before the page is drawn.
RECORD = """
window.welcomed = [];
new MutationObserver(changes => {
    for (const { target } of changes)
        if (target.matches?.('body > div:not(.news) > [role=status]')) window.welcomed.push(target.textContent);
}).observe(document, {childList: true, subtree: true});
"""
PRESS_A_KEY = """
addEventListener('DOMContentLoaded', () => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab'})));
"""
# Every text that is put into a live region.
COUNTS = """
window.counts = [];
new MutationObserver(changes => {
    for (const { target } of changes) {
        const place = (target.closest ? target : target.parentElement)?.closest('.stMain [role=status]');
        if (place && window.counts.at(-1) !== place.textContent) window.counts.push(place.textContent);
    }
}).observe(document.body, {childList: true, subtree: true, characterData: true});
"""
EXPLAINED_BEFORE = """
() => {
    const explained = [...document.querySelectorAll('.stMain dt')].find(term => term.textContent === 'BIF');
    const cells = [...document.querySelectorAll('.stMain table :is(th, td)')];
    const used = cells.find(cell => cell.textContent.trim() === 'BIF');
    return Boolean(explained.compareDocumentPosition(used) & Node.DOCUMENT_POSITION_FOLLOWING);
}
"""


def test_the_danish_voice_spells_abbreviations_and_drops_signs_and_ranges():
    written = "Ca. 73 pct. af 22,7 mio. kr., s. 12, kl. 8, 5–6, -12 og <5 i TMF, fx 5d"
    assert misheard(written) == ["kl", "kr", "pct", "s", "-12", "5–6", "<5"]
    in_words = (
        "Cirka 73 procent af 22,7 millioner kroner, side 12, klokken 8, 5 til 6, minus 12, 73 %"
    )
    assert misheard(in_words) == []


def test_a_page_announces_its_heading_when_it_is_drawn(open_page, settle, app_address):
    page = open_page("/", alone=True)
    page.add_init_script(RECORD)
    for path in (pages.OVERVIEW, pages.COUNCIL, pages.objective(4)):
        page.goto(f"{app_address}/{path}")
        settle(page)
        heading = page.get_by_role("heading", level=1).inner_text()
        page.wait_for_function("() => window.welcomed.length > 0")
        assert page.evaluate("window.welcomed") == [heading], path
        expect(page.locator(WELCOME)).to_have_count(0)  # it is not met at the end of the page


def test_a_page_announces_nothing_to_a_reader_who_has_moved_on(open_page, settle):
    page = open_page("/", alone=True)
    page.add_init_script(RECORD)
    page.add_init_script(PRESS_A_KEY)
    page.reload()
    settle(page)
    assert page.evaluate("window.welcomed") == []


def test_a_chart_is_an_image_described_by_its_sentence(open_page):
    page = open_page(f"/{pages.objective(5)}")
    pictures = [each for each in heard(page) if each.role in ("image", "img", "figure")]
    assert {each.role for each in pictures} == {"image"}
    assert pictures[0].name.startswith("Søjler efter forvaltning: Ansatte i fleksjob i kommunen.")


def test_a_filter_announces_the_correct_count_once(open_page, settle):
    page = open_page(f"/{pages.INITIATIVES}")
    page.evaluate(COUNTS)
    open_list(page, page.get_by_role("combobox", name="Målsætning"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("maalsaetning="))
    settle(page)
    told = page.get_by_role("status").filter(has_text="Viser").inner_text()
    assert re.match(r"Viser (?!55)\d+ af 55", told)
    assert page.evaluate("window.counts") == [told]


@pytest.mark.parametrize("query", ["dato=2014-01-01", "dato=snart", "forvaltning=XYZ"])
def test_the_initial_notices_of_a_page_are_read_in_place_and_not_announced(open_page, query):
    page = open_page(f"/{pages.FIGURES}?{query}")
    notices = page.locator(".stMain .notice")
    assert notices.count() >= 1
    for notice in notices.all():
        assert (
            notice.evaluate("notice => notice.closest('[role=status], [role=alert], [aria-live]')")
            is None
        )


def test_the_heading_of_a_remark_is_followed_by_its_answer_state_and_date(open_page):
    page = open_page(f"/{pages.COUNCIL}")
    cards = page.locator("article.remark[id^=B]")
    under = page.locator("article.remark[id^=B] > h3:first-child + .meta").all_inner_texts()
    assert len(under) == cards.count() == 18
    told = re.compile(
        r"(Bemærkninger fra .+|Intet svar i kilderne|Ros; kalder ikke på svar)\n+\w.*\n+Kilde[\s\S]*"
    )
    assert [words for words in under if not told.fullmatch(words)] == []


@pytest.mark.parametrize("path", [pages.FIGURES, pages.INITIATIVES, pages.objective(5)])
def test_the_departments_codes_are_explained_before_the_first_table_that_uses_them(open_page, path):
    assert open_page(f"/{path}").evaluate(EXPLAINED_BEFORE)


def test_a_checkbox_has_one_name_when_it_is_read(open_page):
    page = open_page(f"/{pages.REPORT}")
    boxes = [each.name for each in heard(page) if each.role == "checkbox"]
    assert boxes[0] == "1. Mere tillid"
    assert [name for name in boxes if "\\" in name] == []
    named = page.locator(".stCheckbox input").evaluate_all(
        "boxes => boxes.map(box => box.ariaLabel)"
    )
    assert set(named) == {None}
