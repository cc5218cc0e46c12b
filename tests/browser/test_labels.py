"""Streamlit's own labels show every name literally."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.shell.labels import JOINER
from tests.browser.hard_labels import TEXTS
from tests.browser.server import running_app

TRIAL = Path(__file__).parent / "trials" / "labels.py"
PARTS = {
    "title": "h1",
    "header": "h2",
    "subheader": "h3",
    "button": '[data-testid="stButton"] button',
    "check box": '[data-testid="stCheckbox"] label',
    "download": '[data-testid="stDownloadButton"] button',
    "file": '[data-testid="stFileUploader"] label',
    "choice": '[data-testid="stSelectbox"] [data-testid="stWidgetLabel"]',
    "line": '[data-testid="stTextInput"] label',
    "lines": '[data-testid="stTextArea"] label',
    "caption": '[data-testid="stCaptionContainer"]',
    "popover": '[data-testid="stPopover"] button',
    "expander": "summary",
    "button of a form": '[data-testid="stFormSubmitButton"] button',
}
SHOWN = """([texts, parts]) => {
    const live = 'a, em, strong, del, code, img, sup, sub, li, blockquote, hr, pre, .katex, p span';
    const found = [];
    for (let number = 0; number < texts; number += 1) {
        for (const [part, place] of Object.entries(parts)) {
            const element = document.querySelector(`.st-key-text-${number} ${place}`);
            const label = element?.querySelector('[data-testid="stMarkdownContainer"]') ?? element;
            const marked = [...(label?.querySelectorAll(live) ?? [])].map(each => each.outerHTML);
            found.push([number, part, label?.textContent ?? '', marked]);
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def shown(browser):
    """By text and element: the text that its label shows, and the markup in it."""
    with running_app(TRIAL) as address:
        page = browser.new_page()
        page.goto(address)
        given = [len(TEXTS), PARTS]
        page.wait_for_function(f"given => ({SHOWN})(given).every(row => row[2])", arg=given)
        rows = page.evaluate(SHOWN, given)
        page.close()
    return {(TEXTS[number], part): (told, live) for number, part, told, live in rows}


@pytest.mark.parametrize("text", TEXTS)
def test_a_label_shows_the_text_and_nothing_else(shown, text):
    wanted = " ".join(text.split())
    for part in PARTS:
        told, live = shown[text, part]
        assert (part, told.replace(JOINER, "").strip(), live) == (part, wanted, [])
