"""The planned publications on the command line: listed, and carried out where no server runs."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from commands.exits import Exit
from store.accepted import Store
from store.planning import Wish, plan
from store.publishing import advance
from store.snapshots import snapshots
from store.states import State
from store.undoing import undo, undoing
from tests.command_line import called
from tests.store.deliveries import delivered, fleksjob


@pytest.fixture
def store(tmp_path, store_with_data):
    """A store with a plan whose moment was an hour ago, while no server ran."""
    opened = Store(str(shutil.copytree(store_with_data, tmp_path / "store")))
    version = delivered(opened, fleksjob("BUF", 270, 2025))
    for step in (State.APPROVED, State.PRESENTED):
        advance(opened, version, step, "Bo")
    now = datetime.now(UTC)
    wish = Wish("Status", now - timedelta(hours=1), (version,))
    plan(opened, wish, "Dorte", now=now - timedelta(days=1))
    yield opened
    opened.engine.dispose()


def run(store, tmp_path, *arguments):
    return called("publications", *arguments, store=tmp_path / "store")


def test_the_plans_are_listed_and_what_is_due_is_carried_out_only_when_asked_for(store, tmp_path):
    done = run(store, tmp_path)
    assert done.returncode == Exit.FINE
    (listed,) = json.loads(done.stdout)["plans"]
    assert (listed["name"], listed["state"], listed["versions"]) == ("Status", "open", [8])
    assert len(snapshots(store)) == 1
    (listed,) = json.loads(run(store, tmp_path, "--carry-out").stdout)["plans"]
    assert listed["state"] == "done"
    assert "fordi ingen server kørte" in listed["why"]
    assert [each.name for each in snapshots(store)][1:] == ["Status"]


def test_a_plan_that_cannot_be_carried_out_is_told_of_by_the_exit_code(store, tmp_path):
    undo(store, 8, "Bo", "Forkert fil", at_once=undoing(store, 8).at_once)
    done = run(store, tmp_path, "--carry-out")
    assert done.returncode == Exit.REFUSED
    assert done.stderr == "»Status« er ikke gennemført. Udgave 8 er kasseret.\n"
