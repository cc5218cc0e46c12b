"""An older database is brought up to date with its data."""

from __future__ import annotations

import re

import alembic.autogenerate
import pytest
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Table, column, insert, select, text, update
from sqlalchemy import table as sql_table

from store.accepted import Store
from store.engine import engine, reading, writing
from store.faults import StoreError
from store.history import history
from store.migrating import NEWEST, STEPS, revision, upgrade
from store.schema import CHANGES, METADATA, ORIGINALS, SCOPES, STANDING, STATES, SUBMISSIONS
from store.snapshots import snapshots
from store.states import Origin
from store.writer import Incoming
from tests.store.deliveries import delivered, fleksjob, key_of, verify

FIRST = (SUBMISSIONS, SCOPES, ORIGINALS, CHANGES)
"""The tables of the first step."""
LATER_COLUMNS = frozenset({"account", "acted_for"})


def copied(source: Connection, target: Connection, table: Table) -> None:
    """Copy a table into an older database, which has no columns of later steps."""
    kept = [each for each in table.c if each.name not in LATER_COLUMNS]
    rows = [dict(row) for row in source.execute(select(*kept)).mappings()]
    target.execute(insert(sql_table(table.name, *(column(each.name) for each in kept))), rows)


def test_the_migrations_give_the_tables_that_the_program_expects(empty_place):
    opened = engine(empty_place)
    upgrade(opened)
    with reading(opened) as connection:
        context = MigrationContext.configure(connection)
        assert alembic.autogenerate.compare_metadata(context, METADATA) == []
        assert revision(connection) == NEWEST


def test_an_older_database_is_upgraded_with_its_data(store, empty_place):
    delivered(store, fleksjob("BUF", 270, 2025), fleksjob("BUF", 280, 2026))
    delivered(store, fleksjob("BUF", 271, 2025), withdrawn=[key_of(fleksjob("BUF", 280, 2026))])
    delivered(store, fleksjob("BUF", 272, 2025))
    older = engine(empty_place)
    upgrade(older, "1")
    with reading(store.engine) as source, writing(older) as target:
        for table in FIRST:
            copied(source, target, table)
        stood = source.execute(select(STANDING).order_by(STANDING.c.change_id)).all()

    upgraded = Store(empty_place)
    verify(upgraded)
    assert upgraded.observe(None) == store.observe(None)
    for version in range(1, store.newest() + 1):
        assert upgraded.observe(None, version) == store.observe(None, version)
    assert {each.state for each in history(upgraded)} == {"public"}
    with reading(upgraded.engine) as connection:
        assert connection.execute(select(STANDING).order_by(STANDING.c.change_id)).all() == stood


def older_store(place: str, source: Store) -> None:
    """A store's database as of the migration before snapshots were bound to versions."""
    older = engine(place)
    upgrade(older, "2")
    with reading(source.engine) as rows, writing(older) as target:
        for table in (*FIRST, STANDING, STATES):
            copied(rows, target, table)


def shipped_snapshots(place: str) -> list[tuple[str, int, int, int | None]]:
    return [(s.name, s.version, s.log, s.release) for s in snapshots(Store(place))]


def test_the_shipped_snapshot_of_an_older_database_is_bound_to_its_release(store, empty_place):
    delivered(store, fleksjob("BUF", 270, 2025))
    older_store(empty_place, store)
    assert shipped_snapshots(empty_place) == [("Status oktober 2025", 7, 7, 1)]
    assert Store(empty_place).newest() == 8


def test_the_snapshot_of_an_older_database_includes_the_correction_of_its_last_file(
    store, tmp_path
):
    with writing(store.engine) as connection:
        second = update(SUBMISSIONS).where(SUBMISSIONS.c.version == 2)
        connection.execute(second.values(whole=False))
    older_store(str(tmp_path / "broken"), store)
    assert shipped_snapshots(str(tmp_path / "broken")) == []
    scope = frozenset({"data/2-tal.xlsx"})
    with store.writing() as writer:
        writer.add(Incoming(Origin.DATA, "2-tal.xlsx", b"", "data/", "", scope, 1), [])
    older_store(str(tmp_path / "mended"), store)
    assert shipped_snapshots(str(tmp_path / "mended")) == [("Status oktober 2025", 8, 8, 1)]


def test_a_published_snapshot_stays_after_the_shipped_one(store, empty_place):
    older_store(empty_place, store)
    with writing(engine(empty_place)) as connection:
        made = {"id": 1, "name": "Status", "as_of": "2026-02-01", "version": 7, "log": 8}
        columns = ("id", "name", "as_of", "version", "log", "who", "at")
        table = sql_table("snapshots", *map(column, columns))
        connection.execute(insert(table), {**made, "who": "Cilla", "at": "2026-02-01"})
    assert shipped_snapshots(empty_place) == [
        ("Status oktober 2025", 7, 7, 1),
        ("Status", 7, 8, None),
    ]


def test_a_database_of_a_newer_program_is_left_unchanged_and_reported(empty_place):
    opened = engine(empty_place)
    upgrade(opened)
    with writing(opened) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(StoreError, match="nyere udgave"):
        Store(empty_place)


def test_the_current_rows_equal_those_computed_from_the_whole_history(store):
    delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 271, 2025))
    verify(store)


def test_an_unreachable_database_is_reported_in_danish(tmp_path):
    with pytest.raises(StoreError, match="Databasen svarer ikke"):
        Store("postgresql://nobody@127.0.0.1:1/intet")
    (tmp_path / "fil").write_bytes(b"ikke en database, men lang nok til at ligne en" * 100)
    (tmp_path / "store").mkdir()
    (tmp_path / "fil").rename(tmp_path / "store" / "handicapmonitor.sqlite")
    with pytest.raises(StoreError, match="beskadiget"):
        Store(str(tmp_path / "store"))


def added_to_by_the_next(place: str) -> None:
    """What a newer program does to the tables while servers run: it only adds."""
    with writing(engine(place)) as connection:
        connection.execute(text("ALTER TABLE submissions ADD COLUMN later TEXT"))
        connection.execute(text("CREATE TABLE later (id INTEGER PRIMARY KEY)"))
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))


def test_a_running_server_reads_and_writes_on_while_a_newer_one_adds_to_its_tables(
    new_database, shipped_database
):
    place = new_database(shipped_database)
    running = Store(place)
    before = running.newest()
    added_to_by_the_next(place)
    assert delivered(running, fleksjob("BUF", 270, 2025)) == before + 1
    verify(running)
    with pytest.raises(StoreError, match="nyere udgave"):
        Store(place)  # only a start is refused


def test_a_migration_takes_nothing_from_servers_that_still_run():
    taking = re.compile(r"\b(drop_\w+|alter_column|rename_\w+|batch_alter_table|DROP|RENAME)\b")
    found = {
        step.name: taking.findall(step.read_text(encoding="utf-8"))
        for step in (STEPS / "versions").glob("r*.py")
    }
    assert len(found) == int(NEWEST)
    assert {name: taken for name, taken in found.items() if taken} == {}
