from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest

from metrics.reconciliation import whole_percent
from metrics.status import Status
from presentation.blocks import Selection
from presentation.charts.bars import target_bars
from presentation.documents.coverage import headline
from presentation.documents.selection import narrowed_to
from presentation.language.department_names import department_name
from reports.tables.excel import CUT, HEAD_ROW, LONGEST_CELL, excel
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

SHEETS = ["Overblik", "Tal", "Indsatser", "Bemærkninger", "Tekster", "Kilder"]


@pytest.fixture(scope="module")
def shipped() -> Status:
    return shipped_status()


@pytest.fixture(scope="module")
def shipped_book(shipped):
    return excel(shipped, Selection())


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    heads, *found = book[sheet].iter_rows(min_row=HEAD_ROW + 1, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_the_workbook_has_six_sheets(shipped_book):
    assert read(shipped_book).sheetnames == SHEETS


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
    assert len(rows(book, "Bemærkninger")) == len(shipped.remarks)
    assert len(rows(book, "Kilder")) == len(shipped.sources)


def test_every_sheet_has_a_table_with_a_filter_and_a_description(shipped_book):
    for sheet in read(shipped_book):
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
    for name, part in parts(shipped_book).items():
        if name.startswith("xl/tables/"):
            assert re.search(rb'altTextSummary="[^"]+"', part), name


def test_the_chart_is_native_and_has_a_description(shipped, shipped_book):
    found = parts(shipped_book)
    chart = found["xl/charts/chart1.xml"].decode()
    assert chart.count("<c:ser>") == 2
    sheet = read(shipped_book)["Overblik"]
    bars = target_bars(measure(shipped))
    shown = [
        (row[2], row[3])
        for row in sheet.iter_rows(values_only=True)
        if isinstance(row[1], str) and re.match(r"[A-ZØ]{3}: ", row[1])
    ]
    assert shown == [(bar.value, bar.target) for bar in bars]
    drawing = found["xl/drawings/drawing1.xml"].decode()
    assert "var 102 under måltallet" in drawing


def test_the_print_is_landscape_with_the_head_row_on_each_page(shipped_book):
    for sheet in read(shipped_book):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title != "Overblik":
            assert sheet.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"
            assert sheet.freeze_panes == f"B{HEAD_ROW + 2}"


def test_a_wide_table_is_printed_on_adjacent_pages_each_with_the_first_column(shipped_book):
    beside = {}
    for sheet in read(shipped_book):
        # One page wide is the default of a workbook.
        beside[sheet.title] = sheet.page_setup.fitToWidth or 1
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        # A letter is about 5.6 points wide at 11 points, and A3 has room for 1130 points.
        assert 11 * min(1, 1130 * beside[sheet.title] / (5.6 * sum(widths))) >= 8
        if beside[sheet.title] > 1:
            assert sheet.print_title_cols == "$A:$A"
            assert sheet.page_setup.pageOrder == "overThenDown"
            # The title above the first column would be cut on the second page.
            assert f"$A${HEAD_ROW + 1}:" in sheet.print_area
    two = {"Tal", "Indsatser", "Bemærkninger"}
    assert beside == {name: 2 if name in two else 1 for name in SHEETS}


def test_texts_by_officers_are_rows_with_author_and_date():
    first, second = rows(read(excel(hard_status(), Selection())), "Tekster")
    assert (first["Målsætning"], first["Prioritering"], first["Slags"]) == (5, None, "Næste skridt")
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
    cells = [cell for row in sheet.iter_rows(min_row=HEAD_ROW + 2) for cell in row]
    dangerous = [c for c in cells if c.value in (formula, "@SUM(A1)")]
    assert len(dangerous) == 2
    assert all(c.data_type == "s" and c.quotePrefix and not c.hyperlink for c in dangerous)


def test_markup_and_long_remarks_are_unchanged_and_control_characters_are_removed():
    book = read(excel(hard_status(), Selection()))
    texts = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert any(MARKUP in text for text in texts)
    assert any(LONGEST.strip() in text for text in texts)
    assert not any(FORBIDDEN.search(text) for text in texts)


def test_a_text_longer_than_a_cell_is_cut_with_a_reference_to_the_rest():
    status = assessed(
        *objectives_and_priorities(), *departments(), initiative("I1", summary="ord " * 10_000)
    )
    (row,) = rows(read(excel(status, Selection())), "Indsatser")
    assert len(row["Gengivet kort"]) == LONGEST_CELL
    assert row["Gengivet kort"].endswith(CUT)


def test_a_count_of_few_persons_is_hidden_in_the_workbook():
    status = assessed(
        *objectives_and_priorities(),
        *departments(),
        indicator(few_persons=True),
        target("fleksjob", "BUF", 2024, 10),
        observation("fleksjob", "BUF", 2024, 3),
    )
    (row,) = rows(read(excel(status, Selection())), "Tal")
    assert row["Værdi"] is None
    assert str(row["Forbehold"]).startswith("Skjult")


def test_a_workbook_can_be_made_of_an_empty_status_and_a_full_one():
    assert read(excel(assessed(*departments()), Selection())).sheetnames == SHEETS
    assert len(rows(read(excel(full_status(), Selection())), "Indsatser")) == 8 * 40


def test_one_selected_objective_excludes_the_others(shipped):
    book = read(excel(shipped, Selection(objectives=(5,))))
    assert {row["Målsætning"] for row in rows(book, "Indsatser")} == {5}
    assert {row["Målsætning"] for row in rows(book, "Bemærkninger")} == {5}


def test_a_selection_is_named_on_every_sheet_and_counts_only_itself(shipped):
    selection = Selection(objectives=(2,))
    book = read(excel(shipped, selection))
    assert book["Overblik"]["A1"].value == headline(narrowed_to(shipped, selection), selection)
    assert "seks" not in book["Overblik"]["A2"].value
    for sheet in book:
        assert sheet["A2"].value.startswith("Filen er et udvalg: målsætning 2. ")
    assert "er et udvalg" in book.properties.description


def test_records_outside_a_selection_are_not_called_missing_in_the_sources(shipped):
    book = read(excel(shipped, Selection(objectives=(1,), departments=("KFF",))))
    assert book["Overblik"]["A1"].value == "Ingen prioriteringer i det valgte"
    assert rows(book, "Overblik")[0]["Nr."] == "Ingen rækker i det valgte"


def test_the_same_status_gives_the_same_bytes_with_no_time_except_its_date(shipped, shipped_book):
    assert excel(shipped, Selection()) == shipped_book
    assert has_only_the_date(shipped_book, AS_OF)
    assert read(shipped_book).properties.title == "Status på handicappolitikken: alle tal"
