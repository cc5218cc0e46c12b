"""`restore`: make the store what it was when a backup was made."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from commands import as_json
from commands.exits import Exit
from monitor.settings import kept_copies, store_place
from store.accepted import Store
from store.backup import NotABackupError, backup, restore

HELP = "Genskab alle indberetninger fra en sikkerhedskopi; det, der er nu, gemmes først i en kopi"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="sikkerhedskopien")


def run(options: argparse.Namespace) -> Exit:
    file: Path = options.file
    if not file.is_file():
        raise FileNotFoundError(file)
    store = Store(store_place())
    kept = None
    if store.newest():
        kept = kept_copies() / f"foer-genskabelse-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite"
        kept.parent.mkdir(parents=True, exist_ok=True)
        backup(store, kept)
    try:
        restore(store, file)
    except NotABackupError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return Exit.REFUSED
    as_json.written({"version": store.newest(), "kept": str(kept) if kept else None})
    return Exit.FINE
