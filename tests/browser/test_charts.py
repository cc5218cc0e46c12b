"""No reader needs a chart: a sentence and a table have the same content, and pointing adds nothing."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import expect

from presentation import pages
from presentation.charts.palette import DARK, LIGHT
from presentation.charts.svg import drawing, shapes
from tests.browser.server import ROOT, running_app
from tests.browser.waiting import draw_twice
from tests.presentation.charts.trials import trials

if TYPE_CHECKING:
    from playwright.sync_api import Locator

EXPLORED = ROOT / "tests" / "browser" / "trials" / "explored_server.py"
PAPER_WIDTH = 703  # A4 is 210 mm, less two margins of 12 mm, at 96 pixels an inch
SVG = "{http://www.w3.org/2000/svg}"
NEXT_TABLE = """
picture => {
    const after = [...document.querySelectorAll('table')].find(
        table => picture.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
    return after ? after.textContent : '';
}
"""
AT_FAULT = """
() => {
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const atFault = [];
    for (const picture of document.querySelectorAll('svg')) {
        const whole = picture.getBoundingClientRect();
        const texts = [...picture.querySelectorAll('text')].map(text => {
            const { x, y, width, height } = text.getBoundingClientRect();
            const edge = Math.min(width, height) * 0.15;  // the box of a line is higher than its letters
            const left = x - whole.x + edge, top = y - whole.y + edge;
            return { words: text.textContent, left, top, right: left + width - 2 * edge, bottom: top + height - 2 * edge };
        });
        const { width, height } = picture.viewBox.baseVal;
        for (const [number, text] of texts.entries()) {
            if (text.left < 0 || text.top < 0 || text.right > width || text.bottom > height)
                atFault.push(`outside: ${text.words}`);
            for (const other of texts.slice(number + 1))
                if (meet(text, other)) atFault.push(`${text.words} / ${other.words}`);
        }
    }
    return atFault;
}
"""
INK_OF = "(all, name) => all.map(each => getComputedStyle(each)[name])"


@pytest.fixture(scope="module")
def explored():
    """The address of a page with a chart that can be explored, and the same chart as a picture."""
    with running_app(EXPLORED) as address:
        yield address


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def numbers(colour: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", colour)[:3])


def colours(picture: Locator) -> set[tuple[int, ...]]:
    image = Image.open(io.BytesIO(picture.screenshot())).convert("RGB")
    return {colour for _, colour in image.getcolors(image.width * image.height) or []}


@pytest.mark.parametrize("path", [pages.objective(5), pages.FIGURES])
def test_each_picture_has_a_sentence_and_its_numbers_in_the_table_after_it(open_page, path):
    page = open_page(f"/{path}")
    pictures = page.locator(".picture img.wide")
    assert pictures.count() > 0
    for picture in pictures.all():
        assert (picture.get_attribute("alt") or "").endswith(".")
        table = picture.evaluate(NEXT_TABLE)
        image = b64decode((picture.get_attribute("src") or "").partition(",")[2])
        words = [text.text or "" for text in ET.fromstring(image).iter(f"{SVG}text")]
        pairs = [pair for each in words if (pair := re.fullmatch(r"([\d.]+) af ([\d.]+)", each))]
        for pair in pairs:
            assert pair[1] in table
            assert pair[2] in table


def test_who_points_at_a_mark_reads_what_is_in_the_table_and_escape_takes_it_off(
    open_page, explored
):
    page = open_page(explored)
    mark = page.locator(".js-plotly-plot .trace").first.locator(".point").nth(4)
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    shown = page.locator(".js-plotly-plot .hoverlayer text")
    expect(shown).to_have_text("Lyngvig2019: 10,14 %")
    row = page.get_by_role("row", name="2019", include_hidden=True)
    assert "10,14 %" in row.first.text_content()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_a_finger_on_a_chart_scrolls_the_page(open_page, explored):
    page = open_page(explored, width=390)
    drags = page.locator(".js-plotly-plot .nsewdrag").evaluate_all(INK_OF, "touchAction")
    assert drags == ["auto"]


def test_fewer_periods_are_chosen_by_the_keyboard_and_there_is_a_way_back(
    open_page, settle, explored
):
    page = open_page(explored)
    dates = page.locator(".js-plotly-plot .xtick text")
    assert dates.first.text_content() == "2015"
    page.get_by_role("radio", name="Hele perioden").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    chart = page.locator(".stPlotlyChart")
    expect(chart).to_have_accessible_name(re.compile("de seneste fem perioder"))
    assert dates.first.text_content() == "2021"
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert dates.first.text_content() == "2015"


@pytest.mark.parametrize("dark", [False, True])
def test_charts_have_no_violations(open_page, axe, explored, dark):
    assert axe(open_page(explored, dark=dark)) == []


def test_a_chart_and_a_picture_take_the_colours_of_a_reader_who_forces_her_own(
    open_page, settle, explored
):
    page = open_page(explored, alone=True)
    picture = page.locator(".picture img.wide")
    assert rgb(LIGHT.bar) in colours(picture)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.reload()  # Chromium draws an image once, in the colours of that time
    settle(page)
    ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    for selector, name in (("text", "fill"), (".js-line", "stroke"), (".point", "stroke")):
        found = page.locator(f".js-plotly-plot {selector}").evaluate_all(INK_OF, name)
        assert set(found) == {ink}
    assert rgb(LIGHT.bar) not in colours(picture)


@pytest.mark.parametrize("width", [shapes.WIDTH, shapes.NARROW])
def test_no_text_of_a_picture_is_outside_it_or_over_another(browser, width):
    page = browser.new_page()
    page.set_content(
        "".join(drawing.of(trial.chart, trial.sentence, width=width) for trial in trials())
    )
    assert page.evaluate(AT_FAULT) == []
    page.close()


def test_no_chart_is_wider_than_the_paper(open_page, explored):
    page = open_page(explored, width=1600)
    widths = "charts => charts.map(chart => chart.getBoundingClientRect().width)"
    charts = page.locator(".stPlotlyChart .main-svg")
    before = charts.evaluate_all(widths)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    draw_twice(page)
    assert max(charts.evaluate_all(widths)) <= PAPER_WIDTH < max(before)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert charts.evaluate_all(widths) == before


def test_dark_charts_and_pictures_are_light_on_paper(open_page, explored):
    page = open_page(explored, dark=True)
    pictures = page.locator(".picture img:visible")
    page.emulate_media(media="print")
    fills = page.locator(".js-plotly-plot text").evaluate_all(INK_OF, "fill")
    assert fills
    assert rgb(DARK.ink) not in {numbers(fill) for fill in fills}
    picture = pictures.first.screenshot()
    assert Image.open(io.BytesIO(picture)).convert("RGB").getpixel((3, 3)) == rgb(LIGHT.paper)
