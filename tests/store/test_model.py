"""The store compared with a naive model of it, over random sequences of every operation.

Every figure, note and document is invented. A workbook of the folder is here a text that represents
its rows, so that a sequence takes no longer than the store itself.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from loaders.delivery import BrokenRow, Delivery, Row
from loaders.reading import files
from monitor.editions import Monitor
from monitor.intake import Intake, OutdatedError
from policy.actors import Actor
from policy.columns import Citation
from policy.findings import finding
from policy.records import Initiative, Observation, Source
from policy.tables import BY_NAME
from store import folder_acceptance as folders
from store import log_verifying
from store.accepted import Store
from store.backup import backup, restore
from store.differences import key_text
from store.history import changes
from store.publishing import NotTheNextStepError, advance, publish
from store.redacting import NotRedactedError, redact
from store.removed import REMOVED
from store.snapshots import snapshots
from store.states import WAY, State
from tests.records import departments, indicator, initiative, objective, observation
from tests.store.deliveries import delivery, key_of, preview_of
from tests.store.model import FILES, Model, Place, dangling

SECRET = "hemmelig"
DAYS = (
    date(2025, 1, 31),
    date(2025, 6, 30),
    date(2026, 1, 15),
    date(2026, 1, 31),
    date(2026, 3, 31),
)
ACCEPTED_ON = (date(2026, 1, 20), date(2026, 2, 1))
LOOKED_AT = (None, *DAYS[1:4], date(2026, 2, 1))
CATALOGUE, FIGURES, INITIATIVES, MORE = "1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx"
FIXED = [objective(5), *departments("SOF", "SUF"), indicator("fleksjob", priority=None)]


class Document(NamedTuple):
    """A document and the day from which it is known."""

    code: str
    day: date

    @property
    def record(self) -> Source:
        named = {"title": self.code, "short_title": self.code, "publisher": "SOF"}
        return Source(id=self.code, known_from=self.day, known_from_reason="Opfundet.", **named)


class Figure(NamedTuple):
    """A department's figure of 2024, its document, and a note."""

    department: str
    number: int
    cites: str
    note: str | None

    @property
    def record(self) -> Observation:
        cited = (Citation(self.cites, 1),)
        return observation(
            "fleksjob", self.department, 2024, self.number, sources=cited, note=self.note
        )


class Plan(NamedTuple):
    """An initiative that both departments have, and the one that it is a part of."""

    code: str
    part_of: str | None
    cites: str
    note: str | None

    @property
    def record(self) -> Initiative:
        cited = (Citation(self.cites, 1),)
        return initiative(self.code, part_of=self.part_of, sources=cited, note=self.note)


Given: TypeAlias = Document | Figure | Plan

cited_codes = st.sampled_from(("S1", "S1", "S1", "S2", "S2", "S3"))
"""S3 is in no file at first, so that some rows refer to nothing."""
department_codes = st.sampled_from(("SOF", "SUF"))
notes = st.sampled_from((None, "åben", SECRET))
days = st.sampled_from(DAYS)
sources = st.builds(Document, st.sampled_from(("S3", "S3", "S1", "S2")), days)
figures = st.builds(Figure, department_codes, st.integers(1, 3), cited_codes, notes)
plans = st.builds(
    lambda plan, cites, note: Plan(*plan, cites, note),
    st.sampled_from((("a", None), ("b", "a"), ("c", "b"), ("b", None))),
    cited_codes,
    notes,
)
rows = st.one_of(figures, plans, sources)
own_rows = {CATALOGUE: sources, FIGURES: figures, INITIATIVES: plans, MORE: rows}


def several(given: st.SearchStrategy[Any], least: int, most: int) -> st.SearchStrategy[list[Any]]:
    """Rows of different keys."""
    return st.lists(given, min_size=least, max_size=most, unique_by=lambda g: key_of(g.record))


@dataclass(frozen=True)
class File:
    """A workbook: its rows in order, the cells with an error, and the number of times it was saved."""

    rows: tuple[Any, ...] = ()
    broken: frozenset[Place] = frozenset()
    saved: int = 0

    @property
    def content(self) -> bytes:
        return repr((self.rows, sorted(self.broken, key=repr))).encode()

    def says(self) -> dict[Place, Any]:
        return {key_of(row): row for row in self.rows if key_of(row) not in self.broken}

    def having(self, row: Any, at: int) -> File:
        others = [each for each in self.rows if key_of(each) != key_of(row)]
        others.insert(at % (len(others) + 1), row)
        return replace(self, rows=tuple(others), broken=self.broken - {key_of(row)})

    def lacking(self, place: Place) -> File:
        staying = tuple(each for each in self.rows if key_of(each) != place)
        return replace(self, rows=staying, broken=self.broken - {place})


READ: dict[bytes, File] = {}


def read(name: str, content: bytes) -> Delivery:
    """Replaces the reading of a workbook."""
    file = READ[content]
    broken = tuple(BrokenRow(*place) for place in sorted(file.broken, key=repr))
    found = tuple(finding("file_damaged", file=name) for _ in broken)
    rows = tuple(
        Row(key_of(row)[0], row, name, BY_NAME[key_of(row)[0]].sheet, number, {})
        for number, row in enumerate(file.says().values(), start=2)
    )
    return Delivery(name, rows=rows, broken=broken, findings=found)


def step(
    *, when: Callable[[Any], Any] = lambda _: True, **given: st.SearchStrategy[Any]
) -> Callable[[Callable[..., None]], Any]:
    """A rule that a run can leave out (`Sequences.only`)."""

    def made(do: Callable[..., None]) -> Any:
        def can(machine: Sequences) -> bool:
            return (machine.only is None or do.__name__ in machine.only) and bool(when(machine))

        return precondition(can)(rule(**given)(do))

    return made


class Sequences(RuleBasedStateMachine):
    """Deliveries, files, steps towards publication, mistakes and restarts in any order."""

    places: Any = None
    """Makes a place for an empty store; set by the test."""
    only: frozenset[str] | None = None
    """The names of the steps to take; None for all."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.data = self.folder / "data"
        self.data.mkdir()
        self.place = self.places(self.folder)
        self.model = Model()
        self.files: dict[str, File] = {}
        self.ids: dict[str, str] = {}
        self.previewed: Any = None
        self.backed_up: Model | None = None
        self.noted = [0]
        self.number = itertools.count(1)

    def teardown(self) -> None:
        assert log_verifying.verify(self.store).flaws == ()
        self.store.engine.dispose()
        shutil.rmtree(self.folder)

    @initialize(
        known=st.tuples(days, days), counted=several(figures, 0, 2), planned=several(plans, 0, 2)
    )
    def start(self, known: tuple[date, date], counted: list[Given], planned: list[Given]) -> None:
        self.open()
        cited = [Document(code, day).record for code, day in zip(("S1", "S2"), known, strict=True)]
        self.save(CATALOGUE, File((*FIXED, *cited)))
        self.save(FIGURES, File(tuple(given.record for given in counted)))
        self.save(INITIATIVES, File(tuple(given.record for given in planned)))
        self.look()

    def open(self) -> None:
        self.store = Store(self.place)
        self.monitor = Monitor(self.data, self.store)

    def save(self, name: str, file: File) -> None:
        file = replace(file, saved=next(self.number))
        self.files[name] = file
        READ[file.content] = file
        self.ids.setdefault(name, name)
        path = self.data / name
        path.write_bytes(file.content)
        os.utime(path, ns=(file.saved, file.saved))

    # Files of data/.

    @step(data=st.data(), at=st.integers(0, 5))
    def a_row_is_written_in_a_file(self, data: st.DataObject, at: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)), "file")
        row = data.draw(own_rows.get(self.ids[name], rows), "row").record
        elsewhere = {
            p for n, file in self.files.items() if n != name for p in map(key_of, file.rows)
        }
        if key_of(row) not in elsewhere:
            self.save(name, self.files[name].having(row, at))
            self.look()

    @step(when=lambda self: self.movable(), data=st.data())
    def a_row_leaves_its_file(self, data: st.DataObject) -> None:
        name, place = data.draw(st.sampled_from(self.movable()), "row")
        self.save(name, self.files[name].lacking(place))
        self.look()

    @step(when=lambda self: self.movable(), data=st.data())
    def a_cell_is_broken(self, data: st.DataObject) -> None:
        name, place = data.draw(st.sampled_from(self.movable()), "row")
        file = self.files[name]
        self.save(name, replace(file, broken=file.broken | {place}))
        self.look()

    @step(when=lambda self: self.movable() and not self.wrong(), data=st.data())
    def a_row_moves_to_another_file(self, data: st.DataObject) -> None:
        name, place = data.draw(st.sampled_from(self.movable()), "row")
        names = {self.ids[each]: each for each in self.files}
        to = names.get(MORE, MORE) if self.ids[name] != MORE else names.get(FIGURES, FIGURES)
        row = self.files[name].says()[place]
        self.save(to, self.files.get(to, File()).having(row, 9))
        self.save(name, self.files[name].lacking(place))
        self.look()

    @step(data=st.data())
    def a_file_is_reordered(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)), "file")
        self.save(name, replace(self.files[name], rows=self.files[name].rows[::-1]))
        self.look()

    @step(data=st.data())
    def a_file_gets_another_name(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)), "file")
        held = set(self.model.held(self.ids[name]))
        if held & set(map(key_of, self.files[name].rows)):
            file = self.files.pop(name)
            (self.data / name).unlink()
            new = f"{next(self.number)}-{self.ids[name]}"
            self.ids[new] = self.ids.pop(name)
            self.save(new, file)
            self.look()

    def movable(self) -> list[tuple[str, Place]]:
        fixed = set(map(key_of, FIXED))
        return [
            (name, key_of(row))
            for name, file in sorted(self.files.items())
            for row in file.rows
            if key_of(row) not in fixed | file.broken and self.is_known_by_others(name, key_of(row))
        ]

    def is_known_by_others(self, name: str, place: Place) -> bool:
        """Whether a file is recognised without a row: by its name, or by its rows under a former name."""
        held = set(self.model.held(self.ids[name])) & self.places_in(name)
        return name == self.ids[name] or bool(held - {place})

    # The expected result of ingesting the folder.

    def look(self) -> None:
        """Ingest the folder into the store and the model."""
        before = self.model.copy()
        newest = self.monitor.refresh()
        problems = {name: {f.code for f in found} for name, found in self.monitor.problems.items()}
        for name, wrong in self.wrong(before).items():
            assert name in problems, (name, wrong)
        if not self.wrong(before) and not self.unresolved(before):
            assert problems == {}, problems
        self.take_in(problems, newest)
        self.model.count_up(newest)
        self.noted.append(newest)

    def untouched(self, name: str, model: Model) -> bool:
        return model.whole.get(self.ids[name]) == self.files[name].content

    def wrong(self, model: Model | None = None) -> dict[str, str]:
        """The files, with or without a row, that cannot be ingested regardless of the other files."""
        model = model or self.model
        found = {}
        everywhere = {place for file in self.files.values() for place in map(key_of, file.rows)}
        for name, file in self.files.items():
            if self.untouched(name, model):
                continue
            if file.broken:
                found[name] = "broken"
            for place, row in file.says().items():
                if self.kept_out(place, row, model):
                    found[name] = f"{place} kept out"
            gone = set(model.held(self.ids[name])) - everywhere
            if any(model.clashes(place, None) for place in gone):
                found[name] = "dropped"
        return found

    def kept_out(self, place: Place, row: Any, model: Model) -> bool:
        said = model.said(place)
        brings_back = said is not None and REMOVED in str(getattr(said, "note", "")) and row.note
        return model.clashes(place, row) or bool(brings_back and row.note != said.note)

    def unresolved(self, model: Model) -> bool:
        """Whether there would be a dangling reference, among public rows or with all drafts."""
        theirs = {p: r for file in self.files.values() for p, r in file.says().items()}
        for hidden in (frozenset(), model.drafts):
            seen = {p: r for p, r in model.delivered(hidden).items() if p not in theirs}
            if list(dangling(theirs | seen)):
                return True
            shown = model.seen(hidden=hidden)
            if any(model.said(p) == r and p not in shown for p, r in theirs.items()):
                return True
        return False

    def take_in(self, problems: dict[str, set[str]], newest: int) -> None:
        """Accept all rows of a file without findings, none of one accepted before, else the valid ones."""
        model = self.model
        held = {name: model.held(self.ids[name]) for name in self.files}
        said = {
            name: dict(held[name]) if self.untouched(name, model) else file.says()
            for name, file in self.files.items()
        }
        partial = {n for n in problems if n in said and self.ids[n] not in model.whole}
        first = {name: dict(rows_) for name, rows_ in said.items()}
        self.drop_what_refers_to_nothing(first, set(first))
        entering = dict(said)
        for name in problems:
            if name in said:
                entering[name] = dict(held[name])
        there = {
            name: {p: r for p, r in held[name].items() if p in self.places_in(name)}
            for name in partial
        }
        fine = {
            name: {p: r for p, r in first[name].items() if not self.kept_out(p, r, model)}
            for name in partial
        }
        while unseen := {
            (name, place)
            for name in partial
            for place, row in fine[name].items()
            if not self.everyone_sees(place, row, entering | fine)
        }:
            for name, place in unseen:
                del fine[name][place]
        entering |= {name: there[name] | fine[name] for name in partial}
        self.drop_what_refers_to_nothing(entering, partial)
        for name in sorted(self.files):
            if self.untouched(name, model) or (name in problems and name not in partial):
                continue
            others = {p for n, rows_ in entering.items() if n != name for p in rows_}
            content = None if name in problems else self.files[name].content
            model.take_in(newest, self.ids[name], entering[name], others, content)

    def places_in(self, name: str) -> set[Place]:
        return set(map(key_of, self.files[name].rows))

    def drop_what_refers_to_nothing(
        self, entering: dict[str, dict[Place, Any]], files: set[str]
    ) -> None:
        """Remove rows of the files with a dangling reference, and repeat until there are none."""
        dropped = True
        while dropped:
            theirs = {p: r for rows_ in entering.values() for p, r in rows_.items()}
            there = theirs | self.model.delivered()
            bad = {p for p, other in dangling(theirs) if other not in there}
            dropped = any(bad & set(entering[name]) for name in files)
            for name in files:
                entering[name] = {p: r for p, r in entering[name].items() if p not in bad}

    def everyone_sees(self, place: Place, row: Any, said: dict[str, dict[Place, Any]]) -> bool:
        """Whether a row's references would exist among public rows, and with all drafts."""
        model = self.model
        if model.said(place) == row:
            return True
        theirs = {p: r for rows_ in said.values() for p, r in rows_.items()}
        for hidden in (frozenset(), model.drafts):
            shown = model.seen(hidden=hidden)
            there = {p for p, r in theirs.items() if p in shown or model.said(p) != r}
            there |= set(model.delivered(hidden)) - set(theirs)
            if any(other not in there for _, other in dangling({place: row})):
                return False
        return True

    # Deliveries.

    @step(data=st.data(), brought=several(rows, 1, 3))
    def a_department_delivers(self, data: st.DataObject, brought: list[Given]) -> None:
        department = data.draw(department_codes, "department")
        self.preview(data, [given.record for given in brought], department)
        self.accept_previewed()

    @step(data=st.data(), brought=several(rows, 1, 2))
    def a_preview_is_left_open(self, data: st.DataObject, brought: list[Given]) -> None:
        department = data.draw(department_codes, "department")
        self.preview(data, [given.record for given in brought], department)

    @step(when=lambda self: self.previewed is not None)
    def the_open_preview_is_accepted(self) -> None:
        self.accept_previewed()

    @step(data=st.data(), more=several(rows, 0, 1))
    def an_earlier_word_is_delivered_again(self, data: st.DataObject, more: list[Given]) -> None:
        said = [w.record for w in self.model.words if w.record is not None and w.owner != FILES]
        if said:
            word = said[data.draw(st.integers(0, len(said) - 1), "word")]
            others = [given.record for given in more if key_of(given.record) != key_of(word)]
            department = data.draw(department_codes, "department")
            self.preview(data, [word, *others], department, leave=False)
            self.accept_previewed()

    def preview(
        self, data: st.DataObject, brought: list[Any], department: str, *, leave: bool = True
    ) -> None:
        shown = self.model.seen()
        going = [p for p in shown if p[0] in ("observations", "initiatives", "sources")]
        going = [p for p in going if p not in set(map(key_of, brought))]
        gone = (
            data.draw(st.lists(st.sampled_from(going), max_size=1), "udgår")
            if going and leave
            else []
        )
        self.look_at(brought, gone, department, data.draw(st.sampled_from(ACCEPTED_ON), "day"))

    def look_at(
        self, brought: list[Any], gone: list[Place], department: str, day: date = ACCEPTED_ON[0]
    ) -> None:
        """Preview a delivery; `previewed` keeps it, where it can be accepted."""
        shown = self.model.seen()
        given = delivery(*brought, withdrawn=gone, department=department)
        content = repr((brought, gone, next(self.number))).encode()
        previewed = preview_of(self.store, given, content, day)
        after = {p: r for p, r in shown.items() if p not in gone} | {key_of(r): r for r in brought}
        new = set(dangling(after)) - set(dangling(shown))
        if not new and previewed.acceptable:
            self.previewed = previewed, content, brought, gone, department, day, self.store.marker()
        else:
            assert not (previewed.acceptable and new), (new, previewed.findings)
            self.previewed = None

    def accept_previewed(self) -> None:
        if self.previewed is None:
            return
        previewed, content, brought, gone, department, day, marker = self.previewed
        self.previewed = None
        try:
            version = Intake(self.store, Actor(department)).accept(previewed, content)
        except OutdatedError:
            assert self.store.marker() != marker
            return
        before = {(p[0], key_text(p[1])): row for p, row in self.model.seen().items()}
        newest = self.model.newest
        assert version == self.model.deliver(brought, gone, department, day)
        if version > newest:
            for change in changes(self.store, version):
                assert change.before == before.get(change.place)
        self.look()

    # Steps towards publication.

    @step(data=st.data())
    def a_submission_comes_a_step_on(self, data: st.DataObject) -> None:
        waiting = sorted(self.model.not_yet(State.PRESENTED))
        if waiting:
            self.bring_on(data.draw(st.sampled_from(waiting), "version"))

    def bring_on(self, version: int) -> None:
        state = WAY[WAY.index(self.model.states[version]) + 1]
        expected = self.model.advance(version, state)
        try:
            advance(self.store, version, state, "Chef")
            done = True
        except NotTheNextStepError:
            done = False
        assert done == expected
        self.look()

    @step(every=st.booleans())
    def what_is_presented_becomes_public(self, every: bool) -> None:
        if every:
            for version in sorted(self.model.not_yet(State.PRESENTED)):
                while version in self.model.not_yet(State.PRESENTED):
                    before = self.model.states[version]
                    self.bring_on(version)
                    if self.model.states[version] is before:
                        break
        day = date(2026, 2, 1)
        expected = self.model.publish(day)
        try:
            publish(self.store, f"Status {next(self.number)}", day, "Koordinator")
            done = True
        except NotTheNextStepError:
            done = False
        assert done == expected
        self.look()

    # Redactions, restarts, restores.

    @step()
    def a_text_is_taken_away(self) -> None:
        if self.model.newest:
            try:
                redact(self.store, self.model.newest, "Koordinator", "Prøve", SECRET)
            except NotRedactedError:
                return
            self.model.redact(SECRET)
            self.backed_up = None
            self.look()

    @step()
    def the_server_starts_again(self) -> None:
        self.store.engine.dispose()
        self.open()
        self.look()

    @step()
    def a_backup_is_made(self) -> None:
        backup(self.store, self.folder / "kopi.sqlite", self.folder)
        self.backed_up = self.model.copy()

    @step(when=lambda self: self.backed_up is not None)
    def another_process_restores_the_backup(self) -> None:
        other = Store(self.place)
        restore(other, self.folder / "kopi.sqlite", self.folder)
        other.engine.dispose()
        self.model = self.backed_up.copy()
        self.previewed = None
        self.noted = [v for v in self.noted if v <= self.model.newest]
        self.look()

    # Steps for tests written out by hand.

    def writes(self, name: str, *given: Given) -> None:
        """Write rows in a file."""
        for each in given:
            self.save(name, self.files[name].having(each.record, 9))
        self.look()

    def drops(self, name: str, given: Given) -> None:
        self.save(name, self.files[name].lacking(key_of(given.record)))
        self.look()

    def delivers(self, department: str, *given: Given) -> None:
        self.look_at([each.record for each in given], [], department)
        assert self.previewed is not None
        self.accept_previewed()

    def agrees(self) -> None:
        """Compare the store with the model, as after every step."""
        self.the_store_shows_what_the_model_shows()
        self.a_published_snapshot_is_as_it_was()
        self.nothing_public_refers_to_nothing()
        self.rows_stand_in_the_order_of_their_file()

    # Invariants after every step.

    @invariant()
    def the_store_shows_what_the_model_shows(self) -> None:
        if not self.model.newest:
            return
        assert self.store.newest() == self.model.newest
        older = [v for v in self.noted if v < self.model.newest][-1]
        for day in LOOKED_AT:
            for hidden in (frozenset(), self.model.drafts):
                self.compare(day, hidden, self.model.newest)
            if older:
                self.compare(day, frozenset(), older)
        assert self.store.hidden() == self.model.drafts
        status = self.monitor.status(date(2026, 2, 1))
        assert set(status.sources) == set(self.store.observe(date(2026, 2, 1)).sources)
        shown = {i.id: i.note for i in self.store.observe(date(2026, 2, 1)).initiatives}
        assert {i.id: i.note for i in status.initiatives} == shown

    @invariant()
    def a_published_snapshot_is_as_it_was(self) -> None:
        for made, (day, version, hidden) in zip(
            snapshots(self.store), self.model.snapshots, strict=True
        ):
            assert self.store.hidden(made.version, made.log) == hidden
            self.compare(day, hidden, version)

    @invariant()
    def nothing_public_refers_to_nothing(self) -> None:
        for hidden in (frozenset(), self.model.drafts):
            assert not self.model.dangling(hidden), sorted(hidden)

    @invariant()
    def rows_stand_in_the_order_of_their_file(self) -> None:
        observed = self.store.observe(None) if self.model.newest else None
        for name, file in self.files.items():
            if not observed or not self.untouched(name, self.model):
                continue
            for table in ("sources", "observations", "initiatives"):
                shown = [key_of(r) for r in getattr(observed, table)]
                here = [key_of(r) for r in file.rows if key_of(r)[0] == table]
                assert [p for p in here if p in shown] == [p for p in shown if p in here]

    def compare(self, day: date | None, hidden: frozenset[int], version: int) -> None:
        observed = self.store.observe(day, version, hidden)
        found = {
            key_of(r): r
            for table in ("sources", "observations", "initiatives")
            for r in getattr(observed, table)
        }
        wanted = {
            place: r
            for place, r in self.model.seen(day, hidden, version).items()
            if place[0] in ("sources", "observations", "initiatives")
        }
        wrong = [p for p in {**found, **wanted} if found.get(p) != wanted.get(p)]
        assert not wrong, [
            (day, sorted(hidden), version, found.get(p), wanted.get(p)) for p in wrong
        ]


@pytest.fixture
def without_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "deliver", read)
    monkeypatch.setattr(folders, "REQUIRED", {})


STEPS = 14


def run(
    place: Callable[[Path], str],
    sequences: int,
    only: frozenset[str] | None = None,
    phases: Sequence[Phase] = tuple(Phase),
) -> None:
    """Run sequences on stores made by `place`, each in a folder of its own."""

    class Here(Sequences):
        places = staticmethod(place)

    Here.only = only
    tried = settings(max_examples=sequences, stateful_step_count=STEPS, phases=phases)
    run_state_machine_as_test(Here, settings=tried)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model") / "store"
    Store(str(folder)).engine.dispose()
    return folder


@pytest.mark.large
@pytest.mark.usefixtures("without_workbooks")
def test_the_store_agrees_with_the_model(empty_store, rounds):
    run(lambda folder: str(shutil.copytree(empty_store, folder / "store")), rounds(40, 4_500))


@pytest.mark.large
@pytest.mark.usefixtures("without_workbooks")
def test_a_store_on_postgresql_agrees_with_the_model(new_database, rounds):
    empty = new_database()
    Store(empty).engine.dispose()
    run(lambda _: new_database(empty), rounds(6, 500))
