"""A picture by itself at its address: the same for whoever asks, only what is public, framed by named sites."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from monitor import editions, elsewhere, persons
from monitor.editions import Monitor
from monitor.persons import ANONYMOUS
from monitor.settings import EMBEDDING_VARIABLE, SHIPPED_DATA
from policy import clock
from presentation.embedded import registry
from store.faults import StoreError
from store.publishing import advance, publish
from store.snapshots import PRESENTED, WORKING
from store.states import State
from tests.people import COORDINATOR, COUNCIL
from tests.records import observation
from tests.store.deliveries import delivered
from tests.web.asking import Answer, asked
from web import embedded

SITE = Starlette(routes=[Route(embedded.PATH, embedded.picture)])
FLEKSJOB = "soejler-fleksjob"
TITLE = "Ansatte i fleksjob i kommunen, 2024"


def fetched(name: str, **headers: str) -> Answer:
    given = [(key.replace("_", "-"), value) for key, value in headers.items()]
    return asked(SITE, f"/indlejr/{name}", headers=given)


def policy_of(answer: Answer) -> dict[str, str]:
    """The directives of the content security policy."""
    told = answer.headers["content-security-policy"]
    return dict(each.split(maxsplit=1) for each in told.split("; "))


def test_a_picture_has_its_title_sentence_source_date_points_and_the_way_back():
    answer = fetched(FLEKSJOB, Host="handicap.example")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    shown = registry.by_key(editions.current().edition(clock.today()).status)[FLEKSJOB].picture
    text = unescape(answer.text)
    assert '<html lang="da">' in text
    assert f"<h1>{TITLE}</h1>" in text
    assert f'alt="{shown.sentence}"' in text
    assert f'<p aria-hidden="true">{shown.sentence}</p>' in text
    assert f"{shown.source} Status oktober 2025, set per 13. november 2025." in text
    assert "Billedet som tabel" in text
    back = f'href="http://handicap.example/maalsaetning-5#billede-{FLEKSJOB}" target="_top"'
    assert back in text


def test_nothing_runs_in_it_and_nothing_is_kept_in_the_browser():
    answer = fetched(FLEKSJOB)
    assert "<script" not in answer.text
    assert "set-cookie" not in answer.headers
    policy = policy_of(answer)
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "script-src" not in policy


def test_it_has_an_image_for_wide_and_narrow_frames_in_light_and_dark():
    media = re.findall(r'<source media="([^"]+)"', fetched(FLEKSJOB).text)
    assert media == [
        "screen and (prefers-color-scheme: dark) and (max-width: 36rem)",
        "screen and (prefers-color-scheme: dark)",
        "(max-width: 36rem)",
    ]


def test_the_file_of_the_picture_has_its_own_words():
    answer = fetched(f"{FLEKSJOB}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert TITLE in answer.text
    assert "set per 13." in answer.text


@pytest.mark.parametrize("name", [FLEKSJOB, f"{FLEKSJOB}.svg"])
def test_whoever_has_the_newest_is_told_so_and_gets_nothing(name):
    first = fetched(name)
    again = fetched(name, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert fetched(name, If_None_Match='"andet"').body == first.body


def test_a_picture_of_another_date_is_led_back_to_that_date():
    answer = fetched(f"{FLEKSJOB}?dato=2025-11-20&maalgruppe=autisme")
    assert "Set per 20. november 2025" in answer.text
    assert f"/maalsaetning-5?dato=2025-11-20#billede-{FLEKSJOB}" in answer.text


def test_an_unknown_key_is_told_which_keys_there_are():
    answer = fetched("findes-ikke")
    assert answer.status == 404
    assert answer.text.startswith("Der er intet billede »findes-ikke«. Der er:\n")
    assert f"{FLEKSJOB}: {TITLE}\n" in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../kalender",
        f"{FLEKSJOB}/",
        f"{FLEKSJOB}.svg.svg",
        f"{FLEKSJOB}.png",
        "a\x07b",
        "å" * 500,
    ],
)
def test_what_is_no_key_is_no_picture(name):
    answer = fetched(name)
    assert answer.status == 404
    assert len(answer.text.splitlines()[0]) < 120


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("dato=snart", "»snart« er ikke en dato. Skriv den som 2025-11-13.\n"),
        ("oejebliksbillede=andet", "Der er intet øjebliksbillede med navnet »andet«."),
        ("politik=findes-ikke", "Politikken »findes-ikke« findes ikke her.\n"),
        (f"oejebliksbillede={WORKING}", f"{elsewhere.ONLY_PUBLIC}\n"),
        (f"oejebliksbillede={PRESENTED}", f"{elsewhere.ONLY_PUBLIC}\n"),
    ],
)
def test_an_edition_that_is_not_public_or_not_there_is_no_answer(query, why):
    answer = fetched(f"{FLEKSJOB}?{query}")
    assert answer.status == 404
    assert answer.text.startswith(why)


@pytest.mark.parametrize("days", [0, 1, 400])
def test_from_today_on_a_date_would_show_what_is_not_public(days):
    day = clock.today() + timedelta(days=days)
    answer = fetched(f"{FLEKSJOB}?dato={day.isoformat()}")
    assert (answer.status, answer.text) == (404, f"{elsewhere.ONLY_PUBLIC}\n")


def test_a_database_that_is_away_is_said_so(monkeypatch):
    def away(*_, **__) -> None:
        raise StoreError("Databasen svarer ikke.")

    monkeypatch.setattr(elsewhere, "seen", away)
    answer = fetched(FLEKSJOB)
    assert (answer.status, answer.text) == (503, "Databasen svarer ikke.\n")


def test_nobody_may_frame_it_unless_the_setting_names_a_site(monkeypatch):
    monkeypatch.delenv(EMBEDDING_VARIABLE, raising=False)
    assert policy_of(fetched(FLEKSJOB))["frame-ancestors"] == "'none'"
    monkeypatch.setenv(EMBEDDING_VARIABLE, "www.example.dk, *.example.org http://localhost:8080")
    for name in (FLEKSJOB, f"{FLEKSJOB}.svg", "findes-ikke"):
        assert policy_of(fetched(name))["frame-ancestors"] == (
            "https://www.example.dk https://*.example.org http://localhost:8080"
        )


@pytest.fixture
def monitor(own_store, monkeypatch) -> Monitor:
    """The monitor that the pictures are of, with a store of this test's own."""
    found = Monitor(SHIPPED_DATA, own_store)
    monkeypatch.setattr(editions, "current", lambda: found)
    return found


def test_what_is_not_public_is_in_no_picture_whoever_asks(monitor, own_store):
    before = fetched(FLEKSJOB)
    version = delivered(own_store, observation("fleksjob", "BUF", 2024, 98701), by="Karen")
    for step in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, step, "Cilla")
    for person in (ANONYMOUS, COUNCIL, COORDINATOR):
        with persons.acting(person):
            assert fetched(FLEKSJOB).body == before.body
    publish(own_store, "Status vinter", clock.today(), "Cilla")
    found = fetched(FLEKSJOB)
    assert "98.701" in found.text
    assert found.headers["etag"] != before.headers["etag"]
