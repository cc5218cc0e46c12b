"""The log of what was done, and whose submissions are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("roles", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("based_on", sa.Integer),
        sa.Column("step", sa.Integer),
        sa.Column("snapshot", sa.Integer),
        sa.Column("redaction", sa.Integer),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("salts", sa.Text, nullable=False),
        sa.Column("digests", sa.Text, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("ix_log_version", "log", ["version"])
    for name in ("step", "snapshot", "redaction"):
        op.create_index(f"ix_log_{name}", "log", [name], unique=True)
    for name in ("account", "acted_for"):
        op.add_column("submissions", sa.Column(name, sa.String, nullable=False, server_default=""))
