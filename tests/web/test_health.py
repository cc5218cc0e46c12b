"""The three questions to a server: is it alive, may visits be sent to it, can the data be read."""

from __future__ import annotations

import asyncio
import os
import signal
from threading import Event, Thread

import pytest
from starlette.requests import Request

from store import acts
from store.engine import FILE_NAME, writing
from web import draining, health

REQUEST = Request({"type": "http"})


@pytest.fixture(autouse=True)
def fresh_server():
    health._read_once.cache_clear()
    yield
    health._read_once.cache_clear()


def alive() -> int:
    return asyncio.run(health.alive(REQUEST)).status_code


def ready() -> int:
    return health.ready(REQUEST).status_code


def readable() -> int:
    return health.health(REQUEST).status_code


def test_a_server_whose_data_cannot_be_read_at_the_start_lives_and_is_not_ready(
    own_store, tmp_path
):
    file = tmp_path / "own" / FILE_NAME
    file.rename(tmp_path / "moved")
    assert [alive(), ready(), readable()] == [200, 503, 503]
    (tmp_path / "moved").rename(file)
    assert [alive(), ready(), readable()] == [200, 200, 200]


def test_a_server_that_was_ready_stays_so_while_the_database_of_all_is_away(own_store, tmp_path):
    assert ready() == 200
    (tmp_path / "own" / FILE_NAME).rename(tmp_path / "moved")
    assert [alive(), ready(), readable()] == [200, 200, 503]


@pytest.fixture
def ended() -> list[int]:
    """Takes the place of the server's own way to end, and lists the signals that reach it."""
    reached: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: reached.append(number))
    yield reached
    signal.signal(signal.SIGTERM, before)


def test_a_server_told_to_end_is_not_ready_at_once_and_ends_after_its_notice(own_store, ended):
    async def served() -> None:
        async with draining.drained(notice_seconds=0.2, longest_seconds=5):
            assert ready() == 200
            os.kill(os.getpid(), signal.SIGTERM)
            assert ready() == 503
            assert ended == []
            while not ended:  # noqa: ASYNC110 - a signal ends it
                await asyncio.sleep(0.02)

    asyncio.run(asyncio.wait_for(served(), 30))
    assert ended == [signal.SIGTERM]
    assert ready() == 200


def test_a_second_signal_ends_the_server_at_once(ended):
    async def served() -> None:
        async with draining.drained(notice_seconds=3600, longest_seconds=5):
            for _ in range(2):
                os.kill(os.getpid(), signal.SIGTERM)
            assert ended == [signal.SIGTERM]

    asyncio.run(served())


def test_a_server_ends_only_when_what_is_being_saved_is_saved(own_store):
    saved: list[str] = []
    told = Event()

    def save(go_on: asyncio.Event, loop: asyncio.AbstractEventLoop) -> None:
        with writing(own_store.engine):
            loop.call_soon_threadsafe(go_on.set)
            told.wait(20)
            saved.append("gemt")

    async def served() -> None:
        begun = asyncio.Event()
        asyncio.get_running_loop().call_later(0.3, told.set)
        async with draining.drained(notice_seconds=0, longest_seconds=30):
            Thread(target=save, args=(begun, asyncio.get_running_loop())).start()
            await begun.wait()
        assert not acts.are_under_way()

    asyncio.run(asyncio.wait_for(served(), 60))
    assert saved == ["gemt"]


def test_a_server_does_not_wait_for_ever_for_what_is_being_saved():
    async def served() -> None:
        with acts.noted():
            async with draining.drained(notice_seconds=0, longest_seconds=0):
                pass
            assert acts.are_under_way()

    asyncio.run(asyncio.wait_for(served(), 30))
