"""The status as a reader asks for it: a snapshot, a date, or the working edition of today."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from metrics.assessment import assess
from metrics.status import Status
from monitor.settings import data_folder, store_place
from policy.findings import Finding
from policy.records import Snapshot
from store.accepted import Store
from store.folder import DataFolder
from store.marker import NOTHING_HIDDEN, Hidden, Marker
from store.publishing import Published, snapshots

KEPT_STATUSES = 64
_when_computed: list[Callable[[], None]] = []


@dataclass(frozen=True, slots=True)
class Edition:
    """What a reader sees: the status, the snapshot it is, and what there is to know about it.

    `newer_known` says that more is known today than this status shows; `problems` are the findings
    that kept something in `data/` out, by file; `unpublished` says that some of what is shown is
    not public yet; `hidden` are the versions that are left out.
    """

    status: Status
    snapshot: Snapshot | None
    newer_known: bool
    problems: Mapping[str, tuple[Finding, ...]]
    unpublished: bool = False
    hidden: Hidden = NOTHING_HIDDEN


class View(NamedTuple):
    """What of the store is looked at: a day, a version, and the versions that are left out."""

    as_of: date
    version: int
    hidden: Hidden = NOTHING_HIDDEN


@dataclass(frozen=True, slots=True)
class _Public:
    """What is public now: the versions that are not, and the snapshots made by publishing."""

    marker: Marker
    hidden: Hidden
    published: tuple[Published, ...]


class Monitor:
    """The current status, computed once per date and version and shared by all sessions."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.store = store
        self._data = DataFolder(folder, store)
        self._public: _Public | None = None
        self._statuses: OrderedDict[tuple[View, tuple[Snapshot, ...], int], Status] = OrderedDict()
        self._differing: OrderedDict[tuple[View, View, int], bool] = OrderedDict()
        self._lock = Lock()

    def edition(
        self, today: date, as_of: date | None = None, version: int | None = None
    ) -> Edition:
        """The status as of a date, else of the newest snapshot, else of today.

        Everyone sees what is public. Asking for today by its date gives the working edition, and
        asking for a version what had been accepted by then, public or not. Raises `LookupError`
        for a version that does not exist, and `StoreError`.
        """
        newest = self._data.refresh()
        public = self._published()
        working = View(today, newest)
        snapshot = None
        if version is not None:
            view = View(as_of or today, version)
        elif as_of is not None and as_of >= today:
            view = View(as_of, newest)
            snapshot = self._snapshots(today, newest, public).get(as_of)
        else:
            view, snapshot = self._shown_by_default(today, as_of, newest, public)
        status = self._status(view, public)
        not_public = frozenset(v for v in public.hidden if v <= view.version)
        return Edition(
            status=status,
            snapshot=snapshot,
            newer_known=view.as_of < today and self._differs(view, working, public),
            problems=self._data.problems,
            unpublished=not not_public <= view.hidden,
            hidden=view.hidden,
        )

    def earlier(self, edition: Edition, since: date) -> Status:
        """An earlier day, to tell what is new in the edition since then.

        A day with a published snapshot that the edition builds on is seen as it was published;
        any other day as the edition sees it, with the same versions left out. Raises `StoreError`.
        """
        public = self._published()
        view = self._published_view(since, public)
        if view is None or view.version > edition.status.version:
            view = View(since, edition.status.version, edition.hidden)
        return self._status(view, public)

    def status(self, as_of: date, version: int | None = None) -> Status:
        """The status as of a date at a version (default: the newest), computed only once.

        With all that had been accepted, public or not. Raises `LookupError` for a version that
        does not exist, and `StoreError`.
        """
        newest = self._data.refresh()
        return self._status(View(as_of, newest if version is None else version), self._published())

    def refresh(self) -> int:
        """Take in what a person has changed in `data/`; returns the newest version."""
        return self._data.refresh()

    @property
    def problems(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that kept something in `data/` out, by file."""
        return self._data.problems

    def _shown_by_default(
        self, today: date, as_of: date | None, newest: int, public: _Public
    ) -> tuple[View, Snapshot | None]:
        known = self._snapshots(today, newest, public)
        day = as_of or max((day for day in known if day <= today), default=today)
        snapshot = known.get(day)
        if published := self._published_view(day, public):
            return published, snapshot
        # The newest that is public, so that no document names a version it leaves out.
        shown = next((v for v in range(newest, 0, -1) if v not in public.hidden), newest)
        return View(day, shown, frozenset(v for v in public.hidden if v < shown)), snapshot

    def _published_view(self, day: date, public: _Public) -> View | None:
        """A day as its last snapshot was published; None where none was."""
        made = next((p for p in reversed(public.published) if p.as_of == day), None)
        return View(day, made.version, self.store.hidden(made.version, made.log)) if made else None

    def _snapshots(self, today: date, newest: int, public: _Public) -> dict[date, Snapshot]:
        """The snapshots by day: those of the catalogue, then those made by publishing."""
        shipped = self.store.observe(today, newest, public.hidden).snapshots
        return {s.as_of: s for s in (*shipped, *map(_as_record, public.published))}

    def _published(self) -> _Public:
        marker = self.store.marker()
        if self._public is None or self._public.marker != marker:
            hidden = self.store.hidden(marker.version)
            self._public = _Public(marker, hidden, snapshots(self.store))
        return self._public

    def _status(self, view: View, public: _Public) -> Status:
        made = tuple(map(_as_record, public.published))
        asked = (view, made, public.marker.era)
        with self._lock:
            if asked not in self._statuses:
                records = self.store.observe(*view)
                records = replace(records, snapshots=(*records.snapshots, *made))
                self._statuses[asked] = assess(records, view.as_of, view.version)
                for do in _when_computed:
                    do()
                if len(self._statuses) > KEPT_STATUSES:
                    self._statuses.popitem(last=False)
            self._statuses.move_to_end(asked)
            return self._statuses[asked]

    def _differs(self, one: View, other: View, public: _Public) -> bool:
        asked = (one, other, public.marker.era)
        with self._lock:
            known = self._differing.get(asked)
        if known is not None:
            return known
        differs = self.store.observe(*one) != self.store.observe(*other)
        with self._lock:
            self._differing[asked] = differs
            if len(self._differing) > KEPT_STATUSES:
                self._differing.popitem(last=False)
        return differs


def _as_record(made: Published) -> Snapshot:
    return Snapshot(name=made.name, as_of=made.as_of, version=made.version)


def when_computed(do: Callable[[], None]) -> None:
    """Let `do` run in this process each time a status has been computed anew."""
    _when_computed.append(do)


@cache
def current() -> Monitor:
    """The process's monitor of the data folder that it was started with."""
    return Monitor(data_folder(), Store(store_place()))
