"""The status as a reader asks for it: a snapshot, a date, or the working edition of today."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from metrics.assessment import assess
from metrics.status import Status
from monitor.settings import data_folder
from policy.findings import Finding
from policy.records import Snapshot
from store.folder import DataFolder

KEPT_STATUSES = 64


@dataclass(frozen=True, slots=True)
class Edition:
    """What a reader sees: the status, the snapshot it is, and what there is to know about it.

    `newer_known` says that more is known today than this status shows; `problems` are the findings
    that kept something in `data/` out, by file.
    """

    status: Status
    snapshot: Snapshot | None
    newer_known: bool
    problems: Mapping[str, tuple[Finding, ...]]


class Monitor:
    """The current status, computed once per date and version and shared by all sessions."""

    def __init__(self, folder: Path) -> None:
        self._data = DataFolder(folder)
        # What was known on a date at a version never changes.
        self._observe = lru_cache(KEPT_STATUSES)(self._data.observe)
        self._statuses: OrderedDict[tuple[date, int], Status] = OrderedDict()
        self._lock = Lock()

    def edition(self, today: date, as_of: date | None = None) -> Edition:
        """The status as of a date, else of the newest snapshot, else of today."""
        version = self._data.refresh()
        snapshots = self._observe(today, version).snapshots
        chosen = as_of or max((s.as_of for s in snapshots if s.as_of <= today), default=today)
        status = self.status(chosen, version)
        return Edition(
            status=status,
            snapshot=next((s for s in snapshots if s.as_of == chosen), None),
            newer_known=chosen < today and self._differs(chosen, today, version),
            problems=self._data.problems,
        )

    def status(self, as_of: date, version: int | None = None) -> Status:
        """The status as of a date at a version (default: the newest), computed only once.

        Raises `LookupError` for a version that does not exist.
        """
        version = self._data.refresh() if version is None else version
        with self._lock:
            if (as_of, version) not in self._statuses:
                records = self._observe(as_of, version)
                self._statuses[as_of, version] = assess(records, as_of, version)
                if len(self._statuses) > KEPT_STATUSES:
                    self._statuses.popitem(last=False)
            self._statuses.move_to_end((as_of, version))
            return self._statuses[as_of, version]

    def _differs(self, earlier: date, today: date, version: int) -> bool:
        return self._observe(earlier, version) != self._observe(today, version)


@cache
def _monitor_of(folder: Path) -> Monitor:
    return Monitor(folder)


def current() -> Monitor:
    """The one monitor of this process, on the data folder that is set."""
    return _monitor_of(data_folder())
