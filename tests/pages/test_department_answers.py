"""Departments answer the council on the page, without a browser. Invented words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from streamlit.testing.v1 import AppTest

from monitor import persons
from monitor.intake import Intake
from monitor.submissions import Submissions
from pages.shell import fields
from policy.actors import Actor
from policy.choices import AnswerChange, RemarkKind
from policy.clock import today
from policy.drafting import HearingAnswer
from policy.periods import Period
from presentation.blocks import Selection
from presentation.documents.committee_note import committee_note
from presentation.documents.hearing_note import hearing_note
from presentation.documents.status_document import status_document
from presentation.language.numbers import day
from store.accepted import Store
from store.states import State
from tests import acting
from tests.pages_run import labelled, labels, opened, ran, words
from tests.records import remark
from tests.store.deliveries import delivery, preview_of

PAGE = "reporting/remarks_and_answers"
HELD = "Her står et CPR-nummer"


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


VISITOR = Actor("Anna")


def delivered(store: Store, *rows: Any) -> int:
    content = repr(rows).encode()
    with persons.acting(VISITOR):
        looked = preview_of(store, delivery(*rows), content, today())
    return Intake(store, VISITOR).accept(looked, content)


def presented(store: Store, *rows: Any) -> None:
    version = delivered(store, *rows)
    for state in (State.APPROVED, State.PRESENTED):
        Intake(store, VISITOR).advance(version, state)


def first_remark() -> str:
    return acting.everything(today()).remarks[0].remark.id


def answering(department: str = "BIF", about: str = "") -> AppTest:
    return opened(PAGE, forvaltning=department, om=about or first_remark())


def written(app: AppTest, short: str) -> AppTest:
    labelled(app.text_area, "Svaret kort").set_value(short)
    app.button(key="submit-replysvar").click()
    return ran(app)


def accepted(app: AppTest) -> AppTest:
    labelled(app.text_input, "Dit navn").set_value("Bo, BIF")
    labelled(app.button, "Godkend indberetningen").click()
    return ran(app)


def test_a_department_answers_a_remark_where_it_reads_it():
    app = written(answering(), "BIF er enig.")
    assert "Gennemgang" in [each.value for each in app.subheader]
    app = accepted(app)
    assert "gemt som udgave 8" in words(app)
    (reply,) = acting.everything(today()).remarks[0].replies
    assert (reply.department, reply.summary) == ("BIF", "BIF er enig.")


def test_nothing_is_asked_before_a_department_is_chosen():
    app = opened(PAGE)
    assert "Vælg den forvaltning, du svarer for." in words(app)
    assert "Svaret kort" not in labels(app.text_area)


@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("", "Skriv svaret kort."),
        ("Borgeren 010190-1234 har fået hjælp.", HELD),
    ],
)
def test_an_empty_answer_and_a_personal_number_are_refused(short, told):
    app = written(answering(), short)
    assert told in words(app)
    assert "Gennemgang" not in [each.value for each in app.subheader]


def test_an_answer_stays_in_its_fields_when_the_remark_is_withdrawn_or_changed(own_store):
    secret = remark("B-NY", RemarkKind.CONCERN, title="Ramper", dated=Period.day(today()))
    presented(own_store, secret)
    app = answering("SOF", "B-NY")
    presented(own_store, replace(secret, summary="Ramper og døre."))
    app = written(app, "SOF er enig.")
    assert "Bemærkningen »B-NY Ramper« er ændret imens." in words(app)
    assert "Ramper og døre." in words(app)

    Intake(own_store, VISITOR).take_back(Submissions(own_store, VISITOR).undoing(9), "En fejl")
    Intake(own_store, VISITOR).take_back(Submissions(own_store, VISITOR).undoing(8), "En fejl")
    app = written(app, "SOF er stadig enig.")
    assert "»B-NY Ramper« er trukket tilbage imens" in words(app)
    assert labelled(app.text_area, "Svaret kort").value == "SOF er stadig enig."
    assert "Gennemgang" not in [each.value for each in app.subheader]


def test_a_remark_that_is_not_presented_is_told_of_and_cannot_be_chosen(own_store):
    delivered(own_store, remark("B-NY", RemarkKind.CONCERN, title="Ramper"))
    app = answering("SOF")
    assert "er ikke forelagt endnu: B-NY Ramper." in words(app)
    choices = labelled(app.selectbox, "Hvilken bemærkning vil I svare på?").options
    assert choices
    assert not [each for each in choices if "B-NY" in each]


def test_a_hearing_answer_is_answered_without_a_touch_to_the_partys_words(own_store):
    lead = next(each for each in own_store.observe(None).priorities if each.lead == ("SOF",))
    heard = HearingAnswer(
        id="HS-1",
        party="En forening",
        dated=Period.day(today()),
        priority=lead.id,
        wording="Vi siger:\n  1)  nej",
    )
    delivered(own_store, heard)
    app = answering("SOF")
    assert "Ét høringssvar venter på bemærkninger fra Socialforvaltningen." in words(app)
    labelled(app.selectbox, "Hvad svaret førte til").set_value(AnswerChange.NONE)
    app = heard_out(app)
    assert "Skriv forvaltningens bemærkning." in words(app)
    labelled(app.text_area, "Forvaltningens").set_value("Det er der ikke plads til.")
    assert "Skriv, hvorfor intet er ændret." in words(heard_out(app))
    labelled(app.text_area, "Ingen ændring, fordi").set_value("Huset er fredet.")
    accepted(heard_out(app))
    (answer,) = own_store.observe(None).hearing_answers
    assert answer == replace(
        heard,
        reply="Det er der ikke plads til.",
        change=AnswerChange.NONE,
        unchanged_because="Huset er fredet.",
    )


def heard_out(app: AppTest) -> AppTest:
    """The page after the button of the form for the hearing answer."""
    app.button(key="submit-hearing").click()
    return ran(app)


def test_an_answer_is_followed_from_draft_to_public_with_its_receipt_beside_it(own_store):
    accepted(written(answering(), "BIF er enig."))
    page = words(answering())
    assert "venter på, at forvaltningen godkender" in page
    assert "udgave=8#kvittering" in page
    accepted(written(answering(), "BIF er helt enig."))
    page = words(answering())
    assert "udgave=9#kvittering" in page
    assert "udgave=8#kvittering" not in page  # its answer has been replaced
    app = answering()
    labelled(app.text_input, "Dit navn, til udgave 9").set_value("Bo, BIF")
    labelled(app.button, "Forvaltningen godkender: udgave 9").click()
    assert "venter på, at koordinatoren forelægger det" in words(ran(app))
    Intake(own_store, VISITOR).advance(9, State.PRESENTED)
    assert "venter på, at koordinatoren offentliggør det" in words(answering())
    Intake(own_store, VISITOR).publish("Foråret", today())
    assert "offentlig " in words(answering())


def test_a_public_answer_is_in_the_status_the_note_and_the_document(own_store):
    """As what readers get: no place shows a remark as unanswered that has an answer."""
    about = next(
        r.remark for r in acting.everything(today()).remarks if r.unanswered and r.remark.objective
    )
    accepted(written(answering(about=about.id), "BIF ansætter ti."))
    for state in (State.APPROVED, State.PRESENTED):
        Intake(own_store, VISITOR).advance(8, state)
    Intake(own_store, VISITOR).publish("Foråret", today())
    for script, choices in (
        ("status/council", {}),
        ("status/follow_up", {}),
        ("detail/departments", {"forvaltning": "BIF"}),
    ):
        page = words(opened(script, **choices))
        assert "BIF ansætter ti." in page, script
    status = acting.everything(today())
    for outline in (committee_note, status_document, hearing_note):
        text = repr(outline(status, Selection()))
        assert "BIF ansætter ti." in text, outline.__name__
    assert f"skrevet her på siden den {day(today())}" in repr(committee_note(status, Selection()))


def test_an_answer_that_another_gave_meanwhile_is_shown_before_it_is_replaced():
    mine, theirs = answering(), answering()
    accepted(written(theirs, "BIF er enig."))

    mine = written(mine, "BIF er uenig.")
    assert "En anden har svaret for Beskæftigelses- og Integrationsforvaltningen imens" in words(
        mine
    )
    assert "»BIF er enig.«" in words(mine)
    mine.button(key="submit-replysvar").click()
    accepted(ran(mine))
    (reply,) = acting.everything(today()).remarks[0].replies
    assert reply.summary == "BIF er uenig."


def test_a_text_longer_than_its_field_is_refused_whoever_sent_it():
    under = Mock()
    assert not fields.Answer("x" * 8000, under, 8000).lacks("")
    assert fields.Answer("x" * 8001, under, 8000).lacks("")
    (told,) = under.html.call_args.args
    assert "Teksten er på 8.001 tegn, og der er plads til 8.000." in told
