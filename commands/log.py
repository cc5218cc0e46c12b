"""`log`: lists the log of what was done, says its head, and verifies it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from commands import as_json, choosing, dates
from commands.exits import Exit
from monitor import policies
from monitor.keeping import opened_store
from policy import clock
from presentation.html.downloads import Download
from reports.tables import extracts
from store.accepted import Store
from store.log import Log, LogLine
from store.log_chain import Receipt, parsed
from store.log_verifying import verify

HELP = "Vis loggen over, hvem der gjorde hvad, eller undersøg, om den er skrevet om"
VERIFY_HELP = "Undersøg, om loggen er ændret eller afkortet, og om det gemte er det, den siger"
LIST_HELP = "Skriv loggens linjer, de ældste først"
HEAD_HELP = "Skriv loggens hoved: den sidste linjes nummer og hash. Gem det et andet sted"
COLUMNS = (
    *("id", "at", "who", "account", "roles", "act", "version", "based_on", "name", "why"),
    *("facts", "hash"),
)
"""What is exported of a line. Its salts stay in the database."""


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar="HANDLING", required=True)
    verifying = acts.add_parser("verify", help=VERIFY_HELP, description=VERIFY_HELP)
    verifying.add_argument(
        "--head",
        metavar="LINJE:HASH",
        action="append",
        default=[],
        type=_receipt,
        help="et hoved fra en kvittering eller en sikkerhedskopi; kan gives flere gange",
    )
    verifying.set_defaults(act=_verify)
    listing = acts.add_parser("list", help=LIST_HELP, description=LIST_HELP)
    listing.add_argument("--since", metavar="YYYY-MM-DD", type=dates.day, help="fra og med en dag")
    form = listing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON (det skrives ellers)")
    form.add_argument("--csv", action="store_true", help="csv, som Excel åbner rigtigt")
    listing.set_defaults(act=_list)
    head = acts.add_parser("head", help=HEAD_HELP, description=HEAD_HELP)
    head.set_defaults(act=_head)
    for act in (verifying, listing, head):
        choosing.policy(act)


def run(options: argparse.Namespace) -> Exit:
    act: Callable[[Store, argparse.Namespace], Exit] = options.act
    return act(opened_store(policies.chosen()), options)


def _receipt(written: str) -> Receipt:
    try:
        return Receipt.of(written)
    except ValueError as odd:
        raise argparse.ArgumentTypeError(str(odd)) from odd


def _verify(store: Store, options: argparse.Namespace) -> Exit:
    found = verify(store, options.head)
    as_json.written(
        {
            "verified": not found.flaws,
            "head": as_json.head(found.head),
            "flaws": [asdict(flaw) for flaw in found.flaws],
        }
    )
    for flaw in found.flaws:
        sys.stderr.write(f"{flaw.text}\n")
    return Exit.FINDINGS if found.flaws else Exit.FINE


def _list(store: Store, options: argparse.Namespace) -> Exit:
    since: date | None = options.since
    lines = Log(store.engine).lines(clock.begins(since) if since else "")
    if options.csv:
        rows = tuple(tuple(getattr(line, name) for name in COLUMNS) for line in lines)
        sys.stdout.write(extracts.as_csv(Download("log", "Log", COLUMNS, rows, "")).decode())
    else:
        as_json.written({"lines": [_line(line) for line in lines]})
    return Exit.FINE


def _line(line: LogLine) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in COLUMNS}
    return said | {"label": line.label, "facts": parsed(line.facts)}


def _head(store: Store, _: argparse.Namespace) -> Exit:
    as_json.written(as_json.head(Log(store.engine).head()))
    return Exit.FINE
