"""Processes of their own at one store, each forked from one in which everything is imported.

Starting a program and importing takes longer than what most of these tests try. A forked process is as
much a process: it opens the store itself, and can be killed at any moment.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

from store.engine import engine
from store.migrating import upgrade
from tests.store import deliveries

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "alembic.command", "alembic.config", "alembic.script"])


class Running(NamedTuple):
    """A process, and the way to talk with it."""

    process: ForkServerProcess
    line: Connection

    def rest(self) -> list[Any]:
        """All that it says until it ends, or is killed, perhaps in the middle of a word."""
        said = []
        try:
            while True:
                said.append(self.line.recv())
        except (EOFError, OSError):
            self.process.join()
            return said


def delivering(place: str, department: str, times: int) -> Running:
    """A department that delivers again and again; says what `deliveries.deliver` says."""
    return _running(_deliver, place, department, times)


def starting(place: str) -> Running:
    """A process that brings a store's tables up to date once it is told to; says when it has."""
    started = _running(_upgrade, place)
    assert started.line.recv() == "klar"
    return started


def _running(act: Callable[..., None], *given: object) -> Running:
    here, there = FORKS.Pipe()
    process = FORKS.Process(target=act, args=(there, *given))
    # A page that was tried before in this process is its main module, and would run again in the new one.
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    there.close()
    return Running(process, here)


def _deliver(line: Connection, place: str, department: str, times: int) -> None:
    deliveries.deliver(place, department, times, line.send)


def _upgrade(line: Connection, place: str) -> None:
    opened = engine(place)
    line.send("klar")
    line.recv()
    upgrade(opened)
    line.send("færdig")
