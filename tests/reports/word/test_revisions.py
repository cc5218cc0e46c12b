"""Changes marked in Word: accepted they give the new text, rejected the old one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from presentation.blocks import Document, Paragraph, Section, Table
from reports.word.document import word

DOCUMENT = Document("Udkast", "", date(2025, 10, 1), 1, "Set per", (), (), publisher="Byen & Co")


def written(*blocks: Paragraph | Table, wide: bool = False):
    sections = (Section("Afsnit", 1, blocks),)
    return docx.Document(BytesIO(word(replace(DOCUMENT, sections=sections, wide=wide))))


def paragraphs(file) -> list:
    """The elements of the paragraphs after the heading."""
    every = file.element.body.findall(qn("w:p"))
    return every[[p.style.name for p in file.paragraphs].index("Heading 1") + 1 :]


def read(element, kept: str, gone: str) -> str | None:
    """The text with one kind of mark accepted; None where the paragraph itself is gone."""
    of_mark = element.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if of_mark is not None and of_mark.find(qn(f"w:{gone}")) is not None:
        return None
    return "".join(
        text.text
        for run in element.iter(qn("w:r"))
        if run.getparent().tag != qn(f"w:{gone}")
        for text in run
        if text.tag in (qn("w:t"), qn("w:delText"))
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nogle veje i hele byen", "Alle veje i hele byen"),
        ("Måltal: mindst 16 (2027).", "Måltal: mindst 20 (2027) & <flere>."),
        ("Noget helt andet", "Ingen af de ord"),
        ("", "Det er nyt."),
        ("Det er væk.", ""),
    ],
)
def test_accepted_marks_give_the_new_text_and_rejected_ones_the_old(before, after):
    (element,) = paragraphs(written(Paragraph(after, before=before)))
    assert read(element, "ins", "del") == (after or None)
    assert read(element, "del", "ins") == (before or None)


def test_only_the_words_that_differ_are_marked():
    (element,) = paragraphs(
        written(Paragraph("Alle veje i hele byen", before="Nogle veje i hele byen"))
    )
    (removed,), (added,) = (list(element.iter(qn(f"w:{kind}"))) for kind in ("del", "ins"))
    assert [t.text for t in removed.iter(qn("w:delText"))] == ["Nogle "]
    assert [t.text for t in added.iter(qn("w:t"))] == ["Alle "]


def test_each_mark_has_an_id_of_its_own_and_the_author_and_day_of_the_draft():
    changed = [Paragraph("Et nyt mål", before="Et gammelt mål"), Paragraph("Nyt.", before="")]
    marks = [
        mark
        for element in paragraphs(written(*changed))
        for kind in ("del", "ins")
        for mark in element.iter(qn(f"w:{kind}"))
    ]
    ids = [mark.get(qn("w:id")) for mark in marks]
    assert len(ids) == len(set(ids)) == 4
    assert {mark.get(qn("w:author")) for mark in marks} == {"Byen & Co"}
    assert {mark.get(qn("w:date")) for mark in marks} == {"2025-10-01T00:00:00Z"}


def test_a_text_that_is_unchanged_has_no_mark():
    (element,) = paragraphs(written(Paragraph("Det samme.", before="Det samme.")))
    assert not [*element.iter(qn("w:ins")), *element.iter(qn("w:del"))]


def test_a_wide_document_lies_down_and_its_table_fills_the_page():
    table = Table("Bemærkninger", ("Hvem", "Hvad"), (("Forening", "Ord"),), shares=(1, 3))
    file = written(table, wide=True)
    page = file.sections[0]
    assert page.page_width > page.page_height
    widths = [int(c.get(qn("w:w"))) for c in file.element.body.iter(qn("w:gridCol"))]
    assert widths == [3500, 10500]


def test_a_row_that_is_longer_than_a_page_may_be_broken_and_others_may_not():
    rows = (("Forening", "Kort."), ("Forening", "Langt. " * 2000))
    file = written(Table("Bemærkninger", ("Hvem", "Hvad"), rows), wide=True)
    unbroken = [
        row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for row in file.element.body.iter(qn("w:tr"))
    ]
    assert unbroken == [True, True, False]
