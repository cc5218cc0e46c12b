"""A backup has everything accepted at one moment, and restores the same status."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from metrics.assessment import assess
from store.accepted import Store
from store.backup import NotABackupError, backup, restore
from store.faults import StoreError
from store.history import history
from tests.store.deliveries import delivered, fleksjob, verify
from tests.store.processes import delivering

DAY = date(2026, 2, 1)


def test_a_backup_made_during_writes_restores_the_same_status(place, tmp_path):
    store = Store(place)
    department = delivering(place, "SOF", 10_000)
    files = []
    try:
        assert department.line.recv() == "klar"
        for number in range(3):
            department.line.recv()  # one more delivery has been accepted
            files.append(tmp_path / f"kopi-{number}.sqlite")
            backup(store, files[-1], tmp_path)
    finally:
        department.process.kill()
        department.rest()
    for number, file in enumerate(files):
        other = Store(str(tmp_path / f"andet-{number}"))
        restore(other, file, tmp_path)
        verify(other)
        version = other.newest()
        assert history(other) == history(store)[-version:]
        restored = assess(other.observe(DAY, version), DAY, version)
        assert restored == assess(store.observe(DAY, version), DAY, version)


def test_a_backup_can_be_restored_on_either_database(place, empty_place, tmp_path):
    store, other = Store(place), Store(empty_place)
    delivered(store, fleksjob("BUF", 270, 2025))
    backup(store, tmp_path / "kopi.sqlite", tmp_path)
    restore(other, tmp_path / "kopi.sqlite", tmp_path)
    verify(other)
    assert other.observe(DAY) == store.observe(DAY)
    assert delivered(other, fleksjob("BUF", 271, 2025)) == store.newest() + 1


def test_other_processes_see_a_restore_at_once(place, tmp_path):
    one, other = Store(place), Store(place)
    backup(one, tmp_path / "kopi.sqlite", tmp_path)
    before = other.observe(DAY)
    delivered(one, fleksjob("BUF", 270, 2025))
    assert other.observe(DAY) != before
    restore(one, tmp_path / "kopi.sqlite", tmp_path)
    assert other.observe(DAY) == before


def test_a_version_accepted_after_a_restore_is_not_mistaken_for_the_removed_one(place, tmp_path):
    one, other = Store(place), Store(place)
    backup(one, tmp_path / "kopi.sqlite", tmp_path)
    delivered(one, fleksjob("BUF", 270, 2025))
    other.observe(DAY)
    restore(one, tmp_path / "kopi.sqlite", tmp_path)
    delivered(one, fleksjob("BUF", 99, 2025))
    found = [
        o.value.value for o in other.observe(DAY).observations if o.stated_by == "BUF" and o.value
    ]
    assert 99 in found
    assert 270 not in found


@pytest.mark.parametrize("content", [b"", b"ikke en database", b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_is_not_a_backup_changes_nothing(store, tmp_path, content):
    file = Path(tmp_path / "kopi.sqlite")
    file.write_bytes(content)
    before = history(store)
    with pytest.raises(NotABackupError, match="ikke en sikkerhedskopi"):
        restore(store, file, tmp_path)
    assert history(store) == before


def test_the_database_of_a_different_program_is_refused_as_a_backup(store, tmp_path):
    file = tmp_path / "andet.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE ting (navn)")
    with pytest.raises(NotABackupError, match="ikke en sikkerhedskopi"):
        restore(store, file, tmp_path)


def test_a_backup_without_one_of_its_tables_changes_nothing(store, tmp_path):
    file = tmp_path / "kopi.sqlite"
    backup(store, file, tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE states")
    before = history(store)
    with pytest.raises(NotABackupError, match="ikke en sikkerhedskopi"):
        restore(store, file, tmp_path)
    assert history(store) == before


def test_a_backup_is_a_single_file_and_leaves_no_other_files(shipped_folder, tmp_path):
    place = shutil.copytree(shipped_folder, tmp_path / "store")
    (tmp_path / "kopier").mkdir()
    backup(Store(str(place)), tmp_path / "kopier" / "kopi.sqlite", tmp_path)
    (file,) = (tmp_path / "kopier").iterdir()
    assert file.name == "kopi.sqlite"
    assert file.read_bytes()[18:20] == b"\x01\x01"  # readable without a write-ahead log


def test_a_backup_that_cannot_be_written_is_reported(store, tmp_path):
    (tmp_path / "mappe").mkdir()
    for file in (tmp_path / "mappe", tmp_path / "findes-ikke" / "kopi.sqlite"):
        with pytest.raises(StoreError, match="Kopien kan ikke skrives dér"):
            backup(store, file, tmp_path)
    assert not list(tmp_path.glob(".handicapmonitor-*"))
