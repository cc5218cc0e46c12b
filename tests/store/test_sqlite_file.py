"""A store's file that is moved, replaced or made read-only while the program runs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from store.accepted import Store
from store.backup import backup
from store.engine import FILE_NAME, of_file
from store.faults import ReadOnlyError, StoreError
from store.migrating import upgrade
from store.patience import Patience
from tests.store.deliveries import delivered, fleksjob, verify

DAY = date(2026, 2, 1)
NOBODY = 65534


@pytest.fixture
def file(store) -> Path:
    """The file of the store, which has been read and is therefore open."""
    store.observe(DAY)
    return Path(store.engine.url.database)


@pytest.fixture
def other(store, tmp_path) -> Path:
    """A copy of the store from before BUF delivered."""
    copy = tmp_path / "kopi.sqlite"
    backup(store, copy, tmp_path)
    return copy


def of_buf(store: Store) -> list[float | None]:
    """The figure that BUF itself has stated."""
    rows = store.observe(DAY).observations
    return [o.value.value for o in rows if o.stated_by == "BUF" and o.value]


def test_nothing_is_written_to_a_file_that_has_been_moved(store, file, tmp_path):
    before = file.read_bytes()
    file.replace(tmp_path / "flyttet.sqlite")
    with pytest.raises(StoreError, match="ikke på sin plads"):
        delivered(store, fleksjob("BUF", 270, 2025))
    with pytest.raises(StoreError, match="ikke på sin plads"):
        store.observe(DAY)
    assert (tmp_path / "flyttet.sqlite").read_bytes() == before
    assert not file.exists()


def test_a_file_that_is_moved_back_is_used_again(store, file, tmp_path):
    file.replace(tmp_path / "flyttet.sqlite")
    with pytest.raises(StoreError):
        store.newest()
    (tmp_path / "flyttet.sqlite").replace(file)
    assert delivered(store, fleksjob("BUF", 270, 2025)) == 8
    verify(store)


@pytest.mark.parametrize("put", [shutil.move, shutil.copyfile], ids=["moved", "overwritten"])
def test_a_replacing_file_is_read_and_written_from_then_on(store, file, other, put):
    delivered(store, fleksjob("BUF", 270, 2025))
    assert 270 in of_buf(store)
    put(other, file)
    assert 270 not in of_buf(store)
    assert delivered(store, fleksjob("BUF", 99, 2025)) == 8
    assert 99 in of_buf(store)
    verify(store)
    with closing(sqlite3.connect(file)) as looked:
        assert looked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert looked.execute("SELECT max(version) FROM submissions").fetchone() == (8,)


@pytest.mark.parametrize("put", [shutil.move, shutil.copyfile], ids=["moved", "overwritten"])
def test_a_replacing_file_of_an_older_version_is_migrated(store, file, tmp_path, put):
    older = of_file(tmp_path / "gammel.sqlite")
    upgrade(older, to="1")
    older.dispose()
    put(tmp_path / "gammel.sqlite", file)
    assert store.newest() == 0
    assert store.observe(DAY).indicators == ()


def test_the_log_of_the_former_file_is_not_used_for_the_new_file(store, file, other):
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM submissions").fetchone()
        delivered(store, fleksjob("BUF", 270, 2025))  # stays in the log while somebody reads
        log = file.with_name(f"{FILE_NAME}-wal")
        kept = log.read_bytes()
        assert kept
        file.unlink()
        with pytest.raises(StoreError):
            store.newest()
        other.replace(file)
        assert 270 not in of_buf(store)
    assert file.with_name(f"{FILE_NAME}-wal-tilovers").read_bytes() == kept
    with closing(sqlite3.connect(file)) as looked:
        assert looked.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_log_stays_with_its_own_file(store, file, tmp_path):
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM submissions").fetchone()
        delivered(store, fleksjob("BUF", 270, 2025))  # stays in the log while somebody reads
        file.replace(tmp_path / "flyttet.sqlite")
        with pytest.raises(StoreError):
            store.newest()
        (tmp_path / "flyttet.sqlite").replace(file)
        assert store.newest() == 8
    verify(store)


def test_accepted_rows_are_in_the_file_itself(store, file, tmp_path):
    delivered(store, fleksjob("BUF", 270, 2025))
    shutil.copyfile(file, tmp_path / "alene.sqlite")
    with closing(sqlite3.connect(tmp_path / "alene.sqlite")) as alone:
        assert alone.execute("SELECT max(version) FROM submissions").fetchone() == (8,)


def test_a_file_that_replaces_the_store_during_a_delivery_does_not_receive_it(store, file, other):
    with pytest.raises(StoreError, match=r"skiftet ud imens\. Intet er gemt"), store.writing():
        other.replace(file)
    assert store.newest() == 7
    assert delivered(store, fleksjob("BUF", 270, 2025)) == 8


def test_a_folder_with_url_characters_in_its_name_is_opened_as_a_folder(tmp_path):
    store = Store(str(tmp_path / "hvad? 50% #æøå"))
    assert store.newest() == 0
    assert (tmp_path / "hvad? 50% #æøå" / FILE_NAME).is_file()


@contextmanager
def without_rights():
    """Run without privileges where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(shipped_folder):
    """A read-only folder with a store; its permissions are restored afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(shutil.copytree(shipped_folder, Path(folder) / "store"))
        for path in place.iterdir():
            path.chmod(0o444)
        place.chmod(0o555)
        yield place
        place.chmod(0o755)


@pytest.mark.parametrize("rights", [0o555, 0o777], ids=["folder too", "file alone"])
def test_a_read_only_store_can_be_read_and_reports_an_attempt_to_write(closed, rights):
    closed.chmod(rights)
    with without_rights():
        store = Store(str(closed))
        assert store.observe(DAY).indicators
        with pytest.raises(ReadOnlyError, match="kan læses, men der kan ikke skrives"):
            delivered(store, fleksjob("BUF", 270, 2025))
        assert store.newest() == 7
        store.engine.dispose()


def test_a_read_only_store_is_read_again_when_it_is_replaced(closed, tmp_path):
    newer = Store(str(shutil.copytree(closed, tmp_path / "newer", copy_function=shutil.copyfile)))
    delivered(newer, fleksjob("BUF", 270, 2025))
    with without_rights():
        store = Store(str(closed))
        assert 270 not in of_buf(store)
    closed.chmod(0o755)
    backup(newer, closed / FILE_NAME, tmp_path)
    (closed / FILE_NAME).chmod(0o444)
    closed.chmod(0o555)
    with without_rights():
        assert 270 in of_buf(store)
        store.engine.dispose()


def test_a_backup_can_be_made_of_a_read_only_store(closed):
    with without_rights(), tempfile.TemporaryDirectory() as mine:
        backup(Store(str(closed)), Path(mine) / "kopi.sqlite", closed)
        shutil.copyfile(Path(mine) / "kopi.sqlite", Path(mine) / FILE_NAME)
        verify(Store(mine))


def test_a_read_only_store_that_needs_migration_reports_it(closed):
    closed.chmod(0o755)
    (closed / FILE_NAME).unlink()
    older = of_file(closed / FILE_NAME)
    upgrade(older, to="1")
    older.dispose()
    (closed / FILE_NAME).chmod(0o444)
    closed.chmod(0o555)
    with without_rights(), pytest.raises(StoreError, match="skal bringes op til dato"):
        Store(str(closed))


def test_a_place_where_no_store_can_be_made_is_reported(tmp_path, closed):
    (tmp_path / "fil").write_text("ikke en mappe")
    with pytest.raises(StoreError, match="kan ikke åbnes"):
        Store(str(tmp_path / "fil"))
    with without_rights(), pytest.raises(StoreError, match="kan ikke åbnes"):
        Store(str(closed / "ny"))


def test_waiting_for_a_second_writer_fails_after_the_configured_time(store):
    hasty = Store(str(Path(store.engine.url.database).parent), Patience(writing=1))
    with store.writing():
        with pytest.raises(StoreError, match=r"ved at gemme\. Intet er gemt"):
            delivered(hasty, fleksjob("BUF", 270, 2025))
        assert hasty.newest() == 7
