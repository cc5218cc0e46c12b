"""`dump`: every record of workbooks by table, as it was read."""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

from commands import as_json
from commands.exits import Exit
from commands.reading import read
from policy.findings import Severity

HELP = "Skriv alle rækker som JSON; uden PATH dem i data/. Også tal, som siderne skjuler"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="?", type=Path, help="fil eller mappe")
    parser.add_argument("--json", action="store_true", help="JSON (det skrives altid)")


def run(options: argparse.Namespace) -> Exit:
    reading = read([options.paths] if options.paths else [])
    records = reading.records
    as_json.written(
        {
            table.name: [as_json.record(row) for row in getattr(records, table.name)]
            for table in fields(records)
        }
    )
    if any(delivery.refused for delivery in reading.deliveries):
        return Exit.REFUSED
    findings = (f for delivery in reading.deliveries for f in delivery.findings)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return Exit.FINDINGS if errors else Exit.FINE
