"""The forms that JSON-stat allows, in small tables with invented figures."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Flagged, Mark, PublicTable
from policy.choices import Missing
from tests.loaders.public.examples import EXPORTS, only

LABELS = {"101": "Nord", "147": "Syd"}
AREAS = {"label": "område", "category": {"index": ["101", "147"], "label": LABELS}}
YEARS = {"label": "år", "category": {"index": {"2024": 1, "2023": 0}}}
ROLE = {"time": ["tid"]}
TABLE = {
    "class": "dataset",
    "id": ["omr", "tid"],
    "size": [2, 2],
    "role": ROLE,
    "dimension": {"omr": AREAS, "tid": YEARS},
    "value": [1, 2, 3, 4],
}


def table(**others: object) -> PublicTable:
    return only(json.dumps(TABLE | others).encode())


def test_a_table_has_its_labels_codes_and_time() -> None:
    read = table()
    assert [(d.name, d.code) for d in read.dimensions] == [("område", "omr"), ("år", "tid")]
    assert read.time == "år"
    assert read.periods == ("2023", "2024")
    assert read.at({"område": "Syd", "år": "2023"}) == 3
    assert read.at({"område": "147", "år": "2023"}) == 3


def test_version_1_has_the_order_inside_the_dimensions() -> None:
    inside = {"id": ["omr", "tid"], "size": [2, 2], "role": ROLE, "omr": AREAS, "tid": YEARS}
    read = only(json.dumps({"dataset": {"dimension": inside, "value": [1, 2, 3, 4]}}).encode())
    assert read.at({"område": "Syd", "år": "2024"}) == 4


def test_a_bundle_has_several_tables() -> None:
    tables = reading.read("x", (EXPORTS / "jsonstat1-bundle-oecd.json").read_bytes())
    assert isinstance(tables, tuple)
    assert [len(each.cells) for each in tables] == [432, 120]


def test_a_value_that_is_left_out_is_no_observation_and_null_is_a_mark() -> None:
    read = table(value={"0": 1, "3": None})
    assert list(read.positions) == [0, 3]
    assert list(read.cells) == [1, Mark("null", Missing.UNKNOWN)]
    assert read.at({"område": "Nord", "år": "2024"}) is None


@pytest.mark.parametrize("status", [["", "e", "", ".."], {"1": "e", "3": ".."}])
def test_a_status_keeps_the_number_and_gives_null_its_cause(status: object) -> None:
    read = table(value=[1, 2, 3, None], status=status)
    assert read.cells == [1, Flagged(2, "e"), 3, Mark("..", Missing.NOT_AVAILABLE)]


@pytest.mark.parametrize("status", ["e", ["e"]])
def test_one_status_is_that_of_every_value(status: object) -> None:
    assert table(status=status).cells == [Flagged(number, "e") for number in (1, 2, 3, 4)]


def test_a_status_without_a_value_is_a_mark_with_the_files_own_meaning() -> None:
    meaning = {"status": {"label": {"c": "confidential"}}}
    read = table(value={"0": 1}, status={"2": "c"}, extension=meaning)
    assert list(read.cells) == [1, Mark("c", Missing.HIDDEN, "confidential")]


def test_a_number_keeps_every_digit() -> None:
    content = json.dumps(TABLE).replace("[1, 2, 3, 4]", "[0.1234567890123456789, 1.50, 0, -5]")
    assert only(content.encode()).cells == [
        Decimal("0.1234567890123456789"), Decimal("1.50"), 0, -5,
    ]  # fmt: skip


def test_each_content_has_its_own_unit() -> None:
    (_, canada) = reading.read("x", (EXPORTS / "jsonstat1-bundle-oecd.json").read_bytes())
    (concepts,) = [d for d in canada.dimensions if d.name == canada.measure]
    assert [value.unit for value in concepts.values] == ["thousands of persons", "%"]


def test_a_unit_in_thousands_is_not_read_as_its_base() -> None:
    units = {"101": {"base": "people", "multiplier": 3}, "147": {"base": "people"}}
    counted = {**AREAS, "category": {**AREAS["category"], "unit": units}}
    read = table(dimension={"omr": counted, "tid": YEARS})
    assert [value.unit for value in read.dimensions[0].values] == [None, "people"]
