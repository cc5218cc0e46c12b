"""Opens the store that the settings name."""

from __future__ import annotations

from monitor.settings import kept_copies, patience, store_place
from store.accepted import Store
from store.leftovers import sweep


def opened_store() -> Store:
    """The store, after copies left by killed processes are deleted. Raises `StoreError`."""
    sweep(kept_copies())
    return Store(store_place(), patience())
