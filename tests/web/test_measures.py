"""What a server measures is told at an address of its own, and counts what people do."""

from __future__ import annotations

import asyncio
import logging
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from monitor import editions, settings
from store.carrying_out import carry_out
from store.faults import StoreError
from store.planning import Wish, mark_read, plan
from store.publishing import advance
from store.states import State
from store.undoing import undo
from tests.ports import free_port
from tests.store.deliveries import delivered, fleksjob
from tests.web import under_way
from tests.web.asking import asked
from web import measures

HOUR = timedelta(hours=1)


def measured(name: str, **labels: str) -> float:
    """The value that is told now; 0 where there is none yet."""
    families = text_string_to_metric_families(generate_latest(measures.REGISTRY).decode())
    found = (sample for family in families for sample in family.samples)
    return next((s.value for s in found if s.name == name and s.labels == labels), 0)


async def held(socket):
    await socket.accept()
    await socket.receive()


@pytest.fixture
def site():
    """A site with a page, a full page, an answer from the provider, and a page's stream."""
    routes = [
        Route("/", lambda _: PlainTextResponse("i orden")),
        Route("/fuld", lambda _: PlainTextResponse("prøv igen", 503)),
        Route("/log-ind/svar", lambda r: PlainTextResponse("", 303 if r.query_params else 403)),
        WebSocketRoute("/_stcore/stream", held),
    ]
    return Starlette(routes=routes, middleware=[Middleware(measures.Measured)])


def test_answers_are_counted_by_their_status(site):
    before = [measured("handicapmonitor_answers_total", status=s) for s in ("200", "503")]
    for path in ("/", "/", "/fuld"):
        asked(site, path)
    after = [measured("handicapmonitor_answers_total", status=s) for s in ("200", "503")]
    assert after == [before[0] + 2, before[1] + 1]


def test_who_came_in_is_counted_apart_from_who_did_not(site):
    before = [measured("handicapmonitor_sign_ins_total", came_in=s) for s in ("yes", "no")]
    for path in ("/log-ind/svar?code=1", "/log-ind/svar", "/log-ind/svar"):
        asked(site, path)
    after = [measured("handicapmonitor_sign_ins_total", came_in=s) for s in ("yes", "no")]
    assert after == [before[0] + 1, before[1] + 2]


def test_open_pages_are_counted_until_they_are_closed(site):
    before = measured("handicapmonitor_pages_open")

    async def visit() -> None:
        page = await under_way.websocket(site, "/_stcore/stream")
        assert measured("handicapmonitor_pages_open") == before + 1
        await page.leave()

    asyncio.run(visit())
    assert measured("handicapmonitor_pages_open") == before


def test_the_newest_version_of_each_policy_is_told(own_store):
    assert measured("handicapmonitor_database_up") == 1
    told = measured("handicapmonitor_accepted_version", policy="2023-2026")
    assert told == own_store.newest() == 7


def test_a_planned_publication_that_was_not_carried_out_is_told_until_somebody_has_read_it(
    own_store,
):
    now = datetime.now(UTC)
    version = delivered(own_store, fleksjob("BUF", 270, 2025))
    for step in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, step, "Bo")
    plan(own_store, Wish("Status", now + HOUR, (version,)), "Dorte", now=now)
    undo(own_store, version, "Bo", "Forkert", at_once=True)
    told = partial(measured, "handicapmonitor_plans_failed", policy="2023-2026")
    assert told() == 0
    carry_out(own_store, now + HOUR, now)
    assert told() == 1
    mark_read(own_store, 1, "Dorte", now=now + HOUR)
    assert told() == 0


def test_a_database_that_does_not_answer_is_told_and_hides_nothing_else(
    own_store, monkeypatch, tmp_path
):
    monkeypatch.setenv(settings.STORE_VARIABLE, f"postgresql://127.0.0.1:{free_port()}/intet")
    monkeypatch.setenv(settings.BACKUPS_VARIABLE, str(tmp_path))
    backup = tmp_path / "2023-2026-20260201T023000Z.sqlite"
    backup.write_bytes(b"")
    editions.opened.cache_clear()
    assert measured("handicapmonitor_database_up") == 0
    assert measured("handicapmonitor_backup_seconds", policy="2023-2026") == pytest.approx(
        time.time(), abs=60
    )


def test_measures_are_told_at_the_address_of_the_settings_and_nowhere_else(own_store, monkeypatch):
    monkeypatch.setenv(settings.MEASURES_VARIABLE, f"127.0.0.1:{free_port()}")
    host, port = settings.measures_address()
    with measures.served():
        before = measured("handicapmonitor_errors_total")
        logging.getLogger("streamlit.runtime.scriptrunner.exec_code").error("En fejl")
        logging.getLogger("web").error("En fejl")
        logging.getLogger("web").warning("Ingen fejl")
        with urllib.request.urlopen(f"http://{host}:{port}/") as answer:
            assert f"handicapmonitor_errors_total {before + 2}" in answer.read().decode()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://{host}:{port}/")


@pytest.mark.parametrize("written", ["9101", "127.0.0.1", ":9101", "127.0.0.1:0", "::1:x"])
def test_an_address_that_is_none_is_reported(written, monkeypatch):
    monkeypatch.setenv(settings.MEASURES_VARIABLE, written)
    with pytest.raises(StoreError, match="HANDICAPMONITOR_MEASURES skal være en adresse og en"):
        settings.measures_address()


def test_a_taken_address_does_not_stop_the_site(own_store, monkeypatch, caplog):
    monkeypatch.setenv(settings.MEASURES_VARIABLE, f"127.0.0.1:{free_port()}")
    with measures.served(), measures.served():
        assert "HANDICAPMONITOR_MEASURES" in caplog.text
