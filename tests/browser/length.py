"""How much a page asks of its reader: its length, and its faint words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from presentation import pages

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Screen(NamedTuple):
    """A reader's screen, how many of it a page may fill, and how many the overview may."""

    width: int
    height: int
    most: int
    overview: int

    def pixels(self, path: str) -> int:
        return self.height * (self.overview if path == pages.OVERVIEW else self.most)


PHONE, LAPTOP = Screen(390, 844, 8, 2), Screen(1280, 800, 4, 1)
SMALLEST_PIXELS = 15
MOST_FAINT = 1 / 5

# The height of the page, and how many of the words that can be seen are small or in the muted colour. Words
# for screen readers are a pixel wide, and so is the head of a table that is shown cell by cell.
MEASURE = """
smallest => {
    const block = document.querySelector('.stMainBlockContainer');
    const probe = block.appendChild(document.createElement('span'));
    probe.style.color = 'var(--muted)';
    const muted = getComputedStyle(probe).color;
    probe.remove();
    const isSeen = element => !element.closest('.unseen, style, script, svg')
        && element.getBoundingClientRect().width > 2
        && !(element.closest('thead')?.getBoundingClientRect().width <= 1)
        && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
    const isFaint = element => {
        const style = getComputedStyle(element);
        return parseFloat(style.fontSize) < smallest || style.color === muted;
    };
    let words = 0, faint = 0;
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const count = (texts.currentNode.data.match(/[\\p{L}\\d]+/gu) || []).length;
        if (!count || !isSeen(element)) continue;
        words += count;
        if (isFaint(element)) faint += count;
    }
    return {height: block.scrollHeight, words, faint};
}
"""


def measured(page: Page) -> dict[str, int]:
    return page.evaluate(MEASURE, SMALLEST_PIXELS)
