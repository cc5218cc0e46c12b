"""Servers for readers can have a read replica of PostgreSQL: it is read as the primary is, and not written to."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import text

from metrics.status import Status
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.faults import ReadOnlyError
from tests.store.deliveries import TODAY, delivered, fleksjob
from tests.store.postgresql import running_server
from tests.store.replica import replica_of

PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def both():
    """The stores of a primary with the shipped data, and of its replica."""
    with running_server() as address:
        primary = Store(f"{address}/postgres")
        Monitor(SHIPPED_DATA, primary).refresh()
        with replica_of(address) as other:
            replica = Store(f"{other}/postgres")
            yield primary, replica
            replica.engine.dispose()
        primary.engine.dispose()


def shown(monitor: Monitor, version: int) -> Status | None:
    """The status once the replica has a version; None when patience ends."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if monitor.refresh() >= version:
            return monitor.status(TODAY)
        time.sleep(0.05)
    return None


def test_a_server_on_a_replica_shows_the_same_status(both):
    primary, replica = (Monitor(SHIPPED_DATA, store).edition(TODAY) for store in both)
    with both[1].engine.connect() as connection:
        assert connection.execute(text("select pg_is_in_recovery()")).scalar_one()
    assert replica == primary


def test_what_the_primary_accepts_the_replica_shows(both):
    primary, replica = both
    version = delivered(primary, fleksjob("SOF", 87, series="prøve"), by="SOF")
    assert shown(Monitor(SHIPPED_DATA, replica), version) == shown(
        Monitor(SHIPPED_DATA, primary), version
    )


def test_a_write_to_a_replica_is_refused_in_danish(both):
    with pytest.raises(ReadOnlyError, match="Det gemte kan læses, men der kan ikke skrives i det"):
        delivered(both[1], fleksjob("SOF", 88, series="prøve"), by="SOF")
