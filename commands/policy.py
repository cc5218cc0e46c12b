"""`policy`: lists the policies that may be seen here, and begins a new one as a copy."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from commands import as_json, dates
from commands.exits import Exit
from commands.faults import MissingFileError
from monitor import beginning, circles
from monitor.circles import Seen
from monitor.copying import Beginning
from policy import clock, json_values
from policy.choices import Circle

HELP = "Vis politikkerne, eller begynd en ny som afskrift af en tidligere"
LIST_HELP = "Skriv de politikker, der må ses her, som JSON"
NEW_HELP = "Begynd en ny politik som afskrift af en tidligere; den er lukket, til den bliver åbnet"


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar="HANDLING", required=True)
    listing = acts.add_parser("list", help=LIST_HELP, description=LIST_HELP)
    listing.add_argument("--json", action="store_true", help="JSON (det skrives altid)")
    listing.set_defaults(act=_list)
    new = acts.add_parser("new", help=NEW_HELP, description=NEW_HELP)
    new.add_argument("code", metavar="KODE", help="den nye politiks kode, fx dens årstal")
    new.add_argument("--from", dest="earlier", metavar="KODE", required=True, help="den tidligere")
    new.add_argument(
        "--from-file",
        dest="draft",
        type=Path,
        metavar="FIL",
        help="et høringsudkast i Word eller Excel, som målsætninger og prioriteringer kommer fra",
    )
    new.add_argument("--title", metavar="TITEL", required=True, help="den nye politiks titel")
    for option, what in (("--start", "første"), ("--end", "sidste")):
        new.add_argument(
            option,
            type=dates.day,
            metavar="YYYY-MM-DD",
            required=True,
            help=f"politikkens {what} dag",
        )
    new.add_argument("--by", metavar="NAVN", default=None, help="hvem der begynder den")
    new.set_defaults(act=_new)


def run(options: argparse.Namespace) -> Exit:
    act: Callable[[argparse.Namespace], dict[str, Any]] = options.act
    as_json.written(act(options))
    return Exit.FINE


def _list(_: argparse.Namespace) -> dict[str, Any]:
    today = clock.today()
    usual = circles.usual(today)
    return {
        "policies": [
            _policy(seen, today) | {"default": seen.place == usual} for seen in circles.every(today)
        ]
    }


def _policy(seen: Seen, today: date) -> dict[str, Any]:
    policy, draft = seen.status.policy, seen.status.draft
    step = draft.step(today)
    return {
        "code": seen.place.code,
        "title": policy.title if policy else None,
        "start": json_values.simple(policy.start) if policy else None,
        "end": json_values.simple(policy.end) if policy else None,
        "copied_from": policy.copied_from if policy else None,
        "step": step.step.value if step else None,
        "since": json_values.simple(step.dated) if step else None,
        "open_for": [
            circle.value
            for circle in Circle
            if not draft.is_draft(today) or draft.is_open_for(circle, today)
        ],
    }


def _new(options: argparse.Namespace) -> dict[str, Any]:
    today = clock.today()
    earlier = circles.asked_for(options.earlier, today)
    name = options.by or getpass.getuser()
    new = Beginning(options.code, options.title, options.start, options.end, name, today)
    if options.draft:
        if not options.draft.is_file():
            raise MissingFileError(options.draft)
        content = options.draft.read_bytes()
        place, findings = beginning.begin_from_draft(new, earlier, options.draft.name, content)
        told = [as_json.finding(each) for each in findings]
        return {"code": place.code, "from_file": options.draft.name, "findings": told}
    place = beginning.begin(new, earlier)
    return {"code": place.code, "copied_from": earlier.code}
