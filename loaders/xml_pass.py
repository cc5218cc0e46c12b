"""One streaming pass over every part of a workbook, which counts what there is before it is opened.

Each limit is what an honest workbook stays well under, and what openpyxl needs much memory or time
above. Text and numbers are looked through for personal numbers on the way. The parser is expat, the
same that openpyxl reads with, so both see the same.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias
from xml.parsers import expat

from loaders import personal
from policy.findings import Finding, finding
from policy.spelling import invisible

MEGABYTE = 1_000_000
LARGEST_UNPACKED = 60 * MEGABYTE
LARGEST_RATIO = 200
SMALL = 10 * MEGABYTE
"""Below this size the ratio of packed to unpacked says nothing: short files pack well."""
LARGEST_ROWS = 50_000
LARGEST_CELLS = 300_000
LARGEST_AREA = 100_000
LARGEST_CODES = 200_000
LARGEST_ELEMENTS = 1_500_000
LAST_ROW = 100_000
LAST_COLUMN = 500
LONGEST_NUMBER = 64
LONGEST_TEXT = 1_000_000
LONGEST_MARK = 1_000_000
"""A tag longer than this is read anew by expat with each piece of it, and never ends."""
MOST_PERSONAL = 50
IN_CELL, IN_NOTE = "i cellen", "i en note"
CHUNK = 1 << 16

EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384

Attributes: TypeAlias = dict[str, str]

# Parts whose numbers and texts nobody wrote; a random number in them is not a person's.
_MADE_BY_PROGRAMS = re.compile(r"^xl/(theme|styles|calcchain)|^customxml/itemprops")
_OTHER_FILES_CELL = re.compile(
    r"'[^']*\[[^\[\]]+\][^']*'!|\[[^\[\]']+\][\w.]+!|\bWEBSERVICE\(", re.IGNORECASE
)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)
_HUMAN = frozenset(
    {
        "altText",
        "author",
        "caption",
        "comment",
        "descr",
        "display",
        "displayName",
        "error",
        "errorTitle",
        "location",
        "name",
        "prompt",
        "promptTitle",
        "Target",
        "title",
        "tooltip",
        "totalsRowLabel",
    }
)
"""Attributes that people write; most others are numbers that a program has made up."""
_HUMAN_IN = {"s": "v", "filter": "val", "customFilter": "val", "inputCells": "val"}
"""Attributes that hold what people write in some elements only: what pivots, filters and scenarios
remember of cells. Elsewhere they are numbers of a program, such as a chart's axes."""
_HEADER_CODES = re.compile(r"&(?:[A-Za-z]|\"[^\"]*\")")
_TEXT_BLOCKS = frozenset({"si", "is", "comment", "threadedComment", "p"})
_PARTS = (
    ("_rels/.rels", 0),
    (".rels", 1),
    ("xl/workbook.xml", 2),
    ("styles.xml", 3),
    ("sharedstrings.xml", 4),
)


class RefusedError(Exception):
    """The pass stops: the file must not be opened."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.code)
        self.finding = found


class DamagedError(Exception):
    """The pass stops: a part is not what it says it is."""


@dataclass
class Book:
    """What the pass knows of the file so far."""

    file: str
    size: int
    unpacked: int = 0
    rows: int = 0
    filled_rows: int = 0
    cells: int = 0
    filled_cells: int = 0
    area: int = 0
    codes: int = 0
    elements: int = 0
    owners: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    formats: list[str] = field(default_factory=list)
    personal_strings: set[str] = field(default_factory=set)
    p_strings: dict[str, str] = field(default_factory=dict)
    shown_strings: set[str] = field(default_factory=set)
    personal: list[Finding] = field(default_factory=list)

    def sheet_of(self, part: str) -> str | None:
        """The name of the sheet that a part is, or belongs to."""
        for _ in range(4):
            if part in self.sheets:
                return self.sheets[part]
            part = self.owners.get(part, "")
        return None

    def refuse(
        self, code: str, part: str, found: str, cell: str | None = None, **values: object
    ) -> RefusedError:
        refused = finding(
            code,
            file=self.file,
            sheet=self.sheet_of(part),
            cell=cell,
            column=None,
            found=found,
            **values,
        )
        return RefusedError(refused)

    def found_personal(self, part: str, where: str, cell: str | None = None) -> None:
        """Remember a place with a CPR number, once."""
        place = personal_number(self.file, self.sheet_of(part), cell, where)
        if place not in self.personal and len(self.personal) < MOST_PERSONAL:
            self.personal.append(place)

    def count_codes(self, part: str) -> None:
        self.codes += 1
        if self.codes > LARGEST_CODES:
            raise self.refuse(
                "too_many_codes",
                part,
                f"over {_danish(LARGEST_CODES)}",
                limit=_danish(LARGEST_CODES),
            )


def personal_number(file: str, sheet: str | None, cell: str | None, where: str) -> Finding:
    """The refusal of a file for a CPR number in it, which it does not repeat."""
    found = f"et muligt CPR-nummer {where}"
    return finding("personal_number", file=file, sheet=sheet, cell=cell, found=found)


def examine(file: str, size: int, archive: zipfile.ZipFile) -> tuple[Finding, ...]:
    """What speaks against opening the archive: one refusal, and every personal number before it.

    `size` is the packed file's. Raises `DamagedError` for a part that is not well-formed, and what
    `zipfile` raises on a broken archive.
    """
    book = Book(file, size)
    try:
        for part in sorted(archive.infolist(), key=lambda part: _turn(part.filename)):
            _Part(book, part.filename).read(archive, part)
    except RefusedError as refused:
        return (refused.finding, *book.personal)
    if book.personal_strings - book.shown_strings:
        book.found_personal("", "i en tekst, der ikke længere vises i en celle")
    return tuple(book.personal)


def _turn(name: str) -> int:
    """Parts that others refer to come first."""
    lowered = name.lower()
    return next((turn for end, turn in _PARTS if lowered.endswith(end)), len(_PARTS))


class _Part:
    """Reads one part; its first element decides what is looked at in it."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.name = name
        self.texts: list[str] = []
        self.fed = 0

    def read(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        with archive.open(part) as stream:
            chunk = self._counted(stream.read(CHUNK))
            if not _is_xml(self.name, chunk):
                while chunk:
                    chunk = self._counted(stream.read(CHUNK))
                return
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.buffer_size = CHUNK
            parser.StartDoctypeDeclHandler = self._doctype
            parser.EntityDeclHandler = self._doctype
            parser.StartElementHandler = self._root
            parser.CharacterDataHandler = self.texts.append
            self.parser = parser
            try:
                while chunk:
                    parser.Parse(chunk, False)
                    self._check_progress(len(chunk))
                    chunk = self._counted(stream.read(CHUNK))
                parser.Parse(b"", True)
            except expat.ExpatError as error:
                # Excel's own old drawings (.vml) are not always well-formed, and nobody reads them.
                if not self.name.lower().endswith(".vml"):
                    raise DamagedError(self.name) from error

    def _counted(self, chunk: bytes) -> bytes:
        """The chunk, when what is unpacked so far is not too much. Declared sizes are not asked."""
        book = self.book
        book.unpacked += len(chunk)
        if book.unpacked > LARGEST_UNPACKED or (
            book.unpacked > SMALL and book.unpacked > LARGEST_RATIO * book.size
        ):
            raise self._swells(f"over {book.unpacked // MEGABYTE} MB udpakket")
        return chunk

    def _swells(self, found: str) -> RefusedError:
        return self.book.refuse(
            "file_swells", "", found, limit=LARGEST_UNPACKED // MEGABYTE, ratio=LARGEST_RATIO
        )

    def _check_progress(self, length: int) -> None:
        self.fed += length
        if self.fed - max(self.parser.CurrentByteIndex, 0) > LONGEST_MARK:
            raise DamagedError(self.name)

    def _doctype(self, *_: object) -> None:
        raise self.book.refuse("file_with_doctype", "", f"DOCTYPE i {self.name[:60]}")

    def _root(self, tag: str, attributes: Attributes) -> None:
        root = _local(tag)
        if any("purl.oclc.org/ooxml" in value for value in attributes.values()):
            raise self.book.refuse("file_is_strict", "", "Strict Open XML")
        reader = _READERS.get(root, _Reader)(self)
        self.parser.StartElementHandler = reader.start
        self.parser.EndElementHandler = reader.end
        reader.start(tag, attributes)


class _Reader:
    """Looks through a part of any kind: how many elements it has, and what people wrote in it."""

    where = "i filens skjulte oplysninger"

    def __init__(self, part: _Part) -> None:
        self.book = part.book
        self.part = part.name
        self.texts = part.texts
        self.block: list[str] = []
        self.is_written = not _MADE_BY_PROGRAMS.search(part.name.lower())
        if part.name.lower().startswith("docprops/"):
            self.where = "i filens egenskaber"
        elif part.name.lower().startswith(("xl/drawings/", "xl/charts/", "xl/diagrams/")):
            self.where = "i en figur, tekstboks eller et diagram"

    def start(self, tag: str, attributes: Attributes) -> None:
        self.texts.clear()
        self.book.count_codes(self.part)
        tag = _local(tag)
        if tag in _TEXT_BLOCKS:
            self.block.clear()
        self.element(tag, attributes)
        self.look_at_attributes(tag, attributes)

    def end(self, tag: str) -> None:
        text = self.taken_text()
        tag = _local(tag)
        if text:
            self.look_at(text)
            if tag == "t":
                self.block.append(text)
        if tag in _TEXT_BLOCKS:
            self.look_at("".join(self.block))
            self.block.clear()

    def element(self, tag: str, attributes: Attributes) -> None:
        """What a kind of part looks at besides."""

    def look_at_attributes(self, tag: str, attributes: Attributes) -> None:
        """Look at what people write in the attributes of an element."""
        for name in attributes.keys() & (_HUMAN | {_HUMAN_IN.get(tag, "")}):
            self.look_at(attributes[name])

    def look_at(self, text: str) -> None:
        if self.is_written and personal.has_personal_number(text):
            self.book.found_personal(self.part, self.where)

    def taken_text(self) -> str:
        """The text since the last tag."""
        if not self.texts:
            return ""
        text = "".join(self.texts) if len(self.texts) > 1 else self.texts[0]
        self.texts.clear()
        if len(text) > LONGEST_TEXT:
            raise self.book.refuse(
                "file_swells",
                self.part,
                f"en tekst på {_danish(len(text))} tegn",
                limit=LARGEST_UNPACKED // MEGABYTE,
                ratio=LARGEST_RATIO,
            )
        return text


class _ContentTypes(_Reader):
    """[Content_Types].xml: a macro workbook stays one under another name."""

    def element(self, _: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "vbaproject" in kind or "macrosheet" in kind:
            raise self.book.refuse("file_with_macros", "", "en projektmappe med makroer")
        if "oleobject" in kind or "activex" in kind:
            raise self.book.refuse("file_with_embedded", "", "et indlejret objekt")


class _Relationships(_Reader):
    """A .rels part: which part belongs to which, and what is fetched from elsewhere."""

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            if kind != "hyperlink":
                raise self.book.refuse("file_with_links", "", kind[:40] or "et link")
            return
        if kind in {"externalLink", "connections", "queryTable"}:
            raise self.book.refuse("file_with_links", "", kind)
        folder, _, source = self.part.rpartition("_rels/")
        owner = folder + source.removesuffix(".rels")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        self.book.owners.setdefault(path, owner)
        if owner == "xl/workbook.xml":
            self.book.by_id[attributes.get("Id", "")] = path


class _Workbook(_Reader):
    """xl/workbook.xml: the names of the sheets."""

    where = "i et arks navn eller et navngivet område"

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag != "sheet":
            return
        book, name = self.book, attributes.get("name", "")
        number = f"ark {len(book.sheets) + 1}"
        if sign := invisible(name):
            raise book.refuse("sheet_name_invisible", "", f"{sign} i navnet på {number}")
        shown = personal.masked(name)
        if shown.casefold() in map(str.casefold, book.sheets.values()):
            raise book.refuse("sheet_twice", "", shown)
        id_ = next((v for k, v in attributes.items() if _local(k) == "id" and ":" in k), "")
        book.sheets[book.by_id.get(id_, f"{number} ")] = shown

    def look_at(self, text: str) -> None:
        super().look_at(text)
        if _OTHER_FILES_CELL.search(text):
            raise self.book.refuse("file_with_links", "", "et navngivet område i en anden fil")


class _Styles(_Reader):
    """The number format of every style, so that an amount can be told from a personal number."""

    BUILT_IN: Mapping[str, str] = {"0": "General", "1": "0", "49": "@"}

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.codes: dict[str, str] = {}
        self.is_cell_style = False

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyleXfs"}:
            self.is_cell_style = tag == "cellXfs"
        elif tag == "xf" and self.is_cell_style:
            id_ = attributes.get("numFmtId", "0")
            self.book.formats.append(self.codes.get(id_) or self.BUILT_IN.get(id_, "#,##0"))


class _Strings(_Reader):
    """The shared strings, which cells refer to by number."""

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.number = -1

    def start(self, tag: str, _: Attributes) -> None:
        self.texts.clear()
        book = self.book
        book.elements += 1
        if book.elements > LARGEST_ELEMENTS:
            raise _too_many_elements(book, self.part)
        if _local(tag) == "si":
            self.number += 1
            self.block.clear()
            if self.number >= LARGEST_CELLS:
                limit = _danish(LARGEST_CELLS)
                raise book.refuse("too_many_codes", "", f"over {limit} tekster", limit=limit)

    def end(self, tag: str) -> None:
        tag = _local(tag)
        if tag == "t":
            self.block.append(self.taken_text())
        elif tag == "si":
            text = self.block[0] if len(self.block) == 1 else "".join(self.block)
            if personal.is_p_heading(text) or (text[:2] == "10" and personal.is_p_number(text)):
                self.book.p_strings[str(self.number)] = text
            if personal.has_personal_number(text):
                self.book.personal_strings.add(str(self.number))


class _Comments(_Reader):
    """The notes of a sheet, old and new; openpyxl looks up the cell of each."""

    where = IN_NOTE

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.cell: str | None = None

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag in {"comment", "threadedComment"}:
            self.cell = attributes.get("ref", "")
            if not _place(self.cell):
                raise self.book.refuse(
                    "cell_without_address", self.part, f"en note på {self.cell[:40]}"
                )

    def look_at(self, text: str) -> None:
        if personal.has_personal_number(text):
            self.book.found_personal(self.part, self.where, self.cell)


class _Sheet(_Reader):
    """A sheet: its rows, cells and areas."""

    where = "i arkets sidehoved, lister eller links"

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.row = self.column = 0
        self.row_text = "0"
        self.is_filled_row = False
        self.letters = ""
        self.kind: str | None = None
        self.style: str | None = None
        self.is_inside = False
        self.p_numbers = personal.PNumbers()

    def start(self, tag: str, attributes: Attributes) -> None:
        self.texts.clear()
        if ":" in tag:
            tag = _local(tag)
        book = self.book
        book.elements += 1
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self._row(attributes)
        elif tag in {"v", "f", "is", "t"}:
            if tag == "is":
                self.block.clear()
            if book.elements > LARGEST_ELEMENTS:
                raise _too_many_elements(book, self.part)
        else:
            book.count_codes(self.part)
            if tag in {"mergeCell", "hyperlink"}:
                self._area(attributes.get("ref", ""))
            self.look_at_attributes(tag, attributes)

    def end(self, tag: str) -> None:
        if not self.texts:
            if tag == "is":
                self._look_at_cell("".join(self.block))
            return
        text = self.taken_text()
        if ":" in tag:
            tag = _local(tag)
        if tag == "v":
            self._value(text)
        elif tag == "t":
            self._filled()
            self.block.append(text)
        elif tag == "is":
            self._look_at_cell("".join(self.block))
        elif tag == "f":
            self._filled()
            if _OTHER_FILES_CELL.search(text):
                raise self.book.refuse("file_with_links", self.part, "en formel", self.address)
            self._look_at_cell(text)
        elif not text.isspace():
            self.look_at(_HEADER_CODES.sub(" ", text))

    @property
    def address(self) -> str:
        return f"{_letters(self.column)}{self.row}"

    def _row(self, attributes: Attributes) -> None:
        book = self.book
        try:
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        except ValueError as error:
            raise DamagedError(self.part) from error
        self.row_text, self.column, self.is_filled_row = str(self.row), 0, False
        book.rows += 1
        if book.rows > LARGEST_ROWS:
            if book.filled_rows < LARGEST_ROWS // 2:
                raise self._mostly_empty(f"over {_danish(LARGEST_ROWS)} rækker")
            limit = _danish(LARGEST_ROWS)
            raise book.refuse("too_many_rows", self.part, f"over {limit} rækker", limit=limit)

    def _mostly_empty(self, found: str) -> RefusedError:
        book = self.book
        found = f"{found}, heraf {_danish(book.filled_rows)} med indhold"
        limits = {"rows": _danish(LARGEST_ROWS), "cells": _danish(LARGEST_CELLS)}
        return book.refuse("formatted_but_empty", self.part, found, **limits)

    def _cell(self, attributes: Attributes) -> None:
        book = self.book
        book.cells += 1
        if book.cells > LARGEST_CELLS:
            limit = _danish(LARGEST_CELLS)
            if book.filled_cells < LARGEST_CELLS // 2:
                raise self._mostly_empty(f"over {limit} celler")
            raise book.refuse("too_many_cells", self.part, f"over {limit} celler", limit=limit)
        self.kind, self.style = attributes.get("t"), attributes.get("s")
        address = attributes.get("r")
        if address is None:
            self.column += 1
            return
        letters = address.rstrip("0123456789")
        column = _COLUMNS.get(letters, 0)
        if column > self.column and address[len(letters) :] == self.row_text:
            self.column = column
            return
        place = _place(address)
        if place is None:
            raise book.refuse("cell_without_address", self.part, address[:40])
        if place <= (self.row, self.column):
            raise book.refuse("cell_twice", self.part, address, address)
        self.row, self.column = place
        self.row_text = str(self.row)

    def _filled(self) -> None:
        book = self.book
        book.filled_cells += 1
        if not self.is_filled_row:
            self.is_filled_row = True
            book.filled_rows += 1
        if self.row > LAST_ROW or self.column > LAST_COLUMN:
            raise book.refuse(
                "cell_far_away",
                self.part,
                self.address,
                self.address,
                rows=_danish(LAST_ROW),
                columns=LAST_COLUMN,
            )

    def _value(self, text: str) -> None:
        self._filled()
        kind = self.kind
        if kind is None or kind == "n":
            if len(text) < 9 and text.isdigit() and text.isascii():
                return
            self._number(text.strip())
        elif kind == "s":
            self._shared(text.strip())
        else:
            self._look_at_cell(text)

    def _shared(self, number: str) -> None:
        """A cell with one of the shared texts, by its number."""
        book = self.book
        text = book.p_strings.get(number, "") if book.p_strings else ""
        if number in book.personal_strings:
            book.shown_strings.add(number)
            if not self.p_numbers.has(self.row, self.column, text):
                book.found_personal(self.part, IN_CELL, self.address)
        if book.p_strings:
            self.p_numbers.see(self.row, self.column, text)

    def _number(self, text: str) -> None:
        if len(text) > LONGEST_NUMBER:
            found = f"et tal på {_danish(len(text))} tegn"
            raise self.book.refuse(
                "number_too_long", self.part, found, self.address, limit=LONGEST_NUMBER
            )
        if not _NUMBER.fullmatch(text):
            raise self.book.refuse("number_broken", self.part, text[:40], self.address)
        if (
            len(text) >= 9
            and personal.is_personal_number(text, self._format())
            and not self.p_numbers.has(self.row, self.column, text)
        ):
            self.book.found_personal(self.part, IN_CELL, self.address)

    def _format(self) -> str:
        style = int(self.style) if self.style and self.style.isdecimal() else 0
        return next(islice(self.book.formats, style, None), "General")

    def _look_at_cell(self, text: str) -> None:
        if personal.has_personal_number(text) and not self.p_numbers.has(
            self.row, self.column, text
        ):
            self.book.found_personal(self.part, IN_CELL, self.address)
        self.p_numbers.see(self.row, self.column, text)

    def _area(self, reference: str) -> None:
        """Count the cells of an area that openpyxl walks through one by one."""
        first, _, last = reference.partition(":")
        start, end = _place(first), _place(last or first)
        if start is None or end is None:
            raise self.book.refuse("cell_without_address", self.part, reference[:40])
        self.book.area += (abs(end[0] - start[0]) + 1) * (abs(end[1] - start[1]) + 1)
        if self.book.area > LARGEST_AREA:
            limit = _danish(LARGEST_AREA)
            raise self.book.refuse("area_too_large", self.part, reference, limit=limit)


_READERS: Mapping[str, Callable[[_Part], Any]] = {
    "Types": _ContentTypes,
    "Relationships": _Relationships,
    "workbook": _Workbook,
    "styleSheet": _Styles,
    "sst": _Strings,
    "comments": _Comments,
    "ThreadedComments": _Comments,
    "worksheet": _Sheet,
}
"""How a part is read, by the name of its first element."""


def _too_many_elements(book: Book, part: str) -> RefusedError:
    limit = _danish(LARGEST_ELEMENTS)
    return book.refuse("too_many_codes", part, f"over {limit}", limit=limit)


def _is_xml(name: str, start: bytes) -> bool:
    """Whether openpyxl could read the part as XML, whatever its name says."""
    if name.lower().endswith((".xml", ".rels", ".vml")):
        return True
    return start[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _place(address: str) -> tuple[int, int] | None:
    """Row and column of an address; None when Excel has no such cell."""
    match = _ADDRESS.fullmatch(address)
    if not match:
        return None
    column, row = _COLUMNS.get(match[1].upper(), 0), int(match[2])
    return (row, column) if column and row <= EXCEL_ROWS else None


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


_COLUMNS = {_letters(number): number for number in range(1, EXCEL_COLUMNS + 1)}


def _danish(number: int) -> str:
    return f"{number:,}".replace(",", ".")
