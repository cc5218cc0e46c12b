"""A publication planned on the page: its fields, its plan, and what became of it. Invented figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from monitor import persons, plans
from monitor.intake import Intake
from monitor.sight import NotAllowedError
from policy import clock
from policy.actors import Actor
from store.accepted import Store
from store.carrying_out import carry_out
from store.states import PlanState, State
from store.undoing import undo, undoing
from tests import acting
from tests.pages_run import labelled, labels, opened, ran, words
from tests.people import COORDINATOR, SOF
from tests.store.deliveries import delivered, fleksjob

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
EIGHT = datetime(2026, 10, 1, 6, tzinfo=UTC)
"""8 in the morning of 1 October 2026 in Copenhagen."""
NAME = "Det planlagte øjebliksbilledes navn"


@pytest.fixture(autouse=True)
def store(own_store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Each test here has a separate store, and is on 1 September 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return own_store


def presented(store: Store, department: str = "BUF", value: int = 270) -> int:
    version = delivered(store, fleksjob(department, value, 2025), by=department)
    for step in (State.APPROVED, State.PRESENTED):
        acting.advance(version, step, "Bo")
    return version


def filled(
    app: AppTest, day: str = "1. oktober 2026", hour: str = "8", name: str = "Efterår"
) -> AppTest:
    labelled(app.text_input, NAME).set_value(name)
    labelled(app.text_input, "Dag").set_value(day)
    labelled(app.text_input, "Klokkeslæt").set_value(hour)
    labelled(app.text_input, "Dit navn, til planen").set_value("Dorte")
    labelled(app.button, "Planlæg").click()
    return ran(app)


def planned(*versions: int, name: str = "Efterår", at: datetime = EIGHT) -> None:
    acting.acting("Dorte").plan(name, at, versions)


def pressed(app: AppTest, button: str, why: str, **fields: str) -> AppTest:
    labelled(app.text_input, f"Hvorfor {why}").set_value("Udvalget har flyttet mødet")
    for label, text in fields.items():
        labelled(app.text_input, label).set_value(text)
    for each in app.text_input:
        if each.label.startswith("Dit navn"):
            each.set_value("Bo")
    labelled(app.button, button).click()
    return ran(app)


def test_a_publication_is_planned_on_the_page_and_happens_by_itself(store):
    version = presented(store)
    app = filled(opened("reporting/submit"))
    told = words(app)
    assert (
        "»Efterår« er planlagt og bliver offentligt af sig selv torsdag den 1. oktober 2026 klokken 8.00."
        in told
    )
    assert f">udgave {version}</a>. Planlagt af Dorte den 1. september 2026 klokken 11.00." in told
    assert "Gør offentligt" not in labels(app.button)  # there is nothing left to publish
    carry_out(store, EIGHT, NOW)
    told = words(ran(app))
    assert "Sidste plan, der blev gennemført: »Efterår«. Planlagt af Dorte" in told
    assert acting.submissions()[0].state is State.PUBLIC


@pytest.mark.parametrize(
    ("day", "hour", "told"),
    [
        ("", "", "Skriv dag, måned og år, fx 1. marts 2027."),
        ("i morgen", "8", "»i morgen« er ikke en dato. Skriv dag, måned og år"),
        ("31. februar 2027", "8", "Datoen »31. februar 2027« findes ikke."),
        ("oktober 2026", "8", "»oktober 2026« er ikke én dag."),
        ("1. oktober 2026", "25", "»25« er ikke et klokkeslæt. Skriv timer og minutter"),
        ("1. oktober 2026", "", "Skriv timer og minutter, fx 8.00"),
        ("28. marts 2027", "2.30", "Klokken 2.30 findes ikke den 28. marts 2027"),
        ("1. september 2026", "11.00", "Tidspunktet er passeret: den 1. september 2026"),
        ("1. oktober 2036", "8", "højst planlægges to år frem"),
    ],
)
def test_a_time_that_cannot_be_used_says_what_to_write(store, day, hour, told):
    presented(store)
    app = filled(opened("reporting/submit"), day, hour)
    assert told in words(app)
    assert labelled(app.text_input, "Dag").value == day  # what was written stays
    assert plans.planned(store).open == ()


def test_the_hour_that_comes_twice_is_the_first_one_and_the_page_says_so(store):
    presented(store)
    app = filled(opened("reporting/submit"), "25. oktober 2026", "2.30")
    told = words(app)
    assert "søndag den 25. oktober 2026 klokken 2.30, den første af de to gange den nat" in told
    assert plans.planned(store).open[0].at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_what_is_presented_afterwards_is_said_not_to_be_along_and_comes_along_when_the_plan_is_changed(
    store,
):
    first = presented(store)
    planned(first)
    second = presented(store, "SUF")
    app = opened("reporting/submit")
    told = words(app)
    assert f"Udgave {second} er forelagt, men er ikke med i en plan." in told
    assert "så ret planen »Efterår« herunder" in told
    assert f"Denne udgave er forelagt og bliver offentlig: {second}." in told
    assert f"Retter du planen, er udgave {first} og {second} med." in told
    app = pressed(app, "Ret planen »Efterår«", "rettes", Klokkeslæt="9.15")
    assert "torsdag den 1. oktober 2026 klokken 9.15" in words(app)
    (plan,) = plans.planned(store).open
    assert (plan.versions, plan.who) == ((first, second), "Bo")


def test_a_plan_is_withdrawn_on_the_page_with_a_reason(store):
    version = presented(store)
    planned(version)
    app = pressed(opened("reporting/submit"), "Fortryd planen", "fortrydes")
    assert "Planen »Efterår« er fortrudt. Det, der var med, er stadig forelagt" in words(app)
    assert f"Denne udgave er forelagt og bliver offentlig: {version}." in words(app)


def test_who_withdraws_a_plan_that_has_just_happened_is_told_so(store):
    planned(presented(store))
    app = opened("reporting/submit")
    carry_out(store, EIGHT, NOW)
    app = pressed(app, "Fortryd planen", "fortrydes")
    assert "Planen »Efterår« er gennemført. Intet er ændret." in words(app)


def test_a_plan_that_cannot_be_carried_out_says_so_before_and_after_until_somebody_has_read_it(
    store,
):
    version = presented(store)
    planned(version)
    undo(store, version, "Bo", "Forkert", at_once=undoing(store, version).at_once)
    gone = f"Udgave {version} er kasseret."
    told = words(opened("reporting/submit"))
    assert f"Planen kan ikke gennemføres, som den er. {gone} Ret planen, eller fortryd den." in told
    carry_out(store, EIGHT, NOW)
    app = opened("reporting/submit")
    told = words(app)
    assert "»Efterår« blev ikke offentligt, som planlagt til torsdag den 1. oktober 2026" in told
    assert told.index(gone) < told.index("Gå til: ")  # at the top
    labelled(app.text_input, "Dit navn, til beskeden").set_value("Bo")
    labelled(app.button, "Jeg har læst om »Efterår«").click()
    assert "blev ikke offentligt" not in words(ran(app))
    assert plans.plans.plans(store)[0].state is PlanState.READ


def test_a_personal_number_in_a_name_or_a_reason_is_not_kept(store):
    version = presented(store)
    assert "Her står et CPR-nummer" in words(filled(opened("reporting/submit"), name="010190-1234"))
    planned(version)
    app = opened("reporting/submit")
    labelled(app.text_input, "Hvorfor fortrydes").set_value("Borger 010190-1234")
    labelled(app.button, "Fortryd planen").click()
    assert "Her står et CPR-nummer" in words(ran(app))
    assert len(plans.planned(store).open) == 1


@pytest.fixture
def version(store, monkeypatch):
    """A presented version, where people sign in."""
    made = presented(store)
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
    return made


def test_a_department_neither_sees_nor_makes_nor_withdraws_a_plan(store, version):
    Intake(store, COORDINATOR).plan("Efterår", EIGHT, [version])
    with persons.acting(SOF), pytest.raises(NotAllowedError):
        plans.planned(store)
    for act in (
        lambda: Intake(store, SOF).plan("Vinter", EIGHT, [version]),
        lambda: Intake(store, SOF).withdraw_plan(1, "Nej"),
        lambda: Intake(store, SOF).read_plan(1),
    ):
        with pytest.raises(NotAllowedError):
            act()
    with persons.acting(COORDINATOR):
        assert [each.who for each in plans.planned(store).open] == [COORDINATOR.name]


def test_another_coordinator_withdraws_the_plan_of_one_who_has_lost_the_role(store, version):
    Intake(store, COORDINATOR).plan("Efterår", EIGHT, [version])
    other = Actor("Ny koordinator", COORDINATOR.roles, account="ny")
    Intake(store, other).withdraw_plan(1, "Hun er holdt op")
    with persons.acting(other):
        assert plans.planned(store).open == ()
