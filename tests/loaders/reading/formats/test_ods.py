"""Reads the values of .ods files, and refuses damaged ones."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from loaders.reading.grid import Fault, Grid, Problem
from loaders.reading.parse import deliver
from loaders.reading.sheets import Refused
from loaders.reading.workbook import grids
from tests.open_document import cell, ods, row, sheet


def read(*sheets: str) -> tuple[Grid, ...]:
    found = grids("tal.ods", ods(*sheets))
    assert not isinstance(found, Refused), found
    return found


def value(xml: str) -> object:
    """The value of the only cell of a sheet."""
    (grid,) = read(sheet("Tal", row(xml)))
    return grid.at(1, 1)


def test_repeated_cells_and_rows_are_each_read() -> None:
    (grid,) = read(
        sheet(
            "Tal",
            row(cell("a", 2), cell("", 3), cell(7)),
            row(cell("", 9), times=4),
            row(cell(1), times=2),
            row(cell("", 16_384), times=1_048_569),
        )
    )
    assert grid.rows == {1: {1: "a", 2: "a", 6: 7}, 6: {1: 1}, 7: {1: 1}}


@pytest.mark.parametrize(
    ("stored", "wanted"),
    [
        ('office:value-type="percentage" office:value="0.730000000000000000017"', Decimal("0.73")),
        ('office:value-type="currency" office:value="12"', 12),
        ('office:value-type="date" office:date-value="2024-12-31"', date(2024, 12, 31)),
        ('office:value-type="time" office:time-value="PT08H30M00S"', timedelta(hours=8, minutes=30)),
        ('office:value-type="boolean" office:boolean-value="true"', True),
        ('office:value-type="string" office:string-value="007"', "007"),
        ('table:formula="of:=[.B1]" office:value-type="float" office:value="5"', 5),
        ('table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"', Fault(Problem.ERROR, "#DIV/0!")),
        ('table:formula="of:=1/0" office:value-type="string" office:string-value="#DIV/0!"', Fault(Problem.ERROR, "#DIV/0!")),
        ('office:value-type="date" office:date-value="i dag"', Fault(Problem.NO_NUMBER, "#DIV/0!")),
        ('office:value-type="time" office:time-value="nu"', Fault(Problem.NO_NUMBER, "#DIV/0!")),
    ],
)  # fmt: skip
def test_each_kind_of_value_is_read(stored: str, wanted: object) -> None:
    assert value(cell(attributes=stored, inside="<text:p>#DIV/0!</text:p>")) == wanted


def test_a_formula_that_was_never_calculated_has_no_value() -> None:
    assert value(cell(attributes='table:formula="of:=1+1"')) == Fault(
        Problem.UNCALCULATED, "en formel uden resultat"
    )


def test_a_text_is_read_without_its_note_and_figures() -> None:
    note = (
        "<office:annotation><dc:creator>Nn</dc:creator><text:p>en note</text:p></office:annotation>"
    )
    figure = "<draw:frame><draw:text-box><text:p>figur</text:p></draw:text-box></draw:frame>"
    text = '<text:p>a<text:s text:c="2"/>b<text:span>c</text:span>d</text:p><text:p>e<text:tab/>f<text:line-break/></text:p>'
    assert value(cell(inside=note + figure + text)) == "a  bcd\ne\tf\n"


def test_hidden_rows_are_read_and_hidden_sheets_and_covered_cells_are_not() -> None:
    covered = "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>"
    found = read(
        sheet("Tal", row(cell("a"), covered, cell(3), attributes='table:visibility="collapse"')),
        sheet("Kladde", row(cell(1)), style="skjult"),
    )
    assert found == (Grid("Tal", {1: {1: "a", 3: 3}}),)


def test_nothing_is_delivered_in_the_format() -> None:
    delivery = deliver("tal.ods", ods(sheet("Tal", row(cell(1)))))
    assert [finding.code for finding in delivery.findings] == ["file_is_opendocument"]


def test_a_damaged_file_is_refused() -> None:
    content = ods(sheet("Tal", row(cell(1))))
    for end in range(100, len(content), 50):
        assert isinstance(grids("tal.ods", content[:end]), Refused)
