"""Word documents: which text counts, what is listed, and what is never opened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.guard.limits import LIMITS
from loaders.plans import word
from loaders.plans.tables import PlanFile
from tests.loaders.plans.examples import (
    NAMED,
    PLAN,
    cell,
    codes,
    delivered,
    document,
    relationships,
)


def texts(content: bytes, number: int = 0) -> list[list[str]]:
    found = word.read("plan.docx", content)
    assert isinstance(found, PlanFile)
    return [[str(each.value) for each in row] for row in found.tables[number].rows]


def found(content: bytes) -> list[tuple[str, str | None, str | None]]:
    read = word.read("plan.docx", content)
    assert isinstance(read, PlanFile)
    return [(f.code, f.cell, f.found) for table in read.tables for f in table.peculiar]


@pytest.mark.parametrize(
    ("written", "read", "code", "said"),
    [
        (
            "mindst -900-+1000+",
            "mindst 1000",
            "plan_tracked_changes",
            "slettet: »900«; indsat: »1000«",
        ),
        ("~gammel~ ny", "ny", "plan_text_left_out", "streget over: »gammel«"),
        ("ny ?gemt?", "ny", "plan_text_left_out", "skjult: »gemt«"),
        ("ny [ved siden af]", "ny", "plan_text_left_out", "i en tekstboks: »ved siden af«"),
        ("ny (*Husk*)", "ny", "plan_text_left_out", "i en kommentar: »Husk«"),
    ],
)
def test_text_counts_as_word_shows_it_and_the_rest_is_listed(
    written: str, read: str, code: str, said: str
) -> None:
    content = document(f"| a | {written} |\n| b | c |")
    assert texts(content) == [["a", read], ["b", "c"]]
    assert found(content) == [(code, "række 1, kolonne 2", said)]


def test_cells_merged_downwards_hold_for_each_of_their_rows() -> None:
    content = document("| v a | 1 |\n| ^ | 2 |\n| ^ | 3 |")
    assert texts(content) == [["a", "1"], ["a", "2"], ["a", "3"]]
    assert found(content) == [("plan_merged_down", "række 1, kolonne 1", "»a« over 3 rækker")]


def test_a_wide_cell_takes_its_columns_so_that_the_others_keep_theirs() -> None:
    read = word.read("plan.docx", document("| >2 a | b |\n| 1 | 2 | 3 |"))
    assert isinstance(read, PlanFile)
    assert [each.column for each in read.tables[0].rows[0]] == [1, 3]


def test_text_in_content_controls_is_read_and_their_prompts_are_not() -> None:
    def control(content: str, properties: str = "") -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    run = "<w:p><w:r><w:t>Skriv her</w:t></w:r></w:p>"
    prompt = f"<w:tc>{control(run, '<w:showingPlcHdr/>')}</w:tc>"
    row = f"<w:tr>{control(cell('a'))}{prompt}{cell('c')}</w:tr>"
    content = document(body=f"<w:tbl>{control(row)}</w:tbl>")
    assert texts(content) == [["a", "c"]]


def test_a_table_in_a_cell_is_the_cells_text() -> None:
    inner = f"<w:tbl><w:tr>{cell('x')}{cell('y')}</w:tr></w:tbl>"
    content = document(body=f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert texts(content) == [["x\ny"]]
    assert [code for code, _, _ in found(content)] == ["plan_nested_table"]


def test_a_deleted_row_is_no_row() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('a')}{cell('b')}</w:tr>"
    content = document(body=f"<w:tbl>{deleted}<w:tr>{cell('c')}</w:tr></w:tbl>")
    assert texts(content) == [["c"]]
    assert [said for _, _, said in found(content)] == ["slettet: »a«", "slettet: »b«"]


def field(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'


def split_field(first: str, second: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    said = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (first, second))
    return f"<w:p>{begin}{said}{separate}{end}</w:p>"


RELS = "word/_rels/document.xml.rels"
LOW = replace(LIMITS, file=40_000, parts=8, unpacked=60_000, codes=300, text=1_000)
REFUSED = {
    "doctype": ("file_with_doctype", {"parts": {"word/document.xml": b"<!DOCTYPE a><a/>"}}),
    "macros": ("file_with_macros", {"parts": {"word/vbaProject.bin": b"0"}}),
    "embedded": ("file_with_embedded", {"parts": {"word/embeddings/oleObject1.bin": b"0"}}),
    "other document": ("file_with_embedded", {"parts": {RELS: relationships(("aFChunk", "a.htm"))}}),
    "linked picture": (
        "file_with_links",
        {"parts": {RELS: relationships(("image", "https://example.org/a.png"), outside=True)}},
    ),
    "template on the web": (
        "file_with_links",
        {"parts": {RELS: relationships(("attachedTemplate", "https://example.org/a"), outside=True)}},
    ),
    "field": ("file_with_links", {"body": field(" INCLUDETEXT a.docx ")}),
    "field in two runs": ("file_with_links", {"body": split_field(" INCLUDE", "TEXT a.docx ")}),
    "damaged": ("file_damaged", {"parts": {"word/document.xml": b"<w:document"}}),
    "too deep": ("file_damaged", {"body": "<w:p>" * 201 + "</w:p>" * 201}),
    "too many codes": ("too_many_codes", {"body": "<w:p/>" * 301}),
    "too many parts": ("too_many_parts", {"parts": {f"word/{n}.xml": b"<a/>" for n in range(9)}}),
    "swells": ("file_swells", {"parts": {"word/theme.xml": b"<a>" + b" " * 60_000 + b"</a>"}}),
    "personal number": ("personal_number", {"body": "<w:p><w:r><w:t>010190-</w:t></w:r><w:r><w:t>1234</w:t></w:r></w:p>"}),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_must_not_be_opened_is_refused_by_limits_set_low(name: str) -> None:
    code, changes = REFUSED[name]
    refused = word.read("plan.docx", document(PLAN, **changes), LOW)  # type: ignore[arg-type]
    assert isinstance(refused, tuple)
    assert [each.code for each in refused] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": {RELS: relationships(("hyperlink", "https://example.org"), outside=True)}},
        {"parts": {RELS: relationships(("attachedTemplate", "file:///C:/a.dotm"), outside=True)}},
        {"parts": {RELS: relationships(("attachedTemplate", "Normal.dotm"), outside=True)}},
        {"body": field(" PAGE ")},
        {"body": "<w:p>" * 150 + "</w:p>" * 150},
    ],
)
def test_what_honest_documents_have_is_read(changes: dict[str, object]) -> None:
    assert isinstance(word.read("plan.docx", document(PLAN, **changes), LOW), PlanFile)  # type: ignore[arg-type]


def test_a_personal_number_in_a_table_is_found_in_its_cell() -> None:
    refused = word.read("plan.docx", document("| a | b |\n| c | 010190-1234 |"))
    assert isinstance(refused, tuple)
    assert [each.cell for each in refused] == ["tabel 1, række 2, kolonne 2"]


def test_a_document_under_any_name_is_read_as_one() -> None:
    content = document("Målsætning 5", PLAN + "| Ruter | BIF |")
    assert codes(delivered(content, NAMED, name="plan.xlsx")) == []
