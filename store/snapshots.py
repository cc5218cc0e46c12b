"""Snapshots: what was public, under a name. A snapshot is bound to its version and never moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from policy import clock
from policy.records import Snapshot
from policy.spelling import folded
from store import log_entries, scopes
from store.accepted import Store
from store.current_rows import current, source_days
from store.engine import reading
from store.schema import SNAPSHOTS, STATES
from store.writer import StoreWriter, now

SHIPPED_BY = "data/"
"""The maker of the snapshots that a release of `data/` declares: the person is unknown."""
FIRST_RELEASE = 1
WORKING = "arbejdsudgave"
"""Requests the working edition, in place of a snapshot's name."""
PRESENTED = "forelagt"
"""Requests the edition that everyone will see once the presented submissions are public."""
NOT_NAMES = (WORKING, PRESENTED)
"""Names that no snapshot can have."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot that has been made.

    It shows, as of its day, what was accepted by `version` and public at line `log` of the state
    log, so that nothing made public later is in it. `release` is the number that `data/` declares
    for it; None if it was published on the page. `at` is UTC, ISO 8601.
    """

    name: str
    as_of: date
    version: int
    log: int
    who: str
    at: str
    release: int | None = None

    @property
    def public_from(self) -> date:
        """The city's day on which it became public.

        One that `data/` declares was so on its own day, whenever it was read here; any other when it
        was made, but none before its own day.
        """
        made_here = self.as_of if self.release is not None else clock.day_of(self.at)
        return max(self.as_of, made_here)


def snapshots(store: Store) -> tuple[Published, ...]:
    """Every snapshot, in the order in which they were made."""
    with reading(store.engine) as connection:
        return published(connection)


def published(connection: Connection) -> tuple[Published, ...]:
    """Every snapshot, in the order in which they were made."""
    rows = connection.execute(select(SNAPSHOTS).order_by(SNAPSHOTS.c.log, SNAPSHOTS.c.id))
    return tuple(
        Published(
            name=row.name,
            as_of=date.fromisoformat(row.as_of),
            version=row.version,
            log=row.log,
            who=row.who,
            at=row.at,
            release=row.release,
        )
        for row in rows
    )


def named(made: Iterable[Published], name: str) -> Published | None:
    """The snapshot with a name; upper and lower case and the like do not matter."""
    by_name = {folded(each.name): each for each in made}
    return by_name.get(folded(name))


def is_working(name: str | None) -> bool:
    """Whether a name requests the working edition; no snapshot can have it."""
    return name is not None and folded(name) == WORKING


def is_presented(name: str | None) -> bool:
    """Whether a name requests the edition with presented submissions included."""
    return name is not None and folded(name) == PRESENTED


def make(
    writer: StoreWriter, name: str, as_of: date, who: str, release: int | None = None
) -> Published:
    """Make a snapshot of what is accepted and public now."""
    last = writer.next_id(STATES.c.id) - 1
    made = Published(name, as_of, writer.version, last, who, now(), release)
    row = asdict(made) | {"id": writer.next_id(SNAPSHOTS.c.id), "as_of": as_of.isoformat()}
    writer.connection.execute(insert(SNAPSHOTS).values(**row))
    writer.log.add(log_entries.of_snapshot(row, writer.capacity))
    return made


def ship(writer: StoreWriter) -> None:
    """Make the snapshots of the newest release of `data/`, once all of it has been accepted.

    Existing snapshots stay as they are, even if the catalogue has changed; those of an older
    release that was never accepted here cannot be made.
    """
    declared = tuple(_declared(writer))
    newest = max((release_of(each) for each in declared), default=FIRST_RELEASE)
    for each in declared:
        made = published(writer.connection)
        if release_of(each) == newest and not is_made(each, made):
            name = each.name if named(made, each.name) is None else _of_release(each)
            make(writer, name, each.as_of, SHIPPED_BY, newest)


def release_of(declared: Snapshot) -> int:
    return FIRST_RELEASE if declared.release is None else declared.release


def is_made(declared: Snapshot, made: Iterable[Published]) -> bool:
    """Whether a declared snapshot has been made."""
    names = {declared.name, _of_release(declared)}
    return any(each.release == release_of(declared) and each.name in names for each in made)


def _of_release(declared: Snapshot) -> str:
    """The name that a snapshot gets if its own is taken."""
    return f"{declared.name} (udgivelse {release_of(declared)})"


def _declared(writer: StoreWriter) -> Iterator[Snapshot]:
    """The snapshots that the files of `data/` declare, in order."""
    days = source_days(writer.standing)
    for (table, _), candidates in writer.standing.items():
        own = tuple(each for each in candidates if scopes.is_file(each.scope))
        winner = current(own, days) if table == "snapshots" and own else None
        if winner and isinstance(winner.record, Snapshot):
            yield winner.record
