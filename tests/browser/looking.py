"""Inspections of the current page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Elements whose words are cut off by their own box. Text hidden on purpose is a pixel wide; a chart is
# a picture of a fixed size, and its words are in its table.
CUT_OFF = """
() => [...document.querySelectorAll('.stMain *')].filter(element => {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some(how => ['hidden', 'clip'].includes(how));
    return hides && element.clientWidth > 2 && element.innerText?.trim() && !element.closest('.unseen, em, .stPlotlyChart')
        && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 4);
}).map(element => element.innerText.slice(0, 60))
"""
OVERFLOWS = "document.querySelector('.stMain').scrollWidth > document.querySelector('.stMain').clientWidth + 1"


def unfold(page: Page) -> None:
    """Expand everything that is collapsed."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")


def fold(page: Page) -> None:
    """Collapse everything that can be expanded."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = false; })")


def remember_folds(page: Page) -> None:
    """Note which parts are expanded in a page that has just been loaded, for `fold_as_loaded`."""
    page.evaluate(
        "document.querySelectorAll('details[open]').forEach(fold => { fold.dataset.loaded = 'open'; })"
    )


def fold_as_loaded(page: Page) -> None:
    """Collapse everything but what was expanded when the page was loaded."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(fold => { fold.open = fold.dataset.loaded === 'open'; })"
    )
