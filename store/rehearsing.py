"""Tries a backup: restores it into a store that is thrown away afterwards, and reads all of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import select

from store.accepted import Store
from store.backup import NotABackupError, restore
from store.engine import reading
from store.faults import translated_errors
from store.leftovers import working_folder
from store.schema import ORIGINALS, SUBMISSIONS

AT_ONCE = 10
"""The number of kept files in memory at a time; each can be 10 MB."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a backup was found to have: its newest version, its current rows and its kept files."""

    version: int
    rows: int
    files: int


def rehearse(file: Path, notes: Path) -> Rehearsed:
    """Restore a backup beside everything else, and compare each kept file with its hash.

    Nothing that is in use is touched. Raises `StoreError`, and `NotABackupError` for a file that
    could not be restored from; its message says what is wrong.
    """
    with translated_errors(saving=True), working_folder(notes) as folder:
        store = Store(str(folder))
        try:
            restore(store, file, notes)
            records = store.observe(None)
            rows = sum(len(getattr(records, table.name)) for table in fields(records))
            return Rehearsed(store.newest(), rows, _kept_files(store))
        finally:
            store.engine.dispose()


def _kept_files(store: Store) -> int:
    """The number of kept files. Raises `NotABackupError` where one is not what was delivered."""
    asked = select(ORIGINALS.c.version, ORIGINALS.c.content, SUBMISSIONS.c.sha256).join(
        SUBMISSIONS, SUBMISSIONS.c.version == ORIGINALS.c.version
    )
    count = 0
    with reading(store.engine) as connection:
        for row in connection.execute(asked.execution_options(yield_per=AT_ONCE)):
            if hashlib.sha256(row.content).hexdigest() != row.sha256:
                raise NotABackupError(
                    f"Sikkerhedskopien kan ikke bruges: Filen til version {row.version} er ikke den, "
                    "der blev indberettet. Brug en ældre kopi, og find ud af, hvad der har ændret filen."
                )
            count += 1
    return count
