"""Records written as JSON and read again are the same records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from loaders.checking.rows import records
from loaders.reading.parse import deliver
from monitor.settings import data_folder
from policy.choices import Aggregation
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation, Policy
from policy.serial import as_plain, field_value, from_plain, plain_value
from policy.tables import BY_NAME, TABLES, Records
from tests.loaders.examples import KNOWN


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
        assert repr(read) == repr(record)  # 2 and 2.0 are equal, but are not shown alike


@pytest.mark.parametrize(
    "period",
    [
        Period.year(2024),
        Period.half_year(2025, 2),
        Period.quarter(2025, 1),
        Period.month(2024, 12),
        Period.school_year(2099),
        Period.day(date(2025, 6, 30)),
        Period.day(date(9999, 12, 31)),  # a date cell can hold years that nobody writes
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


def test_a_setting_that_equals_its_default_is_written_so_that_a_new_default_does_not_change_it():
    (policy,) = KNOWN.policies
    assert as_plain(policy)["few_persons_limit"] == policy.few_persons_limit
    assert isinstance(policy, Policy)


def test_codes_are_written_as_plain_text():
    assert type(plain_value(Aggregation.SUM)) is str


def test_a_part_of_a_key_is_read_by_its_field():
    field = BY_NAME["observations"].field("period")
    assert field_value(field, plain_value(Period.year(2024))) == Period.year(2024)
    assert field_value(field, None) is None


def test_a_field_that_the_table_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        from_plain("observations", {"indicator": "x", "stated_by": "SOF", "nyt": 1})
