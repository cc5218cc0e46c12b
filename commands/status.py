"""`status`: writes the computed status, the same as on the pages."""

from __future__ import annotations

import argparse
import sys

from commands import as_json, choosing, dates
from commands.exits import Exit
from monitor import editions
from policy import clock
from reports.open_data.status_document import document

HELP = "Skriv status som JSON"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON (det skrives altid)")
    dates.seen_from(parser)
    parser.add_argument("--version", type=int, metavar="N", help="den udgave, der vises")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    if message := dates.contradiction(options):
        sys.stderr.write(f"{message}\n")
        return Exit.USAGE
    today = clock.today()
    monitor = editions.current()
    edition = monitor.edition(today, options.as_of, snapshot=options.snapshot)
    status = edition.status
    if options.version is not None:
        try:
            status = monitor.status(status.as_of, options.version)
        except LookupError:
            sys.stderr.write(f"Udgave {options.version} findes ikke.\n")
            return Exit.USAGE
    as_json.written(document(status))
    return Exit.FINDINGS if edition.problems else Exit.FINE
