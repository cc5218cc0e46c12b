"""The status as slides: 16:9, native charts, one place for everything, sources in the notes."""

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
from presentation.charts.bars import TargetBars
from presentation.charts.lines import LineChart
from presentation.slides import TEXT_SIZE, TITLE_SIZE, WIDTH, Slide, SlidePicture, SlideShow
from reports.shared import marks, office_charts
from reports.shared.office import FONT, LANGUAGE, pinned
from reports.slides import parts
from reports.slides.parts import Look, Place

PAGE_WIDTH, PAGE_HEIGHT = 960.0, 540.0
LEFT = (PAGE_WIDTH - WIDTH) / 2
NUMBER_WIDTH = 60.0
TITLE = Place(LEFT, 28, WIDTH, 66)
CONTENT = Place(LEFT, 106, WIDTH, 332)
LINE = Place(LEFT, 448, WIDTH, 46)
FOOT = Place(LEFT, 504, WIDTH - NUMBER_WIDTH, 20)
NUMBER = Place(LEFT + WIDTH - NUMBER_WIDTH, 504, NUMBER_WIDTH, 20)
FIRST_TITLE, FIRST_TEXT = Place(LEFT, 150, WIDTH, 110), Place(LEFT, 276, WIDTH, 150)
BAND = Place(0, 0, PAGE_WIDTH, 10)
FOOT_SIZE, FIRST_SIZE, SECOND_SIZE = 14.0, 44.0, 24.0

TITLE_LAYOUT, CONTENT_LAYOUT = "Title Slide", "Title Only"
NUMBER_PLACEHOLDER = '<p:ph type="sldNum" sz="quarter" idx="12"/>'
FIRST_SHAPE = 3
"""The first free shape id: the slide and its title have the two before it."""

NO_SOURCE = "Sammenfatning af status; kilderne står i statusdokumentet."


def slide_deck(show: SlideShow) -> bytes:
    """The slides as a PowerPoint file; the same slides give the same bytes."""
    return pinned(deck(show), show.about.as_of)


def deck(show: SlideShow) -> bytes:
    """The slides as a PowerPoint file, before its timestamps are fixed."""
    file = Presentation()
    _set_up(file, show.about)
    _first_slide(file, show)
    for slide in show.slides:
        _slide(file, show.about, slide)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_up(file: Any, about: Document) -> None:
    """Set up the page, the fonts and the two layouts in use."""
    file.slide_width, file.slide_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
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
            _arrange(shape, first=holder.name == TITLE_LAYOUT)
        office_charts.in_danish(holder._element)
    _add(master, parts.band(len(master.shapes) + 2, BAND))
    file.part.package.drop_rel(
        next(
            name
            for name, relation in file.part.package._rels.items()
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL
        )
    )
    core = file.core_properties
    core.title, core.subject = about.title, about.edition
    core.author = core.last_modified_by = about.title
    core.language, core.comments, core.keywords = LANGUAGE, about.edition, ""


def _arrange(shape: Any, *, first: bool) -> None:
    """Position a placeholder; one that no slide shows is removed."""
    match shape.placeholder_format.type:
        case PP_PLACEHOLDER.TITLE | PP_PLACEHOLDER.CENTER_TITLE:
            _put(shape, FIRST_TITLE if first else TITLE)
            frame = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM if first else MSO_ANCHOR.TOP
        case PP_PLACEHOLDER.SUBTITLE:
            _put(shape, FIRST_TEXT)
            shape.text_frame.margin_left = 0
        case PP_PLACEHOLDER.SLIDE_NUMBER:
            _put(shape, NUMBER)
        case PP_PLACEHOLDER.BODY:
            _put(shape, CONTENT)
        case _:
            shape._element.getparent().remove(shape._element)


def _put(shape: Any, place: Place) -> None:
    shape.left, shape.top = Pt(place.left), Pt(place.top)
    shape.width, shape.height = Pt(place.width), Pt(place.height)


def _layout(file: Any, name: str) -> Any:
    return next(layout for layout in file.slide_layouts if layout.name == name)


def _first_slide(file: Any, show: SlideShow) -> None:
    about = show.about
    slide = file.slides.add_slide(_layout(file, TITLE_LAYOUT))
    _title(slide, about.title, FIRST_SIZE)
    subtitle = next(
        shape
        for shape in slide.placeholders
        if shape.placeholder_format.type is PP_PLACEHOLDER.SUBTITLE
    )
    lines = ((about.subtitle, SECOND_SIZE), (about.edition, TEXT_SIZE), (show.part, TEXT_SIZE))
    shown = (parts.words(text, Look(size, colour=marks.MUTED)) for text, size in lines if text)
    _fill(subtitle, shown)
    _notes(file, slide, [*show.opening, f"{about.edition}."])


def _slide(file: Any, about: Document, content: Slide) -> None:
    slide = file.slides.add_slide(_layout(file, CONTENT_LAYOUT))
    _title(slide, content.title, TITLE_SIZE)
    if isinstance(content.shown, SlidePicture):
        _chart(slide, content.shown)
    else:
        _add(slide, parts.table(FIRST_SHAPE, CONTENT, content.shown))
    if content.line:
        line = parts.words(content.line, Look(TEXT_SIZE))
        _add(slide, parts.text_box(FIRST_SHAPE + 1, "Linje", LINE, [line]))
    _foot(file, slide, about, FIRST_SHAPE + 2)
    sources = [f"Kilde: {source}." for source in content.sources]
    _notes(file, slide, [*content.notes, *(sources or [NO_SOURCE]), f"{about.edition}."])


def _add(slide: Any, shape: Any) -> None:
    slide.shapes._spTree.append(shape)


def _title(slide: Any, text: str, size: float) -> None:
    _fill(slide.shapes.title, [parts.words(text, Look(size, bold=True))])


def _fill(placeholder: Any, paragraphs: Iterable[str]) -> None:
    element = placeholder._element
    element.replace(element.txBody, parts.text_body(paragraphs))


def _chart(slide: Any, picture: SlidePicture) -> None:
    chart = picture.chart
    room = map(Pt, (CONTENT.left, CONTENT.top, CONTENT.width, CONTENT.height))
    if isinstance(chart, LineChart):
        kind, figures = office_charts.LINES_TYPE, office_charts.lines_of(chart)
        frame = slide.shapes.add_chart(kind, *room, figures)
        office_charts.styled_lines(frame.chart, chart, TEXT_SIZE)
        office_charts.titled(frame.chart, chart.title, TEXT_SIZE)
    elif isinstance(chart, TargetBars):
        kind, figures = office_charts.CHART_TYPE, office_charts.figures_of(chart.bars, chart.unit)
        frame = slide.shapes.add_chart(kind, *room, figures)
        office_charts.styled(frame.chart, chart.bars, TEXT_SIZE)
        office_charts.titled(frame.chart, chart.title, TEXT_SIZE)
        frame.chart.plots[0].has_data_labels = False
    else:
        kind, figures = office_charts.stacked_type(chart), office_charts.stacked_of(chart)
        frame = slide.shapes.add_chart(kind, *room, figures)
        office_charts.styled_stacked(frame.chart, chart, TEXT_SIZE)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", f"Diagram {frame.shape_id}")
    properties.set("descr", office_charts.description(picture))
    office_charts.in_danish(frame.chart._chartSpace)


def _foot(file: Any, slide: Any, about: Document, shape: int) -> None:
    """Add date and edition, and the slide number last, because reading order is the order of shapes."""
    look = Look(FOOT_SIZE, colour=marks.MUTED)
    text = parts.words(f"{about.title}, {about.foot}", look)
    _add(slide, parts.text_box(shape, "Dato", FOOT, [text]))
    page = parts.number(len(file.slides), look)
    _add(slide, parts.text_box(shape + 1, "Slidenummer", NUMBER, [page], NUMBER_PLACEHOLDER))


def _notes(file: Any, slide: Any, texts: Iterable[str]) -> None:
    package = file.part.package
    name = PackURI(f"/ppt/notesSlides/notesSlide{len(file.slides)}.xml")
    content = parts.notes(text for text in texts if text)
    notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, content)
    notes.relate_to(file.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
