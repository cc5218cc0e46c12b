"""`history`: lists every accepted submission, newest first."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from commands import as_json, choosing
from commands.exits import Exit
from monitor import editions
from store.history import Submission, history
from store.snapshots import snapshots

HELP = "Skriv alle indberetninger som JSON, de nyeste først"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON (det skrives altid)")
    choosing.policy(parser)


def run(_: argparse.Namespace) -> Exit:
    monitor = editions.current()
    monitor.refresh()
    as_json.written(
        {
            "submissions": [_submission(each) for each in history(monitor.store)],
            "snapshots": [
                asdict(made) | {"as_of": made.as_of.isoformat()}
                for made in snapshots(monitor.store)
            ],
        }
    )
    return Exit.FINE


def _submission(submission: Submission) -> dict[str, Any]:
    return {**asdict(submission), "state": submission.state}
