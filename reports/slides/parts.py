"""The shapes of a slide as XML, written directly, which is faster than building them.

Lengths are in points. Every run is marked as Danish; text from data is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from presentation.blocks import Statement, Table
from presentation.slides import CELL_SIDE, cell_look
from reports.shared import marks
from reports.shared.fitting import LINE, row_lines
from reports.shared.office import LANGUAGE

EMU = 12_700
"""English Metric Units per point."""
CELL_TOP = 3.0

SPACES = nsdecls("a", "p", "r")
NO_MARGINS = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
RIGHT, LEFT = "r", "l"
# Programs update fields with the same id together.
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a slide, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a text: size, weight and colour (six hexadecimal digits)."""

    size: float
    bold: bool = False
    colour: str = marks.INK


def run(text: str, look: Look) -> str:
    """A text in one style."""
    return f"<a:r>{_run_properties(look)}<a:t>{escape(text, quote=False)}</a:t></a:r>"


def _run_properties(look: Look) -> str:
    return (
        f'<a:rPr lang="{LANGUAGE}" sz="{round(look.size * 100)}" b="{int(look.bold)}" dirty="0">'
        f"<a:solidFill>{_colour(look.colour)}</a:solidFill></a:rPr>"
    )


def _colour(value: str) -> str:
    return f'<a:srgbClr val="{value}"/>'


def paragraph(content: str, align: str = LEFT, above: float = 0.0) -> str:
    """A paragraph around runs, with some space above."""
    space = f'<a:spcBef><a:spcPts val="{round(above * 100)}"/></a:spcBef>'
    return (
        f'<a:p><a:pPr algn="{align}" marL="0" indent="0">{space}<a:buNone/></a:pPr>{content}</a:p>'
    )


def words(text: str, look: Look) -> str:
    """A paragraph of one run."""
    return paragraph(run(text, look))


def number(page: int, look: Look) -> str:
    """The slide number, as a field that the program updates."""
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{_run_properties(look)}<a:t>{page}</a:t></a:fld>'
    return paragraph(field, RIGHT)


def text_body(paragraphs: Iterable[str]) -> Any:
    """The text of a placeholder that its layout positions."""
    return parse_xml(f"<p:txBody {SPACES}><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody>")


def text_box(
    shape: int, name: str, place: Place, paragraphs: Iterable[str], placeholder: str = ""
) -> Any:
    """A text box, or a placeholder with its own position."""
    box = "" if placeholder else ' txBox="1"'
    return parse_xml(
        f"<p:sp {SPACES}><p:nvSpPr>{_named(shape, name)}<p:cNvSpPr{box}/>"
        f"<p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{_frame(place)}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"<p:txBody><a:bodyPr {NO_MARGINS}><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f"{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def band(shape: int, place: Place) -> Any:
    """A coloured rectangle without a meaning, for the master."""
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr>{_named(shape, "Bånd")}<p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr><a:xfrm>{_frame(place)}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{_colour(marks.HEAD)}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def table(shape: int, place: Place, content: Table) -> Any:
    """A table whose first row is the header, and whose first column names the rows."""
    look = cell_look(len(content.rows))
    size = look.size
    widths = [place.width * share / sum(content.shares) for share in content.shares]
    heights = [
        _height(content.headings, widths, size),
        *(max(look.height, _height(row, widths, size)) for row in _shown(content)),
    ]
    columns = "".join(f'<a:gridCol w="{_emu(width)}"/>' for width in widths)
    lines = [_row(content, content.headings, heights[0], size, head=True)]
    for cells, height in zip(content.rows, heights[1:], strict=True):
        lines.append(_row(content, cells, height, size, head=False))
    whole = Place(place.left, place.top, place.width, sum(heights))
    return parse_xml(
        f"<p:graphicFrame {SPACES}><p:nvGraphicFramePr>"
        f"{_named(shape, f'Tabel {shape}', content.caption)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm>{_frame(whole)}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1" firstCol="1"/><a:tblGrid>{columns}</a:tblGrid>{"".join(lines)}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _shown(content: Table) -> Iterable[tuple[str, ...]]:
    return (tuple(map(_text, row)) for row in content.rows)


def _text(cell: str | Statement) -> str:
    """The words of a cell, a status after its sign."""
    return f"{cell.code.mark.shape.sign} {cell.text}" if isinstance(cell, Statement) else cell


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    return row_lines(row, widths, size, CELL_SIDE) * size * LINE + 2 * CELL_TOP


def _row(
    content: Table, cells: Sequence[str | Statement], height: float, size: float, *, head: bool
) -> str:
    written = "".join(
        _cell(cell, size, RIGHT if place in content.numeric else LEFT, head=head, first=not place)
        for place, cell in enumerate(cells)
    )
    return f'<a:tr h="{_emu(height)}">{written}</a:tr>'


def _cell(cell: str | Statement, size: float, align: str, *, head: bool, first: bool) -> str:
    ink = cell.code.mark.tone.colour if isinstance(cell, Statement) else marks.INK
    look = Look(size, bold=head or first, colour="ffffff" if head else ink)
    ground = marks.HEAD if head else "ffffff"
    side, top = _emu(CELL_SIDE), _emu(CELL_TOP)
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraph(run(_text(cell), look), align)}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{top}" marB="{top}" anchor="ctr">'
        f'<a:lnB w="{_emu(0.75)}"><a:solidFill>{_colour(marks.LINE)}</a:solidFill></a:lnB>'
        f"<a:solidFill>{_colour(ground)}</a:solidFill></a:tcPr></a:tc>"
    )


def notes(texts: Iterable[str]) -> Any:
    """The notes page of a slide."""
    content = "".join(paragraph(run(text, Look(12.0)), above=3.0) for text in texts)
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


def _named(shape: int, name: str, description: str = "") -> str:
    alternative = f' descr="{escape(description)}"' if description else ""
    return f'<p:cNvPr id="{shape}" name="{escape(name)}"{alternative}/>'


def _frame(place: Place) -> str:
    return (
        f'<a:off x="{_emu(place.left)}" y="{_emu(place.top)}"/>'
        f'<a:ext cx="{_emu(place.width)}" cy="{_emu(place.height)}"/>'
    )


def _emu(points: float) -> int:
    return round(points * EMU)
