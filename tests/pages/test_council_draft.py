"""The council answers a draft, disagrees with its targets and proposes its own. Invented words and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from monitor import blank_workbooks, editions
from policy.choices import DraftStep, FinancingBasis, Outcome
from policy.clock import today
from policy.drafting import DraftTarget, Financing, HearingAnswer, PolicyStep
from policy.periods import Period
from policy.quantities import Quantity
from presentation.language.numbers import day, weekday
from tests import acting, made_up_city, own_policy
from tests.pages_run import accept, labelled, labels, look, opened, ran, words

PAGE = "reporting/remarks_and_answers"
COUNCIL = "Tilgængelighedsrådet"
OWN = "Rådets egne ord"
OBJECTION = f"{COUNCIL} er uenigt, fordi"
DEADLINE = today() + timedelta(days=12)
HEARING = PolicyStep(step=DraftStep.HEARING, dated=date(2025, 3, 1), deadline=DEADLINE)
TARGET = DraftTarget(
    id="m-1",
    indicator="kantsten",
    department="VEJ",
    value=Quantity.exact(400),
    deadline=Period.year(2028),
    first_measured=Period.year(2026),
    rationale="Vejforvaltningens ord.",
)
DRAFTED = replace(
    made_up_city.WHOLE,
    policy_steps=(HEARING,),
    draft_targets=(TARGET,),
    financings=(Financing(target="m-1", basis=FinancingBasis.WITHIN),),
    objections=(),
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the draft's workbooks, with a store beside it that has taken them in."""
    return own_policy.taken_in(tmp_path_factory.mktemp("heard"), DRAFTED)


@pytest.fixture(autouse=True)
def _own(drafted: Path, tmp_path: Path) -> Iterator[None]:
    """Each test here has a store of its own."""
    with own_policy.copied(drafted, tmp_path / "own"):
        yield


def plain_words(app: AppTest) -> str:
    return Markup(words(app)).striptags()


def chosen(app: AppTest, label: str, value: str) -> AppTest:
    labelled(app.selectbox, label).set_value(value)
    return ran(app)


def kind(words: str) -> AppTest:
    return chosen(opened(PAGE), "Hvad vil I skrive?", words)


def deliver(*rows: object, withdrawn: tuple[object, ...] = ()) -> None:
    """What another person delivers meanwhile."""
    known = editions.current().store.observe(None)
    content = blank_workbooks.written_file(known, *rows, withdrawn=withdrawn)
    acting.accept(acting.preview("x.xlsx", content, today()), content, "Bo")


def draft():
    return acting.everything(today()).draft


def answered(wording: str, about: str = "1a") -> AppTest:
    app = chosen(opened(PAGE), "Hvad handler den om?", about)
    labelled(app.text_area, OWN).set_value(wording)
    return look(ran(app))


def test_a_draft_is_answered_remark_by_remark_in_the_councils_own_words():
    app = opened(PAGE)
    assert (
        f"Udkastet er i høring til og med {weekday(DEADLINE)}: fristen er om tolv dage."
        in words(app)
    )
    app = accept(answered("Vi siger:\n  1)  nej"))
    assert labelled(app.text_area, OWN).value == ""
    accept(answered("Og ja til resten.", "hele"))
    first, second = (each for each in draft().answers if each.party == COUNCIL)
    assert (first.id, first.priority, first.wording) == ("HS-2", "1a", "Vi siger:\n  1)  nej")
    assert (second.id, second.priority, second.wording) == ("HS-3", None, "Og ja til resten.")
    assert first.dated == Period.day(today())


def test_an_answer_after_the_deadline_is_taken_and_said_to_be_late():
    yesterday = today() - timedelta(days=1)
    deliver(replace(HEARING, deadline=yesterday))
    app = opened(PAGE)
    assert (
        f"Fristen for høringssvar var {weekday(yesterday)}. Svaret bliver taget imod alligevel"
        in words(app)
    )
    accept(answered("For sent."))
    assert "Høringssvar HS-2 om 1a, efter fristen" in words(opened(PAGE))


def test_an_answer_that_the_department_has_replied_to_meanwhile_keeps_the_reply():
    accept(answered("Vi siger nej."))
    app = chosen(opened(PAGE), "Hvilken bemærkning i svaret?", "HS-2")
    labelled(app.text_area, OWN).set_value("Vi siger stadig nej.")
    app = ran(app)
    (own,) = (each for each in draft().answers if each.party == COUNCIL)
    deliver(replace(own, reply="Forvaltningen er enig."))
    app = look(app)
    assert "En anden har ændret HS-2, mens I skrev." in words(app)
    assert labelled(app.text_area, OWN).value == "Vi siger stadig nej."
    accept(look(app))
    (own,) = (each for each in draft().answers if each.party == COUNCIL)
    assert (own.wording, own.reply) == ("Vi siger stadig nej.", "Forvaltningen er enig.")


def test_the_council_disagrees_beside_the_departments_words_and_nothing_is_edited():
    app = kind("Uenighed i et måltal")
    assert "Vejforvaltningens ord." in plain_words(app)
    labelled(app.text_area, OBJECTION).set_value("det er  for lidt.\n\nHvorfor ikke 900?")
    app = accept(look(ran(app)))
    assert labelled(app.selectbox, "Hvad vil I skrive?").value == "Uenighed i et måltal"
    (said,) = draft().target("m-1").objections
    assert (said.id, said.by, said.dated) == ("U-1", COUNCIL, today())
    assert said.wording == "det er  for lidt.\n\nHvorfor ikke 900?"
    shown = words(opened("reporting/draft", oejebliksbillede="arbejdsudgave"))
    assert f"{COUNCIL} er uenigt, {day(today())}" in shown
    assert "det er  for lidt.\n\nHvorfor ikke 900?</blockquote>" in shown


def test_words_about_a_target_that_is_dropped_meanwhile_stay_and_are_not_sent_to_another():
    deliver(replace(TARGET, id="m-2"))
    app = kind("Uenighed i et måltal")
    labelled(app.text_area, OBJECTION).set_value("Det er for lidt.")
    app = ran(app)
    deliver(replace(TARGET, outcome=Outcome.REJECTED))
    app = look(app)
    assert "Måltallet m-1 er trukket tilbage eller forkastet, mens I skrev." in words(app)
    assert labelled(app.text_area, OBJECTION).value == "Det er for lidt."
    assert "Godkend indberetningen" not in labels(app.button)
    assert [each.objections for each in draft().targets] == [(), ()]


def test_a_target_that_is_changed_meanwhile_is_told_before_the_council_disagrees_with_it():
    share = replace(TARGET, id="m-2", indicator="i-job", value=Quantity.exact(0.6))
    deliver(share)
    app = chosen(kind("Uenighed i et måltal"), "Hvilket måltal?", "m-2")
    labelled(app.text_area, OBJECTION).set_value("Det er for lidt.")
    app = ran(app)
    deliver(replace(share, value=Quantity.exact(0.75)))
    app = look(app)
    assert "Måltal: 60 procent blev til 75 procent" in words(app)
    accept(look(app))
    assert [each.wording for each in draft().target("m-2").objections] == ["Det er for lidt."]


def test_the_council_proposes_another_figure_for_a_target_and_sees_its_trial():
    app = kind("Et forslag til et måltal")
    app = chosen(app, "Hvilket måltal?", "ved siden af m-1")
    assert labelled(app.text_input, "Måltal, tallet").value == "400"
    assert labelled(app.text_area, "Begrundelse").value == ""  # the department's words are its own
    labelled(app.text_input, "Måltal, tallet").set_value("900")
    labelled(app.text_area, "Begrundelse").set_value("Alle kantsten tæller.")
    app = ran(app)
    announced = words(app).rpartition('role="status">')[2]
    assert "til mindst 900" in announced
    accept(look(app))
    own = draft().target("kantsten-2028").target
    assert (own.value, own.proposed_by, own.variant_of) == (Quantity.exact(900), COUNCIL, "m-1")
    assert own.rationale == "Alle kantsten tæller."
    standing = draft().target("m-1")
    assert standing.target == TARGET
    assert [each.basis for each in standing.financing] == [FinancingBasis.WITHIN]
    # changed afterwards, it stays the council's and keeps what it is a variant of
    app = chosen(kind("Et forslag til et måltal"), "Hvilket måltal?", "kantsten-2028")
    labelled(app.text_input, "Måltal, tallet").set_value("950")
    accept(look(ran(app)))
    own = draft().target("kantsten-2028").target
    assert (own.value, own.proposed_by, own.variant_of) == (Quantity.exact(950), COUNCIL, "m-1")


def test_what_was_being_written_to_a_draft_that_closes_is_shown_to_be_copied():
    app = opened(PAGE)
    labelled(app.text_area, OWN).set_value("Det her må ikke gå tabt.")
    app = ran(app)
    deliver(replace(HEARING, step=DraftStep.DECIDED))
    told = words(ran(app))
    assert "Det her har I skrevet, men ikke sendt" in told
    assert labelled(app.text_area, f"Ikke sendt: {OWN}").value == "Det her må ikke gå tabt."


def test_an_answer_of_another_party_is_not_the_councils_to_change():
    others = HearingAnswer(
        id="HS-9", party="En forening", dated=Period.day(today()), wording="Foreningens ord."
    )
    deliver(others)
    offered = labelled(opened(PAGE).selectbox, "Hvilken bemærkning i svaret?").options
    assert offered == ["En ny bemærkning"]
