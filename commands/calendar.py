"""`calendar`: writes a calendar as a file, the same as at its address; without a code, lists them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commands import as_json, choosing
from commands.exits import Exit
from monitor import editions, persons, showing
from policy import clock
from presentation.wheel import calendars, changes

HELP = "Skriv en kalender med frister og møder som fil, eller vis, hvilke der er"
NO_PLACE = "Skriv med --out, hvor filen skal ligge."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="KODE", help="kalenderens kode, fx sof")
    parser.add_argument("--out", type=Path, metavar="PATH", help="fil, eller mappe")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    with persons.acting(showing.anybody()):
        told = changes.told(showing.shown(editions.current(), clock.today()))
    if options.code is None:
        as_json.written({"calendars": {each.code: each.name for each in told.calendars}})
        return Exit.FINE
    calendar = calendars.among(told.calendars, options.code)
    if calendar is None or options.out is None:
        sys.stderr.write(f"{_wrong(told, options.code) if calendar is None else NO_PLACE}\n")
        return Exit.USAGE
    from reports.calendar import ics  # its library is for no other command

    place = options.out / calendar.file if options.out.is_dir() else options.out
    place.write_bytes(ics.of(calendar, told))
    as_json.written({"calendar": calendar.code, "name": calendar.name, "file": str(place)})
    return Exit.FINE


def _wrong(told: changes.Told, code: str) -> str:
    known = ", ".join(each.code for each in told.calendars)
    return f"Der er ingen kalender med koden {code}. Der er: {known}."
