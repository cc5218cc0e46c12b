"""Departments answer the council on the page, without a browser. Invented words."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from policy.clock import today
from tests import acting
from tests.pages_run import labelled, labels, opened, ran, words

PAGE = "reporting/remarks_and_answers"
HELD = "Her står et CPR-nummer"


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def first_remark() -> str:
    return acting.everything(today()).remarks[0].remark.id


def answering(department: str = "BIF", about: str = "") -> AppTest:
    return opened(PAGE, forvaltning=department, om=about or first_remark())


def written(app: AppTest, short: str) -> AppTest:
    labelled(app.text_area, "Svaret kort").set_value(short)
    labelled(app.button, "Se, hvad det vil ændre").click()
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
    [("", "Skriv svaret kort."), ("Borgeren 010190-1234 har fået hjælp.", HELD)],
)
def test_an_empty_answer_and_a_personal_number_are_refused(short, told):
    app = written(answering(), short)
    assert told in words(app)
    assert "Gennemgang" not in [each.value for each in app.subheader]


def test_an_answer_that_another_gave_meanwhile_is_shown_before_it_is_replaced():
    mine, theirs = answering(), answering()
    accepted(written(theirs, "BIF er enig."))

    mine = written(mine, "BIF er uenig.")
    assert "En anden har svaret for Beskæftigelses- og Integrationsforvaltningen imens" in words(
        mine
    )
    assert "»BIF er enig.«" in words(mine)
    labelled(mine.button, "Se, hvad det vil ændre").click()
    accepted(ran(mine))
    (reply,) = acting.everything(today()).remarks[0].replies
    assert reply.summary == "BIF er uenig."
