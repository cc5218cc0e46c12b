"""The parts of a workbook's zip, found by following relationships rather than by name.

Parts without a relationship, and relationships to missing parts, are ignored.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring

CONTENT_TYPES = "[content_types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"
USUAL_WORKBOOK = "xl/workbook.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TRUE = frozenset({"1", "true", "on"})
HIDDEN = frozenset({"hidden", "veryHidden"})
"""The states of a sheet that Excel does not show."""


class Relationship(NamedTuple):
    """A link from one part to another: `kind` is the last word of its type, `part` in lower case."""

    id: str
    kind: str
    part: str


def part_of(owner: str, target: str) -> str:
    """The part, in lower case, that a relationship of `owner` targets.

    >>> part_of("xl/workbook.xml", "worksheets/sheet1.xml")
    'xl/worksheets/sheet1.xml'
    >>> part_of("xl/worksheets/sheet1.xml", "/xl/Comments1.xml")
    'xl/comments1.xml'
    """
    folder = posixpath.dirname(owner)
    path = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/").lower()


def relationships_of(part: str) -> str:
    """The part that lists the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def local(name: str) -> str:
    """A name without its namespace, whether as a prefix or in braces."""
    return name.rpartition("}")[2].rpartition(":")[2]


def is_true(flag: str | None) -> bool:
    """Whether an XML attribute is true."""
    return flag is not None and flag.strip().lower() in TRUE


class Package:
    """An open zip whose parts are found by name, ignoring case as Excel does."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names: Mapping[str, str] = {name.lower(): name for name in archive.namelist()}

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def open(self, part: str) -> IO[bytes]:
        """The part's bytes, unpacked as they are read. Raises `LookupError` if there is no such part."""
        return self._archive.open(self._names[part])

    def tree(self, part: str) -> Element:
        """A small part as an element tree. Raises `LookupError` if there is no such part."""
        return fromstring(self._archive.read(self._names[part]))  # noqa: S314 - the guard lets no DOCTYPE in

    def workbook(self) -> str:
        """The part that lists the sheets."""
        for related in self.related(""):
            if related.kind == "officeDocument" and related.part in self:
                return related.part
        return USUAL_WORKBOOK

    def related(self, part: str) -> Iterator[Relationship]:
        """The parts that one part links to; those of the whole package for an empty name."""
        listed = relationships_of(part)
        if listed not in self:
            return
        for each in self.tree(listed):
            if local(each.tag) == "Relationship" and each.get("TargetMode") != "External":
                kind = each.get("Type", "").rpartition("/")[2]
                yield Relationship(each.get("Id", ""), kind, self._named(part, each))

    def _named(self, owner: str, relationship: Element) -> str:
        part = part_of(owner, relationship.get("Target", ""))
        return part if part in self else unquote(part)
