"""What a review and an undoing say to a department of rows that others have and that it does not see. Invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor import editions, persons
from monitor.intake import Intake
from monitor.previewing import Preview
from policy.actors import Actor
from policy.choices import TextKind
from policy.columns import Citation
from policy.records import Text
from store.faults import NotDoneError
from store.history import changes, history
from tests.people import BUF, COORDINATOR, SOF
from tests.records import initiative, observation, source
from tests.store.deliveries import TODAY, delivery, preview_of

CANARY = "kanariefugl"
SHARED = initiative("I-NY", departments=("BUF", "SOF"), title="Vores")
THEIRS = replace(SHARED, title=f"En {CANARY}")


@pytest.fixture(autouse=True)
def _signs_in(monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")


def looked_at(store, who: Actor, *records, withdrawn=()) -> tuple[Preview, bytes]:
    content = repr(records).encode()
    with persons.acting(who):
        return preview_of(store, delivery(*records, withdrawn=withdrawn), content, TODAY), content


def delivered(store, who: Actor, *records) -> int:
    return Intake(store, who).accept(*looked_at(store, who, *records))


def told(looked: Preview) -> str:
    return repr((looked.findings, tuple(looked.changes), looked.redated, looked.unchanged))


def test_a_row_that_two_departments_share_is_reviewed_without_the_others_draft(own_store):
    delivered(own_store, SOF, THEIRS)
    looked, content = looked_at(own_store, BUF, SHARED)
    (change,) = looked.changes
    assert change.before is None
    assert CANARY not in told(looked)
    version = Intake(own_store, BUF).accept(looked, content)
    (kept,) = changes(own_store, version)
    assert kept.before == THEIRS  # the store knows what the row was


def test_such_a_row_is_accepted_also_if_something_else_has_come_since_the_review(own_store):
    delivered(own_store, SOF, THEIRS)
    looked, content = looked_at(own_store, BUF, SHARED)
    delivered(own_store, SOF, observation("fleksjob", "SOF", 2025, 1, stated_by="SOF"))
    assert Intake(own_store, BUF).accept(looked, content) == own_store.newest()


def test_a_finding_does_not_cite_a_figure_or_a_name_of_others_drafts(own_store):
    delivered(
        own_store,
        COORDINATOR,
        observation("fleksjob", "BUF", 2025, 7, stated_by=CANARY),
        observation("fleksjob", "SOF", 2025, 7, stated_by=CANARY),
    )
    looked, _ = looked_at(own_store, BUF, observation("fleksjob", "BUF", 2025, 8, stated_by="BUF"))
    assert looked.acceptable
    assert CANARY not in told(looked)
    everything, _ = looked_at(
        own_store, COORDINATOR, observation("fleksjob", "BUF", 2025, 8, stated_by="BUF")
    )
    assert CANARY in told(everything)


def test_a_document_that_only_anothers_draft_has_is_not_guessed_at(own_store):
    delivered(
        own_store,
        SOF,
        source(f"NOTAT-{CANARY}", "2026-01-15"),
        observation(
            "fleksjob", "SOF", 2025, 7, stated_by="SOF", sources=(Citation(f"NOTAT-{CANARY}"),)
        ),
    )
    near = f"NOTAT-{CANARY[:-1]}"
    row = observation("fleksjob", "BUF", 2025, 8, stated_by="BUF", sources=(Citation(near),))
    looked, _ = looked_at(own_store, BUF, row)
    assert not looked.acceptable
    assert CANARY not in told(looked)


def test_a_row_that_only_others_have_cannot_be_withdrawn_and_is_not_named(own_store):
    delivered(own_store, SOF, THEIRS)
    looked, _ = looked_at(own_store, BUF, withdrawn=[("initiatives", ("I-NY",))])
    assert [each.code for each in looked.findings] == ["withdrawn_unknown"]
    assert CANARY not in told(looked)


def test_an_undoing_is_told_without_what_others_draft_would_bring_back(own_store):
    delivered(own_store, SOF, THEIRS)
    version = delivered(own_store, BUF, SHARED)
    befores = {}
    for who in (BUF, COORDINATOR):
        with persons.acting(who):
            looked = editions.current().submissions().undoing(version)
        (change,) = looked.changes
        befores[who.name] = change.after
    assert befores == {"Britta": None, "Karen": THEIRS}


def test_what_stops_an_undoing_does_not_name_others_when_it_comes_in_between(own_store):
    version = delivered(own_store, BUF, SHARED)
    with persons.acting(BUF):
        looked = editions.current().submissions().undoing(version)
    delivered(own_store, SOF, THEIRS)
    with pytest.raises(NotDoneError, match="andre bygger på den") as stopped:
        Intake(own_store, BUF).take_back(looked, "En fejl")
    assert SOF.name not in str(stopped.value)
    with pytest.raises(NotDoneError, match=SOF.name):
        Intake(own_store, COORDINATOR).take_back(looked, "En fejl")


def test_a_text_that_two_departments_may_write_is_not_shown_as_the_other_has_drafted_it(own_store):
    known = own_store.observe(None)
    shared = next(each for each in known.priorities if {"BUF", "SOF"} <= set(each.lead))
    mine, theirs = (
        Text(
            kind=TextKind.STORY,
            objective=shared.objective,
            priority=shared.id,
            body=body,
            author="Bo",
            dated=date(2026, 1, 2),
        )
        for body in ("Vores tekst.", f"En {CANARY}.")
    )
    delivered(own_store, SOF, theirs)
    looked, _ = looked_at(own_store, BUF, mine)
    assert looked.acceptable
    assert CANARY not in told(looked)
    assert history(own_store)[0].who == SOF.name
