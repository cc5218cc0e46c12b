from __future__ import annotations

import re
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pptx import Presentation

from metrics.status import Status
from policy.tables import REQUIRED
from presentation.blocks import Selection
from presentation.charts.bars import target_bars
from presentation.documents.slide_show import slide_show
from presentation.language.numbers import in_words, number
from presentation.slides import CELL_SIDE, MOST_ROWS, TITLE_SIZE, WIDTH, cell_look, table, title
from reports.shared.fitting import LINE as LINE_HEIGHT
from reports.shared.fitting import height, row_lines
from reports.slides.deck import CONTENT, FOOT_SIZE, LINE, NO_SOURCE, TITLE, slide_deck
from tests.hard_records import LONG_TITLE, MARKUP, full_status, hard_status
from tests.records import AS_OF, assessed, objectives_and_priorities, policy
from tests.reports import as_pages
from tests.reports.office_files import (
    FORBIDDEN,
    has_only_the_date,
    measure,
    parts,
    shipped_status,
)
from tests.reports.slides import crowded

SMALLEST = 18.0
EMU_A_POINT = 12_700
EARLIER = assessed(policy(), *objectives_and_priorities(), as_of=date(2024, 11, 13))
STATUSES = {
    "shipped": shipped_status,
    "full": full_status,
    "hard": hard_status,
    "ten": lambda: crowded.many_objectives(10),
    "twenty": lambda: crowded.many_objectives(20),
    "everything": crowded.many_of_everything,
    "hidden": crowded.hidden_counts,
    "over time": crowded.over_time,
    "empty": crowded.empty,
}


def written(status: Status, selection: Selection | None = None) -> bytes:
    return slide_deck(slide_show(status, selection or Selection(compare_with=EARLIER)))


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


@pytest.fixture(scope="module")
def shipped_deck(shipped):
    return written(shipped)


@pytest.fixture(scope="module")
def every_deck():
    return {name: written(make()) for name, make in STATUSES.items()}


@pytest.fixture(params=STATUSES)
def content(request, every_deck):
    return every_deck[request.param]


@cache
def read(content: bytes):
    return Presentation(BytesIO(content))


def shapes(deck):
    return [shape for slide in deck.slides for shape in slide.shapes]


def after_the_first(content: bytes):
    return list(read(content).slides)[1:]


def of_objective(content: bytes, number_: int):
    start = f"Målsætning {number_}"
    return next(s for s in read(content).slides if s.shapes.title.text.startswith(start))


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


def notes(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def test_there_are_at_most_fourteen_slides_each_with_a_title_of_its_own(content):
    deck = read(content)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(titles) <= 14
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_every_slide_after_the_first_has_one_chart_or_table(content):
    for slide in after_the_first(content):
        assert sum(shape.has_chart or shape.has_table for shape in slide.shapes) == 1


def test_no_text_is_smaller_than_eighteen_points_but_the_foot(content):
    for slide in after_the_first(content):
        *others, date_, page = slide.shapes
        for shape in others:
            sizes = re.findall(r'\bsz="(\d+)"', shape_xml(shape))
            assert min((int(size) / 100 for size in sizes), default=SMALLEST) >= SMALLEST
            if shape.has_chart:
                assert shape.chart.font.size.pt >= SMALLEST
        for foot in (date_, page):
            (size,) = set(re.findall(r'\bsz="(\d+)"', shape_xml(foot)))
            assert int(size) / 100 == FOOT_SIZE


def shape_xml(shape) -> str:
    from lxml import etree

    element = shape.chart._chartSpace if shape.has_chart else shape._element
    return etree.tostring(element).decode()


def test_everything_is_within_the_slide_and_nothing_overlaps(content):
    deck = read(content)
    for slide in deck.slides:
        boxes = [box(shape) for shape in slide.shapes]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height
        for one, (_, _, _, bottom) in enumerate(boxes):
            for left, top, right, _ in boxes[one + 1 :]:
                beside = left >= boxes[one][2] or right <= boxes[one][0]
                assert top >= bottom or beside


def box(shape) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def test_titles_lines_and_tables_fit_the_places_that_they_have(content):
    for slide in after_the_first(content):
        assert height(slide.shapes.title.text, WIDTH, TITLE_SIZE) <= TITLE.height
        for shape in slide.shapes:
            if shape.name == "Linje":
                assert height(shape.text_frame.text, WIDTH, SMALLEST) <= LINE.height
            if shape.has_table:
                assert table_height(shape.table) <= CONTENT.height


def table_height(table) -> float:
    """The height that the words need: rows as office programs set them."""
    *rows, _ = [[cell.text for cell in row.cells] for row in table.rows] + [[]]
    assert len(rows) - 1 <= MOST_ROWS
    assert len(rows[0]) <= 5
    look = cell_look(len(rows) - 1)
    widths = [column.width / EMU_A_POINT for column in table.columns]
    needed = [row_lines(row, widths, look.size, CELL_SIDE) for row in rows]
    return sum(
        max(n * look.size * LINE_HEIGHT + 6, look.height * (i > 0)) for i, n in enumerate(needed)
    )


def test_slides_as_pages_have_one_page_each_and_keep_within_it(every_deck):
    files = {f"{name}.pptx": content for name, content in every_deck.items()}
    for name, pages in as_pages.pages_of(files).items():
        assert len(pages) == len(read(files[name]).slides)
        for page in pages:
            assert page.outside == (), name


def test_an_objective_with_a_failing_part_is_not_plainly_reached(shipped_deck):
    slide = of_objective(shipped_deck, 5)
    title = slide.shapes.title.text
    assert "nået samlet, men ikke i Børne- og Ungdomsforvaltningen" in title
    assert "102 under måltallet" in slide_text(slide)  # 376 - 274
    first = list(read(shipped_deck).slides)[1]
    assert "nået samlet, ikke i BUF" in first.shapes.title.text


def test_a_title_that_must_be_short_still_names_the_failing_part():
    slide = of_objective(written(crowded.failing_in_a_long_name()), 5)
    assert (
        slide.shapes.title.text
        == "Målsætning 5: måltallet for 2024 blev nået samlet, men ikke i BUF"
    )


def test_an_objective_without_figures_says_so_without_blame(shipped_deck):
    slide = of_objective(shipped_deck, 1)
    assert "ingen af de to prioriteringer har et måltal" in slide.shapes.title.text
    # What the title says of them all, no row repeats; what is being done is there instead.
    assert "Intet måltal" not in slide_text(slide)
    assert "Centerråd for borgere" in slide_text(slide)


def test_bars_of_what_can_be_measured_have_every_priority_once_and_agree_with_the_title(
    shipped, shipped_deck
):
    (slide,) = [s for s in read(shipped_deck).slides if "kan måles på" in s.shapes.title.text]
    assert slide.shapes.title.text.startswith("2 af 20 prioriteringer har et tal")
    (frame,) = [s for s in slide.shapes if s.has_chart]
    plot = frame.chart.plots[0]
    counts = dict(zip(plot.categories, next(iter(plot.series)).values, strict=True))
    assert sum(counts.values()) == len(shipped.priorities)  # 1 + 1 + 5 + 13 = 20
    assert counts["Tal og måltal"] + counts["Tal, men intet måltal"] == 2


def test_a_cell_has_the_first_of_its_wordings_that_it_holds():
    wordings = ("3 år: År mellem opfølgninger på borgerstyret personlig assistance", "1 tal")
    for share, expected in ((100.0, wordings[0]), (10.0, "1 tal")):
        made = table("Tabel", ("Tal", "Andet"), (share, 100.0 - share), [(wordings, "")] * 5)
        assert made.rows[0][0] == expected


def test_a_word_longer_than_a_line_begins_on_a_new_one_so_that_two_lines_are_two():
    word = "ø" * 65
    # A line has room for 62 letters or 35 wide ones. "Målsætning 1, " would leave room for a part of the word, but no program puts it there.
    assert title(f"Målsætning 1, {word}") == f"Målsætning 1, {'ø' * 35} …"


def test_the_statuses_of_the_first_chart_add_up_to_all_priorities(shipped, shipped_deck):
    slide = list(read(shipped_deck).slides)[1]
    (frame,) = [s for s in slide.shapes if s.has_chart]
    plot = frame.chart.plots[0]
    assert sum(value or 0 for series in plot.series for value in series.values) == len(
        shipped.priorities
    )
    # Each stack has its sign in words, so that colour is never alone.
    assert [series.name for series in plot.series] == [
        "◐ Nået samlet – ikke i alle forvaltninger",
        "◌ Intet måltal i kilderne",
    ]


def test_the_chart_of_targets_can_be_edited_and_has_the_pages_numbers(shipped, shipped_deck):
    (frame,) = [s for s in of_objective(shipped_deck, 5).shapes if s.has_chart]
    bars = target_bars(measure(shipped))
    figures, targets = frame.chart.plots[0].series
    assert list(figures.values) == [bar.value for bar in bars]
    assert list(targets.values) == [bar.target for bar in bars]
    assert list(frame.chart.plots[0].categories)[:2] == [
        "BIF, 87 af 47: nået",
        "BUF, 274 af 376: ikke nået",
    ]
    # The numbers are in the names: at both ends of bars so thin they would cover each other.
    assert not frame.chart.plots[0].has_data_labels
    assert frame.chart.part.chart_workbook.xlsx_part is not None


def test_figures_of_one_department_are_lines_over_the_newest_periods(every_deck):
    (frame,) = [s for s in of_objective(every_deck["over time"], 5).shapes if s.has_chart]
    own = frame.chart.plots[0].series[0]
    # The share of a year is the year less 1980, in per cent: 0.37 in 2017 to 0.44 in 2024.
    assert list(own.values) == [pytest.approx((year - 1980) / 100) for year in range(2017, 2025)]


def test_a_chart_of_many_departments_keeps_those_below_their_target(every_deck):
    (frame,) = [s for s in of_objective(every_deck["everything"], 5).shapes if s.has_chart]
    assert len(list(frame.chart.plots[0].categories)) == 7
    title = of_objective(every_deck["everything"], 5).shapes.title.text
    assert "30 måltal, heraf" in title


def test_objectives_without_room_are_rows_of_one_table(every_deck):
    titles = [slide.shapes.title.text for slide in read(every_deck["twenty"]).slides]
    own = [title for title in titles if title.startswith("Målsætning ")]
    (rest,) = [title for title in titles if title.startswith("De øvrige")]
    # Of twenty objectives with three priorities each, those without a slide of their own are in the table.
    assert f"0 af {3 * (20 - len(own))} prioriteringer har et måltal" in rest
    assert all(any(f"Målsætning {n}" in title for title in own) for n in range(3, 21, 3))
    assert re.search(r"Og \w+ målsætning(er)? mere – se", whole_text(read(every_deck["twenty"])))


def test_a_department_gets_the_slides_of_its_own_priorities(shipped):
    deck = written(shipped, Selection(departments=("BUF",)))
    text = whole_text(read(deck))
    assert len(read(deck).slides) < 14
    assert "Oplægget er afgrænset til Børne- og Ungdomsforvaltningen." in text
    assert "Målsætning 6" not in text
    own = [p for p in shipped.priorities if "BUF" in p.priority.departments]
    said = "prioriteringer, som Børne- og Ungdomsforvaltningen har del i, har både tal og måltal"
    assert f"Én af de {in_words(len(own))} {said}" in text


def test_what_is_new_has_a_slide_only_where_there_is_something_to_compare_with(shipped):
    compared = whole_text(read(written(shipped)))
    alone = whole_text(read(written(shipped, Selection())))
    assert re.search(r"\d+ ændringer siden 13\. november 2024; flest: ", compared)
    assert "ændringer siden" not in alone


def test_where_the_policy_was_not_known_everything_is_new_and_the_counts_say_so(shipped):
    before = Selection(compare_with=assessed(as_of=date(2014, 1, 1)))
    start = "Politikken var ikke kendt den 1. januar 2014"
    slides = read(written(shipped, before)).slides
    (slide,) = [s for s in slides if s.shapes.title.text.startswith(start)]
    (table,) = [s.table for s in slide.shapes if s.has_table]
    assert [cell.text for cell in table.rows[1].cells] == ["Målsætninger", "0", "6"]


def test_amounts_are_never_added(shipped_deck):
    (slide,) = [s for s in read(shipped_deck).slides if "beløb har et" in s.shapes.title.text]
    assert "1 af 5 beløb har et trykt sidste år med penge: 2026" in slide.shapes.title.text
    assert "Beløbene lægges ikke sammen" in slide_text(slide)


def test_what_was_expected_without_news_is_a_question_and_no_failure(shipped_deck):
    (slide,) = [s for s in read(shipped_deck).slides if "Næste trin" in s.shapes.title.text]
    assert "er uden nyt" in slide.shapes.title.text
    assert "et spørgsmål at stille, ikke en fejl" in slide_text(slide)


def test_a_policy_that_is_not_known_yet_has_a_slide_that_says_so():
    first, second = read(written(crowded.empty(), Selection())).slides
    assert second.shapes.title.text == "Ingen kendt politik per 1. januar 2014"
    assert first.shapes.title.text == "Status på handicappolitikken"


def test_every_chart_and_table_has_a_text_alternative(content):
    for slide in after_the_first(content):
        for frame in slide.shapes:
            if frame.has_table:
                assert frame.table.first_row
            if frame.has_table or frame.has_chart:
                assert frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_the_alternative_of_a_chart_has_its_figures_in_words(shipped, shipped_deck):
    (frame,) = [s for s in of_objective(shipped_deck, 5).shapes if s.has_chart]
    told = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert f"var {number(measure(shipped).failing[0].shortfall)} under måltallet" in told
    assert "Seks af syv forvaltninger" in told


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


def test_the_number_of_a_slide_is_read_last(content):
    for slide in after_the_first(content):
        *_, last = slide.shapes
        assert last.placeholder_format.type is not None
        assert last._element.xpath('.//a:fld[@type="slidenum"]')


def test_the_notes_say_more_than_the_slide_and_name_the_edition(shipped_deck):
    for slide in read(shipped_deck).slides:
        assert f"udgave {len(REQUIRED)}" in notes(slide)
        assert len(notes(slide)) > len(slide.shapes.title.text)
    own = notes(of_objective(shipped_deck, 5))
    assert "Status, oktober 2025, side " in own
    assert NO_SOURCE not in own


def test_what_is_shortened_is_whole_elsewhere_and_the_notes_say_where(every_deck):
    slide = of_objective(every_deck["ten"], 3)
    assert "…" in slide_text(slide)
    assert "står helt i statusdokumentet" in notes(slide)
    assert LONG_TITLE in notes(slide)


def test_markup_is_literal_and_control_characters_are_removed(every_deck):
    text = "\n".join(map(notes, read(every_deck["everything"]).slides))
    assert MARKUP[:40] in text
    assert not FORBIDDEN.search(text)


def test_a_count_of_few_persons_is_on_no_slide_and_in_no_chart(every_deck):
    deck = read(every_deck["hidden"])
    for frame in shapes(deck):
        if frame.has_chart:
            assert "BUF" not in " ".join(map(str, frame.chart.plots[0].categories))
    (frame,) = [s for s in of_objective(every_deck["hidden"], 5).shapes if s.has_chart]
    assert list(frame.chart.plots[0].series[0].values) == [14, 12]  # BIF and SOF
    assert "Skjult (få personer): BUF" in slide_text(of_objective(every_deck["hidden"], 5))


def test_the_same_status_gives_the_same_bytes_with_no_time_except_its_date(shipped, shipped_deck):
    assert written(shipped) == shipped_deck
    assert has_only_the_date(shipped_deck, AS_OF)


def test_the_deck_names_its_title_and_language(shipped_deck):
    core = read(shipped_deck).core_properties
    assert (core.title, core.language) == ("Status på handicappolitikken", "da-DK")
    assert f"udgave {len(REQUIRED)}" in core.subject
