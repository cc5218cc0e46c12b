"""The values of a sheet alone are those that a delivery's reader finds."""

from __future__ import annotations

import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest

from loaders.reading import workbook
from loaders.reading.grid import Fault, Grid, Problem, number_of, text_of
from loaders.reading.sheets import Refused, Value, Workbook
from tests.loaders.public.examples import EXPORTS
from tests.tables import rewritten
from tests.tables import workbook as made

SHEET = "| Navn | '007 | 12 | 0.1 | TRUE | date(2024-12-31) |\n| |\n| | | |  | tekst | -3 |"

MERGED = rewritten(
    made(Tal=SHEET),
    {
        "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>',
        ).replace(b'r="E3"', b'r="A3" t="n"><v>5</v></c><c r="E3"')
    },
)


def grids(content: bytes) -> tuple[Grid, ...]:
    found = workbook.grids("tal.xlsx", content)
    assert not isinstance(found, Refused), found
    return found


def values(content: bytes) -> dict[str, Value]:
    """What the reader of deliveries finds, by address."""
    book = workbook.read("tal.xlsx", content)
    assert isinstance(book, Workbook)
    return {
        f"{sheet.name}!{cell.address}": cell.value
        for sheet in book.sheets
        if not sheet.hidden
        for row in sheet.rows
        for cell in row
        if cell.value not in (None, "")
    }


@pytest.mark.parametrize(
    "content",
    [made(Tal=SHEET, Skjult=SHEET, hidden=["Skjult", "Tal!3", "Tal!B"]), MERGED, *(path.read_bytes() for path in sorted(EXPORTS.glob("*.xlsx")))],
    ids=lambda _: "",
)  # fmt: skip
def test_a_grid_has_every_value_of_the_visible_sheets_at_its_place(content: bytes) -> None:
    found = {
        grid.address(number, column): float(value) if isinstance(value, Decimal) else value
        for grid in grids(content)
        for number, row in grid.filled()
        for column, value in row.items()
    }
    assert found == values(content)
    assert len(found) > 7


def test_what_is_under_a_merged_cell_is_left_out() -> None:
    with zipfile.ZipFile(BytesIO(MERGED)) as parts:
        assert b'r="A3" t="n"><v>5</v>' in parts.read("xl/worksheets/sheet1.xml")
    (grid,) = grids(MERGED)
    assert (grid.at(1, 1), grid.at(3, 1)) == ("Navn", None)


def test_cells_without_addresses_follow_the_one_before() -> None:
    part = "xl/worksheets/sheet1.xml"
    content = rewritten(
        made(Tal="| 1 | 2 |\n| 3 | 4 |"),
        {
            part: lambda xml: (
                xml.replace(b' r="B1"', b"").replace(b' r="A2"', b"").replace(b' r="2"', b"")
            )
        },
    )
    (grid,) = grids(content)
    assert grid.rows == {1: {1: 1, 2: 2}, 2: {1: 3, 2: 4}}


def test_what_has_no_value_says_why() -> None:
    content = made(
        Tal="| 1 | 2 |",
        formulas={"Tal!A1": "=1/0", "Tal!B1": "=1+1"},
        results={"Tal!A1": "#DIV/0!"},
    )
    part = "xl/worksheets/sheet1.xml"
    (grid,) = grids(rewritten(content, {part: lambda xml: xml.replace(b't="str"', b't="e"')}))
    assert grid.at(1, 1) == Fault(Problem.ERROR, "#DIV/0!")
    assert grid.at(1, 2) == Fault(Problem.UNCALCULATED, "en formel uden resultat")


def test_every_text_is_searched_for_personal_numbers_once_it_is_put_together() -> None:
    part = "xl/worksheets/sheet1.xml"
    phonetic = b't="inlineStr"><is><r><t>0101</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>90-1234</t></r></is></c>'
    content = rewritten(
        made(Tal="| 5 |"), {part: lambda xml: xml.replace(b't="n"><v>5</v></c>', phonetic)}
    )
    assert b"rPh" in phonetic
    refused = workbook.grids("tal.xlsx", content)
    assert isinstance(refused, Refused)
    assert (refused.findings[0].code, refused.findings[0].cell) == ("personal_number", "A1")


@pytest.mark.parametrize("stored", ["", "nan", "Infinity", "1e999", "fire", "9" * 100])
def test_what_is_no_number_is_none(stored: str) -> None:
    assert number_of(stored) is None


def test_a_moment_that_is_no_midnight_keeps_its_time() -> None:
    assert text_of(datetime(2024, 12, 31, 8)) == "2024-12-31 08:00:00"  # noqa: DTZ001
