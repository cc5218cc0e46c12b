"""`dump`: writes every record of workbooks by table, as read."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from pathlib import Path

from commands import as_json, choosing
from commands.exits import Exit
from commands.reading import Reading, read
from metrics.suppression import suppressed
from policy import json_values
from policy.findings import Severity
from policy.tables import Records

HELP = "Skriv alle rækker som JSON; uden PATH dem i data/. Tal om få personer er skjult"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="?", type=Path, help="fil eller mappe")
    parser.add_argument("--json", action="store_true", help="JSON (det skrives altid)")
    parser.add_argument(
        "--with-hidden", action="store_true", help="også tal om få personer; må ikke gives videre"
    )
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    reading = read([options.paths] if options.paths else [])
    records = reading.records if options.with_hidden else _without_few_persons(reading)
    as_json.written(
        {
            table.name: [json_values.record(row) for row in getattr(records, table.name)]
            for table in fields(records)
        }
    )
    if any(delivery.refused for delivery in reading.deliveries):
        return Exit.REFUSED
    findings = (f for delivery in reading.deliveries for f in delivery.findings)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return Exit.FINDINGS if errors else Exit.FINE


def _without_few_persons(reading: Reading) -> Records:
    """The records with counts of few persons hidden, by the indicators of all workbooks."""
    records, known = reading.records, reading.known
    whole = replace(
        records,
        policies=records.policies or known.policies,
        indicators=(*records.indicators, *known.indicators),
        targets=(*records.targets, *known.targets),
    )
    public = suppressed(whole, [known]).records
    return replace(
        records,
        observations=public.observations,
        baselines=public.baselines,
        judgements=public.judgements,
    )
