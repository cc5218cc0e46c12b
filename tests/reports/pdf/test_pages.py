"""How full the pages are, and what stays together on one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest

from metrics.status import Status
from monitor import editions
from presentation.blocks import Document, Selection
from presentation.documents.status_document import status_document
from reports.pdf.document import as_pdf
from tests.hard_records import full_status, hard_status

TOP, BOTTOM = 71.0, 842.0 - 65.0
"""Between the header and the footer of a page, in points from its top."""
DATES = (date(2024, 6, 30), date(2025, 11, 13), date(2026, 3, 31))


def fills(content: bytes) -> list[float]:
    """How far down each page has something in it, as a share of the room for text."""
    return [max(_lowest(one), default=0.0) for one in pypdfium2.PdfDocument(content)]


def _lowest(one: pypdfium2.PdfPage) -> Iterator[float]:
    for found in one.get_objects():
        _, bottom, _, _ = found.get_bounds()
        down = one.get_height() - bottom
        if down <= BOTTOM:
            yield (down - TOP) / (BOTTOM - TOP)


def begins_a_chapter(one: pypdfium2.PdfPage, document: Document) -> bool:
    """Whether the first words below the header are those of a chapter's title."""
    below_header = one.get_height() - TOP + 4
    told = one.get_textpage().get_text_bounded(top=below_header)
    first = _joined(told)
    return any(
        first.startswith(_joined(section.title)[:30])
        for section in document.sections
        if section.level == 1
    )


def _joined(text: str) -> str:
    return "".join(text.replace("\ufffe", "").replace("\u00ad", "").split()).replace("-", "")


def half_empty(document: Document) -> list[int]:
    """The pages less than half full, unless they are the last of a chapter."""
    content = as_pdf(document)
    pages = list(pypdfium2.PdfDocument(content))
    return [
        number
        for number, (share, after) in enumerate(zip(fills(content), pages[1:], strict=False), 1)
        if share < 0.5 and not begins_a_chapter(after, document)
    ]


def shipped(as_of: date) -> Status:
    return editions.current().status(as_of)


@pytest.mark.parametrize("as_of", DATES)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(departments=("BUF",)),
        Selection(departments=("TMF",)),
        Selection(objectives=(5,)),
    ],
)
def test_no_page_is_less_than_half_full_but_the_last_of_a_chapter(as_of, selection):
    assert half_empty(status_document(shipped(as_of), selection)) == []


@pytest.mark.parametrize("status", [hard_status, full_status])
def test_pages_are_full_whatever_a_city_delivers(status):
    assert half_empty(status_document(status())) == []


def test_most_pages_of_the_whole_status_are_full():
    *before_the_last, _ = fills(as_pdf(status_document(shipped(DATES[-1]))))
    assert min(before_the_last) > 0.5
    assert sum(before_the_last) / len(before_the_last) > 0.8


def test_a_chapter_begins_on_the_page_of_the_one_before_where_there_is_room():
    document = status_document(shipped(DATES[-1]))
    chapters = [section.title for section in document.sections if section.level == 1]
    pages = list(pypdfium2.PdfDocument(as_pdf(document)))
    assert sum(begins_a_chapter(one, document) for one in pages) < len(chapters) - 1
