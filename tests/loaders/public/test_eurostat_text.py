"""SDMX-CSV and Eurostat's TSV, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public.table import Flagged, Mark
from policy.choices import Missing
from tests.loaders.public.examples import only


def text(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


SDMX = "DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS"
FLOW = "ESTAT:DSB(1.0),01/11/26 23:00:00,PC"


def test_the_flow_and_the_day_of_the_delivery_are_no_dimensions() -> None:
    table = only(text(SDMX, f"{FLOW},DK,2024,58.3,,", f"{FLOW},SE,2024,61,,"))
    assert [d.name for d in table.dimensions] == ["unit", "geo", "TIME_PERIOD"]
    assert (table.source, table.code, table.time) == ("ESTAT", "DSB", "TIME_PERIOD")
    assert list(table.cells) == [Decimal("58.3"), 61]


def test_columns_stand_in_any_order_and_periods_in_any_form() -> None:
    table = only(text("OBS_VALUE,TIME_PERIOD,geo", "1,2025-Q4,DK", "2,2025-S2,DK", "3,2026-07,DK"))
    assert table.periods == ("2025-Q4", "2025-S2", "2026-07")
    assert table.at({"TIME_PERIOD": "2025-S2", "geo": "DK"}) == 2


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("59.1,b,", Flagged(Decimal("59.1"), "b")),
        (",c,C", Mark("c", Missing.HIDDEN)),
        (",,C", Mark("C", Missing.HIDDEN)),
        (",u,", Mark("u", Missing.NOT_AVAILABLE)),
        (",m,", Mark("m", Missing.NOT_AVAILABLE)),
        (",z,", Mark("z", Missing.NOT_MEANINGFUL)),
        (",,", Mark("", Missing.UNKNOWN)),
        ("1,,F", 1),
        ("NaN,m,", Mark("NaN m", Missing.NOT_AVAILABLE)),
        ("1.234,,", Decimal("1.234")),
    ],
)
def test_flags_stay_beside_the_number_or_tell_why_there_is_none(printed: str, cell: object) -> None:
    assert list(only(text(SDMX, f"{FLOW},DK,2024,{printed}")).cells) == [cell]


def test_labels_in_the_same_cell_are_told_from_codes() -> None:
    head = "DATAFLOW,geo:Geopolitical entity,TIME_PERIOD:Time,OBS_VALUE:Value"
    table = only(text(head, "ESTAT:DSB(1.0): Disability,DK:Denmark,2024:2024,5"))
    geo, time = table.dimensions
    assert (geo.name, geo.code) == ("Geopolitical entity", "geo")
    assert (geo.values[0].label, geo.values[0].code) == ("Denmark", "DK")
    assert table.time == time.name == "Time"
    assert table.code == "DSB"


def test_labels_in_the_next_column_are_told_from_codes() -> None:
    table = only(text(
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,geo,Area,TIME_PERIOD,Time,OBS_VALUE,Value,UNIT_MULT,Units",
        "dataflow,ESTAT:DSB(1.0),Disability,DK,Denmark,2024,,5,,0,Units",
        "dataflow,ESTAT:DSB(1.0),Disability,SE,Sweden,2024,,6,,0,Units",
    ))  # fmt: skip
    assert [(d.name, d.code) for d in table.dimensions] == [
        ("Area", "geo"),
        ("Time", "TIME_PERIOD"),
    ]
    assert table.at({"Area": "Sweden", "Time": "2024"}) == 6


def test_numbers_in_thousands_are_not_taken_for_single_ones() -> None:
    table = only(text("geo,TIME_PERIOD,OBS_VALUE,UNIT_MULT", "DK,2024,5,3"))
    assert [d.name for d in table.dimensions] == ["geo", "TIME_PERIOD", "UNIT_MULT"]


def tsv(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in ("unit,geo\\time\t2023 \t2024 ", *rows)).encode()


def test_packed_keys_are_unpacked_and_each_unit_is_kept() -> None:
    table = only(tsv("PC,DK\t1 \t2.5 ", "EUR,DK\t3 \t4 "))
    assert [d.name for d in table.dimensions] == ["unit", "geo", "time"]
    assert table.periods == ("2023", "2024")
    assert table.at({"unit": "EUR", "geo": "DK", "time": "2023"}) == 3
    assert [value.unit for value in table.dimensions[0].values] == ["PC", "EUR"]
    assert table.place({"unit": "EUR", "geo": "DK", "time": "2024"}) == "række 3"


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("78115 b", Flagged(78115, "b")),
        ("78115be", Flagged(78115, "be")),
        (": ", Mark(":", Missing.NOT_AVAILABLE)),
        (": c", Mark(": c", Missing.HIDDEN)),
        (": z", Mark(": z", Missing.NOT_MEANINGFUL)),
        ("0", 0),
    ],
)
def test_a_colon_is_a_mark_and_a_flag_keeps_the_number(printed: str, cell: object) -> None:
    assert list(only(tsv(f"PC,DK\t{printed}\t1 ")).cells) == [cell, 1]
