"""Each figure of a public series is the same in every outlet, with its area, cause and source."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from pptx.chart.chart import Chart
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml

from metrics.assessment import assess
from metrics.status import Status
from policy.choices import Unit
from policy.periods import Period
from policy.public_statistics import PublicFigure
from presentation.blocks import Diagram, Paragraph, ParagraphKind, Selection, Table
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.documents.status_document import status_document
from presentation.figures import series, series_charts, series_tables
from presentation.language.numbers import in_cell
from reports.open_data.package import as_zip
from reports.open_data.status_document import document
from reports.shared import office_charts
from reports.tables.excel import excel
from reports.word.document import word
from tests import made_up_city

HIDDEN = next(f for f in made_up_city.PUBLIC_FIGURES if f.missing and f.area == "999")


@pytest.fixture(scope="module")
def status() -> Status:
    return assess(made_up_city.WHOLE, date(2025, 6, 15))


def key(figure: PublicFigure) -> tuple[str, str, str]:
    return figure.area, figure.group or "", str(figure.period)


EVERY = {key(figure): figure for figure in made_up_city.PUBLIC_FIGURES}


def blocks(status: Status, selection: Selection | None = None) -> list[object]:
    made = status_document(status, selection or Selection())
    return [block for section in made.sections for block in section.blocks]


def test_the_file_has_every_figure_in_the_words_of_the_page(status):
    made = series_tables.download(status, status.indicator("i-job"))
    rows = [dict(zip(made.headings, row, strict=True)) for row in made.rows]
    found = {(row["Områdekode"], row["Gruppe"], row["Periode"]): row for row in rows}
    assert found.keys() == EVERY.keys()
    (only,) = status.public_series
    page = series_tables.folded(only, series.beside(only))
    for area in series.beside(only):
        for figure in area.figures:
            words = series.cell_words(figure, only.indicator.unit)
            assert found[key(figure)]["Vises som"] == words
            assert f">{in_cell(words)}</td>" in page


def test_the_documents_chapter_has_every_shown_figure_and_the_attribution(status):
    captions = {block.caption: block for block in blocks(status) if isinstance(block, Table)}
    by_area = captions["Borgere med handicap i job: Et opfundet statistikkontor, efter område"]
    assert by_area.headings == ("Område", "2021", "2022", "2023", "2024")
    assert by_area.texts[0] == ("Lyngvig", "51,9 %", "53,4 %", "skjult af kilden", "55,1 %")
    assert [row[0] for row in by_area.texts] == ["Lyngvig", "Aarhus", "Odense", "Hele landet"]
    sources = [
        block.text
        for block in blocks(status)
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.SOURCE
    ]
    assert any(
        text.endswith("Kilde: Et opfundet statistikkontor, HAND99. Hentet 20. maj 2025.")
        for text in sources
    )


def test_a_selection_without_the_objective_leaves_the_series_out(status):
    words = str(blocks(status, Selection(objectives=(1,))))
    assert "HAND99" in str(blocks(status))
    assert "HAND99" not in words
    packed = ZipFile(BytesIO(as_zip(status, Selection(objectives=(1,)))))
    assert len(packed.read("public_figures.csv").decode().splitlines()) == 1  # the headings


def test_open_data_have_every_figure_with_its_cause(status):
    packed = ZipFile(BytesIO(as_zip(status, Selection())))
    text = packed.read("public_figures.csv").decode()
    found = {
        (row["area"], row["group"], row["period"]): row
        for row in csv.DictReader(StringIO(text, newline=""))
    }
    assert found.keys() == EVERY.keys()
    hidden = found[key(HIDDEN)]
    assert (hidden["value"], hidden["missing"], hidden["mark"]) == ("", "hidden", "x")
    assert (hidden["found_at"], hidden["fetched"]) == (HIDDEN.found_at, "2025-05-20")
    for place, figure in EVERY.items():
        if figure.value:
            assert float(found[place]["value"]) == figure.value.value
    extracts = packed.read("extracts.csv").decode()
    assert "Kilde: Et opfundet statistikkontor, HAND99." in extracts


def test_json_has_every_figure_with_area_unit_and_cause(status):
    (found,) = document(status)["public_series"]
    assert (found["indicator"], found["unit"], found["own_area"]) == ("i-job", "share", "999")
    rows = {(row["area"], row["group"], row["period"]): row for row in found["figures"]}
    assert rows.keys() == EVERY.keys()
    assert (rows[key(HIDDEN)]["value"], rows[key(HIDDEN)]["missing"]) == (None, "hidden")


def test_every_figure_of_the_city_has_its_source_wherever_it_is_shown(status):
    """The attribution is in the place of a document, so that no source is empty."""
    own = [p for p in status.indicator("i-job").points if p.has_figure]
    assert len(own) == 3
    for point in own:
        assert str(point.sources[0]) == "Et opfundet statistikkontor, HAND99"


def test_the_document_draws_the_lines_of_the_page(status):
    drawn = [
        block
        for block in blocks(status)
        if isinstance(block, Diagram) and isinstance(block.chart, LineChart)
        if block.chart.title.startswith("Borgere med handicap i job")
    ]
    (only,) = status.public_series
    assert [block.chart for block in drawn] == [
        series_charts.chart(only, series.beside(only)),
        series_charts.group_chart(only),
    ]
    assert drawn[0].sentence.startswith(
        "Kurver over tid: Borgere med handicap i job. Lyngvig: 51,9"
    )


def test_the_workbook_has_a_sheet_with_every_figure(status):
    sheet = openpyxl.load_workbook(BytesIO(excel(status, Selection())))["Offentlige tal"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(rows) == len(EVERY)


def test_office_charts_have_the_lines_with_their_gaps(status):
    """Lyngvig's figure of 2023 is hidden by the source: no number in the chart, and no 0."""
    made = status_document(status, Selection())
    packed = ZipFile(BytesIO(word(made)))
    charts = [name for name in packed.namelist() if re.search(r"charts/chart[^/]*\.xml$", name)]
    lines = [parse_xml(packed.read(name)) for name in charts]
    plots = [Chart(tree, None).plots[0] for tree in lines if tree.xpath(".//c:lineChart")]
    by_names = {tuple(each.name for each in plot.series): plot for plot in plots}
    plot = by_names["Lyngvig", "Aarhus", "Odense", "Hele landet"]
    own, *others = plot.series
    assert list(own.values) == [0.519, 0.534, None, 0.551]
    assert [str(each) for each in plot.categories] == ["2021", "2022", "2023", "2024"]
    assert others[-1].format.line.dash_style == MSO_LINE.DASH
    assert len({each.marker.style for each in (own, *others)}) == 4


def test_office_charts_end_the_lines_at_a_new_definition():
    points = tuple((Period.year(year), year - 2000.0) for year in (2021, 2022, 2023))
    line = Line("Lyngvig", LineStyle.STRONG, points)
    drawn = LineChart("Job", Unit.COUNT, (line,), (Period.year(2023),))
    data = office_charts.lines_of(drawn)
    assert [each.label for each in data.categories] == ["2021", "2022", "ny opgørelse", "2023"]
    (series,) = data
    assert list(series.values) == [21, 22, None, 23]
