"""The calendars at their addresses: the same for whoever asks, and only what is public."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from monitor import editions, persons, showing
from monitor.editions import Monitor
from monitor.persons import ANONYMOUS
from monitor.settings import SHIPPED_DATA
from policy import clock
from policy.choices import EventState
from presentation.wheel import changes
from store.faults import StoreError
from store.publishing import advance, publish
from store.states import State
from tests.people import COORDINATOR, COUNCIL
from tests.records import event
from tests.store.deliveries import delivered
from tests.web.asking import Answer, asked
from web import calendar

CODES = (
    *("alle", "handicapraadet", "bif", "buf", "kff", "sof", "suf", "tmf", "oekf"),
    *("boerne-og-ungdomsudvalget", "socialudvalget", "oekonomiudvalget", "borgerrepraesentationen"),
)
"""Some of the calendars of the shipped policy, written by hand."""


SITE = Starlette(routes=[Route(calendar.PATH, calendar.feed)])


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    calendar._kept.clear()


def fetched(name: str, method: str = "GET", **headers: str) -> Answer:
    given = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return asked(SITE, f"/kalender/{name}", method, given)


@pytest.mark.parametrize("code", CODES)
def test_each_calendar_is_at_its_address(code):
    answer = fetched(f"{code}.ics")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-language"] == "da"
    assert answer.body.startswith(b"BEGIN:VCALENDAR\r\n")


def test_an_unknown_code_is_told_which_codes_there_are():
    answer = fetched("findes-ikke.ics")
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("Der er ingen kalender »findes-ikke.ics«. Der er:\n")
    assert set(CODES) <= {line.partition(".")[0] for line in answer.text.splitlines()}


@pytest.mark.parametrize(
    "name", ["", "alle", "../alle.ics", "alle.ics/", "%2e%2e/alle.ics", "alle.ics.ics", "a\x07b.ics", "å" * 500]
)  # fmt: skip
def test_what_is_no_code_is_no_calendar(name):
    answer = fetched(name)
    assert answer.status == 404
    assert max(map(len, answer.text.splitlines())) < 120


def test_the_code_may_be_typed_in_capitals():
    assert fetched("SOF.ics").body == fetched("sof.ics").body


def test_whoever_has_the_newest_is_told_so_and_gets_nothing():
    first = fetched("alle.ics")
    tag = first.headers["etag"]
    for sent in (tag, f'"andet", {tag}', "*", tag.removeprefix("W/")):
        again = fetched("alle.ics", If_None_Match=sent)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
    assert fetched("alle.ics", If_None_Match='"andet"').body == first.body


def test_another_server_sends_the_same_bytes(monkeypatch):
    first = fetched("alle.ics")
    calendar._kept.clear()
    changes._remembered.clear()
    monkeypatch.setattr(clock, "today", lambda: date(2027, 12, 24))
    second = fetched("alle.ics")
    assert second.body == first.body
    assert second.headers["etag"] == first.headers["etag"]


def test_the_links_are_those_of_the_name_that_the_site_was_asked_at():
    assert b"URL:http://handicap.example/" in fetched("alle.ics", Host="handicap.example").body
    assert b"URL:http://localhost/" in fetched("alle.ics").body


def test_whoever_wants_to_follow_a_calendar_is_led_on_to_her_own_program():
    answer = fetched("sof.ics?abonner=ja", Host="handicap.example")
    assert answer.status == 302
    assert answer.headers["location"] == "webcal://handicap.example/kalender/sof.ics"
    assert fetched("findes-ikke.ics?abonner=ja").status == 404
    assert fetched("sof.ics?abonner=nej").body == fetched("sof.ics").body


def test_a_policy_that_may_not_be_seen_is_as_if_it_were_not_there():
    answer = asked(SITE, "/kalender/alle.ics?politik=findes-ikke")
    assert (answer.status, answer.text) == (404, "Politikken »findes-ikke« findes ikke her.\n")


def test_a_database_that_is_away_is_said_so(monkeypatch):
    def away(*_) -> None:
        raise StoreError("Databasen svarer ikke.")

    monkeypatch.setattr(showing, "shown", away)
    answer = fetched("alle.ics")
    assert (answer.status, answer.text) == (503, "Databasen svarer ikke.\n")


@pytest.fixture
def monitor(own_store, monkeypatch) -> Monitor:
    """The monitor that the calendars are of, with a store of this test's own."""
    found = Monitor(SHIPPED_DATA, own_store)
    monkeypatch.setattr(editions, "current", lambda: found)
    return found


def test_what_is_not_public_is_in_no_calendar_whoever_asks(monitor, own_store):
    before = fetched("alle.ics")
    meeting = event("NYT", EventState.EXPECTED, "2026-12-15", title="Hemmeligt møde")
    version = delivered(own_store, meeting, by="Karen")
    for step in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, step, "Cilla")
    for person in (ANONYMOUS, COUNCIL, COORDINATOR):
        calendar._kept.clear()
        with persons.acting(person):
            assert fetched("alle.ics").body == before.body
    publish(own_store, "Status vinter", clock.today(), "Cilla")
    found = fetched("alle.ics")
    assert "Hemmeligt møde" in found.text.replace("\r\n ", "")
    assert found.headers["etag"] != before.headers["etag"]
