"""Fills an empty installation from what was published as open data, all of it or nothing.

Hidden counts stay hidden, and what was never published is not there: a backup has everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from loaders.checking.checked import Arrival, Sender, checked
from loaders.checking.rows import records
from loaders.delivery import Delivery, Expected
from loaders.reading import files
from loaders.reading.parse import NOBODY
from loaders.sandbox import process
from metrics.assessment import assess
from metrics.status import Status
from metrics.suppression import HiddenCount, stated_hidden
from monitor import editions, persons, policies, settings
from monitor.policies import Place
from monitor.previewing import preview_by
from monitor.review import reviewed
from policy.findings import STOPPING, Finding
from policy.open_data import PublishedEdition
from policy.periods import MONTHS
from policy.records import Snapshot
from policy.tables import Records
from store import beside
from store.faults import NotDoneError
from store.observing import known

SNAPSHOTS = "snapshots"
TAKEN = (
    "Her er allerede en politik med koden {}. Åbne data kan kun genskabe en tom installation. Til den, der "
    f"driver systemet: Sæt {settings.DATA_FOLDER_VARIABLE} til en tom mappe og "
    f"{settings.STORE_VARIABLE} til et nyt sted, og prøv igen. Intet er ændret."
)
NO_POLICY = (
    "Filen har ingen politik, så der er intet at genskabe. Hent åbne data fra en dag, hvor der var en politik at vise. "
    "Intet er ændret."
)
ODD_CODE = "Politikkens kode i filen kan ikke bruges: {}. Intet er ændret."


@dataclass(frozen=True, slots=True)
class Looked:
    """Open data as they were read, before anything is stored.

    `status` is what their rows give on the day of the edition; None if they were refused or have an error.
    """

    delivery: Delivery
    findings: tuple[Finding, ...]
    status: Status | None
    hidden: tuple[HiddenCount, ...] = ()

    @property
    def edition(self) -> PublishedEdition | None:
        return self.delivery.about.edition

    @property
    def earlier(self) -> tuple[Snapshot, ...]:
        """The other snapshots that had been made; what they showed is not in the file."""
        own = self.edition.snapshot if self.edition else None
        found = (row.record for row in self.delivery.rows if row.table == SNAPSHOTS)
        return tuple(each for each in found if each.name != own)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The policy's place, and the version with everything that was taken in."""

    place: Place
    version: int


def look(file: str, content: bytes, today: date) -> Looked:
    """What a published zip has and what is wrong with it; it is read in the process for files."""
    delivery = process.delivered(file, content, NOBODY, Expected(is_open_data=True))
    found = checked([delivery], Records(), Arrival(today, Sender.FOLDER))
    edition = delivery.about.edition
    if edition is None or any(each.severity in STOPPING for each in found.findings):
        return Looked(delivery, found.findings, None)
    rows = records(found.rows)
    status = assess(known(rows, edition.as_of), edition.as_of, snapshot=edition.snapshot)
    return Looked(delivery, found.findings, status, stated_hidden(rows))


def rebuild(looked: Looked, content: bytes, name: str, today: date) -> Rebuilt:
    """Take in open data that have no error, in one transaction.

    Raises `NotDoneError` where they have no policy or the installation is not empty, and `StoreError`.
    """
    edition = looked.edition
    if edition is None or looked.status is None:
        raise ValueError("open data with errors are not taken in")
    if edition.policy is None:
        raise NotDoneError(NO_POLICY)
    place = _empty_place(edition.policy, today)
    kept = tuple(row for row in looked.delivery.rows if row.table != SNAPSHOTS)
    delivery = replace(looked.delivery, rows=kept)
    with policies.about(place):
        intake = editions.current().intake(persons.signing(name))
        look_again = partial(reviewed, delivery, sender=Sender.FOLDER)
        previewed = preview_by(look_again, content, today, intake.store)
        day = edition.as_of
        note = f"Åbne data, set per {day.day}. {MONTHS[day.month - 1]} {day.year}"
        return Rebuilt(place, intake.rebuild(previewed, content, note, edition))


def _empty_place(code: str, today: date) -> Place:
    """The first policy's place if it is empty, else that of the code beside it.

    Raises `NotDoneError` where the policy is here already.
    """
    filled = [place for place in policies.every().values() if not _is_empty(place)]
    if any(code in (place.code, _policy_of(place, today)) for place in filled):
        raise NotDoneError(TAKEN.format(code))
    first = policies.first()
    if first not in filled:
        return first
    if not beside.is_code(code):
        raise NotDoneError(ODD_CODE.format(code or "ingen"))
    return policies.named(code)


def _is_empty(place: Place) -> bool:
    return not files.workbooks(place.folder) and not editions.opened(place).store.newest()


def _policy_of(place: Place, today: date) -> str | None:
    policy = editions.opened(place).whole_policy(today)
    return policy.id if policy else None
