"""What a line of the log commits to besides what it says: a submission's changes, and what a removal left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from store.log import as_json
from store.schema import CHANGES

COMMITTED = tuple(column.name for column in CHANGES.c if column is not CHANGES.c.position)
AT_ONCE = 1000
PREFIX = "changes/"
NONE = hashlib.sha256().hexdigest()
"""The text for a submission without changes."""


def key(version: int) -> str:
    """The name of a version's changes among the digests of a line.

    >>> key(8)
    'changes/8'
    """
    return f"{PREFIX}{version}"


def text_key(line: int, name: str) -> str:
    """The name of what a removal left of a text in an earlier line.

    >>> text_key(12, "who")
    'text/12/who'
    """
    return f"text/{line}/{name}"


def version_of(name: str) -> int | None:
    """The version whose changes a name is of; None for another name.

    >>> version_of("changes/8"), version_of("who")
    (8, None)
    """
    return int(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None


def text_of(changes: Iterable[Mapping[Any, Any]]) -> str:
    """A text that is another one as soon as anything in one of the changes is, or their order."""
    total = hashlib.sha256()
    for change in changes:
        said = [change[name] for name in COMMITTED]
        total.update(as_json([*said, float(change["position"])]).encode())
    return total.hexdigest()


def texts(connection: Connection, after: int = 0) -> dict[int, str]:
    """The text of the changes of each later version that has any."""
    later = select(CHANGES).where(CHANGES.c.version > after)
    return _by_version(connection, later)


def texts_of(connection: Connection, versions: Iterable[int]) -> dict[int, str]:
    """The text of the changes of each of these versions that has any."""
    return _by_version(connection, select(CHANGES).where(CHANGES.c.version.in_(sorted(versions))))


def _by_version(connection: Connection, wanted: Select[Any]) -> dict[int, str]:
    in_order = wanted.order_by(CHANGES.c.version, CHANGES.c.id)
    rows = connection.execute(in_order.execution_options(yield_per=AT_ONCE)).mappings()
    return {version: text_of(some) for version, some in groupby(rows, itemgetter("version"))}
