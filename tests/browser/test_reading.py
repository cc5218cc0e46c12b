"""Pages for readers who listen to them or enlarge them, beyond what test_every_page tries on all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from presentation import pages
from tests.browser.conftest import COUNT_MESSAGES, FLAGS
from tests.browser.find_chromium import chromium
from tests.browser.looking import CUT_OFF, unfold
from tests.browser.paths import IN_MENU
from tests.browser.room import FAULTLESS, FEWEST_LETTERS_A_LINE, LOOK, WIDE

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


def test_every_page_of_the_menu_has_a_title_of_its_own(open_page, settle):
    page = open_page("/")
    titles = [page.title()]
    links = page.locator(".stSidebar ul.menu a")
    for number in range(1, links.count()):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "page")
        settle(page)
        titles.append(page.title())
    assert len(set(titles)) == len(titles) == len(IN_MENU)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_are_distinguishable_in_a_readers_own_colours(open_page, scheme):
    page = open_page("/")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    found = dict.fromkeys(re.findall(r"\.shape-(\w+)", STYLE))
    names = [f"shape shape-{name}" for name in found]
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

    The age of the status and the next step of today, which change by themselves, and the momentary
    announcement of the heading are left out.
    """
    path, part = HEARD[name]
    page = open_page(f"/{path}")
    page.evaluate("document.querySelectorAll('.crumb .age, p.now').forEach(each => each.remove())")
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
