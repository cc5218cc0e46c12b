"""A server publishes what is planned, at its start and when the moment comes, whatever goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

import server
from monitor import plans
from policy import clock
from store.accepted import Store
from store.faults import StoreError
from store.planning import Wish, plan
from store.plans import in_order
from store.publishing import advance
from store.states import State
from tests.store.deliveries import delivered, fleksjob
from web import punctual

PATIENCE_SECONDS = 15
"""Shorter than the usual time between two looks."""


@pytest.fixture(autouse=True)
def _without_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the server settles for its process stays in that of the tests."""
    monkeypatch.setattr(server.config, "set_option", lambda *_: None)
    monkeypatch.setattr(server.editions, "when_computed", lambda _: None)


def planned(store: Store, at: datetime) -> None:
    version = delivered(store, fleksjob("BUF", 270, 2025))
    for step in (State.APPROVED, State.PRESENTED):
        advance(store, version, step, "Bo")
    plan(store, Wish("Status", at, (version,)), "Dorte", now=at - timedelta(days=1))


def serve_until(happened: Callable[[], bool]) -> None:
    """Let the server serve until something has happened; fails when it does not."""

    async def served() -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), server.serving(server.app):
            while not happened():  # noqa: ASYNC110 - another thread makes it happen
                await asyncio.sleep(0.02)

    asyncio.run(served())


@pytest.mark.parametrize("seconds", [-3600, 1])
def test_a_server_publishes_at_its_start_what_was_missed_and_later_when_the_moment_comes(
    own_store, seconds
):
    planned(own_store, clock.now() + timedelta(seconds=seconds))
    serve_until(lambda: not in_order(plans.plans.plans(own_store)))
    assert plans.plans.plans(own_store)[0].state.value == "done"


@pytest.mark.parametrize("fault", [StoreError("Databasen svarer ikke."), RuntimeError("en fejl")])
def test_a_look_that_goes_wrong_is_logged_and_ends_no_later_one(monkeypatch, caplog, fault):
    looks = 0

    def looked(*_: object) -> plans.Carried:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise fault
        return plans.Carried()

    monkeypatch.setattr(plans, "carry_out_due", looked)
    monkeypatch.setattr(punctual, "LONGEST_SECONDS", 0.01)
    serve_until(lambda: looks > 2)
    assert str(fault) in caplog.text


def test_a_fault_is_logged_when_it_comes_and_not_again_at_each_look(monkeypatch, caplog):
    looks = iter([("a: låst",), ("a: låst", "b: væk"), ("a: låst",), (), ("a: låst",)])
    done: list[plans.Carried] = []

    def looked(*_: object) -> plans.Carried:
        done.append(plans.Carried(faults=next(looks, ())))
        return done[-1]

    monkeypatch.setattr(plans, "carry_out_due", looked)
    monkeypatch.setattr(punctual, "LONGEST_SECONDS", 0.01)
    serve_until(lambda: len(done) > 5)
    told = [each.getMessage() for each in caplog.records if each.name == punctual.__name__]
    first, second = "Planned publications: a: låst", "Planned publications: b: væk"
    assert told == [first, second, first]
