from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from metrics.reconciliation import whole_percent
from metrics.status import Status
from presentation.blocks import Selection
from presentation.documents import changes
from presentation.documents.coverage import headline
from presentation.documents.selection import narrowed_to
from presentation.language.absent import Absent
from presentation.language.department_names import department_name
from presentation.submissions.changes_since import changes_since
from reports.tables import excel as report
from reports.tables.column_widths import PAGE_UNITS
from reports.tables.excel import excel
from reports.tables.long_texts import NAME, PIECE, pieces
from tests.hard_records import LONGEST, MARKUP, full_status, hard_status
from tests.records import (
    AS_OF,
    assessed,
    departments,
    indicator,
    initiative,
    objectives_and_priorities,
    observation,
    target,
)
from tests.reports.office_files import (
    FORBIDDEN,
    has_only_the_date,
    measure,
    parts,
    shipped_status,
)
from tests.reports.tables.accessible_spreadsheet import faults, widths

SHEETS = [
    "Forside", "Indhold", "Noter", "Målsætninger", "Tal", "Forbehold", "Om tallene", "Indsatser",
    "Tid og målgrupper", "Penge", "Bemærkninger", "Svar", "Kilder",
]  # fmt: skip
PARTS = (
    *report.OBJECTIVES, *report.FIGURES, *report.PUBLIC, *report.INITIATIVES, *report.REMARKS,
    *report.TEXTS, *report.SOURCES,
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


@pytest.fixture(scope="module")
def shipped_book(shipped):
    return excel(shipped, Selection())


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet's table, by headings without the references to notes."""
    (table,) = book[sheet].tables.values()
    heads, *found = [[cell.value for cell in row] for row in book[sheet][table.ref]]
    names = [re.sub(r" \[note \d+\]", "", head) for head in heads]
    return [dict(zip(names, row, strict=True)) for row in found]


def cover(book: openpyxl.Workbook) -> list[str]:
    return [row[0].value for row in book["Forside"]]


def test_the_workbook_has_a_cover_contents_notes_and_a_sheet_for_each_table(shipped_book):
    assert read(shipped_book).sheetnames == SHEETS


def test_the_workbook_passes_the_checklist_for_accessible_spreadsheets(shipped, shipped_book):
    assert faults(shipped_book) == []
    for selection in (
        Selection(objectives=(2,)),
        Selection(departments=("KFF",)),
        Selection(compare_with=replace(shipped, as_of=date(2024, 6, 30), remarks=())),
    ):
        assert faults(excel(shipped, selection)) == []


@pytest.mark.parametrize(
    "status",
    [hard_status(), full_status(), assessed(*departments())],
    ids=["hard", "full", "empty"],
)
def test_hard_long_and_no_data_pass_the_checklist_too(status):
    assert faults(excel(status, Selection())) == []


def test_every_table_is_described_to_a_screen_reader(shipped_book):
    tables = {n: p for n, p in parts(shipped_book).items() if n.startswith("xl/tables/")}
    assert len(tables) == len(SHEETS) - 1
    for name, part in tables.items():
        assert re.search(rb'altText="[^"]+" altTextSummary="[^"]+"', part), name


def test_every_column_of_a_download_is_on_a_sheet(shipped):
    """But the date of the status, which is the same in every row and stands above the table."""
    found = {heading for part in PARTS for heading in part.headings}
    empty = assessed(*departments())
    for download in (
        report.objectives_download(empty),
        report.figure_download(empty, "tal", "Tal", ()),
        report.whole_download(empty),
        report.initiative_download(empty, ()),
        report.remarks_download(empty, ()),
        report.texts_download(empty, ()),
        report.source_download(empty),
    ):
        assert set(download.headings) - found == {"Set pr."}


def test_every_figure_of_the_status_is_a_row_with_its_source(shipped, shipped_book):
    found = rows(read(shipped_book), "Tal")
    assert len(found) == sum(len(i.points) for i in shipped.indicators)
    assert all(row["Kilde"] for row in found)


def test_the_numbers_of_the_workbook_are_those_of_the_status(shipped, shipped_book):
    own = measure(shipped)
    year = str(own.period)
    found = {
        row["Forvaltning"]: (row["Værdi"], row["Måltal"], row["Målopfyldelse i procent"])
        for row in rows(read(shipped_book), "Tal")
        if row["Tal"] == own.indicator.name and row["Periode"] == year
    }
    assert found == {
        department_name(shipped, p.department): (
            p.value.value,
            p.target.value,
            whole_percent(p.attainment),
        )
        for p in own.current
    }


def test_the_other_sheets_have_all_initiatives_remarks_and_sources(shipped, shipped_book):
    book = read(shipped_book)
    assert {row["Kode"] for row in rows(book, "Indsatser")} == {i.id for i in shipped.initiatives}
    assert {row["Kode"] for row in rows(book, "Penge")} == {
        i.id for i in shipped.initiatives if i.amount
    }
    assert len(rows(book, "Bemærkninger")) == len(rows(book, "Svar")) == len(shipped.remarks)
    assert len(rows(book, "Kilder")) == len(shipped.sources)


def test_a_reason_stands_where_a_value_is_missing_and_depends_on_what_is_known():
    status = assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(),
        target("fleksjob", "BUF", 2023, 10),
        observation("fleksjob", "BUF", 2024, 30),
        initiative("I1"),
    )
    book = read(excel(status, Selection()))
    promised, counted = rows(book, "Tal")
    assert (promised["Værdi"], promised["Måltal"]) == (Absent.NOT_STATED, 10)
    assert (counted["Værdi"], counted["Måltal"]) == (30, Absent.NOT_STATED)
    assert counted["Målopfyldelse i procent"] == Absent.NOT_RELEVANT


def test_a_column_without_a_single_value_is_left_out_and_named(shipped_book):
    book = read(shipped_book)
    assert "Rådets egne ord" not in rows(book, "Bemærkninger")[0]
    lines = [row[0].value for row in book["Bemærkninger"].iter_rows(max_row=4)]
    assert any("er udeladt: Rådets egne ord" in line for line in lines)


def test_a_table_without_rows_has_no_sheet_and_the_cover_says_so(shipped_book):
    book = read(shipped_book)
    assert "Tekster" not in book.sheetnames
    assert "Intet i kilderne, og derfor intet ark: Tekster." in cover(book)


def test_the_cover_has_title_date_and_conclusion_and_the_contents_count_the_rows(
    shipped, shipped_book
):
    book = read(shipped_book)
    assert cover(book)[0] == "Status på handicappolitikken: alle tal"
    assert f"{headline(shipped, Selection())}." in cover(book)
    counts = {row["Ark"]: row["Rækker"] for row in rows(book, "Indhold")}
    assert counts == {name: len(rows(book, name)) for name in SHEETS[2:]}


def test_headings_stay_in_sight_and_are_printed_on_each_page_under_the_title(shipped_book):
    for sheet in read(shipped_book).worksheets[1:]:
        (table,) = sheet.tables.values()
        head = int(re.search(r"\d+", table.ref).group())
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"$1:${head}"


@pytest.mark.parametrize("status", [shipped_status, hard_status, full_status])
def test_a_table_is_printed_one_page_wide_in_letters_of_eight_points_or_more(status):
    for sheet in read(excel(status(), Selection())).worksheets[1:]:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
        assert (int(setup.fitToWidth or 1), int(setup.fitToHeight)) == (1, 0)
        units = sum(widths(sheet))
        # A4 is 842 points wide, 2 x 0.4 inches of them margins; a unit is 5.25 points.
        assert 12 * min(1, (842 - 2 * 0.4 * 72) / (5.25 * units)) >= 8


def test_a_row_is_as_high_as_its_texts_need_and_none_is_cut_in_print(shipped):
    for status in (shipped, hard_status()):
        for sheet in read(excel(status, Selection())).worksheets[1:]:
            (table,) = sheet.tables.values()
            for row in sheet[table.ref]:
                height = sheet.row_dimensions[row[0].row].height
                for cell in row:
                    # Running Calibri has some 1.2 letters of 12 points on a unit of width.
                    lines = len(str(cell.value)) / (widths(sheet)[cell.column - 1] * 1.2)
                    assert 14.65 * lines <= height <= 409


def test_a_remark_of_20_000_letters_is_shortened_where_it_stands_and_whole_on_a_sheet():
    book = read(excel(hard_status(), Selection()))
    short = next(
        str(row["Gengivet kort"])
        for row in rows(book, "Bemærkninger")
        if str(row["Gengivet kort"]).startswith("Rådet ønsker")
    )
    assert short.endswith(f" … [forkortet; hele teksten er nr. 1 på arket {NAME}]")
    parts = [row for row in rows(book, NAME) if row["Nr."] == 1]
    assert " ".join(str(row["Tekst"]) for row in parts) == LONGEST
    # 20,000 / 1,500 = 13.3
    assert [row["Del"] for row in parts] == [f"{n} af 14" for n in range(1, 15)]


def test_a_whole_text_in_pieces_loses_nothing_also_with_words_of_60_letters():
    """3,000 letters are two pieces of at most 1,500; a word is cut only where it is longer than a piece."""
    for text in (LONGEST[:3_000].strip(), " ".join(["x" * 60] * 49), "y" * 2_000):
        found = list(pieces(text))
        assert all(len(piece) <= PIECE for piece in found)
        assert (" " if " " in text else "").join(found) == text


def test_thirty_indicators_in_one_priority_are_rows_on_pages_as_wide_as_any():
    many = [indicator(f"tal{n}", name=f"Et tal med nummer {n}") for n in range(30)]
    figures = [observation(each.id, "BUF", 2024, 10) for each in many]
    status = assessed(*objectives_and_priorities(), *departments(), *many, *figures)
    content = excel(status, Selection())
    assert faults(content) == []
    assert len(rows(read(content), "Tal")) == 30
    assert sum(widths(read(content)["Tal"])) <= PAGE_UNITS + 10


def test_what_changed_is_a_sheet_of_its_own_only_when_it_is_asked_for(shipped):
    before = replace(shipped, as_of=date(2024, 6, 30), remarks=())
    content = excel(shipped, Selection(compare_with=before))
    book = read(content)
    found = [(row["Slags"], row["Ændring"]) for row in rows(book, "Ændringer")]
    assert found == [(each.heading, each.text) for each in changes_since(shipped, before)]
    assert book["Ændringer"]["A1"].value == changes.heading(before)
    assert changes.compared(before) in cover(book)
    assert "Ændringer" not in SHEETS


def test_the_cover_says_so_where_nothing_changed_or_where_the_policy_was_not_known(shipped):
    same = read(excel(shipped, Selection(compare_with=shipped)))
    assert "Kilderne har intet nyt siden da." in cover(same)
    unknown = assessed(as_of=date(2013, 1, 1))
    new = read(excel(shipped, Selection(compare_with=unknown)))
    assert changes.nothing_before(unknown) in cover(new)
    for book in (same, new):
        assert "Ændringer" not in book.sheetnames
        assert "Intet i kilderne, og derfor intet ark: Tekster." in cover(book)


def test_texts_by_officers_are_rows_with_author_and_date():
    first, second = rows(read(excel(hard_status(), Selection())), "Tekster")
    assert (first["Målsætning"], first["Prioritering"]) == (5, Absent.NOT_RELEVANT)
    assert first["Slags"] == "Næste skridt"
    assert (second["Prioritering"], second["Tekst"]) == ("5d", MARKUP)
    assert (second["Skrevet af"], second["Dato"]) == ("Prøve Prøvesen, SOF", "2025-11-01")


def test_text_that_looks_like_a_formula_stays_text():
    formula = '=HYPERLINK("http://example.org";"Tryk")'
    status = assessed(
        *objectives_and_priorities(),
        *departments(),
        initiative("I1", title=formula, summary="@SUM(A1)"),
    )
    sheet = read(excel(status, Selection()))["Indsatser"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    dangerous = [c for c in cells if c.value in (formula, "@SUM(A1)")]
    assert len(dangerous) == 2
    assert all(c.data_type == "s" and c.quotePrefix and not c.hyperlink for c in dangerous)


def test_markup_is_unchanged_and_control_characters_are_removed():
    book = read(excel(hard_status(), Selection()))
    texts = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert any(MARKUP in text for text in texts)
    assert not any(FORBIDDEN.search(text) for text in texts)


def test_a_count_of_few_persons_is_hidden_in_the_workbook():
    status = assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(few_persons=True),
        target("fleksjob", "BUF", 2024, 10),
        observation("fleksjob", "BUF", 2024, 3),
    )
    content = excel(status, Selection())
    (row,) = rows(read(content), "Tal")
    assert (row["Værdi"], row["Målopfyldelse i procent"]) == (Absent.HIDDEN, Absent.HIDDEN)
    (row,) = rows(read(content), "Forbehold")
    assert str(row["Forbehold"]).startswith("Skjult")


def test_one_selected_objective_excludes_the_others(shipped):
    book = read(excel(shipped, Selection(objectives=(5,))))
    assert {row["Målsætning"] for row in rows(book, "Indsatser")} == {5}
    assert {row["Målsætning"] for row in rows(book, "Bemærkninger")} == {5}


def test_a_selection_is_named_on_every_sheet_and_counts_only_itself(shipped):
    selection = Selection(objectives=(2,))
    book = read(excel(shipped, selection))
    assert f"{headline(narrowed_to(shipped, selection), selection)}." in cover(book)
    for sheet in book:
        lines = [row[0].value for row in sheet.iter_rows(max_row=3)]
        assert "Filen er afgrænset til målsætning 2." in lines
    assert "er afgrænset til" in book.properties.description


def test_records_outside_a_selection_are_not_called_missing_in_the_sources(shipped):
    book = read(excel(shipped, Selection(objectives=(1,), departments=("KFF",))))
    assert (
        "Kultur- og Fritidsforvaltningen har ikke del i nogen prioritering i det valgte."
        in cover(book)
    )
    assert any(line.startswith("Intet i det valgte, og derfor intet ark") for line in cover(book))


def test_the_same_status_gives_the_same_bytes_with_no_time_except_its_date(shipped, shipped_book):
    assert excel(shipped, Selection()) == shipped_book
    assert has_only_the_date(shipped_book, AS_OF)
    properties = read(shipped_book).properties
    assert (properties.title, properties.language) == (report.TITLE, "da-DK")
