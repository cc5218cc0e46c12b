from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Pt

from metrics.status import Status
from policy.tables import REQUIRED
from presentation.blocks import Bullets, Paragraph, ParagraphKind, Section, Selection
from presentation.charts.bars import target_bars
from presentation.documents.status_document import status_document
from presentation.language.numbers import number
from reports.shared.fitting import height, lines
from reports.slides.deck import NO_SOURCE, slide_deck
from reports.slides.flow import (
    BOTTOM,
    CELL_SIZE,
    COLUMN,
    LEFT,
    ROOM,
    SOURCE_LOOK,
    SUBHEADING,
    Grid,
    fitting_title,
    slides,
    title_size,
)
from tests.hard_records import LONGEST, MARKUP, full_status, hard_status
from tests.records import (
    AS_OF,
    assessed,
    departments,
    indicator,
    objectives_and_priorities,
    observation,
    target,
)
from tests.reports.office_files import (
    FORBIDDEN,
    expected_rows,
    has_only_the_date,
    measure,
    parts,
    shipped_status,
)

EMU_A_POINT = 12_700


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


@pytest.fixture(scope="module")
def shipped_deck(shipped):
    return slide_deck(status_document(shipped, Selection()))


def read(content: bytes):
    return Presentation(BytesIO(content))


def shapes(deck):
    return [shape for slide in deck.slides for shape in slide.shapes]


def slide_text(slide) -> str:
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [
        cell.text
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return "\n".join(texts)


def whole_text(deck) -> str:
    return "\n".join(slide_text(slide) for slide in deck.slides)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_deck_is_wide_and_every_slide_has_a_unique_title(shipped_deck):
    deck = read(shipped_deck)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_table_of_targets_on_a_slide_equals_that_of_the_page(shipped, shipped_deck):
    tables = [s.table for s in shapes(read(shipped_deck)) if s.has_table]
    rows = [tuple(c.text for c in row.cells)[:4] for table in tables for row in table.rows]
    assert [row for row in rows if row in expected_rows(shipped)] == expected_rows(shipped)


def test_the_chart_can_be_edited_and_has_the_pages_numbers(shipped, shipped_deck):
    (frame,) = [s for s in shapes(read(shipped_deck)) if s.has_chart]
    bars = target_bars(measure(shipped))
    figures, targets = frame.chart.plots[0].series
    assert list(figures.values) == [bar.value for bar in bars]
    assert list(targets.values) == [bar.target for bar in bars]
    assert frame.chart.part.chart_workbook.xlsx_part is not None


def test_a_bar_below_its_target_says_so_in_words_too(shipped_deck):
    (frame,) = [s for s in shapes(read(shipped_deck)) if s.has_chart]
    assert list(frame.chart.plots[0].categories)[:2] == ["BIF: nået", "BUF: ikke nået"]
    assert frame.chart.has_legend


def test_the_alt_text_of_a_chart_describes_it(shipped, shipped_deck):
    (frame,) = [s for s in shapes(read(shipped_deck)) if s.has_chart]
    told = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    shortfall = number(measure(shipped).failing[0].shortfall)
    assert f"var {shortfall} under måltallet" in told
    assert "Seks af syv forvaltninger" in told


def test_every_table_has_a_head_row_and_a_description(shipped_deck):
    for frame in shapes(read(shipped_deck)):
        if frame.has_table:
            assert frame.table.first_row
            assert frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_every_run_is_marked_as_danish(shipped_deck):
    for name, part in parts(shipped_deck).items():
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", name):
            text = part.decode()
            languages = re.findall(r"<a:(?:rPr|defRPr|endParaRPr)\b[^>]*>", text)
            assert all('lang="da-DK"' in found for found in languages), name
            assert text.count("<a:r>") <= len(languages), name


def test_axes_have_no_negative_numbers(shipped_deck):
    charts = [part for name, part in parts(shipped_deck).items() if "/charts/chart" in name]
    ids = re.findall(rb'<c:(?:axId|crossAx) val="([^"]*)"', b"".join(charts))
    assert ids
    assert all(found.isdigit() for found in ids)


def test_the_number_of_a_slide_is_read_last(shipped_deck):
    for slide in list(read(shipped_deck).slides)[1:]:
        *_, last = slide.shapes
        assert last.placeholder_format.type is not None
        assert last._element.xpath('.//a:fld[@type="slidenum"]')


def test_the_notes_of_every_slide_name_its_sources_and_its_edition(shipped_deck):
    for slide in read(shipped_deck).slides:
        told = slide.notes_slide.notes_text_frame.text
        assert f"udgave {len(REQUIRED)}" in told
        if "Kilde: Status, oktober 2025" in slide_text(slide):
            assert "Kilde: Status, oktober 2025" in told


def test_the_notes_of_the_slide_with_the_chart_cite_its_figures(shipped_deck):
    (slide,) = (s for s in read(shipped_deck).slides if any(f.has_chart for f in s.shapes))
    told = slide.notes_slide.notes_text_frame.text
    assert "Kilde: Status, oktober 2025, side 17." in told
    assert NO_SOURCE not in told


def test_the_councils_remarks_come_with_their_objective_before_the_next(shipped, shipped_deck):
    titles = [slide.shapes.title.text for slide in read(shipped_deck).slides]
    for objective in shipped.objectives:
        own = objective.objective.number
        place = next(n for n, t in enumerate(titles) if f"Handicaprådet om målsætning {own}" in t)
        later = [n for n, t in enumerate(titles) if t.startswith(f"Målsætning {own + 1}:")]
        assert all(place < n for n in later)


def test_every_remark_and_every_figure_of_the_document_is_on_a_slide(shipped, shipped_deck):
    text = one_line(whole_text(read(shipped_deck)))
    for remark in shipped.remarks:
        assert remark.remark.title in text
        assert one_line(remark.remark.summary)[:60] in text
    outline = one_line(str(status_document(shipped, Selection()).sections))
    for figure in ("1.014", "536", "66 procent", "22,7 millioner kroner"):
        assert (figure in text) == (figure in outline)


def test_the_sections_of_an_objective_share_slides_so_that_few_are_half_empty(shipped):
    found = slides(status_document(shipped, Selection()))
    assert len(found) <= 35
    left_alone = [
        slide.title
        for slide in found
        if [placed.left for placed in slide.placed] == [LEFT]
        and slide.placed[0].width == COLUMN
        and slide.placed[0].height > ROOM / 2
    ]
    assert left_alone == []


def test_a_section_that_shares_its_slide_has_its_own_heading(shipped):
    for slide in slides(status_document(shipped, Selection())):
        told = [
            words.text
            for placed in slide.placed
            if isinstance(placed.content, tuple)
            for words in placed.content
            if words.look == SUBHEADING
        ]
        own = [title for title in slide.sections if "(fortsat" not in title]
        if len(slide.sections) > 1:
            assert told == own[1:] if slide.opens_chapter else told == own


@pytest.mark.parametrize("make", [shipped_status, full_status, hard_status])
def test_only_sources_are_smaller_than_twelve_points(make):
    for slide in slides(status_document(make(), Selection())):
        for placed in slide.placed:
            if isinstance(placed.content, tuple):
                for words in placed.content:
                    assert words.look.size >= 12 or words.look == SOURCE_LOOK


def test_a_remark_that_is_a_summary_says_so(shipped_deck):
    assert "August 2025 · bekymring og mangel · gengivet kort" in whole_text(read(shipped_deck))


@pytest.mark.parametrize("make", [shipped_status, full_status, hard_status])
def test_no_slide_ends_with_a_heading(make):
    for slide in slides(status_document(make(), Selection())):
        for placed in slide.placed:
            if isinstance(placed.content, tuple) and placed.content[-1].leads:
                under = placed.top + placed.height
                assert any(other.top >= under - 0.5 for other in slide.placed)


@pytest.mark.parametrize("lines_below", [9, 11])
def test_a_label_is_never_separated_from_the_text_that_it_leads(lines_below):
    # One more line before the label each time, so that it occurs at every height of a column.
    for lines_above in range(2, 22):
        document = replace(
            status_document(full_status(), Selection()),
            sections=(
                Section(
                    "Indsatser",
                    1,
                    (
                        *(Paragraph(f"Linje {n}") for n in range(lines_above)),
                        Paragraph("Forvaltning", ParagraphKind.LABEL),
                        Bullets((" ".join(["ord " * 12] * lines_below),)),
                    ),
                ),
            ),
        )
        ends = [p.content[-1] for s in slides(document) for p in s.placed]
        assert not any(words.leads for words in ends), lines_above


@pytest.mark.parametrize("make", [shipped_status, full_status, hard_status])
def test_every_slide_fits_its_content(make):
    for slide in slides(status_document(make(), Selection())):
        assert title_size(fitting_title(slide.title))
        for placed in slide.placed:
            assert placed.top + placed.height <= BOTTOM + 0.5
            if isinstance(placed.content, tuple):
                needed = sum(words.room(placed.width) for words in placed.content)
                assert needed <= placed.height + 0.5
            if isinstance(placed.content, Grid):
                grid = placed.content
                assert sum(grid.heights(placed.width)) <= placed.height + 0.5
                assert sum(grid.widths(placed.width)) <= placed.width + 0.5


@pytest.mark.parametrize("make", [shipped_status, full_status, hard_status])
def test_nothing_on_a_slide_overlaps(make):
    for slide in slides(status_document(make(), Selection())):
        for number_, one in enumerate(slide.placed):
            for other in slide.placed[number_ + 1 :]:
                beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                above = (
                    one.top + one.height <= other.top + 0.5
                    or other.top + other.height <= one.top + 0.5
                )
                assert beside or above


@pytest.mark.parametrize("make", [full_status, hard_status])
def test_no_word_is_lost_between_two_slides(make):
    document = status_document(make(), Selection())
    found = re.sub(r"\s", "", whole_text(read(slide_deck(status_document(make(), Selection())))))
    remarks = [b for s in document.sections for b in s.blocks if hasattr(b, "answers")]
    for remark in remarks:
        for sentence in remark.body.split(". ")[:40]:
            assert re.sub(r"\s", "", sentence)[:40] in found


def test_a_remark_of_20000_letters_continues_on_slides_marked_as_continued():
    deck = read(slide_deck(status_document(hard_status(), Selection())))
    titles = [slide.shapes.title.text for slide in deck.slides]
    own = [title for title in titles if title.startswith("Handicaprådet om målsætning 5")]
    assert len(own) > 4
    assert all("fortsat" in title for title in own[1:])
    text = one_line(whole_text(deck))
    sentence = "Rådet ønsker flere målbare mål og en handleplan med finansiering."
    assert text.count("handleplan med finansiering") >= 0.9 * LONGEST.count(sentence)


def test_markup_is_literal_and_control_characters_are_removed():
    content = slide_deck(status_document(hard_status(), Selection()))
    text = whole_text(read(content))
    assert MARKUP[:40] in text
    assert not FORBIDDEN.search(text)


def test_what_nobody_has_written_is_on_no_slide(shipped_deck):
    assert "Mangler: " not in whole_text(read(shipped_deck))


def test_an_objective_without_indicators_still_has_its_slides():
    status = assessed(*objectives_and_priorities(), *departments())
    text = whole_text(read(slide_deck(status_document(status, Selection()))))
    assert "Målsætning 1" in text
    assert "Kilderne har intet tal, der kan måles på, og intet måltal" in text


def test_a_count_of_few_persons_is_on_no_slide_and_in_no_chart():
    status = assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(few_persons=True),
        *(target("fleksjob", code, 2024, 10) for code in ("BUF", "SOF", "BIF")),
        observation("fleksjob", "BUF", 2024, 3),
        observation("fleksjob", "SOF", 2024, 12),
        observation("fleksjob", "BIF", 2024, 14),
    )
    content = slide_deck(status_document(status, Selection()))
    deck = read(content)
    assert "Skjult" in whole_text(deck)
    for frame in shapes(deck):
        if frame.has_chart:
            assert "BUF" not in " ".join(frame.chart.plots[0].categories)


def test_the_same_status_gives_the_same_bytes_with_no_time_except_its_date(shipped, shipped_deck):
    assert slide_deck(status_document(shipped, Selection())) == shipped_deck
    assert has_only_the_date(shipped_deck, AS_OF)


def test_the_deck_names_its_title_and_language(shipped_deck):
    core = read(shipped_deck).core_properties
    assert (core.title, core.language) == ("Status på handicappolitikken", "da-DK")
    assert f"udgave {len(REQUIRED)}" in core.subject


def test_a_measured_text_is_at_least_as_high_as_its_lines():
    text = "Handicapkompensationsordningsopfølgningsindsatsplansarbejdsgruppe og mere"
    assert len(lines(text, 120.0, CELL_SIZE)) >= 4
    assert height(text, 120.0, CELL_SIZE) > 4 * CELL_SIZE
    assert Pt(1) == EMU_A_POINT


def test_a_title_too_long_for_its_slide_is_shortened_and_whole_in_the_notes():
    title = "Flere borgere skal have en god hverdag " * 20
    rows = objectives_and_priorities()
    rows[0] = replace(rows[0], title=title)
    status = assessed(*rows, *departments())
    deck = read(slide_deck(status_document(status, Selection())))
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("Målsætning 1:"))
    assert slide.shapes.title.text.endswith(" …")
    assert one_line(title) in slide.notes_slide.notes_text_frame.text
    for content in slides(status_document(status, Selection())):
        assert all(placed.top + placed.height <= BOTTOM + 0.5 for placed in content.placed)
