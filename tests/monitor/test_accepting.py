"""A delivered workbook: previewed, then accepted as it was previewed, or refused. Invented figures."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from monitor.intake import Intake, OutdatedError, RefusedError
from monitor.previewing import Preview, preview, preview_by
from monitor.review import Known, Review, reviewed
from monitor.settings import SHIPPED_DATA
from policy.actors import Actor
from store.accepted import Store
from store.data_folder import DataFolder
from store.differences import ChangeKind
from store.history import about_the_same, history, original
from tests.store.deliveries import delivered, delivery, fleksjob, preview_of
from tests.tables import workbook

TODAY = date(2026, 2, 1)


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("taken-in") / "store"
    store = Store(str(folder))
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return folder


@pytest.fixture
def store(taken_in, tmp_path) -> Store:
    return Store(str(shutil.copytree(taken_in, tmp_path / "store")))


def figures(*rows: str) -> bytes:
    return workbook(
        Målinger="\n".join(
            ["| Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |", *rows]
        )
    )


BUF = "| fleksjob  | BUF         | '2024   | {} | STATUS | STATUS s. 17 |"
"""The shipped row: 274 people against a target of 376."""


def looked_at(store: Store, content: bytes):
    return preview(store, "buf.xlsx", content, TODAY)


def test_a_preview_lists_the_changes_and_writes_nothing(store):
    shipped = next(
        o
        for o in store.observe(None).observations
        if (o.indicator, o.department, str(o.period)) == ("fleksjob", "BUF", "2024")
    )
    before = history(store)
    content = figures(
        BUF.format(400).replace("| STATUS |", f"| {shipped.stated_by} |"),
        "| fleksjob  | BUF         | '2025   | 410 | BUF | STATUS s. 17 |",
    )
    seen = looked_at(store, content)
    assert seen.acceptable
    (change,) = seen.changes.of(ChangeKind.CHANGED)
    assert (change.before.value.value, change.after.value.value) == (274, 400)
    assert [c.after.value.value for c in seen.changes.of(ChangeKind.NEW)] == [410]
    assert (len(seen.changes), seen.unchanged, seen.base_version) == (2, 0, 0)
    assert history(store) == before


def test_a_figure_superseded_by_a_newer_source_is_reported(store):
    (shipped,) = (
        o
        for o in store.observe(None).observations
        if (o.indicator, o.department, str(o.period)) == ("fleksjob", "BUF", "2024")
    )
    row = BUF.format(400).replace("| STATUS |", f"| {shipped.stated_by} |")
    older = looked_at(store, figures(row.replace("STATUS s. 17", "HVERDAG s. 3")))
    assert [change.after.value.value for change in older.superseded] == [400]
    assert older.statuses == ()
    assert len(looked_at(store, figures(row)).superseded) == 0


def test_a_figure_from_a_source_dated_in_the_future_is_reported(store):
    content = workbook(
        Målinger="""
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde    |
        | fleksjob  | BUF         | '2025   | 410   | BUF       | NYT s. 1 |
        """,
        Kilder="""
        | Kode | Titel | Kort titel | Udgiver | Dateret       |
        | NYT  | Notat | Notat      | BUF     | februar 2026  |
        """,
    )
    seen = looked_at(store, content)
    (change,) = seen.later
    assert (change.table, seen.later_until) == (
        "observations",
        date(2026, 2, 28),
    )  # today is 1 February
    assert len(seen.superseded) == 0
    assert len(looked_at(store, figures(BUF.format(400))).later) == 0


def test_changed_statuses_are_shown_before_and_after(store):
    row = next(
        o
        for o in store.observe(None).observations
        if (o.indicator, o.department, str(o.period)) == ("fleksjob", "BUF", "2024")
    )
    content = figures(BUF.format(400).replace("| STATUS |", f"| {row.stated_by} |"))
    seen = looked_at(store, content)
    told = {(c.kind, c.id): (c.before, c.after) for c in seen.statuses}
    # With BUF at 400 of 376 no part is below its target: the total is plainly reached.
    assert told["indicator", "fleksjob"] == ("reached_not_everywhere", "reached")
    assert told["priority", "5d"] == ("reached_not_everywhere", "reached")


def test_an_accepted_workbook_is_kept_byte_for_byte(store):
    content = figures("| fleksjob  | BUF         | '2025   | 410 | BUF | STATUS s. 17 |")
    version = Intake(store, Actor("Bo Buhl")).accept(
        looked_at(store, content), content, "Årstal 2025"
    )
    kept = history(store)[0]
    assert (kept.version, kept.file_name, kept.who, kept.note) == (
        version, "buf.xlsx", "Bo Buhl", "Årstal 2025",
    )  # fmt: skip
    assert original(store, version) == content
    again = looked_at(store, content)
    assert (len(again.changes), again.unchanged) == (0, 1)
    assert Intake(store, Actor("Bo Buhl")).accept(again, content) == version


def test_a_workbook_with_an_error_is_not_accepted(store):
    content = figures("| fleksjobs | BUF         | '2025   | 410 | BUF | STATUS s. 17 |")
    seen = looked_at(store, content)
    assert not seen.acceptable
    assert seen.findings[0].code == "unknown_indicator"
    with pytest.raises(RefusedError):
        Intake(store, Actor("Bo Buhl")).accept(seen, content)


def test_a_file_that_cannot_be_read_is_refused(store):
    seen = looked_at(store, b"ikke et regneark")
    assert (seen.refused, seen.acceptable) == (True, False)


def test_bytes_that_differ_from_the_preview_are_not_accepted(store):
    content = figures("| fleksjob  | BUF         | '2025   | 410 | BUF | STATUS s. 17 |")
    seen = looked_at(store, content)
    with pytest.raises(RefusedError):
        Intake(store, Actor("Bo Buhl")).accept(seen, content + b" ")


def test_a_preview_older_than_the_scopes_newest_version_must_be_repeated(store):
    content = figures("| fleksjob  | BUF         | '2025   | 410 | BUF | STATUS s. 17 |")
    other = figures("| fleksjob  | BUF         | '2026   | 420 | BUF | STATUS s. 17 |")
    seen, meanwhile = looked_at(store, content), looked_at(store, other)
    Intake(store, Actor("Bo Buhl")).accept(meanwhile, other)
    before = history(store)
    with pytest.raises(OutdatedError):
        Intake(store, Actor("Bo Buhl")).accept(seen, content)
    assert history(store) == before
    Intake(store, Actor("Bo Buhl")).accept(looked_at(store, content), content)


def test_a_delivery_of_a_different_department_does_not_outdate_a_preview(store):
    content = figures("| fleksjob  | BUF         | '2025   | 410 | BUF | STATUS s. 17 |")
    other = figures("| fleksjob  | SOF         | '2025   | 210 | SOF | STATUS s. 17 |")
    seen, meanwhile = looked_at(store, content), looked_at(store, other)
    version = Intake(store, Actor("Sif Sø")).accept(meanwhile, other)
    assert Intake(store, Actor("Bo Buhl")).accept(seen, content) == version + 1


def shared_initiative(store: Store, note: str | None = None):
    """An initiative owned by several departments, unchanged or with a different note."""
    shown = next(
        i for i in store.observe(TODAY).initiatives if {"SOF", "SUF"} <= set(i.departments)
    )
    return shown if note is None else replace(shown, note=note)


def seen_by(store: Store, department: str, note: str):
    read = delivery(shared_initiative(store, note), department=department)
    return preview_of(store, read, note.encode(), TODAY)


def test_a_row_changed_by_a_second_department_is_previewed_against_the_shown_row(store):
    delivered(store, shared_initiative(store, "A"), department="SOF")
    before = seen_by(store, "SOF", "C")
    delivered(store, shared_initiative(store, "B"), department="SUF")
    with pytest.raises(OutdatedError):
        Intake(store, Actor("SOF")).accept(before, b"C")
    assert shared_initiative(store).note == "B"
    (change,) = seen_by(store, "SOF", "C").changes
    assert (change.before.note, change.after.note) == ("B", "C")


def test_a_change_by_a_second_department_can_be_reverted(store):
    first = delivered(store, shared_initiative(store, "A"), department="SOF")
    second = delivered(store, shared_initiative(store, "B"), department="SUF")
    assert about_the_same(store, second) >= {first}
    (change,) = seen_by(store, "SOF", "A").changes
    assert (change.before.note, change.after.note) == ("B", "A")
    delivered(store, shared_initiative(store, "A"), department="SOF")
    assert shared_initiative(store).note == "A"
    assert len(seen_by(store, "SOF", "A").changes) == 0


def test_a_delivery_that_no_longer_fits_a_changed_catalogue_is_reported(store, tmp_path):
    import openpyxl

    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))
    catalogue = folder / "1-katalog.xlsx"
    book = openpyxl.load_workbook(catalogue)
    sheet = book["Målgrupper"]
    sheet.append(["prøvegruppe"])
    book.save(catalogue)
    data = DataFolder(folder, store)
    data.refresh()
    content = workbook(
        Indsatser="""
        | Kode | Målsætning | Titel | Gengivet kort | Forvaltninger | Målgrupper  | Kilde        |
        | ny-1 | 5          | Prøve | Prøve         | BUF           | prøvegruppe | STATUS s. 17 |
        """
    )
    seen = looked_at(store, content)
    assert seen.acceptable
    shutil.copy(SHIPPED_DATA / "1-katalog.xlsx", catalogue)
    data.refresh()
    with pytest.raises(OutdatedError):
        Intake(store, Actor("Bo Buhl")).accept(seen, content)


class Interrupted:
    """A preview of BUF's figure for 2025 that counts its runs while departments deliver."""

    def __init__(self, store: Store, *codes: str) -> None:
        """`codes` are the departments that deliver, one during each preview."""
        read = delivery(fleksjob("BUF", 410, 2025), department="BUF")
        self.store, self.look = store, partial(reviewed, read)
        self.codes, self.times = iter(codes), 0

    def __call__(self, known: Known) -> Review:
        self.times += 1
        if code := next(self.codes, None):
            delivers(self.store, code)
        return self.look(known)


def delivers(store: Store, code: str) -> int:
    return delivered(store, fleksjob(code, 1, 2025), department=code, by=code)


def previewed_by(look: Interrupted) -> Preview:
    seen = preview_by(look.look, b"x", TODAY, look.store)
    return replace(seen, look=look)


def test_a_file_is_not_previewed_again_while_the_store_is_unchanged(store):
    look = Interrupted(store)
    Intake(store, Actor("BUF")).accept(previewed_by(look), b"x")
    assert look.times == 0


def test_a_file_is_previewed_again_outside_the_lock_that_writers_wait_for(store):
    look = Interrupted(store, "TMF")
    seen = previewed_by(look)
    version = delivers(store, "SUF")
    # TMF can deliver during the first preview, so the lock was free; the second preview includes it.
    assert Intake(store, Actor("BUF")).accept(seen, b"x") == version + 2
    assert look.times == 2


def test_a_delivery_of_the_same_department_during_the_preview_is_not_overwritten(store):
    look = Interrupted(store, "BUF")
    seen = previewed_by(look)
    version = delivers(store, "SUF")
    with pytest.raises(OutdatedError):
        Intake(store, Actor("BUF")).accept(seen, b"x")
    assert store.newest() == version + 1  # BUF's other delivery, and no later one
