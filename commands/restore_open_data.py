"""`restore-open-data`: fills an empty installation from a zip that was published as open data."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commands import as_json
from commands.exits import Exit
from commands.faults import MissingFileError
from loaders.open_data.printed import printed
from monitor import editions, rebuilding
from monitor.policies import Place
from monitor.rebuilding import Looked, Rebuilt
from policy import clock
from policy.findings import Finding, Severity
from policy.open_data import PublishedEdition
from policy.serial import as_plain
from reports.open_data.agreement import COMPARED, disagreements
from store.log import Log

HELP = (
    "Genskab en tom installation fra en zip-fil med åbne data. Skjulte tal bliver ved med at være skjult, og "
    "det, der aldrig var offentligt, kommer ikke tilbage: til det er restore"
)
STILL_HIDDEN = (
    "Skjulte tal er taget ind som skjulte. Indberet dem igen, hvis kommunens egne opgørelser skal kunne "
    "regne med dem. De bliver ved med at være skjult for alle."
)
EARLIER_NOT_THERE = (
    "Tidligere øjebliksbilleder er ikke genskabt, for filen har kun det, den viser. Læs den zip-fil ind i "
    "en installation for sig, hvis et af dem skal ses igen."
)
NOT_PUBLIC = (
    "Noget af det var ikke offentligt, da filen blev lavet. Alt er derfor læst ind som kladde. Godkend, "
    "forelæg og offentliggør det på siden Indberetning."
)
NO_HISTORY = (
    "Historik, filer, kladder, log og login er ikke med i åbne data, og heller ikke, hvornår rækkerne sidst blev læst "
    "mod deres kilder. Har I en sikkerhedskopi, så brug den i stedet med restore."
)
DISAGREES = "Se advarslerne igennem: nogle af filens tal er andre end dem, rækkerne giver."
OF_A_DAY = "Filen er ikke et øjebliksbillede. Siden viser i dag; det, filen viste, ses med --as-of {0} eller ?dato={0}."
OTHER_CODE = (
    "Politikken har koden {0} i filen og {1} i adresser her, for det er mappens navn. Kald den tomme mappe {0}, hvis "
    "adresser med ?politik={0} fortsat skal virke."
)
COPY = "Tag en sikkerhedskopi med backup."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="ZIP", type=Path, help="zip-filen med åbne data")
    parser.add_argument("--by", metavar="NAVN", default=None, help="hvem der genskaber")


def run(options: argparse.Namespace) -> Exit:
    file: Path = options.file
    if not file.is_file():
        raise MissingFileError(file)
    content, today = file.read_bytes(), clock.today()
    looked = rebuilding.look(file.name, content, today)
    findings = [*looked.findings]
    if looked.status:
        stated = printed(looked.delivery.file, content, COMPARED)
        findings += disagreements(looked.delivery.file, looked.status, stated)
    if looked.status is None or looked.edition is None:
        as_json.written(_document(looked, findings) | {"accepted": False})
        refused = any(each.severity is Severity.REFUSAL for each in findings)
        return Exit.REFUSED if refused else Exit.FINDINGS
    done = rebuilding.rebuild(looked, content, options.by or getpass.getuser(), today)
    as_json.written(_document(looked, findings) | _taken(looked, looked.edition, done, findings))
    return Exit.FINDINGS if any(f.severity is Severity.WARNING for f in findings) else Exit.FINE


def _document(looked: Looked, findings: list[Finding]) -> dict[str, Any]:
    counts = looked.delivery.counts
    return {
        "file": looked.delivery.file,
        "counts": {"read": counts.read, "not_read": counts.not_read},
        "findings": [as_json.finding(each) for each in findings],
    }


def _taken(
    looked: Looked, edition: PublishedEdition, done: Rebuilt, findings: list[Finding]
) -> dict[str, Any]:
    """What was taken in, what stays hidden, and what is left to do."""
    rows = [row.table for row in looked.delivery.rows if row.table != rebuilding.SNAPSHOTS]
    store = editions.opened(done.place).store
    return {
        "accepted": True,
        "policy": edition.policy,
        "place": done.place.code,
        "as_of": edition.as_of.isoformat(),
        "snapshot": edition.snapshot,
        "version": done.version,
        "rows": {table: rows.count(table) for table in dict.fromkeys(rows)},
        "hidden": [as_plain(each) for each in looked.hidden],
        "earlier_snapshots": [as_plain(each) for each in looked.earlier],
        "left_to_do": list(_left_to_do(looked, edition, done.place, findings)),
        "log": as_json.head(Log(store.engine).of_submission(done.version)),
    }


def _left_to_do(
    looked: Looked, edition: PublishedEdition, place: Place, findings: list[Finding]
) -> Iterator[str]:
    if any(each.code == "open_data_disagrees" for each in findings):
        yield DISAGREES
    if edition.unpublished:
        yield NOT_PUBLIC
    if edition.snapshot is None:
        yield OF_A_DAY.format(edition.as_of.isoformat())
    if looked.hidden:
        yield STILL_HIDDEN
    if looked.earlier:
        yield EARLIER_NOT_THERE
    if edition.policy != place.code:
        yield OTHER_CODE.format(edition.policy, place.code)
    yield NO_HISTORY
    yield COPY
