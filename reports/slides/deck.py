"""The status as slides: 16:9, editable charts, sources in the notes, titles and alternative texts."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart
from pptx.util import Pt

from presentation.blocks import Document
from presentation.charts.lines import LineChart
from reports.shared import marks, office_charts
from reports.shared.office import FONT, LANGUAGE, pinned
from reports.slides import flow, parts

TITLE_TOP, TITLE_HEIGHT = 26.0, 64.0
FOOT_TOP, FOOT_HEIGHT, FOOT_SIZE = 506.0, 20.0, 10.0
NUMBER_WIDTH = 60.0
TITLE_LAYOUT, CONTENT_LAYOUT = "Title Slide", "Title Only"
NUMBER_PLACEHOLDER = '<p:ph type="sldNum" sz="quarter" idx="12"/>'
FIRST_SHAPE = 3
"""The first free shape id: the slide and its title have the two before it."""

NO_SOURCE = "Sammenfatning af status; kilderne står ved de enkelte oplysninger."


def slide_deck(document: Document) -> bytes:
    """The document as a PowerPoint file; the same document gives the same bytes."""
    return pinned(deck(document), document.as_of)


def deck(document: Document) -> bytes:
    """The document as a PowerPoint file, before its timestamps are fixed."""
    file = Presentation()
    _set_up(file, document)
    _first_slide(file, document)
    for slide in flow.slides(document):
        _slide(file, document, slide)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_up(file: Any, document: Document) -> None:
    """Set up the page, the fonts and the two layouts in use."""
    file.slide_width, file.slide_height = Pt(flow.WIDTH), Pt(flow.HEIGHT)
    master = file.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(
        b'latin typeface="Calibri"', f'latin typeface="{FONT}"'.encode()
    )
    for layout in list(file.slide_layouts):
        if layout.name not in (TITLE_LAYOUT, CONTENT_LAYOUT):
            file.slide_layouts.remove(layout)
    for holder in (master, *file.slide_layouts):
        for shape in list(holder.placeholders):
            _arrange(shape, holder.name == TITLE_LAYOUT)
        office_charts.in_danish(holder._element)
    file.part.package.drop_rel(
        next(
            name
            for name, relation in file.part.package._rels.items()
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL
        )
    )
    core = file.core_properties
    core.title, core.subject = document.title, document.edition
    core.author = core.last_modified_by = document.title
    core.language, core.comments, core.keywords = LANGUAGE, document.edition, ""


def _arrange(shape: Any, first: bool) -> None:
    """Position a placeholder; one that no slide shows is removed."""
    match shape.placeholder_format.type:
        case PP_PLACEHOLDER.TITLE | PP_PLACEHOLDER.CENTER_TITLE:
            top, high = (170.0, 110.0) if first else (TITLE_TOP, TITLE_HEIGHT)
            _put(shape, flow.LEFT, top, flow.WHOLE, high)
            frame = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM if first else MSO_ANCHOR.TOP
        case PP_PLACEHOLDER.SUBTITLE:
            _put(shape, flow.LEFT, 290.0, flow.WHOLE, 120.0)
            shape.text_frame.margin_left = 0
        case PP_PLACEHOLDER.SLIDE_NUMBER:
            left = flow.WIDTH - flow.LEFT - NUMBER_WIDTH
            _put(shape, left, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT)
        case PP_PLACEHOLDER.BODY:
            _put(shape, flow.LEFT, 112.0, flow.WHOLE, 380.0)
        case _:
            shape._element.getparent().remove(shape._element)


def _put(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def _layout(file: Any, name: str) -> Any:
    return next(layout for layout in file.slide_layouts if layout.name == name)


def _first_slide(file: Any, document: Document) -> None:
    slide = file.slides.add_slide(_layout(file, TITLE_LAYOUT))
    _title(slide, document.title, 40.0)
    subtitle = next(
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.type is PP_PLACEHOLDER.SUBTITLE
    )
    lines = ((document.subtitle, 20.0), (document.edition, 16.0))
    paragraphs = [
        flow.Words(text, flow.Look(size, colour=marks.MUTED)) for text, size in lines if text
    ]
    _fill(subtitle, map(parts.words_paragraph, paragraphs))
    _notes(file, slide, [f"{document.edition}.", *(f"Kilde: {s}" for s in document.sources)])


def _slide(file: Any, document: Document, content: flow.Slide) -> None:
    slide = file.slides.add_slide(_layout(file, CONTENT_LAYOUT))
    title = flow.fitting_title(content.title)
    _title(slide, title, flow.title_size(title))
    for number, placed in enumerate(content.placed, start=FIRST_SHAPE):
        match placed.content:
            case tuple() as words:
                _add(
                    slide,
                    parts.text_box(
                        number, f"Tekst {number}", placed, map(parts.words_paragraph, words)
                    ),
                )
            case flow.Grid() as grid:
                _add(slide, parts.table(number, placed, grid))
            case flow.Drawing() as drawing:
                _chart(slide, placed, drawing)
    _foot(file, slide, document, FIRST_SHAPE + len(content.placed))
    sources = [f"Kilde: {source}." for source in content.sources]
    whole_title = [] if title == content.title else [f"Hele overskriften: {content.title}"]
    _notes(file, slide, [*whole_title, *(sources or [NO_SOURCE]), f"{document.edition}."])


def _add(slide: Any, shape: Any) -> None:
    slide.shapes._spTree.append(shape)


def _title(slide: Any, text: str, size: float) -> None:
    look = flow.Look(size, 0.0, bold=True)
    _fill(slide.shapes.title, [parts.words_paragraph(flow.Words(text, look))])


def _fill(placeholder: Any, paragraphs: Iterable[str]) -> None:
    element = placeholder._element
    element.replace(element.txBody, parts.text_body(paragraphs))


def _chart(slide: Any, placed: flow.Placed, drawing: flow.Drawing) -> None:
    chart = drawing.chart
    room = map(Pt, (placed.left, placed.top, placed.width, placed.height))
    if isinstance(chart, LineChart):
        kind, figures = office_charts.LINES_TYPE, office_charts.lines_of(chart)
        frame = slide.shapes.add_chart(kind, *room, figures)
        office_charts.styled_lines(frame.chart, chart)
    else:
        kind, figures = office_charts.CHART_TYPE, office_charts.figures_of(chart.bars)
        frame = slide.shapes.add_chart(kind, *room, figures)
        office_charts.styled(frame.chart, chart.bars)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", f"Diagram {frame.shape_id}")
    properties.set("descr", office_charts.description(drawing.block))
    office_charts.in_danish(frame.chart._chartSpace)


def _foot(file: Any, slide: Any, document: Document, number: int) -> None:
    """Add date and edition, and the slide number last, because reading order is the order of shapes."""
    look = flow.Look(FOOT_SIZE, 0.0, colour=marks.MUTED)
    text = f"{document.title}, {document.foot}"
    date = flow.Placed(flow.LEFT, FOOT_TOP, flow.WHOLE - NUMBER_WIDTH, FOOT_HEIGHT, ())
    corner = flow.Placed(
        flow.WIDTH - flow.LEFT - NUMBER_WIDTH, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT, ()
    )
    _add(
        slide, parts.text_box(number, "Dato", date, [parts.words_paragraph(flow.Words(text, look))])
    )
    page = parts.number_paragraph(len(file.slides), look)
    _add(slide, parts.text_box(number + 1, "Slidenummer", corner, [page], NUMBER_PLACEHOLDER))


def _notes(file: Any, slide: Any, paragraphs: Iterable[str]) -> None:
    package = file.part.package
    name = PackURI(f"/ppt/notesSlides/notesSlide{len(file.slides)}.xml")
    notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, parts.notes(paragraphs))
    notes.relate_to(file.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
