"""The space of a page beside the menu: on a phone, a tablet with an open menu, and a wide screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.looking import CUT_OFF, unfold
from tests.browser.waiting import draw_twice

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TABLETS, WIDE = (820, 1024), 1280
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


def give_room(page: Page, width: int, height: int = 900) -> None:
    """Set the window's size, with the menu open where there is room for it beside the page."""
    page.set_viewport_size({"width": width, "height": height})
    draw_twice(page)
    page.wait_for_function(PUT_MENU, arg=str(width < 768).lower(), polling=250)
    draw_twice(page)


def looked(page: Page, width: int, settle: Callable[[Page], None]) -> tuple[int, dict]:
    """The height of the page at a width with everything expanded, and its problems."""
    give_room(page, width)
    settle(page)
    unfold(page)
    seen = page.evaluate(LOOK, FEWEST_LETTERS_A_LINE)
    return seen["height"], seen["faults"] | {"cut": page.evaluate(CUT_OFF)}
