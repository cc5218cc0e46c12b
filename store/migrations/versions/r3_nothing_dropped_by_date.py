"""Recomputes the current rows: none is left out any longer because of its sources' dates."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from store.accepted import decoded
from store.current_rows import Candidates, RowPlace, after
from store.schema import CHANGES, STANDING

revision = "3"
down_revision = "2"


def upgrade() -> None:
    bind = op.get_bind()
    standing: defaultdict[RowPlace, Candidates] = defaultdict(tuple)
    rows: dict[int, dict[str, int | None]] = {}
    for change in map(decoded, bind.execute(sa.select(CHANGES).order_by(CHANGES.c.id))):
        before = standing[change.place]
        now = standing[change.place] = after(before, change)
        for gone in {c.id for c in before} - {c.id for c in now}:
            rows[gone]["until"] = change.version
        if change in now:
            rows[change.id] = {"change_id": change.id, "version": change.version, "until": None}
    bind.execute(sa.delete(STANDING))
    if rows:
        bind.execute(sa.insert(STANDING), list(rows.values()))
