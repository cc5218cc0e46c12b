"""A department that delivers again and again on a server of its own, as a program.

`python -m tests.several.writing PLACE DEPARTMENT` prints each version that was accepted, until its input
ends. While the database is away it waits, and tries again. Every figure is invented.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import count
from select import select

from monitor.intake import OutdatedError
from store.accepted import Store
from store.faults import StoreError
from tests.store.deliveries import delivered, fleksjob

ROWS = 20
PAUSE_SECONDS = 0.2


def main(place: str, department: str) -> None:
    store = Store(place)
    print("klar", flush=True)
    for turn in count():
        rows = [
            fleksjob(department, 100 + turn, when=2025, series=f"prøve {number}", note=f"{turn}")
            for number in range(ROWS)
        ]
        with suppress(StoreError, OutdatedError):
            print(delivered(store, *rows, by=department), flush=True)
        if select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
