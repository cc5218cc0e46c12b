"""Opens the store of a policy."""

from __future__ import annotations

from monitor.policies import Place
from monitor.settings import patience
from store.accepted import Store
from store.leftovers import sweep


def opened_store(place: Place) -> Store:
    """The store, after copies left by killed processes are deleted. Raises `StoreError`."""
    sweep(place.copies)
    return Store(place.store, patience())
