"""Removes texts from the log without breaking its chain.

A line keeps the digest of what it said, without the salt, so that the digest gives nothing away. The
line of the removal has a digest of what is left.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, or_, select, update

from store import log_contents
from store.log import TEXTS, as_json
from store.removed import REMOVED
from store.schema import LOG


def remove_text(connection: Connection, what: str) -> dict[str, str]:
    """Remove a text from what people wrote; returns what is left, for the line of the removal.

    What the sign-in provider calls somebody (`account`) stays, since the chain covers it.
    """
    holding = or_(*(LOG.c[name].contains(what, autoescape=True) for name in TEXTS))
    left: dict[str, str] = {}
    for row in connection.execute(select(LOG).where(holding).order_by(LOG.c.id)).mappings().all():
        texts = {name: row[name].replace(what, REMOVED) for name in TEXTS if what in row[name]}
        if texts:
            salts = _without(row["salts"], texts)
            connection.execute(
                update(LOG).where(LOG.c.id == row["id"]).values(salts=salts, **texts)
            )
            left |= {log_contents.text_key(row["id"], name): texts[name] for name in texts}
    _silence(connection, left)
    return left


def remove_changes(connection: Connection, versions: Iterable[int]) -> dict[str, str]:
    """Make the digests of these versions' changes say nothing; returns what is left of the changes."""
    left = log_contents.texts_of(connection, versions)
    named = {log_contents.key(version): text for version, text in left.items()}
    _silence(connection, named)
    return named


def _silence(connection: Connection, names: Mapping[str, str]) -> None:
    """Take away the salts of the digests with these names, in whichever lines they are."""
    for name in names:
        holding = LOG.c.salts.contains(f'"{name}":', autoescape=True)
        for row in connection.execute(select(LOG.c.id, LOG.c.salts).where(holding)).all():
            salts = _without(row.salts, names)
            connection.execute(update(LOG).where(LOG.c.id == row.id).values(salts=salts))


def _without(salts: str, names: Mapping[str, str]) -> str:
    return as_json({name: salt for name, salt in json.loads(salts).items() if name not in names})
