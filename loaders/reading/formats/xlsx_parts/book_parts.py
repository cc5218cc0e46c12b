"""Reads the parts of a workbook other than its cells; anything not listed here is ignored.

It reads the names and states of the sheets, the epoch of dates, whether results are outdated, the
effect of styles on a cell's value and visibility, shared texts, notes, and custom properties.
Unusable values are left out as if missing, because none of them is a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element, iterparse

from loaders.guard.package import HIDDEN, MAIN, Package, is_true, local
from loaders.reading.date_formats import is_date_format, is_duration_format
from loaders.reading.formats.xlsx_parts import fonts
from loaders.reading.formats.xlsx_parts.days import EPOCH, OLD_MAC_EPOCH
from loaders.reading.number_formats import shows_otherwise
from loaders.reading.seen import Mark

RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GENERAL = "General"
BUILT_IN: Mapping[str, str] = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "5": '#,##0 "kr.";-#,##0 "kr."',
    "6": '#,##0 "kr.";[Red]-#,##0 "kr."',
    "7": '#,##0.00 "kr.";-#,##0.00 "kr."',
    "8": '#,##0.00 "kr.";[Red]-#,##0.00 "kr."',
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "14": "mm-dd-yy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yy h:mm",
    "37": "#,##0_);(#,##0)",
    "38": "#,##0_);[Red](#,##0)",
    "39": "#,##0.00_);(#,##0.00)",
    "40": "#,##0.00_);[Red](#,##0.00)",
    "41": r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    "42": '_-* #,##0 "kr."_-;-* #,##0 "kr."_-;_-* "-" "kr."_-;_-@_-',
    "43": r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    "44": '_-* #,##0.00 "kr."_-;-* #,##0.00 "kr."_-;_-* "-"?? "kr."_-;_-@_-',
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mmss.0",
    "48": "##0.0E+0",
    "49": "@",
}
"""The number formats that files refer to by number only (ISO/IEC 29500-1, 18.8.30).

Currencies are shown in the currency of the computer: in Denmark kroner.
"""
LONGEST_INDEX = 8
"""The most digits in the number of a style, font or fill."""


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it, and the part that holds its cells."""

    name: str
    part: str
    hidden: bool


class Style(NamedTuple):
    """The parts of a cell's style that affect its value and visibility.

    `mark` is the appearance of all its text; `is_unseen`: the text is invisible on the cell's
    `background` colour.
    """

    number_format: str = GENERAL
    is_date: bool = False
    is_duration: bool = False
    mark: Mark | None = None
    is_unseen: bool = False
    background: str | None = fonts.NO_FILL


class Piece(NamedTuple):
    """A part of a text; if it `follows_cell`, it has the appearance of the cell's style.

    Otherwise `colour` is its colour, None for the default one.
    """

    text: str
    mark: Mark | None
    follows_cell: bool
    colour: str | None = None
    is_tiny: bool = False


Pieces: TypeAlias = tuple[Piece, ...]


NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Book:
    """The data that every sheet's cells refer to.

    `hiding` are the numbers of the formats with which rules change the appearance of a cell; `pieces`
    has the pieces of shared texts that have several; `is_uncalculated`: the workbook requests
    calculation when it is opened, so its stored results may never have been calculated.
    """

    sheets: tuple[SheetPart, ...]
    styles: tuple[Style, ...]
    hiding: frozenset[int]
    strings: tuple[str, ...]
    pieces: Mapping[int, Pieces]
    epoch: datetime
    is_uncalculated: bool
    properties: Mapping[str, object]


def book(package: Package) -> Book:
    """The workbook's shared data. Raises `LookupError` or `ParseError` if a part of it is missing."""
    workbook = package.workbook()
    tree = package.tree(workbook)
    related = {each.id: each for each in package.related(workbook)}
    kinds = {each.kind: each.part for each in related.values() if each.part in package}
    texts = tuple(_texts(package, kinds["sharedStrings"])) if "sharedStrings" in kinds else ()
    styles = package.tree(kinds["styles"]) if "styles" in kinds else None
    return Book(
        sheets=tuple(_sheets(tree, {id_: (each.kind, each.part) for id_, each in related.items()})),
        styles=() if styles is None else tuple(_styles(styles)),
        hiding=frozenset() if styles is None else frozenset(_hiding(styles)),
        strings=tuple(text for text, _ in texts),
        pieces={number: pieces for number, (_, pieces) in enumerate(texts) if pieces},
        epoch=_epoch(tree),
        is_uncalculated=_is_uncalculated(tree),
        properties=dict(_properties(package)),
    )


def text_of(element: Element) -> str:
    """The whole text of a string, inline string or note, without phonetic text."""
    text = element.findtext(f"{MAIN}t") or ""
    return _written(text) + "".join(piece.text for piece in pieces_of(element))


def pieces_of(element: Element) -> Pieces:
    """The pieces of a text that is stored in several; empty for any other."""
    return tuple(
        _piece(_written(run.findtext(f"{MAIN}t") or ""), run.find(f"{MAIN}rPr"))
        for run in element.iterfind(f"{MAIN}r")
    )


def _piece(text: str, properties: Element | None) -> Piece:
    if properties is None:
        return Piece(text, None, follows_cell=True)
    mark, colour = fonts.mark_of(properties), fonts.colour_of(properties)
    return Piece(text, mark, follows_cell=False, colour=colour, is_tiny=fonts.is_tiny(properties))


def _written(text: str) -> str:
    return text.replace("x005F_", "")  # Excel's escape for text that looks like its codes


def notes(package: Package, sheet: str) -> dict[str, str]:
    """The text of each note of a sheet, by the cell's address."""
    return {
        comment.get("ref", "").replace("$", "").upper(): text_of(text)
        for related in package.related(sheet)
        if related.kind == "comments" and related.part in package
        for comment in package.tree(related.part).iter(f"{MAIN}comment")
        if (text := comment.find(f"{MAIN}text")) is not None
    }


def _sheets(workbook: Element, related: Mapping[str, tuple[str, str]]) -> Iterator[SheetPart]:
    """The sheets that have cells; a sheet can also be a chart."""
    for sheet in workbook.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        kind, part = related[sheet.get(f"{RELATIONSHIPS}id", "")]
        if kind == "worksheet":
            yield SheetPart(sheet.get("name", ""), part, sheet.get("state") in HIDDEN)


def _epoch(workbook: Element) -> datetime:
    settings = workbook.find(f"{MAIN}workbookPr")
    is_old_mac = settings is not None and is_true(settings.get("date1904"))
    return OLD_MAC_EPOCH if is_old_mac else EPOCH


def _is_uncalculated(workbook: Element) -> bool:
    settings = workbook.find(f"{MAIN}calcPr")
    if settings is None:
        return False
    is_manual = settings.get("calcMode") == "manual"
    return (
        any(is_true(settings.get(asks)) for asks in ("fullCalcOnLoad", "forceFullCalc"))
        or not is_true(settings.get("calcCompleted", "1"))
        or (is_manual and not is_true(settings.get("calcOnSave", "1")))
    )


def _styles(tree: Element) -> Iterator[Style]:
    codes = {
        each.get("numFmtId"): each.get("formatCode") or GENERAL
        for each in tree.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    found_fonts = tree.findall(f"{MAIN}fonts/{MAIN}font")
    fills = tree.findall(f"{MAIN}fills/{MAIN}fill")
    for each in tree.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        id_ = each.get("numFmtId", "0")
        built_in = BUILT_IN.get(id_)
        code = codes.get(id_) or built_in or GENERAL
        font, fill = (
            _numbered(found_fonts, each.get("fontId")),
            _numbered(fills, each.get("fillId")),
        )
        background = None if fill is None else fonts.background_of(fill)
        yield Style(
            number_format=code,
            is_date=is_date_format(code),
            is_duration=is_duration_format(code),
            mark=fonts.mark_of(font),
            is_unseen=font is not None and fonts.is_unseen(font, background),
            background=background,
        )


def _hiding(tree: Element) -> Iterator[int]:
    for number, rule in enumerate(tree.iterfind(f"{MAIN}dxfs/{MAIN}dxf")):
        font, code = rule.find(f"{MAIN}font"), rule.find(f"{MAIN}numFmt")
        has_no_fill = rule.find(f"{MAIN}fill") is None
        if (
            fonts.mark_of(font)
            or (font is not None and has_no_fill and fonts.is_unseen(font, fonts.NO_FILL))
            or (code is not None and shows_otherwise(code.get("formatCode") or GENERAL))
        ):
            yield number


def _numbered(elements: Sequence[Element], number: str | None) -> Element | None:
    """The element with a number; None if there is none."""
    if number is None or not number.isdecimal() or len(number) > LONGEST_INDEX:
        return None
    return next(iter(elements[int(number) :]), None)


def _texts(package: Package, part: str) -> Iterator[tuple[str, Pieces]]:
    with package.open(part) as stream:
        for _, element in iterparse(stream):  # noqa: S314 - the guard lets no DOCTYPE in
            if element.tag == f"{MAIN}si":
                yield text_of(element), pieces_of(element)
                element.clear()


def _properties(package: Package) -> Iterator[tuple[str, object]]:
    for related in package.related(""):
        if related.kind == "custom-properties" and related.part in package:
            for each in package.tree(related.part):
                for value in each:
                    yield each.get("name", ""), _property(local(value.tag), value.text or "")


def _property(kind: str, text: str) -> object:
    match kind:
        case "bool":
            return is_true(text)
        case "i1" | "i2" | "i4" | "i8" | "int":
            return int(text) if text.strip().lstrip("-").isdecimal() else None
        case "r4" | "r8" | "decimal":
            try:
                return float(text)
            except ValueError:
                return None
    return text
