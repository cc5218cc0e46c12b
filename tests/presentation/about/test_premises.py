"""The premises of the policy as a whole and of one objective. All texts are invented."""

from __future__ import annotations

from policy.choices import PremiseKind
from policy.columns import Citation
from policy.records import Premise
from presentation.about.premises import listing, of_objective, of_policy
from presentation.search.entries import Subject, entries
from tests.records import assessed, objective


def premise(code: str, kind: PremiseKind, **fields) -> Premise:
    told = {"title": f"Emne {code}", "summary": "Med egne ord."}
    return Premise(
        **{"id": code, "kind": kind, "sources": (Citation("POLITIK", section="Forord"),)}
        | told
        | fields
    )


AIM = premise("G-1", PremiseKind.MEASURING, wording="at være mere konkret")
PRINCIPLE = premise("G-2", PremiseKind.PRINCIPLE)
KNOWN = premise("G-3", PremiseKind.KNOWLEDGE, objective=6)


def status_of(*rows):
    return assessed(objective(6), *rows)


def test_premises_of_the_whole_policy_and_of_one_objective_are_separate():
    status = status_of(AIM, PRINCIPLE, KNOWN)
    assert of_policy(status, PremiseKind.MEASURING) == [AIM]
    assert of_policy(status, *PremiseKind) == [AIM, PRINCIPLE]
    assert of_objective(status, 6) == [KNOWN]


def test_quotations_are_marked_and_the_source_is_named():
    told = listing(status_of(AIM), [AIM])
    assert "<strong>Emne G-1:</strong> Med egne ord. »at være mere konkret«" in told
    assert "Kilde: " in told
    assert "»" not in listing(status_of(PRINCIPLE), [PRINCIPLE])
    assert listing(status_of(), []) == ""


def test_each_premise_is_found_on_its_page():
    found = [e for e in entries(status_of(AIM, PRINCIPLE, KNOWN)) if e.subject is Subject.PREMISES]
    assert [(e.anchor, e.path) for e in found] == [
        ("G-1", "hvad-kan-maales"),
        ("G-2", "metode-og-kilder"),
        ("G-3", "maalsaetning-6"),
    ]
