"""`restore`: replaces the store by a backup."""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from commands import as_json, choosing
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import policies
from monitor.keeping import opened_store
from monitor.policies import Place
from store.accepted import Store
from store.backup import NotABackupError, Restored, backup, replace_damaged, restore
from store.faults import DamagedError

HELP = "Genskab alle indberetninger fra en sikkerhedskopi; det, der er nu, gemmes først i en kopi"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="sikkerhedskopien")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    file: Path = options.file
    if not file.is_file():
        raise MissingFileError(file)
    place = policies.chosen()
    kept = place.copies / f"foer-genskabelse-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite"
    try:
        store, done = _restored(place, file, kept, getpass.getuser())
    except NotABackupError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return Exit.REFUSED
    as_json.written(
        {
            "version": store.newest(),
            "kept": str(kept) if kept.exists() else None,
            "log": {each.name: as_json.head(getattr(done, each.name)) for each in fields(done)},
        }
    )
    return Exit.FINE


def _restored(place: Place, file: Path, kept: Path, by: str) -> tuple[Store, Restored]:
    """The store restored from the backup; its earlier content, if any, is copied to `kept`."""
    try:
        store = opened_store(place)
        with store.writing():
            pass  # raises first if the store cannot be written to
        if store.newest():
            kept.parent.mkdir(parents=True, exist_ok=True)
            backup(store, kept, place.copies)
        return store, restore(store, file, place.copies, by)
    except DamagedError:
        return replace_damaged(place.store, file, kept, by)
