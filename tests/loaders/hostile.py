"""Builds a file of each kind that is refused.

None would harm a different program: oversized files only exceed limits that are set low, nothing
expands, and nothing leads out of the file.
"""

from __future__ import annotations

import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import NamedTuple

import openpyxl
from openpyxl.comments import Comment

from loaders.guard import file_kinds
from loaders.guard.limits import Limits
from tests.tables import rewritten, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"
GOOD = workbook(Målgrupper="| Navn | Note |\n| autisme | Tekst |\n| demens | 1 |")
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPENING = b'<worksheet xmlns="' + MAIN + b'"><sheetData>'
CLOSING = b"</sheetData></worksheet>"
RELATIONSHIP = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/%b" Target="%b" TargetMode="External"/></Relationships>'
)


LOW = Limits(
    file=40_000,
    parts=30,
    unpacked=60_000,
    rows=6,
    cells=40,
    area=8,
    codes=400,
    elements=2_000,
    last_row=20,
    last_column=50,
    text=1_000,
)
"""Limits so low that files exceeding them are small and harm no program that opens them."""


class Hostile(NamedTuple):
    """The expected code for a file, the function that builds it, and the limits to check it with."""

    code: str
    build: Callable[[], bytes]
    limits: Limits = LOW


def sheet(xml: bytes) -> Callable[[], bytes]:
    """A workbook whose one sheet is `xml`."""
    return lambda: rewritten(GOOD, {SHEET: xml})


def rows(cells: bytes, count: int) -> bytes:
    """A sheet with `count` rows, each with the cells."""
    return OPENING + b"<row>%b</row>" % cells * count + CLOSING


def in_sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
    """A workbook with one replacement in its sheet."""

    def change(xml: bytes) -> bytes:
        assert old in xml, xml
        return xml.replace(old, new, 1)

    return lambda: rewritten(GOOD, {SHEET: change})


def part(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: rewritten(GOOD, {name: content})


def misstated(name: str, content: bytes, declared: int) -> bytes:
    """A workbook whose zip declares a wrong size of a part."""
    whole = bytearray(rewritten(GOOD, {name: content}))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        info = archive.getinfo(name)
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(name.encode()))
    for start, offset in ((info.header_offset, 22), (entry, 24)):
        struct.pack_into("<I", whole, start + offset, declared)
    return bytes(whole)


def with_parts(*added: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with additional parts, also with existing names."""
    stream = BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's, about existing names
        for name, content in added:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=packing)
    return stream.getvalue()


def encrypted_part() -> bytes:
    content = bytearray(GOOD)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def macros_under_another_name() -> bytes:
    """A renamed .xlsm: its content type still declares macros."""
    return rewritten(
        GOOD,
        {
            "[Content_Types].xml": lambda xml: xml.replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
        },
    )


def linked(kind: bytes, target: bytes) -> Callable[[], bytes]:
    def change(xml: bytes) -> bytes:
        return xml.replace(b"</Relationships>", RELATIONSHIP % (kind, target))

    return lambda: rewritten(GOOD, {"xl/_rels/workbook.xml.rels": change})


def two_sheets_of_one_name() -> bytes:
    content = workbook(Målgrupper="| Navn |\n| a |", Målgruppen="| Navn |\n| b |")
    return rewritten(
        content,
        {"xl/workbook.xml": lambda xml: xml.replace("Målgruppen".encode(), "MÅLGRUPPER".encode())},
    )


def invisible_sheet_name(sign: str) -> Callable[[], bytes]:
    return lambda: workbook(**{f"Mål{sign}grupper": "| Navn |\n| a |"})


def note_on_several_cells() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["A1"].comment = Comment("Husk", "Prøve")
    (name,) = (
        n for n in zipfile.ZipFile(BytesIO(saved(book))).namelist() if n.endswith("/comment1.xml")
    )
    return rewritten(saved(book), {name: lambda xml: xml.replace(b'ref="A1"', b'ref="A1:B2"')})


def strict() -> bytes:
    strict_main = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return rewritten(GOOD, {"xl/workbook.xml": lambda xml: xml.replace(MAIN, strict_main)})


def formula(text: str) -> Callable[[], bytes]:
    return lambda: workbook(
        Målgrupper="| Navn | Note |\n| demens | x |",
        formulas={"Målgrupper!B2": text},
        results={"Målgrupper!B2": "3"},
    )


TAKEN = b'<c r="B3" t="n"><v>1</v></c>'

HOSTILE: Mapping[str, Hostile] = {
    # Not a workbook.
    "empty": Hostile("file_empty", lambda: b""),
    "larger than the limit": Hostile("file_too_large", lambda: b"PK" + bytes(40_000)),
    "truncated": Hostile("file_damaged", lambda: GOOD[: len(GOOD) // 2]),
    "encrypted": Hostile(
        "file_encrypted", lambda: file_kinds.OLE + bytes(600) + file_kinds.ENCRYPTED_STREAM
    ),
    "one encrypted part": Hostile("file_encrypted", encrypted_part),
    ".xls": Hostile("file_old_format", lambda: file_kinds.OLE + bytes(600)),
    ".xls before 1997": Hostile("file_old_format", lambda: b"\x09\x08\x10\x00" + bytes(60)),
    ".ods": Hostile(
        "file_is_opendocument",
        lambda: rewritten(zipped(), {"mimetype": b"x", "content.xml": b"<x/>"}),
    ),
    "csv renamed": Hostile("file_is_csv", lambda: "Indikator;Værdi\na;1\n".encode("latin-1")),
    "csv in two bytes": Hostile("file_is_csv", lambda: "a\tb\n1\t2\n".encode("utf-16")),
    "html renamed": Hostile("file_is_html", lambda: b"\xef\xbb\xbf<html><table><tr><td>1"),
    "text renamed": Hostile("file_is_text", lambda: b"Hermed tallene.\nHilsen"),
    "pdf renamed": Hostile("file_not_workbook", lambda: b"%PDF-1.7\n"),
    "word renamed": Hostile(
        "file_not_workbook", lambda: rewritten(zipped(), {"word/document.xml": b"<x/>"})
    ),
    "strict": Hostile("file_is_strict", strict),
    # Larger than it looks, or than anyone needs.
    "a swelling sheet": Hostile("file_swells", sheet(OPENING + b" " * 60_000)),
    "a sheet that swells more than its file": Hostile(
        "file_swells", sheet(OPENING + b" " * 60_000), Limits(small=30_000, ratio=10)
    ),
    "a sheet that claims to be smaller": Hostile(
        "file_damaged", lambda: misstated(SHEET, OPENING + b" " * 20_000, 100)
    ),
    "a swelling picture": Hostile(
        "file_swells", part("xl/media/image1.png", b"\x89PNG" + bytes(60_000))
    ),
    "many shared strings": Hostile(
        "too_many_codes", part("xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 41 + b"</sst>")
    ),
    "one long shared string": Hostile(
        "file_swells", part("xl/sharedStrings.xml", b"<sst><si><t>" + "–".encode() * 1_001 + b"</t></si></sst>")
    ),
    "a long text": Hostile("file_swells", in_sheet(b"<v>1</v>", b"<v>" + b"x" * 1_001 + b"</v>")),
    "a long tag": Hostile(
        "file_damaged", sheet(b'<worksheet a="' + b"x" * 70_000 + b'"/>'), Limits(tag=1_000)
    ),
    "too many rows": Hostile("too_many_rows", sheet(rows(b"<c><v>1</v></c>", 7))),
    "too many cells": Hostile("too_many_cells", sheet(rows(b"<c><v>1</v></c>" * 21, 2))),
    "formatted rows": Hostile("formatted_but_empty", sheet(rows(b"", 7))),
    "formatted columns": Hostile("formatted_but_empty", sheet(rows(b'<c s="1"/>' * 41, 1))),
    "many codes": Hostile("too_many_codes", sheet(OPENING + b"<x/>" * 401 + CLOSING)),
    "many codes that nobody reads": Hostile(
        "too_many_codes", part("xl/theme/theme1.xml", b"<x>" + b"<y/>" * 2_001 + b"</x>")
    ),
    "many styles": Hostile(
        "too_many_codes", part("xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 401 + b"</styleSheet>")
    ),
    "many parts": Hostile(
        "too_many_parts", lambda: with_parts(*((f"a{n}.bin", b"") for n in range(30)))
    ),
    "packed by bzip2": Hostile(
        "part_packing", lambda: with_parts(("a.xml", b"<a/>"), packing=zipfile.ZIP_BZIP2)
    ),
    "a far-away column": Hostile("cell_far_away", in_sheet(b'"B3"', b'"AY3"')),
    "a far-away row": Hostile("cell_far_away", in_sheet(b'"B3"', b'"B21"')),
    "a cell beyond the last": Hostile("cell_without_address", in_sheet(b'"B3"', b'"XFE3"')),
    "much merged": Hostile(
        "area_too_large",
        in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="E1:G3"/></mergeCells>'),
    ),
    "much one link": Hostile(
        "area_too_large",
        in_sheet(b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="E1:G3"/></hyperlinks>'),
    ),
    "a note on several cells": Hostile("cell_without_address", note_on_several_cells),
    # Never written by Excel.
    "an entity": Hostile(
        "file_with_doctype",
        part("xl/sharedStrings.xml", b'<!DOCTYPE sst [<!ENTITY a "x">]><sst><si><t>&a;</t></si></sst>'),
    ),
    "an entity from outside": Hostile(
        "file_with_doctype",
        part("docProps/app.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "">]><x>&a;</x>'),
    ),
    "a part twice": Hostile("part_twice", lambda: with_parts((SHEET, b"<a/>"))),
    "a part twice in other case": Hostile("part_twice", lambda: with_parts((SHEET.upper(), b"<a/>"))),
    "a path that goes back": Hostile("part_outside", lambda: with_parts(("xl/../a.xml", b"<a/>"))),
    "a path of Windows": Hostile("part_outside", lambda: with_parts(("xl\\a.xml", b"<a/>"))),
    "two sheets of one name": Hostile("sheet_twice", two_sheets_of_one_name),
    "a zero-width character in a sheet's name": Hostile(
        "sheet_name_invisible", invisible_sheet_name("\u200b")
    ),
    "right-to-left in a sheet's name": Hostile(
        "sheet_name_invisible", invisible_sheet_name("\u202e")
    ),
    "a cell twice": Hostile("cell_twice", in_sheet(TAKEN, TAKEN + TAKEN)),
    "a number of 65 digits": Hostile("number_too_long", in_sheet(b"<v>1</v>", b"<v>" + b"9" * 65 + b"</v>")),
    "not a number": Hostile("number_broken", in_sheet(b"<v>1</v>", b"<v>NaN</v>")),
    # Reaches outside, or hides things.
    "macros": Hostile("file_with_macros", part("xl/vbaProject.bin", b"makro")),
    "macros renamed": Hostile("file_with_macros", macros_under_another_name),
    "old macros": Hostile("file_with_macros", part("xl/macrosheets/sheet1.xml", b"<x/>")),
    "another file inside": Hostile("file_with_embedded", part("xl/embeddings/bilag.docx", b"PK")),
    "an external link": Hostile("file_with_links", linked(b"externalLinkPath", b"andet.xlsx")),
    "a connection": Hostile("file_with_links", part("xl/connections.xml", b"<connections/>")),
    "an external formula": Hostile("file_with_links", formula("='[andet ark.xlsx]Ark1'!A1")),
}  # fmt: skip


def zipped() -> bytes:
    stream = BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()
