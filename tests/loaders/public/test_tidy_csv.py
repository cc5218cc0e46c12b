"""Any csv with headings, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Mark, PublicTable
from loaders.public.tidy import MEASURE
from policy.choices import Missing
from policy.findings import Finding
from tests.loaders.public.examples import only


def table(*lines: str, encoding: str = "utf-8", end: str = "\n") -> PublicTable:
    return only("".join(f"{line}{end}" for line in lines).encode(encoding))


def refusal(*lines: str) -> Finding:
    found = reading.read("x.csv", "".join(f"{line}\n" for line in lines).encode())
    assert isinstance(found, Finding)
    return found


def shape(read: PublicTable) -> list[str]:
    return [d.name for d in read.dimensions]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("separator", "number"), [(";", "1.234,5"), (";", "1234.5"), ("\t", "1234,5"), ("|", "1 234,5"), (",", '"1,234.5"'), (",", '"1234,5"')])  # fmt: skip
def test_separator_encoding_and_decimal_sign_are_found(
    encoding: str, end: str, separator: str, number: str
) -> None:
    lines = ("Område;År;Værdi", f"Ærø;2024;{number}", 'Nord;2024;"2"')
    read = table(*(line.replace(";", separator) for line in lines), encoding=encoding, end=end)
    assert shape(read) == ["Område", "År"]
    assert read.time == "År"
    assert read.at({"Område": "Ærø", "År": "2024"}) == Decimal("1234.5")


def test_several_measures_have_their_own_units() -> None:
    read = table(
        "Periode;Område;Antal ledige;Andel (pct.)", "2026M08;Nord;33.210;9,08", "2026M08;Syd;5;.."
    )
    assert shape(read) == ["Periode", "Område", MEASURE]
    assert [value.unit for value in read.dimensions[2].values] == [None, "pct."]
    assert list(read.cells) == [33210, Decimal("9.08"), 5, Mark("..", Missing.NOT_AVAILABLE)]


def test_two_measures_in_one_column_keep_the_units_of_their_names() -> None:
    read = table("område;variabel;år;værdi", "Nord;Antal;2024;5", "Nord;Andel (pct.);2024;9,5")
    assert read.measure == "variabel"
    assert [value.unit for value in read.dimensions[1].values] == [None, "pct."]


def test_a_unit_in_a_column_of_its_own_is_kept() -> None:
    read = table("geo,unit,year,value", "DK,PC,2024,5.5", "DK,THS,2024,9")
    assert [value.unit for value in read.dimensions[1].values] == ["PC", "THS"]


def test_columns_stand_in_any_order() -> None:
    read = table("antal;år;område", "5;2024;Nord", "6;2024;Syd")
    assert shape(read) == ["år", "område", MEASURE]
    assert read.at({"år": "2024", "område": "Syd", MEASURE: "antal"}) == 6


def test_codes_keep_their_noughts_and_bare_ages_are_keys() -> None:
    read = table("kommunekode;alder;tid;antal", "000;18;2024;1.5", "000;19;2024;2")
    assert shape(read) == ["kommunekode", "alder", "tid", MEASURE]
    assert read.at({"kommunekode": "000", "alder": "19", "tid": "2024", MEASURE: "antal"}) == 2


def test_labels_and_their_codes_are_one_dimension() -> None:
    read = table("kommunekode;kommune;tid;antal", "101;Nord;2024;5", "147;Syd;2024;6")
    assert [(d.name, d.code) for d in read.dimensions[:2]] == [
        ("kommune", "kommunekode"),
        ("tid", None),
    ]
    known = {"tid": "2024", MEASURE: "antal"}
    assert read.at({"kommune": "147", **known}) == read.at({"kommune": "Syd", **known}) == 6
    others = table("kommunekode;køn;tid;antal", "101;Mænd;2024;5", "147;Kvinder;2024;6")
    assert shape(others)[:2] == ["kommunekode", "køn"]
    two = table("kode;navn;tid;antal", "1;Nord;2024;5", "2;Nord;2024;6")
    assert shape(two)[:2] == ["kode", "navn"]


def test_a_measure_in_the_rows_is_not_named_twice() -> None:
    read = table("region,statistikkvariabel,år,11820: Utvalgte", "Nord,Antall,2023,5")
    assert (read.title, read.measure, len(read.dimensions)) == (
        "11820: Utvalgte",
        "statistikkvariabel",
        3,
    )


def test_no_time_is_invented() -> None:
    assert table("område;alder;antal", "Nord;2000;5", "Syd;2001;6").time is None


def test_years_across_are_periods() -> None:
    read = table(
        '"Country","Code","2023","2024"', '"Denmark","DNK","1.5",""', '"Norway","NOR","","2"'
    )
    assert (read.time, read.periods) == ("tid", ("2023", "2024"))
    assert list(read.cells) == [
        Decimal("1.5"),
        Mark("", Missing.UNKNOWN),
        Mark("", Missing.UNKNOWN),
        2,
    ]


def test_measures_and_years_in_one_heading_are_parted() -> None:
    read = table('"region";"Antal (i alt) 2023";"Antal (i alt) 2024"', '"Nord";1;2')
    assert shape(read) == ["region", MEASURE, "tid"]
    assert read.at({"region": "Nord", MEASURE: "Antal (i alt)", "tid": "2024"}) == 2


def test_an_unnamed_column_of_row_numbers_is_left_out() -> None:
    assert shape(table(",geo,year,value", "0,DK,2024,5", "1,SE,2024,6")) == ["geo", "year"]


def test_notes_after_an_empty_row_are_no_rows() -> None:
    read = table("område;år;værdi", "Nord;2024;5", ";;", "Kilde: Danmarks Statistik;;")
    assert list(read.cells) == [5]
    assert refusal("område;år;værdi", "Nord;2024;5", "Kilde").code == "public_truncated"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("område;år;værdi", "Nord;2024;1.234"), "public_ambiguous_number"),
        (("område;år;værdi", "Nord;2024;1,5", "Syd;2024;1.5"), "public_ambiguous_number"),
        (("område;år;værdi", "Nord;2024;5 %", "Nord;2023;5", "Syd;2024;5"), "public_mixed_units"),
        (("område;år;andel", "Nord;2024;5 %", "Syd;2024;5"), "public_mixed_units"),
        (("område;år;værdi", "Nord;2024;5", "Nord;2024;6"), "public_duplicate_key"),
        (("område;år;antal;antal", "Nord;2024;5;6"), "public_duplicate_key"),
        (("område;år;værdi", "Nord;2024"), "public_truncated"),
        (("område;år;værdi", "Nord;2024;5;6"), "public_too_many_values"),
        (("område;år;værdi", 'Nord;2024;"5'), "public_truncated"),
        (("område;navn", "Nord;Hansen"), "public_not_recognised"),
        (("a;b", "1;2"), "public_not_recognised"),
    ],
)
def test_nothing_is_half_taken_in(lines: tuple[str, ...], code: str) -> None:
    assert refusal(*lines).code == code


def test_a_text_below_many_numbers_is_no_number() -> None:
    rows = [f"Nord;{number};5" for number in range(20_000)]
    assert refusal("område;alder;antal", *rows, "Syd;1;fem stykker").code == "public_not_a_number"
