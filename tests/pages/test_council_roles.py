"""Bemærkninger og svar where people sign in: whose page it is, and who sees what the council has not published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitor import editions, persons
from monitor.intake import Intake
from policy.actors import Actor, Role
from policy.choices import RemarkKind
from policy.clock import today
from policy.periods import Period
from presentation import pages
from presentation.html import addresses
from store.snapshots import WORKING
from store.states import State
from tests import outputs
from tests.pages_run import labelled, labels, ran, words
from tests.people import AUDITOR, BUF, COORDINATOR, COUNCIL, READER, as_user, person
from tests.records import remark
from tests.store.deliveries import delivery, preview_of

CANARY = "kanariefugl"
"""A word that only the council's draft has."""
MEMBER = person("Erik", Role.COUNCIL)
BOTH = person("Bo", Role.COUNCIL, Role.DEPARTMENT, departments="BUF")
WORKING_EDITION = {addresses.SNAPSHOT: WORKING}


@pytest.fixture(scope="module")
def installation(store_with_data: Path, tmp_path_factory) -> Iterator[int]:
    """The shipped policy where people sign in, with a draft of the council's; gives its version."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("council") / "store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDICAPMONITOR_STORE", str(folder))
        environment.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
        editions.opened.cache_clear()
        store = editions.current().store
        row = remark(
            "B-1",
            RemarkKind.CONCERN,
            title=f"En {CANARY}",
            wording=f"Rådet har set en {CANARY}.",
            departments=("BUF",),
            dated=Period.day(today()),
        )
        content = repr(row).encode()
        with persons.acting(MEMBER):
            looked = preview_of(store, delivery(row), content, today())
        yield Intake(store, MEMBER).accept(looked, content)
    editions.opened.cache_clear()


@pytest.fixture(scope="module")
def by_path(installation):
    shown = outputs.Shown()
    with shown.watched():
        outputs.opened(None, {})
        return {page.url_path: page for page in shown.pages}


def seen_by(who: Actor, path: str, by_path, choices: dict[str, str] | None = None) -> AppTest:
    app = outputs.opened(by_path[path], choices or {}, as_user(who))
    assert not app.exception
    return app


def everything(app: AppTest) -> str:
    return "\n".join([*outputs.lines(app.sidebar), *outputs.lines(app.main)])


@pytest.mark.parametrize(
    ("who", "writes", "answers"),
    [(COUNCIL, True, False), (BUF, False, True), (COORDINATOR, True, True), (BOTH, True, True)],
    ids=["council", "BUF", "coordinator", "both"],
)
def test_each_has_its_own_half_of_the_page(who, writes, answers, by_path):
    app = seen_by(who, pages.REMARKS_AND_ANSWERS, by_path)
    headings = [each.value for each in app.header]
    assert ("Skriv som Handicaprådet" in headings) is writes
    assert ("Svar som forvaltning" in headings) is answers
    assert ("Hvad vil I skrive?" in labels(app.selectbox)) is writes


@pytest.mark.parametrize("who", [READER, AUDITOR, persons.ANONYMOUS], ids=lambda each: each.name)
def test_the_page_is_for_those_who_write(who, by_path):
    app = seen_by(who, pages.REMARKS_AND_ANSWERS, by_path)
    assert app.title[0].value == "Siden »Bemærkninger og svar« er ikke for alle"
    assert not app.text_area


@pytest.mark.parametrize(
    "path", [pages.REMARKS_AND_ANSWERS, pages.COUNCIL, pages.FOLLOW_UP, pages.CHANGES, pages.SUBMIT]
)
def test_an_unpublished_remark_is_seen_by_no_department(path, by_path):
    choices = {} if path == pages.REMARKS_AND_ANSWERS else WORKING_EDITION
    assert CANARY not in everything(seen_by(BUF, path, by_path, choices))


@pytest.mark.parametrize("who", [COUNCIL, COORDINATOR], ids=["council", "coordinator"])
def test_it_is_seen_by_the_whole_council_and_the_coordinator(who, by_path):
    assert f"En {CANARY}" in everything(seen_by(who, pages.REMARKS_AND_ANSWERS, by_path))


def test_a_member_writes_in_her_own_name_and_types_none(by_path):
    app = seen_by(COUNCIL, pages.REMARKS_AND_ANSWERS, by_path)
    assert "Du handler som Helga (Handicaprådet)" in words(app)
    assert "Uden login" not in words(app)
    assert not [label for label in labels(app.text_input) if label.startswith("Dit navn")]


def test_the_council_reads_of_its_own_deadlines_where_it_delivers_and_of_no_indicators(by_path):
    app = seen_by(COUNCIL, pages.SUBMIT, by_path)
    assert "Der er ikke sat nogen frist for Handicaprådet." in words(app)
    assert "har en hyppighed" not in words(app)
    assert "Påmindelser" not in [each.value for each in app.header]


def test_the_coordinator_reads_that_the_council_approves_its_own_words(by_path, installation):
    app = seen_by(COORDINATOR, pages.SUBMIT, by_path)
    assert f"Rådet godkender: udgave {installation}" in labels(app.button)


def test_a_member_approves_what_another_wrote_and_cannot_present_it(by_path, installation):
    app = seen_by(COUNCIL, pages.REMARKS_AND_ANSWERS, by_path)
    assert f"Rådet godkender: udgave {installation}" in labels(app.button)
    labelled(app.button, "Rådet godkender").click()
    app = ran(app)
    assert "Godkendt af rådet" in words(app)
    assert not [label for label in labels(app.button) if f"udgave {installation}" in label]
    with persons.acting(COORDINATOR):
        history = {each.version: each for each in editions.current().submissions().all()}
    assert history[installation].state is State.APPROVED
    assert [step.who for step in history[installation].steps] == ["Erik", "Helga"]
