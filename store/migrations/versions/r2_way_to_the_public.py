"""States from draft to public, redactions, and current rows that need no pass over the history.

Before this migration everything accepted was public at once, and it stays public.
"""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    op.create_table(
        "standing",
        sa.Column("change_id", sa.Integer, sa.ForeignKey("changes.id"), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("until", sa.Integer),
    )
    op.create_index("ix_standing_until", "standing", ["until", "version"])
    op.create_table(
        "states",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("ix_states_version", "states", ["version"])
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("as_of", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("log", sa.Integer, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "redactions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.execute(
        sa.text(
            "INSERT INTO states (id, version, state, who, at, note) "
            "SELECT version, version, 'public', who, at, '' FROM submissions"
        )
    )
    _fill_standing(op.get_bind())


def _fill_standing(bind: sa.Connection) -> None:
    """Fill in the current rows of each version, by the rule in force at this migration."""
    changes = bind.execute(
        sa.text("SELECT id, version, scope, table_name, key, after, known FROM changes ORDER BY id")
    )
    standing: defaultdict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    rows: dict[int, dict[str, int | None]] = {}
    for id_, version, scope, table, key, after, known in changes:
        own = standing[scope, table, key]
        gone = [id_ for id_, day in own if after is None or day >= known]
        for each in gone:
            rows[each]["until"] = version
        own[:] = [entry for entry in own if entry[0] not in gone]
        if after is not None or not scope.startswith("data/"):
            rows[id_] = {"change_id": id_, "version": version, "until": None}
            own.append((id_, known if after is not None else ""))
    if rows:
        table_ = sa.table("standing", *map(sa.column, ("change_id", "version", "until")))
        bind.execute(sa.insert(table_), list(rows.values()))
