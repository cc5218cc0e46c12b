"""Publications that are planned for a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("roles", sa.String, nullable=False),
        sa.Column("made", sa.String, nullable=False),
    )
    op.create_table(
        "plan_steps",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("plan", sa.Integer, sa.ForeignKey("plans.id"), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("snapshot", sa.Integer),
    )
    op.create_index("ix_plan_steps_plan", "plan_steps", ["plan"])
