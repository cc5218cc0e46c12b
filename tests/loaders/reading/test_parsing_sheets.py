"""Parses sheets to rows: finds the table, its header and its rows, and counts every cell."""

from __future__ import annotations

import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font

from loaders.delivery import BrokenRow, Counts, Delivery, Written
from loaders.reading.parse import deliver
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation, Target, TargetGroup
from policy.tables import TABLES
from tests.tables import filled_cells, under_rule, workbook


def read(content: bytes) -> Delivery:
    delivery = deliver("prøve.xlsx", content)
    assert delivery.counts.total == filled_cells(content)
    return delivery


def codes(delivery: Delivery) -> list[str]:
    return [finding.code for finding in delivery.findings]


def names(delivery: Delivery) -> list[str]:
    return [row.record.name for row in delivery.rows if isinstance(row.record, TargetGroup)]


def test_a_row_becomes_a_record_with_its_place() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Forvaltning | Periode | Værdi | Oplyst af |
                | fleksjob  | BIF         | 2024    | 0.73  | BIF       |
            """,
            formats={"Målinger!D2": "0%"},
        )
    )
    (row,) = delivery.rows
    assert row.record == Observation(
        indicator="fleksjob",
        department="BIF",
        period=Period.parse("2024"),
        value=Quantity.exact(0.73),
        stated_by="BIF",
    )
    assert (row.table, row.file, row.sheet, row.number) == (
        "observations",
        "prøve.xlsx",
        "Målinger",
        2,
    )
    assert row.cells["value"] == "D2"
    assert row.written == {"value": Written.PERCENT}
    assert delivery.counts == Counts(read=10)


@pytest.mark.parametrize("name", ["Målgrupper", "målgrupper", " MÅLGRUPPER ", "Mål grupper"])
def test_a_sheet_is_found_without_regard_to_case_and_spaces(name: str) -> None:
    assert names(read(workbook(**{name: "| Navn | Note |\n| autisme | |"}))) == ["autisme"]


def test_a_misspelt_sheet_is_not_read_and_gets_the_nearest_name() -> None:
    delivery = read(workbook(Målgruper="| Navn | Note |", Målgrupper="| Navn | Note |\n| a | b |"))
    (finding,) = delivery.findings
    assert finding.code == "unknown_sheet"
    assert "Målgrupper" in finding.fix
    assert delivery.counts == Counts(read=4, not_read=2)


def test_guidance_and_lists_are_skipped_without_findings() -> None:
    delivery = read(
        workbook(
            Vejledning="| Læs mig | her |",
            Målgrupper="| Navn | Note |\n| a | b |",
            Lister="| ja |\n| nej |",
            hidden=["Lister"],
        )
    )
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=4, skipped=4)


def test_titles_above_the_header_are_skipped() -> None:
    delivery = read(
        workbook(Målgrupper="| Vores målgrupper |\n| |\n| Navn | Note |\n| autisme | a |")
    )
    assert names(delivery) == ["autisme"]
    assert delivery.counts == Counts(read=4, skipped=1)


def test_a_header_is_looked_for_in_the_first_twenty_rows_only() -> None:
    title = "| x |\n" * 19
    assert names(read(workbook(Målgrupper=f"{title}| Navn | Note |\n| autisme | |"))) == ["autisme"]
    assert codes(read(workbook(Målgrupper=f"| x |\n{title}| Navn | Note |\n| autisme | |"))) == [
        "no_header"
    ]


def test_columns_can_be_in_any_order_and_spelled_in_several_ways() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | oplyst af: | STATUS | periode | Forv. | INDIKATOR * |
                | BIF        | 274    | 2024    | BIF   | fleksjob    |
            """
        )
    )
    (row,) = delivery.rows
    assert isinstance(row.record, Observation)
    assert row.record.value == Quantity.exact(274)
    assert delivery.findings == ()


def test_an_exact_heading_takes_precedence_over_an_accepted_one() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Tal | Indikator | Værdi | Oplyst af |
                | 1   | fleksjob  | 2     | BIF       |
            """
        )
    )
    (row,) = delivery.rows
    assert row.cells["value"] == "C2"
    assert codes(delivery) == ["duplicate_column"]
    assert delivery.counts == Counts(read=6, not_read=2)


def test_no_two_columns_of_a_table_accept_the_same_heading() -> None:
    for table in TABLES:
        headings = [heading.casefold() for field in table.fields for heading in field.headings]
        assert len(headings) == len(set(headings)), table.name


def test_an_unknown_column_is_reported_once_and_its_cells_are_not_read() -> None:
    delivery = read(
        workbook(
            Målgrupper="""
                | Navn | Note | Notte |      |
                | a    |      | b     | løst |
                | c    |      | d     | løst |
            """
        )
    )
    assert names(delivery) == ["a", "c"]
    assert [(f.code, f.cell, f.found) for f in delivery.findings] == [
        ("unknown_column", "C1", "Notte"),
        ("unknown_column", "D2", "ingen overskrift over række 2-3"),
    ]
    assert "Note" in delivery.findings[0].fix
    assert delivery.counts == Counts(read=4, not_read=5)


def test_a_row_with_only_notes_beside_the_table_is_ignored() -> None:
    delivery = read(workbook(Målgrupper="| Navn | Note |\n| a | b |\n| | | husk |"))
    assert names(delivery) == ["a"]
    assert codes(delivery) == ["unknown_column"]
    assert delivery.counts == Counts(read=4, not_read=1)


def test_a_missing_column_is_reported_once_and_other_mistakes_too() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Periode    | Værdi |
                | fleksjob  | 2024       | 1     |
                | fleksjob  | sidste år  | 2     |
            """
        )
    )
    assert codes(delivery) == ["missing_column", "not_a_period"]
    assert delivery.rows == ()


def test_all_mistakes_of_a_row_are_reported_at_once() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Periode   | Værdi | Oplyst af |
                | fleksjob  | sidste år | alle  |           |
            """
        )
    )
    assert codes(delivery) == ["not_a_period", "not_a_number", "missing_value"]
    assert [finding.cell for finding in delivery.findings] == ["B2", "C2", "D2"]
    assert delivery.counts == Counts(read=5, not_read=2)


def test_a_row_with_an_error_is_not_a_record_but_its_key_is_known() -> None:
    delivery = read(
        workbook(
            Målsætninger="""
                | Nr. | Titel | Kort navn |
                | 1   | Et    |           |
                | x   | To    | to        |
                | 3   | Tre   | tre       |
            """
        )
    )
    assert [row.number for row in delivery.rows] == [4]
    assert delivery.broken == (BrokenRow("objectives", (1,)),)


@pytest.mark.parametrize("text", ["I alt", "i alt:", "Total", "SUM", "Samlet"])
@pytest.mark.parametrize("column", [0, 1])
def test_a_totals_row_is_not_read(text: str, column: int) -> None:
    row = ["fleksjob", "BIF", "274", "BIF"]
    row[column] = text
    delivery = read(
        workbook(
            Målinger="| Indikator | Forvaltning | Værdi | Oplyst af |\n" + f"| {' | '.join(row)} |"
        )
    )
    assert codes(delivery) == ["totals_row", "no_rows"]
    assert delivery.counts == Counts(read=4, not_read=4)


@pytest.mark.parametrize("department", ["KK", "KK samlet"])
def test_the_whole_city_is_not_a_totals_row(department: str) -> None:
    delivery = read(
        workbook(
            Målinger=f"""
                | Indikator | Forvaltning  | Værdi | Oplyst af |
                | fleksjob  | {department} | 1014  | BIF       |
            """
        )
    )
    assert len(delivery.rows) == 1
    assert delivery.findings == ()


def test_hidden_rows_and_columns_are_read_and_reported_once_per_sheet() -> None:
    delivery = read(
        workbook(
            Målgrupper="| Navn | Note |\n| a | 1 |\n| b | 2 |\n| c | 3 |\n| d | 4 |\n| e | 5 |",
            hidden=["Målgrupper!2", "Målgrupper!3", "Målgrupper!6", "Målgrupper!B"],
        )
    )
    assert names(delivery) == ["a", "b", "c", "d", "e"]
    (finding,) = delivery.findings
    assert (finding.code, finding.found) == ("hidden_cells", "række 2-3, 6; kolonne B")


def test_a_hidden_sheet_is_read_and_reported() -> None:
    delivery = read(
        workbook(
            Målgrupper="| Navn | Note |\n| a | 1 |",
            Politik="| Kode | Titel |",
            hidden=["Målgrupper"],
        )
    )
    assert names(delivery) == ["a"]
    found = [finding.found for finding in delivery.findings if finding.code == "hidden_cells"]
    assert found == ["hele arket"]


def test_merged_titles_are_accepted_and_merged_rows_are_reported() -> None:
    delivery = read(
        workbook(
            Målgrupper="| Vores | |\n| Navn | Note |\n| a | b |\n| c |",
            merged=["Målgrupper!A1:B1", "Målgrupper!B3:B4"],
        )
    )
    assert codes(delivery) == ["merged_cells"]
    assert [finding.cell for finding in delivery.findings] == ["B3"]


def test_cells_with_only_spaces_are_empty() -> None:
    book = workbook(
        Målgrupper="| Navn | Note |\n| a | x |\n| b | y |",
        formulas={"Målgrupper!A3": '=""', "Målgrupper!B3": '=" "'},
        results={"Målgrupper!A3": "", "Målgrupper!B3": " "},
    )
    delivery = read(book)
    assert names(delivery) == ["a"]
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=4, skipped=2)


def test_a_formula_counts_with_its_result() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Værdi | Oplyst af |
                | fleksjob  | x     | BIF       |
            """,
            formulas={"Målinger!B2": "=137*2"},
            results={"Målinger!B2": "274"},
        )
    )
    (row,) = delivery.rows
    assert isinstance(row.record, Observation)
    assert row.record.value == Quantity.exact(137 * 2)


def test_a_blank_heading_is_not_an_unknown_column() -> None:
    delivery = read(
        workbook(
            Målgrupper="| Navn | Note | x |\n| a | b | |",
            formulas={"Målgrupper!C1": '=" "'},
            results={"Målgrupper!C1": " "},
        )
    )
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=4, skipped=1)


def test_a_refused_file_has_no_rows_and_no_counts() -> None:
    delivery = deliver("prøve.xlsx", b"")
    assert delivery.refused
    assert delivery.counts == Counts()
    assert codes(delivery) == ["file_empty"]


@pytest.mark.parametrize(
    "heading",
    ["Navn\u00a0", "Na\u00advn", "\u200bNavn", "Navn *", "Navn¹", "Navn 1)", "NAVN:"],
)
def test_a_heading_is_found_without_its_note_signs(heading: str) -> None:
    assert names(read(workbook(Målgrupper=f"| {heading} | Note |\n| autisme | a |"))) == ["autisme"]


def test_a_raised_sign_in_a_heading_belongs_to_a_note() -> None:
    content = workbook(
        Målgrupper="| x | Note |\n| autisme | a |", marked={"Målgrupper!A1": "Navn^1^"}
    )
    assert names(read(content)) == ["autisme"]


def test_a_heading_that_is_struck_out_is_ignored() -> None:
    content = workbook(
        Målgrupper="| Navn | Note | Note |\n| autisme | a | b |",
        fonts={"Målgrupper!B1": Font(strike=True)},
    )
    delivery = read(content)
    assert codes(delivery) == ["unknown_column"]
    assert [row.record.note for row in delivery.rows if isinstance(row.record, TargetGroup)] == [
        "b"
    ]


@pytest.mark.parametrize("name", ["Ma\u030alinger", "MA\u030aLINGER"])
def test_a_sheet_and_its_headings_can_be_written_in_parts_of_letters(name: str) -> None:
    delivery = read(
        workbook(
            **{
                name: """
                    | Indikator | Forvaltning | Periode | Va\u0308rdi | Oplyst af | Ma\u030alt |
                    | fleksjob  | BIF         | 2024    | 274        | BIF       | x          |
                """.replace("Va\u0308rdi", "Værdi")
            }
        )
    )
    assert len(delivery.rows) == 1
    assert codes(delivery) == ["unknown_column"]


ON_TWO_ROWS = """
    | Måltal for fleksjob |
    | Indikator | Forvaltning | Periode | Tal    |           |              |
    |           |             |         | Måltal | Oplyst af | Kilde        |
    | fleksjob  | BIF         | 2024    | 47     | BIF       | STATUS s. 17 |
"""


@pytest.mark.parametrize("merged", [(), ("Måltal!A2:A3", "Måltal!B2:B3", "Måltal!D2:F2")])
def test_headings_can_stand_on_two_rows(merged: tuple[str, ...]) -> None:
    delivery = read(workbook(Måltal=ON_TWO_ROWS, merged=merged))
    (row,) = delivery.rows
    assert isinstance(row.record, Target)
    assert (row.record.value, row.record.department) == (Quantity.exact(47), "BIF")
    assert row.cells["value"] == "D4"
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=12, skipped=2)


def test_headings_can_stand_on_three_rows() -> None:
    delivery = read(
        workbook(
            Måltal="""
                | Indikator |             | Periode |        |           |              |
                |           | Forvaltning |         |        |           | Kilde        |
                |           |             |         | Måltal | Oplyst af |              |
                | fleksjob  | BIF         | 2024    | 47     | BIF       | STATUS s. 17 |
            """
        )
    )
    (row,) = delivery.rows
    assert row.cells["value"] == "D4"
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=12)


def test_a_row_of_figures_is_not_a_second_row_of_headings() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Forvaltning | Periode |       |      |
                | fleksjob  |             |         | Værdi | Note |
            """
        )
    )
    assert [f.cell for f in delivery.findings if f.code == "unknown_column"] == ["D2", "E2"]


MEASURED = """
    | Indikator | Forvaltning | Periode | Værdi | Oplyst af |
    | fleksjob  | BIF         | 2024    | 274   | BIF       |
"""


def test_repeated_headings_are_not_a_row() -> None:
    (first, *_), again = MEASURED.strip().splitlines(), MEASURED.replace("2024", "2023")
    delivery = read(workbook(Målinger=f"{MEASURED.strip()}\n{again.strip()}"))
    assert first in again
    assert len(delivery.rows) == 2
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=20)


def test_a_repeated_heading_with_an_empty_column_is_not_ambiguous() -> None:
    delivery = read(workbook(Målgrupper="| Navn | Note | Note |\n| autisme | a | |"))
    assert delivery.findings == ()
    assert delivery.counts == Counts(read=5)


def test_two_columns_of_figures_with_the_same_heading_are_an_error() -> None:
    delivery = read(
        workbook(
            Målinger="""
                |           |             | 2023  | 2024  |           |         |
                | Indikator | Forvaltning | Værdi | Værdi | Oplyst af | Periode |
                | fleksjob  | BIF         | 250   | 274   | BIF       | 2024    |
            """
        )
    )
    assert ("duplicate_column", "error") in [(f.code, f.severity) for f in delivery.findings]


def test_a_second_table_below_is_reported_and_not_read() -> None:
    below = """
        | Indikator | Periode | Måltal | Værdi | Oplyst af |
        | fleksjob  | 2023    | 5      | 274   | BIF       |
    """
    delivery = read(workbook(Målinger=f"{MEASURED.strip()}\n| |\n{below.strip()}"))
    assert [(found.code, found.severity, found.cell) for found in delivery.findings] == [
        ("another_table", "error", "A4")
    ]
    assert delivery.counts == Counts(read=10, not_read=10)


def test_a_second_table_beside_is_reported_and_not_read() -> None:
    delivery = read(
        workbook(
            Målinger="""
                | Indikator | Periode | Værdi | Oplyst af | | Indikator | Periode | Værdi | Oplyst af |
                | fleksjob  | 2024    | 274   | BIF       | | fleksjob  | 2023    | 250   | BIF       |
            """
        )
    )
    assert [(found.code, found.cell) for found in delivery.findings] == [("another_table", "F1")]
    assert delivery.counts == Counts(read=8, not_read=8)


def test_texts_above_the_headings_other_than_a_title_are_reported() -> None:
    above = "| Vores tal |\n| Forvaltning: | BIF |\n"
    delivery = read(workbook(Målinger=above + MEASURED.strip()))
    assert [(found.code, found.cell, found.found) for found in delivery.findings] == [
        ("above_headings", "A2", "Forvaltning:, BIF")
    ]
    assert delivery.counts == Counts(read=10, not_read=2, skipped=1)


@pytest.mark.parametrize(
    "heading",
    [
        "Værdi (t.kr.)",
        "Værdi [mio.]",
        "Værdi, 1.000 kr.",
        "Værdi %",
        "Værdi i procent",
        "Værdi\\n(antal)",
    ],
)
def test_a_heading_with_a_unit_is_an_error_and_not_a_missing_value(heading: str) -> None:
    delivery = read(workbook(Målinger=MEASURED.replace("| Værdi", f"| {heading}")))
    found = [(each.code, each.cell, each.column) for each in delivery.findings]
    assert found == [("heading_with_more", "D1", "Værdi")]


def test_a_column_of_notes_beside_the_values_keeps_its_heading() -> None:
    noted = MEASURED.replace("| Værdi", "| Værdi i 2023 | Værdi").replace("| 274", "| 250 | 274")
    delivery = read(workbook(Målinger=noted))
    assert [(each.code, each.cell) for each in delivery.findings] == [("unknown_column", "D1")]
    assert len(delivery.rows) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Alle beløb i 1.000 kr.",
        "Tal i t.kr.",
        "Udgifter (mio. kr.)",
        "Udgifter 2025, i hele tusind",
        "I TUSINDE KRONER",
        "Beløb [mia. kr.]",
    ],
)
def test_a_unit_above_the_headings_is_reported(title: str) -> None:
    delivery = read(workbook(Målinger=f"| {title} | |\n{MEASURED.strip()}"))
    assert [(found.code, found.cell, found.found) for found in delivery.findings] == [
        ("unit_above", "A1", title)
    ]


@pytest.mark.parametrize(
    "title",
    ["Status 2025", "22,7 mio. kr. til byrum", "Hvem har kontakt i 2025?", "Målinger i 2024"],
)
def test_a_title_without_a_unit_is_accepted(title: str) -> None:
    assert read(workbook(Målinger=f"| {title} | |\n{MEASURED.strip()}")).findings == ()


def test_a_sheet_with_a_wrong_name_and_the_headings_of_a_table_is_an_error() -> None:
    delivery = read(workbook(Ark1=MEASURED, Målgrupper="| Navn | Note |\n| autisme | |"))
    assert [(found.code, found.severity) for found in delivery.findings] == [
        ("renamed_sheet", "error")
    ]
    assert "Giv arket navnet Målinger" in delivery.findings[0].fix


def test_a_copy_of_a_sheet_that_is_read_is_reported_as_a_copy() -> None:
    delivery = read(workbook(**{"Målinger": MEASURED, "Målinger (2)": MEASURED}))
    (finding,) = delivery.findings
    assert (finding.code, finding.sheet) == ("unknown_sheet", "Målinger (2)")
    assert "Målinger, der er læst" in finding.fix


@pytest.mark.parametrize("word", ["Hovedtotal", "Total", "I alt:", "BIF Total", "SOF i alt"])
def test_a_sum_by_any_name_is_not_a_row(word: str) -> None:
    total = f"| fleksjob | {word} | 2024 | 274 | BIF |"
    delivery = read(workbook(Målinger=f"{MEASURED.strip()}\n{total}"))
    assert codes(delivery) == ["totals_row"]


def test_cells_that_look_empty_are_read_and_reported_once_per_sheet() -> None:
    content = workbook(
        Målinger=MEASURED + MEASURED.splitlines()[2].replace("2024", "2023").replace("274", "0"),
        formats={"Målinger!D2": ";;;", "Målinger!D3": "0;-0;"},
    )
    delivery = read(content)
    assert [(found.code, found.cell, found.found) for found in delivery.findings] == [
        ("looking_empty", "D2", "274 i D2; 0 i D3")
    ]
    assert len(delivery.rows) == 2


@pytest.mark.parametrize(
    ("area", "found"), [("A1:Z99", "A1:Z99"), ("D2", "D2"), ("D3:D9", None), ("H1:H9", None)]
)
def test_cells_that_a_rule_can_strike_out_are_read_and_reported_once_per_sheet(
    area: str, found: str | None
) -> None:
    rule = FormulaRule(formula=["TRUE"], font=Font(strike=True))
    delivery = read(under_rule(workbook(Målinger=MEASURED), f"Målinger!{area}", rule))
    assert len(delivery.rows) == 1
    assert [f.found for f in delivery.findings if f.code == "changed_by_rule"] == (
        [found] if found else []
    )


def test_words_of_a_whole_cell_that_change_nothing_are_read_with_a_warning() -> None:
    content = workbook(
        Målgrupper="| Navn | Note |\n| autisme |", marked={"Målgrupper!B2": "25 m^2^"}
    )
    (row,) = read(content).rows
    assert row.record.note == "25 m²"
