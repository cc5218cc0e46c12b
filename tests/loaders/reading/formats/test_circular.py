"""Formulas that depend on themselves are found, through any number of steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading.formats.xlsx_parts.circular import circular
from loaders.reading.parse import deliver
from loaders.reading.sheets import Cell, Sheet
from tests.counting import steps
from tests.tables import workbook


def sheet(name: str = "Ark1", **formulas: str) -> Sheet:
    cells = []
    for address, formula in formulas.items():
        column, row = ord(address[0]) - ord("A") + 1, int(address[1:])
        cells.append((Cell(address, row, column, 0, formula),))
    return Sheet(name, tuple(cells))


def found(*sheets: Sheet) -> set[str]:
    return {f"{place.sheet}!{chr(64 + place.column)}{place.row}" for place in circular(sheets)}


@pytest.mark.parametrize(
    ("formulas", "places"),
    [
        ({"A1": "=A1"}, {"ark1!A1"}),
        ({"A1": "=SUM(A1:A9)"}, {"ark1!A1"}),
        ({"A1": "=$A$1+1"}, {"ark1!A1"}),
        ({"B2": "=SUM(B:B)"}, {"ark1!B2"}),
        ({"A1": "=B1", "B1": "=C1", "C1": "=A1"}, {"ark1!A1", "ark1!B1", "ark1!C1"}),
        ({"A1": "=B1", "B1": "=A1", "C1": "=A1"}, {"ark1!A1", "ark1!B1"}),
        ({"A1": "=ARK1!A1"}, {"ark1!A1"}),
        ({"A1": "=B1", "B1": "=C1+D1"}, set()),
        ({"A1": "=SUM(B1:B9)", "B1": "=C1"}, set()),
        ({"A1": '="A1"'}, set()),
        ({"A1": "=Tabel1[Antal]"}, set()),
        ({"A1": "=IF("}, set()),
    ],
)
def test_a_ring_of_formulas_is_found(formulas: dict[str, str], places: set[str]) -> None:
    assert found(sheet(**formulas)) == places


def test_a_ring_through_a_second_sheet_is_found() -> None:
    first, second = sheet("Tal", A1="='Mine noter'!B2"), sheet("Mine noter", B2="=Tal!A1")
    assert found(first, second) == {"tal!A1", "mine noter!B2"}


def column(formula: Callable[[int], str], rows: int) -> Sheet:
    """A sheet with a formula in each row of its first column."""
    cells = (Cell(f"A{row}", row, 1, 0, formula(row)) for row in range(2, rows + 2))
    return Sheet("Ark1", tuple((cell,) for cell in cells))


def test_a_chain_twice_as_long_is_twice_the_work() -> None:
    half, whole = (column(lambda row: f"=A{row + 1}", rows) for rows in (2_000, 4_000))
    assert circular([whole]) == frozenset()
    steps(lambda: circular([whole]), most=2.1 * steps(lambda: circular([half])))


def test_sums_of_everything_above_are_given_up_before_they_take_long() -> None:
    # 2 + 3 + … + 1,001 is about the limit of steps; with three times the rows there would be nine times
    # as many.
    followed, given_up = (
        column(lambda row: f"=SUM(A1:A{row - 1})", rows) for rows in (1_000, 3_000)
    )
    most = 2 * steps(lambda: circular([followed]))
    steps(lambda: circular([given_up]), most=most)
    assert circular([given_up]) == frozenset()


def test_a_row_with_a_circular_formula_is_not_accepted() -> None:
    delivery = deliver(
        "prøve.xlsx",
        workbook(
            Målgrupper="| Navn | Note |\n| demens | x |\n| autisme | y |",
            formulas={"Målgrupper!B2": "=B3", "Målgrupper!B3": "=B2"},
            results={"Målgrupper!B2": "0", "Målgrupper!B3": "0"},
        ),
    )
    assert delivery.rows == ()
    assert [(f.code, f.cell) for f in delivery.findings] == [
        ("circular_formula", "B2"),
        ("circular_formula", "B3"),
    ]
