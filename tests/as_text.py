"""Files as lines of text that `diff` compares well: visible content, and texts for screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import PurePath
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pypdfium2

UNSEEN = {"style", "script"}


def text_of(name: str, content: str | bytes) -> str:
    """The text of a file, by its name's extension."""
    data = content.encode() if isinstance(content, str) else content
    ending = PurePath(name).suffix
    if ending == ".xlsx":
        return "\n".join([*cells(data), *parts(data, within=("xl/charts/", "docProps/"))])
    if ending in (".docx", ".pptx", ".zip"):
        return "\n".join(parts(data))
    if ending == ".pdf":
        return "\n".join(pages(data))
    if ending in (".svg", ".html"):
        return "\n".join(pretty(data.decode()))
    return data.decode().replace("\r\n", "\n")


def pretty(html: str) -> list[str]:
    """HTML or SVG with one tag or text per line."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return reader.lines


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen = tag in UNSEEN
        said = "".join(f' {name}="{value}"' for name, value in attrs)
        self.lines.append(f"<{tag}{said}>")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = False
        self.lines.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.unseen:
            self.lines.append(re.sub(r"\s+", " ", data))


def cells(content: bytes) -> Iterator[str]:
    """The cells of a workbook, with their comments and input rules."""
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        yield f"# {sheet.title} ({sheet.sheet_state}, {sheet.dimensions})"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate} [{cell.number_format}] {cell.value}"
                if cell.hyperlink:
                    yield f"{cell.coordinate} link: {cell.hyperlink.target}"
                if cell.comment:
                    yield f"{cell.coordinate} comment: {cell.comment.text}"
        for rule in sheet.data_validations.dataValidation:
            yield f"rule {rule.sqref}: {rule.type} {rule.formula1} {rule.prompt} {rule.error}"


def parts(content: bytes, within: Iterable[str] = ("",)) -> Iterator[str]:
    """The text of each file in an archive, in the order of their names."""
    with ZipFile(BytesIO(content)) as packed:
        for name in sorted(packed.namelist(), key=_numbered):
            if not name.startswith(tuple(within)):
                continue
            data = packed.read(name)
            if name.endswith((".xml", ".rels")):
                said = list(_said(ET.fromstring(data)))
            elif name.endswith((".xlsx", ".csv", ".json")):
                said = [text_of(name, data)]
            else:
                said = []
            if said:
                yield f"## {name}"
                yield from said


def _numbered(name: str) -> list[str | int]:
    """Sorts slide10 after slide9."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name)]


def _said(root: ET.Element) -> Iterator[str]:
    """Each paragraph, value, description and link address in a part of an Office file."""
    for element in root.iter():
        name = _local(element.tag)
        if name == "p":
            style = next(
                (v for e in element.iter() if _local(e.tag) == "pStyle" for v in e.attrib.values()),
                "",
            )
            words = "".join(e.text or "" for e in element.iter() if _local(e.tag) == "t")
            if words:
                yield f"{style}: {words}" if style else words
        elif name == "tr":
            yield "row"
        elif name != "t" and element.text and element.text.strip():
            yield f"{name}: {element.text}"
        if described := element.get("descr") or element.get("title"):
            yield f"{name} described: {described}"
        if name == "Relationship" and element.get("TargetMode") == "External":
            yield f"link: {element.get('Target')}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def pages(content: bytes) -> Iterator[str]:
    """The text of each page of a PDF."""
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        yield f"## page {number}"
        yield page.get_textpage().get_text_range().replace("\r\n", "\n")
