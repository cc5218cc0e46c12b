"""Tests and programs that coverage does not follow, because it makes them three times as slow.

It follows the tests of the rooms that `pyproject.toml` measures, except those that try random cases:
they repeatedly run lines that other tests already cover.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coverage import Coverage

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_FOLLOWED = ("large", "uncovered")
"""The marks of tests that coverage does not follow, explained in `pyproject.toml`."""


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
