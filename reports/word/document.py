"""Notes and proposals as Word documents, with accessible headings, contents, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from pptx.chart.chart import Chart as OfficeChart
from pptx.oxml import parse_xml as parse_chart

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
)
from presentation.charts.bars import TargetBars
from presentation.charts.lines import LineChart
from presentation.documents.summing_up import length
from presentation.pictures import points
from reports.shared import marks, office_charts
from reports.shared.office import FONT, LANGUAGE, pinned
from reports.word import parts
from reports.word.revisions import Revisions

SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("c", "drawingml/2006/chart"),
    )
)
STYLES = {
    ParagraphKind.BODY: parts.BODY,
    ParagraphKind.LEAD: parts.LEAD,
    ParagraphKind.LABEL: parts.LABEL,
    ParagraphKind.WORDING: parts.WORDING,
    ParagraphKind.NOTE: parts.NOTE,
    ParagraphKind.SOURCE: parts.SOURCE,
}
BELOW = {ParagraphKind.SOURCE, ParagraphKind.NOTE}
"""Texts that belong to what is above them."""
HEADING_SIZES = {1: 17.0, 2: 14.0, 3: 12.0}
MOST_LINES_BEFORE_LAST = 12
TABLE_STYLES, MACRO = ("TableNormal", "TableGrid"), "MacroText"
UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
FIRST_CHART = 1000
"""Ids of charts begin here, so that they differ from those of bookmarks."""


def word(document: Document) -> bytes:
    """A document as a Word file; the same document gives the same bytes."""
    file = docx.Document(BytesIO(_blank()))
    _set_up(file, document)
    body = file.element.body
    content = "".join(_content(file, document))
    for element in parse_xml(f"<w:body {SPACES}>{content}</w:body>"):
        body.insert(len(body) - 1, element)
    stream = BytesIO()
    file.save(stream)
    return pinned(stream.getvalue(), document.as_of)


@dataclass(frozen=True, slots=True)
class _Page:
    """What writing a block takes: the file, the width between the margins, and the marks of changes."""

    file: Any
    width: int
    revisions: Revisions


def _content(file: Any, document: Document) -> Iterator[str]:
    revisions = Revisions(document.publisher or document.title, document.as_of)
    page = _Page(file, parts.page_width(document), revisions)
    yield parts.paragraph(document.title, parts.TITLE)
    if document.subtitle:
        yield parts.paragraph(document.subtitle, parts.SUBTITLE)
    yield parts.paragraph(f"{document.seen}.", parts.NOTE)
    if not document.brief:
        yield parts.paragraph("Indhold", parts.CONTENTS_HEADING)
        yield parts.contents(document.sections)
    for number, section in enumerate(document.sections):
        heading = parts.heading(section.title, section.level, number, new_page=section.new_page)
        content = "".join((heading, *_blocks(page, section)))
        yield parts.kept(content) if _stays_with_last(document, number) else content


def _blocks(page: _Page, section: Section) -> Iterator[str]:
    """The blocks; the end of each is on the page of its source or note, which is never first on one."""
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        leads = _is_below(following) and not _is_below(block)
        if isinstance(block, Table):
            yield parts.table(block, page.width, leads=leads)
        else:
            content = _block(page, section, block)
            yield parts.kept(content) if leads and not isinstance(block, Bullets) else content


def _is_below(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind in BELOW


def _stays_with_last(document: Document, number: int) -> bool:
    """Whether a section is one of the last two of a short document, and short: they stay on one page together."""
    section, is_of_the_end = document.sections[number], number >= len(document.sections) - 2
    return (
        document.brief
        and is_of_the_end
        and not document.sections[-1].new_page
        and length(section.blocks) <= MOST_LINES_BEFORE_LAST
    )


def _block(page: _Page, section: Section, block: Block) -> str:
    match block:
        case Paragraph(text, kind, before) if before is not None and before != text:
            return page.revisions.paragraph(before, text, STYLES[kind])
        case Paragraph(text, kind):
            return parts.paragraph(text, STYLES[kind], leads=kind is ParagraphKind.LABEL)
        case Bullets(items):
            return parts.bullets(items)
        case Table():
            return parts.table(block, page.width)
        case Diagram():
            return _diagram(page, block)
        case Statement():
            return parts.statement(block)
        case RemarkBlock():
            return parts.remark(block, section.level + 1)


def _diagram(page: _Page, block: Diagram) -> str:
    """An editable chart; as a table where Word has none of its kind."""
    match block.chart:
        case TargetBars(bars=bars):
            figures = office_charts.figures_of(bars)
            element = parse_chart(figures.xml_bytes(office_charts.CHART_TYPE))
            office_charts.styled(OfficeChart(element, None), bars)
            height = parts.CHART_HEIGHT + parts.BAR_HEIGHT * len(bars)
        case LineChart():
            figures = office_charts.lines_of(block.chart)
            element = parse_chart(figures.xml_bytes(office_charts.LINES_TYPE))
            office_charts.styled_lines(OfficeChart(element, None), block.chart)
            height = parts.LINES_HEIGHT
        case _:
            sentence = parts.paragraph(block.sentence, STYLES[ParagraphKind.BODY])
            return sentence + parts.table(points.in_document(block.chart), page.width)
    description = office_charts.description(block)
    return _chart(page.file, block.title, description, figures, element, height)


def _chart(file: Any, title: str, description: str, figures: Any, element: Any, height: int) -> str:
    """An editable chart, with its figures in an embedded workbook."""
    office_charts.in_danish(element)
    number = (
        sum(part.partname.startswith("/word/charts/") for part in file.part.package.iter_parts())
        + 1
    )
    package = file.part.package
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        figures._workbook_writer.xlsx_blob,
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    link = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    data = f'<c:externalData {SPACES} r:id="{link}"><c:autoUpdate val="0"/></c:externalData>'
    element.append(parse_chart(data))
    part._blob = serialize_part_xml(element)
    relation = file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    caption = parts.paragraph(title, parts.CAPTION, leads=True)
    return caption + parts.chart(relation, FIRST_CHART + number, title, description, height)


@cache
def _blank() -> bytes:
    """An empty document: the library's template with our styles, without what no document of ours uses."""
    file = docx.Document()
    _styles(file.styles)
    for style in list(file.styles.element):
        name, kind = style.get(qn("w:styleId"), ""), style.get(qn("w:type"))
        if name.startswith(MACRO) or (kind == "table" and name not in TABLE_STYLES):
            file.styles.element.remove(style)
    for relations in (file.part.package.rels, file.part.rels):
        for name in [n for n, r in relations.items() if r.reltype.endswith(UNUSED)]:
            relations.pop(name)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_up(file: Any, document: Document) -> None:
    """Set up the page, the styles, the language and the properties of the file."""
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    if document.wide:
        page.page_width, page.page_height = page.page_height, page.page_width
        page.orientation = WD_ORIENT.LANDSCAPE
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(20)
    if document.brief:
        _denser(file.styles)
    footer = page.footer
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0]._p
    footer_text = f"{document.title}. {document.seen}"
    first.getparent().replace(
        first,
        parse_xml(
            parts.page_footer(footer_text, parts.page_width(document)).replace(
                "<w:p>", f"<w:p {SPACES}>", 1
            )
        ),
    )
    core = file.core_properties
    core.title, core.subject = document.title, document.edition
    core.author = core.last_modified_by = document.title
    core.language, core.comments, core.keywords = LANGUAGE, document.edition, ""


def _denser(styles: Any) -> None:
    """Less space around the title and the headings, so that a note of one page stays on one."""
    styles["Title"].font.size, styles["Title"].paragraph_format.space_after = Pt(22), Pt(4)
    styles["Subtitle"].paragraph_format.space_after = Pt(4)
    styles["Heading 1"].font.size = Pt(15)
    styles["Heading 1"].paragraph_format.space_before = Pt(12)


def _styles(styles: Any) -> None:
    defaults = styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = styles[parts.BODY]
    _look(normal, parts.BODY_SIZE, marks.INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for level, size in HEADING_SIZES.items():
        _look(styles[f"Heading {level}"], size, marks.INK, bold=True)
        styles[f"Heading {level}"].paragraph_format.space_before = Pt(size)
        styles[f"Heading {level}"].paragraph_format.space_after = Pt(4)
    _look(styles["Title"], 26.0, marks.INK, bold=True)
    borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        styles["Title"].element.pPr.remove(borders)
    _look(styles["Subtitle"], 12.0, marks.MUTED)
    for spaced in list(styles["Subtitle"].element.rPr.iterchildren(qn("w:spacing"))):
        spaced.getparent().remove(spaced)
    _look(styles["Caption"], 11.0, marks.INK, bold=True)
    _look(styles["List Bullet"], parts.BODY_SIZE, marks.INK)
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    _look(styles["Footer"], 9.0, marks.MUTED)
    added: tuple[tuple[str, float, str, dict[str, bool]], ...] = (
        (parts.LEAD, 13.0, marks.INK, {}),
        (parts.LABEL, 11.0, marks.INK, {"bold": True}),
        (parts.WORDING, 11.0, marks.INK, {"italic": True}),
        (parts.NOTE, 10.0, marks.MUTED, {}),
        (parts.SOURCE, 9.5, marks.MUTED, {}),
        (parts.CELL, parts.CELL_SIZE, marks.INK, {}),
        ("TOC 1", 11.0, marks.INK, {"bold": True}),
        ("TOC 2", 10.5, marks.INK, {}),
        ("TOC Heading", 14.0, marks.INK, {"bold": True}),
    )
    known = {style.name for style in styles}
    for name, size, colour, look in added:
        style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _look(style, size, colour, **look)
    for name, after in ((parts.CELL, 1.0), ("TOC 1", 2.0), ("TOC 2", 0.0), (parts.SOURCE, 8.0)):
        styles[name].paragraph_format.space_after = Pt(after)
    styles["TOC 2"].paragraph_format.left_indent = Mm(6)
    for name in (parts.CELL, "TOC 1", "TOC 2"):
        styles[name].paragraph_format.line_spacing = 1.0


def _look(
    style: Any, size: float, colour: str, *, bold: bool = False, italic: bool = False
) -> None:
    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    faces = properties.get_or_add_rFonts()
    faces.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), FONT)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), LANGUAGE)
