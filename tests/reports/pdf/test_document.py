from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import page
import pypdfium2
import pytest

from metrics.status import Status
from monitor import editions
from policy.statuses import StatusCode
from policy.tables import REQUIRED
from presentation.blocks import Bullets, Paragraph, Section, Selection, Statement, Table
from presentation.documents.status_document import status_document
from reports.pdf.document import as_pdf
from reports.pdf.row_heads import UnknownPdfError, with_row_heads
from tests.hard_records import LONGEST, MARKUP, full_status, hard_status
from tests.records import assessed

STREAM_LENGTH = "PDFA2A-STREAM-LENGTH-001"

OCTOBER_2025 = date(2025, 11, 13)


def shipped() -> Status:
    return editions.current().status(OCTOBER_2025)


def empty() -> Status:
    return assessed(as_of=date(2014, 1, 1))


def words(content: bytes) -> str:
    """The text of all pages, without line breaks."""
    document = pypdfium2.PdfDocument(content)
    return joined("".join(one.get_textpage().get_text_range() for one in document))


def joined(text: str) -> str:
    """The text without spaces and hyphens, because lines break words with and without a hyphen."""
    return "".join(text.replace("\ufffe", "").replace("\u00ad", "").split()).replace("-", "")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(status_document(shipped()))


@pytest.mark.parametrize("status", [shipped, hard_status, full_status, empty])
@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
)
def test_the_pdf_passes_the_validator(status, profile):
    made = as_pdf(status_document(status()))
    assert failures(made, profile) == []


def failures(content: bytes, profile: page.ValidationProfile) -> list[str]:
    """The failures that the validator reports.

    It takes a stream's last byte for a line end if that is a carriage return (page-validation 0.11.0),
    so lengths are also checked here.
    """
    found = page.validate_pdf_bytes(content, profile=profile).failures
    return [
        f"{each.rule_id}: {each.message}"
        for each in found
        if each.rule_id != STREAM_LENGTH or not stream_lengths_hold(content)
    ]


def stream_lengths_hold(content: bytes) -> bool:
    """Whether the end of each stream follows after exactly as many bytes as its length states."""
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", content))
    ends = (content[found.end() + int(found[1]) :] for found in streams)
    return bool(streams) and all(re.match(rb"\r?\n?endstream", end) for end in ends)


def test_first_cells_are_row_heads_and_the_first_row_has_column_heads(
    pdf,
):
    tables = [
        block
        for section in status_document(shipped()).sections
        for block in section.blocks
        if isinstance(block, Table)
    ]
    rows = sum(len(table.rows) for table in tables)
    columns = sum(len(table.headings) for table in tables)
    cells = sum(len(row) for table in tables for row in table.rows)
    assert len(re.findall(rb"/S/TH\b[^\n]*/Scope/Row>>", pdf)) == rows
    assert len(re.findall(rb"/S/TH\b[^\n]*/Scope/Column\b", pdf)) == columns
    assert len(re.findall(rb"/S/TD\b", pdf)) == cells - rows


def rows_by_heads(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """For each row in the tree of tags: what its first cell is, and the scopes of all its cells."""
    objects = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL))
    for each in objects.values():
        if row := re.match(rb"<</Type/StructElem/S/TR/P \d+ 0 R/K\[([^\]]+)\]", each):
            cells = [objects[number] for number in re.findall(rb"(\d+) 0 R", row[1])]
            scopes = (re.search(rb"/Scope/(\w+)", cell) for cell in cells)
            yield (
                "head" if b"/S/TH" in cells[0] else "cell",
                [found[1].decode() if found else "" for found in scopes],
            )


@pytest.mark.parametrize("status", [shipped, hard_status, full_status])
def test_every_row_of_every_table_begins_with_a_head_in_the_tree_of_tags(status):
    document = status_document(status())
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    found = list(rows_by_heads(as_pdf(document)))
    assert len(found) == sum(1 + len(table.rows) for table in tables)
    assert {first for first, _ in found} == {"head"}
    assert {tuple(scopes) for _, scopes in found} == {
        scopes
        for table in tables
        for scopes in (
            ("Column",) * len(table.headings),
            ("Row", *[""] * (len(table.headings) - 1)),
        )
    }


def test_a_pdf_by_a_different_writer_is_rejected_for_row_heads(pdf):
    for other in (
        b"%PDF-1.7",
        pdf.replace(b"startxref", b"startxreg"),
        pdf.replace(b"%PDF-1.7\n", b"%PDF-1.7\n\n"),
    ):
        with pytest.raises(UnknownPdfError):
            with_row_heads(other)


def test_a_wrong_stream_length_is_found(pdf):
    cut = re.sub(rb"/Length (\d+)", lambda found: b"/Length %d" % (int(found[1]) - 3), pdf, count=1)
    assert stream_lengths_hold(pdf)
    assert not stream_lengths_hold(cut)


def test_the_mark_of_every_status_passes_the_validator():
    every = tuple(Statement(code, code.label) for code in StatusCode)
    document = replace(
        status_document(empty()), sections=(Section("Statusord og mærker", 1, every),)
    )
    report = page.validate_pdf_bytes(as_pdf(document), profile=page.ValidationProfile.PDF_A_2A)
    assert report.is_compliant, report


def test_a_status_cell_has_a_mark_in_any_column_and_plain_words_have_none():
    reached = Statement(StatusCode.REACHED, "Nået")

    def shapes(*cells: str | Statement) -> int:
        table = Table("Tabel", ("Status", "Navn"), (cells,))
        section = Section("Tabellen", 1, (table,))
        made = as_pdf(replace(status_document(empty()), sections=(section,)))
        return sum(
            found.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
            for one in pypdfium2.PdfDocument(made)
            for found in one.get_objects()
        )

    without = shapes("Ord", "Nået")
    assert shapes("Ord", reached) == shapes(reached, "Ord") == without + 1
    assert shapes(reached, reached) == without + 2


def test_every_sentence_and_cell_of_the_document_is_in_the_pdf(pdf):
    told = words(pdf)
    for section in status_document(shipped()).sections:
        assert joined(section.title) in told
        for block in section.blocks:
            match block:
                case Paragraph() | Statement():
                    texts = [block.text]
                case Bullets():
                    texts = list(block.items)
                case Table():
                    texts = [block.caption, *(cell for row in block.texts for cell in row)]
                case _:
                    continue
            # A footer and header may come between two lines; the first words are never separated.
            assert [text for text in texts if joined(text)[:30] not in told] == []


def test_a_short_section_is_not_divided_between_two_pages(pdf):
    pages = [joined(p.get_textpage().get_text_range()) for p in pypdfium2.PdfDocument(pdf)]
    for section in status_document(shipped()).sections:
        if section.title.startswith("6c "):
            *_, last = section.blocks
            told = next(told for told in pages if joined(section.title) in told)
            assert joined(last.text) in told.split(joined(section.title))[1]


def test_the_pdf_has_its_date_version_language_and_title(pdf):
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "Status på handicappolitikken"
    assert document.get_metadata_value("CreationDate").startswith("D:20251113")
    assert b"/Lang(da-DK)" in pdf.replace(b"/Lang (", b"/Lang(")
    assert joined(f"Set per 13. november 2025, udgave {len(REQUIRED)}") in words(pdf)


def test_the_chapters_are_bookmarks(pdf):
    marks = [mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc()]
    titles = [section.title for section in status_document(shipped()).sections]
    assert [title for title in titles if title not in marks] == []


def test_markup_and_long_remarks_are_literal_in_the_pdf():
    told = words(as_pdf(status_document(hard_status())))
    assert joined(MARKUP)[:40] in told
    assert told.count(joined("Rådet ønsker flere målbare mål")) >= len(LONGEST) // 70


def test_the_same_status_gives_the_same_bytes():
    status = hard_status()
    assert as_pdf(status_document(status)) == as_pdf(status_document(status, Selection()))


def test_the_fonts_are_shipped_with_their_licence():
    from reports.pdf.document import FONTS

    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert len(list(FONTS.glob("*.ttf"))) == 4
