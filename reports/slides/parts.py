"""The shapes of a slide as XML: written directly, which is fast enough for a deck of thousands of words.

Lengths are in points. Every run is marked as Danish; text from data is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from reports.shared import marks
from reports.shared.office import LANGUAGE
from reports.slides.flow import (
    BULLET_INDENT,
    CELL_SIDE,
    CELL_SIZE,
    CELL_TOP,
    Grid,
    Look,
    Placed,
    Words,
)

EMU = 12_700
"""English Metric Units per point."""

SPACES = nsdecls("a", "p", "r")
NO_MARGINS = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
RIGHT, LEFT = "r", "l"
# Programs update fields with the same id together.
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def run(text: str, look: Look) -> str:
    """A text in one style."""
    return f"<a:r>{_run_properties(look)}<a:t>{escape(text, quote=False)}</a:t></a:r>"


def _run_properties(look: Look) -> str:
    slant = ' i="1"' if look.italic else ""
    weight = ' b="1"' if look.bold else ' b="0"'
    return (
        f'<a:rPr lang="{LANGUAGE}" sz="{round(look.size * 100)}"{weight}{slant} dirty="0">'
        f"<a:solidFill>{_colour(look.colour)}</a:solidFill></a:rPr>"
    )


def _colour(value: str) -> str:
    return f'<a:srgbClr val="{value}"/>'


def paragraph(content: str, look: Look, align: str = LEFT) -> str:
    """A paragraph around runs."""
    indent = _emu(BULLET_INDENT)
    hanging = f' marL="{indent}" indent="-{indent}"' if look.bullet else ' marL="0" indent="0"'
    bullet = '<a:buChar char="•"/>' if look.bullet else "<a:buNone/>"
    above = f'<a:spcBef><a:spcPts val="{round(look.before * 100)}"/></a:spcBef>'
    return f'<a:p><a:pPr algn="{align}"{hanging}>{above}{bullet}</a:pPr>{content}</a:p>'


def words_paragraph(words: Words) -> str:
    return paragraph(run(words.shown, words.look), words.look)


def number_paragraph(number: int, look: Look) -> str:
    """The slide number, as a field that the program updates."""
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{_run_properties(look)}<a:t>{number}</a:t></a:fld>'
    return paragraph(field, look, RIGHT)


def text_body(paragraphs: Iterable[str]) -> Any:
    """The text of a placeholder that its layout positions."""
    return parse_xml(f"<p:txBody {SPACES}><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody>")


def text_box(
    number: int, name: str, placed: Placed, paragraphs: Iterable[str], placeholder: str = ""
) -> Any:
    """A text box, or a placeholder with its own position."""
    box = "" if placeholder else ' txBox="1"'
    return parse_xml(
        f"<p:sp {SPACES}><p:nvSpPr>{_named(number, name)}<p:cNvSpPr{box}/>"
        f"<p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{_frame(placed)}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"<p:txBody><a:bodyPr {NO_MARGINS}><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f"{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def table(number: int, placed: Placed, grid: Grid) -> Any:
    """A table whose first row is the header, and whose last row is the total if it has one."""
    widths, heights = grid.widths(placed.width), grid.heights(placed.width)
    ends = bool(grid.table.total and grid.rows and grid.rows[-1] == grid.table.texts[-1])
    columns = "".join(f'<a:gridCol w="{_emu(width)}"/>' for width in widths)
    lines = [_row(grid, grid.table.headings, heights[0], head=True, bold=True)]
    for place, (cells, height) in enumerate(zip(grid.rows, heights[1:], strict=True), start=1):
        lines.append(_row(grid, cells, height, head=False, bold=ends and place == len(grid.rows)))
    total = ' lastRow="1"' if ends else ""
    return parse_xml(
        f"<p:graphicFrame {SPACES}><p:nvGraphicFramePr>"
        f"{_named(number, f'Tabel {number}', grid.table.caption)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm>{_frame(placed)}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"{total}/><a:tblGrid>{columns}</a:tblGrid>{"".join(lines)}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(grid: Grid, cells: Sequence[str], height: float, *, head: bool, bold: bool) -> str:
    written = "".join(
        _cell(cell, RIGHT if place in grid.table.numeric else LEFT, head=head, bold=bold)
        for place, cell in enumerate(cells)
    )
    return f'<a:tr h="{_emu(height)}">{written}</a:tr>'


def _cell(text: str, align: str, *, head: bool, bold: bool) -> str:
    look = Look(CELL_SIZE, 0.0, bold=bold, colour="ffffff" if head else marks.INK)
    ground = marks.HEAD if head else "ffffff"
    side, top = _emu(CELL_SIDE), _emu(CELL_TOP)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(run(text, look), look, align)}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{top}" marB="{top}">'
        f'<a:lnB w="{_emu(0.75)}"><a:solidFill>{_colour(marks.LINE)}</a:solidFill></a:lnB>'
        f"<a:solidFill>{_colour(ground)}</a:solidFill></a:tcPr></a:tc>"
    )


def notes(paragraphs: Iterable[str]) -> Any:
    """The notes page of a slide."""
    look = Look(12.0, 3.0)
    content = "".join(paragraph(run(text, look), look) for text in paragraphs)
    return parse_xml(
        f"<p:notes {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr>{_named(1, '')}<p:cNvGrpSpPr/><p:nvPr/>"
        "</p:nvGrpSpPr><p:grpSpPr/>"
        f"<p:sp><p:nvSpPr>{_named(2, 'Slide')}<p:cNvSpPr>"
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f"<p:sp><p:nvSpPr>{_named(3, 'Noter')}<p:cNvSpPr>"
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{content}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _named(number: int, name: str, description: str = "") -> str:
    alternative = f' descr="{escape(description)}"' if description else ""
    return f'<p:cNvPr id="{number}" name="{escape(name)}"{alternative}/>'


def _frame(placed: Placed) -> str:
    return (
        f'<a:off x="{_emu(placed.left)}" y="{_emu(placed.top)}"/>'
        f'<a:ext cx="{_emu(placed.width)}" cy="{_emu(placed.height)}"/>'
    )


def _emu(points: float) -> int:
    return round(points * EMU)
