"""`backup`: copies everything accepted to one file, without blocking writers."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands import as_json, choosing
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import policies
from monitor.keeping import opened_store
from store.backup import backup

HELP = "Gem en sikkerhedskopi af alle indberetninger i én fil"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="filen, kopien skrives i")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    file: Path = options.file.resolve()
    if not file.parent.is_dir():
        raise MissingFileError(file.parent)
    place = policies.chosen()
    head = backup(opened_store(place), file, place.copies)
    as_json.written({"file": str(file), "bytes": file.stat().st_size, "log": as_json.head(head)})
    return Exit.FINE
