"""Udkast til mål og måltal: targets by ear, tried while they are written, delivered like any file.

The draft and all its figures are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from monitor import blank_workbooks, editions
from monitor import proposals as shipped
from policy.choices import Counting, Direction, DraftStep, FinancingBasis, Outcome, Unit
from policy.clock import today
from policy.drafting import Candidate, DraftTarget, Financing, Objection, PolicyStep
from policy.periods import Period
from policy.proposals import BY_THE_PRODUCT
from policy.quantities import Quantity
from tests import acting, made_up_city, own_policy
from tests.pages_run import accept, labelled, labels, look, opened, ran, words

PAGE = "reporting/draft"
VALUE = "Måltal, tallet der skal nås"
TARGETS = (
    DraftTarget(
        id="m-1",
        indicator="i-job",
        department="KK",
        value=Quantity.exact(0.6),
        deadline=Period.year(2028),
        first_measured=Period.year(2026),
        counting=Counting.SAMPLE,
        sample=900,
    ),
    DraftTarget(
        id="m-2",
        indicator="i-job",
        department="KK",
        value=Quantity.exact(0.7),
        deadline=Period.year(2028),
        first_measured=Period.year(2026),
        variant_of="m-1",
        proposed_by="Tilgængelighedsrådet",
    ),
    DraftTarget(id="m-3", indicator="kantsten", department="VEJ"),
    DraftTarget(id="m-4", indicator="ventetid", department="PLE", outcome=Outcome.REJECTED),
)
DRAFTED = replace(
    made_up_city.WHOLE,
    policy_steps=(PolicyStep(step=DraftStep.HEARING, dated=date(2025, 3, 1)),),
    draft_targets=TARGETS,
    financings=(Financing(target="m-1", basis=FinancingBasis.WITHIN),),
    objections=(
        Objection(
            id="U-1",
            target="m-1",
            by="Tilgængelighedsrådet",
            wording="Det er for lidt, synes vi.",
            dated=date(2025, 4, 1),
        ),
    ),
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the draft's workbooks, with a store beside it that has taken them in."""
    return own_policy.taken_in(tmp_path_factory.mktemp("drafted"), DRAFTED)


@pytest.fixture(autouse=True)
def _own(drafted: Path, tmp_path: Path) -> Iterator[None]:
    """Each test here has a store of its own."""
    with own_policy.copied(drafted, tmp_path / "own"):
        yield


def plain_words(app: AppTest) -> str:
    return Markup(words(app)).striptags()


def written(code: str = "m-1", **texts: str) -> AppTest:
    """The page with a target in its fields, and these texts written in them."""
    app = opened(PAGE, maaltal=code)
    return write(app, **texts)


def write(app: AppTest, **texts: str) -> AppTest:
    for label, text in texts.items():
        labelled(app.text_input, label).set_value(text)
    return ran(app)


def target(code: str) -> DraftTarget:
    return acting.everything(today()).draft.target(code).target


def test_a_target_is_heard_as_a_heading_then_its_sentence_and_whether_it_can_be_computed():
    app = opened(PAGE)
    assert app.title[0].value == "Tre måltal i udkastet, og to kan opgøres"
    headings = [each.value for each in app.subheader]
    assert headings[:3] == [
        "Borgere med handicap i job",
        "Borgere med handicap i job, forslag fra Tilgængelighedsrådet",
        "Sænkede kantsten, Vejforvaltningen",
    ]
    told = plain_words(app)
    sentence = told.index("skal stige fra 55,1 procent (2024) til mindst 60 procent (2028).")
    assert sentence < told.index("Kan opgøres") < told.index("Det er for lidt, synes vi.")
    assert "Kan ikke opgøres endnu" in told
    assert "1 forslag er forkastet" in told
    assert "Kurve over tid: Borgere med handicap i job. Lyngvig: 51,9 procent i 2021" in words(app)


def test_a_proposal_of_the_product_is_offered_as_ours_and_to_be_measured(monkeypatch):
    code = DRAFTED.priorities[0].id
    ours = Candidate(
        id="uger", priority=code, name="Uger til svar", unit=Unit.COUNT, proposed_by=BY_THE_PRODUCT
    )
    monkeypatch.setattr(shipped, "proposals", lambda _: (ours,))
    app = opened(PAGE)
    told = plain_words(app)
    assert told.index("Forslag fra værktøjet, ikke fra kommunen.") < told.index("Uger til svar")
    assert any("Uger til svar" in label for box in app.selectbox for label in box.options)


def test_what_was_read_is_said_beside_the_count_of_answers():
    assert "Ikke blandt dokumenterne: referater fra lokalråd." in plain_words(opened(PAGE))


def test_a_changed_number_is_tried_at_once_and_announced_before_anything_is_delivered():
    app = written(**{VALUE: "65"})
    announced = words(app).rpartition('role="status">')[2]
    assert "til mindst 65 procent (2028)" in announced
    assert "Kan opgøres" in announced
    assert target("m-1").value == Quantity.exact(0.6)


def test_a_changed_target_is_delivered_by_name_and_its_money_stays():
    app = accept(look(written(**{VALUE: "65", "Frist, fx 2030": "2029"})))
    assert "gemt som udgave" in words(app)
    changed = acting.everything(today()).draft.target("m-1")
    assert (changed.target.value, changed.target.deadline) == (
        Quantity.exact(0.65),
        Period.year(2029),
    )
    assert (changed.target.sample, changed.target.baseline) == (900, None)
    assert [each.basis for each in changed.financing] == [FinancingBasis.WITHIN]
    assert acting.submissions()[0].who == "Anna"
    assert "til mindst 65 procent (2029)" in plain_words(app)


@pytest.mark.parametrize(
    ("text", "message"),
    [("mange", "Værdien kan ikke læses som et tal."), ("12 kr.", "Skriv tallet i procent")],
)
def test_a_number_that_cannot_be_read_is_told_under_its_field(text, message):
    app = written(**{VALUE: text})
    assert message in plain_words(app)
    assert "Prøvet, som der står nu" not in [each.value for each in app.subheader]
    assert "Se, hvad det vil ændre" not in labels(app.button)


def deliver(*rows: object, by: str) -> None:
    """What another person delivers meanwhile."""
    content = blank_workbooks.written_file(editions.current().store.observe(None), *rows)
    acting.accept(acting.preview("x.xlsx", content, today()), content, by)


def test_the_second_of_two_is_told_what_the_first_wrote_and_keeps_her_own_words():
    app = written(**{VALUE: "65"})
    deliver(replace(TARGETS[0], value=Quantity.exact(0.62), rationale="Aftalt."), by="Bo")
    app = look(app)
    told = plain_words(app)
    assert "Bo har ændret måltallet, mens du skrev." in told
    assert "Måltal: 60 procent blev til 62 procent" in told
    assert labelled(app.text_input, VALUE).value == "65"
    assert "Gennemgang" not in [each.value for each in app.subheader]
    accept(look(app))
    assert target("m-1").value == Quantity.exact(0.65)


def test_a_new_target_takes_six_fields():
    app = opened(PAGE)
    labelled(app.selectbox, "Hvad skal måles?").set_value("kantsten")
    app = ran(app)
    assert labelled(app.selectbox, "Økonomi").value is None  # nothing is said that nobody has said
    assert labelled(app.text_input, "Tallet i dag").value == "190"
    labelled(app.selectbox, "Økonomi").set_value(FinancingBasis.WISH)
    first_measured = "Første måling, fx 2027"
    app = write(app, **{VALUE: "400", "Frist, fx 2030": "2030", first_measured: "2027"})
    assert "Kan opgøres" in words(app).rpartition('role="status">')[2]
    accept(look(app))
    made = acting.everything(today()).draft.target("kantsten-2030")
    assert made.target.value == Quantity.exact(400)
    assert [each.basis for each in made.financing] == [FinancingBasis.WISH]


def test_the_page_stands_without_a_dropped_target():
    deliver(replace(TARGETS[3], outcome=Outcome.PROPOSED), by="Bo")
    assert "er forkastet" not in plain_words(opened(PAGE, oejebliksbillede="arbejdsudgave"))


def test_a_proposal_is_taken_over_by_name_with_its_indicator_and_the_target(monkeypatch):
    ours = Candidate(
        id="huller",
        priority="1b",
        name="Huller i stierne",
        unit=Unit.COUNT,
        direction=Direction.LOWER,
        proposed_by=BY_THE_PRODUCT,
    )
    monkeypatch.setattr(shipped, "proposals_for", lambda _: (ours,))
    app = opened(PAGE)
    measured = labelled(app.selectbox, "Hvad skal måles?")
    measured.select_index(measured.options.index("1b · Huller i stierne (forslag fra værktøjet)"))
    app = write(ran(app), **{VALUE: "20", "Frist, fx 2030": "2030"})
    app = look(app)
    assert "Skriv dit navn, for du tager et forslag over." in words(app)
    labelled(app.text_input, "Dit navn").set_value("Anna")
    accept(look(app))
    status = acting.everything(today())
    assert [each.taken_over_by for each in status.draft.candidates if each.id == "huller"] == [
        "Anna"
    ]
    assert status.indicator("huller").indicator.priority == "1b"
    assert status.draft.target("huller-2030").target.value == Quantity.exact(20)


def choose(kind: str) -> AppTest:
    app = opened(PAGE)
    labelled(app.selectbox, "Hvad vil du skrive?").set_value(kind)
    return ran(app)


def test_an_objection_is_kept_word_for_word():
    app = choose("Uenighed i et måltal")
    labelled(app.selectbox, "Måltal").set_value("m-3")
    labelled(app.text_input, "Uenig").set_value("Tilgængelighedsrådet")
    labelled(app.text_area, "Uenig, fordi").set_value("hvorfor ikke 900?")
    accept(look(app))
    (said,) = acting.everything(today()).draft.target("m-3").objections
    assert (said.by, said.wording, said.dated) == (
        "Tilgængelighedsrådet",
        "hvorfor ikke 900?",
        today(),
    )


def test_a_target_that_cannot_be_computed_is_kept_by_name_with_a_reason():
    app = choose("Tag et måltal med, selv om det ikke kan opgøres endnu")
    labelled(app.selectbox, "Måltal").set_value("m-3")
    app = look(ran(app))
    assert "Feltet skal udfyldes." in words(app)
    labelled(app.text_input, "Medtages uanset af").set_value("Bo")
    labelled(app.text_area, "Medtages uanset, fordi").set_value("tallet kommer")
    app = accept(look(app))
    assert (target("m-3").kept_by, target("m-3").kept_on) == ("Bo", today())
    assert "Medtages uanset: Bo" in plain_words(app)


def test_a_step_has_a_date_and_a_source():
    app = choose("Et trin på vejen")
    labelled(app.selectbox, "Trin").set_value(DraftStep.REVISED)
    labelled(app.text_input, "Dato").set_value("01.06.2025")
    labelled(app.text_input, "Kilde").set_value("PLAN side 2")
    accept(look(app))
    assert [each.step for each in acting.everything(today()).draft.steps] == [
        DraftStep.HEARING,
        DraftStep.REVISED,
    ]
