"""Recomputes the current rows: none is left out any longer because of its sources' dates."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from store.accepted import decoded
from store.current_rows import RowEdition, RowPlace
from store.schema import CHANGES, STANDING
from store.standing import spans

revision = "3"
down_revision = "2"


def upgrade() -> None:
    bind = op.get_bind()
    changes: defaultdict[RowPlace, list[RowEdition]] = defaultdict(list)
    for change in map(decoded, bind.execute(sa.select(CHANGES).order_by(CHANGES.c.id))):
        changes[change.place].append(change)
    rows = [
        {"change_id": number, **span._asdict()}
        for of_row in changes.values()
        for number, span in spans(of_row).items()
    ]
    bind.execute(sa.delete(STANDING))
    if rows:
        bind.execute(sa.insert(STANDING), rows)
