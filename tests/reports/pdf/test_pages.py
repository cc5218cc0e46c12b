"""How full the pages are, and what stays together on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from metrics.status import Status
from monitor import editions
from policy.choices import Qualifier
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Priority
from presentation.blocks import Document, Paragraph, Section, Selection, Table
from presentation.documents.status_document import status_document
from reports.pdf.document import as_pdf
from tests.hard_records import LONG_WORD, LONGEST, full_status, hard_status
from tests.records import (
    assessed,
    departments,
    indicator,
    initiative,
    objectives_and_priorities,
    observation,
    policy,
    target,
)

TOP, BOTTOM = 71.0, 842.0 - 65.0
"""Between the header and the footer of a page, in points from its top."""
SIDE = 23 / 25.4 * 72 - 1
"""The margin at each side, less a point for the thickness of lines."""
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


def crowded_status() -> Status:
    """Thirty figures under a priority, some of few persons; an amount for each of twenty initiatives."""
    hidden = Quantity(Qualifier.HIDDEN, low=1, high=4)
    figures = [indicator(f"tal{n}", name=f"{LONG_WORD} {n}", priority="5a") for n in range(30)]
    rows = [
        row
        for n in range(30)
        for row in (
            observation(f"tal{n}", "BUF", 2024, hidden if n % 3 == 0 else 20 + n),
            observation(f"tal{n}", "SOF", 2024, 40 + n),
            *([target(f"tal{n}", "SOF", 2024, 50), target(f"tal{n}", "BUF", 2024, 25)] * (n % 2)),
        )
    ]
    initiatives = [
        initiative(
            f"I{n}",
            objective=n % 6 + 1,
            title=f"{LONG_WORD} {n}",
            summary=LONGEST[:2_500] if n == 3 else LONG_WORD * 2,
            amount=Quantity.exact(1_000_000 + n),
            end=Period.year(2025 + n),
        )
        for n in range(20)
    ]
    priorities = [
        replace(each, title=LONG_WORD * 2, short_title=LONG_WORD * 2)
        if isinstance(each, Priority)
        else replace(each, title=LONG_WORD * 2, short_title=LONG_WORD)
        for each in objectives_and_priorities()
    ]
    return assessed(policy(), *departments(), *priorities, *figures, *rows, *initiatives)


@pytest.mark.parametrize("status", [hard_status, full_status, crowded_status])
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


@pytest.mark.parametrize("status", [hard_status, crowded_status])
def test_no_word_is_so_long_that_it_runs_off_the_page(status):
    for one in pypdfium2.PdfDocument(as_pdf(status_document(status()))):
        right = max(found.get_bounds()[2] for found in one.get_objects())
        assert right <= one.get_width() - SIDE


def spread() -> Document:
    """Headings and captions at every height of a page: long tables after more and more lines."""
    rows = tuple((f"Række {n}", "Ord") for n in range(20))
    sections = (
        Section(
            f"Afsnit {lines}",
            2,
            (
                *(Paragraph(f"Linje {n}.") for n in range(lines % 7)),
                Table(f"Tabel {lines}", ("Navn", "Værdi"), rows),
            ),
        )
        for lines in range(40)
    )
    first = Section("Første", 1, (Paragraph("En linje."),))
    return replace(status_document(shipped(DATES[-1])), sections=(first, *sections))


@pytest.mark.parametrize("document", [spread, lambda: status_document(shipped(DATES[-1]))])
def test_no_heading_or_caption_is_alone_at_the_end_of_a_page(document):
    made = document()
    captions = {b.caption for s in made.sections for b in s.blocks if isinstance(b, Table)}
    titles = {section.title for section in made.sections}
    for one in pypdfium2.PdfDocument(as_pdf(made)):
        told = one.get_textpage().get_text_bounded(bottom=one.get_height() - BOTTOM)
        last = told.split("\n")[-1].strip()
        assert last not in captions | titles


def test_a_date_before_the_policy_has_one_page_that_says_so_and_no_empty_chapters():
    made = status_document(shipped(date(2014, 1, 1)))
    assert [section.title for section in made.sections] == ["Status kort fortalt"]
    (page,) = pypdfium2.PdfDocument(as_pdf(made))
    told = page.get_textpage().get_text_range()
    assert "Ingen kendt politik per 1. januar 2014." in told
    assert "Indhold" not in told
