"""Files made to do harm, each built when it is asked for, small on disk however large inside."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import NamedTuple

import openpyxl
from openpyxl.comments import Comment

from loaders import file_kinds, guard
from tests.tables import rewritten, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"
GOOD = workbook(Målgrupper="| Navn | Note |\n| autisme | Tekst |\n| demens | 1 |")
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPENING = b'<worksheet xmlns="' + MAIN + b'"><sheetData>'
RELATIONSHIP = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/%b" Target="%b" TargetMode="External"/></Relationships>'
)
MEGABYTE = 1_000_000


class Hostile(NamedTuple):
    """The code that must answer a file, and how the file is built."""

    code: str
    build: Callable[[], bytes]


def sheet(xml: bytes) -> Callable[[], bytes]:
    """A workbook whose one sheet is `xml`."""
    return lambda: rewritten(GOOD, {SHEET: xml})


def in_sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
    """A workbook with one thing in its sheet replaced."""

    def change(xml: bytes) -> bytes:
        assert old in xml, xml
        return xml.replace(old, new, 1)

    return lambda: rewritten(GOOD, {SHEET: change})


def part(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: rewritten(GOOD, {name: content})


def bomb(name: str, opening: bytes, piece: bytes, times: int, declared: int | None = None) -> bytes:
    """A workbook with a part of `opening` and then `piece` again and again.

    Packed pieces are alike, so that the file is made without unpacking it. `declared` is the size
    that the zip claims for the part, else its true one.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(opening) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = first + again * times
    size = len(opening) + len(piece) * times if declared is None else declared
    content = rewritten(GOOD, {name: b"", "sidst": b""})
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, packed if part == name else old.read(part))
    whole = bytearray(stream.getvalue())
    with zipfile.ZipFile(stream) as archive:
        info = archive.getinfo(name)
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(name.encode()))
    struct.pack_into("<H", whole, info.header_offset + 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<I", whole, info.header_offset + 22, size % 2**32)
    struct.pack_into("<H", whole, entry + 10, zipfile.ZIP_DEFLATED)
    struct.pack_into("<I", whole, entry + 24, size % 2**32)
    return bytes(whole)


def with_parts(*added: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with more parts, also under names that are there already."""
    stream = BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's, of names that are there already
        for name, content in added:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=packing)
    return stream.getvalue()


def a_million_formatted_rows() -> bytes:
    """Every row of a sheet has a format, as when somebody colours it from top to bottom."""
    stream = BytesIO()
    deflated = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(stream, "w", deflated) as new:
        for name in old.namelist():
            with new.open(name, "w") as packed:
                packed.write(OPENING if name == SHEET else old.read(name))
                for first in range(1, 1_048_577, 1024) if name == SHEET else ():
                    packed.write(b"".join(ROW % row for row in range(first, first + 1024)))
    return stream.getvalue()


def encrypted_part() -> bytes:
    content = bytearray(GOOD)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def macros_under_another_name() -> bytes:
    """What is left when an .xlsm is renamed: its content type still says so."""
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


def note_on_every_cell() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["A1"].comment = Comment("Husk", "Prøve")
    (name,) = (
        n for n in zipfile.ZipFile(BytesIO(saved(book))).namelist() if n.endswith("/comment1.xml")
    )
    return rewritten(
        saved(book), {name: lambda xml: xml.replace(b'ref="A1"', b'ref="A1:XFD1048576"')}
    )


def strict() -> bytes:
    strict_main = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return rewritten(GOOD, {"xl/workbook.xml": lambda xml: xml.replace(MAIN, strict_main)})


def formula(text: str) -> Callable[[], bytes]:
    return lambda: workbook(
        Målgrupper="| Navn | Note |\n| demens | x |",
        formulas={"Målgrupper!B2": text},
        results={"Målgrupper!B2": "3"},
    )


LAUGHS = b"".join(b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
ROW = b'<row r="%d" s="1" customFormat="1" ht="15"/>'
TAKEN = b'<c r="B3" t="n"><v>1</v></c>'

HOSTILE: Mapping[str, Hostile] = {
    # What is no workbook.
    "empty": Hostile("file_empty", lambda: b""),
    "larger than the limit": Hostile("file_too_large", lambda: b"PK" + bytes(guard.LARGEST_FILE)),
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
    # What is larger than it looks.
    "a sheet of 9 GB": Hostile(
        "file_swells", lambda: bomb(SHEET, OPENING, b" " * MEGABYTE, 9_000)
    ),
    "a sheet of 9 GB that claims 100 bytes": Hostile(
        "file_damaged", lambda: bomb(SHEET, OPENING, b" " * MEGABYTE, 9_000, declared=100)
    ),
    "a picture of 9 GB": Hostile(
        "file_swells", lambda: bomb("xl/media/image1.png", b"\x89PNG", bytes(MEGABYTE), 9_000)
    ),
    "shared strings without end": Hostile(
        "too_many_codes",
        lambda: bomb("xl/sharedStrings.xml", b"<sst>", b"<si><t>a</t></si>" * 10_000, 1_000),
    ),
    "one shared string of 1 GB": Hostile(
        "file_swells",
        lambda: bomb("xl/sharedStrings.xml", b"<sst><si><t>", "\u2013".encode() * 100_000, 3_000),
    ),
    "a text of 2 MB": Hostile(
        "file_swells", in_sheet(b"<v>1</v>", b"<v>" + b"x" * 2_000_000 + b"</v>")
    ),
    "a tag of 1 GB": Hostile(
        "file_damaged", lambda: bomb(SHEET, b'<worksheet a="', b"x" * MEGABYTE, 1_000)
    ),
    "rows without end": Hostile(
        "too_many_rows",
        lambda: bomb(SHEET, OPENING, b"<row><c><v>1</v></c></row>" * 10_000, 1_000),
    ),
    "cells without end": Hostile(
        "too_many_cells",
        lambda: bomb(SHEET, OPENING, b"<row>" + b"<c><v>1</v></c>" * 400 + b"</row>", 1_000),
    ),
    "a million formatted rows": Hostile("formatted_but_empty", a_million_formatted_rows),
    "formatted columns to the far right": Hostile(
        "formatted_but_empty",
        lambda: bomb(SHEET, OPENING, b"<row>" + b'<c s="1"/>' * 16_384 + b"</row>", 100),
    ),
    "codes without end": Hostile("too_many_codes", lambda: bomb(SHEET, OPENING, b"<x/>" * 50_000, 99)),
    "styles without end": Hostile(
        "too_many_codes", lambda: bomb("xl/styles.xml", b"<styleSheet>", b"<xf/>" * 50_000, 99)
    ),
    "100,000 parts": Hostile("too_many_parts", lambda: with_parts(*((f"a{n}", b"") for n in range(80_000)))),
    "packed by bzip2": Hostile(
        "part_packing", lambda: with_parts(("a.xml", b"<a/>"), packing=zipfile.ZIP_BZIP2)
    ),
    # What openpyxl would walk through cell by cell.
    "a far-away cell": Hostile("cell_far_away", in_sheet(b'"B3"', b'"XFD1048576"')),
    "a far-away row": Hostile("cell_far_away", in_sheet(b'"B3"', b'"B900000"')),
    "a cell beyond the last": Hostile("cell_without_address", in_sheet(b'"B3"', b'"XFE3"')),
    "everything merged": Hostile(
        "area_too_large",
        in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ),
    "everything one link": Hostile(
        "area_too_large",
        in_sheet(b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'),
    ),
    "a note on every cell": Hostile("cell_without_address", note_on_every_cell),
    # What Excel would not write.
    "laughs": Hostile(
        "file_with_doctype",
        part("xl/sharedStrings.xml", b"<!DOCTYPE sst [" + LAUGHS + b"]><sst><si><t>&a9;</t></si></sst>"),
    ),
    "an entity from outside": Hostile(
        "file_with_doctype",
        part("docProps/app.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'),
    ),
    "a part twice": Hostile("part_twice", lambda: with_parts((SHEET, b"<a/>"))),
    "a part twice in other case": Hostile("part_twice", lambda: with_parts((SHEET.upper(), b"<a/>"))),
    "a climbing path": Hostile("part_outside", lambda: with_parts(("xl/../../a.xml", b"<a/>"))),
    "an absolute path": Hostile("part_outside", lambda: with_parts(("/etc/a.xml", b"<a/>"))),
    "a path of Windows": Hostile("part_outside", lambda: with_parts(("xl\\a.xml", b"<a/>"))),
    "a drive": Hostile("part_outside", lambda: with_parts(("C:a.xml", b"<a/>"))),
    "two sheets of one name": Hostile("sheet_twice", two_sheets_of_one_name),
    "a zero-width character in a sheet's name": Hostile(
        "sheet_name_invisible", invisible_sheet_name("\u200b")
    ),
    "right-to-left in a sheet's name": Hostile(
        "sheet_name_invisible", invisible_sheet_name("\u202e")
    ),
    "a cell twice": Hostile("cell_twice", in_sheet(TAKEN, TAKEN + TAKEN)),
    "a number of 10,000 digits": Hostile("number_too_long", in_sheet(b"<v>1</v>", b"<v>" + b"9" * 10_000 + b"</v>")),
    "not a number": Hostile("number_broken", in_sheet(b"<v>1</v>", b"<v>NaN</v>")),
    # What reaches outside, or hides things.
    "macros": Hostile("file_with_macros", part("xl/vbaProject.bin", b"makro")),
    "macros renamed": Hostile("file_with_macros", macros_under_another_name),
    "old macros": Hostile("file_with_macros", part("xl/macrosheets/sheet1.xml", b"<x/>")),
    "another file inside": Hostile("file_with_embedded", part("xl/embeddings/bilag.docx", b"PK")),
    "an external link": Hostile("file_with_links", linked(b"externalLinkPath", b"file:///a.xlsx")),
    "a connection": Hostile("file_with_links", part("xl/connections.xml", b"<connections/>")),
    "an external formula": Hostile("file_with_links", formula("='[andet ark.xlsx]Ark1'!A1")),
}  # fmt: skip


def zipped() -> bytes:
    stream = BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()
