"""The status that a reader asks for: of a snapshot, of a date, or the working edition of today.

What is not public is for the person of the run alone (`monitor.persons`, `monitor.sight`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeAlias

from loaders.delivery import Naming
from loaders.reading.parse import NOBODY
from metrics.assessment import assess
from metrics.drafts import Draft
from metrics.status import Status
from monitor import blank_workbooks, kept_statuses, persons, policies, previewing, sight
from monitor.blank_workbooks import Template
from monitor.earlier import public_before, suppressed_edition
from monitor.intake import Intake
from monitor.keeping import opened_store
from monitor.kept_statuses import KeptStatuses
from monitor.policies import Place
from monitor.previewing import Preview
from monitor.sight import NotAllowedError
from monitor.source_readings import SourceReadings
from monitor.submissions import Submissions
from monitor.tracing import Tracer
from policy import clock
from policy.actors import Actor, Right
from policy.findings import Finding
from policy.ownership import Deliverer, deliverer
from policy.readings import RowReading
from policy.records import Policy, Snapshot
from policy.spelling import folded, suggestion
from policy.tables import Records
from store import history
from store.accepted import Store
from store.data_folder import DataFolder
from store.marker import NOTHING_HIDDEN, Hidden, Marker, state_of
from store.publishing import presented, waiting
from store.snapshots import Published, is_presented, is_working, named, release_of, snapshots
from store.tracing import Cells

WORKING_IS_CLOSED = "Arbejdsudgaven er for dem, der arbejder med oplysningerne. Log ind med en rolle, der giver adgang til den."
PRESENTED_IS_CLOSED = "Det, der er forelagt, er endnu ikke offentligt. Log ind med en rolle, der giver adgang til det."
_when_computed: list[Callable[[], None]] = []


class NoSuchSnapshotError(Exception):
    """No snapshot has that name. The message is Danish and says why."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The status that a reader sees, with its snapshot and the notices that belong to it.

    `newer_known`: the data of today differ from this status. `problems`: the findings that kept
    something in `data/` from being accepted, by file. `era`: the store's era, within which the
    content of a version does not change. `unpublished`: some of the data are not public yet;
    `presented`: all of those have been presented. `hidden`: the versions left out. `working`: this
    is the working edition. `made`: the snapshots to choose from, oldest first.
    """

    status: Status
    snapshot: Published | None
    newer_known: bool
    problems: Mapping[str, tuple[Finding, ...]]
    era: int
    unpublished: bool = False
    hidden: Hidden = NOTHING_HIDDEN
    working: bool = False
    presented: bool = False
    made: tuple[Published, ...] = ()
    state: str = ""

    @property
    def later_of_the_day(self) -> Published | None:
        """The newest snapshot of the same day; None if that is this one."""
        same = [each for each in self.made if self.snapshot and each.as_of == self.snapshot.as_of]
        return same[-1] if same and same[-1] != self.snapshot else None


class View(NamedTuple):
    """What to read from the store: a day, a version, and the versions to leave out."""

    as_of: date
    version: int
    hidden: Hidden = NOTHING_HIDDEN


@dataclass(frozen=True, slots=True)
class _Public:
    """What is public now.

    `hidden`: the versions that are not public; `waiting`: those that may become so. `views`: each
    snapshot, oldest first, and its view of the store.
    """

    marker: Marker
    hidden: Hidden
    waiting: Hidden
    views: Mapping[Published, View]

    @property
    def published(self) -> tuple[Published, ...]:
        return tuple(self.views)

    def made(self, today: date) -> tuple[Published, ...]:
        """The snapshots of days up to today."""
        return tuple(each for each in self.views if each.as_of <= today)


_Asked: TypeAlias = tuple[View, str | None, tuple[Published, ...], int]


class Monitor:
    """The current status, computed once per date and version and shared by all sessions."""

    def __init__(self, folder: Path, store: Store, *, optional: bool = False) -> None:
        """`optional`: the folder need not be there. `identity` tells it from others of this process."""
        self.store = store
        self.identity = object()
        self._data = DataFolder(folder, store, optional=optional)
        self._public: _Public | None = None
        self._statuses = KeptStatuses[_Asked]()
        self._differing: OrderedDict[tuple[View, View, int], bool] = OrderedDict()
        self._hidden_from: Mapping[tuple[Marker, Deliverer], Hidden] = {}
        self._readings = SourceReadings(folder)
        self._lock = Lock()

    def edition(
        self,
        today: date,
        as_of: date | None = None,
        version: int | None = None,
        *,
        snapshot: str | None = None,
    ) -> Edition:
        """The status as of a date or of a snapshot, else of the newest snapshot, else of today.

        By default only what is public. A day with snapshots gives the first one made, so that the
        answer never changes; any other day gives what is public now. Today or a later date gives
        the working edition, as does `snapshot=WORKING` for any day: everything that the person of the
        run may see; to others, a date to come gives what is public. `snapshot=PRESENTED` gives what
        everyone will see once everything presented is public. A version gives all that had been
        accepted by then, public or not. A draft policy without a snapshot is shown with everything
        accepted to the circle that it is open for. Raises `NotAllowedError` for what the person may
        not see, `LookupError` for an unknown version, `NoSuchSnapshotError`, and `StoreError`.
        """
        marker = self._data.refreshed()
        public = self._current(marker)
        now = self._working(today, public)
        to_come = snapshot is None and as_of is not None and as_of >= today
        working = version is None and (is_working(snapshot) or (to_come and now is not None))
        seen: View | Published
        if is_presented(snapshot):
            found = self._edition(self._presented(today, as_of, public), now, public, today=today)
            return replace(found, presented=True)
        if snapshot is not None and not is_working(snapshot):
            seen = self._named(snapshot, public)
        elif version is not None:
            _only_for(Right.SEE_ALL)
            seen = View(as_of or today, version)
        elif working:
            if now is None:
                raise NotAllowedError(WORKING_IS_CLOSED)
            seen = now._replace(as_of=as_of or today)
        else:
            seen = self._shown_by_default(today, as_of, public)
        return self._edition(seen, now, public, today=today, working=working)

    def earlier(self, edition: Edition, since: date | str) -> Status:
        """What was published by an earlier day, or under a name, to compare the edition with.

        A day gives its own snapshot, else the newest one made public by then, of those that the
        edition builds on. Before the first of them it gives what the sources show as of the day, seen
        from the edition's version with the same versions left out; such a status names no snapshot.
        Raises `NoSuchSnapshotError` and `StoreError`.
        """
        public = self._current()
        if isinstance(since, str):
            return self._status(self._named(since, public), public)
        known = [each for each in public.published if _builds_on(edition, each)]
        made = _of_day(since, known) or _newest_by(since, known)
        return self._status(made or View(since, edition.status.version, edition.hidden), public)

    def kept_on(self, edition: Edition, day: date) -> Status | None:
        """What had been accepted of the edition by the end of a day; None where nothing had.

        Rows that cite no document, such as those of a draft, are only known by when they were
        accepted.
        """
        versions = (
            each.version
            for each in history.history(self.store)
            if clock.day_of(each.at) <= day and each.version <= edition.status.version
        )
        by_then = max(versions, default=None)
        if by_then is None:
            return None
        hidden = frozenset(v for v in edition.hidden if v <= by_then)
        return self._status(View(day, by_then, hidden), self._current())

    def published(self) -> tuple[Published, ...]:
        """Every snapshot, oldest first."""
        return self._current(self._data.refreshed()).published

    def status_of(self, made: Published) -> Status:
        """The status of a snapshot. Raises `StoreError`."""
        return self._status(made, self._current())

    def observed(self, made: Published) -> Records:
        """The records of a snapshot, as they were when it was made."""
        return self.store.observe(*self._current().views[made])

    def public_records(self, edition: Edition) -> Records:
        """The records of the edition as everyone may see them: counts of few persons are hidden."""
        seen = View(edition.status.as_of, edition.status.version, edition.hidden)
        return suppressed_edition(self.store, self.published(), *seen).records

    def row_readings(self, edition: Edition) -> tuple[RowReading, ...]:
        """When each row of the edition was last checked against its source."""
        seen = View(edition.status.as_of, edition.status.version, edition.hidden)
        return self._readings.of((seen, edition.era), lambda: self.store.observe(*seen))

    def status(self, as_of: date, version: int | None = None) -> Status:
        """The status as of a date at a version (default: the newest), computed only once.

        Covers everything accepted, public or not. Raises `NotAllowedError` unless the person of the run
        may see all of it, `LookupError` for an unknown version, and `StoreError`.
        """
        _only_for(Right.SEE_ALL)
        return self._of_everything(as_of, version)

    def received(self, today: date) -> Status:
        """The status of today with everything that the person of the run may see. Raises `StoreError`."""
        public = self._current(self._data.refreshed())
        return self._status(self._working(today, public) or _of_today(today, public), public)

    def public_today(self, today: date) -> Status:
        """The status of today with what everyone may see, whoever asks. Raises `StoreError`."""
        public = self._current()
        if self._is_open_draft(today, public):
            return self._status(View(today, public.marker.version), public)
        return self._status(_of_today(today, public), public)

    def whole_draft(self, today: date) -> Draft:
        """The draft with everything accepted about it, to decide who may see it; never to be shown."""
        return self._of_everything(today).draft

    def whole_policy(self, today: date) -> Policy | None:
        """The policy with everything accepted about it, to decide who may see it; never to be shown."""
        return self._of_everything(today).policy

    def refresh(self) -> int:
        """Accept changes made in `data/`; returns the newest version."""
        return self._data.refresh()

    def refreshed(self) -> Store:
        """The store, after changes made in `data/` are accepted."""
        self._data.refresh()
        return self.store

    def store_with_log(self) -> Store:
        """The store, to whoever may read its log. Raises `NotAllowedError`."""
        _only_for(Right.READ_LOG)
        return self.refreshed()

    def submissions(self) -> Submissions:
        """The submissions of the store that the person of the run may see."""
        return Submissions(self.refreshed(), persons.current())

    def intake(self, actor: Actor) -> Intake:
        """The acts by which an actor writes to the store."""
        return Intake(self.refreshed(), actor)

    def preview(
        self, file_name: str, content: bytes, today: date, naming: Naming = NOBODY
    ) -> Preview:
        """What a workbook would change, by the person of the run. Raises `StoreError`."""
        return previewing.preview(self.refreshed(), file_name, content, today, naming)

    def preview_again(self, previewed: Preview, content: bytes) -> Preview:
        """The same preview against the store as it is now. Raises `StoreError`."""
        return previewing.preview_again(self.store, previewed, content)

    def template_file(self, asked: Template, today: date) -> bytes:
        """A template with what the person of the run may see; small counts are hidden as on the pages."""
        return blank_workbooks.template_file(self.store, asked, today, self._left_out(today))

    def records_to_write_in(self, today: date) -> Records:
        """The records that somebody writes in on a page: what the person of the run may see."""
        return self.store.observe(None, hidden=self._left_out(today))

    def remarks_for_departments(self, today: date) -> frozenset[str]:
        """The codes of the remarks that every department sees: those that are presented or public.

        Of a draft without a snapshot, everyone whom it is open for sees them all.
        """
        public = self._current(self._data.refreshed())
        hidden = public.hidden - presented(self.store)
        if self._is_open_draft(today, public):
            hidden = NOTHING_HIDDEN
        return frozenset(each.id for each in self.store.observe(None, hidden=hidden).remarks)

    def is_open_draft(self, today: date) -> bool:
        """Whether it is a draft without a snapshot, of which the person of the run sees everything."""
        return self._is_open_draft(today, self._current(self._data.refreshed()))

    def free_code(self, table: str, codes: Iterable[str]) -> str:
        """The first of some codes that no row of a table has, seen or not."""
        taken = {each.id for each in getattr(self.store.observe(None), table)}
        return next(code for code in codes if code not in taken)

    def free_answer_code(self) -> str:
        """The code of the next hearing answer, which no other has, seen or not."""
        return blank_workbooks.answer_code(self.store.observe(None))

    def tracer(self, edition: Edition) -> Tracer:
        """Traces the figures of an edition to the files that they are from, as the person of the run sees them."""
        return self._tracer(edition, persons.current())

    def public_cells(self, edition: Edition) -> Cells:
        """The cells of an edition's figures as everyone may see them; every kept file of them is read again."""
        return self._tracer(edition, persons.ANONYMOUS).cells()

    def _tracer(self, edition: Edition, person: Actor) -> Tracer:
        found = {each.version: each for each in history.history(self.store)}
        kept = {version: sight.as_seen(person, each) for version, each in found.items()}
        return Tracer(self.store, edition.status, edition.hidden, told=kept)

    @property
    def problems(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that kept something in `data/` from being accepted, by file."""
        return self._data.problems

    def _working(self, today: date, public: _Public) -> View | None:
        """What the person of the run sees as of today; None if that is only what is public."""
        hidden = self._hidden(today, public)
        if hidden is None:
            return None
        return _newest_of(today, public.marker.version, hidden)

    def _left_out(self, today: date) -> Hidden:
        """The versions that the person of the run does not see."""
        public = self._current(self._data.refreshed())
        hidden = self._hidden(today, public)
        return public.hidden if hidden is None else hidden

    def _hidden(self, today: date, public: _Public) -> Hidden | None:
        """The versions that her working edition leaves out; None if she has none."""
        if persons.may(Right.SEE_ALL) or self._is_open_draft(today, public):
            return NOTHING_HIDDEN
        person = persons.current()
        if not person.may(Right.SEE_OWN):
            return None
        asked = (public.marker, deliverer(person))
        if asked not in self._hidden_from:
            hidden = sight.hidden_from(person, self.store, public.hidden)
            kept = {k: v for k, v in self._hidden_from.items() if k[0] == public.marker}
            self._hidden_from = kept | {asked: hidden}
        return self._hidden_from[asked]

    def _presented(self, today: date, as_of: date | None, public: _Public) -> View:
        """What everyone will see once everything presented is public."""
        if not persons.may(Right.SEE_PRESENTED, Right.SEE_ALL):
            raise NotAllowedError(PRESENTED_IS_CLOSED)
        hidden = public.hidden - presented(self.store)
        return View(as_of or today, public.marker.version, hidden)

    def _of_everything(self, as_of: date, version: int | None = None) -> Status:
        marker = self._data.refreshed()
        seen = View(as_of, marker.version if version is None else version)
        return self._status(seen, self._current(marker))

    def _edition(
        self,
        seen: View | Published,
        now: View | None,
        public: _Public,
        *,
        today: date,
        working: bool = False,
    ) -> Edition:
        view = seen if isinstance(seen, View) else public.views[seen]
        drafts = frozenset(v for v in public.waiting if v <= view.version)
        unpublished = not drafts <= view.hidden
        followed = (
            view if working or unpublished else View(today, public.marker.version, public.hidden)
        )
        newest = _newest_of(*followed)
        return Edition(
            status=self._status(seen, public),
            snapshot=None if isinstance(seen, View) else seen,
            newer_known=not working and now is not None and self._differs(view, now, public),
            problems=self._data.problems,
            era=public.marker.era,
            unpublished=unpublished,
            hidden=view.hidden,
            working=working,
            made=public.made(today),
            state=state_of(public.marker, newest.version, newest.hidden),
        )

    def _shown_by_default(
        self, today: date, as_of: date | None, public: _Public
    ) -> View | Published:
        if as_of is not None:
            made = _of_day(as_of, public.published)
        else:
            known = (each for each in public.published if each.as_of <= today)
            made = max(known, key=lambda each: (each.as_of, each.log), default=None)
        if made:
            return made
        if self._is_open_draft(today, public):
            return View(as_of or today, public.marker.version)
        now = _of_today(today, public)
        return now._replace(as_of=as_of or self._declared_day(today, now))

    def _is_open_draft(self, today: date, public: _Public) -> bool:
        """Whether it is a draft without a snapshot, of which those whom it is open for see everything."""
        if public.published or not public.hidden:
            return False
        draft = self._status(View(today, public.marker.version), public).draft
        may_see = persons.may(Right.SEE_ALL) or draft.is_open_for(persons.circle(), today)
        return draft.is_draft(today) and may_see

    def _declared_day(self, today: date, now: View) -> date:
        """The day of the newest snapshot declared in `data/`, while it cannot be made yet; else today."""
        declared = self.store.observe(*now).snapshots
        return max((each.as_of for each in declared if each.as_of <= today), default=today)

    def _named(self, name: str, public: _Public) -> Published:
        made = named(public.published, name)
        if made is None:
            raise NoSuchSnapshotError(self._why_none(name, public))
        return made

    def _why_none(self, name: str, public: _Public) -> str:
        for declared in self.store.observe(None, hidden=None).snapshots:
            if folded(declared.name) == folded(name):
                return (
                    f"»{declared.name}« kan ikke vises: udgivelse {release_of(declared)} af data/ "
                    "er ikke læst ind her uden fejl."
                )
        message = f"Der er intet øjebliksbillede med navnet »{name}«."
        return f"{message} {suggestion(name, [each.name for each in public.published])}".strip()

    def _view(self, made: Published) -> View:
        return View(made.as_of, made.version, self.store.hidden(made.version, made.log))

    def _current(self, marker: Marker | None = None) -> _Public:
        """What is public at `marker`; by default at the store's current one."""
        marker = marker or self.store.marker()
        if self._public is None or self._public.marker != marker:
            made = snapshots(self.store)
            views = {each: self._view(each) for each in made}
            hidden = self.store.hidden(marker.version)
            self._public = _Public(marker, hidden, waiting(self.store), views)
        return self._public

    def _status(self, seen: View | Published, public: _Public) -> Status:
        if isinstance(seen, View):
            view, name, made = seen, None, public.published
        else:
            view, name = public.views[seen], seen.name
            made = public.published[: public.published.index(seen) + 1]
        asked = (view, name, made, public.marker.era)
        with self._lock:
            status = self._statuses.get(asked)
            if status is None:
                records = self.store.observe(*view)
                records = replace(records, snapshots=tuple(map(_as_record, made)))
                earlier = public_before(self.store, made, *view)
                status = assess(records, view.as_of, view.version, earlier, name)
                figures = len(records.observations) + len(records.public_figures)
                self._statuses.keep(asked, status, figures)
                for do in _when_computed:
                    do()
            return status

    def _differs(self, one: View, other: View, public: _Public) -> bool:
        asked = (one, other, public.marker.era)
        with self._lock:
            known = self._differing.get(asked)
        if known is not None:
            return known
        differs = self.store.observe(*one) != self.store.observe(*other)
        with self._lock:
            self._differing[asked] = differs
            if len(self._differing) > kept_statuses.MOST:
                self._differing.popitem(last=False)
        return differs


def _only_for(right: Right) -> None:
    """Raise `NotAllowedError` unless the person of the run has the right."""
    if not persons.may(right):
        raise NotAllowedError(sight.NOT_FOR_READERS)


def _of_today(today: date, public: _Public) -> View:
    """What is public today."""
    return _newest_of(today, public.marker.version, public.hidden)


def _newest_of(today: date, newest: int, hidden: Hidden) -> View:
    """The newest version that is not hidden, so that no document names one that it leaves out."""
    shown = next((v for v in range(newest, 0, -1) if v not in hidden), newest)
    return View(today, shown, frozenset(v for v in hidden if v <= shown))


def _of_day(day: date, made: Iterable[Published]) -> Published | None:
    """The first snapshot of a day, or None."""
    return next((each for each in made if each.as_of == day), None)


def _newest_by(day: date, made: Iterable[Published]) -> Published | None:
    """The snapshot of the latest day among those public on a day; None if none was."""
    public = (each for each in made if each.public_from <= day)
    return max(public, key=lambda each: (each.as_of, each.log), default=None)


def _builds_on(edition: Edition, made: Published) -> bool:
    """Whether an edition is a snapshot or was made after it."""
    if edition.snapshot:
        return made.log <= edition.snapshot.log
    return made.version <= edition.status.version


def _as_record(made: Published) -> Snapshot:
    return Snapshot(name=made.name, as_of=made.as_of, release=made.release)


def when_computed(do: Callable[[], None]) -> None:
    """Call `do` in this process each time a status has been computed."""
    _when_computed.append(do)


@cache
def opened(place: Place) -> Monitor:
    """The one monitor of a policy in this process. Raises `StoreError`."""
    return Monitor(place.folder, opened_store(place), optional=not place.is_first)


def current() -> Monitor:
    """The monitor of the policy of this run. Raises `StoreError`."""
    return opened(policies.chosen())
