from __future__ import annotations

from datetime import date

from metrics.assessment import assess
from policy.records import Snapshot
from presentation.blocks import Selection
from presentation.documents.report_contents import (
    asked_since,
    comparable,
    compared,
    contents,
    headline,
    nothing_selected,
)
from presentation.documents.status_document import status_document
from presentation.documents.to_write import found
from tests.hard_records import MARKUP, hard_status
from tests.records import assessed, policy, records


def test_the_heading_counts_what_nobody_has_written():
    lacks = found({"Notat": status_document(hard_status())})
    # SOF leads all: each of the six objectives has one entry for its own texts and its priorities'.
    assert headline(hard_status(), lacks) == (
        "Statusrapporten er klar; seks ting er ikke skrevet og er derfor ikke med"
    )
    assert headline(hard_status(), ()) == "Statusrapporten er klar, og alt er skrevet"


def test_before_the_policy_there_is_nothing_to_report():
    empty = assessed(as_of=date(2014, 1, 1))
    assert headline(empty, ()) == "Der er intet at rapportere per 1. januar 2014"


def test_the_outline_has_every_heading_of_the_document_escaped():
    document = status_document(hard_status())
    html = contents(document)
    assert all(section.title in html for section in document.sections)
    assert MARKUP not in html


def test_an_empty_selection_is_not_called_a_date_without_a_policy():
    selection = Selection(
        objectives=(1,), departments=("BIF",)
    )  # only SOF is responsible for priorities here
    status = hard_status()
    told = nothing_selected(status_document(status, selection), selection)
    assert "Ingen prioriteringer i det valgte" in told
    assert "dato" not in told
    assert nothing_selected(status_document(status), Selection()) == ""
    unknown = status_document(assessed(as_of=date(2014, 1, 1)))
    assert "Vælg en anden dato" in nothing_selected(unknown, Selection())


def test_changes_can_be_shown_since_earlier_snapshots_and_plain_dates():
    status = assessed(
        policy(),
        Snapshot(name="Status oktober 2025", as_of=date(2025, 11, 13)),
        Snapshot(name="Status, rettet", as_of=date(2025, 11, 13)),
        as_of=date(2026, 10, 1),
    )
    assert comparable(status, "2024-05-01") == {
        "Status oktober 2025": "Status oktober 2025 (13. november 2025)",
        "Status, rettet": "Status, rettet (13. november 2025)",
        "2026-04-02": "Et halvt år før (2. april 2026)",
        "2025-10-01": "Et år før (1. oktober 2025)",
        "2023-01-01": "Politikkens første dag (1. januar 2023)",
        "2024-05-01": "1. maj 2024",
    }
    assert asked_since(status, "2025-11-13", date(2025, 11, 13)) == "Status oktober 2025"
    assert asked_since(status, "status, RETTET", None) == "Status, rettet"
    assert asked_since(status, "2024-05-01", date(2024, 5, 1)) == "2024-05-01"
    assert asked_since(status, "2027-05-01", date(2027, 5, 1)) == ""
    assert asked_since(status, "snart", None) == ""


def test_the_page_says_what_is_compared_with_and_which_documents_list_the_changes():
    before = assessed(policy(), as_of=date(2025, 6, 1))
    assert compared(before, ["Notat", "Indstilling"]) == (
        "<p>Sammenlignet med det, kilderne viste den 1. juni 2025. "
        "Da var ingen status offentliggjort. Ændringerne står i: Notat og Indstilling.</p>"
    )


def test_a_snapshot_is_not_compared_with_itself_but_with_others_of_its_day():
    both = (Snapshot(name=name, as_of=date(2025, 11, 13)) for name in ("Status", "Rettet"))
    found = comparable(assess(records(policy(), *both), date(2025, 11, 13), snapshot="Rettet"))
    assert "Status" in found
    assert "Rettet" not in found
