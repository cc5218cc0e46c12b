"""An open page is told when there is something new for its reader, and not of what she may not see."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.requests import Request

from monitor import editions, persons
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from policy.actors import Actor, Role
from store.accepted import Store
from store.publishing import advance, publish
from store.snapshots import PRESENTED, WORKING
from store.states import State
from tests.store.deliveries import delivered, fleksjob
from web import known, news

TODAY = date(2026, 2, 1)
READER = persons.ANONYMOUS
SOF = Actor("Anne", frozenset({Role.DEPARTMENT}), frozenset({"SOF"}), "anne")
BUF = Actor("Bo", frozenset({Role.DEPARTMENT}), frozenset({"BUF"}), "bo")


@pytest.fixture
def server(own_store) -> Monitor:
    return Monitor(SHIPPED_DATA, own_store)


@pytest.fixture
def other_server(own_store, tmp_path) -> Monitor:
    return Monitor(SHIPPED_DATA, Store(str(tmp_path / "own")))


def state(server: Monitor, person: Actor, edition: str | None = None) -> str:
    with persons.acting(person):
        return server.edition(TODAY, snapshot=edition).state


def test_a_delivery_is_news_to_its_department_and_not_to_readers_or_others(server, own_store):
    before = {who: state(server, who) for who in (READER, SOF, BUF)}
    working = {who: state(server, who, WORKING) for who in (SOF, BUF)}
    delivered(own_store, fleksjob("SOF", 270, 2025), by="Anne", department="SOF")
    assert {who: state(server, who) for who in (READER, SOF, BUF)} == before
    assert state(server, SOF, WORKING) != working[SOF]
    assert state(server, BUF, WORKING) == working[BUF]


def test_what_becomes_public_is_news_to_everyone_on_every_server(server, other_server, own_store):
    before = state(server, READER)
    assert state(other_server, READER) == before
    version = delivered(own_store, fleksjob("SOF", 270, 2025))
    for step in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, step, "Cilla")
        assert state(server, READER) == before
    publish(own_store, "Status efterår", TODAY, "Cilla")
    assert state(server, READER) != before
    assert state(other_server, READER) == state(server, READER)


def test_what_is_presented_is_news_where_that_is_shown(server, own_store):
    before = state(server, persons.WITHOUT_SIGN_IN, PRESENTED)
    version = delivered(own_store, fleksjob("SOF", 270, 2025))
    advance(own_store, version, State.APPROVED, "Cilla")
    assert state(server, persons.WITHOUT_SIGN_IN, PRESENTED) == before
    advance(own_store, version, State.PRESENTED, "Cilla")
    assert state(server, persons.WITHOUT_SIGN_IN, PRESENTED) != before


def asked(query: str = "", person: Actor | None = None) -> tuple[int, str]:
    scope = {"type": "http", "query_string": query.encode(), "headers": []}
    answer = news.state(Request(scope | ({known.PERSON: person} if person else {})))
    return answer.status_code, bytes(answer.body).decode()


@pytest.fixture(autouse=True)
def nothing_kept():
    news._answers.clear()
    yield
    news._answers.clear()


def test_the_answer_is_that_of_the_page_and_says_nothing_else(own_store):
    shown = editions.current().edition(TODAY)
    assert asked() == (200, shown.state)
    assert len(shown.state) == 16


def test_an_answer_is_given_again_for_two_seconds(own_store, monkeypatch):
    moment = 1000.0
    monkeypatch.setattr(news.time, "monotonic", lambda: moment)
    first = asked("oejebliksbillede=arbejdsudgave")
    delivered(own_store, fleksjob("SOF", 270, 2025))
    assert asked("oejebliksbillede=arbejdsudgave") == first
    moment += news.KEPT_SECONDS
    assert asked("oejebliksbillede=arbejdsudgave") != first


def test_a_reader_is_told_nothing_of_an_edition_that_she_may_not_see(own_store):
    assert asked("oejebliksbillede=arbejdsudgave", READER)[0] == 404
    assert asked("oejebliksbillede=arbejdsudgave", SOF)[0] == 200
    assert asked("politik=findes-ikke", READER)[0] == 404
