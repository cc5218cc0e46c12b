"""The status of a date and version asked for again, against computing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.timing import compared
from metrics.assessment import assess
from monitor import editions
from monitor.settings import data_folder
from store.folder import DataFolder

DAY = date(2025, 11, 13)


def lines() -> Iterator[str]:
    folder = DataFolder(data_folder())
    monitor = editions.current()
    result = compared(
        lambda: monitor.edition(DAY, DAY), lambda: assess(folder.observe(DAY), DAY), rounds=50
    )
    yield f"the status asked for again: {result.ratio:.2f} times computing it"
