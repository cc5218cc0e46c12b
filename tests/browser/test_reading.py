"""Pages for readers who listen to them, enlarge them, or want no motion."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from presentation import pages
from tests.browser.hearing import heard, printed
from tests.browser.looking import CUT_OFF, OVERFLOWS, unfold
from tests.browser.paths import PATHS
from tests.browser.speech import misheard

GOLDEN = Path(__file__).parent / "golden"
STYLE = (Path(__file__).resolve().parents[2] / "pages/assets/style.css").read_text(encoding="utf-8")
# With the menu, and only the page.
HEARD = {"overview": (pages.OVERVIEW, "body"), "objective": (pages.objective(5), ".stMain")}
FILTERED = [
    pages.COUNCIL,
    pages.FIGURES,
    pages.INITIATIVES,
    pages.PROCESS,
    pages.SERVICES,
    pages.REPORT,
]

# The widest spacing of letters, words, lines and paragraphs by WCAG 1.4.12.
SPREAD = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

# Elements that visibly move or fade although the reader has asked for reduced motion.
MOVING = """
() => [...document.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    const longest = times => Math.max(...times.split(',').map(time =>
        parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)));
    return longest(style.transitionDuration) > 10 || longest(style.animationDuration) > 10
        || style.scrollBehavior === 'smooth';
}).map(element => element.outerHTML.slice(0, 80))
"""


def test_every_page_opens_in_danish_with_a_title_and_one_heading_of_its_own(every_page):
    assert every_page.locator("html").get_attribute("lang") == "da"
    assert re.fullmatch(r".+ – Status på handicappolitikken", every_page.title())
    assert every_page.get_by_role("heading", level=1).count() == 1


def test_no_word_of_a_page_is_spelled_by_a_danish_voice_and_no_sign_of_a_number_lost(every_page):
    """Printed words are exempt: titles, and text between quotation marks."""
    unfold(every_page)
    said = "\n".join(each.name for each in heard(every_page))
    for words in printed():
        said = said.replace(words, " ")
    assert misheard(re.sub("»[^«]*«", " ", said)) == []


WRAPPING = {"strong", "emphasis", "link", "paragraph", "generic"}
"""Elements in a cell for which a screen reader omits the column header."""


def test_a_page_is_structured_for_screen_readers(every_page):
    unfold(every_page)
    elements = heard(every_page)
    cells = [each for each in elements if each.role == "cell"]
    assert [cell for cell in cells if not cell.name] == []
    alone = [cell for cell in cells if len(cell.within) == 1]
    assert [cell for cell in alone if cell.within[0].role in WRAPPING] == []
    # At a bullet before a link, Return does nothing.
    starts = [
        [part.role for part in each.within[:2]] for each in elements if each.role == "listitem"
    ]
    assert ["ListMarker", "link"] not in starts
    assert [each for each in elements if each.role in ("image", "img") and not each.name] == []
    folds = [each.name for each in elements if each.role.startswith("Disclosure")]
    assert sorted(folds) == sorted(set(folds))


def test_nothing_is_lost_at_200_and_400_per_cent(every_page, settle):
    unfold(every_page)
    for width in (320, 640):
        every_page.set_viewport_size({"width": width, "height": 256})
        settle(every_page)
        assert not every_page.evaluate(OVERFLOWS)
        assert every_page.evaluate(CUT_OFF) == []


def test_nothing_is_lost_at_400_per_cent_with_wide_text_spacing(every_page, settle):
    every_page.set_viewport_size({"width": 320, "height": 256})
    settle(every_page)
    unfold(every_page)
    spread = every_page.add_style_tag(content=SPREAD)
    assert not every_page.evaluate(OVERFLOWS)
    assert every_page.evaluate(CUT_OFF) == []
    spread.evaluate("style => style.remove()")


def test_a_page_skips_no_heading_level_has_no_motion_and_supports_text_of_double_size(
    every_page, settle
):
    every_page.set_viewport_size({"width": 1280, "height": 900})
    settle(every_page)
    unfold(every_page)
    levels = every_page.locator(".stMain").evaluate(
        "main => [...main.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert every_page.evaluate(MOVING) == []
    # Only the text, at double size; Streamlit's page may then scroll sideways, but nothing is cut off.
    larger = every_page.add_style_tag(content=":root:root { font-size: 34px !important; }")
    assert every_page.evaluate(CUT_OFF) == []
    larger.evaluate("style => style.remove()")


def test_every_page_of_the_menu_has_a_title_of_its_own(open_page, settle):
    page = open_page("/")
    titles = [page.title()]
    links = page.get_by_test_id("stPageLink-NavLink")
    for number in range(1, links.count()):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "page")
        settle(page)
        titles.append(page.title())
    assert len(set(titles)) == len(titles) == len(PATHS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_are_distinguishable_in_a_readers_own_colours(open_page, scheme):
    page = open_page("/")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    names = [f"shape shape-{name}" for name in re.findall(r"\.shape-(\w+)", STYLE)]
    shape = page.locator(".stMain .shape").first
    drawn = {}
    for name in ["", *names, "shape box", "shape box filled"]:
        shape.evaluate("(shape, name) => { shape.className = name || 'shape'; }", name)
        drawn.setdefault(shape.screenshot(), []).append(name)
    assert [alike for alike in drawn.values() if len(alike) > 1] == []


def test_checkboxes_are_grouped_under_their_heading(open_page):
    page = open_page(f"/{pages.REPORT}")
    boxes = page.get_by_role("group", name="Målsætninger vælg ingen for at få alle")
    assert boxes.get_by_role("checkbox").count() == 6


@pytest.mark.parametrize("path", FILTERED)
def test_a_changed_result_is_announced_politely(open_page, path):
    page = open_page(f"/{path}")
    told = page.get_by_role("status").filter(has_text=re.compile(r"\d"))
    assert told.count() >= 1
    assert told.first.get_attribute("aria-live") in (None, "polite")  # the role says so already


@pytest.mark.parametrize("name", HEARD)
def test_the_accessibility_tree_of_a_page_equals_its_golden_text(open_page, name):
    """The golden texts are renewed by removing them and running this test; read the difference.

    The age of the status, which changes every month, and the momentary announcement of the heading are
    left out.
    """
    path, part = HEARD[name]
    page = open_page(f"/{path}")
    page.evaluate("document.querySelectorAll('.notice:has(.age)').forEach(each => each.remove())")
    page.evaluate(
        "document.querySelectorAll('body > div > [role=status]').forEach(each => each.remove())"
    )
    told = page.locator(part).aria_snapshot() + "\n"
    golden = GOLDEN / f"{name}.txt"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, then keep it.")
    assert told == golden.read_text(encoding="utf-8")
