"""Reads the tables of a Word document (.docx) that the guard has let through.

Text that Word would show is read: inserted text as if it were accepted, and what is in content controls and
fields. What is deleted, struck out, hidden, or beside the text (boxes, notes, comments, pictures) is not, and
each is a finding with its words.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from loaders.guard import archive, docx_scan, file_kinds, opening
from loaders.guard.limits import LIMITS, Limits
from loaders.guard.package import Package, is_true, local
from loaders.plans.tables import PlanFile, PlanTable, merged_down, quoted
from loaders.reading.sheets import Cell
from policy.findings import Finding, finding

DOCUMENT = re.compile(r"(^|/)word/document[^/]*\.xml$")
UNREADABLE = (*archive.UNREADABLE_ZIP, ParseError, LookupError)
_WHOLE_NUMBER = re.compile(r"\d{1,3}")
_NO = frozenset({"0", "false", "off", "none"})


class Manner(StrEnum):
    """How a text is in a cell, in the words of a finding."""

    PLAIN = "almindelig"
    INSERTED = "indsat"
    DELETED = "slettet"
    STRUCK = "streget over"
    HIDDEN = "skjult"
    BOX = "i en tekstboks"
    NOTE = "i en fodnote eller slutnote"
    COMMENT = "i en kommentar"
    PICTURE = "et billede"


_READ = frozenset({Manner.PLAIN, Manner.INSERTED})
_CHANGES = (Manner.DELETED, Manner.INSERTED)
_OUT_OF_THE_TEXT = (
    Manner.STRUCK,
    Manner.HIDDEN,
    Manner.BOX,
    Manner.NOTE,
    Manner.COMMENT,
    Manner.PICTURE,
)
_INTO: Mapping[str, Manner] = {
    "ins": Manner.INSERTED,
    "moveTo": Manner.INSERTED,
    "del": Manner.DELETED,
    "moveFrom": Manner.DELETED,
    "delText": Manner.DELETED,
    "txbxContent": Manner.BOX,
}
"""The elements whose text is there in a manner of its own."""
_SIGNS: Mapping[str, str] = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES: Mapping[str, Manner] = {
    "footnoteReference": Manner.NOTE,
    "endnoteReference": Manner.NOTE,
    "commentReference": Manner.COMMENT,
}
_PART_OF: Mapping[str, str] = {
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "commentReference": "comments",
}
_WITHOUT_TEXT = frozenset({"instrText", "Fallback", "softHyphen"})


def recognised(content: bytes) -> bool:
    """Whether the file is a zip with a Word document in it."""
    if not content.startswith(file_kinds.ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return any(DOCUMENT.search(name.lower()) for name in parts.namelist())
    except archive.UNREADABLE_ZIP:
        return False


def read(name: str, content: bytes, limits: Limits = LIMITS) -> PlanFile | tuple[Finding, ...]:
    """The tables of a document, or why it must not be opened."""
    file = opening.safe_name(name)
    if refused := opening.refusal(name, content, limits):
        return (refused,)
    if refusals := opening.examined(file, content, limits, docx_scan.examine):
        return refusals
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return _read(file, Package(parts))
    except UNREADABLE:
        return (opening.damaged(file),)


def _read(file: str, package: Package) -> PlanFile:
    part = next(each.part for each in package.related("") if each.kind == "officeDocument")
    notes = _notes(package, part)
    tables: list[PlanTable] = []
    above: list[str] = []
    paragraphs = 0
    for block in _blocks(package.tree(part)):
        if local(block.tag) == "tbl":
            tables.append(_Table(file, f"tabel {len(tables) + 1}", notes).read(block, above))
            above = []
        elif text := _Text(notes).of(block):
            above.append(text)
            paragraphs += 1
    return PlanFile(file, tuple(tables), paragraphs)


def _notes(package: Package, part: str) -> Mapping[tuple[str, str], str]:
    """The texts of notes and comments, by the kind of part and their number."""
    found = {}
    for each in package.related(part):
        if each.kind in _PART_OF.values() and each.part in package:
            for note in package.tree(each.part):
                found[each.kind, _value(note, "id")] = _Text({}).of(note)
    return found


def _blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, also those in content controls and other wrappings."""
    for child in element:
        tag = local(child.tag)
        if tag in {"p", "tbl"}:
            yield child
        elif not tag.endswith("Pr") and not _is_placeholder(child):
            yield from _blocks(child)


def _inner(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and other wrappings."""
    for child in element:
        tag = local(child.tag)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom"}:
            yield from _inner(child, wanted)


def _is_placeholder(element: Element) -> bool:
    """Whether it is a content control that shows only what to write in it."""
    return any(local(each.tag) == "showingPlcHdr" for each in _properties(element))


def _properties(element: Element) -> Iterator[Element]:
    for child in element:
        if local(child.tag).endswith("Pr"):
            yield from child


def _property(element: Element, name: str) -> Element | None:
    return next((each for each in _properties(element) if local(each.tag) == name), None)


def _value(element: Element, name: str = "val") -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _number(element: Element | None) -> int:
    """The whole number that a property has; 0 if it has none."""
    text = "" if element is None else _value(element)
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else 0


def _is_on(element: Element, *names: str) -> bool:
    """Whether one of the properties is on; one without a value is."""
    found = (each for each in _properties(element) if local(each.tag) in names)
    return any(is_true(_value(each) or "1") for each in found)


class _Text:
    """The text of one cell or paragraph, in each manner that it is there."""

    def __init__(self, notes: Mapping[tuple[str, str], str]) -> None:
        self._notes = notes
        self.texts: defaultdict[Manner, list[str]] = defaultdict(list)
        self.has_table = False

    def of(self, element: Element) -> str:
        """The text of an element that is read."""
        self.walk(element, Manner.PLAIN)
        return self.seen

    @property
    def seen(self) -> str:
        lines = "".join(self.texts[Manner.PLAIN]).split("\n")
        return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))

    def walk(self, element: Element, manner: Manner) -> None:
        for child in element:
            tag = local(child.tag)
            if tag.endswith("Pr") or tag in _WITHOUT_TEXT or _is_placeholder(child):
                continue
            self._take(tag, child, manner)

    def _take(self, tag: str, child: Element, manner: Manner) -> None:
        if tag in _NOTES:
            note = self._notes.get((_PART_OF[tag], _value(child, "id")), "")
            self._add(_NOTES[tag], note)
        elif tag in _SIGNS:
            self._add(manner, _SIGNS[tag])
        elif tag == "blip":
            self._add(Manner.PICTURE, " ")
        elif tag in {"t", "delText"}:
            self._add(_within(manner, tag), child.text or "")
        else:
            self.has_table = self.has_table or tag == "tbl"
            self.walk(
                child, _of_run(child, _within(manner, tag)) if tag == "r" else _within(manner, tag)
            )
            if tag in {"p", "tc"}:
                self._add(manner, "\n")

    def _add(self, manner: Manner, text: str) -> None:
        self.texts[manner].append(text)
        if manner is Manner.INSERTED:
            self.texts[Manner.PLAIN].append(text)

    def said(self, manners: tuple[Manner, ...]) -> str:
        """The text in some manners, as a finding quotes it."""
        found = ((manner, "".join(self.texts[manner])) for manner in manners)
        return "; ".join(
            f"{manner}: {quoted(text)}" if text.strip() else str(manner)
            for manner, text in found
            if text.strip() or (manner is Manner.PICTURE and text)
        )


def _within(manner: Manner, tag: str) -> Manner:
    """The manner of what is in an element: text that is not read stays so, whatever is around it."""
    return _INTO.get(tag, manner) if manner in _READ else manner


def _of_run(run: Element, manner: Manner) -> Manner:
    if manner not in _READ:
        return manner
    if _is_on(run, "vanish"):
        return Manner.HIDDEN
    return Manner.STRUCK if _is_on(run, "strike", "dstrike") else manner


class _Table:
    """Reads one table: a cell for each column of its grid that has text."""

    def __init__(self, file: str, name: str, notes: Mapping[tuple[str, str], str]) -> None:
        self.file = file
        self.name = name
        self._notes = notes
        self.findings: list[Finding] = []
        self._above: dict[int, Cell] = {}
        self._covers: dict[Cell, int] = {}

    def read(self, table: Element, above: list[str]) -> PlanTable:
        rows = [self._row(number, row) for number, row in enumerate(_inner(table, "tr"), start=1)]
        for first, count in self._covers.items():
            self.findings.append(merged_down(self.file, self.name, first, count))
        filled = tuple(row for row in rows if row)
        return PlanTable(self.name, filled, tuple(above), tuple(self.findings))

    def _row(self, number: int, row: Element) -> tuple[Cell, ...]:
        manner = Manner.PLAIN
        for tag in ("ins", "del"):
            if _property(row, tag) is not None:
                manner = _INTO[tag]
        column, cells = 1 + _number(_property(row, "gridBefore")), []
        for each in _inner(row, "tc"):
            width = max(_number(_property(each, "gridSpan")), 1)
            cell = Cell(f"række {number}, kolonne {column}", number, column, "", merged=width > 1)
            if (filled := self._cell(each, cell, manner)).value:
                cells.append(filled)
            column += width
        return tuple(cells)

    def _cell(self, element: Element, cell: Cell, manner: Manner) -> Cell:
        text = _Text(self._notes)
        is_gone = _property(element, "cellDel") is not None
        text.walk(element, Manner.DELETED if is_gone else manner)
        self._find_of(text, cell)
        merge = _property(element, "vMerge")
        if merge is not None and _value(merge) != "restart" and cell.column in self._above:
            first = self._above[cell.column]
            self._covers[first] = self._covers.get(first, 1) + 1
            if text.seen:
                self._find("plan_text_left_out", cell, f"under en fletning: {quoted(text.seen)}")
            return cell._replace(value=first.value, merged=True)
        read = cell._replace(value=text.seen)
        self._above.pop(cell.column, None)
        if merge is not None and read.value:
            self._above[cell.column] = read
        return read

    def _find_of(self, text: _Text, cell: Cell) -> None:
        if changes := text.said(_CHANGES):
            self._find("plan_tracked_changes", cell, changes)
        if out := text.said(_OUT_OF_THE_TEXT):
            self._find("plan_text_left_out", cell, out)
        if text.has_table:
            self._find("plan_nested_table", cell, quoted(text.seen))

    def _find(self, code: str, cell: Cell, found: str) -> None:
        self.findings.append(
            finding(code, file=self.file, sheet=self.name, cell=cell.address, found=found)
        )
