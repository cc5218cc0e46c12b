"""Rows are checked against the policy's definitions; invalid rows and references to them are left out."""

from __future__ import annotations

import pytest

from loaders.checking.rows import check, records, sound
from loaders.delivery import Delivery
from loaders.reading.parse import deliver
from policy.tables import TABLES, Records
from tests.loaders.examples import KNOWN
from tests.tables import workbook

HEADINGS = "| Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde |"


def delivery(content: bytes, name: str = "prøve.xlsx") -> Delivery:
    read = deliver(name, content)
    assert not [f for f in read.findings if f.severity == "error"]
    return read


def observed(*lines: str, **sheets: str) -> Delivery:
    """Measurements, one per line: indicator, department, period, value."""
    rows = "\n".join(f"{line.rstrip(' |')} | BIF | STATUS s. 17 |" for line in lines)
    return delivery(workbook(Målinger=f"{HEADINGS}\n{rows}", **sheets))


def codes(delivered: Delivery) -> list[str]:
    return [finding.code for finding in check(delivered.rows, KNOWN)]


@pytest.mark.parametrize(
    ("indicator", "value", "fits"),
    [
        ("fleksjob", "274", True),
        ("fleksjob", "5-6", True),
        ("fleksjob", "ca. 110", True),
        ("fleksjob", "73 pct.", False),
        ("fleksjob", "274 kr.", False),
        ("fleksjob", "2,5", False),
        ("fleksjob", "-1", False),
        ("tilfredse", "73 pct.", True),
        ("tilfredse", "10-12 pct.", True),
        ("tilfredse", "73", False),
        ("tilfredse", "0,73", False),
        ("udgift", "22,7 mio. kr.", True),
        ("udgift", "22700000", True),
        ("udgift", "73 pct.", False),
        ("udgift", "500 t.kr.", True),
        ("udgift", "2,5 år", False),
        ("tilfredse", "7 promille", True),
        ("tilfredse", "2 pct.-point", False),
        ("ventetid", "2,5", True),
        ("ventetid", "2,5 år", True),
        ("ventetid", "73 pct.", False),
    ],
)
def test_a_value_must_be_written_in_the_unit_of_its_indicator(
    indicator: str, value: str, fits: bool
) -> None:
    expected = [] if fits else ["value_not_in_unit"]
    assert codes(observed(f"| {indicator} | BIF | 2024 | {value} |")) == expected


@pytest.mark.parametrize(
    ("indicator", "number_format", "fits"),
    [
        ("fleksjob", '0" krisepladser"', True),
        ("fleksjob", '0" dage"', True),
        ("fleksjob", '0" kr."', False),
        ("udgift", '0" t.kr."', True),
        ("udgift", '0" krisepladser"', False),
        ("ventetid", '0" år"', True),
        ("ventetid", '0" mdr."', False),
        ("tilfredse", '0" pct."', True),
        ("tilfredse", '0"‰"', True),
        ("tilfredse", '0" %-point"', False),
        ("tilfredse", '0" borgere"', False),
    ],
)
def test_the_words_of_a_number_format_are_compared_with_the_unit(
    indicator: str, number_format: str, fits: bool
) -> None:
    text = f"{HEADINGS}\n| {indicator} | BIF | 2024 | 12 | BIF | STATUS s. 17 |"
    content = workbook(Målinger=text, formats={"Målinger!D2": number_format})
    assert codes(delivery(content)) == ([] if fits else ["value_not_in_unit"])


def test_the_uncertainty_of_a_share_can_be_in_percentage_points() -> None:
    text = """
        | Indikator | Forvaltning | Periode | Værdi   | Usikkerhed ± | Oplyst af | Kilde        |
        | tilfredse | BIF         | 2024    | 73 pct. | 2 pct.-point | BIF       | STATUS s. 17 |
    """
    delivered = delivery(workbook(Målinger=text))
    assert codes(delivered) == [
        "margin_not_used"
    ]  # fleksjob is not a survey; that is the only warning
    assert delivered.rows[0].record.margin == 0.02


def test_printed_attainment_is_a_percentage() -> None:
    text = """
        | Indikator | Forvaltning | Periode | Trykt målopfyldelse | Oplyst af | Kilde        |
        | fleksjob  | BIF         | 2024    | {}                  | BIF       | STATUS s. 17 |
    """
    assert codes(delivery(workbook(Målinger=text.format("113 pct.")))) == []
    assert codes(delivery(workbook(Målinger=text.format("113")))) == ["value_not_in_unit"]


@pytest.mark.parametrize("department", ["SOF", "sof", "Socialforvaltningen", "SOCIALFORVALTNINGEN"])
def test_a_department_can_be_its_code_or_its_name(department: str) -> None:
    delivered = observed(f"| fleksjob | {department} | 2024 | 274 |")
    assert codes(delivered) == []
    (observation,) = records(delivered.rows, KNOWN).observations
    assert observation.department == "SOF"


def test_the_whole_city_can_be_written_as_a_total() -> None:
    (observation,) = records(
        observed("| fleksjob | KK samlet | 2024 | 274 |").rows, KNOWN
    ).observations
    assert observation.department == "KK"


def test_codes_are_found_without_regard_to_case() -> None:
    delivered = observed("| FLEKSJOB | bif | 2024 | 274 |")
    assert codes(delivered) == []
    (observation,) = records(delivered.rows, KNOWN).observations
    assert observation.indicator == "fleksjob"


def test_an_unknown_code_gets_the_nearest_known_one() -> None:
    (finding,) = check(observed("| fleksjobb | BIF | 2024 | 274 |").rows, KNOWN)
    assert (finding.code, finding.cell, finding.found) == ("unknown_indicator", "A2", "fleksjobb")
    assert "Mener du fleksjob?" in finding.fix


def test_a_row_can_refer_to_another_row_of_the_same_delivery() -> None:
    delivered = observed(
        "| nyt | BIF | 2024 | 274 |",
        Indikatorer="""
            | Kode | Navn | Målsætning | Enhed | Vurderes som | Dækker              |
            | nyt  | Nyt  | 5          | antal | baggrundstal | borgere med handicap |
        """,
    )
    assert codes(delivered) == []


def test_two_rows_with_the_same_key_are_both_named_and_neither_is_accepted() -> None:
    delivered = observed("| fleksjob | BIF | 2024 | 274 |", "| Fleksjob | bif | 2024 | 275 |")
    rows, findings = sound([delivered], KNOWN)
    assert rows == []
    (finding,) = findings
    assert (finding.code, finding.cell) == ("duplicate_key", "A3")
    assert "række 2 i arket Målinger" in finding.expected


def test_two_files_with_the_same_row_name_each_other() -> None:
    content = workbook(Målgrupper="| Navn | Note |\n| demens | |")
    _, (finding,) = sound([delivery(content, "a.xlsx"), delivery(content, "b.xlsx")], KNOWN)
    assert finding.file == "b.xlsx"
    assert "a.xlsx" in finding.expected


def test_a_row_that_is_known_already_is_a_new_edition_and_not_a_duplicate() -> None:
    assert codes(delivery(workbook(Målgrupper="| Navn | Note |\n| autisme | Ny note |"))) == []


@pytest.mark.parametrize(
    ("period", "inside"),
    [("2014", False), ("2015", True), ("2022", True), ("2026", True), ("2027", False)],
)
def test_figures_are_taken_from_the_start_of_history_to_the_end_of_the_policy(
    period: str, inside: bool
) -> None:
    expected = [] if inside else ["period_outside_policy"]
    assert codes(observed(f"| fleksjob | BIF | {period} | 274 |")) == expected


def test_a_school_year_that_begins_in_the_policy_is_inside_it() -> None:
    assert codes(observed("| fleksjob | BIF | 2026/27 | 274 |")) == []


def test_a_department_that_no_longer_exists_gives_a_warning_and_the_row_is_accepted() -> None:
    rows, (finding,) = sound([observed("| fleksjob | TMF | 2025 | 274 |")], KNOWN)
    assert (finding.code, finding.severity) == ("department_not_valid", "warning")
    assert len(rows) == 1


def test_only_figures_that_are_judged_need_a_period_and_a_department() -> None:
    assert codes(observed("| boliger | | | op til 25 |", "| udgift | | | 500 kr. |")) == []
    assert codes(observed("| fleksjob | | | 274 |")) == [
        "figure_without_department",
        "observation_without_period",
    ]


def test_a_target_that_is_not_a_milestone_needs_a_period_or_a_deadline() -> None:
    text = """
        | Indikator | Forvaltning | Måltal | Frist | Oplyst af | Kilde        |
        | {}        | BIF         | 376    | {}    | BIF       | STATUS s. 17 |
    """
    assert codes(delivery(workbook(Måltal=text.format("boliger", "")))) == []
    assert codes(delivery(workbook(Måltal=text.format("fleksjob", "2026")))) == []
    assert codes(delivery(workbook(Måltal=text.format("fleksjob", "")))) == [
        "target_without_period"
    ]


@pytest.mark.parametrize(
    ("near", "on_track", "too_slow", "sound_bands"),
    [
        ("0,9", "0,95", "0,6", True),
        ("90 pct.", "95 pct.", "60 pct.", True),
        ("0,9", "0,6", "0,95", False),
        ("90", "95", "60", False),
        ("0,9", "0,6", "0,6", False),
    ],
)
def test_the_bands_are_shares_in_order(
    near: str, on_track: str, too_slow: str, sound_bands: bool
) -> None:
    delivered = delivery(
        workbook(
            Politik=f"""
                | Kode  | Titel | Kommune | Gælder fra | Gælder til | Tal tages med fra | Næsten nået fra | Følger planen fra | For langsom fra |
                | prøve | Prøve | Prøveby | 2023-01-01 | 2026-12-31 | 2015-01-01        | {near}          | {on_track}        | {too_slow}      |
            """
        )
    )
    assert codes(delivered) == ([] if sound_bands else ["bands_not_descending"])


def test_a_row_that_refers_to_a_broken_one_is_left_out_and_so_on() -> None:
    content = workbook(
        Kilder="""
            | Kode | Titel | Kort titel | Udgiver |
            | NY   | Ny    | Ny         | Prøveby |
        """,
        Bemærkninger="""
            | Kode | Handler om | Emne | Gengivet kort | Slags | Dato    | Kilde   |
            | b7   | budget     | Penge | Flere.       | ros   | 2025-09 | NY s. 1 |
        """,
        Svar="""
            | Kode | Bemærkning | Forvaltning | Gengivet kort |
            | s7   | b7         | SOF         | Tak.          |
            | s8   | b1         | SOF         | Tak.          |
        """,
    )
    rows, findings = sound([delivery(content)], KNOWN)
    assert [row.cells["id"] for row in rows] == ["A3"]
    assert [(f.code, f.sheet, f.found) for f in findings] == [
        ("source_without_date", "Kilder", "tom celle"),
        ("refers_to_left_out", "Bemærkninger", "NY"),
        ("refers_to_left_out", "Svar", "b7"),
    ]


def test_a_reference_to_an_unreadable_row_differs_from_one_to_nothing() -> None:
    read = deliver(
        "prøve.xlsx",
        workbook(
            Målgrupper="| Navn | Note |\n| demens | #REF! |",
            Indsatser="""
                | Kode | Målsætning | Titel | Gengivet kort | Forvaltninger | Målgrupper |
                | i7   | 5          | Et    | Et.           | BIF           | Demens     |
                | i8   | 5          | To    | To.           | BIF           | døve       |
            """,
        ),
    )
    rows, findings = sound([read], KNOWN)
    assert rows == []
    assert [(f.code, f.found) for f in findings] == [
        ("unknown_target_group", "døve"),
        ("refers_to_left_out", "Demens"),
    ]


def test_a_reference_to_a_row_with_an_error_is_valid_if_an_older_edition_is_known() -> None:
    read = deliver(
        "prøve.xlsx",
        workbook(
            Målgrupper="| Navn | Note |\n| autisme | #REF! |",
            Indsatser="""
                | Kode | Målsætning | Titel | Gengivet kort | Forvaltninger | Målgrupper |
                | i7   | 5          | Et    | Et.           | BIF           | autisme    |
            """,
        ),
    )
    rows, findings = sound([read], KNOWN)
    assert [row.table for row in rows] == ["initiatives"]
    assert findings == []


def test_records_are_in_the_order_of_their_sheet() -> None:
    read = delivery(workbook(Målgrupper="| Navn | Note |\n| ø | |\n| a | |\n| m | |"))
    assert [group.name for group in records(read.rows).target_groups] == ["ø", "a", "m"]


def test_every_table_that_is_referred_to_has_one_field_as_key() -> None:
    single = {table.name for table in TABLES if len(table.key) == 1}
    referred = {field.column.refers for table in TABLES for field in table.fields}
    assert referred - {None} <= single


def test_there_are_no_known_records_by_default() -> None:
    (finding, *_) = check(observed("| fleksjob | BIF | 2024 | 274 |").rows, Records())
    assert finding.code == "unknown_indicator"


def test_an_amount_needs_both_its_basis_and_its_duration() -> None:
    text = """
        | Kode | Målsætning | Titel | Gengivet kort | Forvaltninger | Beløb   | Beløb dækker | Bevilling |
        | i7   | 5          | Et    | Et.           | BIF           | 500 kr. | {}           | {}        |
    """
    missing = {("", ""), ("i alt", ""), ("", "varig")}
    for basis, duration in missing | {("i alt", "varig")}:
        expected = ["amount_without_basis"] if (basis, duration) in missing else []
        assert codes(delivery(workbook(Indsatser=text.format(basis, duration)))) == expected


def test_a_department_exists_from_its_first_day() -> None:
    new = workbook(
        Forvaltninger="| Forkortelse | Navn | Findes fra |\n| NY | Ny forvaltning | 2025 |",
        Målinger=f"""
            {HEADINGS}
            | fleksjob | NY | 2024 | 1 | BIF | STATUS s. 17 |
            | fleksjob | NY | 2025 | 1 | BIF | STATUS s. 17 |
        """,
    )
    (finding,) = check(delivery(new).rows, KNOWN)
    assert (finding.code, finding.cell) == ("department_not_valid", "B2")


def test_a_finding_about_an_empty_cell_points_at_that_cell() -> None:
    (finding,) = check(observed("| fleksjob | BIF | | 274 |").rows, KNOWN)
    assert (finding.cell, finding.column) == ("C2", "Periode")
