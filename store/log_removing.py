"""Removes texts from the log without breaking its chain: a line keeps its digest, without the salt."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, or_, select, update

from store import log_contents
from store.log import TEXTS, as_json
from store.removed import REMOVED
from store.schema import LOG


def remove_text(connection: Connection, what: str) -> dict[int, list[str]]:
    """Remove a text from what people wrote; returns the lines, and in which columns it was.

    What the sign-in provider calls somebody (`account`) stays, since the chain covers it.
    """
    holding = or_(*(LOG.c[name].contains(what, autoescape=True) for name in TEXTS))
    found: dict[int, list[str]] = {}
    for row in connection.execute(select(LOG).where(holding).order_by(LOG.c.id)).mappings().all():
        texts = {name: row[name] for name in TEXTS if what in row[name]}
        if texts:
            without = {name: text.replace(what, REMOVED) for name, text in texts.items()}
            _change(connection, row["id"], row["salts"], without)
            found[row["id"]] = list(texts)
    return found


def remove_changes(connection: Connection, versions: Collection[int]) -> None:
    """Make the digests of these versions' changes say nothing; their removal's line has new ones."""
    names = set(map(log_contents.key, versions))
    holding = [LOG.c.salts.contains(f'"{name}":', autoescape=True) for name in names]
    if not holding:
        return
    for row in connection.execute(select(LOG.c.id, LOG.c.salts).where(or_(*holding))).all():
        _change(connection, row.id, row.salts, dict.fromkeys(names))


def _change(connection: Connection, line: int, salts: str, without: dict[str, str | None]) -> None:
    kept = {name: salt for name, salt in json.loads(salts).items() if name not in without}
    texts = {name: text for name, text in without.items() if name in TEXTS}
    changed = update(LOG).where(LOG.c.id == line)
    connection.execute(changed.values(salts=as_json(kept), **texts))
