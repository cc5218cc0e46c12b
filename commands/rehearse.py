"""`rehearse`: tries whether backups can be restored, without touching what is in use."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from commands import as_json
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import policies
from store.backup import NotABackupError
from store.rehearsing import rehearse

HELP = "Prøv, om sikkerhedskopier kan genskabes; det, der er i brug, røres ikke"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="en sikkerhedskopi")


def run(options: argparse.Namespace) -> Exit:
    tried, refused = [], False
    for file in options.files:
        if not file.is_file():
            raise MissingFileError(file)
        try:
            tried.append({"file": str(file), **asdict(rehearse(file, policies.first().copies))})
        except NotABackupError as refusal:
            refused = True
            sys.stderr.write(f"{file}: {refusal}\n")
    as_json.written({"rehearsed": tried})
    return Exit.REFUSED if refused else Exit.FINE
