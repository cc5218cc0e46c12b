"""`backups`: a backup of every policy in a folder, each tried, of which the newest are kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commands import as_json
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import policies, settings
from monitor.backups import named, of_policy
from monitor.keeping import opened_store
from monitor.policies import Place
from store.backup import NotABackupError, backup
from store.faults import StoreError
from store.rehearsing import rehearse

HELP = "Gem en sikkerhedskopi af hver politik i en mappe, og prøv, at hver kan genskabes"
KEPT = 30
"""The usual number of backups of each policy; with one a day, those of a month."""
CAN_BE_RESTORED = (
    "Kopien kan genskabes, men det, den er af, er ændret uden om systemet. Find ud af, hvem der har "
    "skrevet i databasen, og sammenlign med ældre kopier."
)
UNUSABLE = ".ubrugelig"
"""What a backup that could not be restored ends with: it is kept to be looked at, but counts no more."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        help=f"mappen med kopier; ellers den i {settings.BACKUPS_VARIABLE}",
    )
    parser.add_argument(
        "--keep",
        metavar="ANTAL",
        type=_count,
        default=KEPT,
        help=f"så mange kopier beholdes af hver politik ({KEPT})",
    )


def run(options: argparse.Namespace) -> Exit:
    folder: Path | None = options.folder or settings.backups_folder()
    if folder is None:
        sys.stderr.write(
            "Der mangler en mappe til kopierne. Skriv den efter kommandoen, eller sæt "
            f"{settings.BACKUPS_VARIABLE}.\n"
        )
        return Exit.USAGE
    if not folder.is_dir():
        raise MissingFileError(folder)
    made, failed, flawed = [], False, False
    for place in policies.every().values():
        try:
            made.append(_made(place, folder.resolve()))
            flawed |= tell_flaws(place.code, made[-1]["flaws"])
            _forget_old(place.code, folder, options.keep)
        except StoreError as fault:  # one policy that cannot be read leaves the others their copies
            failed = True
            sys.stderr.write(f"{place.code}: {fault}\n")
    as_json.written({"backups": made})
    return Exit.NOT_NOW if failed else Exit.FINDINGS if flawed else Exit.FINE


def tell_flaws(of: str, flaws: Sequence[Mapping[str, Any]]) -> bool:
    """Say what a backup's own log does not agree with; whether there is anything."""
    for flaw in flaws:
        sys.stderr.write(f"{of}: {flaw['text']}\n")
    if flaws:
        sys.stderr.write(f"{of}: {CAN_BE_RESTORED}\n")
    return bool(flaws)


def _made(place: Place, folder: Path) -> dict[str, Any]:
    """A new backup of a policy, tried before it counts. Raises `StoreError`."""
    file = folder / named(place.code, datetime.now(UTC))
    head = backup(opened_store(place), file, place.copies)
    try:
        tried = rehearse(file, place.copies)
    except NotABackupError:
        file.replace(file.with_suffix(UNUSABLE))
        raise
    made = {"policy": place.code, "file": str(file), "bytes": file.stat().st_size}
    return {**made, "log": as_json.head(head), **asdict(tried)}


def _forget_old(code: str, folder: Path, kept: int) -> None:
    """Delete all but the newest backups of a policy; other files of the folder stay."""
    for old in of_policy(code, folder)[:-kept]:
        old.unlink()


def _count(written: str) -> int:
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        raise argparse.ArgumentTypeError(f"»{written}« er ikke et antal på mindst 1")
    return int(written)
