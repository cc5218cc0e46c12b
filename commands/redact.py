"""`redact`: removes a file or text that should not have been delivered, and records that it did."""

from __future__ import annotations

import argparse
import getpass
import sys

from commands import as_json, choosing
from commands.exits import Exit
from loaders.reading import files
from monitor import policies
from monitor.intake import Intake
from monitor.keeping import opened_store
from policy.actors import Actor, Role
from store.removed import holds

HELP = (
    "Fjern filen bag en udgave og eventuelt en tekst, alle steder den står; historikken siger det"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION", type=int, help="udgaven, hvis fil fjernes")
    parser.add_argument("--why", metavar="TEKST", required=True, help="grunden; står i historikken")
    parser.add_argument("--by", metavar="NAVN", default=None, help="hvem der fjerner")
    parser.add_argument(
        "--text-from-stdin",
        action="store_true",
        help="fjern også den tekst, der læses fra stdin, fra alle rækker, noter og filer",
    )
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    # Not an argument: a command line is kept in the shell's history, and others can see it.
    what = sys.stdin.read().strip("\r\n") if options.text_from_stdin else None
    intake = Intake(
        opened_store(policies.chosen()),
        Actor(options.by or getpass.getuser(), frozenset({Role.OPERATOR})),
    )
    try:
        done = intake.redact(options.version, options.why, what)
    except LookupError:
        sys.stderr.write(f"Udgave {options.version} findes ikke.\n")
        return Exit.USAGE
    as_json.written(
        {
            "files": list(done.files),
            "rows": done.rows,
            "notes": done.notes,
            "told": done.sentence,
        }
    )
    for file in _still_holding(what):
        sys.stderr.write(f"Teksten står stadig i {file}. Fjern den også dér.\n")
    return Exit.FINE


def _still_holding(what: str | None) -> list[str]:
    """The workbooks of `data/` that have the text; only their owner may change them."""
    if not what:
        return []
    workbooks = files.workbooks(policies.chosen().folder)
    contents = {name: files.read(name, path) for name, path in workbooks.items()}
    return [
        name for name, found in contents.items() if isinstance(found, bytes) and holds(found, what)
    ]
