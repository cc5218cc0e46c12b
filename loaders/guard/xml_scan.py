"""One streaming pass over every part of a workbook, which counts what there is before it is opened.

Text and numbers are looked through for personal numbers on the way. The parser is expat, the same that
the workbook is read with, so both see the same.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any, TypeAlias
from urllib.parse import unquote
from xml.parsers import expat

from loaders.addresses import COLUMNS, column_letters, place
from loaders.guard import links, personal
from loaders.guard.limits import LIMITS, MEGABYTE, Limits
from loaders.guard.package import CONTENT_TYPES, HIDDEN, ROOT_RELATIONSHIPS, USUAL_WORKBOOK, part_of
from loaders.sheet_names import table_named
from policy.findings import Finding, finding
from policy.spelling import invisible

HIDDEN_PLACE = "i filens skjulte oplysninger"
RELATIONSHIPS = ".rels"
CHUNK = 1 << 16

Attributes: TypeAlias = dict[str, str]

# Parts whose numbers and texts nobody wrote; a random number in them is not a person's.
_MADE_BY_PROGRAMS = re.compile(r"^xl/(theme|styles|calcchain)|^customxml/itemprops")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
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
_TURNS = {"styles": 3, "sharedStrings": 4}
READ = frozenset(
    {"officeDocument", "worksheet", "styles", "sharedStrings", "comments", "custom-properties"}
)
"""What parts are for that something is read from, as relationships call it."""
_EXTERNAL_LINKS = "xl/externallinks/"
_TAG = re.compile(r"<[^<>]*>?")
_OVERLAP = 64


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
    limits: Limits = LIMITS
    unpacked: int = 0
    rows: int = 0
    filled_rows: int = 0
    cells: int = 0
    filled_cells: int = 0
    area: int = 0
    codes: int = 0
    elements: int = 0
    parts: frozenset[str] = frozenset()
    workbook: str = USUAL_WORKBOOK
    owners: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    read_parts: set[str] = field(default_factory=set)
    by_id: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    unread_sheets: set[str] = field(default_factory=set)
    linked_files: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    own_names: frozenset[str] = frozenset()
    fetching_names: frozenset[str] = frozenset()
    formats: list[str] = field(default_factory=list)
    personal_strings: set[str] = field(default_factory=set)
    p_strings: dict[str, str] = field(default_factory=dict)
    shown_strings: set[str] = field(default_factory=set)
    personal: list[Finding] = field(default_factory=list)

    def sheet_of(self, part: str) -> str | None:
        """The name of the sheet that a part is, or belongs to."""
        part = part.lower()
        for _ in range(4):
            if part in self.sheets:
                return self.sheets[part]
            part = self.owners.get(part, "")
        return None

    def is_read(self, part: str) -> bool:
        """Whether anything is read from a part; one from which nothing is may be as it likes."""
        part = part.lower()
        return (
            part in self.read_parts
            or part in {self.workbook, CONTENT_TYPES}
            or part.endswith(RELATIONSHIPS)
        )

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
        found = personal.personal_number(self.file, self.sheet_of(part), cell, where)
        if found not in self.personal and len(self.personal) < personal.MOST_PERSONAL:
            self.personal.append(found)

    def count_codes(self, part: str) -> None:
        if not self.is_read(part):
            self.count_element(part)
            return
        self.codes += 1
        if self.codes > self.limits.codes:
            raise self.refuse(
                "too_many_codes",
                part,
                f"over {_danish(self.limits.codes)}",
                limit=_danish(self.limits.codes),
            )

    def count_element(self, part: str) -> None:
        self.elements += 1
        if self.elements > self.limits.elements:
            raise self.too_many_elements(part)

    def too_many_elements(self, part: str) -> RefusedError:
        limit = _danish(self.limits.elements)
        return self.refuse("too_many_codes", part, f"over {limit}", limit=limit)


def examine(
    file: str, size: int, archive: zipfile.ZipFile, limits: Limits = LIMITS
) -> tuple[Finding, ...]:
    """What speaks against opening the archive: one refusal, and every personal number before it.

    `size` is the packed file's. Raises `DamagedError` for a part that is not well-formed, and what
    `zipfile` raises on a broken archive.
    """
    parts = {part.filename.lower(): part for part in archive.infolist()}
    book = Book(file, size, limits, parts=frozenset(parts))
    try:
        if first := parts.pop(ROOT_RELATIONSHIPS, None):
            _Part(book, first.filename).read(archive, first)
        for name in sorted((name for name in parts if name.endswith(RELATIONSHIPS)), key=len):
            part = parts.pop(name)
            _Part(book, part.filename).read(archive, part)
        for name in sorted(parts, key=lambda name: _turn(book, name)):
            _Part(book, parts[name].filename).read(archive, parts[name])
    except RefusedError as refused:
        return (refused.finding, *book.personal)
    if book.personal_strings - book.shown_strings:
        book.found_personal("", "i en tekst, der ikke længere vises i en celle")
    return tuple(book.personal)


def _turn(book: Book, name: str) -> int:
    """Parts that others refer to come first."""
    if name == book.workbook:
        return 2
    if name.endswith("sharedstrings.xml"):  # also where nothing leads to them
        return _TURNS["sharedStrings"]
    return _TURNS.get(book.kinds.get(name, ""), len(_TURNS) + 3)


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
            except (expat.ExpatError, DamagedError) as error:
                if self.book.is_read(self.name):
                    raise DamagedError(self.name) from error
                self._look_through(chunk, stream)

    def _look_through(self, chunk: bytes, stream: IO[bytes]) -> None:
        """Look through the rest of a part that is no XML, as Excel's own old drawings (.vml) can be."""
        before = ""
        while chunk:
            text = before + chunk.replace(b"\0", b"").decode("utf-8", errors="replace")
            if "<!DOCTYPE" in text or "<!ENTITY" in text:
                self._doctype()
            if personal.has_personal_number(_TAG.sub(" ", text)):
                self.book.found_personal(self.name, HIDDEN_PLACE)
            before = text[-_OVERLAP:]
            chunk = self._counted(stream.read(CHUNK))

    def _counted(self, chunk: bytes) -> bytes:
        """The chunk, when what is unpacked so far is not too much. Declared sizes are not asked."""
        book = self.book
        book.unpacked += len(chunk)
        if book.unpacked > self.book.limits.unpacked or (
            book.unpacked > self.book.limits.small
            and book.unpacked > self.book.limits.ratio * book.size
        ):
            raise self._swells(f"over {book.unpacked // MEGABYTE} MB udpakket")
        return chunk

    def _swells(self, found: str) -> RefusedError:
        return self.book.refuse(
            "file_swells",
            "",
            found,
            limit=self.book.limits.unpacked // MEGABYTE,
            ratio=self.book.limits.ratio,
        )

    def _check_progress(self, length: int) -> None:
        self.fed += length
        if self.fed - max(self.parser.CurrentByteIndex, 0) > self.book.limits.tag:
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

    where = HIDDEN_PLACE

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
        if len(text) > self.book.limits.text:
            raise self.book.refuse(
                "file_swells",
                self.part,
                f"en tekst på {_danish(len(text))} tegn",
                limit=self.book.limits.unpacked // MEGABYTE,
                ratio=self.book.limits.ratio,
            )
        return text


class _ContentTypes(_Reader):
    """[Content_Types].xml: a macro workbook stays one under another name.

    A type that no part of the file has says nothing; some programs declare every type they know.
    """

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.of_endings: dict[str, str] = {}
        self.of_parts: dict[str, str] = {}

    def element(self, tag: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").lower()
        if tag == "Default":
            self.of_endings[attributes.get("Extension", "").lower()] = kind
        elif tag == "Override":
            self.of_parts[part_of("", attributes.get("PartName", ""))] = kind

    def end(self, tag: str) -> None:
        super().end(tag)
        if _local(tag) == "Types":
            for part in self.book.parts:
                ending = part.rpartition(".")[2]
                self._check(self.of_parts.get(part) or self.of_endings.get(ending, ""))

    def _check(self, kind: str) -> None:
        if "macroenabled" in kind or "vbaproject" in kind or "macrosheet" in kind:
            raise self.book.refuse("file_with_macros", "", "en projektmappe med makroer")
        if "oleobject" in kind or "activex" in kind:
            raise self.book.refuse("file_with_embedded", "", "et indlejret objekt")


class _Relationships(_Reader):
    """A .rels part: which part belongs to which, and what is fetched from elsewhere."""

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        folder, _, source = part.name.lower().rpartition("_rels/")
        self.owner = folder + source.removesuffix(RELATIONSHIPS)

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            if not (kind == "hyperlink" or self._is_cached_link(target)):
                raise self.book.refuse("file_with_links", "", kind[:40] or "et link")
            self.book.linked_files[self.owner].add(target)
            return
        if kind in {"connections", "queryTable"}:
            raise self.book.refuse("file_with_links", "", kind)
        for path in {part_of(self.owner, target), unquote(part_of(self.owner, target))}:
            self._follow(path, kind, attributes.get("Id", ""))

    def _is_cached_link(self, target: str) -> bool:
        """Whether it only says which file the stored values of a link came from.

        A formula that uses the link is refused at its cell; one that nothing uses is read by nobody.
        """
        return self.owner.startswith(_EXTERNAL_LINKS) and links.is_on_this_machine(target)

    def _follow(self, path: str, kind: str, id_: str) -> None:
        book = self.book
        book.owners.setdefault(path, self.owner)
        book.kinds.setdefault(path, kind)
        if kind in READ:
            book.read_parts.add(path)
        if kind == "officeDocument" and not self.owner and path in book.parts:
            book.workbook = path
        if self.owner == book.workbook and path in book.parts:
            book.by_id[id_] = path


class _ExternalLink(_Reader):
    """The stored values of another workbook; a link that starts another program is no such thing."""

    def element(self, tag: str, _: Attributes) -> None:
        if tag in {"ddeLink", "oleLink"}:
            raise self.book.refuse("file_with_links", "", tag)


class _Workbook(_Reader):
    """The part that lists the sheets and the named areas."""

    where = "i et arks navn eller et navngivet område"

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.name = ""
        self.names: dict[str, str] = {}
        self.linked: list[str] = []

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            self._sheet(attributes)
        elif tag == "externalReference":
            self.linked.append(self.book.by_id.get(_id_of(attributes), ""))
        elif tag == "definedName":
            self.name = attributes.get("name", "").casefold()

    def _sheet(self, attributes: Attributes) -> None:
        book, name = self.book, attributes.get("name", "")
        number = f"ark {len(book.sheets) + 1}"
        if sign := invisible(name):
            raise book.refuse("sheet_name_invisible", "", f"{sign} i navnet på {number}")
        shown = personal.masked(name)
        if shown.casefold() in map(str.casefold, book.sheets.values()):
            raise book.refuse("sheet_twice", "", shown)
        part = book.by_id.get(_id_of(attributes), f"{number} ")
        book.sheets[part] = shown
        if attributes.get("state") in HIDDEN and table_named(name) is None:
            book.unread_sheets.add(part)

    def end(self, tag: str) -> None:
        text = "".join(self.texts)
        super().end(tag)
        if _local(tag) == "definedName":
            self.names[self.name] = text
        elif _local(tag) == "workbook":
            book = self.book
            files = [book.linked_files.get(part, set()) for part in self.linked]
            book.own_names = links.own_names(book.file, files)
            book.fetching_names = links.fetching_names(self.names, book.own_names)


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
        book.count_element(self.part)
        if _local(tag) == "si":
            self.number += 1
            self.block.clear()
            if self.number >= self.book.limits.cells:
                limit = _danish(self.book.limits.cells)
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
    """The notes of a sheet, old and new."""

    where = personal.IN_NOTE

    def __init__(self, part: _Part) -> None:
        super().__init__(part)
        self.cell: str | None = None

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag in {"comment", "threadedComment"}:
            self.cell = attributes.get("ref", "")
            if tag == "comment" and not place(self.cell):
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
        self.p_numbers = personal.PNumbers()
        self.in_cell = False
        self.is_looked_at = part.name.lower() not in part.book.unread_sheets

    def start(self, tag: str, attributes: Attributes) -> None:
        self.texts.clear()
        if ":" in tag:
            tag = _local(tag)
        book = self.book
        book.elements += 1
        if tag == "c":
            self.in_cell = True
            self._cell(attributes)
        elif tag == "row":
            self._row(attributes)
        elif tag in {"v", "f", "is", "t"}:
            if tag == "is":
                self.block.clear()
            if book.elements > self.book.limits.elements:
                raise book.too_many_elements(self.part)
        else:
            self.in_cell = False
            book.count_codes(self.part)
            if tag in {"mergeCell", "hyperlink"}:
                self._area(tag, attributes.get("ref", ""))
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
            if self.in_cell:
                self._formula(text)
            self._look_at_cell(text)
        elif not text.isspace():
            self.look_at(_HEADER_CODES.sub(" ", text))

    @property
    def address(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    def _row(self, attributes: Attributes) -> None:
        book = self.book
        try:
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        except ValueError as error:
            raise DamagedError(self.part) from error
        self.row_text, self.column, self.is_filled_row = str(self.row), 0, False
        book.rows += 1
        if book.rows > self.book.limits.rows:
            if book.filled_rows < self.book.limits.rows // 2:
                raise self._mostly_empty(f"over {_danish(self.book.limits.rows)} rækker")
            limit = _danish(self.book.limits.rows)
            raise book.refuse("too_many_rows", self.part, f"over {limit} rækker", limit=limit)

    def _mostly_empty(self, found: str) -> RefusedError:
        book = self.book
        found = f"{found}, heraf {_danish(book.filled_rows)} med indhold"
        limits = {"rows": _danish(self.book.limits.rows), "cells": _danish(self.book.limits.cells)}
        return book.refuse("formatted_but_empty", self.part, found, **limits)

    def _cell(self, attributes: Attributes) -> None:
        book = self.book
        book.cells += 1
        if book.cells > self.book.limits.cells:
            limit = _danish(self.book.limits.cells)
            if book.filled_cells < self.book.limits.cells // 2:
                raise self._mostly_empty(f"over {limit} celler")
            raise book.refuse("too_many_cells", self.part, f"over {limit} celler", limit=limit)
        self.kind, self.style = attributes.get("t"), attributes.get("s")
        address = attributes.get("r")
        if address is None:
            self.column += 1
            return
        written = address.rstrip("0123456789")
        column = COLUMNS.get(written, 0)
        if column > self.column and address[len(written) :] == self.row_text:
            self.column = column
            return
        found = place(address)
        if found is None:
            raise book.refuse("cell_without_address", self.part, address[:40])
        if found <= (self.row, self.column):
            raise book.refuse("cell_twice", self.part, address, address)
        self.row, self.column = found
        self.row_text = str(self.row)

    def _filled(self) -> None:
        book = self.book
        book.filled_cells += 1
        if not self.is_filled_row:
            self.is_filled_row = True
            book.filled_rows += 1
        if (
            self.row > self.book.limits.last_row or self.column > self.book.limits.last_column
        ) and self.is_looked_at:
            raise book.refuse(
                "cell_far_away",
                self.part,
                self.address,
                self.address,
                rows=_danish(self.book.limits.last_row),
                columns=self.book.limits.last_column,
            )

    def _formula(self, text: str) -> None:
        book = self.book
        self._filled()
        if links.fetches(text, book.own_names) or (
            book.fetching_names and links.uses(text, book.fetching_names)
        ):
            raise book.refuse("file_with_links", self.part, "en formel", self.address)

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
                book.found_personal(self.part, personal.IN_CELL, self.address)
        if book.p_strings:
            self.p_numbers.see(self.row, self.column, text)

    def _number(self, text: str) -> None:
        if len(text) > self.book.limits.number:
            found = f"et tal på {_danish(len(text))} tegn"
            raise self.book.refuse(
                "number_too_long", self.part, found, self.address, limit=self.book.limits.number
            )
        if not _NUMBER.fullmatch(text):
            raise self.book.refuse("number_broken", self.part, text[:40], self.address)
        if (
            len(text) >= 9
            and personal.is_personal_number(text, self._format())
            and not self.p_numbers.has(self.row, self.column, text)
        ):
            self.book.found_personal(self.part, personal.IN_CELL, self.address)

    def _format(self) -> str:
        style = int(self.style) if self.style and self.style.isdecimal() else 0
        return next(islice(self.book.formats, style, None), "General")

    def _look_at_cell(self, text: str) -> None:
        if personal.has_personal_number(text) and not self.p_numbers.has(
            self.row, self.column, text
        ):
            self.book.found_personal(self.part, personal.IN_CELL, self.address)
        self.p_numbers.see(self.row, self.column, text)

    def _area(self, tag: str, reference: str) -> None:
        """Count the cells of areas merged into one, or made one link."""
        first, _, last = reference.partition(":")
        start, end = place(first), place(last or first)
        if start is None or end is None:
            if tag == "hyperlink":  # nobody reads where a link is
                return
            raise self.book.refuse("cell_without_address", self.part, reference[:40])
        self.book.area += (abs(end[0] - start[0]) + 1) * (abs(end[1] - start[1]) + 1)
        if self.book.area > self.book.limits.area:
            limit = _danish(self.book.limits.area)
            raise self.book.refuse("area_too_large", self.part, reference, limit=limit)


_READERS: Mapping[str, Callable[[_Part], Any]] = {
    "Types": _ContentTypes,
    "Relationships": _Relationships,
    "workbook": _Workbook,
    "styleSheet": _Styles,
    "sst": _Strings,
    "externalLink": _ExternalLink,
    "comments": _Comments,
    "ThreadedComments": _Comments,
    "worksheet": _Sheet,
}
"""How a part is read, by the name of its first element."""


def _id_of(attributes: Attributes) -> str:
    """The relationship that an element names."""
    return next((v for k, v in attributes.items() if _local(k) == "id" and ":" in k), "")


def _is_xml(name: str, start: bytes) -> bool:
    """Whether the part could be read as XML, whatever its name says."""
    if name.lower().endswith((".xml", ".rels", ".vml")):
        return True
    return start[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _danish(number: int) -> str:
    return f"{number:,}".replace(",", ".")
