"""Each finding about plans is provoked, has its place, and says what to do; and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.delivery import Delivery, Naming
from policy.findings import AT_THE_FILE, CATALOGUE, Severity, plans
from tests.loaders.examples import KNOWN
from tests.loaders.plans.examples import NAMED, PLAN, cell, delivered, document
from tests.loaders.plans.test_deliveries import after, initiatives

AIM = "Målsætning 5"
NESTED = f"<w:tc><w:tbl><w:tr>{cell('x')}</w:tr></w:tbl><w:p/></w:tc>"
NESTING = f"<w:tbl><w:tr>{cell('Indsats')}{cell('Note')}</w:tr><w:tr>{cell('Ruter')}{NESTED}</w:tr></w:tbl>"
ROW = "| Ruter | BIF |\n"
FIRST = delivered(document(AIM, PLAN + ROW))

PROVOKING: dict[str, bytes] = {
    "plan_not_named": document(AIM, PLAN + ROW),
    "plan_not_found": document("Kun tekst"),
    "plan_table_not_read": document(AIM, PLAN + ROW, "Andet", "| a | b |\n| c | d |"),
    "plan_prose_not_read": document("Her er planen.", AIM, PLAN + ROW),
    "plan_table_continued": document(AIM, PLAN + ROW, "| Lys | BIF |"),
    "plan_column_in_note": document(AIM, "| Indsats | Status | Risiko |\n| Ruter | | Stor |"),
    "plan_text_in_note": document(AIM, PLAN + "| Ruter | Center Nord |"),
    "plan_row_without_title": document(AIM, PLAN + ROW + "| | SOF |"),
    "plan_row_without_objective": document(PLAN + ROW),
    "plan_row_not_read": document(AIM, PLAN + ROW + "| >2 Nyt |"),
    "plan_title_twice": document(AIM, PLAN + ROW + "| ruter | SOF |"),
    "plan_title_near": document(AIM, PLAN + "| Mentorerne | BIF |"),
    "plan_initiative_gone": document(AIM, PLAN + "| Lys | BIF |"),
    "plan_date_unread": document(AIM, "| Indsats | Tidsplan |\n| Ruter | til foråret |"),
    "plan_money_unclear": document(AIM, "| Indsats | Økonomi |\n| Ruter | 500 |"),
    "plan_merged_down": document(AIM, PLAN + "| Ruter | v BIF |\n| Lys | ^ |"),
    "plan_tracked_changes": document(AIM, PLAN + "| Ruter+ne+ | BIF |"),
    "plan_text_left_out": document(AIM, PLAN + "| Ruter ~før~ | BIF |"),
    "plan_nested_table": document(AIM, body=NESTING),
}


def found_in(code: str) -> Delivery:
    naming = Naming() if code == "plan_not_named" else NAMED
    known = after(FIRST) if code == "plan_initiative_gone" else KNOWN
    return delivered(PROVOKING[code], naming, known)


def test_every_finding_about_plans_is_provoked() -> None:
    """Those of hearing drafts are in test_hearing.py."""
    of_plans = {m.code for m in plans.MESSAGES if not m.code.startswith("draft_")}
    assert set(PROVOKING) == of_plans


@pytest.mark.parametrize("code", PROVOKING)
def test_a_finding_has_its_place_and_says_what_to_do(code: str) -> None:
    found = [each for each in found_in(code).findings if each.code == code]
    assert len(found) == 1
    assert found[0].severity is CATALOGUE[code].severity
    for text in (found[0].found, found[0].expected, found[0].fix):
        assert text
        assert "{" not in text
        assert "None" not in text
    of_the_file = {
        "plan_not_named",
        "plan_not_found",
        "plan_prose_not_read",
        "plan_initiative_gone",
    }
    assert (found[0].cell is None) == (code in of_the_file | {"plan_table_not_read"})
    assert (found[0].sheet is None) == (code in of_the_file)


@pytest.mark.parametrize("code", sorted(PROVOKING.keys() - {"plan_not_named", "plan_not_found"}))
def test_a_plan_is_never_refused_for_a_row_that_cannot_be_read(code: str) -> None:
    found = found_in(code)
    assert not found.refused
    assert Severity.ERROR not in {each.severity for each in found.findings}


HARD = """
    | Indsats | Målsætning | Prioritering | Ansvarlig | Målgruppe | Tidsplan | Økonomi | Status | Mål | Risiko |
    | w1-a    | w2-a       | w3-a         | w4-a      | w5-a      | w6-a     | w7-a    | w8-a   | w9-a | wx-a |
    |         | w2-b       | w3-b         | w4-b      | w5-b      | w6-b     | w7-b    | w8-b   | w9-b | wx-b |
    | W1-A    | w2-c       | w3-c         | w4-c      | w5-c      | w6-c     | w7-c    | w8-c   | w9-c | wx-c |
"""


def test_every_text_of_a_plan_is_in_a_row_or_in_a_finding() -> None:
    """Nothing in it can be understood, one row has no title, and one has that of another."""
    plan = HARD.replace("-", "")
    found = delivered(document(AIM, plan))
    kept = " ".join(map(str, (*found.rows, *found.findings)))
    assert [word for word in plan.replace("|", " ").split() if word not in kept] == []
    assert found.counts.total == 10 + 10 + 9 + 10


@pytest.mark.parametrize(
    ("naming", "code", "found"),
    [
        (replace(NAMED, stated_by="XYZ"), "unknown_department", "XYZ"),
        (replace(NAMED, period="i går"), "not_a_period", "i går"),
        (
            replace(NAMED, source="Ring 010190-1234"),
            "personal_number",
            f"et muligt CPR-nummer i {AT_THE_FILE}",
        ),
    ],
)
def test_what_the_deliverer_states_is_checked(naming: Naming, code: str, found: str) -> None:
    read = delivered(document(AIM, PLAN + ROW), naming)
    assert (read.findings[0].code, read.findings[0].found, read.findings[0].cell) == (
        code,
        found,
        AT_THE_FILE,
    )
    assert not read.rows


def test_a_plan_that_is_known_as_a_source_is_cited_and_not_made_again() -> None:
    again = delivered(document(AIM, PLAN + "| Lys | BIF |"), known=after(FIRST))
    assert [row.table for row in again.rows] == ["initiatives"]
    assert initiatives(again)[0].sources[0].document == "PLAN-BIF-2027"
