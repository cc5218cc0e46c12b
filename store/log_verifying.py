"""Finds what has been changed behind the log's back: in the log, or in what it is about.

Whoever can write in the database can rewrite the whole log with new hashes. That is found by a
receipt: the number and hash of a line, kept elsewhere (`store.log_chain`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, select

from store import log_contents, log_entries
from store.accepted import Store, decoded
from store.engine import reading
from store.log import ARRIVALS, Act, Entry, Head, LogLine, head_of, lines_of
from store.log_chain import Flaw, Receipt, chain_flaws, fits, last_lines, parsed, receipt_flaws
from store.schema import (
    CHANGES,
    ORIGINALS,
    PLAN_STEPS,
    PLANS,
    REDACTIONS,
    SCOPES,
    SNAPSHOTS,
    STANDING,
    STATES,
    SUBMISSIONS,
    UNDOINGS,
)
from store.standing import Span, spans
from store.states import Origin

SAID = {
    "act": "hvad der blev gjort",
    "at": "hvornår",
    "who": "hvem",
    "why": "hvorfor",
    "name": "navnet",
    "account": "kontoen",
    "version": "udgaven",
    "origin": "hvordan den kom",
    "sha256": "filens sha256",
    "size": "filens størrelse",
    "schema_version": "skabelonens udgave",
    "whole": "om hele filen er med",
    "new": "antal nye rækker",
    "changed": "antal ændrede rækker",
    "withdrawn": "antal udgåede rækker",
    "scopes": "hvad den handler om",
    "acted_for": "hvem den er på vegne af",
    "undoes": "hvilken udgave den tager tilbage",
    "state": "tilstanden",
    "as_of": "datoen",
    "log": "hvad der var offentligt",
    "release": "udgivelsens nummer",
    "what": "hvad der blev fjernet",
    "plan": "hvilken plan",
    "planned_for": "tidspunktet",
    "versions": "hvilke udgaver",
    "plan_step": "hvad der blev af planen",
    "made": "øjebliksbilledet",
}
"""What can differ between a line and the row that it is about, in Danish."""
OF_AN_ACCOUNT = ARRIVALS | {Act.PLANNED}
"""The acts whose row has the account of whoever did it."""
PLAN_STEP_ACTS = frozenset(log_entries.OF_PLAN_STATE.values())
_Lines: TypeAlias = Mapping[int | None, LogLine]
"""Lines by the number of the row that they are about."""
WITHOUT_LINE = (
    "{} har ingen linje i loggen. Enten er linjen fjernet, eller noget er skrevet uden om systemet. "
    "Er systemet lige opdateret, skrives linjen ved næste handling."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; `head` is the head of the log that was looked at."""

    head: Head
    flaws: tuple[Flaw, ...]


def verify(store: Store, receipts: Iterable[Receipt] = (), *, contents: bool = True) -> Verdict:
    """Compare the log with itself, with the store and with receipts.

    With `contents`, the kept files and every change of a row are read too. Raises `StoreError`.
    """
    with reading(store.engine) as connection:
        return verdict(connection, receipts, contents=contents)


def verdict(
    connection: Connection, receipts: Iterable[Receipt] = (), *, contents: bool = True
) -> Verdict:
    """The same, within a transaction."""
    lines = tuple(lines_of(connection))
    flaws = [*chain_flaws(lines), *receipt_flaws(lines, receipts), *_row_flaws(connection, lines)]
    if contents:
        changed = _changed(connection, lines)
        flaws += [*_file_flaws(connection, lines), *map(_change_flaw, changed, changed.values())]
        flaws += _standing_flaws(connection, lines, changed.keys() | _redacted(lines))
    return Verdict(head_of(connection), tuple(flaws))


def _row_flaws(connection: Connection, lines: Sequence[LogLine]) -> Iterator[Flaw]:
    """Where the log and the tables that it is about differ."""
    arrivals: _Lines = {line.version: line for line in lines if line.act in ARRIVALS}
    yield from _submission_flaws(connection, arrivals)
    yield from _step_flaws(connection, lines)
    snapshots: _Lines = {line.snapshot: line for line in lines if line.snapshot is not None}
    yield from _other_flaws(connection, SNAPSHOTS, snapshots, "Øjebliksbillede")
    redactions: _Lines = {line.redaction: line for line in lines if line.redaction is not None}
    yield from _other_flaws(connection, REDACTIONS, redactions, "Fjernelse")
    yield from _plan_flaws(connection, lines)


def _submission_flaws(connection: Connection, arrivals: _Lines) -> Iterator[Flaw]:
    scopes: defaultdict[int, list[str]] = defaultdict(list)
    for version, scope in connection.execute(select(SCOPES)):
        scopes[version].append(scope)
    undoes = {row.version: row.undone for row in connection.execute(select(UNDOINGS))}
    rows = connection.execute(select(SUBMISSIONS).order_by(SUBMISSIONS.c.version)).mappings()
    found = set()
    for row in rows:
        version = row["version"]
        found.add(version)
        expected = log_entries.of_submission(row, scopes[version], undoes.get(version))
        yield from _compared(arrivals.get(version), expected, f"Udgave {version}")
    yield from _without_row(arrivals, found, "udgave")


def _step_flaws(connection: Connection, lines: Iterable[LogLine]) -> Iterator[Flaw]:
    steps: _Lines = {line.step: line for line in lines if line.step is not None}
    found = set()
    for row in connection.execute(select(STATES).order_by(STATES.c.id)).mappings():
        found.add(row["id"])
        line = steps.get(row["id"])
        called = f"Trin {row['id']} (udgave {row['version']})"
        if line is None or line.act not in ARRIVALS:
            yield from _compared(line, log_entries.of_step(row), called)
            continue
        said = {"version": line.version, "at": line.at, "who": line.who, "why": ""}
        kept = {"version": row["version"], "at": row["at"], "who": row["who"], "why": row["note"]}
        state = {"state": parsed(line.facts).get("state")}
        yield from _differences(line, said | state, kept | {"state": row["state"]})
    yield from _without_row(steps, found, "trin")


def _other_flaws(
    connection: Connection, table: Table, lines: _Lines, called: str
) -> Iterator[Flaw]:
    entry_of = log_entries.of_snapshot if table is SNAPSHOTS else log_entries.of_redaction
    found = set()
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found.add(row["id"])
        yield from _compared(lines.get(row["id"]), entry_of(row), f"{called} {row['id']}")
    yield from _without_row(lines, found, called.lower())


def _plan_flaws(connection: Connection, lines: Sequence[LogLine]) -> Iterator[Flaw]:
    """Where the log and the plans, and what became of them, differ."""
    names: dict[int, str] = {}
    made = _by_fact("plan", lines, {Act.PLANNED})
    for row in connection.execute(select(PLANS).order_by(PLANS.c.id)).mappings():
        names[row["id"]] = row["name"]
        yield from _compared(made.get(row["id"]), log_entries.of_plan(row), f"Plan {row['id']}")
    yield from _without_row(made, names, "plan")
    steps, found = _by_fact("plan_step", lines, PLAN_STEP_ACTS), set()
    for row in connection.execute(select(PLAN_STEPS).order_by(PLAN_STEPS.c.id)).mappings():
        found.add(row["id"])
        expected = log_entries.of_plan_step(row, names.get(row["plan"], ""))
        yield from _compared(steps.get(row["id"]), expected, f"Trin {row['id']} i en plan")
    yield from _without_row(steps, found, "trin i en plan")


def _by_fact(name: str, lines: Iterable[LogLine], acts: Collection[Act]) -> _Lines:
    """The lines of some acts by the number that a fact of theirs has."""
    return {parsed(line.facts).get(name): line for line in lines if line.act in acts}


def _compared(line: LogLine | None, expected: Entry, called: str) -> Iterator[Flaw]:
    """Where a line says something else than its row."""
    if line is None:
        yield Flaw(None, WITHOUT_LINE.format(called))
        return
    facts = parsed(line.facts)
    said = {name: getattr(line, name) for name in ("act", "who", "why", "name", "version")}
    kept = {name: getattr(expected, name) for name in said}
    said["at"], kept["at"] = facts.get("done", line.at), expected.at
    if expected.act in OF_AN_ACCOUNT:
        said["account"], kept["account"] = line.account, expected.capacity.account
    said |= {name: facts.get(name) for name in expected.facts}
    yield from _differences(line, said, kept | dict(expected.facts))


def _differences(line: LogLine, said: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[Flaw]:
    for name, value in said.items():
        if value != kept[name]:
            yield Flaw(
                line.id,
                f"Linje {line.id} ({line.label}): {SAID[name]} er »{_shown(value)}« i loggen, men "
                f"»{_shown(kept[name])}« i det gemte.",
            )


def _shown(value: Any) -> str:
    if value is None:
        return "intet"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _without_row(lines: _Lines, found: Iterable[int], called: str) -> Iterator[Flaw]:
    for number in lines.keys() - set(found):
        line = lines[number]
        yield Flaw(
            line.id,
            f"Linje {line.id} ({line.label}) er om {called} {number}, som ikke findes længere.",
        )


def _file_flaws(connection: Connection, lines: Iterable[LogLine]) -> Iterator[Flaw]:
    """The kept files that are not those of the log, and those that are gone without a line."""
    removed: set[int] = set()
    said: dict[int | None, tuple[LogLine, str]] = {}
    for line in lines:
        facts = parsed(line.facts)
        removed |= {*facts.get("files", ()), *facts.get("without_file", ())}
        if line.act in ARRIVALS and facts.get("origin") != Origin.UNDOING:
            said[line.version] = line, facts.get("sha256", "")
    rows = connection.execute(select(ORIGINALS).execution_options(yield_per=10))
    kept = {row.version: hashlib.sha256(row.content).hexdigest() for row in rows}
    for version, (line, sha256) in said.items():
        if version in kept and kept[version] != sha256:
            yield Flaw(
                line.id,
                f"Linje {line.id} ({line.label}): den gemte fil til udgave {version} er ikke den, "
                "der blev modtaget.",
            )
        elif version not in kept and version not in removed:
            yield Flaw(
                line.id,
                f"Linje {line.id} ({line.label}): filen til udgave {version} er væk, og ingen linje "
                "siger, at den er fjernet.",
            )


def _changed(connection: Connection, lines: Iterable[LogLine]) -> dict[int, LogLine]:
    """The versions whose changes are not those of the last line that has a digest of them, with it."""
    texts = log_contents.texts(connection)
    digests = ((log_contents.version_of(name), line) for name, line in last_lines(lines).items())
    return {
        version: line
        for version, line in digests
        if version is not None
        and not fits(line, log_contents.key(version), texts.get(version, log_contents.NONE))
    }


def _change_flaw(version: int, line: LogLine) -> Flaw:
    return Flaw(
        line.id,
        f"Linje {line.id} ({line.label}): rækkerne i udgave {version} er ændret uden om "
        "systemet, efter at linjen blev skrevet.",
    )


def _redacted(lines: Iterable[LogLine]) -> set[int]:
    """The versions of which something in a row was removed."""
    names = (name for line in lines if line.act == Act.REDACTED for name in parsed(line.digests))
    return {version for version in map(log_contents.version_of, names) if version is not None}


def _standing_flaws(
    connection: Connection, lines: Iterable[LogLine], unclear: Collection[int]
) -> Iterator[Flaw]:
    """The versions of which other rows count than their changes say.

    A row with a change in an `unclear` version is not looked at: what decided about it is gone.
    """
    wanted = (
        select(CHANGES, STANDING.c.version.label("since"), STANDING.c.until)
        .outerjoin(STANDING, STANDING.c.change_id == CHANGES.c.id)
        .order_by(CHANGES.c.table_name, CHANGES.c.key, CHANGES.c.id)
        .execution_options(yield_per=log_contents.AT_ONCE)
    )
    wrong: set[int] = set()
    for _, group in groupby(connection.execute(wanted), lambda row: (row.table_name, row.key)):
        rows = list(group)
        if not any(row.version in unclear for row in rows):
            expected = spans(map(decoded, rows))
            wrong |= {row.version for row in rows if _counted(row) != expected.get(row.id)}
    arrivals = {line.version: line for line in lines if line.act in ARRIVALS}
    for version in sorted(wrong):
        line = arrivals.get(version)
        yield Flaw(
            line.id if line else None,
            f"Udgave {version}: det er ændret uden om systemet, hvilke af dens rækker der gælder.",
        )


def _counted(row: Row[Any]) -> Span | None:
    """The span of a change as it is kept; None for one that has never counted."""
    if row.since is None or row.since == row.until:
        return None
    return Span(row.since, row.until)
