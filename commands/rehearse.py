"""`rehearse`: tries whether backups can be restored, without touching what is in use."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from commands import as_json
from commands.backups import tell_flaws
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import policies
from store.backup import NotABackupError
from store.rehearsing import rehearse

HELP = "Prøv, om sikkerhedskopier kan genskabes; det, der er i brug, røres ikke"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="en sikkerhedskopi")


def run(options: argparse.Namespace) -> Exit:
    tried, refused, flawed = [], False, False
    for file in options.files:
        if not file.is_file():
            raise MissingFileError(file)
        try:
            found = asdict(rehearse(file, policies.first().copies))
            tried.append({"file": str(file), **found})
            flawed |= tell_flaws(str(file), found["flaws"])
        except NotABackupError as refusal:
            refused = True
            sys.stderr.write(f"{file}: {refusal}\n")
    as_json.written({"rehearsed": tried})
    return Exit.REFUSED if refused else Exit.FINDINGS if flawed else Exit.FINE
