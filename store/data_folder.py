"""Accepts the workbooks of a data folder into the store, and again whenever they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock

from loaders.reading import files
from loaders.reading.files import UNREAD, Stamp
from policy import clock
from policy.findings import Finding, finding
from store import scopes
from store.accepted import Store
from store.engine import reading
from store.faults import ReadOnlyError
from store.folder_acceptance import (
    FolderAcceptance,
    FolderFile,
    LastSubmission,
    Problems,
    is_accepted,
    last_submissions,
)
from store.marker import Marker
from store.snapshots import ship

KEPT_OUT = "store_read_only"


class DataFolder:
    """Accepts the workbooks of a folder into the store.

    A workbook with errors leaves its last accepted edition in place. If it was never accepted, its
    rows without errors are accepted, except those that refer to rows with errors. Rows changed by a
    later delivery keep the delivery's content, and a file may only refer to rows that are public.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        today: Callable[[], date] = clock.today,
        *,
        optional: bool = False,
    ) -> None:
        """`optional`: the store may have everything that there is, so that no workbook is missing.

        That is so, too, where something is stored and no file of the folder was ever accepted.
        """
        self._folder = folder
        self._optional = optional
        self._today = today
        self._store = store
        self._paths: Mapping[str, Path] = {}
        self._unreachable: Problems = {}
        self._taken: Mapping[str, FolderFile] | None = None
        self._problems: Problems = {}
        self._seen: tuple[Marker, date] | None = None
        self._lock = Lock()

    @property
    def problems(self) -> Problems:
        """By file, the findings because of which something was not accepted."""
        return {**self._unreachable, **self._problems}

    def refresh(self) -> int:
        """Accept what has changed since the last call; returns the store's newest version.

        A folder that cannot be listed leaves everything unchanged. Raises `StoreError`.
        """
        return self.refreshed().version

    def refreshed(self) -> Marker:
        """The same; returns the marker of the store."""
        with self._lock:
            try:
                stamps = self._stamps()
            except OSError:
                name = self._folder.name
                self._unreachable = {name: (finding("folder_unreadable", file=name),)}
                return self._store.marker()
            self._unreachable = {}
            marker, today = self._store.marker(), self._today()
            if self._is_due(stamps, marker, today):
                self._take_in(stamps, today)
                marker = self._store.marker()
            self._seen = marker, today
            return marker

    def _is_due(self, stamps: Mapping[str, Stamp], marker: Marker, today: date) -> bool:
        """Whether a file has changed, or the store or the day while there are findings."""
        if self._taken is None or self._seen is None or marker.era != self._seen[0].era:
            return True
        if stamps != {name: file.stamp for name, file in self._taken.items()}:
            return True
        return self._waits() or (bool(self._problems) and (marker, today) != self._seen)

    def _stamps(self) -> dict[str, Stamp]:
        self._paths = files.workbooks(self._folder)
        stamps = ((name, files.stamp(path)) for name, path in self._paths.items())
        return {name: stamp for name, stamp in stamps if stamp is not None}

    def _take_in(self, stamps: Mapping[str, Stamp], today: date) -> None:
        before = self._taken or {}
        taken = {
            name: before[name]
            if name in before and before[name].stamp == stamp
            else self._read(name, stamp)
            for name, stamp in stamps.items()
        }
        with reading(self._store.engine) as connection:
            last = last_submissions(connection)
        changed = any(
            not is_accepted(file, last, scopes.of_file(name)) for name, file in taken.items()
        )
        gone = {scope for scope in last if scope.removeprefix(scopes.DATA) not in taken}
        is_whole = self._optional or (not last and self._store.newest() > 0)
        if changed or gone or not (taken or is_whole):
            for file in taken.values():
                _ = file.delivery  # read before the lock is taken
            try:
                with self._store.writing() as writer:
                    self._problems = FolderAcceptance(writer, taken, today).run()
                    if not self._problems:
                        ship(writer)
            except ReadOnlyError:
                if not self._store.newest():
                    raise  # there is nothing to read either
                self._problems = _kept_out(taken, last, gone)
        else:
            self._problems = {}
        self._taken = taken

    def _waits(self) -> bool:
        """Whether something was not accepted because the store was read-only."""
        return any(found.code == KEPT_OUT for text in self._problems.values() for found in text)

    def _read(self, name: str, stamp: Stamp) -> FolderFile:
        """The file as it is; one that cannot be read is tried again at the next refresh."""
        content = files.read(name, self._paths[name])
        if isinstance(content, Finding):
            return FolderFile(name, UNREAD, None, content)
        return FolderFile(name, stamp, content)


def _kept_out(
    taken: Mapping[str, FolderFile], last: Mapping[str, LastSubmission], gone: Iterable[str]
) -> Problems:
    """The findings of files that cannot be accepted because the store is read-only."""
    changed = [n for n, file in taken.items() if not is_accepted(file, last, scopes.of_file(n))]
    names = [*changed, *(scope.removeprefix(scopes.DATA) for scope in gone)]
    return {name: (finding(KEPT_OUT, file=name),) for name in sorted(names)}
