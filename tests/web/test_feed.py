"""The feeds at their addresses: the same for whoever asks, and only what is public."""

from __future__ import annotations

from datetime import date

import feedparser
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from monitor import editions, persons, showing
from monitor.editions import Monitor
from monitor.persons import ANONYMOUS
from monitor.settings import SHIPPED_DATA
from policy import clock
from presentation.feeds import publications
from store.faults import StoreError
from store.publishing import advance, publish
from store.redacting import redact
from store.states import State
from tests.people import COORDINATOR, COUNCIL
from tests.records import remark
from tests.store.deliveries import delivered
from tests.web.asking import Answer, asked
from web import feed

SITE = Starlette(routes=[Route(feed.PATH, feed.feed)])


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    feed._kept.clear()


def fetched(name: str, **headers: str) -> Answer:
    given = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return asked(SITE, f"/data/{name}", "GET", given)


@pytest.mark.parametrize("name", ["aendringer", *(f"maalsaetning-{n}" for n in range(1, 7))])
def test_each_feed_is_at_its_address(name):
    answer = fetched(f"{name}.atom", Host="handicap.example")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["content-language"] == "da"
    read = feedparser.parse(answer.body)
    assert not read.bozo
    own = {each.rel: each.href for each in read.feed.links}
    assert own["self"] == f"http://handicap.example/data/{name}.atom"
    assert len(read.entries) == (6 if name == "aendringer" else 1)  # one shipped publication


def test_scripts_of_other_sites_may_read_what_everyone_may(monkeypatch):
    allowed = "access-control-allow-origin"
    assert fetched("aendringer.atom").headers[allowed] == "*"
    monkeypatch.setenv("HANDICAPMONITOR_DRAFTS", "raadet")
    assert allowed not in fetched("aendringer.atom").headers
    monkeypatch.setenv("HANDICAPMONITOR_DRAFTS", "vrøvl")
    wrong = fetched("aendringer.atom")
    assert (wrong.status, allowed in wrong.headers) == (200, False)


@pytest.mark.parametrize("name", ["findes-ikke.atom", "maalsaetning-7.atom", "å" * 500 + ".atom"])
def test_an_unknown_feed_is_told_which_there_are(name):
    answer = fetched(name)
    assert answer.status == 404
    assert answer.text.startswith("Der er intet feed »")
    assert "\nmaalsaetning-5.atom: Målsætning 5, " in answer.text
    assert max(map(len, answer.text.splitlines())) < 120


def test_a_policy_that_may_not_be_seen_is_as_if_it_were_not_there():
    answer = fetched("aendringer.atom?politik=findes-ikke")
    assert (answer.status, answer.text) == (404, "Politikken »findes-ikke« findes ikke her.\n")


def test_a_database_that_is_away_is_said_so(monkeypatch):
    def away(*_) -> None:
        raise StoreError("Databasen svarer ikke.")

    monkeypatch.setattr(showing, "shown", away)
    answer = fetched("aendringer.atom")
    assert (answer.status, answer.text) == (503, "Databasen svarer ikke.\n")


def test_another_server_sends_the_same_bytes(monkeypatch):
    first = fetched("aendringer.atom")
    feed._kept.clear()
    publications._remembered.clear()
    monkeypatch.setattr(clock, "today", lambda: date(2027, 12, 24))
    second = fetched("aendringer.atom")
    assert (second.body, second.headers["etag"]) == (first.body, first.headers["etag"])


@pytest.fixture
def monitor(own_store, monkeypatch) -> Monitor:
    """The monitor that the feeds are of, with a store of this test's own."""
    found = Monitor(SHIPPED_DATA, own_store)
    monkeypatch.setattr(editions, "current", lambda: found)
    return found


def test_who_polls_hears_of_a_publication_and_of_nothing_before_it(monitor, own_store):
    def polled(name: str, tag: str) -> Answer:
        return fetched(name, If_None_Match=tag)

    everything, other = fetched("aendringer.atom"), fetched("maalsaetning-1.atom")
    tag, tag_of_other = everything.headers["etag"], other.headers["etag"]
    secret = remark("NY", title="Hemmelig bemærkning", summary="Skrevet af Ane Hansen.")
    version = delivered(own_store, secret, by="Karen")
    for step in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, step, "Cilla")
    for person in (ANONYMOUS, COUNCIL, COORDINATOR):
        feed._kept.clear()
        with persons.acting(person):
            again = polled("aendringer.atom", tag)
            assert (again.status, again.body) == (304, b"")

    publish(own_store, "Status vinter", clock.today(), "Cilla")
    now = polled("aendringer.atom", tag)
    assert now.status == 200
    read, before = feedparser.parse(now.body), feedparser.parse(everything.body)
    (new,) = (each for each in read.entries if "Hemmelig bemærkning" in each.title)
    assert {each.id for each in before.entries} < {each.id for each in read.entries}
    assert new.id not in {each.id for each in before.entries}
    assert polled("aendringer.atom", now.headers["etag"]).status == 304
    assert polled("maalsaetning-1.atom", tag_of_other).status == 304  # the remark is on 5

    redact(own_store, version, "Cilla", "Et navn.", "Hemmelig bemærkning")
    redacted = polled("aendringer.atom", now.headers["etag"])
    assert "Hemmelig" not in redacted.text
    assert "[fjernet]" in redacted.text
    assert [each.id for each in feedparser.parse(redacted.body).entries] == [
        each.id for each in read.entries
    ]
