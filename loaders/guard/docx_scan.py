"""Scans every part of a Word document (.docx) in one streaming pass, before it is opened.

The limits and the search for personal numbers are those of `xml_scan`. A field that fetches something, and a
document inside the document, are refused; a link that a person must click is not.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from loaders.guard import personal
from loaders.guard.limits import LIMITS, Limits
from loaders.guard.package import CONTENT_TYPES
from loaders.guard.xml_scan import (
    Attributes,
    Book,
    ContentTypes,
    DamagedError,
    Part,
    Reader,
    RefusedError,
    Relationships,
    local_name,
)
from policy.findings import Finding

DEEPEST = 200
"""The most elements inside each other; those of an honest document are some thirty."""
READ = frozenset({"officeDocument", "footnotes", "endnotes", "comments"})
"""The relationship types of the parts that are read."""
_FETCHING = re.compile(
    r"\s*(?:DDEAUTO|DDE|LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|RD)\b",
    re.IGNORECASE,
)
"""The fields of Word that take their result from another file or program."""

_ON_THIS_MACHINE = re.compile(r"file:///(?![/\\])|[a-z]:[/\\]|(?![a-z]+:|[/\\]{2})", re.IGNORECASE)


def examine(
    file: str, size: int, archive: zipfile.ZipFile, limits: Limits = LIMITS
) -> tuple[Finding, ...]:
    """The reasons to refuse the archive: one refusal, and every personal number found before it.

    `size` is the packed file's. Raises `DamagedError` for a part that is not well-formed, and the
    errors of `zipfile` for a broken archive.
    """
    parts = {part.filename.lower(): part for part in archive.infolist()}
    book = Book(file, size, limits, parts=frozenset(parts))
    try:
        for name in sorted(parts, key=_turn):
            Part(book, parts[name].filename, _READERS).read(archive, parts[name])
    except RefusedError as refused:
        return (refused.finding, *book.personal)
    return tuple(book.personal)


def _turn(name: str) -> tuple[bool, bool]:
    """Sort key: what says which parts are read comes first."""
    return name != CONTENT_TYPES, not name.endswith(".rels")


class _ContentTypes(ContentTypes):
    with_macros = "et dokument med makroer"


class _Relationships(Relationships):
    read = READ

    def element(self, tag: str, attributes: Attributes) -> None:
        super().element(tag, attributes)
        if attributes.get("Type", "").endswith("/aFChunk"):
            raise self.book.refuse("file_with_embedded", "", "et indsat dokument")

    def is_harmless(self, kind: str, target: str) -> bool:
        """Whether the link names the template that the document was made from, on this machine."""
        return kind == "attachedTemplate" and bool(_ON_THIS_MACHINE.match(target))


class _Text(Reader):
    """A part with text: what it fetches is refused, and a personal number is found in its cell."""

    where = "i dokumentets tekst"

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.depth = self.table = 0
        self.rows: list[list[int]] = []
        self.field: list[str] = []
        self.deleted: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise DamagedError(self.part)
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        text, name = "".join(self.texts), local_name(tag)
        super().end(tag)
        if name == "instrText":
            self.field.append(text)
        elif name == "delText":
            self.deleted.append(text)
        elif name == "p":
            self.look_at("".join(self.deleted))
            self.deleted.clear()
        elif name == "tbl":
            self.rows.pop()

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag == "tbl":
            self.table += not self.rows
            self.rows.append([0, 0])
        elif tag == "tr" and self.rows:
            self.rows[-1] = [self.rows[-1][0] + 1, 0]
        elif tag == "tc" and self.rows:
            self.rows[-1][1] += 1
        elif tag == "fldChar":
            self._fetches("".join(self.field))
            self.field.clear()
        elif tag == "fldSimple":
            self._fetches(next((v for k, v in attributes.items() if local_name(k) == "instr"), ""))

    def _fetches(self, instruction: str) -> None:
        if _FETCHING.match(instruction):
            raise self.book.refuse("file_with_links", self.part, "et felt")

    def look_at(self, text: str) -> None:
        if personal.has_personal_number(text):
            self.book.found_personal(self.part, self.where, self._place())

    def _place(self) -> str | None:
        if not self.rows:
            return None
        row, column = self.rows[0]
        return f"tabel {self.table}, række {row}, kolonne {column}"


_READERS: Mapping[str, Callable[[Part], Any]] = {
    "Types": _ContentTypes,
    "Relationships": _Relationships,
    **dict.fromkeys(("document", "footnotes", "endnotes", "comments", "hdr", "ftr"), _Text),
}
"""The reader of a part, by the name of its root element."""
