"""The status of a date and version asked for again, against computing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.timing import compared
from metrics.assessment import assess
from monitor import editions

DAY = date(2025, 11, 13)


def lines() -> Iterator[str]:
    monitor = editions.current()
    result = compared(
        lambda: monitor.edition(DAY, DAY),
        lambda: assess(monitor.store.observe(DAY), DAY),
        rounds=50,
    )
    yield f"the status asked for again: {result.ratio:.2f} times computing it"
