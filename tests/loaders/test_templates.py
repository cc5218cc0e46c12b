"""Workbooks to fill in, and the way back from them to the same records."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from loaders import templates
from loaders.check import records, sound
from loaders.parse import GUIDANCE, LISTS, deliver
from policy.choices import Choice, MoneyBasis, MoneyDuration
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Initiative, Observation, Target
from policy.tables import BY_NAME, TABLES, WORKBOOKS, Field, Records, Table
from tests.loaders.examples import KNOWN

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


def back(content: bytes) -> Records:
    delivery = deliver("skabelon.xlsx", content)
    assert not [finding for finding in delivery.findings if finding.severity == "error"]
    return records(delivery.rows)


def opened(tables: tuple[Table, ...] = TABLES, filled: Records = FILLED) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(templates.workbook(tables, filled)))


def every_field(table: Table, number: int) -> Any:
    """A record with something in each field."""
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


def test_the_way_out_and_back_gives_the_same_records_and_no_finding() -> None:
    delivery = deliver("skabelon.xlsx", templates.workbook(TABLES, FILLED))
    rows, findings = sound([delivery], Records())
    assert [*delivery.findings, *findings] == []
    assert records(rows) == FILLED
    assert delivery.counts.not_read == 0


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_of_every_table_comes_back(table: Table) -> None:
    filled = Records(**{table.name: tuple(every_field(table, number) for number in range(1, 6))})
    assert back(templates.workbook((table,), filled)) == filled


@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_an_empty_template_has_nothing_wrong(workbook: str) -> None:
    delivery = deliver("tom.xlsx", templates.workbook(WORKBOOKS[workbook], Records()))
    assert [finding.code for finding in delivery.findings] == ["no_rows"]


def test_the_same_records_give_the_same_bytes() -> None:
    assert templates.workbook(TABLES, FILLED) == templates.workbook(TABLES, FILLED)


def test_no_part_of_the_file_says_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(templates.workbook(TABLES[:1], FILLED))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


def test_the_file_says_which_edition_of_the_columns_it_has() -> None:
    properties = opened().custom_doc_props
    assert properties[templates.SCHEMA_PROPERTY].value == templates.SCHEMA_VERSION


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_guidance_names_the_sheet_and_explains_every_column(table: Table) -> None:
    lines = [
        tuple(filter(None, line)) for line in opened((table,))[GUIDANCE].iter_rows(values_only=True)
    ]
    assert (table.sheet, table.help) in lines
    explained = lines[-len(table.fields) :]
    for (heading, required, text), field in zip(explained, table.fields, strict=True):
        assert (heading, required) == (field.column.heading, "ja" if field.required else "nej")
        assert text.startswith(field.column.help)
        if issubclass(field.type, Choice):
            assert all(option.label in text for option in field.type)


def test_each_table_has_its_sheet_with_a_frozen_header_and_a_filter() -> None:
    book = opened()
    assert book.sheetnames == [GUIDANCE, *(table.sheet for table in TABLES), LISTS]
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
            says = prompts[cell.column_letter].startswith(templates.REQUIRED)
            assert says == field.required
            fills[field.required].add(cell.fill.fgColor.rgb)
        assert fills[True].isdisjoint(fills[False])


def test_messages_are_no_longer_than_excel_shows() -> None:
    for table in TABLES:
        for field in table.fields:
            assert len(field.column.heading) <= templates.LONGEST_PROMPT_TITLE
            assert len(f"{templates.REQUIRED} {field.column.help}") <= templates.LONGEST_PROMPT


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("indicators.unit", ["antal", "andel", "kroner", "år"]),
        ("indicators.few_persons", ["ja", "nej"]),
        ("observations.department", ["BIF", "SOF", "TMF", "KK"]),
        ("indicators.objective", [1, 2, 3, 4, 5, 6]),
        ("observations.note", None),
        ("remarks.kinds", None),
    ],
)
def test_what_can_be_chosen_is_offered_as_a_list(place: str, options: list[object] | None) -> None:
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
        ("ca. 73,5 pct.", "General"),
        ("10-12,5 pct.", "General"),
        (22_700_000, '#,##0 "kr."'),
        (49.5, '#,##0.00 "kr."'),
        ("ca. 22.700.000 kr.", "General"),
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


def _rules(sheet: Any) -> list[Any]:
    return list(sheet.data_validations.dataValidation)
