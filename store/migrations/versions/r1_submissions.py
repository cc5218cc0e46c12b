"""Submissions, their scopes and bytes, and their changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "submissions",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("withdrawn", sa.Integer, nullable=False),
    )
    op.create_table(
        "submission_scopes",
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), primary_key=True),
        sa.Column("scope", sa.String, primary_key=True),
    )
    op.create_index("ix_submission_scopes_scope", "submission_scopes", ["scope", "version"])
    op.create_table(
        "originals",
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("submissions.version"), nullable=False),
        sa.Column("scope", sa.String, nullable=False),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("known", sa.String, nullable=False),
        sa.Column("decided", sa.Integer, nullable=False),
        sa.Column("position", sa.Float, nullable=False),
    )
    op.create_index("ix_changes_version", "changes", ["version"])
    op.create_index("ix_changes_key", "changes", ["table_name", "key"])
