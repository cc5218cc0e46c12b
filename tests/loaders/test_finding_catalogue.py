"""Every finding of the catalogue is provoked by a file, and contains everything a person needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import IntProperty
from openpyxl.styles import Font

from loaders.checking.checked import Arrival, Sender, checked
from loaders.checking.rows import sound
from loaders.delivery import Delivery, Naming
from loaders.reading import workbook as reading
from loaders.reading.parse import SCHEMA_PROPERTY, SCHEMA_VERSION, deliver
from loaders.templates.kinds import TemplateKind
from loaders.templates.workbooks import template
from policy.findings import (
    CATALOGUE,
    Finding,
    Severity,
    open_data,
    plans,
    public_extracts,
    public_tables,
)
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Closing, Observation
from tests.loaders.examples import KNOWN
from tests.loaders.hostile import HOSTILE
from tests.tables import filled_cells, rewritten, saved, under_rule, workbook

FILE = "prøve.xlsx"
TODAY = date(2025, 6, 30)
NAMING = Naming("2024", "BIF", "STATUS s. 17")
FIGURE = Observation(
    indicator="fleksjob",
    department="SOF",
    period=Period.year(2024),
    value=Quantity.exact(5),
    stated_by="SOF",
)
CLOSED = Closing(
    indicator="fleksjob",
    period=Period.year(2023),
    name="Koordinator Prøvesen",
    dated=date(2025, 5, 1),
    reason="Forvaltningen kan ikke opgøre tallet.",
)
FILLED = replace(KNOWN, observations=(FIGURE,), closings=(CLOSED,))
HOSTILE_BY_CODE = {hostile.code: hostile for hostile in HOSTILE.values()}


def delivered(content: bytes) -> Delivery:
    naming = {PRINTED: Naming(), BY_A_STRANGER: Naming("2024", "Ukendt", "STATUS s. 17")}
    return deliver(FILE, content, naming.get(content, NAMING))


def findings_in(content: bytes) -> list[Finding]:
    arrival = Arrival(TODAY, Sender.DEPARTMENT)
    return list(checked([delivered(content)], FILLED, arrival).findings)


def measured(value: str, **others: str) -> bytes:
    """One measurement, valid except for the values that a test sets."""
    row = {
        "Indikator": "fleksjob",
        "Forvaltning": "BIF",
        "Periode": "2024",
        "Værdi": value,
        "Oplyst af": "BIF",
        "Kilde": "STATUS s. 17",
    } | others
    return workbook(Målinger=table(row))


MEASURED = """
    | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
    | fleksjob  | BIF         | 2024    | 274   | BIF       | STATUS s. 17 |
"""


def table(*rows: dict[str, str]) -> str:
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def marked(value: str) -> bytes:
    """A measurement with struck-out or raised characters in its value."""
    return workbook(Målinger=MEASURED, marked={"Målinger!D2": value})


STRIKING = FormulaRule(formula=["TRUE"], font=Font(strike=True))


def shown_as(number_format: str) -> bytes:
    return workbook(Målinger=MEASURED, formats={"Målinger!D2": number_format})


def calculated_by_nobody(result: str) -> bytes:
    """A measurement that is a formula, in a file that requests calculation."""
    place = "Målinger!D2"
    return workbook(
        Målinger=MEASURED, formulas={place: "=200+74"}, results={place: result}, calculated=False
    )


def target(**others: str) -> bytes:
    row = {
        "Indikator": "fleksjob",
        "Forvaltning": "BIF",
        "Periode": "2024",
        "Frist": "",
        "Måltal": "376",
        "Oplyst af": "BIF",
        "Kilde": "STATUS s. 17",
    } | others
    return workbook(Måltal=table(row))


def initiative(**others: str) -> bytes:
    row = {
        "Kode": "i7",
        "Målsætning": "5",
        "Titel": "Mentorer",
        "Gengivet kort": "Nye mentorer.",
        "Forvaltninger": "BIF",
    } | others
    return workbook(Indsatser=table(row))


def step(**others: str) -> bytes:
    return steps(others)


def steps(*rows: dict[str, str]) -> bytes:
    """Steps of the political process, each valid except for the values that a test sets."""
    usual = {
        "Kode": "h1",
        "Titel": "Status behandles",
        "Slags": "udvalg",
        "Tilstand": "forventes",
        "Hvornår": "2025-08-20",
        "Hvem": "Vejudvalget",
        "Sag": "",
        "Led": "",
        "Svarer på trin": "",
    }
    return workbook(Behandling=table(*(usual | row for row in rows)))


def policy(**others: str) -> bytes:
    row = {
        "Kode": "prøve",
        "Titel": "Prøvepolitik",
        "Kommune": "Prøveby",
        "Gælder fra": "date(2023-01-01)",
        "Gælder til": "date(2026-12-31)",
        "Tal tages med fra": "date(2015-01-01)",
    } | others
    return workbook(Politik=table(row))


def indicator(**others: str) -> bytes:
    row = {
        "Kode": "nyt",
        "Navn": "Nyt tal",
        "Målsætning": "5",
        "Enhed": "antal",
        "Vurderes som": "niveau",
        "Retning": "højere er bedre",
        "Dækker": "borgere med handicap",
    } | others
    return workbook(Indikatorer=table(row))


def begun(when: str) -> bytes:
    """A path to 100 that began at 120, with a figure for 2024 in between."""
    path = {"Kode": "nyt", "Navn": "Nyt tal", "Målsætning": "5", "Enhed": "antal"}
    path |= {
        "Vurderes som": "forløb",
        "Retning": "højere er bedre",
        "Dækker": "borgere med handicap",
    }
    figure = {"Indikator": "nyt", "Forvaltning": "BIF"}
    stated = {"Oplyst af": "BIF", "Kilde": "STATUS s. 17"}
    return workbook(
        Indikatorer=table(path),
        Måltal=table(figure | {"Frist": "2026", "Måltal": "100"} | stated),
        Udgangspunkter=table(figure | {"Periode": when, "Udgangspunkt": "120"} | stated),
        Målinger=table(figure | {"Periode": "2024", "Værdi": "110"} | stated),
    )


def with_indicator(figures: dict[str, str], **others: str) -> bytes:
    """Figures of a new indicator, one sheet of rows per table."""
    row = {"Kode": "nyt", "Navn": "Nyt tal", "Målsætning": "5", "Enhed": "antal"}
    row |= {
        "Vurderes som": "niveau",
        "Retning": "højere er bedre",
        "Dækker": "borgere med handicap",
    }
    return workbook(Indikatorer=table(row | others), **figures)


def figure(**others: str) -> str:
    row = {"Indikator": "nyt", "Forvaltning": "BIF", "Oplyst af": "BIF", "Kilde": "STATUS s. 17"}
    return table(row | others)


def due(*promised: tuple[str, str]) -> str:
    """Targets with a deadline."""
    row = {"Indikator": "nyt", "Forvaltning": "BIF", "Oplyst af": "BIF", "Kilde": "STATUS s. 17"}
    return table(*(row | {"Frist": deadline, "Måltal": goal} for deadline, goal in promised))


def unit(**others: str) -> bytes:
    row = {
        "Kode": "e1",
        "Navn": "Center",
        "Slags": "center",
        "Forvaltning": "SOF",
        "Kort beskrivelse": "Et center.",
    } | others
    return workbook(Enheder=table(row))


def wheel_rule(*others: dict[str, str]) -> bytes:
    """Rules of the year's wheel, each for figures within 32 days except for what a test sets."""
    empty = {"Hyppighed": "", "Dag": "", "Forvaltninger": ""}
    rows = ({"Kode": f"Å{n}", "Hvad": "tal", "Dage efter": "32"} | empty for n in range(9))
    return workbook(Årshjul=table(*(row | each for row, each in zip(rows, others, strict=False))))


MEETING = {"Hvad": "årligt møde mellem rådet og udvalget", "Dage efter": ""}
GOOD = measured("274")
REMARK = {"Kode": "b7", "Handler om": "målsætning", "Målsætning": "", "Emne": "Fleksjob"}
REMARK |= {"Gengivet kort": "Flere.", "Slags": "ros", "Dato": "2025-09"}
SERVICE = {"Kode": "s1", "Tema": "Hjælp", "Navn": "Rengøring", "Gengivet kort": "Hver uge."}
SERVICE |= {"Niveau": "nationalt loft", "Sammenlignes med": "s9"}
SOURCE = {"Kode": "NY", "Titel": "Ny", "Kort titel": "Ny", "Udgiver": "Prøveby"}


def printed(value: str = "87", percent: str = "185 pct.", title: str = "Fleksjob 2024") -> bytes:
    """A printed table with one department and a total."""
    return workbook(
        Ark1=f"""
            | {title}     |
            | Forvaltning | Status  | Måltal | Målopfyldelse |
            | BIF         | {value} | 47     | {percent}     |
            | KK samlet   | 87      | 47     | 185 pct.      |
        """
    )


PRINTED = printed()
"""Read without a naming by the deliverer."""
BY_A_STRANGER = printed(title="Fleksjob i 2024")
"""Read with a reporter who has stated no figures before."""


def newer_template() -> bytes:
    book = openpyxl.load_workbook(BytesIO(workbook(Målgrupper="| Navn |\n| demens |")))
    book.custom_doc_props.append(IntProperty(name=SCHEMA_PROPERTY, value=SCHEMA_VERSION + 1))
    return saved(book)


def without_properties() -> bytes:
    """A template saved by programs that drop its properties."""
    book = openpyxl.load_workbook(BytesIO(template(TemplateKind.REPLIES, KNOWN, "BIF")))
    book.custom_doc_props.props.clear()
    return saved(book)


def written_beside() -> bytes:
    book = openpyxl.load_workbook(BytesIO(template(TemplateKind.REPLIES, KNOWN, "BIF")))
    sheet = book["Svar"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "Til hjælp: emne")
    sheet.cell(2, column).value = "Andet"
    return saved(book)


PROVOKING: dict[str, bytes | Callable[[], bytes]] = {
    **{code: hostile.build for code, hostile in HOSTILE_BY_CODE.items()},
    "personal_number": workbook(Målgrupper="| Navn | Note |\n| demens | Ring til 010190-1234 |"),
    "circular_formula": workbook(
        Målgrupper="| Navn | Note |\n| demens | x |",
        formulas={"Målgrupper!B2": "=B2+1"},
        results={"Målgrupper!B2": "0"},
    ),
    "reporter_unknown": BY_A_STRANGER,
    "stated_by_others": measured("5", Forvaltning="SOF", **{"Oplyst af": "BIF"}),
    "figures_left_behind": indicator(Kode="fleksjob", Enhed="andel"),
    "two_departments": workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
            | fleksjob  | BIF         | 2024    | 274   | BIF       | STATUS s. 17 |
            | fleksjob  | SOF         | 2024    | 12    | SOF       | STATUS s. 17 |
            | fleksjob  | KK          | 2024    | 286   | BIF       | STATUS s. 17 |
        """
    ),
    "other_policy": policy(Kode="en anden"),
    "period_not_begun": measured("274", Periode="2025-Q4"),
    "no_known_sheet": workbook(Ark1="| noget |"),
    "unknown_sheet": workbook(Målinegr="| noget |"),
    "renamed_sheet": workbook(Maalinger=MEASURED),
    "another_table": workbook(Målgrupper="| Navn | Note | Navn | Note |\n| autisme | | demens | |"),
    "heading_with_more": workbook(Målinger=MEASURED.replace("| Værdi", "| Værdi (t.kr.)")),
    "unit_above": workbook(Målgrupper="| Beløb i t.kr. | |\n| Navn | Note |\n| demens | |"),
    "above_headings": workbook(Målgrupper="| a | b |\n| Navn | Note |\n| demens | |"),
    "date_seen_otherwise": workbook(
        Målinger=MEASURED.replace("2024", "date(2024-12-31)"), formats={"Målinger!C2": "d-mmm"}
    ),
    "looking_empty": shown_as(";;;"),
    "changed_by_rule": under_rule(measured("274"), "Målinger!D2", STRIKING),
    "no_header": workbook(Målinger="| Et | To |\n| 1 | 2 |"),
    "no_rows": workbook(Målgrupper="| Navn | Note |"),
    "missing_column": workbook(Målinger="| Indikator | Værdi |\n| fleksjob | 2 |"),
    "unknown_column": workbook(Målgrupper="| Navn | Note | Huskeliste |\n| autisme | | x |"),
    "duplicate_column": measured("274", Tal="275"),
    "merged_cells": workbook(
        Målgrupper="| Navn | Note |\n| autisme | a |\n| demens |", merged=["Målgrupper!B2:B3"]
    ),
    "hidden_cells": workbook(Målgrupper="| Navn | Note |\n| demens | a |", hidden=["Målgrupper!2"]),
    "totals_row": workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
            | fleksjob  | BIF         | 2024    | 274   | BIF       | STATUS s. 17 |
            | I alt     |             |         | 274   |           |              |
        """
    ),
    "table_not_named": PRINTED,
    "table_unclear": printed(title="Løntilskud"),
    "another_printed_table": workbook(
        Ark1="""
            | Forvaltning | Status | Måltal | Målopfyldelse | Status | Måltal |
            | BIF         | 87     | 47     | 185 pct.      | 70     | 90     |
        """
    ),
    "title_of_other_period": printed(title="Fleksjob 2022"),
    "table_row_not_read": workbook(
        Ark1="| Forvaltning | Status | Måltal | Målopfyldelse |\n| BIF | 1 | 1 | |\n| Note |"
    ),
    "printed_row_unnamed": workbook(
        Ark1="| Forvaltning | Status | Måltal | Målopfyldelse |\n| BIF | 1 | 1 | |\n| | 2 | 2 |"
    ),
    "printed_figure_missing": printed(value=""),
    "printed_sum_unchecked": printed(value=""),
    "printed_sum_differs": printed(value="86", percent=""),
    "printed_percent_differs": printed(percent="186 pct."),
    "newer_template": newer_template,
    "template_unnamed": without_properties,
    "written_beside": written_beside,
    "withdrawn_without_key": workbook(Målgrupper="| Navn | Note | Udgår |\n| | a | ja |"),
    "withdrawn_unknown": workbook(Målgrupper="| Navn | Note | Udgår |\n| autismee | | ja |"),
    "withdrawn_referred_to": workbook(Målsætninger="| Nr. | Titel | Udgår |\n| 5 | | ja |"),
    "missing_value": workbook(Målgrupper="| Navn | Note |\n| | Uden navn |"),
    "formula_without_value": workbook(
        Målgrupper="| Navn | Note |\n| demens |", formulas={"Målgrupper!B2": "=A2"}
    ),
    "formula_not_calculated": calculated_by_nobody("0"),
    "formula_perhaps_old": calculated_by_nobody("274"),
    "struck_out": marked("~~250~~ 274"),
    "part_unseen": marked("274==5=="),
    "raised_in_figure": marked("274^1^"),
    "raised_in_text": workbook(
        Målgrupper="| Navn | Note |\n| demens |", marked={"Målgrupper!B2": "25 m^2^"}
    ),
    "date_of_two_days": workbook(
        Målinger=MEASURED.replace("2024", "date(2024-12-31T23:00)"),
        formats={"Målinger!C2": "dd-mm-yyyy"},
    ),
    "too_many_digits": measured("1234567890123456"),
    "other_currency": initiative(Beløb="500 EUR"),
    "format_unclear": shown_as('0"000"'),
    "error_in_cell": workbook(Målgrupper="| Navn | Note |\n| demens | #REF! |"),
    "text_too_long": rewritten(
        workbook(Målgrupper="| Navn | Note |\n| demens | lang |"),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"lang", b"lang " * 7000)},
    ),
    "invisible_characters": workbook(Målgrupper="| Navn | Note |\n| dem\u200bens | |"),
    "not_a_number": measured("alle"),
    "ambiguous_number": measured("'1.5"),
    "number_became_date": measured("date(2024-06-05)"),
    "not_a_whole_number": initiative(Målsætning="5,5"),
    "not_yes_or_no": initiative(Tværgående="måske"),
    "not_a_date": policy(**{"Gælder fra": "2023"}),
    "no_such_date": policy(**{"Gælder fra": "31-02-2025"}),
    "not_a_period": measured("274", Periode="sidste år"),
    "not_a_choice": indicator(Enhed="antl"),
    "not_a_citation": measured("274", Kilde="s. 17"),
    "unknown_indicator": measured("274", Indikator="fleksjobb"),
    "unknown_department": measured("274", Forvaltning="BIFF"),
    "unknown_priority": initiative(Prioritering="5x"),
    "unknown_objective": initiative(Målsætning="7"),
    "unknown_source": measured("274", Kilde="STATTUS s. 17"),
    "unknown_remark": initiative(**{"Følger bemærkning": "b9"}),
    "unknown_initiative": initiative(**{"Del af": "i9"}),
    "unknown_target_group": initiative(Målgrupper="autismee"),
    "unknown_unit": unit(**{"Del af": "e9"}),
    "unknown_service": workbook(Serviceniveau=table(SERVICE)),
    "unknown_extract": workbook(
        **{
            "Offentlige tal": """
                | Udtræk | Områdekode | Periode | Værdi | Enhed | Område | Sted i filen | Hentet           |
                | hand9  | 101        | 2024    | 12    | antal | Nord   | række 2      | date(2026-11-28) |
            """
        }
    ),
    "unknown_draft_target": workbook(
        Økonomi="""
                | Måltal | Økonomi           |
                | mål9   | inden for rammen  |
            """
    ),
    "unknown_event": step(**{"Svarer på trin": "h9"}),
    "unknown_hearing_answer": workbook(
        **{
            "Udkast til måltal": """
                | Kode | Indikator | Forvaltning | Følger høringssvar |
                | mål1 | fleksjob  | BIF         | svar9              |
            """
        }
    ),
    "proposal_not_taken_over": workbook(
        **{
            "Forslag til indikatorer": """
                | Kode     | Prioritering | Navn          | Foreslået af                            | Taget over af |
                | tilfreds | 5d           | Tilfredse (%) | forslag fra værktøjet, ikke fra kommunen |               |
            """
        }
    ),
    "refers_to_left_out": workbook(
        Kilder=table(SOURCE),
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde    |
            | fleksjob  | BIF         | 2024    | 274   | BIF       | NY s. 17 |
        """,
    ),
    "duplicate_key": workbook(Målgrupper="| Navn | Note |\n| demens | a |\n| Demens | b |"),
    "target_without_period": target(Periode=""),
    "target_with_period_and_deadline": target(Frist="2026"),
    "period_outside_policy": measured("274", Periode="2034-Q1"),
    "value_not_in_unit": measured("73 pct."),
    "range_reversed": measured("6-5"),
    "figure_without_source": measured("274", Kilde=""),
    "figure_without_department": measured("274", Forvaltning=""),
    "observation_without_period": measured("274", Periode=""),
    "observation_without_value": measured(""),
    "department_not_valid": measured("274", Forvaltning="TMF", Periode="2025"),
    "target_already_met": begun("2022"),
    "baseline_after_figures": begun("2025"),
    "indicator_without_direction": indicator(Retning=""),
    "targets_due_together": with_indicator({"Måltal": due(("2026", "50"), ("2026-12", "60"))}),
    "targets_both_ways": with_indicator(
        {
            "Måltal": due(("2025", "50"), ("2026", "150")),
            "Udgangspunkter": figure(Periode="2022", Udgangspunkt="100"),
        },
        Retning="",
    ),
    "target_not_used": with_indicator(
        {"Måltal": due(("2026", "50"))}, **{"Vurderes som": "retning"}
    ),
    "percent_not_used": with_indicator(
        {"Målinger": figure(Periode="2024", **{"Trykt målopfyldelse": "90 pct."})},
        **{"Vurderes som": "forløb"},
    ),
    "share_outside_whole": measured("101 pct.", Indikator="tilfredse"),
    "distance_below_nought": indicator(**{"Ændring tæller fra": "-5"}),
    "margin_not_used": measured("274", **{"Usikkerhed ±": "2"}),
    "margin_missing": with_indicator(
        {"Målinger": figure(Periode="2024", Værdi="70")}, **{"Vurderes som": "undersøgelse"}
    ),
    "department_not_asked": with_indicator(
        {"Målinger": figure(Periode="2024", Værdi="70")}, **{"Indberettes af": "SOF"}
    ),
    "priority_of_other_objective": initiative(Prioritering="6a"),
    "snapshot_before_policy": workbook(
        Øjebliksbilleder="""
        | Navn        | Statusdato       |
        | Status 2022 | date(2022-12-31) |
        """
    ),
    "few_persons_limit_outside": policy(**{"Skjul til og med": "2"}),
    "days_to_report_outside": indicator(**{"Dage til indberetning": "0"}),
    "rule_without_days": wheel_rule({"Dage efter": ""}),
    "rule_days_outside": wheel_rule({"Dage efter": "-1"}),
    "rule_with_day": wheel_rule({"Dag": "date(2025-09-01)"}),
    "rule_without_day": wheel_rule(MEETING),
    "rule_with_days": wheel_rule(MEETING | {"Dage efter": "10", "Dag": "date(2025-09-01)"}),
    "rule_comes_otherwise": wheel_rule({"Hyppighed": "én gang"}),
    "rule_day_far_off": wheel_rule(MEETING | {"Dag": "date(2062-09-01)"}),
    "rule_day_past": wheel_rule(MEETING | {"Dag": "date(2025-06-29)"}),
    "rule_for_whole_city": wheel_rule({"Forvaltninger": "SOF; KK"}),
    "rule_department_ended": wheel_rule({"Forvaltninger": "TMF"}),
    "rules_differ": wheel_rule({}, {"Dage efter": "60"}),
    "period_closed": measured("274", Periode="2023"),
    "period_closed_before": workbook(
        **{
            "Lukkede perioder": table(
                {
                    "Indikator": "fleksjob",
                    "Periode": "2023",
                    "Lukket af": "En anden",
                    "Dato": "2025-06-01",
                    "Begrundelse": "En anden grund.",
                }
            )
        }
    ),
    "bands_not_descending": policy(**{"For langsom fra": "0,99"}),
    "source_without_date": workbook(Kilder=table(SOURCE)),
    "amount_without_basis": initiative(Beløb="22,7 mio. kr."),
    "initiative_ends_before_start": initiative(Start="2025", Slut="2024"),
    "remark_without_objective": workbook(Bemærkninger=table(REMARK)),
    "step_not_yet_held": step(Tilstand="gennemført", Hvornår="2025-07-01"),
    "postponed_without_step": step(Tilstand="udsat", Hvornår="2025-08-20"),
    "postponed_to_earlier": steps(
        {"Kode": "h1", "Hvornår": "2025-08-20"},
        {"Kode": "h2", "Tilstand": "udsat", "Hvornår": "2025-08-20", "Svarer på trin": "h1"},
    ),
    "stage_without_matter": step(Led="høring"),
    "same_step_twice": steps(
        {"Kode": "h1", "Sag": "Status", "Led": "høring"},
        {"Kode": "h2", "Sag": "Status", "Led": "høring"},
    ),
    "step_expected_in_the_past": step(Hvornår="2025-06-29"),
}


OF_PUBLIC_TABLES = {m.code for group in (public_tables, public_extracts) for m in group.MESSAGES}
"""Findings about files that are no deliveries: tests/loaders/public/test_findings.py."""

OF_PLANS = {message.code for message in plans.MESSAGES}
"""Findings about plans in a layout of their own: tests/loaders/plans/test_findings.py."""

OF_OPEN_DATA = {message.code for message in open_data.MESSAGES}
"""Findings about a zip of open data: tests/loaders/open_data/test_bad_zips.py."""

OF_NO_FILE = {
    "file_missing",  # tests/store, with the folder of workbooks
    "store_read_only",  # likewise
    "file_waits",  # likewise, as the next three
    "refers_to_draft",
    "refers_to_withdrawn",
    "removed_text",
    "row_of_others",  # tests/monitor/test_ownership.py: it depends on who delivers
    "folder_unreadable",  # tests/store/test_odd_files.py, as the next two
    "file_unreadable",
    "file_no_file",
    "still_referred",  # the same
    "changed_since",  # tests/store, where a delivery and a file of data/ differ
    "file_name_invisible",  # in the file's name
    "file_too_slow",  # with real processes, as the next two
    "file_too_heavy",
    "reader_stopped",
}
"""Findings that the content of a file cannot provoke."""


@cache
def provoking(code: str) -> bytes:
    content = PROVOKING[code]
    return content if isinstance(content, bytes) else content()


WITHIN_LIMITS = sorted(PROVOKING.keys() - HOSTILE_BY_CODE.keys())
"""Findings about a file that is read; the others refuse it before a cell is read."""


def findings_of(code: str) -> list[Finding]:
    if hostile := HOSTILE_BY_CODE.get(code):
        return list(reading.refusals(FILE, hostile.build(), hostile.limits))
    return findings_in(provoking(code))


def test_every_finding_of_the_catalogue_is_provoked() -> None:
    elsewhere = OF_NO_FILE | OF_PUBLIC_TABLES | OF_PLANS | OF_OPEN_DATA
    assert set(PROVOKING) == set(CATALOGUE) - elsewhere


@pytest.mark.parametrize("code", PROVOKING)
def test_a_finding_has_its_place_the_found_and_expected_values_and_the_mend(code: str) -> None:
    found = [finding for finding in findings_of(code) if finding.code == code]
    assert len(found) == 1
    finding, message = found[0], CATALOGUE[code]
    assert finding.file == FILE
    assert finding.title == message.title
    assert finding.severity is message.severity
    for text in (finding.found, finding.expected, finding.fix):
        assert text
        assert "{" not in text
        assert "None" not in text
    if finding.severity is Severity.REFUSAL:
        return  # about the whole file, even if one cell is the reason
    whole_file = code in {"no_known_sheet", "no_rows", "newer_template", "template_unnamed"}
    assert (finding.sheet is None) == whole_file
    without_cell = {"unknown_sheet", "renamed_sheet", "missing_column"}
    assert (finding.cell is None) == (whole_file or code in without_cell)


@pytest.mark.parametrize("code", WITHIN_LIMITS)
def test_every_filled_cell_is_read_or_not_read_or_skipped(code: str) -> None:
    delivery = delivered(provoking(code))
    assert delivery.refused == (CATALOGUE[code].severity is Severity.REFUSAL)
    if not delivery.refused:
        assert delivery.counts.total == filled_cells(provoking(code))


@pytest.mark.parametrize("code", WITHIN_LIMITS)
def test_a_row_is_accepted_unless_it_has_an_error(code: str) -> None:
    delivery = delivered(provoking(code))
    rows, findings = sound([delivery], KNOWN)
    errors = [f for f in (*delivery.findings, *findings) if f.severity is Severity.ERROR]
    blocked = {finding.cell for finding in errors}
    assert not any(address in blocked for row in rows for address in row.cells.values())


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("unknown_")])
def test_a_mend_refers_only_to_sheets_in_the_file(code: str) -> None:
    fix = CATALOGUE[code].fix
    for named in ("skriv den først i arket", "tilføj rækken i arket"):
        assert named not in fix or "Har filen ikke det ark" in fix


def test_titles_are_sentences_without_blanks_to_fill() -> None:
    for code, message in CATALOGUE.items():
        assert message.code == code
        assert message.title.endswith(".")
        assert "{" not in message.title


def test_a_file_without_mistakes_gives_no_findings() -> None:
    assert findings_in(GOOD) == []
