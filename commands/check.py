"""`check`: lists the errors in workbooks, with their cells."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commands import as_json, choosing
from commands.exits import Exit
from commands.reading import read
from loaders.delivery import Delivery
from policy.findings import Severity

HELP = "Efterse arbejdsbøger; uden PATH dem i data/"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="fil eller mappe")
    parser.add_argument("--json", action="store_true", help="skriv fundene som JSON")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    deliveries = read(options.paths).deliveries
    if options.json:
        as_json.written({"files": [_file(delivery) for delivery in deliveries]})
    else:
        sys.stdout.writelines(_lines(deliveries))
    if any(delivery.refused for delivery in deliveries):
        return Exit.REFUSED
    errors = any(f.severity is Severity.ERROR for d in deliveries for f in d.findings)
    return Exit.FINDINGS if errors else Exit.FINE


def _file(delivery: Delivery) -> dict[str, object]:
    return {
        "file": delivery.file,
        "refused": delivery.refused,
        "counts": {
            "read": delivery.counts.read,
            "not_read": delivery.counts.not_read,
            "skipped": delivery.counts.skipped,
        },
        "findings": [as_json.finding(finding) for finding in delivery.findings],
    }


def _lines(deliveries: tuple[Delivery, ...]) -> list[str]:
    lines = []
    for delivery in deliveries:
        counts = delivery.counts
        lines.append(
            f"{delivery.file}: {counts.read} celler læst, {counts.not_read} ikke læst, "
            f"{counts.skipped} sprunget over\n"
        )
        for finding in delivery.findings:
            place = " ".join(text for text in (finding.sheet, finding.cell) if text)
            found = f" Fundet: {finding.found}." if finding.found else ""
            lines.append(
                f"  {finding.severity.label} {place}: {finding.title}{found} {finding.fix}\n"
            )
    return lines
