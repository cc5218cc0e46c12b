"""Texts and answers that people write on the page, without a browser. Invented words."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from pages.intake.writing import CLOSING, HEARING
from policy.choices import AnswerChange, TextKind
from policy.clock import today
from presentation.language.numbers import day
from tests import acting
from tests.filled_templates import department_template, fill
from tests.pages_run import accept, labelled, labels, look, opened, ran, words
from tests.tables import saved

PAGE = "reporting/submit"


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def write(about: str, body: str, kind: TextKind = TextKind.STORY) -> AppTest:
    app = opened(PAGE, om=about)
    labelled(app.selectbox, "Hvad vil du skrive?").set_value(kind)
    ran(app)
    labelled(app.text_area, "Teksten").set_value(body)
    labelled(app.text_input, "Skrevet af").set_value("Anna, SOF")
    return look(app)


def test_a_text_is_written_previewed_and_accepted_like_any_file():
    app = write("4", "Ventelisten er kortere.\n=1+1 er ingen formel.")
    assert "Teksten er læst uden fejl" in words(app)
    assert "Du ser på det, du har skrevet." in words(app)
    assert "Hvad teksten vil ændre" in [each.value for each in app.subheader]
    assert "Tekster: 1 ny" in words(app)

    app = accept(app)
    assert "gemt som udgave 8" in words(app)
    (text,) = acting.everything(today()).texts
    assert (text.kind, text.objective, text.priority) == (TextKind.STORY, 4, None)
    assert text.body == "Ventelisten er kortere.\n=1+1 er ingen formel."
    assert (text.author, text.dated) == ("Anna, SOF", today())
    assert acting.submissions()[0].file_name == "tekst-4.xlsx"


def test_a_text_is_on_its_page_from_the_day_it_was_written():
    accept(write("1a", "BUF ansætter flere.", TextKind.NEXT_STEP))

    def page(day) -> str:
        return words(opened("status/objective", dato=day.isoformat()))

    assert "BUF ansætter flere." in page(today())
    assert "Skrevet af Anna, SOF" in page(today())
    assert "BUF ansætter flere." not in page(today() - timedelta(days=1))


def test_a_text_stays_in_its_field_until_it_is_valid():
    app = write("4", "Først sådan.")
    assert labelled(app.text_area, "Teksten").value == "Først sådan."
    labelled(app.text_area, "Teksten").set_value("Så sådan.")
    accept(look(app))
    (text,) = acting.everything(today()).texts
    assert text.body == "Så sådan."


def test_an_existing_text_can_be_edited():
    accept(write("4", "Første udkast."))
    app = opened(PAGE, om="4")
    assert labelled(app.text_area, "Teksten").value == "Første udkast."
    app = accept(write("4", "Andet udkast."))
    (text,) = acting.everything(today()).texts
    assert text.body == "Andet udkast."


def test_an_answer_is_shown_with_its_remark():
    remark = acting.everything(today()).remarks[0].remark
    app = opened(PAGE, om=remark.id)
    labelled(app.selectbox, "Hvem svarer?").set_value("BIF")
    ran(app)
    labelled(app.text_area, "Svaret kort").set_value("BIF er enig.")
    app = accept(look(app))

    answered = acting.everything(today()).remarks[0]
    (reply,) = answered.replies
    assert (reply.department, reply.summary, reply.wording) == ("BIF", "BIF er enig.", None)
    shown = words(opened("status/council", dato=today().isoformat()))
    assert f"skrevet her på siden den {day(today())}" in shown


def test_a_second_answer_replaces_the_first():
    remark = acting.everything(today()).remarks[0].remark
    for summary in ("BIF er enig.", "BIF er helt enig."):
        app = opened(PAGE, om=remark.id)
        labelled(app.selectbox, "Hvem svarer?").set_value("BIF")
        ran(app)
        labelled(app.text_area, "Svaret kort").set_value(summary)
        accept(look(app))
    (reply,) = acting.everything(today()).remarks[0].replies
    assert reply.summary == "BIF er helt enig."


def test_nothing_is_accepted_without_a_text_and_a_name():
    app = look(opened(PAGE, om="4"))
    assert "Skriv teksten." in words(app)
    assert "Skriv dit navn" in words(app)
    assert "Gennemgang" not in [each.value for each in app.subheader]


def test_a_cpr_number_in_a_text_is_refused_without_being_repeated():
    app = write("4", "Borgeren 010190-1234 har fået hjælp.")
    told = words(app)
    assert "Intet er gemt" in told
    assert "010190" not in told
    assert "Godkend indberetningen" not in labels(app.button)


def test_an_unknown_subject_in_the_address_stops_nothing():
    assert "Teksten" in labels(opened(PAGE, om="9z").text_area)


def test_a_period_is_closed_with_name_and_reason_and_accepts_no_more_figures(own_store):
    deliver(own_store, "BUF", "BUF.xlsx")
    app = opened(PAGE)
    labelled(app.selectbox, "Hvad vil du skrive?").set_value(CLOSING)
    ran(app)
    labelled(app.text_area, "Hvorfor").set_value("De andre kan ikke opgøre tallet.")
    labelled(app.text_input, "Lukket af").set_value("Anna, SOF")
    app = accept(look(app))
    fleksjob = next(
        i for i in acting.everything(today()).indicators if i.indicator.id == "fleksjob"
    )
    assert fleksjob.reporting.closing is not None
    assert fleksjob.reporting.closing.name == "Anna, SOF"
    assert str(fleksjob.period) == "2025"

    content = department_template(own_store.observe(None), "KFF", Periode=2025, Værdi=50)
    late = acting.preview("KFF.xlsx", content, today())
    assert not late.acceptable
    (found,) = (each for each in late.findings if each.code == "period_closed")
    assert "Anna, SOF" in found.fix


def deliver(own_store, code: str, name: str) -> None:
    content = department_template(own_store.observe(None), code, Periode=2025, Værdi=390)
    book = openpyxl.load_workbook(BytesIO(content))
    fill(book["Måltal"], "fleksjob", {"Periode": 2025, "Måltal": 380, "Kilde": "STATUS s. 17"})
    content = saved(book)
    acting.accept(acting.preview(name, content, today()), content, "Anna", "")


def answered(wording: str) -> AppTest:
    """The form for a hearing answer, filled in with all that its conclusion needs."""
    app = opened(PAGE)
    labelled(app.selectbox, "Hvad vil du skrive?").set_value(HEARING)
    ran(app)
    labelled(app.text_input, "Høringspart").set_value("En forening")
    labelled(app.text_input, "Dato").set_value(today().isoformat())
    labelled(app.selectbox, "Om").set_value("5d")
    labelled(app.text_area, "Bemærkningen").set_value(wording)
    labelled(app.text_area, "Forvaltningens").set_value("Forvaltningen er enig.")
    labelled(app.selectbox, "Hvad svaret førte til").set_value(AnswerChange.TEXT)
    labelled(app.text_area, "Politikkens tekst eller måltal før").set_value("nogle")
    return app


def test_a_hearing_answer_is_written_word_for_word_and_followed_to_its_change(own_store):
    app = look(answered("Vi siger:\n\n  1)  nej"))
    assert "Skriv, hvad der står efter ændringen." in words(app)
    labelled(app.text_area, "Politikkens tekst eller måltal efter").set_value("alle")
    app = accept(look(app))
    (answer,) = own_store.observe(None).hearing_answers
    assert (answer.id, answer.wording) == ("HS-1", "Vi siger:\n\n  1)  nej")
    assert (answer.priority, answer.change) == ("5d", AnswerChange.TEXT)

    followed = words(opened("status/follow_up", oejebliksbillede="arbejdsudgave"))
    assert "Høringssvar HS-1 fra En forening" in followed
    assert "Før: »nogle«. Efter: »alle«." in followed
    assert "HS-1" not in words(opened("status/follow_up"))


def test_a_hearing_answer_without_its_words_a_date_or_with_a_cpr_number_is_not_taken():
    app = look(answered("Borgeren 010190-1234 siger nej."))
    assert "Intet er gemt" in words(app)
    labelled(app.text_area, "Bemærkningen").set_value(" \n ")
    assert "Skriv høringspartens egne ord." in words(look(app))
    labelled(app.text_area, "Bemærkningen").set_value("Nej.")
    labelled(app.text_area, "Politikkens tekst eller måltal efter").set_value("alle")
    labelled(app.text_input, "Dato").set_value("i går")
    assert "»i går« er ikke en dato." in words(look(app))
    assert "Godkend indberetningen" not in labels(app.button)
