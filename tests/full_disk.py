"""A full disk, simulated for the store only."""

from __future__ import annotations

from sqlalchemy import event

from store.accepted import Store


def fill_disk(store: Store) -> None:
    """Make SQLite refuse to enlarge its file, as it does on a full disk."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.engine.dispose()

    @event.listens_for(store.engine, "connect")
    def _limit(connection, _) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")
