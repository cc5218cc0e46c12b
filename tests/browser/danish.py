"""The words of a page as readers see and hear them, and the English words among them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from tests.command_line import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

# Text that is drawn as an icon is skipped: it is hidden from screen readers. So are the commands of the guide,
# and what is marked as English.
WORDS = """
() => {
    const names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'];
    const found = new Set([document.title]);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const place = texts.currentNode.parentElement;
        if (!place.closest('script, style, noscript, code, [lang="en"], [data-testid="stIconMaterial"]'))
            found.add(texts.currentNode.data.trim());
    }
    for (const element of document.querySelectorAll(names.map(name => `[${name}]`).join()))
        for (const name of names) found.add((element.getAttribute(name) ?? '').trim());
    return [...found].filter(Boolean);
}
"""

ENGLISH = re.compile(
    r"\b(the|and|of|with|this|that|your|you|please|are|not|been|has|was|from|"
    r"open|opens|close|choose|select|selected|options?|results?|clear|remove|add|dismiss|"
    r"upload|uploading|browse|drag|drop|files?|download|copy|search|show|hide|view|more|"
    r"loading|running|connecting|connection|server is|error|failed|retry|try again|"
    r"skip|sidebar|menu button|collapse|expand|main content|page|available|"
    r"year|month|day|date|time|empty|invalid|required|previous|next|press|apply|submit)\b",
    re.IGNORECASE,
)

PROPER_NAMES = ["Open SDG", "Universal Design Hub", "WAS-Tool"]
SAME_IN_DANISH = r"\btime\b"


@cache
def allowed() -> re.Pattern[str]:
    """Names, English titles and headings of sources, and Danish words with the same spelling."""
    tables = json.loads(called("dump", "--json").stdout)
    printed = {*PROPER_NAMES, *_printed(tables)}
    longest_first = sorted(printed, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), SAME_IN_DANISH]), re.IGNORECASE)


def _printed(records: object) -> Iterator[str]:
    """Titles of sources, and the headings in them that rows cite."""
    if isinstance(records, list):
        for record in records:
            yield from _printed(record)
    elif isinstance(records, dict):
        for name, value in records.items():
            if name in {"section", "title", "short_title"} and value:
                yield value
            yield from _printed(value)


def english_left(page: Page) -> list[str]:
    """Every text, name and hint of the page that has an English word."""
    suspect = filter(ENGLISH.search, page.evaluate(WORDS))  # few; the names and titles are many
    return [words for words in suspect if ENGLISH.search(allowed().sub("", words))]
