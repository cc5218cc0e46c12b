"""Every page of the menu, loaded once: for readers who use keys, listen, enlarge, print, or want no motion."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

from tests.browser.focus import KNOW, focused
from tests.browser.hearing import heard, printed
from tests.browser.length import LAPTOP, MOST_FAINT, PHONE, measured
from tests.browser.looking import CUT_OFF, OVERFLOWS, fold_as_loaded, unfold
from tests.browser.room import (
    FAULTLESS,
    HIGHEST_ON_A_PHONE,
    HIGHEST_ON_A_TABLET,
    TABLETS,
    WIDE,
    give_room,
    looked,
)
from tests.browser.speech import misheard
from tests.browser.test_print import BUILT_ON, NOT_ON_PAPER, paper, texts

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


def test_the_focus_visits_every_control_in_reading_order_and_is_visible(every_page, settle):
    give_room(every_page, WIDE)
    settle(every_page)
    count = every_page.evaluate(KNOW)
    met = []
    for _ in range(count):
        every_page.keyboard.press("Tab")
        met.append(focused(every_page))
    every_page.evaluate("document.activeElement.blur()")
    assert [stop["known"] for stop in met] == list(range(count))
    assert [stop["name"] for stop in met if not (stop["seen"] and stop["within"])] == []


def test_no_word_of_a_page_is_spelled_by_a_danish_voice_and_no_sign_of_a_number_lost(every_page):
    """Printed words are exempt: titles, text between quotation marks, addresses to copy, what is typed as
    it is written, what is marked as English, and the letter that is a part of a section's number (§ 37 a)."""
    unfold(every_page)
    said = "\n".join(each.name for each in heard(every_page))
    typed = every_page.locator('.stMain :is(code, [lang="en"])').all_text_contents()
    for words in sorted({*printed(), *typed}, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", said)
    assert misheard(re.sub(r"»[^«]*«|https?:\S*|\S+\.ics|§ \d+ [a-z]\b", " ", said)) == []


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


def test_every_page_is_readable_in_the_available_width(every_page, settle):
    on_a_phone, faults = looked(every_page, PHONE.width, settle)
    assert faults == FAULTLESS, PHONE.width
    wide, faults = looked(every_page, WIDE, settle)
    assert faults == FAULTLESS, WIDE
    assert on_a_phone <= HIGHEST_ON_A_PHONE * wide
    for width in TABLETS:
        height, faults = looked(every_page, width, settle)
        assert faults == FAULTLESS, width
        assert height <= HIGHEST_ON_A_TABLET * wide, width


def test_a_page_is_short_and_most_of_its_words_are_easy_to_see(every_page, settle):
    path = urlsplit(every_page.url).path.removeprefix("/")
    fold_as_loaded(every_page)
    for screen in (PHONE, LAPTOP):
        give_room(every_page, screen.width, screen.height)
        settle(every_page)
        found = measured(every_page)
        assert found["words"] > 0
        assert found["height"] <= screen.pixels(path), screen
        assert found["faint"] <= found["words"] * MOST_FAINT, screen


HEARD_OF_TABLES = {"table", "caption", "row", "columnheader", "rowheader", "cell"}


def heard_tables(page) -> list[tuple[str, str]]:
    """Every table as the browser presents it to a screen reader: roles and names in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in HEARD_OF_TABLES
    ]


def test_a_table_with_stacked_cells_is_the_same_table_to_a_screen_reader(every_page):
    unfold(every_page)
    give_room(every_page, WIDE)
    as_columns = heard_tables(every_page)
    give_room(every_page, TABLETS[0])
    assert heard_tables(every_page) == as_columns


def test_every_page_is_printed_to_its_last_line_without_controls(every_page, settle):
    every_page.set_viewport_size({"width": WIDE, "height": 900})
    settle(every_page)
    sheets = texts(paper(every_page))
    assert BUILT_ON in sheets[-1]
    whole = " ".join(sheets)
    own = " ".join(
        every_page.locator(".stMain .stHtml :is(p, li, summary)").all_text_contents()
    )  # the guide names controls
    for text in NOT_ON_PAPER:
        assert text not in whole or text in own
    assert "http" not in whole.replace("https://was.digst.dk", "")
