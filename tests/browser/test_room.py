"""Every page in the space beside the menu: on a phone, a tablet with an open menu, and a wide screen.

A page is loaded once and then resized. Everything collapsed is expanded.
"""

from __future__ import annotations

import pytest

from presentation import pages
from tests.browser.conftest import COUNT_MESSAGES, FLAGS
from tests.browser.find_chromium import chromium
from tests.browser.looking import CUT_OFF, unfold
from tests.browser.waiting import draw_twice

PHONE, TABLETS, WIDE = 390, (820, 1024), 1280
FEWEST_LETTERS_A_LINE = 18
HIGHEST_ON_A_PHONE, HIGHEST_ON_A_TABLET = 2.2, 1.8
"""The allowed height relative to a wide screen."""

# Of all visible text: the length of lines, words that are split between two lines, and elements that
# overflow to the right. Text only for screen readers is a pixel wide; a chart is a picture.
LOOK = """
fewest => {
    const block = document.querySelector('.stMainBlockContainer');
    const unread = '.unseen, em, .stPlotlyChart, style, script, svg, .stTextArea';
    const read = element => !element.closest(unread) && element.getBoundingClientRect().width > 2
        && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})
        && element.closest('thead')?.getBoundingClientRect().width !== 1;
    const range = document.createRange();
    const lines = (text, start, end) => {
        range.setStart(text, start);
        range.setEnd(text, end);
        const tops = [...range.getClientRects()].map(place => place.top);
        return 1 + tops.filter((top, n) => n && top > tops[n - 1] + 6).length;
    };
    const narrow = [], parted = [];
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, words = text.data;
        if (!words.trim() || !read(text.parentElement)) continue;
        const letters = words.trim().length / lines(text, 0, words.length);
        if (words.trim().length >= 80 && letters < fewest) narrow.push([Math.round(letters), words.trim().slice(0, 40)]);
        for (const word of words.matchAll(/[\\p{L}\\d]{3,}/gu))
            if (lines(text, word.index, word.index + word[0].length) > 1) parted.push(word[0]);
    }
    const edge = block.getBoundingClientRect().right + 1;
    const outside = [...block.querySelectorAll('*')].filter(element => read(element)
        && element.getBoundingClientRect().right > edge).map(element => element.outerHTML.slice(0, 60));
    const main = document.querySelector('.stMain');
    return {
        height: block.scrollHeight,
        faults: {
            narrow, parted, outside,
            sideways: main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth,
        },
    };
}
"""
FAULTLESS = {"narrow": [], "parted": [], "outside": [], "sideways": False, "cut": []}


# Streamlit moves the menu itself, a moment after the window has changed. The menu's state is checked
# before each click, so that no click reverts it.
PUT_MENU = """
wanted => {
    const menu = document.querySelector('.stSidebar');
    if (menu.dataset.collapsed === wanted) return true;
    const name = wanted === 'false' ? 'Åbn menuen' : 'Luk menuen';
    [...document.querySelectorAll('button')].find(button => button.ariaLabel === name)?.click();
    return false;
}
"""


def give_room(page, width: int) -> None:
    """Set the window's width, with the menu open where there is room for it beside the page."""
    page.set_viewport_size({"width": width, "height": 900})
    draw_twice(page)
    page.wait_for_function(PUT_MENU, arg=str(width < 768).lower(), polling=250)
    draw_twice(page)


@pytest.fixture
def look(settle):
    """The height of the page at a width, and its problems."""

    def looked(page, width: int) -> tuple[int, dict]:
        give_room(page, width)
        settle(page)
        unfold(page)
        seen = page.evaluate(LOOK, FEWEST_LETTERS_A_LINE)
        return seen["height"], seen["faults"] | {"cut": page.evaluate(CUT_OFF)}

    return looked


def test_every_page_is_readable_in_the_available_width(every_page, look):
    on_a_phone, faults = look(every_page, PHONE)
    assert faults == FAULTLESS, PHONE
    wide, faults = look(every_page, WIDE)
    assert faults == FAULTLESS, WIDE
    assert on_a_phone <= HIGHEST_ON_A_PHONE * wide
    for width in TABLETS:
        height, faults = look(every_page, width)
        assert faults == FAULTLESS, width
        assert height <= HIGHEST_ON_A_TABLET * wide, width


HEARD = {"table", "caption", "row", "columnheader", "rowheader", "cell"}


def heard_tables(page) -> list[tuple[str, str]]:
    """Every table as the browser presents it to a screen reader: roles and names in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in HEARD
    ]


def test_a_table_with_stacked_cells_is_the_same_table_to_a_screen_reader(every_page):
    unfold(every_page)
    give_room(every_page, WIDE)
    as_columns = heard_tables(every_page)
    give_room(every_page, TABLETS[0])
    assert heard_tables(every_page) == as_columns


MENU_CUT_OFF = CUT_OFF.replace(".stMain *", ".stSidebar *")


def test_the_text_size_of_the_browser_is_respected_and_breaks_nothing(browser, app_address, settle):
    """Double size is 34 px, because the page's own size is 17 / 16 of the browser's."""
    large = browser.browser_type.launch(
        executable_path=chromium(),
        chromium_sandbox=False,
        args=[*FLAGS, "--blink-settings=defaultFontSize=32"],
    )
    page = large.new_page(viewport={"width": WIDE, "height": 900}, reduced_motion="reduce")
    page.add_init_script(COUNT_MESSAGES)
    page.goto(f"{app_address}/{pages.objective(5)}")
    settle(page)
    unfold(page)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "34px"
    assert page.evaluate(LOOK, FEWEST_LETTERS_A_LINE)["faults"] | {"cut": []} == FAULTLESS
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(MENU_CUT_OFF) == []
    large.close()
