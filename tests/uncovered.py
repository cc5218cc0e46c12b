"""Tests and programs that coverage does not follow, because it makes them three times as slow.

It follows the tests of the rooms that `pyproject.toml` measures, except those that try random cases:
they repeatedly run lines that other tests already cover.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from coverage import Coverage

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_FOLLOWED = ("large", "uncovered")
"""The marks of tests that coverage does not follow, explained in `pyproject.toml`."""
RUN_BY_ALEMBIC = "store.migrations.env"
"""The one module that cannot be imported: Alembic runs it."""


def environment() -> dict[str, str]:
    """This process's environment without the variables that make coverage follow a started program."""
    return {name: value for name, value in os.environ.items() if not _is_of_coverage(name)}


def is_followed(item: pytest.Item, rooms: list[str]) -> bool:
    """Whether coverage follows a test or doctest when it measures `rooms`."""
    folders = item.path.relative_to(ROOT).parts
    room = folders[1] if folders[0] == "tests" else folders[0]
    return room in rooms and not any(item.get_closest_marker(mark) for mark in NOT_FOLLOWED)


@contextmanager
def unless_followed(item: pytest.Item) -> Iterator[None]:
    """Pause coverage, also in started programs, unless it follows the test."""
    measuring = Coverage.current()
    if measuring is None or is_followed(item, _rooms(measuring)):
        yield
        return
    with _paused():
        yield


@contextmanager
def while_collecting() -> Iterator[None]:
    """Pause coverage while tests are collected: it takes as long as the collecting.

    What it measures is imported before, because the lines that declare something run once.
    """
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    for name in _modules(_rooms(measuring)):
        import_module(name)
    with _paused():
        yield


def _modules(rooms: list[str]) -> Iterator[str]:
    """The names of all modules of the rooms that can be imported."""
    for room in rooms:
        yield room
        for module in walk_packages(import_module(room).__path__, f"{room}."):
            if module.name != RUN_BY_ALEMBIC:
                yield module.name


@contextmanager
def _paused() -> Iterator[None]:
    """Coverage stops, also in started programs."""
    taken = {name: os.environ.pop(name) for name in list(os.environ) if _is_of_coverage(name)}
    stopped = list(_stopped())
    try:
        yield
    finally:
        for each in reversed(stopped):
            each.start()
        os.environ.update(taken)


def _stopped() -> Iterator[Coverage]:
    """Stop every measurement, innermost first: a worker of xdist has its own inside that of its process."""
    while (measuring := Coverage.current()) is not None:
        measuring.stop()
        yield measuring


def _rooms(measuring: Coverage) -> list[str]:
    rooms = measuring.get_option("run:source")
    assert isinstance(rooms, list)
    return [str(room) for room in rooms]


def _is_of_coverage(name: str) -> bool:
    return name.startswith(("COV_", "COVERAGE_"))
