"""The server asks the system for as many open files as its pages need, and says what to do where it is refused."""

from __future__ import annotations

import resource

import pytest

from monitor import limits, open_files
from store.faults import StoreError


@pytest.fixture
def system(monkeypatch):
    """A system that gives so many now, and so many at most; holds what it was asked for."""
    asked: list[tuple[int, int]] = []

    def giving(now: int, most: int) -> list[tuple[int, int]]:
        monkeypatch.setattr(resource, "getrlimit", lambda _: (now, most))
        monkeypatch.setattr(resource, "setrlimit", lambda _, both: asked.append(both))
        return asked

    monkeypatch.setenv(limits.PAGES.variable, "300")
    return giving


def test_three_hundred_pages_need_more_than_the_usual_1024():
    assert open_files.needed(300) == 300 * 4 + 128 * 3 + 200 == 1784


def test_the_limit_is_raised_to_what_the_pages_need_and_left_where_it_is_high_enough(system):
    asked = system(1024, 4096)
    open_files.allow()
    assert asked == [(1784, 4096)]
    system(4096, 4096)
    open_files.allow()
    assert len(asked) == 1


def test_where_the_system_refuses_it_is_said_how_many_pages_would_fit(system):
    system(1024, 1024)
    with pytest.raises(StoreError) as fault:
        open_files.allow()
    fitting = (1024 - 128 * 3 - 200) // 4
    assert f"sæt {limits.PAGES.variable} til højst {fitting}." in str(fault.value)
    assert fitting == 110
    system(256, 256)
    with pytest.raises(StoreError, match="LimitNOFILE") as fault:
        open_files.allow()
    assert limits.PAGES.variable not in str(fault.value)
