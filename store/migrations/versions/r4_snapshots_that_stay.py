"""Undoings, and snapshots of a release of `data/` bound like those published on the page.

Before this migration a snapshot declared by the catalogue also showed what was accepted later. It
is now bound to the version at which every file that came with its row had been accepted whole.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"
RELEASE = 1
"""The release of everything shipped before this migration."""


def upgrade() -> None:
    op.create_table(
        "undoings",
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), primary_key=True),
        sa.Column("undone", sa.Integer, sa.ForeignKey("submissions.version"), nullable=False),
    )
    op.add_column("snapshots", sa.Column("release", sa.Integer))
    bind = op.get_bind()
    declared = _declared(bind)
    for name, (version, as_of) in declared.items():
        _bind_snapshot(bind, name, as_of, version)


def _declared(bind: sa.Connection) -> dict[str, tuple[int, str]]:
    """By name, the version in which a file of `data/` first declared the snapshot, and its day."""
    rows = bind.execute(
        sa.text(
            "SELECT version, after FROM changes WHERE table_name = 'snapshots' "
            "AND scope LIKE 'data/%' AND after IS NOT NULL ORDER BY id"
        )
    )
    found: dict[str, tuple[int, str]] = {}
    for version, after in rows:
        row = json.loads(after)
        found.setdefault(row["name"], (version, row["as_of"]))
    return found


def _bind_snapshot(bind: sa.Connection, name: str, as_of: str, declared: int) -> None:
    version = _complete(bind, declared)
    taken = bind.execute(sa.text("SELECT 1 FROM snapshots WHERE name = :name"), {"name": name})
    if version is None or taken.first():
        return
    bind.execute(
        sa.text(
            "INSERT INTO snapshots (id, name, as_of, version, log, who, at, release) "
            "SELECT COALESCE((SELECT MAX(id) FROM snapshots), 0) + 1, :name, :as_of, version, "
            "(SELECT MAX(id) FROM states WHERE version = :version AND state = 'public'), "
            "'data/', at, :release FROM submissions WHERE version = :version"
        ),
        {"name": name, "as_of": as_of, "version": version, "release": RELEASE},
    )


def _complete(bind: sa.Connection, declared: int) -> int | None:
    """The version at which every file delivered with the declaring one was whole; None if never."""
    submissions = bind.execute(
        sa.text(
            "SELECT s.version, s.whole, c.scope FROM submissions s "
            "JOIN submission_scopes c ON c.version = s.version "
            "WHERE s.origin = 'data' ORDER BY s.version"
        )
    ).all()
    first: dict[str, int] = {}
    whole: dict[str, int] = {}
    for version, is_whole, scope in submissions:
        first.setdefault(scope, version)
        if is_whole:
            whole.setdefault(scope, version)
    together = _around(declared, set(first.values()))
    scopes = [scope for scope, version in first.items() if version in together]
    if any(scope not in whole for scope in scopes):
        return None
    return max([declared, *(whole[scope] for scope in scopes)])


def _around(version: int, versions: set[int]) -> range:
    """The unbroken run of `versions` around a version; it alone if it is not one of them."""
    low = high = version
    if version in versions:
        while low - 1 in versions:
            low -= 1
        while high + 1 in versions:
            high += 1
    return range(low, high + 1)
