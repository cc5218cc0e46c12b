"""What is hostile or personal in an .ods file is refused before it is opened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.guard.limits import LIMITS
from loaders.reading.formats import format_of
from policy.findings import Finding
from tests.open_document import NAMESPACES, cell, ods, row, sheet

NUMBER = "010190-1234"
GOOD = sheet("Tal", row(cell("Nord"), cell(7)))


def findings(content: bytes, **limits: int) -> tuple[Finding, ...]:
    file_format = format_of(content)
    assert file_format is not None
    return file_format.refusals("tal.ods", content, replace(LIMITS, **limits))


def with_formula(formula: str) -> bytes:
    return ods(sheet("Tal", row(cell(1, attributes=f'table:formula="{formula}"'))))


def manifest(inside: str) -> dict[str, bytes]:
    return {
        "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}>{inside}</manifest:manifest>".encode()
    }


ENCRYPTED = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
OLE = '<manifest:file-entry manifest:media-type="application/vnd.sun.star.oleobject"/>'
SCRIPT = "vnd.sun.star.script:Standard.Main?language=Basic"
BAD = [
    ("file_with_macros", ods(GOOD, parts={"Basic/Standard/Main.xml": b"<script/>"})),
    ("file_with_macros", ods(GOOD, parts={"Scripts/python/a.py": b"print()"})),
    ("file_with_macros", ods(GOOD, before=f'<office:forms xlink:href="{SCRIPT}"/>')),
    ("file_with_macros", ods(GOOD, before="<script:event-listener/>")),
    ("file_with_links", with_formula("of:=['file:///home/tal.ods'#$Ark1.A1]")),
    ("file_with_links", with_formula("of:=INDIRECT(&quot;'file:///tal.ods'#$A.A1&quot;)")),
    ("file_with_links", with_formula("of:=WEBSERVICE(&quot;http://a.dk&quot;)")),
    ("file_with_links", ods(sheet("Tal", '<table:table-source xlink:href="andet.ods"/>'))),
    ("file_with_links", ods(GOOD, before='<draw:image xlink:href="http://a.dk/spor.png"/>')),
    ("file_with_embedded", ods(GOOD, before="<draw:object-ole/>")),
    ("file_with_embedded", ods(GOOD, parts=manifest(OLE))),
    ("file_encrypted", ods(GOOD, parts=manifest(ENCRYPTED))),
    ("too_many_cells", ods(sheet("Tal", row(cell("x", 16_384), times=1_000)))),
    ("too_many_cells", ods(sheet("Tal", row(cell(attributes='table:formula="of:=1"', times=400), times=1_000)))),
    ("too_many_rows", ods(sheet("Tal", row(cell("x"), times=1_048_576)))),
    ("cell_far_away", ods(sheet("Tal", row(times=200_000), row(cell("x"))))),
    ("cell_far_away", ods(sheet("Tal", row(cell("", 600), cell("x"))))),
    ("file_damaged", ods(sheet("Tal", row(cell("x", "mange"))))),
    ("file_damaged", ods(sheet("Tal", row(cell("x"), times="-1")))),
    ("file_damaged", ods(sheet("Tal", row(cell(inside=GOOD))))),
    ("file_with_doctype", ods(GOOD, parts={"content.xml": b"<!DOCTYPE a><a/>"})),
    ("sheet_twice", ods(GOOD, GOOD)),
    ("sheet_name_invisible", ods(sheet("Tal\u200b", row(cell(1))))),
    ("number_broken", ods(sheet("Tal", row(cell(attributes='office:value-type="float" office:value="1_0"'))))),
    ("number_too_long", ods(sheet("Tal", row(cell("1" * 99))))),
    ("personal_number", ods(sheet("Tal", row(cell(f"Nn {NUMBER}"))))),
    ("personal_number", ods(sheet("Tal", row(cell(inside="<text:p><text:span>010190-</text:span>1234</text:p>"))))),
    ("personal_number", ods(sheet("Tal", row(cell("101901234"))))),
    ("personal_number", ods(sheet("Tal", row(cell(attributes=f'office:value-type="string" office:string-value="{NUMBER}"'))))),
    ("personal_number", ods(sheet("Tal", row(cell("x", inside=f"<office:annotation><text:p>{NUMBER}</text:p></office:annotation>"))))),
    ("personal_number", ods(GOOD, before=f"<text:p>{NUMBER}</text:p>")),
    ("personal_number", ods(GOOD, parts={"meta.xml": f"<office:document-meta {NAMESPACES}><dc:creator>{NUMBER}</dc:creator></office:document-meta>".encode()})),
]  # fmt: skip


@pytest.mark.parametrize(("code", "content"), BAD, ids=[code for code, _ in BAD])
def test_what_is_hostile_or_personal_is_refused(code: str, content: bytes) -> None:
    assert [finding.code for finding in findings(content)] == [code]


def test_a_file_that_swells_is_refused() -> None:
    content = ods(sheet("Tal", row(cell("x" * 2_000_00))))
    assert [finding.code for finding in findings(content, unpacked=100_000)] == ["file_swells"]


def test_a_formula_of_quotation_marks_is_read_once() -> None:
    assert findings(with_formula("of:=(" + "'" * 500_001)) == ()


def test_a_personal_number_is_placed_by_sheet_and_cell() -> None:
    (found,) = findings(ods(sheet("Tal", row(cell("", 2), cell(NUMBER)))))
    assert (found.sheet, found.cell) == ("Tal", "C1")
    (found,) = findings(
        ods(GOOD.replace("Tal", "A"), sheet("B", row(times=3), row(cell(1), cell(NUMBER))))
    )
    assert (found.sheet, found.cell) == ("B", "B4")


@pytest.mark.parametrize(
    "content",
    [
        ods(sheet("Tal", row(cell("x"), cell("", 16_383)), row(cell("", 16_384), times=1_048_575))),
        with_formula("of:=&quot;'se'#&quot;&amp;['Ark 1'.A1]"),
        ods(GOOD, before='<text:a xlink:href="https://www.dst.dk">kilde</text:a><draw:object xlink:href="./Object 1"/>'),
        ods(GOOD, parts={"Object 1/content.xml": f"<office:document-content {NAMESPACES}>{GOOD}{GOOD}</office:document-content>".encode()}),
        ods(sheet("Tal", row(cell("1.010.190.123", attributes='table:note="x"'))) ),
        ods(sheet("Tal", row(cell(attributes='office:value-type="float" office:value="101901234"', inside="<text:p>101.901.234</text:p>")))),
        ods(GOOD, sheet("Kladde", row(cell("", 600), cell("x")), style="skjult")),
    ],
    ids=lambda _: "",
)  # fmt: skip
def test_what_honest_files_have_is_let_in(content: bytes) -> None:
    assert findings(content) == ()
