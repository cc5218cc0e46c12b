"""Tries a backup: restores it into a store that is thrown away afterwards, and reads all of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import func, select

from store.accepted import Store
from store.backup import restore
from store.engine import reading
from store.faults import translated_errors
from store.leftovers import working_folder
from store.log_chain import Flaw
from store.log_verifying import verify
from store.schema import ORIGINALS


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a backup was found to have: its newest version, its current rows and its kept files.

    `flaws` are what the log does not agree with (`store.log_verifying`). The backup can be restored
    all the same: what it is of has been changed behind the log's back.
    """

    version: int
    rows: int
    files: int
    flaws: tuple[Flaw, ...]


def rehearse(file: Path, notes: Path) -> Rehearsed:
    """Restore a backup beside everything else, and compare it with the log in it, file by file.

    Nothing that is in use is touched. Raises `StoreError`, and `NotABackupError` for a file that
    could not be restored from.
    """
    with translated_errors(saving=True), working_folder(notes) as folder:
        store = Store(str(folder))
        try:
            restore(store, file, notes)
            records = store.observe(None)
            rows = sum(len(getattr(records, table.name)) for table in fields(records))
            return Rehearsed(store.newest(), rows, _kept_files(store), verify(store).flaws)
        finally:
            store.engine.dispose()


def _kept_files(store: Store) -> int:
    with reading(store.engine) as connection:
        return connection.execute(select(func.count()).select_from(ORIGINALS)).scalar_one()
