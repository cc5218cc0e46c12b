"""Several processes share one store: nothing is lost when one is killed. The figures are invented."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import time

import pytest
from sqlalchemy import inspect

from monitor.settings import ROOT
from store.accepted import Store
from store.engine import engine, reading
from store.history import history
from store.migrating import NEWEST, revision, upgrade
from tests import uncovered
from tests.store.deliveries import ROWS, verify
from tests.store.processes import delivering, starting

pytestmark = pytest.mark.uncovered

DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK")
KILLS = 12
LONGEST_WAIT_SECONDS = 0.2
"""The time of several acceptances on an idle machine, so that the kill falls anywhere in one."""
TIMES = 4


def test_eight_processes_accepting_at_once_lose_nothing_and_see_the_same_order(place):
    shipped = Store(place).newest()
    processes = [delivering(place, department, TIMES) for department in DEPARTMENTS]
    told = [running.rest() for running in processes]
    assert [running.process.exitcode for running in processes] == [0] * len(DEPARTMENTS)
    versions = sorted(version for _, *accepted, _ in told for version in accepted)
    count = len(DEPARTMENTS) * TIMES
    assert versions == list(range(shipped + 1, shipped + count + 1))

    store = Store(place)
    verify(store)
    order = [(each.version, each.who, each.sha256) for each in history(store)[::-1]]
    for *_, seen in told:
        assert seen == order[: len(seen)]
    brought = [o for o in store.observe(None).observations if (o.series or "").startswith("prøve")]
    assert len(brought) == len(DEPARTMENTS) * ROWS
    assert {o.note for o in brought} == {f"nr. {TIMES - 1}"}


def test_a_process_killed_at_any_moment_leaves_all_of_a_submission_or_nothing(place):
    chance = random.Random(2026)
    told = before = Store(place).newest()
    for number in range(KILLS):
        running = delivering(place, "SOF", 10_000)
        assert running.line.recv() == "klar"
        # Every second time something has been accepted first, however slow the machine is.
        first = [running.line.recv()] if number % 2 else []
        time.sleep(chance.uniform(0, LONGEST_WAIT_SECONDS))
        running.process.kill()
        told = max([told, *first, *running.rest()])
        store = Store(place)
        verify(store)
        assert store.newest() >= told  # every version reported as accepted is there
        for each in history(store):
            if each.version > before:
                assert each.new + each.changed == ROWS
        store.engine.dispose()
    assert told > before


def test_several_processes_starting_at_once_make_the_tables_once(empty_place):
    processes = [starting(empty_place) for _ in range(4)]
    for running in processes:
        running.line.send("nu")
    assert [running.rest() for running in processes] == [["færdig"]] * 4
    with reading(engine(empty_place)) as connection:
        assert revision(connection) == NEWEST


@pytest.mark.parametrize("wait_seconds", [0.01, 0.03, 0.05, 0.08, 0.12])
def test_a_start_that_is_killed_leaves_all_tables_or_none(tmp_path, wait_seconds):
    place = str(tmp_path / "store")
    running = starting(place)
    running.line.send("nu")
    time.sleep(wait_seconds)
    running.process.kill()
    running.rest()
    opened = engine(place)
    with reading(opened) as connection:
        tables = set(inspect(connection).get_table_names())
        assert not tables or revision(connection) == NEWEST
    upgrade(opened)
    assert Store(place).newest() == 0


FILLING = """
import resource, sys
from tests.store.deliveries import delivered, fleksjob
from store.accepted import Store
from store.faults import StoreError
store = Store(sys.argv[1])
store.observe(None)
sys.dont_write_bytecode = True  # half a compiled module would be left behind, for all to read
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    print(delivered(store, fleksjob("BUF", 270, 2025, note="lang " * 50_000)))
except StoreError as error:
    print(error)
"""


def test_a_full_disk_is_reported_in_danish_and_nothing_is_kept(shipped_folder, tmp_path):
    folder = str(shutil.copytree(shipped_folder, tmp_path / "store"))

    def filled(limit: int) -> str:
        done = subprocess.run(
            [sys.executable, "-c", FILLING, folder, str(limit)],
            cwd=ROOT,
            env=uncovered.environment(),  # the limit would also truncate coverage's own file
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    before = Store(folder).newest()
    for limit in (40_000, 100_000, 200_000):
        assert filled(limit).startswith("Der er ikke plads på disken")
        verify(Store(folder))
        assert Store(folder).newest() == before
    assert filled(resource.RLIM_INFINITY) == str(before + 1)
    verify(Store(folder))
