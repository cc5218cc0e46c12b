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
        sa.Column("who", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("roles", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("based_on", sa.Integer),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("why_digest", sa.String, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    for name in ("account", "acted_for"):
        op.add_column("submissions", sa.Column(name, sa.String, nullable=False, server_default=""))
