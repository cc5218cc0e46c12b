"""A disk that is full, for the store alone."""

from __future__ import annotations

from sqlalchemy import event

from store.accepted import Store


def fill_disk(store: Store) -> None:
    """Let SQLite refuse to make its file any larger, as it does when no room is left."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.engine.dispose()

    @event.listens_for(store.engine, "connect")
    def _limit(connection, _) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")
