"""Everything works with only the keyboard, and the focus is always visible and in reading order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from presentation import pages
from tests.browser.focus import KNOW, focused
from tests.browser.paths import PATHS
from tests.browser.waiting import open_list

# At the centre of the focused element is the element itself, with nothing over it. After the last stop
# the browser moves to its own toolbar, and the page has no focus.
UNCOVERED = """
() => {
    const active = document.activeElement;
    const place = active.getBoundingClientRect();
    const there = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
    return active === document.body || active.contains(there);
}
"""
# The live region exists from the start, and announces one message after another.
HEAR = """
window.heard = [];
const voice = document.querySelector('body > .unseen[role=status]');
new MutationObserver(() => window.heard.push(voice.textContent)).observe(voice, {childList: true});
"""


def tab_to(page, role: str, name) -> None:
    """Press Tab until the named control has the focus."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{name} was not reached")


def come_to_button(page, name: str) -> None:
    page.wait_for_function(
        "name => document.activeElement.getAttribute('aria-label') === name", arg=name
    )


def test_the_skip_link_is_first_and_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "Gå til indholdet"
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain")).to_be_focused()


def test_the_menu_leads_to_the_heading_of_the_next_page(open_page):
    page = open_page("/")
    tab_to(page, "link", "Handicaprådet")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert "bemærkninger fra Handicaprådet" in focused(page)["name"]
    current = page.get_by_test_id("stSidebar").locator("[aria-current=page]")
    expect(current).to_have_text(["Handicaprådet"])


@pytest.mark.parametrize("width", [390, 320])
def test_the_menu_on_a_phone_opens_closes_and_makes_room_for_the_page(open_page, width):
    page = open_page("/", width=width)
    tab_to(page, "button", "Åbn menuen")
    page.keyboard.press("Enter")
    come_to_button(page, "Luk menuen")
    page.keyboard.press("Enter")
    come_to_button(page, "Åbn menuen")
    page.keyboard.press("Enter")
    come_to_button(page, "Luk menuen")
    tab_to(page, "link", "Indsatser")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


@pytest.mark.parametrize("width", [390, 320])
def test_no_focus_is_under_the_menu_on_a_phone_and_escape_closes_it(open_page, width):
    page = open_page("/", width=width)
    tab_to(page, "button", "Åbn menuen")
    page.keyboard.press("Enter")
    come_to_button(page, "Luk menuen")
    tab_to(page, "link", "Tilgængelighed")
    for _ in range(len(PATHS)):
        page.keyboard.press("Tab")
        assert page.evaluate(UNCOVERED), focused(page)["name"]
    page.keyboard.press("Escape")
    come_to_button(page, "Åbn menuen")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    tab_to(page, "button", "Vælg dato")


def test_an_open_menu_beside_the_page_does_not_trap_the_keyboard(open_page):
    page = open_page("/", width=768)
    tab_to(page, "button", "Åbn menuen")
    page.keyboard.press("Enter")
    come_to_button(page, "Luk menuen")
    tab_to(page, "button", "Vælg dato")
    assert page.evaluate(UNCOVERED)


@pytest.mark.parametrize("width", [1280, 700, 390])
def test_a_closed_menu_has_nothing_under_the_bar_that_opens_it(open_page, width):
    page = open_page("/", width=width)
    if width == 1280:
        tab_to(page, "button", "Luk menuen")
        page.keyboard.press("Enter")
        come_to_button(page, "Åbn menuen")
    tab_to(page, "button", "Vælg dato")
    assert page.evaluate(UNCOVERED)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_closed_menu_has_no_tab_stops_and_no_drag_handle(open_page, width):
    page = open_page("/", width=width)
    if width == 1280:
        expect(page.get_by_test_id("stSidebarResizeHandle")).to_be_hidden()
        page.get_by_role("button", name="Luk menuen").click()
        come_to_button(page, "Åbn menuen")
        page.locator("body").evaluate("body => { document.activeElement.blur(); }")
    page.evaluate(KNOW)
    assert page.evaluate("window.known.filter(control => control.closest('.stSidebar'))") == []


def test_a_date_is_chosen_by_the_keyboard_and_a_wrong_one_tied_to_its_field(open_page, settle):
    page = open_page("/")
    tab_to(page, "button", "Vælg dato")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'dialog'")
    tab_to(page, "textbox", re.compile("En anden dato"))
    page.keyboard.type("i går")
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name=re.compile("En anden dato"))
    page.get_by_role("alert").filter(has_text="»i går« er ikke en dato").wait_for()
    expect(field).to_have_attribute("aria-invalid", "true")
    told = page.locator(f"id={field.get_attribute('aria-describedby')}")
    assert "Skriv dag, måned og år" in told.inner_text()
    settle(page)
    expect(field).to_be_focused()
    page.evaluate(HEAR)
    page.keyboard.press("Control+a")
    page.keyboard.type("31.8.2025")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("dato=2025-08-31"))
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    expect(page.get_by_role("dialog")).to_have_count(0)
    (heard,) = page.evaluate("window.heard")
    assert heard.startswith("Set per 31. august 2025")


def test_a_popover_follows_its_button_in_tab_order_and_returns_the_focus(open_page):
    page = open_page("/")
    button = page.get_by_role("button", name="Vælg dato")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'dialog'")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'dialog'")
    tab_to(page, "button", "Vis denne dato")
    page.keyboard.press("Tab")
    assert "Målgruppe" in focused(page)["name"]


def test_a_filter_is_chosen_by_keyboard_and_its_result_is_announced(open_page, settle):
    page = open_page(f"/{pages.COUNCIL}")
    # All screen readers announce words only where they change in a region that existed before.
    place = page.get_by_role("status").filter(has_text="Viser 18 af 18").element_handle()
    tab_to(page, "combobox", "Forvaltningens bemærkninger")
    open_list(page, page.get_by_role("combobox", name="Forvaltningens bemærkninger"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("svar="))
    settle(page)
    told = page.get_by_role("status").filter(has_text=re.compile(r"^Viser \d+ af 18 bemærkninger"))
    assert told.count() == 1
    assert told.evaluate("(told, place) => told === place", place)
    expect(page.get_by_role("combobox", name="Forvaltningens bemærkninger")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_collapsed_parts_open_by_keyboard(open_page, key):
    page = open_page(f"/{pages.objective(5)}")
    page.locator("summary").first.focus()
    page.keyboard.press(key)
    expect(page.locator("details").first).to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("path", "name", "ending"),
    [
        (pages.objective(5), "^Hent som csv", ".csv"),
        (pages.objective(5), "^Hent som xlsx", ".xlsx"),
        (pages.REPORT, "^Statusdokument som PDF", ".pdf"),
        (pages.SUBMIT, "^Hent skabelonen", ".xlsx"),
    ],
)
def test_a_file_is_downloaded_by_keyboard_and_the_focus_stays(open_page, path, name, ending):
    page = open_page(f"/{path}")
    page.evaluate(HEAR)
    tab_to(page, "button", re.compile(name))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(ending)
    page.wait_for_function("() => window.heard.length === 2")
    assert page.evaluate("window.heard") == ["Filen bliver lavet", "Filen er hentet"]
    expect(page.get_by_role("button", name=re.compile(name)).first).to_be_focused()
