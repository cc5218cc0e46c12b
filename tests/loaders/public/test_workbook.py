"""Workbooks of public statistics, laid out as each publisher does, with invented figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Flagged, Mark, PublicTable
from policy.choices import Missing
from policy.findings import Finding
from tests.loaders.public.examples import EXPORTS, only
from tests.tables import workbook

STATBANK = """
| Hjælp efter område, køn og tid |
| Enhed: Antal |
| | | 2023K4 | 2024K1 |
| Nord | Mænd | 1 | 2 |
| | Kvinder | 3 | .. |
| Syd | Mænd | - | 0 |
| | Kvinder | 7 | 8 |
| |
| .. Oplysning foreligger ikke |
"""
PXWEB = """
| 12345: Hjelp, etter region, statistikkvariabel og år |
| |
| | | 2023 | 2024 |
| Nord | Mottakere | 1 | 2 |
| | Andel | 0.5 | . |
| Sør | Mottakere | 5 | 6 |
| | Andel | 0.7 | 0.8 |
| |
| . missing |
| Units: |
| Mottakere: |
| personer |
| Andel: |
| prosent |
| Source: |
| Statistisk sentralbyrå |
"""
EUROSTAT = """
| Data extracted on 05/03/2026 10:12:33 from [ESTAT] |
| Dataset: | Help by sex [help_a] |
| Last updated: | 01/03/2026 23:00 |
| |
| Time frequency | | Annual |
| Unit of measure | | Percentage |
| |
| TIME | '2023 | | '2024 | |
| GEO (Labels) | | | | |
| Denmark | 17.9 | b | 18 | |
| Sweden | : | | : | c |
| |
| Special value |
| : | not available |
| Observation flags: |
| b | break in time series |
| c | confidential |
"""
APPEALS = """
| | | '2024 | | '2023 | |
| Sagsemne | Instans | Realitetsbehandlede sager i alt | Omgørelsesprocent | Realitetsbehandlede sager i alt | Omgørelsesprocent |
| Merudgifter | København | 20 | 0.35 | 3 | 0 |
| Ledsageordning | København | 0 | 0 | 4 | 0.25 |
| |
| Kilde: Ankestyrelsen (2026) |
"""
TURNED = """
| Sagsemne | Instans | Realitetsbehandlede sager i alt | | Omgørelsesprocent | |
| | | 2024 | 2023 | 2024 | 2023 |
| Merudgifter | København | 20 | 3 | 0.35 | 0 |
| Ledsageordning | København | 0 | 4 | 0 | 0.25 |
"""


def sheet(text: str, name: str = "HAND01") -> PublicTable:
    """The one table of a sheet."""
    return only(workbook(**{name: text}))


def names(table: PublicTable) -> list[str]:
    return [dimension.name for dimension in table.dimensions]


def refused(content: bytes) -> Finding:
    result = reading.read("tal.xlsx", content)
    assert isinstance(result, Finding)
    return result


def test_a_group_that_is_printed_once_holds_for_the_rows_below() -> None:
    table = sheet(STATBANK)
    assert (table.title, table.unit, table.code) == (
        "Hjælp efter område, køn og tid",
        "Antal",
        "HAND01",
    )
    assert names(table) == ["område", "køn", "tid"]
    assert table.periods == ("2023K4", "2024K1")
    assert table.at({"område": "Nord", "køn": "Kvinder", "tid": "2023K4"}) == 3
    assert table.at({"område": "Syd", "køn": "Mænd", "tid": "2024K1"}) == 0


def test_a_cell_has_its_sheet_and_address() -> None:
    table = sheet(STATBANK)
    assert table.place({"område": "Syd", "køn": "Kvinder", "tid": "2024K1"}) == "HAND01!D7"


def test_a_mark_has_what_the_notes_say_of_it() -> None:
    marks = [cell for cell in sheet(STATBANK).cells if isinstance(cell, Mark)]
    assert marks == [
        Mark("..", Missing.NOT_AVAILABLE, "Oplysning foreligger ikke"),
        Mark("-", Missing.NONE),
    ]


def test_an_empty_cell_among_numbers_is_a_mark() -> None:
    table = sheet(STATBANK.replace("| 7 | 8 |", "| | 8 |"))
    assert table.at({"område": "Syd", "køn": "Kvinder", "tid": "2023K4"}) == Mark(
        "", Missing.UNKNOWN
    )


def test_a_stub_that_is_filled_by_hand_is_read_alike() -> None:
    filled = STATBANK.replace("| | Kvinder | 3", "| Nord | Kvinder | 3").replace(
        "| | Kvinder | 7", "| Syd | Kvinder | 7"
    )
    named = filled.replace("| | | 2023K4", "| Område | Køn | 2023K4")
    assert sheet(named).cells == sheet(STATBANK).cells
    assert sheet(named).dimensions == sheet(STATBANK).dimensions


def test_a_group_does_not_hold_for_rows_of_another_group_above_it() -> None:
    text = """
    | Hjælp efter område, køn, alder og tid |
    | Enhed: Antal |
    | | | | 2023 |
    | Nord | Mænd | 0-17 år | 1 |
    | Syd | | 0-17 år | 2 |
    """
    found = refused(workbook(HAND01=text))
    assert (found.code, found.cell) == ("public_without_group", "B5")


def test_three_dots_of_statistics_denmark_are_not_yet_a_number() -> None:
    assert sheet(STATBANK.replace("| 7 | 8 |", "| 7 | ... |")).cells[-1] == Mark(
        "...", Missing.NOT_YET
    )


def test_a_title_can_be_english() -> None:
    table = sheet(
        STATBANK.replace("Hjælp efter område, køn og tid", "Help by region, sex and time").replace(
            "Enhed: Antal", "Units: Number"
        )
    )
    assert names(table) == ["region", "sex", "time"]
    assert (table.time, table.unit) == ("time", "Number")


def test_groups_can_be_in_several_rows_of_headings() -> None:
    table = sheet("""
    | Hjælp efter område, køn og tid |
    | Enhed: Antal |
    | | Mænd | | Kvinder | |
    | | 2023 | 2024 | 2023 | 2024 |
    | Nord | 1 | 2 | 3 | 4 |
    | Syd | 5 | 6 | 7 | 8 |
    """)
    assert names(table) == ["område", "køn", "tid"]
    assert table.at({"område": "Syd", "køn": "Kvinder", "tid": "2023"}) == 7
    assert table.place({"område": "Syd", "køn": "Kvinder", "tid": "2023"}) == "HAND01!D6"


def test_groups_in_another_order_than_the_first_are_read_to_their_own_cells() -> None:
    table = sheet(
        STATBANK.replace(
            "| Syd | Mænd | - | 0 |\n| | Kvinder | 7 | 8 |",
            "| Syd | Kvinder | 7 | 8 |\n| | Mænd | - | 0 |",
        )
    )
    assert table.at({"område": "Syd", "køn": "Kvinder", "tid": "2024K1"}) == 8
    assert table.place({"område": "Syd", "køn": "Kvinder", "tid": "2024K1"}) == "HAND01!D6"


def test_a_unit_that_is_one_of_the_groups_is_that_of_each_value() -> None:
    table = sheet("""
    | Priser efter enhed og tid |
    | Enhed: - |
    | | 2023 | 2024 |
    | Indeks | 103 | 103.6 |
    | Ændring (pct.) | 1.5 | .. |
    """)
    assert table.unit is None
    assert table.measure == "enhed"
    assert [value.unit for value in table.dimensions[0].values] == ["Indeks", "Ændring (pct.)"]
    assert table.cells[1] == Decimal("103.6")


def test_notes_right_below_the_table_are_no_rows_of_it() -> None:
    assert sheet(STATBANK.replace("| |\n| ..", "| ..")).cells == sheet(STATBANK).cells


def test_the_result_of_a_formula_is_read() -> None:
    text = STATBANK.replace("| | Kvinder | 7", "| Syd | Kvinder | 7")
    content = workbook(
        HAND01=text,
        formulas={"HAND01!A7": "=A6", "HAND01!D7": "=4+4"},
        results={"HAND01!A7": "Syd", "HAND01!D7": "8"},
    )
    assert only(content).cells == sheet(STATBANK).cells


def test_hidden_rows_are_read_and_hidden_sheets_are_not() -> None:
    content = workbook(HAND01=STATBANK, Kladde=PXWEB, hidden=["HAND01!5", "HAND01!D", "Kladde"])
    assert only(content).cells == sheet(STATBANK).cells


def test_each_sheet_with_a_table_is_one_and_other_sheets_are_left_out() -> None:
    tables = reading.read(
        "x", workbook(HAND01=STATBANK, Noter="| Husk at ringe |", HAND02=STATBANK)
    )
    assert isinstance(tables, tuple)
    assert [table.code for table in tables] == ["HAND01", "HAND02"]


def test_a_title_that_names_other_groups_than_the_table_has_names_none() -> None:
    table = sheet(STATBANK.replace("område, køn og tid", "område og tid"))
    assert names(table) == ["Forspalte 1", "Forspalte 2", "Overskrift 1"]
    assert table.periods == ("2023K4", "2024K1")


AGES = "| Hjælp efter alder og tid |\n| Enhed: Antal |\n| | 0-17 | 18-64 |\n| 2023 | 1 | 2 |\n| 2024 | 3 | 4 |"


def test_a_table_of_two_groups_that_was_turned_keeps_their_names() -> None:
    table = sheet(AGES)
    assert names(table) == ["tid", "alder"]
    assert table.periods == ("2023", "2024")


def test_a_title_that_calls_ages_time_is_not_believed() -> None:
    text = AGES.replace("alder og tid", "alder, køn og tid").replace("| 2023 |", "| 2023 | Mænd |")
    table = sheet(text.replace("| 2024 |", "| 2024 | Mænd |").replace("| | 0-17", "| | | 0-17"))
    assert names(table) == ["Forspalte 1", "Forspalte 2", "Overskrift 1"]
    assert table.time == "Forspalte 1"


@pytest.mark.parametrize("heading", ["Område | Køn", "Kommune | Person"])
def test_the_blank_cells_above_the_groups_can_have_been_filled(heading: str) -> None:
    table = sheet(
        STATBANK.replace("| | | 2023K4", f"| {heading} | 2023K4")
        .replace("Mænd", "Alle mænd")
        .replace("Kvinder", "Alle kvinder")
    )
    assert names(table) == ["område", "køn", "tid"]
    assert table.cells == sheet(STATBANK).cells


def test_rows_between_title_and_table_are_no_part_of_it() -> None:
    text = STATBANK.replace("| Enhed: Antal |", "| Opdateret 1. marts |\n| |\n| Enhed: Antal |")
    assert sheet(text).unit == "Antal"
    assert sheet(text).cells == sheet(STATBANK).cells


def test_a_note_that_begins_with_a_dash_explains_no_mark() -> None:
    table = sheet(STATBANK + "| - Tallene er foreløbige |")
    assert Mark("-", Missing.NONE) in table.cells


@pytest.mark.parametrize("printed", ["'1 234", "'12,5 %", "'1.234", "'2,3,4"])
def test_what_has_digits_is_no_mark(printed: str) -> None:
    assert (
        refused(workbook(HAND01=STATBANK.replace("| 7 | 8 |", f"| 7 | {printed} |"))).code
        == "public_not_a_number"
    )


@pytest.mark.parametrize("printed", ["<5", "< 5"])
def test_fewer_than_the_source_shows_is_a_mark(printed: str) -> None:
    assert sheet(STATBANK.replace("| 7 | 8 |", f"| 7 | {printed} |")).cells[-1] == Mark(
        printed, Missing.HIDDEN
    )


def test_a_flag_without_a_legend_has_the_cause_that_eurostat_gives_it() -> None:
    table = sheet(EUROSTAT.partition("| Observation flags")[0], "Sheet 1")
    assert table.cells[-1] == Mark(": c", Missing.HIDDEN)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("'12", 12),
        ("'3,20", Decimal("3.20")),
        ("'0.125", Decimal("0.125")),
        ("-3", -3),
        ("0.1", Decimal("0.1")),
    ],
)
def test_a_number_is_read_as_it_is_shown(printed: str, number: int | Decimal) -> None:
    assert sheet(STATBANK.replace("| 7 | 8 |", f"| 7 | {printed} |")).cells[-1] == number


def test_pxweb_has_units_and_source_in_its_notes() -> None:
    table = sheet(PXWEB, "Ark")
    assert names(table) == ["region", "statistikkvariabel", "år"]
    assert (table.time, table.measure, table.source) == (
        "år",
        "statistikkvariabel",
        "Statistisk sentralbyrå",
    )
    assert [value.unit for value in table.dimensions[1].values] == ["personer", "prosent"]
    assert table.at({"region": "Nord", "statistikkvariabel": "Andel", "år": "2024"}) == Mark(
        ".", Missing.NOT_AVAILABLE, "missing"
    )
    assert table.place({"region": "Sør", "statistikkvariabel": "Andel", "år": "2023"}) == "Ark!C7"


def test_a_title_longer_than_any_table_has_names_no_groups() -> None:
    long = f"Hjælp {'x' * 1_000} efter område, køn og tid"
    assert names(sheet(STATBANK))[0] == "område"
    table = sheet(STATBANK.replace("Hjælp efter område, køn og tid", long))
    assert names(table)[0] == "Forspalte 1"


def test_contact_persons_in_the_notes_are_not_kept() -> None:
    table = sheet(PXWEB + "| Contact: |\n| Navn Navnesen |")
    assert "Navnesen" not in repr(table)


def test_a_fresh_download_of_eurostats_has_flags_beside_its_numbers() -> None:
    table = sheet(EUROSTAT, "Sheet 1")
    assert names(table) == ["Time frequency", "Unit of measure", "GEO", "TIME"]
    assert (table.title, table.code, table.unit, table.time) == (
        "Help by sex",
        "help_a",
        "Percentage",
        "TIME",
    )
    assert table.cells == [
        Flagged(Decimal("17.9"), "b", "break in time series"),
        18,
        Mark(":", Missing.NOT_AVAILABLE, "not available"),
        Mark(": c", Missing.HIDDEN, "confidential"),
    ]
    known = {"Time frequency": "Annual", "Unit of measure": "Percentage"}
    assert table.place(known | {"GEO": "Sweden", "TIME": "2024"}) == "Sheet 1!D11"


def test_the_sheet_on_the_structure_names_the_groups() -> None:
    listed = "| Structure |\n| | Dimension | Position |\n| | Label | Label |\n| | Geopolitical entity (reporting) | Denmark |\n| | Geopolitical entity (reporting) | Sweden |\n| | Time | '2023 |\n| | Time | '2024 |"
    about = "| Help |\n| Dataset: | Help by sex [help_a] |\n| Contents | Sex |"
    sheets = {"Summary": about, "Structure": listed, "Sheet 1": EUROSTAT, "Sheet 2": EUROSTAT}
    tables = reading.read("x", workbook(**sheets))
    assert isinstance(tables, tuple)
    assert len(tables) == 2
    assert names(tables[0])[2:] == ["Geopolitical entity (reporting)", "Time"]
    assert [d.code for d in tables[0].dimensions][2:] == ["geo", None]


def test_years_of_eurostats_can_run_down() -> None:
    table = sheet("""
    | Dataset: | Help [help_a] |
    | |
    | GEO (Labels) | Denmark | Sweden |
    | TIME | | |
    | 2023 | 1 | 2 |
    | 2024 | 3 | : |
    """)
    assert names(table) == ["TIME", "GEO"]
    assert table.periods == ("2023", "2024")
    assert table.at({"TIME": "2024", "GEO": "Denmark"}) == 3


def test_codes_beside_labels_are_no_group_of_their_own() -> None:
    table = sheet("""
    | Dataset: | Help [help_a] |
    | |
    | TIME | | '2023 | '2024 |
    | GEO (Codes) | GEO (Labels) | | |
    | DK | Denmark | 1 | 2 |
    | SE | Sweden | 3 | 4 |
    """)
    assert names(table) == ["GEO", "TIME"]
    assert table.at({"TIME": "2024", "GEO": "Sweden"}) == 4


@pytest.mark.parametrize("text", [APPEALS, TURNED])
def test_a_share_of_no_appeals_is_no_number_however_the_headings_are_turned(text: str) -> None:
    table = sheet(text, "Som tabel")
    assert table.periods == ("2024", "2023")

    def at(subject: str, measure: str, period: str) -> object:
        return table.at(
            {"Sagsemne": subject, "Instans": "København", "Opgørelse": measure, "Periode": period}
        )

    assert at("Ledsageordning", "Omgørelsesprocent", "2024") == Mark("0 af 0", Missing.NO_CASES)
    assert at("Ledsageordning", "Realitetsbehandlede sager i alt", "2024") == 0
    assert at("Merudgifter", "Omgørelsesprocent", "2023") == 0  # of 3 cases
    assert at("Merudgifter", "Omgørelsesprocent", "2024") == Decimal("0.35")


def test_headings_that_are_merged_are_read_alike() -> None:
    areas = ["Som tabel!C1:D1", "Som tabel!E1:F1"]
    assert (
        only(workbook(merged=areas, **{"Som tabel": APPEALS})).cells
        == sheet(APPEALS, "Som tabel").cells
    )
    down = ["Som tabel!A1:A2", "Som tabel!B1:B2", "Som tabel!C1:D1", "Som tabel!E1:F1"]
    assert (
        only(workbook(merged=down, **{"Som tabel": TURNED})).cells
        == sheet(TURNED, "Som tabel").cells
    )


def test_the_share_has_its_unit_and_the_sheet_its_source() -> None:
    table = sheet(APPEALS, "Som tabel")
    (measures,) = [d for d in table.dimensions if d.name == table.measure]
    assert [value.unit for value in measures.values] == [None, "andel fra 0 til 1"]
    assert table.source == "Ankestyrelsen (2026)"


def test_no_period_is_invented_where_the_headings_have_none() -> None:
    table = sheet(
        "| Sagsemne | Omgørelsesprocent | Sager i alt |\n| Merudgifter | 0.5 | 10 |\n| Hjælp | 0 | 0 |",
        "Som tabel",
    )
    assert table.time is None
    assert table.cells == [Decimal("0.5"), 10, Mark("0 af 0", Missing.NO_CASES), 0]


def test_a_workbook_passes_the_guard_of_deliveries() -> None:
    number = STATBANK.replace("Nord", "Nord 010190-1234")
    assert refused(workbook(HAND01=number)).code == "personal_number"
    linked = workbook(HAND01=STATBANK, formulas={"HAND01!C4": "=[andet.xlsx]Ark1!A1"})
    assert refused(linked).code == "file_with_links"
    assert refused(bytes.fromhex("D0CF11E0") + b"\0" * 512).code == "file_old_format"


@pytest.mark.parametrize("file", sorted(path.name for path in EXPORTS.glob("*.xlsx")))
def test_a_workbook_saved_in_the_other_format_has_the_same_tables(file: str) -> None:
    tables, others = (
        reading.read("tal", path.read_bytes())
        for path in (EXPORTS / file, (EXPORTS / file).with_suffix(".ods"))
    )
    assert isinstance(tables, tuple)
    assert isinstance(others, tuple)
    for table, other in zip(tables, others, strict=True):
        assert replace(table, where=None) == replace(other, where=None)
        assert table.where
        assert other.where
        places = range(len(table.cells))
        assert [table.where(place) for place in places] == [other.where(place) for place in places]


@pytest.mark.parametrize("file", sorted(path.name for path in EXPORTS.glob("*.[xo][ld]s*")))
def test_a_damaged_workbook_is_refused(file: str) -> None:
    content = (EXPORTS / file).read_bytes()
    for end in range(4, len(content), 1 + len(content) // 12):
        assert isinstance(reading.read(file, content[:end]), Finding), end
