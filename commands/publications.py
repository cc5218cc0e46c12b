"""`publications`: lists the planned publications, and carries out what is due where no server runs."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import Any

from commands import as_json, choosing
from commands.exits import Exit
from monitor import policies
from monitor.keeping import opened_store
from policy import clock
from store import plans
from store.carrying_out import carry_out
from store.plans import Plan
from store.states import PlanState

HELP = "Skriv de planlagte offentliggørelser som JSON, og gennemfør dem, hvis tid er kommet, hvor ingen server kører"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON (det skrives altid)")
    parser.add_argument(
        "--carry-out",
        action="store_true",
        help="gennemfør først det, hvis tid er kommet; en server gør det af sig selv",
    )
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    store = opened_store(policies.chosen())
    done: tuple[Plan, ...] = ()
    if options.carry_out:
        now = clock.now()
        done = carry_out(store, now, running_since=now)
    as_json.written({"plans": [_plan(each) for each in plans.plans(store)]})
    failed = [each for each in done if each.state is PlanState.FAILED]
    for each in failed:
        sys.stderr.write(f"»{each.name}« er ikke gennemført. {each.why}\n")
    return Exit.REFUSED if failed else Exit.FINE


def _plan(plan: Plan) -> dict[str, Any]:
    return {**asdict(plan), "at": plan.at.isoformat(), "state": plan.state}
