"""A hearing draft: its objectives and priorities, in the words of those who wrote it."""

from __future__ import annotations

import pytest

from loaders.delivery import Delivery, Expected, Naming
from loaders.sandbox.arriving import arrived
from policy.findings import CATALOGUE
from policy.records import Objective, Priority
from policy.tables import Records
from tests.loaders.examples import KNOWN
from tests.loaders.plans.examples import codes, document
from tests.tables import workbook

STATED = Naming("2026-11", "Prøveby", "Udkast til politik")
HEAD = "| Målsætning | Særlig prioritering | Ansvarlig forvaltning |\n"


def draft(content: bytes, naming: Naming = STATED, name: str = "udkast.docx") -> Delivery:
    known = Records(departments=KNOWN.departments)
    return arrived(name, content, naming, Expected(plans=known, is_hearing_draft=True))


def told(found: Delivery) -> list[tuple[object, ...]]:
    """Each objective by number and title, each priority by code, title and responsible departments."""
    records = [row.record for row in found.rows]
    objectives = [(r.number, r.title) for r in records if isinstance(r, Objective)]
    priorities = [(r.id, r.title, r.lead) for r in records if isinstance(r, Priority)]
    return [*objectives, *priorities]


def test_an_objective_is_in_a_column_and_holds_until_the_next() -> None:
    found = draft(
        document(
            HEAD
            + """
            | 1. Et samlet forløb | Sagsbehandlingen skal være hurtigere | Socialforvaltningen |
            |                     | Vejen skal være kendt                | SOF og BIF          |
            | 2. Uddannelse       | b) Flere skal have en uddannelse     | BIF                 |
            """
        )
    )
    assert told(found) == [
        (1, "Et samlet forløb"),
        (2, "Uddannelse"),
        ("1a", "Sagsbehandlingen skal være hurtigere", ("SOF",)),
        ("1b", "Vejen skal være kendt", ("SOF", "BIF")),
        ("2b", "Flere skal have en uddannelse", ("BIF",)),
    ]
    assert codes(found) == []
    assert found.counts.total == found.counts.read == 11


def test_an_objective_is_in_the_heading_over_the_table() -> None:
    table = "| Prioritering | Tekst | Ansvarlig |\n| 3d | Byen er for alle | SOF |"
    found = draft(document("Målsætning 3: Tilgængelighed", table))
    assert told(found) == [(3, "Tilgængelighed"), ("3d", "Byen er for alle", ("SOF",))]


def test_a_workbook_is_read_as_a_document_is() -> None:
    content = workbook(Udkast=HEAD + "| Målsætning 4 - Læring | Alle lærer mere | SOF |")
    found = draft(content, name="udkast.xlsx")
    assert told(found) == [(4, "Læring"), ("4a", "Alle lærer mere", ("SOF",))]


def test_the_draft_is_the_source_of_each_row_if_its_title_and_date_are_stated() -> None:
    plan = document(HEAD + "| 1. Forløb | Hurtigere | SOF |")
    source, objective, priority = (row.record for row in draft(plan).rows)
    assert (source.title, str(source.dated)) == ("Udkast til politik", "2026-11")
    assert [str(each.sources[0]) for each in (objective, priority)] == [
        "UDKAST, tabel 1, række 2",
        "UDKAST, tabel 1, række 2",
    ]
    assert [row.record.sources for row in draft(plan, Naming()).rows] == [(), ()]


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("plan_not_found", "| a | b | c |\n| 1 | 2 | 3 |"),
        ("draft_row_not_read", HEAD + "| | Uden målsætning | SOF |"),
        ("draft_code_twice", HEAD + "| 1. Forløb | a) Den ene | SOF |\n| | a) Den anden | SOF |"),
        ("draft_without_lead", HEAD + "| 1. Forløb | Hurtigere | |"),
        ("plan_text_in_note", HEAD + "| 1. Forløb | Hurtigere | SOF og Center Nord |"),
        ("plan_tracked_changes", HEAD + "| 1. Forløb | Hurtig+ere+ | SOF |"),
    ],
)
def test_what_cannot_be_read_is_found_with_its_mend(code: str, rows: str) -> None:
    read = draft(document(rows))
    (found,) = read.findings
    assert found.code == code
    assert found.severity is CATALOGUE[code].severity
    assert found.found
    assert "{" not in found.fix + found.expected


def test_a_date_that_is_none_is_a_finding() -> None:
    read = draft(document(HEAD + "| 1. Forløb | Hurtigere | SOF |"), Naming("snart", "", "Udkast"))
    assert codes(read) == ["not_a_period"]
    assert read.refused


def test_words_beside_the_columns_are_in_the_note() -> None:
    head = HEAD.replace("|\n", "| Baggrund |\n")
    found = draft(document(head + "| 1. Forløb | Hurtigere | SOF | Rådet ønsker det |"))
    assert found.rows[-1].record.note == "Baggrund: Rådet ønsker det"
