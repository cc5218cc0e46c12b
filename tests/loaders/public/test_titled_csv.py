"""The csv from the pages of StatBank and PxWeb, in small files with invented figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Mark
from policy.choices import Missing
from policy.findings import Finding
from tests.loaders.public.examples import only


def text(*lines: str, encoding: str = "utf-8-sig") -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


TITLE = "Modtagere efter område, ydelse og tid"


def test_statbanks_groups_are_named_by_the_title_and_filled_down() -> None:
    table = only(text(
        f"{TITLE};;;", "Enhed: Antal;;;", ";;2023K4;2024K1", "Hele landet;Hjælp;1.480;1.500,5",
        ";Støtte;..;-", "101 Ærø;Hjælp;5;0", ";Støtte;...;7", ";;;", "Tallene er afrundet.;;;",
    ))  # fmt: skip
    assert [d.name for d in table.dimensions] == ["område", "ydelse", "tid"]
    assert (table.title, table.unit, table.time) == (TITLE, "Antal", "tid")
    assert table.at({"område": "Hele landet", "ydelse": "Hjælp", "tid": "2023K4"}) == 1480
    half = {"område": "Hele landet", "ydelse": "Hjælp", "tid": "2024K1"}
    assert table.at(half) == Decimal("1500.5")
    assert table.place(half) == "Filen!D4"
    place = {"område": "101 Ærø", "ydelse": "Støtte", "tid": "2023K4"}
    assert table.at(place) == Mark("...", Missing.NOT_YET)


def test_a_unit_that_is_one_of_the_groups_is_kept_with_its_values() -> None:
    table = only(text(
        "Priser efter enhed og tid;;", "Enhed: -;;", ";2023;2024", "Indeks;100;103,2", "Pct.;1,5;3,2",
    ))  # fmt: skip
    assert (table.measure, table.unit) == ("enhed", None)
    assert [value.unit for value in table.dimensions[0].values] == ["Indeks", "Pct."]


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_pxwebs_content_and_year_in_one_heading_are_parted(separator: str) -> None:
    lines = (
        '"11820: Tal, etter region, statistikkvariabel og år"', "",
        '"region";"Antall (16-66 år) 2023";"Antall (16-66 år) 2024";"Andel (prosent) 2023";"Andel (prosent) 2024"',
        '"0101 Halden";1;2;3.5;..',
    )  # fmt: skip
    table = only(text(*(line.replace(";", separator) for line in lines), encoding="cp1252"))
    assert [d.name for d in table.dimensions] == ["region", "statistikkvariabel", "år"]
    assert (table.code, table.time, table.measure) == ("11820", "år", "statistikkvariabel")
    assert [value.unit for value in table.dimensions[1].values] == [None, "prosent"]
    known = {"region": "0101 Halden", "statistikkvariabel": "Andel (prosent)", "år": "2023"}
    assert table.at(known) == Decimal("3.5")
    assert table.place(known) == "Filen!D4"


def test_the_period_can_stand_before_the_content() -> None:
    table = only(text(
        '"Tal, efter region, år och innehåll"', "", '"region","2023 Antal","2023 Andel, %","2024 Antal","2024 Andel, %"',
        '"Nord",5,1.5,6,2.5',
    ))  # fmt: skip
    assert [d.name for d in table.dimensions] == ["region", "år", "innehåll"]
    assert table.at({"region": "Nord", "år": "2024", "innehåll": "Andel, %"}) == Decimal("2.5")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("Tal efter område og tid", "Enhed: antal"), 1234),
        (("Number by region and time", "Units: number"), Decimal("1.234")),
    ],
)
def test_the_language_of_the_unit_tells_the_decimal_sign(
    lines: tuple[str, ...], number: object
) -> None:
    assert list(only(text(*lines, ";2024", "Nord;1.234")).cells) == [number]


def test_notes_below_the_table_tell_what_a_mark_means() -> None:
    table = only(text(
        '"Key figures by Area, Information and Year",,,', ",,,", ",,2023,2024",
        'DENMARK,"Area, km²",43.1,.', ',"Growth, %",0.5,0.6', ",,,", ". missing,,,",
    ))  # fmt: skip
    assert list(table.cells) == [
        Decimal("43.1"), Mark(".", Missing.NOT_AVAILABLE, "missing"), Decimal("0.5"), Decimal("0.6"),
    ]  # fmt: skip
    assert [value.unit for value in table.dimensions[1].values] == ["km²", "%"]


INDENTED = (TITLE, "Enhed: Antal", "", "Hele landet", "  Hjælp", "    2023;1.480", "    2024;..",
            "  Støtte", "    2023;7", "    2024;2,5", "Ærø", "  Hjælp", "    2023;0")  # fmt: skip


@pytest.mark.parametrize("lines", [INDENTED, [line.lstrip() for line in INDENTED], [line.replace("  ", ";") for line in INDENTED]])  # fmt: skip
def test_an_indented_csv_has_a_row_for_each_group(lines: list[str]) -> None:
    table = only(text(*lines))
    assert [d.name for d in table.dimensions] == ["område", "ydelse", "tid"]
    assert (table.unit, table.time, table.periods) == ("Antal", "tid", ("2023", "2024"))
    assert [([value.label for value in values], cell) for values, cell in table.observations()] == [
        (["Hele landet", "Hjælp", "2023"], 1480),
        (["Hele landet", "Hjælp", "2024"], Mark("..", Missing.NOT_AVAILABLE)),
        (["Hele landet", "Støtte", "2023"], 7),
        (["Hele landet", "Støtte", "2024"], Decimal("2.5")),
        (["Ærø", "Hjælp", "2023"], 0),
    ]
    assert table.place({"område": "Ærø", "ydelse": "Hjælp", "tid": "2023"}) == "række 13"


def test_codes_in_any_column_of_groups_keep_their_noughts() -> None:
    table = only(text(
        "Tal efter område, alder og tid;;", "Enhed: antal;;", ";;2024", "000;01;5", ";02;6",
    ))  # fmt: skip
    assert table.at({"område": "000", "alder": "02", "tid": "2024"}) == 6


def test_an_indented_number_without_one_of_its_groups_is_refused() -> None:
    found = reading.read(
        "x.csv", text(TITLE, "Enhed: Antal", "", "Hele landet", "2023;5", "Ærø", "2023;6")
    )
    assert isinstance(found, Finding)
    assert found.code == "public_header_damaged"


def test_a_message_above_a_table_is_no_title() -> None:
    found = reading.read("x.csv", text("Forkert nøgle.", "område;tid;antal", "Nord;2024;5"))
    assert isinstance(found, Finding)
    assert (found.code, found.found) == ("public_message_among_rows", "Forkert nøgle.")
