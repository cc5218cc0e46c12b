"""Files are made a few at a time, and nobody waits for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from monitor import limits, turns


@pytest.fixture(autouse=True)
def own_turns(monkeypatch):
    turns.turns.cache_clear()
    monkeypatch.setenv(limits.FILES.variable, "1")
    monkeypatch.setenv(limits.FILE_SECONDS.variable, "1")
    yield
    turns.turns.cache_clear()


def test_a_file_waits_until_another_is_made_and_says_after_a_while_that_it_was_not():
    started, go_on = Event(), Event()

    def slow() -> str:
        started.set()
        go_on.wait()
        return "første"

    with ThreadPoolExecutor(1) as others:
        first = others.submit(turns.in_turn(slow))
        started.wait()
        with pytest.raises(turns.NoTurnError) as none:
            turns.in_turn(str)()
        assert limits.FILES.variable in str(none.value)
        go_on.set()
        assert first.result() == "første"
    assert turns.in_turn(lambda: "anden")() == "anden"


def test_a_file_that_could_not_be_made_gives_its_turn_back():
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            turns.in_turn(lambda: 1 / 0)()
