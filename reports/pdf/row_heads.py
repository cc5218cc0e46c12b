"""Row headers in a tagged PDF: the first cell of each table row becomes the header of its row.

Typst marks only column headers; its `pdf.header-cell` needs a feature flag that the Python package
does not offer. Its PDF holds every structure element as an uncompressed object, so the elements of
the cells are changed here and the cross-reference table is rewritten.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s")
_LINE = 20
_REFERENCE = re.compile(rb"(\d+) 0 R")
_ROW = re.compile(rb"<</Type/StructElem/S/TR/P \d+ 0 R/K\[([^\]]+)\]")
_CELL = re.compile(rb"(<</Type/StructElem/S)/TD(/P \d+ 0 R/A\[.*?)<</O/Table/Headers\[[^\]]*\]>>")
_NO_ATTRIBUTES = b"/A[]"


class UnknownPdfError(Exception):
    """The PDF does not have the structure that Typst writes."""


def with_row_heads(pdf: bytes) -> bytes:
    """The PDF with the first cell of each data row as the header of its row.

    Cells no longer list their headers: row and column headers are found by their scope. Raises
    `UnknownPdfError` for a PDF with a different structure from Typst 0.15's.
    """
    table_at, offsets = _offsets(pdf)
    ordered = sorted(offsets.items(), key=lambda each: each[1])
    ends = [*(offset for _, offset in ordered[1:]), table_at]
    objects = {number: pdf[offset:end] for (number, offset), end in zip(ordered, ends, strict=True)}
    heads = {
        int(_REFERENCE.findall(row[1])[0])
        for each in objects.values()
        if (row := _ROW.search(each))
    }
    changed = {number: _cell(each, number in heads) for number, each in objects.items()}
    return _joined(pdf, ordered[0][1], [(n, changed[n]) for n, _ in ordered], table_at)


def _offsets(pdf: bytes) -> tuple[int, dict[int, int]]:
    """The offset of the cross-reference table, and of each object in use by its number."""
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if start is None or table is None:
        raise UnknownPdfError("no plain table of objects")
    lines = (
        pdf[at : at + _LINE]
        for at in range(table.end(), table.end() + int(table[1]) * _LINE, _LINE)
    )
    used = {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}
    for number, offset in used.items():
        if not pdf.startswith(b"%d 0 obj" % number, offset):
            raise UnknownPdfError(f"object {number} is not where the table says")
    return int(start[1]), used


def _cell(content: bytes, is_head: bool) -> bytes:
    kind, attribute = (rb"/TH", rb"<</O/Table/Scope/Row>>") if is_head else (rb"/TD", rb"")
    changed = _CELL.sub(rb"\g<1>" + kind + rb"\g<2>" + attribute, content, count=1)
    return changed.replace(_NO_ATTRIBUTES, b"", 1) if changed != content else content


def _joined(pdf: bytes, first: int, objects: list[tuple[int, bytes]], table_at: int) -> bytes:
    """The file with the new objects; the bytes before them and after their table are unchanged."""
    begins = first
    offsets: dict[int, int] = {}
    for number, content in objects:
        offsets[number] = begins
        begins += len(content)
    table = bytearray(pdf[table_at:])
    head = _TABLE.match(table)
    if head is None:
        raise UnknownPdfError("no plain table of objects")
    for number, offset in offsets.items():
        at = head.end() + number * _LINE
        table[at : at + 10] = b"%010d" % offset
    ending = re.sub(rb"(startxref\s+)\d+", rb"\g<1>%d" % begins, bytes(table))
    return pdf[:first] + b"".join(content for _, content in objects) + ending
