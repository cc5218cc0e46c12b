"""The parts of a Word document as XML: written directly, which is fast enough for thousands of words.

Text from data is escaped. Widths are in twentieths of a point, which Word calls dxa.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from presentation.blocks import Document, RemarkBlock, Section, Statement, Table
from reports.shared import marks
from reports.shared.fitting import column_widths, lines, row_lines

BODY_WIDTH, WIDE_BODY_WIDTH = 9070, 14000
"""The width of an A4 page between the margins: 160 mm, and 247 mm where it lies down."""

DXA = 20
BODY_SIZE, CELL_SIZE = 11.0, 10.0
CELL_SIDE = 80
MOST_ROWS_TOGETHER = 12
"""A table of at most this many rows is kept on one page."""
MOST_LINES_TOGETHER = 12
"""A table with more lines may go on over the end of a page, which would else be left half empty."""
MOST_ROW_LINES, MOST_WIDE_ROW_LINES = 40, 24
"""A row with more lines, at pages that stand and that lie down, may itself be broken."""
MOST_REMARK_LINES = 10
"""A remark with its answers of at most so many lines is kept on one page."""
MOST_BULLET_LINES, BULLET_INDENT = 10, 360
NO_BREAK = "\u00a0"
NOT_KEPT = re.compile(r'(<w:pStyle w:val="[^"]+"/>)(?!<w:keepNext/>)')
EMU = 12_700
CHART_WIDTH, CHART_HEIGHT, BAR_HEIGHT, LINES_HEIGHT = 450, 50, 27, 230

LEAD, LABEL, WORDING, NOTE, SOURCE = (
    "Indledning", "Etiket", "Ordlyd", "Bemærk", "Kilde",
)  # fmt: skip
BULLET, CAPTION, BODY, TITLE, SUBTITLE, CONTENTS_HEADING, CELL = (
    "ListBullet", "Caption", "Normal", "Title", "Subtitle", "TOCHeading", "Tabeltekst",
)  # fmt: skip


def page_width(document: Document) -> int:
    """The width between the margins of a document's pages."""
    return WIDE_BODY_WIDTH if document.wide else BODY_WIDTH


def run(text: str, *, bold: bool = False, colour: str = "") -> str:
    """A text, bold or coloured where its style is not so already."""
    weight = "<w:b/>" if bold else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    look = f"<w:rPr>{weight}{tint}</w:rPr>" if weight or tint else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(text: str, style: str = BODY, *, leads: bool = False) -> str:
    """A paragraph; one that `leads` is kept on the page of the next one."""
    return styled(run(text), style, leads=leads)


def styled(
    content: str, style: str, *, leads: bool = False, new_page: bool = False, align: str = ""
) -> str:
    keep = ("<w:keepNext/>" if leads else "") + ("<w:pageBreakBefore/>" if new_page else "")
    side = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{side}</w:pPr>{content}</w:p>'


def heading(text: str, level: int, number: int, *, new_page: bool = False) -> str:
    """A heading that the table of contents links to; with `new_page`, the first on its page."""
    return styled(
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{run(text)}'
        f'<w:bookmarkEnd w:id="{number}"/>',
        f"Heading{level}",
        new_page=new_page,
    )


def bookmark(number: int) -> str:
    return f"_Toc{number:06d}"


def contents(sections: Sequence[Section]) -> str:
    """A table of contents that is complete before Word opens it, and that Word can update.

    It has no page numbers: those depend on the reader's fonts, and the links work without.
    """
    found = []
    for number, section in enumerate(sections):
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            ' TOC \\o "1-2" \\n \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            if number == 0
            else ""
        )
        last = number == len(sections) - 1
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if last else ""
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{run(section.title)}</w:hyperlink>'
        found.append(styled(f"{begin}{link}{end}", f"TOC{section.level}"))
    return "".join(found)


def bullets(items: Sequence[str]) -> str:
    """A list; a short one is kept on one page."""
    room = (BODY_WIDTH - BULLET_INDENT) / DXA
    is_short = sum(len(lines(item, room, BODY_SIZE)) for item in items) <= MOST_BULLET_LINES
    last = len(items) - 1
    return "".join(
        paragraph(item, BULLET, leads=is_short and number < last)
        for number, item in enumerate(items)
    )


def kept(content: str) -> str:
    """Paragraphs and tables that are kept on the page of what follows them."""
    return NOT_KEPT.sub(r"\1<w:keepNext/>", content)


def statement(block: Statement) -> str:
    """A status: its sign and its words, in the colour of its tone."""
    return styled(
        _sign(block) + run(block.text, bold=True, colour=block.code.mark.tone.colour), BODY
    )


def _sign(block: Statement) -> str:
    mark = block.code.mark
    return run(f"{mark.shape.sign}{NO_BREAK}", bold=True, colour=mark.tone.colour)


def table(block: Table, room: int, *, leads: bool = False) -> str:
    """A table that repeats its header on each page; no row but a long one, and no short table, is broken.

    The last row of one that `leads` is on the page of what follows the table.
    """
    widths = _widths(block, room)
    most = MOST_WIDE_ROW_LINES if room == WIDE_BODY_WIDTH else MOST_ROW_LINES
    heights = [_height(row, widths) for row in _with_signs(block).texts]
    last = len(block.rows)
    is_short = last <= MOST_ROWS_TOGETHER and sum(heights) <= MOST_LINES_TOGETHER
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(block, block.headings, widths, bold=True, leads=True)]
    for number, (cells, height) in enumerate(zip(block.rows, heights, strict=True), start=1):
        # Neither the first nor the last row of a table is alone on a page.
        beside_end = number in (1, last - 1) and height <= MOST_LINES_TOGETHER
        rows.append(
            _row(
                block,
                cells,
                widths,
                bold=block.total and number == last,
                leads=(is_short or beside_end) if number < last else leads,
                breaks=height > most,
            )
        )
    caption = escape(block.caption)
    return (
        f"{paragraph(block.caption, CAPTION, leads=True)}"
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{room}" w:type="dxa"/><w:tblInd w:w="{CELL_SIDE}" w:type="dxa"/>'
        f'{_borders()}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{CELL_SIDE}" w:type="dxa"/><w:right w:w="{CELL_SIDE}" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{caption}"/><w:tblDescription w:val="{caption}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{_air(leads=leads)}"
    )


def _air(*, leads: bool) -> str:
    """The space after a table, which also keeps it apart from another one."""
    keep = "<w:keepNext/>" if leads else ""
    space = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{keep}{space}</w:pPr></w:p>"


def _borders() -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{marks.LINE}"'
    none = 'w:val="nil"'
    sides = (("top", line), ("left", none), ("bottom", line), ("right", none), ("insideH", line), ("insideV", none))  # fmt: skip
    return f"<w:tblBorders>{''.join(f'<w:{side} {look}/>' for side, look in sides)}</w:tblBorders>"


def _widths(block: Table, room: int) -> list[int]:
    widths = column_widths(_with_signs(block), room / DXA, CELL_SIZE, CELL_SIDE / DXA)
    return [int(width * DXA) for width in widths]


def _with_signs(block: Table) -> Table:
    """The table with the sign of each status before its words, and a letter for the space that never breaks."""
    return replace(block, rows=tuple(tuple(map(_written, cells)) for cells in block.rows))


def _written(cell: str | Statement) -> str:
    return cell if isinstance(cell, str) else f"{cell.code.mark.shape.sign}-{cell.text}"


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """The lines of a row."""
    return row_lines(cells, [width / DXA for width in widths], CELL_SIZE, CELL_SIDE / DXA)


def _row(
    block: Table,
    cells: Sequence[str | Statement],
    widths: Sequence[int],
    *,
    bold: bool,
    leads: bool,
    breaks: bool = False,
) -> str:
    head = cells is block.headings
    repeated = "<w:tblHeader/>" if head else ""
    written = "".join(
        _cell(cell, width, place in block.numeric, head=head, bold=bold, leads=leads)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    together = "" if breaks else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{together}{repeated}</w:trPr>{written}</w:tr>"


def _cell(
    cell: str | Statement, width: int, is_number: bool, *, head: bool, bold: bool, leads: bool
) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{marks.HEAD}"/>' if head else ""
    if isinstance(cell, Statement):
        words = f"{_sign(cell)}{run(cell.text, bold=bold)}"
    else:
        words = run(cell, bold=bold, colour="ffffff" if head else "")
    content = styled(words, CELL, align="right" if is_number else "", leads=leads)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{content}</w:tc>'


def remark(block: RemarkBlock, level: int) -> str:
    """A remark of the council with its answers or what is missing; a short one is on one page."""
    body = f"»{block.body}«" if block.own_words else block.body
    texts = [
        (block.byline, NOTE),
        (body, BODY),
        (block.note, NOTE),
        (f"Kilde: {block.source}", SOURCE),
    ]
    for answer in block.answers:
        texts += [
            (answer.heading, LABEL),
            (answer.text, BODY),
            (answer.note, NOTE),
            (f"Kilde: {answer.source}", SOURCE),
        ]
    texts.append((block.missing, LABEL))
    told = [(text, style) for text, style in texts if text]
    room = BODY_WIDTH / DXA
    is_short = sum(len(lines(text, room, BODY_SIZE)) for text, _ in told) <= MOST_REMARK_LINES
    *before, last = told
    return "".join(
        (
            paragraph(block.title, f"Heading{level}"),
            *(
                paragraph(text, style, leads=is_short or number == 0 or style == LABEL)
                for number, (text, style) in enumerate(before)
            ),
            paragraph(*last),
        )
    )


def chart(relation: str, number: int, title: str, description: str, points: int) -> str:
    """An inline chart with a text alternative, `points` high."""
    width, height = CHART_WIDTH * EMU, points * EMU
    return styled(
        "<w:r><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Diagram {number}" descr="{escape(description)}" title="{escape(title)}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        BODY,
    )


def page_footer(text: str, room: int) -> str:
    """The footer of each page: the document's date and the page number."""
    tab = "<w:r><w:tab/></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    pages = f"{run('Side ')}{field.format('PAGE')}{run(' af ')}{field.format('NUMPAGES')}"
    place = f'<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="clear" w:pos="9360"/><w:tab w:val="right" w:pos="{room}"/></w:tabs>'
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{run(text)}{tab}{pages}</w:p>'
