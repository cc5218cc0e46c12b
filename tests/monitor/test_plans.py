"""Planned publications of all policies, and what the servers show afterwards. Invented figures."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor import editions, news, policies
from monitor.editions import Monitor
from monitor.plans import carry_out_due
from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.engine import FILE_NAME
from store.planning import Wish, plan
from store.plans import plans
from store.publishing import advance
from store.states import PlanState, State
from tests.store.deliveries import delivered, fleksjob

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
EIGHT = datetime(2027, 3, 1, 7, tzinfo=UTC)
DAY = date(2027, 3, 1)


def planned(store: Store, name: str = "Status marts") -> None:
    version = delivered(store, fleksjob("BUF", 270, 2025))
    for step in (State.APPROVED, State.PRESENTED):
        advance(store, version, step, "Bo")
    plan(store, Wish(name, EIGHT, (version,)), "Dorte", now=NOW)


@pytest.fixture
def further(own_store: Store, tmp_path: Path) -> Store:
    """The store of another policy, beside the first."""
    place = policies.named("2027-2030").store
    shutil.copytree(tmp_path / "own", place, ignore=shutil.ignore_patterns("politikker"))
    return Store(place)


def test_what_is_due_is_carried_out_in_the_store_of_every_policy(own_store, further):
    planned(own_store)
    planned(further, "Status for udkastet")
    carried = carry_out_due(EIGHT, NOW)
    assert [(place.code, each.name) for place, each in carried.plans] == [
        ("2023-2026", "Status marts"),
        ("2027-2030", "Status for udkastet"),
    ]
    assert carried.next_due is None


def test_a_policy_that_cannot_be_read_leaves_the_others_their_plans(own_store, further):
    planned(own_store)
    Path(policies.named("2027-2030").store, FILE_NAME).write_bytes(b"ikke en database" * 1000)
    carried = carry_out_due(EIGHT, NOW)
    assert [each.state for _, each in carried.plans] == [PlanState.DONE]
    assert [each.partition(": ")[0] for each in carried.faults] == ["2027-2030"]


def test_the_next_moment_is_told_so_that_the_server_wakes_for_it(own_store):
    planned(own_store)
    carried = carry_out_due(NOW, NOW)
    assert (carried.plans, carried.next_due) == ((), EIGHT)


def test_every_server_shows_what_another_one_has_published_and_open_pages_are_told(own_store):
    planned(own_store)
    here = editions.current()
    other = Monitor(SHIPPED_DATA, Store(policies.chosen().store))
    before = here.edition(DAY)
    told = news.state(None, None, DAY)
    assert before.snapshot.name == "Status oktober 2025"
    carry_out_due(EIGHT, NOW)
    for each in (here, other):
        assert each.edition(DAY).snapshot.name == "Status marts"
    assert news.state(None, None, DAY) != told
    assert plans(own_store)[0].state is PlanState.DONE
