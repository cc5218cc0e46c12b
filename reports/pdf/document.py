"""The status document as PDF: tagged for screen readers (PDF/UA-1) and archivable (PDF/A-2a)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from policy.statuses import StatusCode
from presentation.blocks import (
    Block,
    Bullets,
    Diagram,
    Document,
    Paragraph,
    ParagraphKind,
    RemarkBlock,
    Section,
    Statement,
    Table,
    texts_as,
)
from presentation.charts.svg import drawing
from presentation.language.words import capitalised
from reports.pdf.row_heads import with_row_heads
from reports.shared.faces import SOURCE_SANS
from reports.shared.fitting import column_widths, longest_word, row_lines

HERE = Path(__file__).parent
FONTS = HERE.parent / "shared" / "fonts"
TEMPLATE = HERE / "status.typ"

_lock = Lock()

LETTERS_OF_HALF_A_PAGE = 1500
LINES_OF_HALF_A_PAGE = 22
"""A row of a table that has more lines may continue on the next page."""
LINES_OF_A_SHORT_TABLE = 14
"""A table that has more lines may continue on the next page, between two rows."""
BODY_WIDTH, CELL_SIZE, CELL_SIDE = 465.0, 9.5, 5.0
"""Measures of a table in the template, in points."""
TALLEST_CHART = 560.0
SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"(?<!\w)[^\W\d_]{41,}(?!\w)")
"""A word, and not a code: a hyphen in a checksum would be read as a part of it."""
_PIECE = re.compile(r"\w{1,10}")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def as_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes."""
    midnight = datetime.combine(document.as_of, time(), UTC)
    with _lock:
        made = _compiler().compile(
            format="pdf",
            sys_inputs={"document": json.dumps(_content(document), ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(midnight.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return with_row_heads(made)


@cache
def _compiler() -> typst.Compiler:
    """The one compiler, with the fonts loaded; it can make one document at a time."""
    return typst.Compiler(
        str(TEMPLATE), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True
    )


def _broken(part: Any) -> Any:
    """A part of the document with places to break the words that no hyphenation knows.

    A drawing breaks its own words.
    """
    return part if isinstance(part, Diagram) else texts_as(part, _with_breaks)


def _with_breaks(text: str) -> str:
    """A text whose words of more than forty letters can be broken.

    >>> _with_breaks("a" * 41 + " b") == SOFT_HYPHEN.join(["a" * 10] * 4 + ["a"]) + " b"
    True
    """
    return _LONG_WORD.sub(lambda word: SOFT_HYPHEN.join(_PIECE.findall(word[0])), text)


def _content(document: Document) -> dict[str, Any]:
    """The input of the template: texts, column indexes and widths, and charts as SVG."""
    as_of = document.as_of
    return {
        "title": document.title,
        "brief": document.brief,
        "subtitle": document.subtitle,
        "description": f"{document.subtitle}. {document.edition}.",
        "author": document.publisher,
        "date": {"year": as_of.year, "month": as_of.month, "day": as_of.day},
        "edition": document.edition,
        "header": document.subtitle,
        "footer": capitalised(document.foot),
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    following: tuple[Block | None, ...] = (*section.blocks[1:], None)
    return {
        "title": _broken(section.title),
        "level": section.level,
        "short": section.level > 1 and _is_short(section),
        "blocks": [
            _block(_broken(block)) | {"sticky": _belong_together(block, after)}
            for block, after in zip(section.blocks, following, strict=True)
        ],
    }


def _belong_together(block: Block, after: Block | None) -> bool:
    """Whether a block stays on the page of the next: a sentence and its chart, what is shown and its source."""
    match block, after:
        case Paragraph(), Diagram():
            return True
        case Diagram() | Table(), Paragraph(kind=ParagraphKind.SOURCE):
            return True
    return False


def _is_short(section: Section) -> bool:
    """Whether a section is only text, of at most half a page."""
    letters = 0
    for block in section.blocks:
        match block:
            case Paragraph() | Statement():
                letters += len(block.text)
            case Bullets():
                letters += sum(map(len, block.items))
            case _:
                return False
    return letters <= LETTERS_OF_HALF_A_PAGE


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"type": "paragraph", "kind": block.kind.value, "text": block.text}
        case Bullets():
            return {"type": "bullets", "items": block.items}
        case Table():
            return {"type": "table", **_table(block)}
        case Diagram():
            drawn = drawing.of(block.chart, block.sentence, heading=block.title)
            return {
                "type": "chart",
                "sentence": block.sentence,
                "svg": drawn,
                "height": _height(drawn),
            }
        case Statement():
            return {"type": "statement", "text": block.text, "mark": _mark(block.code)}
        case RemarkBlock():
            return {"type": "remark", **asdict(block)} | {
                "when": block.byline,
                "source": f"Kilde: {block.source}",
                "long": _letters(block) > LETTERS_OF_HALF_A_PAGE,
                "answers": [
                    asdict(answer) | {"source": f"Kilde: {answer.source}"}
                    for answer in block.answers
                ],
            }


def _letters(remark: RemarkBlock) -> int:
    return len(remark.body) + len(remark.note) + sum(len(a.text) for a in remark.answers)


def _height(drawn: str) -> float:
    """The height of a chart as wide as the text, in points; at most that of the tallest."""
    size = _SIZE.search(drawn)
    if size is None:
        raise ValueError("a drawing without its size")
    return min(float(size[2]) * BODY_WIDTH / float(size[1]), TALLEST_CHART)


def _table(table: Table) -> dict[str, Any]:
    measured = _to_be_measured(table)
    widths = column_widths(measured, BODY_WIDTH, CELL_SIZE, CELL_SIDE, SOURCE_SANS)
    lines = [row_lines(row, widths, CELL_SIZE, CELL_SIDE, SOURCE_SANS) for row in measured.texts]
    return {
        "caption": table.caption,
        "headings": table.headings,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "numeric": sorted(table.numeric),
        "total": table.total,
        "breakable": sum(lines) > LINES_OF_A_SHORT_TABLE,
        "tall": [each > LINES_OF_HALF_A_PAGE for each in lines],
        "hyphenate": _is_narrow(measured, widths),
        "widths": widths,
    }


def _is_narrow(table: Table, widths: Sequence[float]) -> bool:
    """Whether a word is wider than its column; only then are words divided, which takes time."""
    return any(
        longest_word(cell, CELL_SIZE, SOURCE_SANS) > width - 2 * CELL_SIDE
        for row in table.texts
        for cell, width in zip(row, widths, strict=True)
    )


def _to_be_measured(table: Table) -> Table:
    """The table with two wide letters for each mark, and long words broken where they can be."""
    rows = (
        (f"MM{cell.text}" if isinstance(cell, Statement) else cell for cell in row)
        for row in table.rows
    )
    cut: Table = texts_as(
        replace(table, rows=tuple(map(tuple, rows))), lambda text: text.replace(SOFT_HYPHEN, "- ")
    )
    return cut


def _cell(cell: str | Statement) -> dict[str, Any]:
    match cell:
        case Statement(code, text):
            return {"text": text, "mark": _mark(code)}
        case str():
            return {"text": cell, "mark": None}


def _mark(code: StatusCode) -> dict[str, str]:
    return {"shape": code.mark.shape.value, "tone": code.mark.tone.value}
