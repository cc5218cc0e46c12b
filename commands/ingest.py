"""`ingest`: reads workbooks and accepts them as deliveries, each all or nothing."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commands import as_json, choosing
from commands.exits import Exit
from commands.faults import MissingFileError
from loaders.delivery import FoundTable, Naming
from loaders.public.choosing import with_choices
from loaders.public.selecting import IS
from monitor import editions, policies
from monitor.intake import OutdatedError
from monitor.previewing import Preview, asks_for_extract, preview
from policy import clock
from policy.actors import Actor, Role
from policy.findings import Severity
from policy.serial import as_plain
from store.differences import ChangeKind
from store.log import Log

HELP = (
    "Læs arbejdsbøger og offentlig statistik ind. Det sker helt eller slet ikke for hver fil. En tabel, "
    "hvis udtræk er valgt før, går ind af sig selv"
)
ATTEMPTS = 10
NAMED = {
    "--period": "perioden eller datoen",
    "--stated-by": "hvem der oplyser det, fx forvaltningen",
    "--source": "kilden eller planens titel",
}
"""Information that a printed table or a plan does not contain."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="fil")
    parser.add_argument("--by", metavar="NAVN", default=None, help="hvem der indberetter")
    for option, field in NAMED.items():
        parser.add_argument(
            option, metavar="TEKST", default="", help=f"{field}, til en trykt tabel eller en plan"
        )
    parser.add_argument(
        "--indicator",
        metavar="KODE",
        default=None,
        help="indikatoren, som en offentlig tabel er tal for, første gang den læses ind",
    )
    parser.add_argument(
        "--choose",
        metavar="VALG",
        action="append",
        default=[],
        help="hvad der tages ud af tabellen, fx »KØN = I alt«, hvor forslaget ikke er det rigtige",
    )
    parser.add_argument(
        "--area",
        metavar="NUMMER",
        default=None,
        help="området, tallene gælder, fx 000 for hele landet, når tabellen ikke har områder",
    )
    parser.add_argument("--note", metavar="TEKST", default="", help="hvad indberetningen gælder")
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    for path in options.paths:
        if not path.is_file():
            raise MissingFileError(path)
    by = options.by or getpass.getuser()
    naming = Naming(options.period, options.stated_by, options.source)
    chosen = _Chosen(options.indicator, tuple(options.choose), options.area)
    files: list[dict[str, Any]] = []
    try:
        files.extend(_ingested(path, by, options.note, naming, chosen) for path in options.paths)
    finally:  # report what was accepted before a failure
        as_json.written({"files": files})
    if any(file["refused"] for file in files):
        return Exit.REFUSED
    return Exit.FINE if all(file["accepted"] for file in files) else Exit.FINDINGS


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The indicator that a public table has figures of, and the choices that differ from the proposal."""

    indicator: str | None
    values: tuple[str, ...]
    area: str | None

    def of(self, tables: Sequence[FoundTable], naming: Naming) -> Naming:
        """The naming with the extract of the first table from which one can be taken."""
        table = next((table for table in tables if table.proposal), None)
        if table is None or table.proposal is None or self.indicator is None:
            return naming
        values = {name: value for name, _, value in (each.partition(IS) for each in self.values)}
        extract = with_choices(table.proposal, values, table.dimensions)
        place = extract.place if extract.area or not self.area else self.area
        return replace(naming, extract=replace(extract, indicator=self.indicator, place=place))


def _ingested(path: Path, by: str, note: str, naming: Naming, chosen: _Chosen) -> dict[str, Any]:
    monitor = editions.current()
    intake = monitor.intake(Actor(by, frozenset({Role.OPERATOR})))
    if path.resolve().parent == policies.chosen().folder.resolve():
        return _of_data(path.name, intake.store.newest())
    content = path.read_bytes()
    today = clock.today()
    for _ in range(ATTEMPTS):
        looked = preview(intake.store, path.name, content, today, naming)
        if (
            asks_for_extract(looked)
            and (with_extract := chosen.of(looked.tables, naming)) != naming
        ):
            looked = preview(intake.store, path.name, content, today, with_extract)
        if not looked.acceptable:
            return _document(looked, None)
        try:
            version = intake.accept(looked, content, note)
            receipt = Log(intake.store.engine).of_submission(version)
            return _document(looked, version) | {"log": as_json.head(receipt)}
        except OutdatedError:
            sys.stderr.write(f"{path.name}: andre har gemt imens; prøver igen.\n")
    raise OutdatedError(f"{path.name}: andre bliver ved med at gemme det samme. Prøv igen.")


def _of_data(name: str, version: int) -> dict[str, Any]:
    """The result for a workbook of `data/`, which was accepted with the folder."""
    problems = editions.current().problems.get(name, ())
    return {
        "file": name,
        "accepted": not problems,
        "version": version,
        "refused": any(found.severity is Severity.REFUSAL for found in problems),
        "findings": [as_json.finding(found) for found in problems],
    }


def _document(looked: Preview, version: int | None) -> dict[str, Any]:
    return {
        "file": looked.file_name,
        "accepted": version is not None,
        "version": version,
        "refused": looked.refused,
        "counts": {
            "read": looked.counts.read,
            "not_read": looked.counts.not_read,
            "skipped": looked.counts.skipped,
        },
        "new": len(looked.changes.of(ChangeKind.NEW)),
        "changed": len(looked.changes.of(ChangeKind.CHANGED)),
        "unchanged": looked.unchanged,
        "withdrawn": len(looked.changes.of(ChangeKind.WITHDRAWN)),
        "tables": [as_plain(table) for table in looked.tables],
        "findings": [as_json.finding(found) for found in looked.findings],
    }
