"""Readers go on and nothing accepted is lost while a server dies, the database restarts, and one is upgraded."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from presentation import pages
from store import log_verifying
from store.accepted import Store
from store.history import history
from tests import uncovered
from tests.several.proxies import nginx
from tests.several.servers import ROOT
from tests.several.visitors import Reader
from tests.store.deliveries import verify

READ = (pages.OVERVIEW, pages.FIGURES, pages.COUNCIL)
DEPARTMENTS = ("BUF", "SOF", "KFF", "BIF", "SUF", "TMF")
LIMIT_SECONDS = 60
"""How long a test waits for something to go on; a reader that waits for ever fails it."""


class Writer:
    """A department's deliveries by a process of its own, and the versions that it was told of."""

    def __init__(self, place: str, department: str) -> None:
        self.accepted: list[int] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.several.writing", place, department],
            cwd=ROOT,
            env=uncovered.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listening = Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip().isdigit():
                self.accepted.append(int(line))

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.communicate("slut\n", timeout=LIMIT_SECONDS)
        self._listening.join()


def wait_until(true, what: str) -> None:
    deadline = time.monotonic() + LIMIT_SECONDS
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def all_go_on(readers: list[Reader], writers: list[Writer], what: str) -> None:
    """Every reader sees a whole page, and every writer has something accepted, from now on."""
    now = time.monotonic()
    before = {id(each): len(each.accepted) for each in writers}
    wait_until(lambda: all(each.shown_at and each.shown_at[-1] > now for each in readers), what)
    wait_until(lambda: all(len(each.accepted) > before[id(each)] for each in writers), what)


@pytest.mark.large
def test_readers_and_writers_go_on_and_nothing_accepted_is_lost(
    rounds, place, database, servers, tmp_path
):
    stop = Event()
    with nginx([each.port for each in servers], tmp_path) as address:
        readers = [Reader(address, READ, seed) for seed in range(rounds(8, 60))]
        writers = [Writer(place, name) for name in DEPARTMENTS[: rounds(2, 6)]]
        with ThreadPoolExecutor(len(readers)) as pool:
            reading = [pool.submit(each.read, stop) for each in readers]
            try:
                all_go_on(readers, writers, "at first")
                servers[0].kill()
                all_go_on(readers, writers, "with one of two servers")
                killed = writers.pop()
                killed.process.kill()
                database.stop()
                database.start()
                all_go_on(readers, writers, "after the database's restart")
                servers[0].start_again()
                servers[0].wait()
                servers[1].tell_to_end()
                servers[1].process.wait(timeout=LIMIT_SECONDS)
                all_go_on(readers, writers, "on the server that has been started anew")
            finally:
                stop.set()
                for each in writers:
                    each.end()
        for each in reading:
            each.result()
        killed.end()
    servers[1].start_again()
    servers[1].wait()
    store = Store(place)
    verify(store)
    assert log_verifying.verify(store).flaws == ()
    kept = {each.version: each.who for each in history(store)}
    told = {version: 1 for each in (*writers, killed) for version in each.accepted}
    assert told
    assert set(told) <= set(kept)
