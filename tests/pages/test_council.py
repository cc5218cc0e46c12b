"""The council writes remarks and proposals on the page, without a browser. Invented words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from monitor import blank_workbooks, editions
from policy.choices import Owed, RemarkKind, RemarkScope
from policy.clock import today
from policy.periods import Period
from policy.records import Remark
from policy.wheel import DeadlineRule
from presentation.language.numbers import day
from store.states import State
from tests import acting
from tests.pages_run import accept, labelled, labels, look, opened, ran, words
from tests.store.deliveries import delivered

PAGE = "reporting/remarks_and_answers"
OWN = "Rådets egne ord"
SHORT = "Kort udgave"
WORDS = "Busserne kører forbi.\n\n  - Det gør de hver dag.\nDet skal holde op!"


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def written(
    wording: str = WORDS, about: str = "1a", title: str = "Busser, der kører forbi"
) -> AppTest:
    app = opened(PAGE)
    labelled(app.selectbox, "Hvad handler den om?").set_value(about)
    labelled(app.text_input, "Emne").set_value(title)
    labelled(app.text_area, OWN).set_value(wording)
    labelled(app.multiselect, "Slags").set_value(["concern", "proposal"])
    labelled(app.multiselect, "Forvaltninger").set_value(["BUF"])
    return ran(app)


def remarks() -> dict[str, Remark]:
    return {each.remark.id: each.remark for each in acting.everything(today()).remarks}


def chosen(app: AppTest, label: str, value: str) -> AppTest:
    labelled(app.selectbox, label).set_value(value)
    return ran(app)


def test_a_remark_is_kept_word_for_word_with_its_lines_and_says_where_it_was_written():
    app = accept(look(written()))
    assert "gemt som udgave 8" in words(app)
    remark = remarks()["B-1"]
    assert remark.wording == WORDS
    assert remark.summary == "Busserne kører forbi. - Det gør de hver dag. Det skal holde op!"
    assert (remark.scope, remark.objective) == (RemarkScope.OBJECTIVE, 1)
    assert remark.kinds == (RemarkKind.CONCERN, RemarkKind.PROPOSAL)
    assert (remark.departments, remark.dated, remark.sources) == (
        ("BUF",),
        Period.day(today()),
        (),
    )
    shown = words(opened("status/council", dato=today().isoformat()))
    assert f"Kilde: skrevet her på siden den {day(today())}" in shown
    assert f"{WORDS}</blockquote>" in shown
    assert shown.count("Busserne kører forbi.") == 1  # its words are its short version too


def test_a_remark_counts_from_the_day_it_was_written():
    accept(look(written()))
    shown = opened("status/council", dato="2025-12-01", oejebliksbillede="arbejdsudgave")
    assert "Busser, der kører forbi" not in words(shown)


def test_the_fields_are_empty_for_the_next_remark_which_has_a_code_of_its_own():
    app = accept(look(written()))
    assert labelled(app.text_area, OWN).value == ""
    assert labelled(app.text_input, "Emne").value == ""
    accept(look(written(title="En til")))
    assert {"B-1", "B-2"} <= remarks().keys()


def test_a_long_remark_needs_a_short_version_of_at_most_four_sentences():
    five = "Et. To. Tre. Fire. Fem."
    app = look(written(five))
    assert "Bemærkningen er på fem sætninger. Skriv også en kort udgave" in words(app)
    assert "Skriv bemærkningen kort, med højst fire sætninger." in words(app)
    labelled(app.text_area, SHORT).set_value(five)
    assert "Den korte udgave er på fem sætninger. Skriv højst fire." in words(look(app))
    labelled(app.text_area, SHORT).set_value("Fem ting.")
    accept(look(ran(app)))
    assert (remarks()["B-1"].wording, remarks()["B-1"].summary) == (five, "Fem ting.")


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("", "Skriv bemærkningen med rådets egne ord."),
        ("Borgeren 010190-1234 venter.", "Her står et CPR-nummer"),
        ("Et ord\u200b med noget usynligt.", "usynligt tegn efter »Et ord«"),
        ("Et ord\x0b med noget usynligt.", "usynligt tegn efter »Et ord«"),
    ],
)
def test_empty_words_a_personal_number_and_invisible_signs_are_not_taken(wording, told):
    app = look(written(wording))
    assert told in words(app)
    assert "Godkend indberetningen" not in labels(app.button)
    assert labelled(app.text_area, OWN).value == wording


def test_a_budget_has_its_year_and_a_remark_its_subject_and_kind():
    app = look(opened(PAGE))
    told = words(app)
    assert "Vælg, hvad det handler om." in told
    assert "Skriv emnet med få ord." in told
    assert "Vælg, om det er ros" in told
    app = chosen(written(about="budget"), "Hvilken bemærkning?", "")
    labelled(app.text_input, "Budgetår").set_value("27")
    assert "fire cifre" in words(look(app))
    labelled(app.text_input, "Budgetår").set_value("2027")
    accept(look(ran(app)))
    assert (remarks()["B-1"].scope, remarks()["B-1"].budget_year) == (RemarkScope.BUDGET, 2027)


def test_what_is_written_stays_while_something_else_is_written():
    app = chosen(written(), "Hvad vil I skrive?", "Et forslag til et måltal")
    assert labelled(app.text_area, f"Ikke sendt: {OWN}").value == WORDS  # to be copied
    app = chosen(app, "Hvad vil I skrive?", "En bemærkning")
    assert labelled(app.text_area, OWN).value == WORDS
    assert labelled(app.selectbox, "Hvad handler den om?").value == "1a"
    assert labelled(app.multiselect, "Slags").value == ["concern", "proposal"]
    assert labelled(app.multiselect, "Forvaltninger").value == ["BUF"]


def test_a_remark_is_changed_and_both_versions_are_kept():
    accept(look(written()))
    app = chosen(opened(PAGE), "Hvilken bemærkning?", "B-1")
    assert labelled(app.text_area, OWN).value == WORDS
    labelled(app.text_area, OWN).set_value("Busserne kører stadig forbi.")
    accept(look(ran(app)))
    assert remarks()["B-1"].wording == "Busserne kører stadig forbi."
    ((change,), (first,)) = (acting.given().changes(version) for version in (9, 8))
    assert (first.after.wording, change.before.wording) == (WORDS, WORDS)


def deliver(*rows: object, by: str = "Bo") -> None:
    """What another person delivers meanwhile."""
    content = blank_workbooks.written_file(editions.current().store.observe(None), *rows)
    acting.accept(acting.preview("x.xlsx", content, today()), content, by)


ANOTHER = Remark(
    id="B-1",
    scope=RemarkScope.POLICY,
    title="En andens",
    summary="En anden skrev.",
    kinds=(RemarkKind.GAP,),
    dated=Period.day(today()),
)


def test_two_who_write_at_once_get_a_remark_each():
    app = look(written())
    deliver(ANOTHER)
    app = accept(app)
    assert "Jeres har fået koden B-2" in words(app)
    app = accept(app)
    assert (remarks()["B-1"].title, remarks()["B-2"].wording) == ("En andens", WORDS)


def test_a_second_click_saves_nothing_more(monkeypatch):
    app = look(written())
    from pages.intake import upload_session

    put_away = upload_session.put_away
    monkeypatch.setattr(upload_session, "put_away", lambda: None)  # the first run is cut off
    app = accept(app)
    monkeypatch.setattr(upload_session, "put_away", put_away)
    app = ran(app)
    assert len([code for code in remarks() if code.startswith("B-")]) == 1
    assert acting.submissions()[0].version == 8
    assert "Godkend indberetningen" not in labels(app.button)


def test_a_remark_that_is_changed_meanwhile_is_told_and_the_words_stay():
    deliver(ANOTHER)
    app = chosen(opened(PAGE), "Hvilken bemærkning?", "B-1")
    labelled(app.text_area, OWN).set_value("Rådets ord.")
    app = ran(app)
    deliver(replace(ANOTHER, title="Et nyt emne"))
    app = look(app)
    assert "En anden har ændret B-1, mens I skrev." in words(app)
    assert "En andens blev til Et nyt emne" in words(app)
    assert labelled(app.text_area, OWN).value == "Rådets ord."
    accept(look(app))
    assert remarks()["B-1"].wording == "Rådets ord."


def test_a_remark_that_is_withdrawn_meanwhile_can_be_sent_as_a_new_one():
    deliver(ANOTHER)
    app = chosen(opened(PAGE), "Hvilken bemærkning?", "B-1")
    labelled(app.text_area, OWN).set_value("Rådets ord.")
    app = ran(app)
    known = editions.current().store.observe(None)
    content = blank_workbooks.written_file(known, withdrawn=[ANOTHER])
    acting.accept(acting.preview("x.xlsx", content, today()), content, "Bo")
    app = look(app)
    assert "er trukket tilbage, mens I skrev" in words(app)
    assert labelled(app.text_area, OWN).value == "Rådets ord."
    accept(look(app))
    assert remarks()["B-1"].wording == "Rådets ord."


def test_a_proposal_while_no_draft_is_open_is_a_remark_and_no_target():
    targets = len(editions.current().store.observe(None).targets)
    app = chosen(opened(PAGE), "Hvad vil I skrive?", "Et forslag til et måltal")
    app = look(app)
    assert "Skriv, hvad der skal måles." in words(app)
    app = chosen(app, "Hvad hører det til?", "3b")
    for label, text in {
        "Hvad skal måles?": "Andelen af busser med rampe",
        "Tallet i dag": "40 pct.",
        "Tallet, der skal nås": "100 pct.",
        "Senest hvornår?": "2030",
        "Hvem skal måle det?": "Teknik- og Miljøforvaltningen",
    }.items():
        labelled(app.text_input, label).set_value(text)
    labelled(app.text_area, "Hvorfor?").set_value("Alle skal kunne køre med.")
    app = ran(app)
    said = (
        "Handicaprådet foreslår et måltal: Andelen af busser med rampe skal gå fra 40 pct. til 100 pct. "
        "senest 2030. Teknik- og Miljøforvaltningen måler det."
    )
    assert f"Sådan kommer det til at stå: {said}" in words(app)
    accept(look(app))
    remark = remarks()["B-1"]
    assert (remark.summary, remark.kinds) == (said, (RemarkKind.PROPOSAL,))
    assert remark.wording == f"{said}\n\nAlle skal kunne køre med."
    known = editions.current().store.observe(None)
    assert (len(known.targets), known.draft_targets) == (targets, ())


def test_a_deadline_of_the_council_is_what_the_page_begins_with(own_store):
    due = today() + timedelta(days=20)
    delivered(
        own_store,
        DeadlineRule(id="Å-1", owed=Owed.REMARKS, first=due),
        DeadlineRule(id="Å-2", owed=Owed.MIDWAY_STATUS, first=due),  # nobody's of the council
    )
    told = words(opened(PAGE))
    assert "Der er i alt én frist det næste år." in told
    assert "Handicaprådets bemærkninger" in told
    assert "Regel Å-2" not in told
    assert "idtvejsstatus" not in told


def test_the_page_says_what_is_awaited_and_how_far_each_thing_is():
    assert "Der er ikke sat nogen frist for Handicaprådet." in words(opened(PAGE))
    accept(look(written()))
    told = words(opened(PAGE))
    waiting = "Én kladde venter på, at Handicaprådet godkender."
    assert told.index(f'<a href="#sendt">{waiting}</a>') < told.index("det nyeste først")
    assert told.count(waiting) == 2
    assert "Bemærkning B-1: Busser, der kører forbi" in told
    app = opened(PAGE)
    labelled(app.text_input, "Dit navn, til udgave 8").set_value("Helga")
    labelled(app.button, "Rådet godkender").click()
    told = words(ran(app))
    assert "Udgave 8 er nu godkendt af rådet." in told
    assert "Koordinatoren forelægger den." in told
    acting.advance(8, State.PRESENTED, "Karen")
    assert "Forvaltningerne kan se den og svare." in words(opened(PAGE))
    acting.publish("Foråret", today(), "Karen")
    assert "Alle kan se den." in words(opened(PAGE))
