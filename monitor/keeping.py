"""The store of this process, as the settings have it."""

from __future__ import annotations

from monitor.settings import kept_copies, patience, store_place
from store.accepted import Store
from store.leftovers import sweep


def opened_store() -> Store:
    """The store, with nothing left of copies that were killed while they were made.

    Raises `StoreError`.
    """
    sweep(kept_copies())
    return Store(store_place(), patience())
