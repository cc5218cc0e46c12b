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
BUILT_ON = "bygger på"  # the last line of every page


def paper(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    """The text of each sheet, in one line."""
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


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


def test_the_header_of_a_long_table_is_repeated_on_each_sheet(open_page):
    page = open_page(f"/{pages.INITIATIVES}")
    head = "Fulgt op i senere kilder"
    assert page.locator("thead", has_text=head).count() == 1
    sheets = [sheet for sheet in texts(paper(page)) if head in sheet]
    assert len(sheets) > 2
