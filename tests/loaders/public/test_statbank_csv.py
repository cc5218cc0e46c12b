"""StatBank's csv, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Mark, Missing
from policy.findings import Finding
from tests.loaders.public.examples import csv, only


def test_time_can_stand_anywhere() -> None:
    table = only(csv("2024K1;Nord;1", "2024K2;Nord;2", header="TID;OMRÅDE;INDHOLD"))
    assert table.time == "TID"
    assert table.periods == ("2024K1", "2024K2")
    assert table.at({"OMRÅDE": "Nord", "TID": "2024K2"}) == 2


def test_no_time_is_guessed_where_the_file_has_none() -> None:
    table = only(csv("2000;1", "2001;2", header="ALDER;INDHOLD"))
    assert table.time is None
    assert table.at({"ALDER": "2001"}) == 2


def test_codes_keep_their_leading_noughts() -> None:
    assert only(csv("000;2024;1")).at({"OMRÅDE": "000", "TID": "2024"}) == 1


def test_a_combination_without_a_row_is_no_observation() -> None:
    table = only(csv("Nord;2023;1", "Syd;2024;2"))
    assert list(table.cells) == [1, 2]
    assert table.at({"OMRÅDE": "Nord", "TID": "2024"}) is None


@pytest.mark.parametrize(
    ("printed", "number"), [("0", 0), ("-3", -3), ("3,20", Decimal("3.20")), ("56.4", Decimal("56.4")), ("0.125", Decimal("0.125"))],
)  # fmt: skip
def test_a_number_is_read_as_printed(printed: str, number: int | Decimal) -> None:
    assert only(csv(f"Nord;2024;{printed}")).cells == [number]


def test_thousands_are_told_from_decimals_by_the_other_numbers() -> None:
    assert only(csv("Nord;2023;1.234", "Syd;2023;2,5")).cells == [1234, Decimal("2.5")]
    assert only(csv("Nord;2023;1.234", "Syd;2023;0.125")).cells == [
        Decimal("1.234"),
        Decimal("0.125"),
    ]
    assert only(csv("Nord;2023;1.234.567", "Syd;2023;1 234")).cells == [1_234_567, 1234]


def test_a_number_keeps_its_sign_and_digits_however_many() -> None:
    printed = ("-0,0", "-12,50", "0,1234567890123456789", "123456789012345678901")
    cells = only(csv(*(f"{place};2024;{each}" for place, each in enumerate(printed)))).cells
    assert [str(cell).replace(".", ",") for cell in cells] == list(printed)
    assert cells[-1] == 123456789012345678901


def test_each_unit_of_a_table_is_kept_with_its_value() -> None:
    rows = ("Nord;Antal;2024;210", "Nord;Pct.;2024;3,2")
    table = only(csv(*rows, header="OMRÅDE;ENHED;TID;INDHOLD"))
    assert table.measure == "ENHED"
    assert [value.unit for value in table.dimensions[1].values] == ["Antal", "Pct."]


def test_a_unit_beside_the_number_is_that_of_its_measure() -> None:
    rows = ("Nord;Andel;2024;3,2 %", "Syd;Andel;2024;4 %", "Nord;Tal;2024;5", "Syd;Tal;2024;..")
    table = only(csv(*rows, header="OMRÅDE;MÅL;TID;INDHOLD"))
    assert [value.unit for value in table.dimensions[1].values] == ["%", None]
    assert table.at({"OMRÅDE": "Nord", "MÅL": "Andel", "TID": "2024"}) == Decimal("3.2")


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_is_found_again_in_its_row(quote: str) -> None:
    table = only(csv(f"{quote}Syd{quote};2024;2", "", "Nord;2023;3", "Syd;2023;1"))
    assert table.place({"OMRÅDE": "Syd", "TID": "2024"}) == "række 2"
    assert table.place({"OMRÅDE": "Nord", "TID": "2023"}) == "række 4"
    assert table.place({"OMRÅDE": "Syd", "TID": "2023"}) == "række 5"


def test_a_short_row_is_not_made_up_for_by_a_long_one() -> None:
    found = reading.read("x", csv("Nord;2023", "1;Syd;2023;2"))
    assert isinstance(found, Finding)
    assert found.code == "public_truncated"


def test_a_short_row_far_down_is_not_made_up_for_by_a_long_one() -> None:
    rows = [f"Nord;{number};1" for number in range(60_000)]
    found = reading.read("x", csv(*rows, "Nord;60001", "1;Syd;1;2"))
    assert isinstance(found, Finding)
    assert found.code == "public_truncated"


def test_rows_of_some_combinations_in_any_order_have_their_own_numbers() -> None:
    rows = [
        f"{area};{year};{area * year}"
        for area in range(60)
        for year in range(1900, 1990 + area % 3)
    ]
    turned = only(csv(*reversed(rows)))
    assert len(turned.cells) == len(rows)
    for area, year in ((0, 1900), (1, 1990), (59, 1989)):
        assert turned.at({"OMRÅDE": str(area), "TID": str(year)}) == area * year
    assert turned.at({"OMRÅDE": "0", "TID": "1990"}) is None


def test_a_group_that_stands_twice_among_all_combinations_is_refused() -> None:
    found = reading.read("x", csv("Syd;2024;1", "Nord;2023;2", "Syd;2023;3", "Syd;2024;4"))
    assert isinstance(found, Finding)
    assert found.code == "public_duplicate_key"


def test_rows_in_any_order_have_their_own_numbers() -> None:
    rows = [f"{area};{year};{area * year}" for area in range(60) for year in range(1900, 2000)]
    turned = only(csv(*reversed(rows)))
    for area, year in ((0, 1900), (7, 1950), (59, 1999)):
        assert turned.at({"OMRÅDE": str(area), "TID": str(year)}) == area * year


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("..", Missing.NOT_AVAILABLE),
        ("-", Missing.NONE),
        (".", Missing.NOT_MEANINGFUL),
        ("...", Missing.NOT_YET),
        ("<5", Missing.HIDDEN),
        ("", Missing.UNKNOWN),
    ],
)
def test_a_mark_or_a_blank_is_not_0(printed: str, cause: Missing) -> None:
    assert only(csv(f"Nord;2024;{printed}")).cells == [Mark(printed, cause)]


def test_old_files_are_in_the_encoding_of_windows() -> None:
    content = csv("Ærø;2024;1").decode("utf-8-sig").encode("cp1252")
    assert only(content).at({"OMRÅDE": "Ærø", "TID": "2024"}) == 1
