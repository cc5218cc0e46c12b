"""Every accepted submission can be undone, and so can the undoing. The figures are invented."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor.settings import SHIPPED_DATA
from policy.columns import Citation
from policy.periods import Period
from policy.records import Source
from store.accepted import Store
from store.data_folder import DataFolder
from store.history import changes, history
from store.publishing import NotTheNextStepError, advance, publish
from store.redacting import REMOVED, redact
from store.states import State
from store.undoing import NotUndoneError, undo, undoing
from tests.store.deliveries import delivered, fleksjob, key_of
from tests.store.test_data_folder import cell_of, change

DAY = date(2026, 2, 1)
NOTE = Source(
    id="NOTAT26",
    title="Notat",
    short_title="Notat",
    publisher="SOF",
    known_from=DAY,
    known_from_reason="Opfundet.",
)


def figure(store: Store, hidden: frozenset[int] | None = frozenset()) -> float | None:
    """BUF's own figure of 2025: in the working edition, or with None as it is public."""
    found = [
        o.value.value
        for o in store.observe(DAY, hidden=hidden).observations
        if (o.indicator, o.stated_by, o.period) == ("fleksjob", "BUF", Period.year(2025))
        and o.value
    ]
    return found[0] if found else None


def states(store: Store) -> dict[int, State]:
    return {each.version: each.state for each in history(store)}


def made_public(store: Store, *versions: int) -> None:
    for version in versions:
        if states(store)[version] is State.DRAFT:
            advance(store, version, State.APPROVED, "Chef")
        if states(store)[version] is State.APPROVED:
            advance(store, version, State.PRESENTED, "Udvalget")
    publish(store, f"Status {len(history(store))}-{versions}", DAY, "Koordinator")


def undone(store: Store, version: int) -> int:
    looked = undoing(store, version)
    return undo(store, version, "Anna", "Forkert fil", at_once=looked.at_once)


def test_the_first_delivery_of_a_scope_can_be_undone_and_the_undoing_too(either_store):
    store = either_store
    before = store.observe(DAY)
    first = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    made_public(store, first)
    second = undone(store, first)
    assert store.observe(DAY) == before
    assert figure(store, None) == 270  # until the undoing itself is public
    made_public(store, second)
    assert figure(store, None) is None
    third = undone(store, second)
    assert figure(store) == 270
    made_public(store, third)
    assert figure(store, None) == 270
    assert {each.version: each.undone_by for each in history(store) if each.undone_by} == {
        second: third
    }


def test_the_history_keeps_both_with_name_reason_and_changes(store):
    first = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    made_public(store, first)
    second = undone(store, first)
    newest, older = history(store)[:2]
    assert (newest.version, newest.who, newest.note) == (second, "Anna", "Forkert fil")
    assert (newest.undoes, older.undone_by) == (first, second)
    assert (newest.state, older.state) == (State.DRAFT, State.PUBLIC)
    assert (newest.new, newest.withdrawn, newest.has_file) == (0, 1, False)
    (told,) = changes(store, second)
    assert (told.before.value.value, told.after) == (270, None)


def test_a_snapshot_made_before_an_undoing_is_unchanged(store):
    first = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    made_public(store, first)
    shown = store.observe(DAY, first, store.hidden(first))
    made_public(store, undone(store, first))
    assert store.observe(DAY, first, store.hidden(first)) == shown


def test_rows_replaced_by_an_undone_delivery_are_restored_with_their_own_day(store):
    """So are a row that it withdrew and a row of `data/` that it changed."""
    old = delivered(store, fleksjob("BUF", 270, 2025), fleksjob("SUF", 10, 2025), by="BUF")
    (shipped,) = (
        o
        for o in store.observe(DAY).observations
        if (o.indicator, o.department, o.period) == ("fleksjob", "BUF", Period.year(2024))
    )
    before = store.observe(DAY)
    changed = replace(shipped, note="Rettet af BUF.")
    second = delivered(
        store,
        fleksjob("BUF", 999, 2025, sources=(Citation("STATUS", page=17),)),
        changed,
        by="BUF",
        withdrawn=[key_of(fleksjob("SUF", 10, 2025))],
    )
    assert store.observe(DAY) != before
    undone(store, second)
    assert store.observe(DAY) == before
    assert old < second


def test_a_draft_is_discarded_at_once_and_can_be_restored(either_store):
    store = either_store
    draft = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    act = undone(store, draft)
    assert figure(store) is None
    assert (states(store)[draft], states(store)[act]) == (State.DISCARDED, State.DISCARDED)
    with pytest.raises(NotTheNextStepError, match="kasseret"):
        advance(store, draft, State.APPROVED, "Chef")
    with pytest.raises(NotUndoneError, match=f"allerede fortrudt med udgave {act}"):
        undone(store, draft)
    again = undone(store, act)
    assert figure(store) == 270
    assert (states(store)[draft], states(store)[again]) == (State.DRAFT, State.DISCARDED)
    made_public(store, draft)
    assert figure(store, None) == 270


def test_a_discarded_draft_is_not_published_with_later_ones(store):
    draft = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    undone(store, draft)
    later = delivered(store, fleksjob("BUF", 280, 2026), by="BUF")
    made_public(store, later)
    assert states(store)[draft] is State.DISCARDED
    assert figure(store, None) is None


def test_the_draft_of_an_undoing_can_be_discarded(store):
    first = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    made_public(store, first)
    second = undone(store, first)
    undone(store, second)
    assert (figure(store), figure(store, None)) == (270, 270)
    assert states(store)[second] is State.DISCARDED


def test_undoing_rows_changed_since_reports_by_whom_and_the_remedy(store):
    first = delivered(store, fleksjob("BUF", 270, 2025), fleksjob("BUF", 271, 2026), by="BUF")
    made_public(store, first)
    second = delivered(store, fleksjob("BUF", 280, 2025), by="Bo")
    with pytest.raises(NotUndoneError) as told:
        undone(store, first)
    assert str(told.value) == (
        f"Udgave {first} kan ikke fortrydes, som det er nu, for andre bygger på den: udgave {second} "
        "(levering.xlsx fra Bo) har ændret det samme siden. Fortryd den, eller indberet de rigtige "
        "oplysninger i en ny udgave."
    )
    assert len(history(store)) == second
    undone(store, second)
    undone(store, first)
    assert figure(store) is None


def test_undoing_rows_that_others_refer_to_reports_by_whom(store):
    first = delivered(store, NOTE, department="SOF")
    citing = fleksjob("BUF", 270, 2025, sources=(Citation("NOTAT26", 1),))
    second = delivered(store, citing, by="BUF")
    told = undoing(store, first).obstacle
    assert f"udgave {second} (levering.xlsx fra BUF) henviser til noget, der kun står i den" in told
    undone(store, second)
    undone(store, first)
    assert "NOTAT26" not in {source.id for source in store.observe(None).sources}


def test_an_undoing_that_would_restore_a_dangling_reference_is_reported(store):
    first = delivered(store, NOTE, department="SOF")
    citing = fleksjob("BUF", 270, 2025, sources=(Citation("NOTAT26", 1),))
    second = delivered(store, citing, by="BUF")
    act = undone(store, second)
    undone(store, first)
    assert "henviser til noget, der er taget væk siden" in undoing(store, act).obstacle


def test_a_whole_catalogue_cannot_be_undone_while_rows_refer_to_it(store):
    assert "andre bygger på den" in undoing(store, 1).obstacle


def test_an_edit_of_a_file_of_data_can_be_undone_and_stays_undone_after_a_restart(tmp_path):
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))
    store = Store(str(tmp_path / "store"))
    DataFolder(folder, store).refresh()
    before = store.observe(DAY)
    figures = folder / "2-tal.xlsx"
    where = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", where, 275)
    edit = DataFolder(folder, store).refresh()
    assert store.observe(DAY) != before
    made_public(store, undone(store, edit))
    assert store.observe(DAY, hidden=None) == before
    newest = store.newest()
    assert DataFolder(folder, Store(str(tmp_path / "store"))).refresh() == newest
    change(figures, "Målinger", where, 276)
    DataFolder(folder, store).refresh()
    (value,) = (
        o.value.value
        for o in store.observe(DAY, hidden=None).observations
        if (o.indicator, o.department) == ("fleksjob", "BUF")
    )
    assert value == 276


def test_an_undoing_never_restores_redacted_content(store):
    first = delivered(store, fleksjob("BUF", 270, 2025, note="Spørg Hans Hansen"), by="BUF")
    second = delivered(store, fleksjob("BUF", 270, 2025, note="Rettet"), by="BUF")
    redact(store, first, "Koordinator", "Et navn", "Hans Hansen")
    undone(store, second)
    notes = [o.note for o in store.observe(None).observations if o.note]
    assert f"Spørg {REMOVED}" in notes
    assert "Hans Hansen" not in repr(store.observe(None))


def test_an_undoing_is_refused_where_the_submission_was_published_meanwhile(store):
    draft = delivered(store, fleksjob("BUF", 270, 2025), by="BUF")
    looked = undoing(store, draft)
    made_public(store, draft)
    with pytest.raises(NotUndoneError, match="en anden tilstand imens"):
        undo(store, draft, "Anna", "Forkert", at_once=looked.at_once)
    assert figure(store, None) == 270


@pytest.mark.parametrize("version", [0, 99])
def test_a_version_that_does_not_exist_cannot_be_undone(store, version):
    with pytest.raises(LookupError):
        undoing(store, version)
