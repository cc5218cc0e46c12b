"""An older database is brought up to date with its data."""

from __future__ import annotations

import alembic.autogenerate
import pytest
from alembic.migration import MigrationContext
from sqlalchemy import insert, select, text

from store.accepted import Store
from store.engine import engine, reading, writing
from store.faults import StoreError
from store.history import history
from store.migrating import NEWEST, revision, upgrade
from store.schema import CHANGES, METADATA, ORIGINALS, SCOPES, STANDING, SUBMISSIONS
from tests.store.deliveries import delivered, fleksjob, key_of, verify

FIRST = (SUBMISSIONS, SCOPES, ORIGINALS, CHANGES)
"""The tables of the first step."""


def test_the_steps_lead_to_the_tables_that_the_program_knows(empty_place):
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
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            target.execute(insert(table), rows)
        stood = source.execute(select(STANDING).order_by(STANDING.c.change_id)).all()

    upgraded = Store(empty_place)
    verify(upgraded)
    assert upgraded.observe(None) == store.observe(None)
    for version in range(1, store.newest() + 1):
        assert upgraded.observe(None, version) == store.observe(None, version)
    assert {each.state for each in history(upgraded)} == {"public"}
    with reading(upgraded.engine) as connection:
        assert connection.execute(select(STANDING).order_by(STANDING.c.change_id)).all() == stood


def test_a_database_of_a_newer_program_is_left_alone_and_told(empty_place):
    opened = engine(empty_place)
    upgrade(opened)
    with writing(opened) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(StoreError, match="nyere udgave"):
        Store(empty_place)


def test_what_stands_is_what_the_whole_history_gives(store):
    delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 271, 2025))
    verify(store)


def test_a_database_that_cannot_be_reached_is_told_in_danish(tmp_path):
    with pytest.raises(StoreError, match="Databasen svarer ikke"):
        Store("postgresql://nobody@127.0.0.1:1/intet")
    (tmp_path / "fil").write_bytes(b"ikke en database, men lang nok til at ligne en" * 100)
    (tmp_path / "store").mkdir()
    (tmp_path / "fil").rename(tmp_path / "store" / "handicapmonitor.sqlite")
    with pytest.raises(StoreError, match="beskadiget"):
        Store(str(tmp_path / "store"))
