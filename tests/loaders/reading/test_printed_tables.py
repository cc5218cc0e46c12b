"""Printed tables are read in their printed form, for the period that the deliverer names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.checking.rows import sound
from loaders.delivery import Delivery, Naming
from loaders.reading import workbook as reading
from loaders.reading.parse import deliver, parse
from loaders.reading.printed_tables import recognised
from policy.choices import Aggregation
from policy.columns import Citation
from policy.findings import AT_THE_FILE
from policy.layouts import FLEXIBLE_JOBS, LAYOUTS, Figures, Layout
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Department, Observation, Target
from policy.tables import BY_NAME
from tests.loaders.examples import KNOWN
from tests.tables import filled_cells, workbook

TITLE = """
    | Fleksjob – status over antal ansættelser i KK 2024 |
    | (opgjort på antal ansatte i december 2024)         |"""
TABLE = """
    | Forvaltning | Status | Måltal | Målopfyldelse i\\nprocent |
    | BIF         | 87     | 47     | 185 pct.                 |
    | BUF         | 274    | 376    | 73 pct.                  |
    | KFF         | 48     | 33     | 145 pct.                 |
    | SOF         | 207    | 157    | 132 pct.                 |
    | SUF         | 249    | 164    | 152 pct.                 |
    | TMF         | 65     | 52     | 125 pct.                 |
    | ØKF         | 84     | 70     | 120 pct.                 |
    | KK samlet   | 1014   | 900    | 113 pct.                 |
"""
"""The table of the status, page 17. Its targets add up to 899, and it prints 900."""

NAMING = Naming("2024", "Forvaltningerne", "STATUS s. 17")
ALL = replace(
    KNOWN,
    departments=tuple(
        Department(code=code, name=f"Forvaltningen {code}")
        for code in ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK")
    ),
)


def sheet(text: str, name: str = "Ark1") -> bytes:
    return workbook(**{name: text})


def read(content: bytes, naming: Naming = NAMING) -> Delivery:
    delivery = deliver("fleksjob.xlsx", content, naming)
    assert delivery.counts.total == filled_cells(content)
    return delivery


def findings(delivery: Delivery) -> list[tuple[str, str | None]]:
    _, found = sound([delivery], ALL)
    return [(finding.code, finding.cell) for finding in (*delivery.findings, *found)]


def book(content: bytes) -> reading.Workbook:
    opened = reading.read("fleksjob.xlsx", content)
    assert isinstance(opened, reading.Workbook)
    return opened


def test_the_table_is_read_just_as_the_status_prints_it() -> None:
    delivery = read(sheet(TITLE + TABLE))
    common = {"indicator": "fleksjob", "period": Period.year(2024), "stated_by": "Forvaltningerne"}
    source = (Citation("STATUS", 17),)
    figures = [(row.record.department, row.record.value.value) for row in delivery.rows]
    assert figures == [
        ("BIF", 87), ("BIF", 47), ("BUF", 274), ("BUF", 376), ("KFF", 48), ("KFF", 33),
        ("SOF", 207), ("SOF", 157), ("SUF", 249), ("SUF", 164), ("TMF", 65), ("TMF", 52),
        ("ØKF", 84), ("ØKF", 70), ("KK", 1014), ("KK", 900),
    ]  # fmt: skip
    counted = Period.parse("2024-12")
    assert delivery.rows[0].record == Observation(
        department="BIF", value=Quantity.exact(87), counted_on=counted, sources=source, **common
    )
    assert delivery.rows[-1].record == Target(
        department="KK", value=Quantity.exact(900), sources=source, **common
    )
    assert delivery.counts.not_read == 0


def test_the_printed_total_is_kept_and_its_difference_from_the_parts_is_reported() -> None:
    delivery = read(sheet(TITLE + TABLE))
    # 47 + 376 + 33 + 157 + 164 + 52 + 70 = 899; 87 + 274 + 48 + 207 + 249 + 65 + 84 = 1014
    assert findings(delivery) == [("printed_sum_differs", "C11")]
    (finding,) = delivery.findings
    assert (finding.severity, finding.column, finding.found) == ("warning", "Måltal", "900")
    assert "899" in finding.expected


def test_a_table_that_adds_up_has_no_findings() -> None:
    assert findings(read(sheet(TITLE + TABLE.replace("900 ", "899 ")))) == []


def test_a_wrong_percentage_is_reported_and_percentages_are_not_stored() -> None:
    delivery = read(sheet(TABLE.replace("73 pct.", "74 pct.").replace("900 ", "899 ")))
    # 274 ÷ 376 = 72,9 pct.
    assert findings(delivery) == [("printed_percent_differs", "D3")]
    assert (delivery.findings[0].found, delivery.findings[0].expected[:10]) == (
        "74 procent",
        "73 procent",
    )
    assert not any(getattr(row.record, "printed_attainment", None) for row in delivery.rows)


@pytest.mark.parametrize("written", ["73", "0.7287", "73 pct.", "73 %", "'72,9 procent"])
def test_a_percentage_is_read_in_any_form(written: str) -> None:
    text = f"| Forvaltning | Status | Måltal | Målopfyldelse |\n| BUF | 274 | 376 | {written} |"
    formats = {"Ark1!D2": "0%"} if written == "0.7287" else {}
    assert findings(read(workbook(formats=formats, Ark1=text))) == []


def test_a_percentage_that_cannot_be_read_is_reported() -> None:
    assert findings(read(sheet(TABLE.replace("185 pct.", "??").replace("900 ", "899 ")))) == [
        ("printed_percent_differs", "D2")
    ]


@pytest.mark.parametrize(
    ("naming", "asked"),
    [
        (Naming(), ["perioden", "oplyser", "kilden"]),
        (replace(NAMING, period=" "), ["perioden"]),
        (replace(NAMING, stated_by=""), ["oplyser"]),
        (replace(NAMING, source=""), ["kilden"]),
    ],
)
def test_missing_parts_of_the_naming_are_requested(naming: Naming, asked: list[str]) -> None:
    delivery = read(sheet(TITLE + TABLE), naming)
    assert findings(delivery) == [("table_not_named", "A3")]
    (finding,) = delivery.findings
    assert finding.severity == "error"
    for word in ("perioden", "oplyser", "kilden"):
        assert (word in finding.fix) == (word in asked)
    assert delivery.rows == ()


@pytest.mark.parametrize(
    ("naming", "code"),
    [
        (replace(NAMING, period="engang"), "not_a_period"),
        (replace(NAMING, source="s. 17"), "not_a_citation"),
    ],
)
def test_the_deliverers_naming_must_be_readable(naming: Naming, code: str) -> None:
    delivery = read(sheet(TABLE), naming)
    assert findings(delivery) == [(code, AT_THE_FILE)]
    assert delivery.rows == ()


def test_a_source_that_does_not_exist_is_reported_at_the_file_and_not_at_a_cell() -> None:
    delivery = read(sheet(TABLE.replace("900 ", "899 ")), replace(NAMING, source="NYT s. 3"))
    _, found = sound([delivery], KNOWN)
    assert {each.cell for each in found if each.code == "unknown_source"} == {AT_THE_FILE}


def test_a_title_with_a_different_year_is_a_warning() -> None:
    delivery = read(sheet(TITLE + TABLE.replace("900 ", "899 ")), replace(NAMING, period="2023"))
    assert findings(delivery) == [("title_of_other_period", "A3")]


@pytest.mark.parametrize("name", ["Ark1", "Fleksjob", "Tabel s. 17"])
def test_the_table_is_known_without_a_title_and_under_any_sheet_name(name: str) -> None:
    content = sheet(TABLE, name)
    assert recognised(book(content)) is FLEXIBLE_JOBS
    assert len(read(content).rows) == 16


def test_a_table_with_a_different_title_is_not_recognised() -> None:
    content = sheet("| Løntilskud – status over antal ansættelser |\n" + TABLE.strip())
    assert recognised(book(content)) is None
    delivery = read(content)
    assert [finding.code for finding in delivery.findings] == ["table_unclear"]
    assert "Løntilskud" in (delivery.findings[0].found or "")


def test_the_products_own_sheet_is_never_taken_for_a_printed_table() -> None:
    content = sheet(
        """
        | Indikator | Forvaltning | Status | Måltal | Målopfyldelse | Oplyst af | Periode | Kilde       |
        | fleksjob  | BIF         | 87     | 47     | 185 pct.      | BIF       | 2024    | STATUS s. 1 |
        """,
        "Målinger",
    )
    assert recognised(book(content)) is None
    assert [row.table for row in read(content).rows] == ["observations"]


@pytest.mark.parametrize(
    "word", ["KK samlet", "kk i alt:", "KK", "I alt", "Samlet", "Hovedtotal", "Total", "Sum"]
)
def test_the_total_is_stored_for_the_whole_city(word: str) -> None:
    delivery = read(sheet(TABLE.replace("KK samlet", word)))
    assert {row.record.department for row in delivery.rows[-2:]} == {"KK"}


def test_a_department_can_be_written_in_full() -> None:
    delivery = read(sheet(TABLE.replace("| BUF ", "| Forvaltningen BUF ").replace("900 ", "899 ")))
    rows, found = sound([delivery], ALL)
    assert (len(rows), found) == (16, [])
    assert rows[2].record.department == "BUF"


def test_an_unknown_department_and_a_bad_number_are_errors_at_their_cells() -> None:
    text = TABLE.replace("| BUF ", "| BUFF ").replace("| 48 ", "| mange ")
    assert {("unknown_department", "A3"), ("not_a_number", "B4")} <= set(
        findings(read(sheet(text)))
    )


def test_a_note_below_the_table_and_a_column_beside_it_are_counted_and_reported() -> None:
    text = TABLE.replace("900 ", "899 ").rstrip() + "\n| Tal fra december. |\n"
    text = text.replace("procent |", "procent | Egne noter |", 1)
    text = text.replace("185 pct.                 |", "185 pct. | tjek |")
    delivery = read(sheet(text))
    assert [(f.code, f.severity) for f in delivery.findings] == [
        ("unknown_column", "note"),
        ("table_row_not_read", "note"),
    ]
    assert delivery.counts.not_read == 3
    assert len(delivery.rows) == 16


def test_sums_are_not_checked_where_a_part_is_not_exact() -> None:
    delivery = read(sheet(TABLE.replace("| 376 ", "| ca. 376 ")))
    assert findings(delivery) == []
    assert delivery.rows[3].record.value == Quantity.about(376)


def test_a_missing_figure_is_reported_and_its_sum_cannot_be_checked() -> None:
    text = TABLE.replace("| 249    |", "|        |").replace("900 ", "899 ")
    delivery = read(sheet(text))
    assert findings(delivery) == [
        ("printed_figure_missing", "B6"),
        ("printed_sum_unchecked", "B9"),
    ]
    missing, unchecked = delivery.findings
    assert (missing.severity, missing.column, missing.found) == ("warning", "Status", "tom celle")
    assert missing.expected == "Et tal for SUF under Status."
    assert (unchecked.severity, unchecked.column, unchecked.found) == ("warning", "Status", "1.014")
    assert "mangler for SUF." in unchecked.expected
    assert len(delivery.rows) == 15  # including the target of SUF


def test_a_missing_total_is_reported_too() -> None:
    delivery = read(sheet(TABLE.replace("| 1014   |", "|        |").replace("900 ", "899 ")))
    assert findings(delivery) == [("printed_figure_missing", "B9")]


def test_a_row_of_figures_without_a_department_is_reported() -> None:
    text = TABLE.replace("900 ", "899 ").replace("| SUF ", "|     ")
    delivery = read(workbook(Ark1=text, merged=["Ark1!A5:A6"]))
    # 249 and 164 of SUF are left out of the sums, which no longer are 1014 and 899
    assert [(f.code, f.severity, f.cell) for f in delivery.findings if f.cell == "B6"] == [
        ("printed_row_unnamed", "warning", "B6")
    ]
    assert len(delivery.rows) == 14


def test_merged_cells_are_reported_where_they_hide_a_figure() -> None:
    content = workbook(Ark1=TABLE.replace("900 ", "899 "), merged=["Ark1!B2:B3"])
    assert findings(deliver("fleksjob.xlsx", content, NAMING)) == [
        ("merged_cells", "B2"),
        ("printed_figure_missing", "B3"),
        ("printed_sum_unchecked", "B9"),
    ]


def test_hidden_rows_and_columns_are_reported() -> None:
    text = TABLE.replace("900 ", "899 ")
    delivery = read(workbook(Ark1=text, hidden=["Ark1!3", "Ark1!4", "Ark1!C"]))
    assert findings(delivery) == [("hidden_cells", "C3")]
    assert delivery.findings[0].found == "række 3-4; kolonne C"
    assert len(delivery.rows) == 16


RIGHT = TABLE.replace("900 ", "899 ")
ON_TWO_ROWS = """
    | Fleksjob – status over antal ansættelser i KK |
    | Forvaltning | {group} |        |               |
    |             | Status  | Måltal | Målopfyldelse |
    | BIF         | 87      | 47     | 185           |
    | KK samlet   | 87      | 47     | 185           |
"""


@pytest.mark.parametrize("merged", [(), ("Ark1!A2:A3", "Ark1!B2:D2")])
def test_headings_can_stand_on_two_rows_with_the_year_above(merged: tuple[str, ...]) -> None:
    content = workbook(Ark1=ON_TWO_ROWS.format(group="2024"), merged=merged)
    delivery = read(content)
    assert findings(delivery) == []
    assert [row.record.department for row in delivery.rows] == ["BIF", "BIF", "KK", "KK"]


def test_a_year_above_the_headings_is_compared_with_the_period() -> None:
    delivery = read(sheet(ON_TWO_ROWS.format(group="2022")))
    assert findings(delivery) == [("title_of_other_period", "A2")]


def test_other_words_above_the_headings_are_reported() -> None:
    delivery = read(sheet(ON_TWO_ROWS.format(group="Kvinder")))
    assert findings(delivery) == [("unknown_column", "B2")]


def test_two_tables_side_by_side_are_reported_and_neither_is_read() -> None:
    content = sheet(
        """
        | Fleksjob 2023 |    |    |     | | Fleksjob 2024 |    |    |     |
        | Forvaltning | Status | Måltal | Målopfyldelse | | Forvaltning | Status | Måltal | Målopfyldelse |
        | BIF         | 70     | 90     | 78            | | BIF         | 87     | 47     | 185           |
        """
    )
    delivery = read(content)
    assert [(f.code, f.severity, f.cell) for f in delivery.findings] == [
        ("another_printed_table", "error", "F2")
    ]
    assert delivery.rows == ()


def test_two_years_side_by_side_in_one_table_are_reported_and_not_read() -> None:
    content = sheet(
        """
        | Fleksjob    |
        | Forvaltning | 2023   |        |               | 2024   |        |               |
        |             | Status | Måltal | Målopfyldelse | Status | Måltal | Målopfyldelse |
        | BIF         | 70     | 90     | 78            | 87     | 47     | 185           |
        """
    )
    delivery = read(content)
    assert findings(delivery) == [("another_printed_table", "E3")]


def test_a_second_table_below_is_reported_and_neither_is_read() -> None:
    below = RIGHT.strip().replace("| BIF         | 87 ", "| BIF         | 70 ")
    delivery = read(sheet(f"{RIGHT.strip()}\n| Fleksjob 2023 |\n{below}"))
    assert findings(delivery) == [("another_printed_table", "A11")]


def test_cells_without_a_heading_are_reported_with_their_rows() -> None:
    lines = RIGHT.strip().splitlines()
    text = "\n".join([lines[0], *(f"{line} se note |" for line in lines[1:])])
    delivery = read(sheet(text))
    assert [(f.code, f.cell, f.found) for f in delivery.findings] == [
        ("unknown_column", "E2", "ingen overskrift over række 2-9")
    ]


def test_a_unit_above_a_printed_table_is_reported() -> None:
    table = "| Fleksjob i tusind |\n" + TABLE.strip()
    assert ("unit_above", "A1") in findings(read(sheet(table)))


def test_texts_above_the_headings_other_than_a_title_are_reported() -> None:
    delivery = read(sheet("| Andre tal | 5 |\n| Fleksjob |\n" + RIGHT.strip()))
    assert findings(delivery) == [("above_headings", "A1")]


@pytest.mark.parametrize("word", ["Subtotal", "Mellemsum", "BIF i alt", "BIF Total"])
def test_a_sum_of_some_departments_is_reported_and_not_read(word: str) -> None:
    text = RIGHT.replace("| SOF ", f"| {word} | 409 | 456 | 90 pct. |\n    | SOF ")
    delivery = read(sheet(text))
    assert findings(delivery) == [("totals_row", "A5")]
    assert len(delivery.rows) == 16


def test_an_unusable_department_name_is_reported() -> None:
    content = workbook(Ark1=RIGHT, marked={"Ark1!A3": "BUF^1^", "Ark1!B4": "~~50~~ 48"})
    delivery = read(content)
    assert [(f.code, f.cell) for f in delivery.findings if f.severity == "error"] == [
        ("raised_in_figure", "A3"),
        ("struck_out", "B4"),
    ]
    assert "BUF1" not in {row.record.department for row in delivery.rows}


@pytest.mark.parametrize(
    "heading", ["Status¹", "Status\u00a0", "Sta\u00adtus", "Status 1)", "status*"]
)
def test_a_heading_is_found_with_a_note_sign(heading: str) -> None:
    assert findings(read(sheet(RIGHT.replace("| Status |", f"| {heading} |")))) == []


def test_hidden_zeros_are_reported() -> None:
    text = RIGHT.replace("| 48     | 33     | 145 pct.", "| 0      | 33     | 0 pct.")
    text = text.replace("1014   | 899    | 113", "966    | 899    | 107")  # 1014 - 48
    content = workbook(Ark1=text, formats={"Ark1!B4": "#"})
    assert findings(read(content)) == [("looking_empty", "B4")]


SATISFIED = Layout(
    name="tilfredse",
    indicator="tilfredse",
    title="tilfreds",
    title_example="Tilfredshed blandt borgere",
    departments=("Område",),
    figures=(
        Figures(("Andel tilfredse",), "observations"),
        Figures(("Før",), "baselines"),
    ),
    totals=("Alle",),
    adding=Aggregation.NONE,
)
"""An invented table with a different layout: shares with a baseline, and a total that does not add up."""


def test_a_new_printed_table_needs_one_declaration() -> None:
    content = sheet(
        """
        | Tilfredshed blandt borgere |
        | Område | Før  | Andel tilfredse |
        | BIF    | 70 % | 74 %            |
        | Alle   | 71 % | 80 %            |
        """
    )
    layouts = (*LAYOUTS, SATISFIED)
    assert recognised(book(content)) is None
    assert recognised(book(content), layouts) is SATISFIED
    delivery = parse(book(content), NAMING, layouts)
    assert findings(delivery) == []
    common = {"indicator": "tilfredse", "period": Period.year(2024), "stated_by": "Forvaltningerne"}
    common |= {"sources": (Citation("STATUS", 17),)}
    assert [row.record for row in delivery.rows] == [
        Baseline(department="BIF", value=Quantity.exact(0.7), **common),
        Observation(department="BIF", value=Quantity.exact(0.74), **common),
        Baseline(department="KK", value=Quantity.exact(0.71), **common),
        Observation(department="KK", value=Quantity.exact(0.8), **common),
    ]


def test_of_two_tables_with_the_same_columns_the_title_decides() -> None:
    twin = replace(FLEXIBLE_JOBS, name="løntilskud", indicator="udgift", title="løntilskud")
    layouts = (FLEXIBLE_JOBS, twin)
    titled = sheet("| Løntilskud 2024 |\n" + TABLE.strip())
    assert recognised(book(titled), layouts) is twin
    assert recognised(book(sheet(TABLE, "Fleksjob")), layouts) is FLEXIBLE_JOBS
    assert recognised(book(sheet(TABLE)), layouts) is None
    delivery = parse(book(sheet(TABLE)), NAMING, layouts)
    assert [finding.code for finding in delivery.findings] == ["table_unclear"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_declared_layout_names_tables_and_fields_that_exist(layout: Layout) -> None:
    assert all(BY_NAME[each.table].field(each.field) for each in layout.figures)
    filled = {each.table for each in layout.figures}
    assert all({each.part, each.whole} <= filled for each in layout.percentages)
