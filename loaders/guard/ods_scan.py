"""Scans every part of an OpenDocument workbook (.ods) in one streaming pass, before it is opened.

Cells and rows can be repeated any number of times, so what counts is how many they become. Otherwise the
limits and the search for personal numbers are those of `xml_scan`.
"""

from __future__ import annotations

import re
import zipfile

from loaders.addresses import column_letters
from loaders.guard import personal
from loaders.guard.limits import LIMITS, Limits
from loaders.guard.xml_scan import (
    Attributes,
    Book,
    DamagedError,
    Part,
    Reader,
    RefusedError,
    danish,
    local_name,
)
from loaders.sheet_names import table_named
from policy.findings import Finding
from policy.spelling import invisible

CONTENT = "content.xml"
MANIFEST = "meta-inf/manifest.xml"
READ = (CONTENT, MANIFEST, "styles.xml", "meta.xml")
"""The parts that must be well-formed: those that are read, and those that say what the file is."""

_MACROS = re.compile(r"^(?:basic|scripts)/.", re.IGNORECASE)
_SCRIPT = "vnd.sun.star.script:"
_LINKED = frozenset(
    {
        "cell-range-source",
        "database-source-query",
        "database-source-sql",
        "database-source-table",
        "dde-link",
        "dde-source",
        "table-source",
    }
)
_EMBEDDED = frozenset({"applet", "object-ole", "plugin"})
_FORMULAS = ("formula", "expression", "condition", "cell-range-address")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_OUTSIDE = re.compile(
    r"'(?:[^']++|'')*+'(?P<file>\#)?|(?P<fetching>\b(?:DDE|WEBSERVICE)\()", re.IGNORECASE
)
"""Each quoted name is taken as a whole, so that many quotation marks take no time."""
_INDIRECT = re.compile(r"\bINDIRECT\(", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\.\./", re.IGNORECASE)
_COUNT = re.compile(r"[1-9]\d{0,7}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_PLAIN = _CELLS | {"table-row", "p", "s", "span"}
"""The elements that cells are made of."""
_NOT_WRITTEN = ("settings.xml", "manifest.rdf")
"""Parts that a program fills by itself."""


def examine(
    file: str, size: int, archive: zipfile.ZipFile, limits: Limits = LIMITS
) -> tuple[Finding, ...]:
    """The reasons to refuse the archive: one refusal, and every personal number found before it.

    `size` is the packed file's. Raises `DamagedError` for a part that is not well-formed, and the
    errors of `zipfile` for a broken archive.
    """
    parts = {part.filename.lower(): part for part in archive.infolist() if not part.is_dir()}
    book = Book(file, size, limits, parts=frozenset(parts), read_parts=set(READ))
    try:
        if macro := next(filter(_MACROS.match, parts), None):
            raise book.refuse("file_with_macros", "", macro[:60])
        for name in sorted(parts, key=lambda name: (name != MANIFEST, name != CONTENT)):
            Part(book, parts[name].filename, _readers(name)).read(archive, parts[name])
    except RefusedError as refused:
        return (refused.finding, *book.personal)
    return tuple(book.personal)


class _Other(Reader):
    """Any part: what it runs, embeds or fetches is refused."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.is_written = part.name.lower() not in _NOT_WRITTEN
        if part.name.lower() == "meta.xml":
            self.where = "i filens egenskaber"

    def element(self, tag: str, attributes: Attributes) -> None:
        book = self.book
        if tag in {"event-listener", "script", "script-data"}:
            raise book.refuse("file_with_macros", self.part, "en makro")
        if tag in _EMBEDDED:
            raise book.refuse("file_with_embedded", self.part, tag)
        if tag in _LINKED:
            raise book.refuse("file_with_links", self.part, tag)
        for name, value in attributes.items():
            found = local_name(name)
            if found == "href":
                self._link(tag, value)
            elif found in _FORMULAS and _fetches(value):
                raise book.refuse("file_with_links", self.part, "en formel", self.place)
            elif found in {"title", "name"}:
                self.look_at(value)

    @property
    def place(self) -> str | None:
        """The address of the cell that is being read, if it is one."""
        return None

    def _link(self, tag: str, target: str) -> None:
        self.look_at(target)
        if target.lower().startswith(_SCRIPT):
            raise self.book.refuse("file_with_macros", self.part, "en makro")
        if tag != "a" and _ELSEWHERE.match(target):
            raise self.book.refuse("file_with_links", self.part, tag)


class _Manifest(_Other):
    """The list of parts, which says which of them are encrypted."""

    def element(self, tag: str, attributes: Attributes) -> None:
        super().element(tag, attributes)
        if tag == "encryption-data":
            raise self.book.refuse("file_encrypted", "", "en låst del af filen")
        if any("oleobject" in value for value in attributes.values()):
            raise self.book.refuse("file_with_embedded", "", "et indlejret objekt")


class _Content(_Other):
    """The sheets with their cells."""

    where = "i et arks navn, lister eller links"

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.row = self.next_row = self.column = 0
        self.row_times = self.column_times = 1
        self.is_filled_row = self.in_cell = self.is_far_allowed = False
        self.names: set[str] = set()
        self.style = ""
        self.hidden_styles: set[str] = set()
        self.cell: list[str] = []
        self.before_note: list[str] = []
        self.value: str | None = None
        self.is_filled = self.in_sheet = False
        self.p_numbers = personal.PNumbers()

    @property
    def place(self) -> str | None:
        return f"{column_letters(self.column)}{self.row}" if self.in_cell else None

    def start(self, tag: str, attributes: Attributes) -> None:
        self.texts.clear()
        tag = local_name(tag)
        if tag in _PLAIN:
            self.book.count_element(self.part)
        else:
            self.book.count_codes(self.part)
        if tag in _CELLS:
            self._cell(attributes)
        elif tag == "table-row":
            self._row(attributes)
        elif tag == "annotation":
            self.before_note, self.cell = self.cell, []
        elif tag == "table":
            self._sheet(attributes)
        elif tag == "style":
            self.style = _attribute(attributes, "name")
        elif tag == "table-properties" and _attribute(attributes, "display") == "false":
            self.hidden_styles.add(self.style)
        self.element(tag, attributes)

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        text = self.taken_text()
        if text:
            self.cell.append(text)
        if tag == "annotation":
            self._look_at_note()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "p" and not self.in_cell:
            self.look_at("".join(self.cell))
            self.cell.clear()
        elif tag == "p":
            self.cell.append("\n")
        elif tag == "table-row":
            self.next_row = self.row + self.row_times
        elif tag == "table":
            self.in_sheet = False

    def _look_at_note(self) -> None:
        if personal.has_personal_number("".join(self.cell)):
            self.book.found_personal(self.part, personal.IN_NOTE, self.place)
        self.cell = self.before_note

    def _sheet(self, attributes: Attributes) -> None:
        if self.in_sheet:  # a table inside a cell, which no program for workbooks makes
            raise DamagedError(self.part)
        self.in_sheet = True
        name = _attribute(attributes, "name")
        number = f"ark {len(self.names) + 1}"
        if sign := invisible(name):
            raise self.book.refuse("sheet_name_invisible", "", f"{sign} i navnet på {number}")
        shown = personal.masked(name)
        if shown.casefold() in self.names:
            raise self.book.refuse("sheet_twice", "", shown)
        self.names.add(shown.casefold())
        self.book.sheets[self.part.lower()] = shown
        is_hidden = _attribute(attributes, "style-name") in self.hidden_styles
        self.is_far_allowed = is_hidden and table_named(name) is None
        self.row, self.next_row = 0, 1
        self.p_numbers = personal.PNumbers()

    def _row(self, attributes: Attributes) -> None:
        self.row, self.column = self.next_row, 0
        self.column_times = 1
        self.row_times = self._times(attributes, "number-rows-repeated")
        self.is_filled_row = False

    def _cell(self, attributes: Attributes) -> None:
        self.column += self.column_times if self.column else 1
        self.column_times = self._times(attributes, "number-columns-repeated")
        self.in_cell = True
        self.cell.clear()
        self.value, self.is_filled = None, False
        for name, value in attributes.items():
            found = local_name(name)
            if found in {"value-type", "formula"}:
                self.is_filled = True
            if found == "value":
                self.value = value
            elif found in {"string-value", "formula"}:
                self._look_at_cell(value)

    def _times(self, attributes: Attributes, name: str) -> int:
        stated = _attribute(attributes, name) or "1"
        if not _COUNT.fullmatch(stated):
            raise DamagedError(self.part)
        return int(stated)

    def _end_cell(self) -> None:
        text = "".join(self.cell).strip()
        self.cell.clear()
        if text or self.is_filled:
            self._count()
            self._look_at_cell(text)
            if self.value is not None:
                self._look_at_number(self.value.strip(), text)
        self.in_cell = False

    def _count(self) -> None:
        book, limits = self.book, self.book.limits
        if not self.is_filled_row:
            self.is_filled_row = True
            book.filled_rows += self.row_times
        book.filled_cells += self.row_times * self.column_times
        if book.filled_rows > limits.rows:
            limit = danish(limits.rows)
            raise book.refuse("too_many_rows", self.part, f"over {limit} rækker", limit=limit)
        if book.filled_cells > limits.cells:
            limit = danish(limits.cells)
            raise book.refuse("too_many_cells", self.part, f"over {limit} celler", limit=limit)
        last_row, last_column = self.row + self.row_times - 1, self.column + self.column_times - 1
        if (
            last_row > limits.last_row or last_column > limits.last_column
        ) and not self.is_far_allowed:
            address = f"{column_letters(self.column)}{self.row}"
            raise book.refuse(
                "cell_far_away",
                self.part,
                address,
                address,
                rows=danish(limits.last_row),
                columns=limits.last_column,
            )

    def _look_at_cell(self, text: str) -> None:
        if personal.has_personal_number(text) and not self.p_numbers.has(
            self.row, self.column, text
        ):
            self.book.found_personal(self.part, personal.IN_CELL, self.place)
        self.p_numbers.see(self.row, self.column, text)

    def _look_at_number(self, number: str, shown: str) -> None:
        if len(number) > self.book.limits.number:
            found = f"et tal på {danish(len(number))} tegn"
            raise self.book.refuse(
                "number_too_long", self.part, found, self.place, limit=self.book.limits.number
            )
        if not _NUMBER.fullmatch(number):
            raise self.book.refuse("number_broken", self.part, number[:40], self.place)
        is_plain = shown.isdigit() or not shown
        if (
            is_plain
            and personal.is_personal_number(number)
            and not self.p_numbers.has(self.row, self.column, number)
        ):
            self.book.found_personal(self.part, personal.IN_CELL, self.place)


def _readers(name: str) -> dict[str, type[Reader]]:
    """The readers of a part: that of the sheets is for the workbook's own content, and not for a chart's."""
    content = _Content if name == CONTENT else _Other
    others = dict.fromkeys(
        ("document-styles", "document-meta", "document-settings", "RDF", "document"), _Other
    )
    return {"document-content": content, "manifest": _Manifest, **others}


def _attribute(attributes: Attributes, wanted: str) -> str:
    return next((value for name, value in attributes.items() if local_name(name) == wanted), "")


def _fetches(formula: str) -> bool:
    """Whether a formula takes a value from another file or the web; a text that only names one does not.

    >>> _fetches("of:=['file:///tal.ods'#$Ark1.A1]"), _fetches("of:=['Ark 1'.A1]")
    (True, False)
    """
    if "#" not in formula and "(" not in formula:
        return False
    looked_at = formula if _INDIRECT.search(formula) else _TEXT.sub("", formula)
    return any(found["file"] or found["fetching"] for found in _OUTSIDE.finditer(looked_at))
