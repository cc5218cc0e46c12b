"""Workbooks to fill in are written, and read back to the same records."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import IntProperty
from openpyxl.utils import get_column_letter, range_boundaries

from loaders.checking.rows import records, sound
from loaders.delivery import About, Delivery
from loaders.reading.parse import COLUMNS, GUIDANCE, LISTS, SCHEMA_PROPERTY, SCHEMA_VERSION, deliver
from loaders.templates import sheet_writer, workbooks
from loaders.templates.kinds import OF_A_DEPARTMENT, TemplateKind
from policy.choices import (
    Choice,
    FinancingBasis,
    InitiativeState,
    MoneyBasis,
    MoneyDuration,
    RemarkKind,
    RemarkScope,
)
from policy.columns import AS_FETCHED, BESIDE, WITHDRAWN, Citation
from policy.drafting import DraftTarget, Financing, HearingAnswer
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Initiative, Observation, Priority, Target
from policy.tables import BY_NAME, TABLES, WORKBOOKS, Field, Records, Table
from tests.loaders.examples import KNOWN
from tests.tables import filled_cells, saved, workbook

STATUS = (Citation("STATUS", 17),)
BIF = {"department": "BIF", "stated_by": "BIF", "sources": STATUS}


def figure(indicator: str, year: int, value: Quantity, **others: Any) -> Observation:
    return Observation(indicator=indicator, period=Period.year(year), value=value, **(BIF | others))


FILLED = replace(
    KNOWN,
    targets=(
        Target(indicator="fleksjob", period=Period.year(2024), value=Quantity.exact(376), **BIF),
        Target(indicator="boliger", value=Quantity.at_most(25), **BIF),
        Target(indicator="tilfredse", deadline=Period.year(2026), value=Quantity.exact(0.8), **BIF),
    ),
    baselines=(Baseline(indicator="ventetid", value=Quantity.exact(2.5), **BIF),),
    observations=(
        figure("fleksjob", 2020, Quantity.exact(1014), counted_on=Period.parse("2020-12")),
        figure("fleksjob", 2021, Quantity.about(110), printed_as="ca. 110 borgere"),
        figure("fleksjob", 2022, Quantity.between(5, 6), series="=ny"),
        figure("fleksjob", 2023, Quantity.at_least(4), printed_attainment=Quantity.exact(1.13)),
        figure("tilfredse", 2020, Quantity.exact(0.73), margin=0.03),
        figure("tilfredse", 2021, Quantity.exact(0.7354)),
        figure("tilfredse", 2022, Quantity.about(0.735)),
        figure("tilfredse", 2023, Quantity.between(0.1, 0.125)),
        figure("udgift", 2020, Quantity.exact(22_700_000)),
        figure("udgift", 2021, Quantity.exact(49.5)),
        figure("udgift", 2022, Quantity.about(22_700_000)),
        figure("ventetid", 2022, Quantity.exact(12.345)),
    ),
    initiatives=(
        *KNOWN.initiatives,
        Initiative(
            id="i2",
            objective=6,
            title="+ flere bænke",
            summary="=1+1 er ikke en formel.\nNæste linje.",
            departments=("SOF", "TMF"),
            cross_cutting=True,
            start=Period.parse("2025-06-30"),
            end=Period.parse("2026-H1"),
            amount=Quantity.exact(22_700_000),
            money_basis=MoneyBasis.TOTAL,
            money_duration=MoneyDuration.TEMPORARY,
            sources=(
                Citation("STATUS", 3),
                Citation("STATUS", None, "Indledning"),
                Citation("STATUS", 4, "Byrum"),
                Citation("STATUS"),
            ),
        ),
    ),
)


KINDS_OF_STEP = [
    *("beslutning", "høring", "udvalg", "kommunalbestyrelsen", "møde med rådet", "opfølgning"),
    *("behandling af omgørelsesprocenter", "frist", "budget", "organisation"),
]


def back(content: bytes) -> Records:
    delivery = deliver("skabelon.xlsx", content)
    assert not [finding for finding in delivery.findings if finding.severity == "error"]
    return records(delivery.rows)


def opened(tables: tuple[Table, ...] = TABLES, filled: Records = FILLED) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbooks.workbook(tables, filled)))


def every_field(table: Table, number: int) -> Any:
    """A record with a value in each field."""
    return table.record(**{field.name: _example(field, number) for field in table.fields})


def _example(field: Field, number: int) -> Any:
    one = _one(field, number)
    return (one, _one(field, number + 1)) if field.many else one


def _one(field: Field, number: int) -> Any:
    if issubclass(field.type, Choice):
        options = list(field.type)
        return options[number % len(options)]
    examples: dict[type, Any] = {
        str: f"Tekst {number}: æøå – §",
        int: number,
        float: number + 0.125,
        bool: number % 2 == 0,
        date: date(2025, 6, 1 + number),
        Period: Period.quarter(2025, 1 + number % 4),
        Quantity: Quantity.between(number, number + 1.5),
        Citation: Citation("STATUS", number),
    }
    return examples[field.type]


def test_written_records_read_back_the_same_without_findings() -> None:
    delivery = deliver("skabelon.xlsx", workbooks.workbook(TABLES, FILLED))
    rows, findings = sound([delivery], Records())
    assert [found.code for found in (*delivery.findings, *findings)] == ["margin_not_used"]
    assert records(rows) == FILLED
    assert delivery.counts.not_read == 0


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_of_every_table_reads_back(table: Table) -> None:
    filled = Records(**{table.name: tuple(every_field(table, number) for number in range(1, 6))})
    assert back(workbooks.workbook((table,), filled)) == filled


@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_an_empty_template_has_no_mistakes(workbook: str) -> None:
    delivery = deliver("tom.xlsx", workbooks.workbook(WORKBOOKS[workbook], Records()))
    assert [finding.code for finding in delivery.findings] == ["no_rows"]


def test_the_same_records_give_the_same_bytes() -> None:
    assert workbooks.workbook(TABLES, FILLED) == workbooks.workbook(TABLES, FILLED)


def test_no_part_of_the_file_has_the_time_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(workbooks.workbook(TABLES[:1], FILLED))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


def test_the_file_states_its_schema_version() -> None:
    properties = opened().custom_doc_props
    assert properties[SCHEMA_PROPERTY].value == SCHEMA_VERSION


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_guidance_names_the_sheet_and_explains_every_column(table: Table) -> None:
    book = opened((table,))
    first, columns = (
        [tuple(filter(None, line)) for line in book[name].iter_rows(values_only=True)]
        for name in (GUIDANCE, COLUMNS)
    )
    assert (f"{table.sheet}: {table.help}",) in first
    explained = columns[-len(table.fields) :]
    for (heading, required, text), field in zip(explained, table.fields, strict=True):
        assert (heading, required) == (field.column.heading, "ja" if field.required else "nej")
        assert text.startswith(field.column.help)
        if issubclass(field.type, Choice):
            assert all(option.label in text for option in field.type)


def test_each_table_has_its_sheet_with_a_frozen_header_and_a_filter() -> None:
    book = opened()
    assert book.sheetnames == [GUIDANCE, *(table.sheet for table in TABLES), COLUMNS, LISTS]
    assert book[LISTS].sheet_state == "hidden"
    for table in TABLES:
        sheet = book[table.sheet]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        for cell, field in zip(sheet[1], table.fields, strict=True):
            assert cell.value == field.column.heading
            assert cell.font.bold
            assert sheet.column_dimensions[cell.column_letter].width >= field.column.width


def test_a_column_that_must_be_filled_in_is_marked_and_says_so() -> None:
    for table in TABLES:
        sheet = opened((table,))[table.sheet]
        prompts = {str(rule.sqref).partition("1:")[0]: rule.prompt for rule in _rules(sheet)}
        fills = {True: set[str](), False: set[str]()}
        for cell, field in zip(sheet[1], table.fields, strict=True):
            assert field.column.help in prompts[cell.column_letter]
            says = prompts[cell.column_letter].startswith(sheet_writer.REQUIRED)
            assert says == field.required
            fills[field.required].add(cell.fill.fgColor.rgb)
        assert fills[True].isdisjoint(fills[False])


def test_a_template_marks_the_columns_that_the_rules_require() -> None:
    book = openpyxl.load_workbook(BytesIO(fetched()))
    marked = {
        (sheet, heading): needed
        for sheet, heading, needed in _guided(book[COLUMNS])
        if sheet in {"Målinger", "Måltal"}
    }
    assert marked["Målinger", "Kilde"] == marked["Måltal", "Kilde"] == "ja"
    assert {marked["Målinger", each] for each in ("Periode", "Værdi", "Forvaltning")} == {
        "som regel"
    }
    assert marked["Målinger", "Note"] == marked["Måltal", "Frist"] == "nej"
    dark = {
        cell.value
        for cell in book["Målinger"][1]
        if cell.fill.fgColor.rgb == sheet_writer.REQUIRED_FILL.fgColor.rgb
    }
    assert dark == {"Indikator", "Forvaltning", "Periode", "Værdi", "Kilde", "Oplyst af"}


def test_usually_is_explained_only_in_templates_that_use_it() -> None:
    texts = {kind: list(_texts_of(kind)) for kind in (TemplateKind.DEPARTMENT, TemplateKind.TEXTS)}
    assert workbooks.OF_USUALLY in texts[TemplateKind.DEPARTMENT]
    assert workbooks.OF_USUALLY not in texts[TemplateKind.TEXTS]


def _texts_of(kind: TemplateKind) -> Iterator[object]:
    for row in openpyxl.load_workbook(BytesIO(fetched(kind)))[COLUMNS].iter_rows(values_only=True):
        yield from row


def _guided(guidance: Any) -> Iterator[tuple[str, str, str]]:
    """Sheet, heading, and whether to fill it in, for each column that the guidance explains."""
    sheet = ""
    for heading, needed, _ in guidance.iter_rows(values_only=True):
        if heading and str(heading).startswith("Arket "):
            sheet = heading.removeprefix("Arket ")
        elif sheet and needed:
            yield sheet, heading, needed


@pytest.mark.parametrize("kind", TemplateKind)
def test_a_template_refers_only_to_its_own_sheets(kind: TemplateKind) -> None:
    book = openpyxl.load_workbook(BytesIO(fetched(kind)))
    prompts = [rule.prompt for sheet in book.worksheets[1:-2] for rule in _rules(sheet)]
    guidance = [
        cell
        for name in (GUIDANCE, COLUMNS)
        for row in book[name].iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    for text in map(str, (*prompts, *guidance)):
        for name in re.findall(r"fra arket (\w+)", text):
            assert name in book.sheetnames, text


def test_the_guidance_has_room_for_its_longest_lines() -> None:
    guidance = openpyxl.load_workbook(BytesIO(fetched()))[COLUMNS]
    for row in guidance.iter_rows(min_col=3, max_col=3):
        if len(str(row[0].value or "")) > 110:
            assert guidance.row_dimensions[row[0].row].height >= 2 * sheet_writer.LINE_HEIGHT


def test_messages_are_no_longer_than_excel_shows() -> None:
    for table in TABLES:
        for field in table.fields:
            assert len(field.column.heading) <= sheet_writer.LONGEST_PROMPT_TITLE
            assert (
                len(f"{sheet_writer.REQUIRED} {field.column.help}") <= sheet_writer.LONGEST_PROMPT
            )


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("indicators.unit", ["antal", "andel", "kroner", "år"]),
        ("indicators.few_persons", ["ja", "nej"]),
        ("events.kind", KINDS_OF_STEP),
        ("observations.department", ["BIF", "SOF", "TMF", "KK"]),
        ("indicators.objective", [1, 2, 3, 4, 5, 6]),
        ("observations.note", None),
        ("remarks.kinds", None),
    ],
)
def test_allowed_values_are_offered_as_a_list(place: str, options: list[object] | None) -> None:
    table_name, _, name = place.partition(".")
    table = BY_NAME[table_name]
    book = opened((table,))
    column = [field.name for field in table.fields].index(name)
    formula = _rules(book[table.sheet])[column].formula1
    if options is None:
        assert formula is None
    else:
        cells = book[LISTS][formula.partition("!")[2]]
        assert [cell.value for (cell,) in cells] == options


def test_figures_are_numbers_with_danish_formats_when_they_are_exact() -> None:
    sheet = opened((BY_NAME["observations"],))["Målinger"]
    column = [cell.value for cell in sheet[1]].index("Værdi")
    found = [(row[column].value, row[column].number_format) for row in sheet.iter_rows(min_row=2)]
    assert found == [
        (1014, "#,##0"),
        ("ca. 110", "General"),
        ("5-6", "General"),
        ("mindst 4", "General"),
        (0.73, "0 %"),
        (0.7354, "0.00 %"),
        ("ca. 73,5 procent", "General"),
        ("10-12,5 procent", "General"),
        (22_700_000, '#,##0 "kr."'),
        (49.5, '#,##0.00 "kr."'),
        ("ca. 22.700.000 kroner", "General"),
        (12.345, "#,##0.0##"),
    ]


def test_dates_are_dates_and_months_are_text_that_excel_leaves_alone() -> None:
    sheet = opened((BY_NAME["initiatives"],))["Indsatser"]
    headings = [cell.value for cell in sheet[1]]
    start, end = sheet[3][headings.index("Start")], sheet[3][headings.index("Slut")]
    assert (start.is_date, start.number_format) == (True, "dd-mm-yyyy")
    assert (end.value, end.number_format) == ("2026-H1", "@")


def test_text_that_looks_like_a_formula_is_text() -> None:
    sheet = opened((BY_NAME["initiatives"],))["Indsatser"]
    headings = [cell.value for cell in sheet[1]]
    for heading in ("Titel", "Gengivet kort"):
        cell = sheet[3][headings.index(heading)]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)


def fetched(kind: TemplateKind = TemplateKind.DEPARTMENT, filled: Records = FILLED) -> bytes:
    return of_filled(kind) if filled is FILLED else written(kind, filled)


def written(kind: TemplateKind, filled: Records) -> bytes:
    return workbooks.template(kind, filled, "BIF" if kind in OF_A_DEPARTMENT else None)


@cache
def of_filled(kind: TemplateKind) -> bytes:
    """The template that most tests ask for, written once: the same records give the same bytes."""
    return written(kind, FILLED)


def filled_in(
    content: bytes, sheet_name: str, row: int | str, delete: str = "", **cells: Any
) -> bytes:
    """The template after a person wrote in one row, found by number or by the text of its first cell.

    Cells are named by their heading, with _ for a space.
    """
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book[sheet_name]
    columns = {cell.value: cell.column for cell in sheet[1]}
    if isinstance(row, str):
        row = next(line[0].row for line in sheet.iter_rows() if line[0].value == row)
    for name, value in cells.items():
        sheet.cell(row, columns[name.replace("_", " ")]).value = value
    if delete:
        sheet.delete_cols(columns[delete])
    return saved(book)


def read(content: bytes) -> Delivery:
    delivery = deliver("skabelon.xlsx", content)
    assert delivery.counts.total == filled_cells(content)
    return delivery


def findings(delivery: Delivery, known: Records = FILLED) -> list[str]:
    _, found = sound([delivery], known)
    return [finding.code for finding in (*delivery.findings, *found)]


def column(sheet: Any, heading: str) -> list[Any]:
    number = [cell.value for cell in sheet[1]].index(heading)
    return [row[number].value for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("kind", TemplateKind)
def test_an_unchanged_template_delivers_nothing_and_reports_that(kind: TemplateKind) -> None:
    delivery = read(fetched(kind))
    assert (delivery.rows, delivery.withdrawn) == ((), ())
    assert findings(delivery) == ["no_rows"]
    assert delivery.counts.not_read == 0


@pytest.mark.parametrize("kind", TemplateKind)
def test_a_template_states_its_kind(kind: TemplateKind) -> None:
    department = "BIF" if kind in OF_A_DEPARTMENT else None
    about = About(kind.value, "prøve", department, SCHEMA_VERSION)
    assert deliver("skabelon.xlsx", fetched(kind)).about == about


def test_a_workbook_without_properties_has_no_kind_or_department() -> None:
    assert deliver("andet.xlsx", workbook(Målgrupper="| Navn |\n| demens |")).about == About()


@pytest.mark.parametrize("kind", sorted(OF_A_DEPARTMENT))
def test_a_departments_template_needs_a_department(kind: TemplateKind) -> None:
    with pytest.raises(ValueError, match=kind.value):
        workbooks.template(kind, FILLED)


def test_the_same_template_is_the_same_bytes() -> None:
    kind = TemplateKind.DEPARTMENT
    assert written(kind, FILLED) == written(kind, FILLED)


def test_a_filled_in_figure_is_the_only_row_and_is_accepted_without_findings() -> None:
    content = filled_in(
        fetched(), "Målinger", "fleksjob", Periode=2025, Værdi=92, Kilde="STATUS s. 17"
    )
    delivery = read(content)
    assert findings(delivery) == []
    assert [row.record for row in delivery.rows] == [
        figure("fleksjob", 2025, Quantity.exact(92)),
    ]


def test_last_known_values_are_beside_the_empty_cells_and_are_not_read() -> None:
    book = openpyxl.load_workbook(BytesIO(fetched()))
    sheet = book["Målinger"]
    headings = [cell.value for cell in sheet[1]]
    for name, shown in (("Periode", "Sidst: periode"), ("Værdi", "Sidst: værdi")):
        assert headings.index(name) == headings.index(shown) + 1
        assert set(column(sheet, name)) == {None}
    shown = ("Indikator", "Serie", "Sidst: periode", "Sidst: værdi")
    assert list(zip(*(column(sheet, heading) for heading in shown), strict=True)) == [
        ("fleksjob", None, 2023, "mindst 4"),
        ("fleksjob", "=ny", 2022, "5-6"),
        ("tilfredse", None, 2023, "10-12,5 procent"),
        ("udgift", None, 2022, "ca. 22.700.000 kroner"),
        ("ventetid", None, 2022, 12.345),
        ("boliger", None, None, None),
    ]


def test_a_department_sees_what_it_owns_and_nothing_else() -> None:
    sof = replace(FILLED.initiatives[1], id="i3", departments=("SOF",))
    others = replace(FILLED, initiatives=(*FILLED.initiatives, sof))
    book = openpyxl.load_workbook(BytesIO(fetched(filled=others)))
    assert book.sheetnames == [
        GUIDANCE,
        "Målinger",
        "Måltal",
        "Indsatser",
        "Kilder",
        COLUMNS,
        LISTS,
    ]
    assert column(book["Indsatser"], "Kode") == ["i1"]
    assert column(book["Målinger"], "Indikator") == [
        "fleksjob", "fleksjob", "tilfredse", "udgift", "ventetid", "boliger",
    ]  # fmt: skip
    assert column(book["Måltal"], "Indikator") == ["fleksjob", "tilfredse", "boliger"]
    assert column(book["Kilder"], "Kode") == []


def test_only_a_changed_initiative_is_delivered_with_all_its_fields() -> None:
    both = replace(
        FILLED, initiatives=(*FILLED.initiatives, replace(FILLED.initiatives[0], id="i3"))
    )
    content = filled_in(fetched(filled=both), "Indsatser", "i1", Tilstand="gennemført")
    delivery = read(content)
    assert findings(delivery) == []
    changed = replace(FILLED.initiatives[0], state=InitiativeState.DONE)
    assert [row.record for row in delivery.rows] == [changed]


@pytest.mark.parametrize("kind", TemplateKind)
def test_an_unchanged_row_with_every_field_filled_is_recognised(
    kind: TemplateKind,
) -> None:
    filled = Records(
        **{
            table.name: tuple(every_field(table, number) for number in range(1, 6))
            for table in TABLES
            if table.name not in {"departments", "priorities"}
        }
    )
    initiatives = tuple(replace(each, departments=("BIF",)) for each in filled.initiatives)
    replies = tuple(replace(each, department="BIF") for each in filled.replies)
    content = fetched(kind, replace(filled, initiatives=initiatives, replies=replies))
    delivery = read(content)
    assert [finding.code for finding in delivery.findings] == ["no_rows"]


def test_a_row_that_was_changed_and_changed_back_delivers_nothing() -> None:
    content = filled_in(fetched(), "Indsatser", "i1", Titel="Andet")
    assert len(read(content).rows) == 1
    assert read(filled_in(content, "Indsatser", "i1", Titel="Mentorer")).rows == ()


def sorted_backwards(sheet_name: str, *, covering: str = "") -> bytes:
    """The template after a person sorted a sheet by the range of its filter, or a different area."""
    plain = tuple(each for each in FILLED.observations if each.series is None)
    book = openpyxl.load_workbook(BytesIO(fetched(filled=replace(FILLED, observations=plain))))
    sheet = book[sheet_name]
    first, top, last, bottom = range_boundaries(covering or sheet.auto_filter.ref)
    columns, rows = range(first, last + 1), range(top + 1, bottom + 1)
    values = [[sheet.cell(row, column).value for column in columns] for row in rows]
    for row, moved in zip(rows, reversed(values), strict=True):
        for column, value in zip(columns, moved, strict=True):
            sheet.cell(row, column).value = value
    return saved(book)


@pytest.mark.parametrize("sheet_name", ["Målinger", "Måltal"])
def test_a_template_can_be_sorted(sheet_name: str) -> None:
    delivery = read(sorted_backwards(sheet_name))
    assert (delivery.rows, findings(delivery)) == ((), ["no_rows"])


def test_the_filter_covers_the_marks_so_that_they_are_sorted_with_their_rows() -> None:
    sheet = openpyxl.load_workbook(BytesIO(fetched()))["Målinger"]
    _, _, last, bottom = range_boundaries(sheet.auto_filter.ref)
    assert (sheet.cell(1, last).value, bottom) == (AS_FETCHED, 7)  # six figures below the headings


@pytest.mark.parametrize(("sheet_name", "last_row"), [("Målinger", 6), ("Måltal", 4)])
def test_rows_that_were_sorted_away_from_their_marks_are_still_known_as_untouched(
    sheet_name: str, last_row: int
) -> None:
    sheet = openpyxl.load_workbook(BytesIO(fetched()))[sheet_name]
    # the range of the filter in earlier templates
    covering = f"A1:{get_column_letter(sheet.max_column - 1)}{last_row}"
    delivery = read(sorted_backwards(sheet_name, covering=covering))
    assert (delivery.rows, findings(delivery)) == ((), ["no_rows"])


def test_text_in_a_grey_column_is_reported_at_its_cell() -> None:
    content = filled_in(
        fetched(), "Målinger", "fleksjob", Periode=2025, Værdi=92, Kilde="STATUS s. 17"
    )
    delivery = read(filled_in(content, "Målinger", "udgift", **{"Sidst:_værdi": 300}))
    (finding,) = delivery.findings
    assert (finding.code, finding.severity) == ("written_beside", "warning")
    assert (finding.sheet, finding.found) == ("Målinger", "300")
    assert finding.fix.endswith("skriv det under Værdi.")
    assert [row.record.indicator for row in delivery.rows] == ["fleksjob"]


def test_a_grey_cell_of_a_new_row_is_reported_and_a_copied_or_emptied_one_is_not() -> None:
    book = openpyxl.load_workbook(BytesIO(fetched()))
    sheet = book["Målinger"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for column in columns.values():
        sheet.cell(8, column).value = sheet.cell(2, column).value  # copied below the others
    sheet.cell(3, columns["Sidst: kilde"]).value = None
    sheet.cell(9, columns["Sidst: periode"]).value = "2025-Q1"
    delivery = read(saved(book))
    assert [found.code for found in delivery.findings] == ["written_beside", "no_rows"]
    assert (delivery.findings[0].cell or "").endswith("9")


def test_an_older_template_without_marks_of_grey_cells_is_read() -> None:
    book = openpyxl.load_workbook(BytesIO(fetched()))
    for sheet in book.worksheets[1:-2]:
        for (cell,) in sheet.iter_rows(min_row=2, min_col=sheet.max_column):
            cell.value = cell.value and cell.value.split()[0]
    content = filled_in(saved(book), "Målinger", "udgift", **{"Sidst:_værdi": 300})
    assert findings(read(content)) == ["no_rows"]


def test_the_councils_words_are_delivered_with_the_remark_they_belong_to() -> None:
    content = filled_in(fetched(TemplateKind.COUNCIL), "Bemærkninger", "b1", Ordlyd="Flere, tak.")
    delivery = read(content)
    assert findings(delivery) == []
    assert [row.record for row in delivery.rows] == [
        replace(FILLED.remarks[0], wording="Flere, tak.")
    ]


def test_a_department_answers_the_remarks_that_concern_it() -> None:
    content = fetched(TemplateKind.REPLIES)
    sheet = openpyxl.load_workbook(BytesIO(content))["Svar"]
    assert column(sheet, "Kode") == ["b1-BIF"]
    assert column(sheet, "Til hjælp: bemærkningen") == ["Rådet ønsker flere fleksjob."]
    delivery = read(filled_in(content, "Svar", 2, Gengivet_kort="Der er 14 flere i år."))
    assert findings(delivery) == []
    (row,) = delivery.rows
    assert (row.record.id, row.record.remark, row.record.department) == ("b1-BIF", "b1", "BIF")


def test_a_department_is_not_asked_about_remarks_of_others() -> None:
    named = replace(FILLED.remarks[0], id="b2", departments=("SOF",))
    elsewhere = replace(FILLED.remarks[0], id="b3", objective=6)
    praise = replace(FILLED.remarks[0], id="b4", kinds=(RemarkKind.PRAISE,))
    whole = replace(FILLED.remarks[0], id="b5", scope=RemarkScope.POLICY, objective=None)
    beside = Priority(
        id="7a", objective=7, title="Idræt", short_title="Idræt", lead=("SOF",), others=("BIF",)
    )
    where_others_lead = replace(FILLED.remarks[0], id="b6", objective=7)
    remarks = (*FILLED.remarks, named, elsewhere, praise, whole, where_others_lead)
    filled = replace(FILLED, priorities=(*FILLED.priorities, beside), remarks=remarks)
    sheet = openpyxl.load_workbook(BytesIO(fetched(TemplateKind.REPLIES, filled)))["Svar"]
    assert column(sheet, "Bemærkning") == ["b1", "b5"]


WORDS = "Vi siger:\n\n  1)  nej til det  \n"
ANSWER = HearingAnswer(
    id="HS-2", party="En forening", dated=Period.parse("2026-02-01"), wording=WORDS
)


def test_hearing_answers_have_rows_with_free_codes_and_are_delivered_word_for_word() -> None:
    content = fetched(TemplateKind.HEARING_ANSWERS, replace(FILLED, hearing_answers=(ANSWER,)))
    codes = column(openpyxl.load_workbook(BytesIO(content))["Høringssvar"], "Kode")
    assert codes[:3] == ["HS-2", "HS-1", "HS-3"]
    assert len(codes) == len(set(codes)) == 21
    delivery = read(
        filled_in(
            content, "Høringssvar", "HS-3",
            Høringspart="En anden", Dato="2026-02-03", Bemærkning=WORDS,
        )
    )  # fmt: skip
    assert findings(delivery) == []
    assert [row.record for row in delivery.rows] == [
        replace(ANSWER, id="HS-3", party="En anden", dated=Period.parse("2026-02-03"))
    ]


def test_a_new_row_under_the_others_is_delivered() -> None:
    content = filled_in(
        fetched(), "Kilder", 2,
        Kode="NY", Titel="Ny", Kort_titel="Ny", Udgiver="BIF", Dateret=2025,
    )  # fmt: skip
    content = filled_in(content, "Målinger", "udgift", Periode=2025, Værdi=5, Kilde="NY s. 1")
    delivery = read(content)
    assert findings(delivery) == []
    assert [row.table for row in delivery.rows] == ["observations", "sources"]


def test_a_row_marked_for_withdrawal_is_withdrawn_and_is_not_a_record() -> None:
    delivery = read(filled_in(fetched(), "Indsatser", "i1", Udgår="ja", Tilstand="??"))
    assert delivery.rows == ()
    assert [(w.table, w.key) for w in delivery.withdrawn] == [("initiatives", ("i1",))]
    assert findings(delivery) == []
    assert delivery.counts.not_read == 0


def test_a_withdrawn_figure_is_named_by_its_whole_key() -> None:
    delivery = read(filled_in(fetched(), "Målinger", "udgift", Udgår="x", Periode=2020))
    key = ("udgift", "BIF", Period.year(2020), None, "BIF")
    assert [(w.table, w.key) for w in delivery.withdrawn] == [("observations", key)]
    assert findings(delivery) == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Udgår": "måske"}, "not_yes_or_no"),
        ({"Udgår": "ja", "Indikator": None}, "withdrawn_without_key"),
        ({"Udgår": "ja", "Periode": "engang"}, "not_a_period"),
    ],
)
def test_an_ambiguous_withdrawal_is_an_error(cells: dict[str, Any], code: str) -> None:
    delivery = read(filled_in(fetched(), "Målinger", "udgift", **cells))
    assert code in findings(delivery)
    assert (delivery.rows, delivery.withdrawn) == ((), ())


def test_no_in_the_column_that_withdraws_changes_nothing() -> None:
    assert findings(read(filled_in(fetched(), "Indsatser", "i1", Udgår="nej"))) == ["no_rows"]


def test_a_row_with_only_a_no_is_ignored() -> None:
    content = workbook(Målgrupper="| Navn | Note | Udgår |\n| demens | | nej |\n| | | nej |")
    delivery = read(content)
    assert delivery.findings == ()
    assert [row.record.name for row in delivery.rows] == ["demens"]


def test_without_the_marks_a_row_is_read_like_any_other() -> None:
    content = filled_in(fetched(TemplateKind.COUNCIL), "Bemærkninger", 2, delete=AS_FETCHED)
    assert [row.record for row in read(content).rows] == [FILLED.remarks[0]]


def test_an_older_edition_with_other_headings_and_fewer_columns_is_read() -> None:
    content = workbook(
        Målinger="""
            | Indikator | Forv. | Periode | Tal | Oplyst af | Kilder       |
            | fleksjob  | BIF   | 2025    | 92  | BIF       | STATUS s. 17 |
        """,
        Indsatser="""
            | Kode | Målsætning | Titel    | Gengivet kort | Forvaltning |
            | i1   | 5          | Mentorer | Nye mentorer. | BIF         |
        """,
    )
    book = openpyxl.load_workbook(BytesIO(content))
    book.custom_doc_props.append(IntProperty(name="schema_version", value=0))
    delivery = read(saved(book))
    assert delivery.about == About(schema_version=0)
    assert findings(delivery) == []
    assert [row.record for row in delivery.rows] == [
        figure("fleksjob", 2025, Quantity.exact(92)),
        FILLED.initiatives[0],
    ]


@pytest.mark.parametrize("kind", TemplateKind)
def test_only_headings_are_locked_and_without_a_password(kind: TemplateKind) -> None:
    book = openpyxl.load_workbook(BytesIO(fetched(kind)))
    for sheet in book.worksheets[1:-2]:
        guard = sheet.protection
        assert (guard.sheet, guard.password) == (True, None)
        assert not any((guard.sort, guard.autoFilter, guard.insertRows, guard.deleteRows))
        assert all(cell.protection.locked for cell in sheet[1] if cell.value)
        for line in sheet.iter_rows(min_row=2):
            assert not any(cell.protection.locked for cell in line)
        free = sheet.column_dimensions.values()
        assert max(each.max for each in free) == sheet_writer.LAST_COLUMN
        assert not any(each.protection.locked for each in free)


@pytest.mark.parametrize("kind", TemplateKind)
def test_unread_columns_look_different_and_the_marks_are_hidden(kind: TemplateKind) -> None:
    book = openpyxl.load_workbook(BytesIO(fetched(kind)))
    for sheet in book.worksheets[1:-2]:
        headings = [cell.value for cell in sheet[1]]
        assert headings[-2:] == [WITHDRAWN, AS_FETCHED]
        assert sheet.column_dimensions[sheet[1][-1].column_letter].hidden
        for cell in sheet[1]:
            beside = str(cell.value).startswith(BESIDE)
            quiet = cell.fill.fgColor.rgb == sheet_writer.BESIDE_FILL.fgColor.rgb
            assert beside == quiet
        assert sheet.freeze_panes != "A1"


def test_lists_offer_only_the_department_whose_template_it_is() -> None:
    book = openpyxl.load_workbook(BytesIO(fetched()))
    assert offered(book, "Målinger", "Forvaltning") == ["BIF"]
    assert offered(book, "Målinger", WITHDRAWN) == ["ja"]
    assert offered(book, "Målinger", "Indikator") == [each.id for each in FILLED.indicators]
    assert offered(book, "Indsatser", "Tilstand") == [each.label for each in InitiativeState]


def offered(book: Any, sheet_name: str, heading: str) -> list[Any]:
    sheet = book[sheet_name]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == heading)
    (rule,) = (r for r in _rules(sheet) if str(r.sqref).startswith(f"{letter}1:"))
    assert rule.prompt
    return [cell.value for (cell,) in book[LISTS][rule.formula1.partition("!")[2]]]


@pytest.mark.parametrize("kind", TemplateKind)
def test_the_guidance_has_the_department_the_steps_and_the_codes(
    kind: TemplateKind,
) -> None:
    book = openpyxl.load_workbook(BytesIO(fetched(kind)))
    lines = (row for name in (GUIDANCE, COLUMNS) for row in book[name])
    text = "\n".join(str(cell.value) for row in lines for cell in row if cell.value)
    assert kind.label in text
    assert "Der er ingen adgangskode" in text
    assert WITHDRAWN in text
    if kind in OF_A_DEPARTMENT:
        assert "Beskæftigelses- og Integrationsforvaltningen" in text
    if kind not in (TemplateKind.TEXTS, TemplateKind.CLOSINGS, TemplateKind.HEARING_ANSWERS):
        assert "Koder fra Kilder\nKode\nNavn\nSTATUS\nStatus" in text


SMALLEST_PRINT = 8
"""Points. The instructions are in letters of 11."""


def printed_height(sheet: Any) -> float:
    """The height in points of what a sheet prints, before it is fitted to a page."""
    heights = (sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
    return sum(heights)


@pytest.mark.parametrize("kind", TemplateKind)
def test_the_instructions_are_first_and_print_on_one_page_that_can_be_read(
    kind: TemplateKind,
) -> None:
    book = openpyxl.load_workbook(BytesIO(fetched(kind)))
    assert book.sheetnames[0] == book.active.title == GUIDANCE
    assert book.sheetnames[-2:] == [COLUMNS, LISTS]
    _fits_one_page(book[GUIDANCE])


def test_the_policys_own_workbooks_have_their_instructions_on_one_page_too() -> None:
    _fits_one_page(opened(TABLES)[GUIDANCE])


def _fits_one_page(sheet: Any) -> None:
    setup = sheet.page_setup
    assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 1)
    # A4 is 595 x 842 points, with margins of 0.75 inches at the sides and 1 inch at the ends.
    across, down = 595 - 2 * 0.75 * 72, 842 - 2 * 72
    scale = min(
        1, across / (sheet.column_dimensions["A"].width * 5.25), down / printed_height(sheet)
    )
    assert 11 * scale >= SMALLEST_PRINT
    assert sheet.max_column == 1


def test_help_that_looks_like_a_formula_is_text_too() -> None:
    remark = replace(FILLED.remarks[0], title="=1+1", summary="+ flere")
    content = fetched(TemplateKind.REPLIES, replace(FILLED, remarks=(remark,)))
    sheet = openpyxl.load_workbook(BytesIO(content))["Svar"]
    cells = [cell for cell in sheet[2] if cell.value in ("=1+1", "+ flere")]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 2


def _rules(sheet: Any) -> list[Any]:
    return list(sheet.data_validations.dataValidation)


def test_the_guidance_of_the_policys_own_workbooks_explains_how_to_check_a_row() -> None:
    lines = [line[0].value for line in opened(TABLES)[GUIDANCE].iter_rows()]
    start = lines.index(workbooks.HOW_READ[0])
    assert tuple(lines[start : start + len(workbooks.HOW_READ)]) == workbooks.HOW_READ
    assert start < lines.index("Ark")


def test_rows_of_several_tables_that_a_page_writes_are_one_delivery() -> None:
    """What is not written stays out of it, and a withdrawn row is only named by its key."""
    target = DraftTarget(id="m-2", indicator="fleksjob", department="BIF")
    within = Financing(target="m-2", basis=FinancingBasis.WITHIN)
    wish = replace(within, year=2028, basis=FinancingBasis.WISH)
    delivery = read(workbooks.written(FILLED, [within, target], withdrawn=[wish]))
    assert findings(delivery) == []
    assert {row.record for row in delivery.rows} == {within, target}
    assert [(each.table, each.key) for each in delivery.withdrawn] == [
        ("financings", ("m-2", 2028))
    ]
    assert delivery.about.kind == TemplateKind.DRAFT
