"""Pages on paper: complete, black on white, and without controls. Every page is printed in test_every_page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from presentation import pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

NOT_ON_PAPER = (
    "Vælg dato",
    "Målgruppe: alle",
    "vis siden med korte sætninger",
    "Hent som",
    "Kopiér link",
    "Indlejr",
    "Fold alt",
    "Gå i dybden",
    "Gå til: ",
    "Indberet en fil",
    "Hvad vil du skrive?",
)
DARKEST_PAPER = 200  # of 255: white paper is lighter than this in every corner
MOST_SHEETS = 8
PAPER_WIDTH = 703  # A4 is 210 mm, less two margins of 12 mm, at 96 pixels an inch
BUILT_ON = "bygger på"  # the last line of every page


def paper(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    """The text of each sheet, in one line."""
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


def printed(page: Page) -> None:
    """The page as its style sheet shows it on paper, with its folded parts open."""
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def corners(sheet: pypdfium2.PdfPage) -> Sequence[tuple[int, ...]]:
    picture = sheet.render(scale=0.3).to_pil().convert("RGB")
    right, bottom = picture.width - 2, picture.height - 2
    return [picture.getpixel(at) for at in ((1, 1), (right, 1), (1, bottom), (right, bottom))]


@pytest.mark.parametrize("path", [pages.OVERVIEW, pages.objective(5)])
def test_the_dark_theme_is_printed_on_white_too(open_page, path):
    for sheet in paper(open_page(f"/{path}", dark=True)):
        assert min(value for corner in corners(sheet) for value in corner) > DARKEST_PAPER


def test_a_long_page_takes_several_sheets_and_shows_its_date(open_page):
    printed = texts(paper(open_page(f"/{pages.objective(5)}")))
    assert len(printed) > 2
    assert "set per 13. november 2025" in printed[0]
    assert f"Side 1 af {len(printed)}" in printed[0]
    assert all("Status på handicappolitikken" in sheet for sheet in printed)


def test_collapsed_parts_are_printed_and_collapsed_again_afterwards(open_page):
    page = open_page(f"/{pages.objective(6)}")
    folded = page.locator("details:not([open])").count()
    assert folded > 0
    whole = " ".join(texts(paper(page)))
    for entry in page.locator("details li strong").all_text_contents():
        assert " ".join(entry.split()) in whole
    assert page.locator("details:not([open])").count() == folded


def test_the_remarks_are_printed_after_their_subject(open_page):
    whole = " ".join(texts(paper(open_page(f"/{pages.objective(4)}"))))
    assert whole.index("Særlige prioriteringer") < whole.index("Handicaprådets bemærkninger")
    assert "Kilde" in whole[whole.index("Børne- og Ungdomsforvaltningens bemærkninger") :]


def test_the_initiatives_take_at_most_eight_sheets_with_all_that_is_folded(open_page):
    page = open_page(f"/{pages.INITIATIVES}")
    summaries = page.locator("table:is(.initiatives, .commitments) details > p:first-of-type")
    told = summaries.all_text_contents()
    sheets = texts(paper(page))
    assert len(sheets) <= MOST_SHEETS
    assert len(told) > 50
    # The last word may stand in the other column, which is read after all of the first.
    whole = " ".join(sheets)
    assert [text for text in told if " ".join(text.split()[:6]) not in whole] == []


def test_the_header_of_a_long_table_is_repeated_on_each_sheet(open_page):
    page = open_page(f"/{pages.INITIATIVES}")
    head = "Fulgt op i senere kilder"
    assert page.locator("thead", has_text=head).count() == 1
    sheets = [sheet for sheet in texts(paper(page)) if head in sheet]
    assert len(sheets) > 1


def test_folded_tables_are_printed_as_tables_with_their_columns(open_page):
    page = open_page(f"/{pages.INITIATIVES}")
    printed(page)
    for table in ("initiatives", "commitments", "timeline", "money"):
        heads = page.locator(f"table.{table} thead")
        assert heads.count() > 0
        assert all(head.is_visible() for head in heads.all())
        assert {
            head.evaluate("head => getComputedStyle(head).display") for head in heads.all()
        } == {"table-header-group"}


def test_each_cell_of_an_initiative_stands_under_its_heading_on_paper(open_page):
    page = open_page(f"/{pages.INITIATIVES}")
    printed(page)
    lefts = "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"
    table = page.locator("table.initiatives").first
    heads = table.locator("thead th").evaluate_all(lefts)
    assert len(set(heads)) == len(heads) == 6
    for row in table.locator("tbody tr").all():
        assert row.locator("td").evaluate_all(lefts) == heads[1:]


def test_no_picture_is_wider_than_the_paper(open_page):
    page = open_page(f"/{pages.INITIATIVES}", width=1600)
    printed(page)
    pictures = page.locator(".picture img")
    widths = pictures.evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")
    assert 0 < round(max(widths)) <= PAPER_WIDTH
