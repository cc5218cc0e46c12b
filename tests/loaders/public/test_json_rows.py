"""Rows in JSON, as jobindsats.dk and uddannelsesstatistik.dk answer, in small files with invented figures."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from loaders.public import reading
from loaders.public.table import Mark
from loaders.public.units import RANK
from policy.choices import Missing
from policy.findings import Finding
from tests.loaders.public.examples import EXPORTS, only

VARIABLES = [
    {"Name": "area", "Label": "Område"},
    {"Name": "period", "Label": "Periode"},
    {"Name": "_alder", "Label": "Alder"},
    {"Name": "m1", "Label": "Antal"},
    {"Name": "m2", "Label": "Andel (pct.)"},
]
DATA = [["Nord", "2025M08", "18", "5.123", "1,2"], ["Syd", "2025M08", "18", "999", "-"]]


def version_2(data: object = DATA, variables: object = VARIABLES) -> bytes:
    return json.dumps([{"TableName": "Fleksjob", "Variables": variables, "Data": data}]).encode()


def version_3(rows: object, *columns: object) -> bytes:
    return json.dumps({"columns": columns, "rows": rows}).encode()


def objects(*rows: dict[str, object], lines: bool = False) -> bytes:
    if lines:
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("utf-8-sig")
    return json.dumps(rows).encode()


def at(content: bytes, measure: str, **keys: str) -> object:
    return only(content).at({"opgørelse": measure, **keys})


def test_version_2_names_keys_and_measures() -> None:
    table = only(version_2())
    assert table.title == "Fleksjob"
    assert [(d.name, d.code) for d in table.dimensions] == [
        ("Område", "area"), ("Periode", "period"), ("Alder", "_alder"), ("opgørelse", "measure"),
    ]  # fmt: skip
    (_, _, _, measures) = table.dimensions
    assert [(m.label, m.code, m.unit) for m in measures.values] == [
        ("Antal", "m1", None), ("Andel (pct.)", "m2", "pct."),
    ]  # fmt: skip
    assert list(table.cells) == [5123, Decimal("1.2"), 999, Mark("-", Missing.UNKNOWN)]


def test_columns_of_version_2_can_stand_in_any_order() -> None:
    order = [3, 2, 4, 1, 0]
    turned = version_2([[row[n] for n in order] for row in DATA], [VARIABLES[n] for n in order])
    keys = {"Område": "Nord", "Periode": "2025M08", "Alder": "18"}
    assert at(turned, "Antal", **keys) == 5123
    assert at(turned, "Andel (pct.)", **keys) == Decimal("1.2")


def test_several_tables_of_version_2_are_all_read() -> None:
    two = json.loads(version_2()) * 2
    tables = reading.read("x", json.dumps(two).encode())
    assert isinstance(tables, tuple)
    assert [len(each.cells) for each in tables] == [4, 4]


@pytest.mark.parametrize("columns", [("Periode", "Alder", "Område", "Antal"), ({"name": "p", "label": "Periode"}, {"label": "Alder"}, {"name": "Område"}, "Antal")])  # fmt: skip
def test_version_3_has_ages_as_keys_and_numbers_as_measures(columns: tuple[object, ...]) -> None:
    content = version_3([["2026M08", 18, "Nord", 1.5], ["2026M08", 19, "Nord", 1e3]], *columns)
    assert at(content, "Antal", Periode="2026M08", Alder="18", Område="Nord") == Decimal("1.5")
    assert at(content, "Antal", Periode="2026M08", Alder="19", Område="Nord") == 1000


def test_a_key_of_numbers_is_known_by_the_rows_it_tells_apart() -> None:
    rows = [["2026M08", 1, "Nord", 5], ["2026M08", 2, "Nord", 6]]
    content = version_3(rows, "Periode", "Gruppe", "Område", "Antal")
    assert at(content, "Antal", Periode="2026M08", Gruppe="2", Område="Nord") == 6


@pytest.mark.parametrize("lines", [True, False])
def test_a_row_can_be_an_object_and_its_names_in_any_order(lines: bool) -> None:
    content = objects(
        {"Area": "Nord", "Periode": "2020QMAT02", "Antal": 43070, "Andel (pct.)": "9,08"},
        {"Andel (pct.)": "-0,03", "Periode": "2020QMAT02", "Antal": 4, "Area": "Ærø"},
        lines=lines,
    )
    table = only(content)
    assert table.time == "Periode"
    assert at(content, "Andel (pct.)", Area="Ærø", Periode="2020QMAT02") == Decimal("-0.03")
    assert at(content, "Antal", Area="Nord", Periode="2020QMAT02") == 43070


def test_a_rank_is_marked_as_no_figure_to_add_up() -> None:
    table = only((EXPORTS / "jobindsats-Y30R21.csv").read_bytes())
    *_, rank = table.dimensions[-1].values
    assert (rank.label, rank.unit) == ("Placering på benchmarkranglisten", RANK)


def test_a_table_is_found_inside_the_answer() -> None:
    rows = [{"Area": "Nord", "Periode": "2024", "Antal": 1}]
    assert list(only(json.dumps({"status": "ok", "data": rows}).encode()).cells) == [1]
    inner = json.loads(version_3([["2024", "Nord", 1]], "Periode", "Område", "Antal"))
    assert list(only(json.dumps({"result": inner}).encode()).cells) == [1]


def test_version_2_without_codes_is_told_apart_by_its_cells() -> None:
    content = version_2([["Nord", "2024", "1.234"]], ["Område", "Periode", "Antal"])
    assert at(content, "Antal", Område="Nord", Periode="2024") == 1234


SENTENCE = "Forkert nøgle eller nøglen er udløbet."
ROW: dict[str, object] = {"Area": "Nord", "Periode": "2024", "Antal": 1}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (objects({SENTENCE: ""}, {SENTENCE: ""}, lines=True), "public_is_message"),
        (objects({"error": SENTENCE}), "public_is_message"),
        (json.dumps([SENTENCE]).encode(), "public_is_message"),
        (
            f"{SENTENCE};;\nPeriode;Område;Antal\n2024;Nord;1\n".encode(),
            "public_message_among_rows",
        ),
        (version_2([[SENTENCE]]), "public_is_message"),
        (objects({SENTENCE: ""}, ROW, lines=True), "public_message_among_rows"),
        (objects(ROW, {SENTENCE: ""}), "public_message_among_rows"),
        (f"{SENTENCE}\n".encode() + objects(ROW, lines=True)[3:], "public_message_among_rows"),
        (version_2([[SENTENCE], *DATA]), "public_message_among_rows"),
        (version_2([SENTENCE, *DATA]), "public_message_among_rows"),
    ],
)
def test_a_message_is_passed_on_in_its_own_words_wherever_it_is(content: bytes, code: str) -> None:
    found = reading.read("x.csv", content)
    assert isinstance(found, Finding)
    assert (found.code, found.found) == (code, SENTENCE)


def school(**values: object) -> dict[str, object]:
    keys = {"[Institution].[Kommune].[Kommune]": "Nord", "[Tid].[Skoleår].[Skoleår]": "2024/2025"}
    return keys | values


def test_levels_name_the_dimensions_and_what_is_left_out_is_no_observation() -> None:
    other = school(Elever="33.210") | {"[Institution].[Kommune].[Kommune]": "<fejl>"}
    table = only(objects(school(Andel="16,7 %", Elever="1.104"), other))
    assert [d.name for d in table.dimensions] == ["Kommune", "Skoleår", "opgørelse"]
    assert table.dimensions[0].code == "[Institution].[Kommune].[Kommune]"
    assert (table.time, table.periods) == ("Skoleår", ("2024/2025",))
    assert [value.unit for value in table.dimensions[2].values] == ["%", None]
    assert list(table.cells) == [Decimal("16.7"), 1104, 33210]
    missing = {"Kommune": "<fejl>", "Skoleår": "2024/2025", "opgørelse": "Andel"}
    assert table.at(missing) is None


def test_marks_of_schools_keep_their_causes() -> None:
    table = only(objects(school(Andel="..", Elever="<fejl>", Klasser="5", Hold=None)))
    assert list(table.cells) == [
        Mark("..", Missing.HIDDEN),
        Mark("<fejl>", Missing.UNKNOWN),
        5,
        Mark("null", Missing.UNKNOWN),
    ]


def test_per_cent_and_numbers_in_one_measure_are_refused() -> None:
    other = school(Andel="7") | {"[Institution].[Kommune].[Kommune]": "Syd"}
    found = reading.read("x", objects(school(Andel="16,7 %"), other))
    assert isinstance(found, Finding)
    assert found.code == "public_mixed_units"


def test_a_row_without_one_of_its_groups_is_refused() -> None:
    found = reading.read(
        "x", objects(school(Elever="5"), {"[Tid].[Skoleår].[Skoleår]": "2024/2025", "Elever": "6"})
    )
    assert isinstance(found, Finding)
    assert found.code == "public_unknown_key"


def test_levels_with_the_same_name_keep_their_whole_names() -> None:
    row = {"[A].[B].[Kommune]": "Nord", "[C].[D].[Kommune]": "Syd", "Antal": "1"}
    table = only(objects(row))
    assert [d.name for d in table.dimensions[:2]] == ["[A].[B].[Kommune]", "[C].[D].[Kommune]"]
