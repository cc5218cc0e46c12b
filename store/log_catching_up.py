"""Writes the lines of what was done without one: before there was a log, or by an older server.

While a server is upgraded, older ones go on accepting. Whoever writes next writes their lines first,
so that they stand before what builds on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from store import log_contents, log_entries
from store.log import Act, Chain, Entry
from store.marker import read_marker
from store.schema import (
    LOG,
    ORIGINALS,
    REDACTIONS,
    SCOPES,
    SNAPSHOTS,
    STATES,
    SUBMISSIONS,
    UNDOINGS,
)
from store.states import Origin

SYSTEM = "systemet"
"""Who writes the line that says that others follow late."""


class Covered(NamedTuple):
    """The newest submission, step, snapshot and redaction that have a line."""

    version: int
    step: int
    snapshot: int
    redaction: int


def catch_up(connection: Connection, chain: Chain, at: str) -> None:
    """Write the lines that are missing, while the store's lock is held; `at` is the time now."""
    covered, found = _covered(connection), _found(connection)
    if covered == found:
        return
    act = Act.CAUGHT_UP if chain.head.lines else Act.LOG_BEGINS
    facts = {
        "from": covered._asdict(),
        "to": found._asdict(),
        "without_file": _without_file(connection, covered.version),
    }
    chain.add(Entry(act, at, SYSTEM, facts=facts))
    for entry in sorted(_missing(connection, covered), key=lambda each: each.at):
        chain.add(replace(entry, at=at, facts={**entry.facts, "done": entry.at}))


def _found(connection: Connection) -> Covered:
    now = read_marker(connection)
    return Covered(now.version, now.log, now.snapshots, now.redactions)


def _covered(connection: Connection) -> Covered:
    columns = (LOG.c.version, LOG.c.step, LOG.c.snapshot, LOG.c.redaction)
    newest = (select(func.coalesce(func.max(column), 0)).scalar_subquery() for column in columns)
    return Covered(*connection.execute(select(*newest)).one())


def _without_file(connection: Connection, after: int) -> list[int]:
    """The later versions whose file was removed, before there was a line to say so."""
    kept = select(ORIGINALS.c.version)
    wanted = select(SUBMISSIONS.c.version).where(
        SUBMISSIONS.c.version > after,
        SUBMISSIONS.c.origin != Origin.UNDOING.value,
        SUBMISSIONS.c.version.not_in(kept),
    )
    return list(connection.execute(wanted.order_by(SUBMISSIONS.c.version)).scalars())


def _missing(connection: Connection, covered: Covered) -> Iterator[Entry]:
    """What has no line, each kind in its order."""
    yield from _submissions(connection, covered.version)
    for table, after, entry_of in (
        (STATES, covered.step, log_entries.of_step),
        (SNAPSHOTS, covered.snapshot, log_entries.of_snapshot),
        (REDACTIONS, covered.redaction, log_entries.of_redaction),
    ):
        later = select(table).where(table.c.id > after).order_by(table.c.id)
        yield from map(entry_of, connection.execute(later).mappings())


def _submissions(connection: Connection, after: int) -> Iterator[Entry]:
    scopes: defaultdict[int, list[str]] = defaultdict(list)
    for version, scope in connection.execute(select(SCOPES).where(SCOPES.c.version > after)):
        scopes[version].append(scope)
    undoings = connection.execute(select(UNDOINGS).where(UNDOINGS.c.version > after))
    undoes = {undoing.version: undoing.undone for undoing in undoings}
    rows = select(SUBMISSIONS).where(SUBMISSIONS.c.version > after)
    found = connection.execute(rows.order_by(SUBMISSIONS.c.version)).mappings().all()
    changes = log_contents.texts(connection, after)
    for row in found:
        version = row["version"]
        entry = log_entries.of_submission(row, scopes[version], undoes.get(version))
        text = changes.get(version, log_contents.NONE)
        yield replace(entry, contents={log_contents.key(version): text})
