"""StatBank's csv, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public.table import Mark, Missing
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
