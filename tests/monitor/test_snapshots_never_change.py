"""A snapshot is always printed as on the day it was made. Invented figures.

A small policy goes through random histories: deliveries, withdrawals, publishing, corrections in
`data/` with and without a release, undoings, redactions and restarts. Every earlier snapshot is
repeatedly requested from a newly started program and compared byte for byte.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from loaders.delivery import Delivery, Row
from loaders.reading import files
from monitor.editions import Monitor
from monitor.intake import Intake, OutdatedError, RefusedError
from policy.actors import Actor
from policy.choices import RemarkKind
from policy.columns import Citation
from policy.records import Snapshot, Source
from policy.tables import WORKBOOKS, Records
from reports.open_data.status_document import document
from store.accepted import Store
from store.history import history
from store.publishing import NotPublishedError, NotTheNextStepError, advance, publish, waiting
from store.redacting import REMOVED, NotRedactedError, redact
from store.states import State
from store.undoing import NotUndoneError, undo, undoing
from tests.records import (
    departments,
    indicator,
    objective,
    observation,
    policy,
    priority,
    records,
    remark,
    reply,
    target,
)
from tests.store.deliveries import TODAY, delivery, key_of, preview_of

STEPS = 8
SECRET = "Hans Hansen"
OLD = Citation("OLD", page=1)
"""Known before the shipped snapshot's day."""
NEW = Citation("NEW", page=1)
OCTOBER = date(2025, 11, 13)
CODES = ("BUF", "SUF")


def source(code: str, known: date) -> Source:
    return Source(
        id=code,
        title=code,
        short_title=code,
        publisher="Byen",
        known_from=known,
        known_from_reason="Opfundet.",
    )


SMALL = records(
    policy(),
    source("OLD", date(2025, 6, 30)),
    source("NEW", date(2026, 1, 15)),
    Snapshot(name="Status oktober", as_of=OCTOBER, release=1),
    objective(5),
    priority("5d", lead=CODES),
    *departments(*CODES, "KK"),
    indicator("fleksjob"),
    indicator("sager", few_persons=True),
    *(target("fleksjob", code, 2024, 100, sources=(OLD,)) for code in CODES),
    *(observation("fleksjob", code, 2024, 90, sources=(OLD,)) for code in CODES),
    *(observation("sager", code, 2024, 3, sources=(OLD,)) for code in CODES),
    remark("b", RemarkKind.GAP, sources=(OLD,)),
)


def write(place: Path, rows: Records, *names: str) -> None:
    """The workbooks of a folder, as a number that `deliver` recognises: their reading is tested elsewhere."""
    for name in names or WORKBOOKS:
        BOOKS.append(
            [
                Row(table.name, record, f"{name}.xlsx", table.sheet, number, {})
                for table in WORKBOOKS[name]
                for number, record in enumerate(getattr(rows, table.name), start=2)
            ]
        )
        (place / f"{name}.xlsx").write_text(str(len(BOOKS) - 1))


BOOKS: list[list[Row]] = []


def deliver(name: str, content: bytes) -> Delivery:
    return Delivery(name, rows=tuple(BOOKS[int(content)]))


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with `data` and the `store` that has ingested it; copy it, do not write to it."""
    place = tmp_path_factory.mktemp("small")
    (place / "data").mkdir()
    write(place / "data", SMALL)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "deliver", deliver)
        with started(place) as monitor:
            monitor.refresh()
            assert not monitor.problems
        yield place


@contextmanager
def started(place: Path) -> Iterator[Monitor]:
    """A newly started program."""
    store = Store(str(place / "store"))
    try:
        yield Monitor(place / "data", store)
    finally:
        store.engine.dispose()


@dataclass
class Life:
    """One random history of a store, with each snapshot as it was printed when it was made."""

    place: Path
    chance: random.Random
    monitor: Monitor
    files: Records = SMALL
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.monitor.store

    def deliver(self) -> None:
        code, year = self.chance.choice(CODES), self.chance.choice((2024, 2025))
        cited = (self.chance.choice((OLD, NEW)),)
        row = self.chance.choice(
            (
                observation("fleksjob", code, year, self.chance.randint(50, 150), sources=cited),
                observation("sager", code, year, self.chance.randint(0, 9), sources=cited),
                reply(f"b-{code}", "b", department=code, summary=self.words()),
            )
        )
        self.accept(delivery(row, department=code))

    def withdraw(self) -> None:
        seen = self.store.observe(None)
        row = self.chance.choice((*seen.observations, *seen.replies))
        self.accept(delivery(withdrawn=[key_of(row)], department=row.department))

    def accept(self, brought) -> None:
        content = repr((brought, self.chance.random())).encode()
        try:
            Intake(self.store, Actor("Bo")).accept(
                preview_of(self.store, brought, content, TODAY), content
            )
        except (RefusedError, OutdatedError):
            return

    def correct(self) -> None:
        """A changed figure in a file of `data/` without a release, possibly one known long ago."""
        rows = list(self.files.observations)
        at = self.chance.randrange(len(rows))
        value = observation("", "", 2024, self.chance.randint(1, 150)).value
        rows[at] = replace(rows[at], value=value, sources=(self.chance.choice((OLD, NEW)),))
        self.files = replace(self.files, observations=tuple(rows))
        write(self.place / "data", self.files, "2-tal")
        self.monitor.refresh()

    def release(self) -> None:
        self.correct()
        number = len(self.files.snapshots) + 1
        made = Snapshot(name=f"Rettet {number}", as_of=OCTOBER, release=number)
        self.files = replace(self.files, snapshots=(*self.files.snapshots, made))
        write(self.place / "data", self.files, "1-katalog")
        self.monitor.refresh()

    def publish(self) -> None:
        for version in sorted(waiting(self.store)):
            for state in (State.APPROVED, State.PRESENTED):
                if self.chance.random() < 0.7:
                    self.allowed(lambda v=version, s=state: advance(self.store, v, s, "Chef"))
        day = self.chance.choice((OCTOBER, TODAY, TODAY - timedelta(days=self.chance.randrange(9))))
        name = f"Status {len(history(self.store))} {self.words()}"
        self.allowed(lambda: publish(self.store, name, day, "Koordinator"))

    def undo(self) -> None:
        version = self.chance.randint(1, self.store.newest())
        looked = undoing(self.store, version)
        self.allowed(lambda: undo(self.store, version, "Anna", "Forkert", at_once=looked.at_once))

    def redact(self) -> None:
        version = self.chance.randint(1, self.store.newest())
        what = self.chance.choice((SECRET, None))
        self.allowed(lambda: redact(self.store, version, "Koordinator", "Prøve", what))
        if what:
            self.printed = {
                name.replace(SECRET, REMOVED): text.replace(SECRET, REMOVED)
                for name, text in self.printed.items()
            }

    def words(self) -> str:
        return self.chance.choice(("Svar.", f"Spørg {SECRET}."))

    def allowed(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (NotPublishedError, NotTheNextStepError, NotUndoneError, NotRedactedError):
            return

    def look(self) -> None:
        """Check that every snapshot is printed as before, and keep the new ones."""
        with started(self.place) as program:
            for made in program.published():
                text = printed(program, made.name)
                assert self.printed.setdefault(made.name, text) == text, made
            assert set(self.printed) == {made.name for made in program.published()}


def printed(program: Monitor, name: str) -> str:
    status = program.edition(TODAY, snapshot=name).status
    return json.dumps(document(status), ensure_ascii=False)


ACTS = (
    *[Life.deliver] * 4,
    Life.withdraw,
    *[Life.publish] * 2,
    *[Life.correct] * 2,
    Life.release,
    *[Life.undo] * 2,
    Life.redact,
)
MAKING = (Life.publish, Life.release)
"""The actions that can make a snapshot, which must be checked at once."""
LOOKING = 0.3


@pytest.mark.large
def test_later_actions_never_change_a_byte_of_a_printed_snapshot(taken_in, tmp_path, rounds):
    acted: set[str] = set()
    for number in range(rounds(30, 3000)):
        place = Path(shutil.copytree(taken_in, tmp_path / str(number)))
        with started(place) as monitor:
            life = Life(place, random.Random(number), monitor)
            life.look()
            for _ in range(STEPS):
                act = life.chance.choice(ACTS)
                act(life)
                acted.add(act.__name__)
                if act in MAKING or life.chance.random() < LOOKING:
                    life.look()
            life.look()
        shutil.rmtree(place)
    assert acted == {act.__name__ for act in ACTS}
