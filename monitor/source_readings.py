"""When each row shown was last checked against its source, computed once for all sessions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock

from loaders.checking import kept_checks
from loaders.checking.kept_checks import KeptCheckError
from policy.readings import Readings, RowReading, row_readings
from policy.tables import Records

_log = logging.getLogger(__name__)


class SourceReadings:
    """The readings stored beside the workbooks of a folder, matched with the rows shown.

    A damaged file of readings must not break a page: then no row counts as read, and the log says
    why.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: tuple[Hashable, tuple[RowReading, ...]] | None = None
        self._lock = Lock()

    def of(self, seen: Hashable, records: Callable[[], Records]) -> tuple[RowReading, ...]:
        """The rows' readings; `records` is called only when `seen` or the stored readings change."""
        asked = (seen, kept_checks.readings_stamp(self._folder))
        with self._lock:
            if self._last is None or self._last[0] != asked:
                self._last = asked, row_readings(records(), self._kept())
            return self._last[1]

    def _kept(self) -> Readings:
        try:
            return kept_checks.readings(self._folder)
        except (KeptCheckError, OSError, UnicodeDecodeError):
            _log.exception("the kept readings of %s cannot be read", self._folder)
            return {}
