"""Records written as JSON and read again are the same records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loaders.checking.rows import records
from loaders.reading.parse import deliver
from monitor.settings import data_folder
from policy.choices import Aggregation
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation, Policy
from policy.serial import as_plain, from_json, from_plain, read_as, to_json
from policy.tables import TABLES, Records
from tests.loaders.examples import KNOWN

STORED = Path(__file__).with_name("stored_records.tsv").read_text(encoding="utf-8")
"""Rows of every table as stored by release 0.1.0: with all fields, and with only the required ones."""


@pytest.fixture(scope="module")
def shipped() -> Records:
    files = sorted(data_folder().glob("*.xlsx"))
    return records([row for file in files for row in deliver(file.name, file.read_bytes()).rows])


def again(table: str, record: object) -> object:
    return from_plain(table, json.loads(json.dumps(as_plain(record))))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_shipped_record_is_the_same_after_a_round_trip(table, shipped):
    for record in (*getattr(shipped, table.name), *getattr(KNOWN, table.name)):
        read = again(table.name, record)
        assert read == record
        assert repr(read) == repr(record)  # 2 and 2.0 are equal but shown differently


@pytest.mark.parametrize(
    "period",
    [
        Period.year(2024),
        Period.half_year(2025, 2),
        Period.quarter(2025, 1),
        Period.month(2024, 12),
        Period.week(2024, 5),
        Period.school_year(2099),
        Period.years(2019, 2021),
        Period.school_years(2022, 2024),
        Period.day(date(2025, 6, 30)),
        Period.day(date(9999, 12, 31)),  # a date cell can hold extreme years
        Period.month(150, 1),
    ],
    ids=str,
)
def test_every_kind_of_period_is_the_same_after_a_round_trip(period):
    record = Observation(indicator="x", period=period, stated_by="SOF")
    assert again("observations", record) == record


@pytest.mark.parametrize(
    "figure",
    [
        Quantity.exact(0),
        Quantity.exact(0.1 + 0.2),
        Quantity.about(110),
        Quantity.at_least(0.0),
        Quantity.at_most(25),
        replace(Quantity.at_most(25), word="knap"),
        Quantity.between(5, 6),
    ],
    ids=str,
)
def test_every_kind_of_figure_is_the_same_after_a_round_trip(figure):
    record = Observation(indicator="x", value=figure, margin=0.0, stated_by="SOF")
    read = again("observations", record)
    assert repr(read) == repr(record)


def test_a_field_without_a_value_is_left_out_and_takes_its_default():
    record = Observation(indicator="x", stated_by="SOF", sources=(Citation("STATUS", 17),))
    plain = as_plain(record)
    assert plain == {
        "indicator": "x",
        "stated_by": "SOF",
        "sources": [{"document": "STATUS", "page": 17}],
    }
    assert from_plain("observations", plain).period is None


def test_a_setting_equal_to_its_default_is_written_so_that_a_new_default_has_no_effect():
    (policy,) = KNOWN.policies
    assert as_plain(policy)["few_persons_limit"] == policy.few_persons_limit
    assert isinstance(policy, Policy)


def test_codes_are_written_as_plain_text():
    assert type(as_plain(Aggregation.SUM)) is str


def test_a_field_that_the_table_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        from_plain("observations", {"indicator": "x", "stated_by": "SOF", "nyt": 1})


def test_records_stored_by_an_earlier_release_are_read_and_stored_as_the_same_text():
    tables = set()
    for line in STORED.splitlines():
        table, text = line.split("\t")
        record = from_plain(table, json.loads(text))
        assert json.dumps(as_plain(record), ensure_ascii=False) == text
        tables.add(table)
    assert tables == {table.name for table in TABLES}


def test_a_field_that_only_an_earlier_release_had_is_left_out():
    stored = {"name": "Ved vedtagelsen", "as_of": "2023-01-01", "version": 3}
    assert from_plain("snapshots", stored).name == "Ved vedtagelsen"


@dataclass(frozen=True)
class RowKey:
    table: str
    key: tuple[object, ...]


def test_the_parts_of_a_key_get_the_types_of_its_table():
    key = RowKey(
        "targets", ("fleksjob", None, Period.year(2024), Period.day(date(2025, 1, 1)), None, "SOF")
    )
    assert repr(from_json(RowKey, to_json(key))) == repr(key)


@dataclass(frozen=True)
class Mixed:
    """A type with one field of every form that no column has."""

    record: Any
    pairs: tuple[tuple[str, Aggregation], ...]
    names: frozenset[str]
    by_name: Mapping[str, Period]
    day: date | None
    empty: tuple[str, ...]
    left_out: date | None = None


def test_any_dataclass_is_the_same_after_a_round_trip():
    (policy,) = KNOWN.policies
    mixed = Mixed(
        record=policy,
        pairs=(("a", Aggregation.SUM),),
        names=frozenset({"b", "a"}),
        by_name={"c": Period.quarter(2025, 1)},
        day=None,
        empty=(),
    )
    assert from_json(Mixed, to_json(mixed)) == mixed
    assert as_plain(mixed) == {
        "record": ["policies", as_plain(policy)],
        "pairs": [["a", "sum"]],
        "names": ["a", "b"],
        "by_name": {"c": "2025-Q1"},
        "day": None,
        "empty": [],
    }


@dataclass(frozen=True)
class WithBytes:
    content: bytes = b""


def test_a_type_that_json_cannot_represent_is_an_error():
    with pytest.raises(TypeError, match="no plain form"):
        to_json(WithBytes(b"x"))


@pytest.mark.parametrize(
    "wrong", [b"{}", b"[]", b'"x"', b"5", b'{"document": "A", "page": {}, "x": 1}']
)
def test_a_value_of_the_wrong_type_is_an_error(wrong):
    with pytest.raises((TypeError, KeyError)):
        from_json(Citation, wrong)


def test_an_unknown_code_of_a_choice_is_an_error():
    with pytest.raises(KeyError):
        read_as(Aggregation, "no such code")
