"""A snapshot never changes and has its own address. The figures are invented."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from metrics.status import Status
from monitor.editions import Monitor, NoSuchSnapshotError
from monitor.settings import SHIPPED_DATA
from reports.open_data.status_document import document
from store.accepted import Store
from store.snapshots import WORKING, Published
from tests.store.test_data_folder import cell_of, change

OCTOBER = date(2025, 11, 13)
TODAY = date(2026, 2, 1)
FIRST = "Status oktober 2025"
CORRECTED = "Status oktober 2025, rettet februar 2026"
FIGURES, CATALOGUE = "2-tal.xlsx", "1-katalog.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


@pytest.fixture
def monitor(folder: Path) -> Monitor:
    return monitor_of(folder)


def monitor_of(folder: Path) -> Monitor:
    return Monitor(folder, Store(str(folder.parent / "store")))


def correct(folder: Path, value: int) -> None:
    """A different figure for BUF with the same source, which was known before the snapshot's day."""
    figures = folder / FIGURES
    where = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", where, value)


def release(folder: Path, name: str, number: int | None, day: date = OCTOBER) -> None:
    """One more snapshot in the catalogue."""
    book = openpyxl.load_workbook(folder / CATALOGUE)
    sheet = book["Øjebliksbilleder"]
    for column, value in enumerate((name, day, number), start=1):
        sheet.cell(sheet.max_row + (column == 1), column, value)
    book.save(folder / CATALOGUE)


def printed(status: Status) -> str:
    """The status as `cli.py status --json` prints it."""
    return json.dumps(document(status), ensure_ascii=False)


def figure(status: Status) -> float | None:
    (fleksjob,) = (i for i in status.indicators if i.indicator.id == "fleksjob")
    (point,) = (p for p in fleksjob.points if p.department == "BUF" and str(p.period) == "2024")
    return point.value.value if point.value else None


def names(monitor: Monitor) -> list[str]:
    return [made.name for made in monitor.published()]


def test_an_edit_without_a_release_is_only_in_the_working_edition(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    correct(folder, 275)
    assert printed(monitor.edition(TODAY).status) == before
    assert printed(monitor.edition(TODAY, OCTOBER).status) == before
    assert monitor.edition(TODAY).newer_known
    assert figure(monitor.edition(TODAY, TODAY).status) == 275
    assert names(monitor) == [FIRST]


def test_a_correcting_release_has_a_new_snapshot_and_the_old_one_keeps_its_address(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    correct(folder, 275)
    release(folder, CORRECTED, 2)
    shown = monitor.edition(TODAY)
    assert (shown.snapshot.name, figure(shown.status)) == (CORRECTED, 275)
    assert (shown.newer_known, shown.status.snapshot) == (False, CORRECTED)
    assert printed(monitor.edition(TODAY, snapshot=FIRST).status) == before
    assert printed(monitor.edition(TODAY, OCTOBER).status) == before
    assert [(made.name, made.release) for made in monitor.published()] == [
        (FIRST, 1),
        (CORRECTED, 2),
    ]
    correct(folder, 276)
    assert figure(monitor.edition(TODAY, snapshot=CORRECTED).status) == 275


def test_two_snapshots_and_the_working_edition_of_one_day_are_three_editions(folder, monitor):
    monitor.refresh()
    correct(folder, 275)
    release(folder, CORRECTED, 2)
    monitor.refresh()
    correct(folder, 276)
    seen = [monitor.edition(TODAY, OCTOBER, snapshot=name) for name in (FIRST, CORRECTED, WORKING)]
    assert [figure(each.status) for each in seen] == [274, 275, 276]
    assert [each.status.as_of for each in seen] == [OCTOBER] * 3
    assert [each.working for each in seen] == [False, False, True]


def test_a_snapshot_is_found_by_name_regardless_of_spaces_and_an_unknown_one_is_reported(monitor):
    assert monitor.edition(TODAY, snapshot=" status  Oktober 2025").snapshot.name == FIRST
    with pytest.raises(NoSuchSnapshotError, match=f"Mener du {FIRST}"):
        monitor.edition(TODAY, snapshot="Status oktobr 2025")


def test_the_content_of_each_snapshot_is_given_in_the_order_of_creation(folder, monitor):
    monitor.refresh()
    correct(folder, 275)
    release(folder, CORRECTED, 2)
    found = []
    for made in monitor.published():
        (row,) = (
            each
            for each in monitor.observed(made).observations
            if (each.indicator, each.department) == ("fleksjob", "BUF")
        )
        found.append((made.name, row.value.value))
    assert found == [(FIRST, 274), (CORRECTED, 275)]


def test_a_snapshot_lists_only_the_snapshots_made_by_then(folder, monitor):
    monitor.refresh()
    release(folder, CORRECTED, 2)
    listed = [
        [each.name for each in monitor.edition(TODAY, snapshot=name).status.snapshots]
        for name in (FIRST, CORRECTED)
    ]
    assert listed == [[FIRST], [FIRST, CORRECTED]]


def test_a_release_is_bound_when_all_of_it_has_been_read_without_errors(folder, monitor):
    figures = folder / FIGURES
    where = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", where, "mange")
    shown = monitor.edition(TODAY)
    assert (shown.snapshot, shown.status.as_of) == (None, OCTOBER)
    assert shown.problems
    with pytest.raises(NoSuchSnapshotError, match="udgivelse 1 af data/"):
        monitor.edition(TODAY, snapshot=FIRST)
    change(figures, "Målinger", where, 274)
    assert monitor.edition(TODAY).snapshot.name == FIRST
    correct(folder, 275)
    assert figure(monitor.edition(TODAY).status) == 274


def test_a_release_with_errors_leaves_the_last_one_in_place(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    correct(folder, 275)
    change(folder / FIGURES, "Målinger", "A2", "ukendt")
    release(folder, CORRECTED, 2)
    assert printed(monitor.edition(TODAY).status) == before
    assert monitor.edition(TODAY).problems


def test_a_release_that_was_never_ingested_is_reported(folder, monitor):
    """As in a new installation of a product that has shipped twice."""
    release(folder, CORRECTED, 2)
    assert names(monitor) == [CORRECTED]
    with pytest.raises(NoSuchSnapshotError, match="udgivelse 1 af data/ er ikke læst ind her"):
        monitor.edition(TODAY, snapshot=FIRST)


def test_a_changed_catalogue_row_does_not_change_an_existing_snapshot(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    change(folder / CATALOGUE, "Øjebliksbilleder", "B2", date(2025, 12, 24))
    assert printed(monitor.edition(TODAY).status) == before
    assert names(monitor) == [FIRST]


def test_a_new_release_with_a_used_name_gets_its_number_in_the_name(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    correct(folder, 275)
    change(folder / CATALOGUE, "Øjebliksbilleder", "C2", 2)
    assert figure(monitor.edition(TODAY).status) == 275
    assert names(monitor) == [FIRST, f"{FIRST} (udgivelse 2)"]
    assert printed(monitor.edition(TODAY, snapshot=FIRST).status) == before


def test_a_snapshot_without_a_release_number_belongs_to_the_first_release(folder, monitor):
    change(folder / CATALOGUE, "Øjebliksbilleder", "C2", None)
    assert [(made.name, made.release) for made in monitor.published()] == [(FIRST, 1)]


def test_the_same_release_in_a_second_folder_or_after_a_restart_makes_no_snapshot(folder, monitor):
    before = printed(monitor.edition(TODAY).status)
    correct(folder, 275)
    monitor.refresh()
    again = monitor_of(folder)
    assert printed(again.edition(TODAY).status) == before
    other = Monitor(SHIPPED_DATA, Store(str(folder.parent / "store")))
    assert printed(other.edition(TODAY).status) == before
    assert names(other) == [FIRST]


def test_a_shipped_snapshot_is_bound_to_the_last_file_that_came_with_it(monitor):
    (made,) = monitor.published()
    files = len(list(SHIPPED_DATA.glob("*.xlsx")))
    assert made == Published(FIRST, OCTOBER, files, files, "data/", made.at, 1)
