"""Deliveries without a workbook, and the invariants of a store at any moment. Every figure is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import func, select

from loaders.delivery import About, Delivery, Row, Withdrawal
from monitor.intake import Intake, OutdatedError
from monitor.previewing import Preview, preview_by
from monitor.review import reviewed
from policy.actors import Actor
from policy.records import Observation
from policy.tables import TABLES
from store import current_rows as stands
from store import log_verifying
from store.accepted import Store, decoded
from store.engine import reading
from store.history import history, original
from store.schema import CHANGES
from tests.records import observation

TODAY = date(2026, 2, 1)
ROWS = 60
"""The number of rows that each delivery of `deliver` changes."""


def delivery(*records: Any, withdrawn: Any = (), department: str | None = None) -> Delivery:
    """The delivery of a workbook with the rows."""
    table = {table.record: table for table in TABLES}
    rows = tuple(
        Row(table[type(r)].name, r, "levering.xlsx", table[type(r)].sheet, number, {})
        for number, r in enumerate(records, start=2)
    )
    about = About(department=department)
    return Delivery(
        "levering.xlsx",
        rows=rows,
        withdrawn=tuple(Withdrawal(table, key, "X2") for table, key in withdrawn),
        about=about,
    )


def preview_of(store: Store, read: Delivery, content: bytes, today: date) -> Preview:
    """The changes that the rows of a workbook would make."""
    return preview_by(partial(reviewed, read), content, today, store)


def delivered(
    store: Store, *records: Any, by: str = "SOF", withdrawn: Any = (), department: str | None = None
) -> int:
    """Deliver the rows and have them accepted; returns the newest version."""
    read = delivery(*records, withdrawn=withdrawn, department=department)
    content = repr(records).encode()
    return Intake(store, Actor(by)).accept(preview_of(store, read, content, TODAY), content)


def key_of(record: Any) -> tuple[str, tuple[object, ...]]:
    table = next(table for table in TABLES if table.record is type(record))
    return table.name, table.key_of(record)


def fleksjob(department: str, value: int, when: int = 2024, **fields: Any) -> Observation:
    """A figure in a series that is not shipped; department and period identify it."""
    return observation("fleksjob", department, when, value, **{"stated_by": department} | fields)


def verify(store: Store) -> None:
    """Check the invariants of a store at any moment: only whole submissions, in order, and logged."""
    assert log_verifying.verify(store).flaws == ()
    submissions = history(store)[::-1]
    assert [each.version for each in submissions] == list(range(1, len(submissions) + 1))
    for each in submissions:
        assert each.steps
        assert each.scopes
        content = original(store, each.version)
        assert content is not None
        assert hashlib.sha256(content).hexdigest() == each.sha256
    with reading(store.engine) as connection:
        rows = connection.execute(select(CHANGES).order_by(CHANGES.c.id)).all()
        count = connection.execute(select(func.max(CHANGES.c.id))).scalar()
    assert [row.id for row in rows] == list(range(1, (count or 0) + 1))
    replayed = stands.with_changes({}, map(decoded, rows))
    _, standing = store.standing()
    assert dict(standing) == {place: row for place, row in replayed.items() if row}


def deliver(place: str, department: str, times: int, say: Callable[[object], object]) -> None:
    """Deliver repeatedly, as a department's own process would.

    Says that it is ready, each version that was accepted, and finally all versions that it sees, in order.
    """
    store = Store(place)
    say("klar")
    for turn in range(times):
        rows = [
            fleksjob(
                department, 100 + turn, when=2025, series=f"prøve {number}", note=f"nr. {turn}"
            )
            for number in range(ROWS)
        ]
        while True:
            try:
                say(delivered(store, *rows, by=department))
                break
            except OutdatedError:
                continue
    say([(each.version, each.who, each.sha256) for each in history(store)[::-1]])
