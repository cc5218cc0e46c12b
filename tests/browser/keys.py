"""Somebody who uses a page with a keyboard alone: Tab, arrows, Enter, and what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.focus import KNOW
from tests.browser.waiting import draw_twice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

NAME = """
element => {
    const name = element.ariaLabel || element.labels?.[0]?.innerText || element.innerText || '';
    return element === document.body ? '' : name.replace(/\\s+/g, ' ').trim();
}
"""
"""The name of a control: its own, its label's or its words."""
# How many stops of the keyboard there are from the focus to the next control with a name.
STOPS_TO = f"""
name => {{
    const named = {NAME};
    const active = document.activeElement;
    if (named(active).startsWith(name)) return 0;
    const behind = window.known.filter(control =>
        active !== document.body && active.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING);
    const found = behind.findIndex(control => named(control).startsWith(name));
    if (found >= 0) return found + 1;
    const again = window.known.findIndex(control => named(control).startsWith(name));
    return again < 0 ? null : behind.length + again + 1;
}}
"""
SAID = """
text => [document.activeElement, ...document.querySelectorAll('[role=status], [role=alert]')]
    .some(place => place !== document.body && place.innerText.includes(text))
"""


class Keys:
    """A page, and the keys that are pressed on it."""

    def __init__(self, page: Page, settle: Callable[[Page], None]) -> None:
        self.page = page
        self._settle = settle

    def go(self, address: str) -> None:
        self.page.goto(address)
        self._settle(self.page)

    def reach(self, name: str) -> None:
        """Press Tab until a control whose name begins with `name` has the focus."""
        known = self.page.evaluate(KNOW)
        stops = self.page.evaluate(STOPS_TO, name)
        assert stops is not None, f"»{name}« cannot be reached"
        for _ in range(stops):
            self.page.keyboard.press("Tab")
        # The browser's own stops, between the last of the page and the first, are not known.
        for _ in range(known):
            if self.page.evaluate(f"({NAME})(document.activeElement)").startswith(name):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"»{name}« was not reached by {stops} stops")

    def press(self, name: str, said: str = "") -> None:
        """Press a button or follow a link; `said` is announced then, or has the focus."""
        self.reach(name)
        self.page.keyboard.press("Enter")
        self._settle(self.page)
        self.page.wait_for_function(SAID, arg=said)

    def write(self, name: str, text: str) -> None:
        """Write in a field, in place of what is there."""
        self.reach(name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Tab")
        self._settle(self.page)

    def choose(self, name: str, option: str) -> None:
        """Choose in a list by typing what an option begins with."""
        self.reach(name)
        draw_twice(self.page)
        self.page.keyboard.press("ArrowDown")
        self.page.get_by_role("listbox").wait_for()
        self.page.keyboard.type(option)
        self.page.get_by_role("option", name=re.compile(f"^{re.escape(option)}")).first.wait_for()
        self.page.keyboard.press("Enter")
        self._settle(self.page)

    def fetch(self, name: str) -> Path:
        """Press a button that gives a file; returns where the file is."""
        self.reach(name)
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return download.value.path()

    def text(self) -> str:
        return self.page.get_by_test_id("stMain").inner_text()
