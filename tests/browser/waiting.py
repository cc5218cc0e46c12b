"""Waiting for conditions in the browser, so that a slow machine only makes a test slower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as WaitedTooLongError

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

DRAWN_TWICE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Whether the page can scroll further.
WATCH_SCROLLING = """
() => {
    const main = document.querySelector('.stMain');
    window.scrolled = false;
    main.addEventListener('scrollend', () => { window.scrolled = true; }, {once: true});
    return main.scrollTop + main.clientHeight < main.scrollHeight - 1;
}
"""
OPENS_WITHIN_MILLISECONDS = 5_000


def draw_twice(page: Page) -> None:
    """Wait until all changes are drawn."""
    page.evaluate(DRAWN_TWICE)


def page_down(page: Page) -> None:
    """Press PageDown, and wait until the page has stopped scrolling."""
    if page.evaluate(WATCH_SCROLLING):
        page.keyboard.press("PageDown")
        page.wait_for_function("() => window.scrolled")


def open_list(page: Page, field: Locator) -> None:
    """Open the list of a field by keyboard.

    A click may scroll the page, which closes a list again. The focus may too, until the page has been
    drawn at its new position.
    """
    opened = page.get_by_role("listbox")
    _ask_for_list(page, field)
    try:
        opened.wait_for(timeout=OPENS_WITHIN_MILLISECONDS)
    except WaitedTooLongError:
        _ask_for_list(page, field)
        opened.wait_for()


def _ask_for_list(page: Page, field: Locator) -> None:
    field.focus()
    draw_twice(page)
    page.keyboard.press("ArrowDown")
