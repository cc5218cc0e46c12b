"""Every page in every state has no axe violations and no visible or audible English.

A page is loaded once: wide and light, then narrow and dark. It then switches its theme without
reloading, because loading takes longer than checking. A state that changes a part of the page is
checked in that part; the whole page is checked with everything expanded.
"""

from __future__ import annotations

import pytest

from tests.browser.danish import english_left
from tests.browser.looking import fold, unfold
from tests.browser.paths import CHOSEN, PATHS
from tests.browser.room import give_room
from tests.browser.waiting import open_list

WIDE, NARROW = 1280, 320

# Streamlit puts an open list last in the document, outside every landmark. It is tied to its field by
# aria-controls, and closes when the field loses focus, so nobody has to find it by landmarks.
LIST_OUTSIDE_LANDMARKS = "region"

FOLDED = ["summary"]
"""Of what is folded, only its heading is shown, and can be at fault."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: another theme changes nothing else."""
OPEN_LIST = ["[role=listbox]", "[role=combobox][aria-expanded=true]"]
OPEN_POPOVER = ["[data-testid=stPopoverBody]", "[data-testid=stPopoverButton]"]


def list_states(page):
    """Each list open, and one of them without any match for the typed text.

    A list in a narrow window is the same with less room, as the first of them shows.
    """
    fields = page.get_by_role("combobox")
    shown = fields.count() if page.viewport_size["width"] == WIDE else min(fields.count(), 1)
    for number in range(shown):
        field = fields.nth(number)
        label = field.get_attribute("aria-label")
        open_list(page, field)
        yield f"list {label}", OPEN_LIST if number else ()
        if number == 0:
            field.fill("findes ikke")
            page.get_by_text("Ingen fundet").wait_for()
            yield f"list {label} without an answer", OPEN_LIST
            page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.get_by_role("listbox").wait_for(state="detached")


def popover_states(page):
    buttons = page.get_by_test_id("stPopoverButton")
    for number in range(buttons.count()):
        buttons.nth(number).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        yield f"popover {buttons.nth(number).inner_text()}", OPEN_POPOVER
        page.keyboard.press("Escape")
        page.get_by_test_id("stPopoverBody").wait_for(state="detached")


def menu_state(page):
    if page.viewport_size["width"] == NARROW:
        page.get_by_role("button", name="Åbn menuen").click()
        page.get_by_role("button", name="Luk menuen").wait_for()
        yield "menu open", ["[data-testid=stSidebar]"]
        # Nothing of the page below it could be checked.
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Åbn menuen").wait_for()


def states(page):
    """Names of the states that the page is put into, with the part that each changes."""
    if page.locator("details").count():
        yield "folded", FOLDED
    yield from list_states(page)
    yield from popover_states(page)
    unfold(page)
    yield "unfolded", ()
    yield from menu_state(page)


@pytest.fixture
def faults(axe):
    """The problems of the current page: axe violations and English words."""

    def found(page, state: str, within=()) -> list:
        breaches = axe(page, within)
        if state.startswith("list"):
            breaches = [b for b in breaches if b.rule != LIST_OUTSIDE_LANDMARKS]
        return [(state, fault) for fault in [*breaches, *english_left(page)]]

    return found


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_danish_and_without_violations_in_every_state(
    open_page, settle, axe, faults, path
):
    page = open_page(f"/{path}", width=WIDE)
    found = []
    for width, theme, other in ((WIDE, "light", "dark"), (NARROW, "dark", "light")):
        fold(page)
        page.emulate_media(color_scheme=theme)
        give_room(page, width)
        settle(page)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth <= window.innerWidth")
        found += [
            (width, fault) for state, part in states(page) for fault in faults(page, state, part)
        ]
        page.emulate_media(color_scheme=other)
        settle(page)
        found += [(width, other, fault) for fault in axe(page, only=COLOURS)]
    assert found == []


@pytest.mark.parametrize("path", CHOSEN)
def test_a_filtered_page_is_danish_and_without_violations(open_page, settle, faults, path):
    page = open_page(f"/{path}")
    unfold(page)
    found = faults(page, "wide, light")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": NARROW, "height": 900})
    settle(page)
    found += faults(page, "narrow, dark")
    assert found == []
