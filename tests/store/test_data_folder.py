"""Faulty input: a workbook that cannot be read never stops the start. The figures are invented."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import event

from monitor.settings import SHIPPED_DATA
from policy.tables import Records
from store.accepted import Store
from store.data_folder import DataFolder

DAY = date(2025, 11, 13)
FILES = sorted(SHIPPED_DATA.glob("*.xlsx"))
"""Every workbook is a submission, and so a version."""


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


class Accepted(DataFolder):
    """A folder ingested into a separate store, and the resulting data."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(str(folder.parent / "store"))
        super().__init__(folder, self.store)

    def observe(self, day: date, version: int | None = None) -> Records:
        self.refresh()
        return self.store.observe(day, version)


def change(workbook: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(workbook)
    book[sheet][cell] = value
    book.save(workbook)


def cell_of(workbook: Path, sheet: str, heading: str, **where: str) -> str:
    """The address of the cell under `heading` in the first row whose columns hold what `where` says."""
    rows = list(openpyxl.load_workbook(workbook)[sheet].iter_rows())
    heads = {cell.value: cell.column for cell in rows[0]}
    for row in rows[1:]:
        if all(str(row[heads[name] - 1].value) == value for name, value in where.items()):
            return str(row[heads[heading] - 1].coordinate)
    raise AssertionError(where)


def value_of(data: Accepted) -> float | None:
    (found,) = [
        o
        for o in data.observe(DAY).observations
        if (o.indicator, o.department) == ("fleksjob", "BUF")
    ]
    return found.value.value if found.value else None


def test_the_whole_shipped_folder_is_ingested(folder):
    data = Accepted(folder)
    assert data.refresh() == len(FILES)
    assert data.problems == {}
    assert len(data.observe(DAY).remarks) == 18


def test_an_edit_is_seen_at_the_next_look_and_gives_a_new_version(folder):
    data = Accepted(folder)
    data.refresh()
    figures = folder / "2-tal.xlsx"
    change(
        figures,
        "Målinger",
        cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF"),
        275,
    )
    assert value_of(data) == 275
    assert data.refresh() == len(FILES) + 1


def test_an_older_version_can_still_be_read(folder):
    data = Accepted(folder)
    before = data.observe(DAY, data.refresh())
    figures = folder / "2-tal.xlsx"
    change(
        figures,
        "Målinger",
        cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF"),
        275,
    )
    assert data.refresh() == len(FILES) + 1
    assert data.observe(DAY, len(FILES)) == before


def test_a_version_that_does_not_exist_is_refused(folder):
    with pytest.raises(LookupError):
        Accepted(folder).observe(DAY, 8)


def test_saving_without_a_change_gives_no_new_version(folder):
    data = Accepted(folder)
    data.refresh()
    figures = folder / "2-tal.xlsx"
    openpyxl.load_workbook(figures).save(figures)
    assert data.refresh() == len(FILES)


def test_a_broken_cell_keeps_the_last_accepted_edition_and_is_reported_with_its_address(folder):
    data = Accepted(folder)
    data.refresh()
    figures = folder / "2-tal.xlsx"
    broken = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", broken, "1.5")
    assert value_of(data) == 274
    (problem,) = data.problems["2-tal.xlsx"]
    assert (problem.code, problem.sheet, problem.cell) == ("ambiguous_number", "Målinger", broken)
    assert data.refresh() == len(FILES)


def test_a_workbook_is_ingested_again_when_its_cell_is_corrected(folder):
    data = Accepted(folder)
    figures = folder / "2-tal.xlsx"
    cell = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", cell, "1.5")
    data.refresh()
    change(figures, "Målinger", cell, 300)
    assert value_of(data) == 300
    assert data.problems == {}


def test_at_the_first_start_the_rows_without_errors_are_accepted(folder):
    figures = folder / "2-tal.xlsx"
    broken = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", broken, "mange")
    data = Accepted(folder)
    seen = {o.department for o in data.observe(DAY).observations if o.indicator == "fleksjob"}
    assert seen == {"BIF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK"}
    assert [problem.cell for problem in data.problems["2-tal.xlsx"]] == [broken]


def test_rows_that_refer_to_a_broken_one_are_left_out_and_listed(folder):
    catalogue = folder / "1-katalog.xlsx"
    change(
        catalogue,
        "Indikatorer",
        cell_of(catalogue, "Indikatorer", "Enhed", Kode="fleksjob"),
        "stykker",
    )
    data = Accepted(folder)
    records = data.observe(DAY)
    assert not [o for o in records.observations if o.indicator == "fleksjob"]
    assert records.remarks
    assert {problem.code for problem in data.problems["2-tal.xlsx"]} == {"refers_to_left_out"}


@pytest.mark.parametrize("content", [b"", b"ikke et regneark", b"PK\x03\x04 skaaret over"])
def test_a_damaged_workbook_does_not_stop_the_start(folder, content):
    (folder / "4-handicapraadet.xlsx").write_bytes(content)
    data = Accepted(folder)
    assert data.observe(DAY).remarks == ()
    assert data.observe(DAY).objectives
    assert "4-handicapraadet.xlsx" in data.problems


def test_a_workbook_damaged_later_keeps_its_accepted_rows(folder):
    data = Accepted(folder)
    data.refresh()
    (folder / "4-handicapraadet.xlsx").write_bytes(b"ikke et regneark")
    assert len(data.observe(DAY).remarks) == 18


def test_a_temporarily_locked_workbook_is_read_when_the_lock_is_released(folder, monkeypatch):
    data = Accepted(folder)
    data.refresh()
    figures = folder / "2-tal.xlsx"
    where = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", where, 380)
    with monkeypatch.context() as locked:
        locked.setattr("loaders.reading.files.os.open", refused)
        assert value_of(data) == 274
        assert list(data.problems) == ["2-tal.xlsx"]
    assert value_of(data) == 380
    assert not data.problems


def refused(path: str, _: int) -> int:
    raise PermissionError(path)


def test_a_missing_workbook_is_reported_and_the_rest_is_shown(folder):
    (folder / "4-handicapraadet.xlsx").unlink()
    data = Accepted(folder)
    assert data.observe(DAY).remarks == ()
    (problem,) = data.problems["4-handicapraadet.xlsx"]
    assert problem.code == "file_missing"


def test_a_missing_folder_gives_an_empty_status_that_reports_it(tmp_path):
    data = Accepted(tmp_path / "findes-ikke")
    assert data.observe(DAY).objectives == ()
    assert len(data.problems) == 7


def test_excels_lock_file_is_skipped(folder):
    (folder / "~$2-tal.xlsx").write_bytes(b"laast")
    assert Accepted(folder).refresh() == len(FILES)
    data = Accepted(folder)
    data.refresh()
    assert data.problems == {}


def test_a_change_that_breaks_a_second_workbook_waits_and_is_reported(folder):
    data = Accepted(folder)
    data.refresh()
    catalogue = folder / "1-katalog.xlsx"
    code = cell_of(catalogue, "Indikatorer", "Kode", Kode="fleksjob")
    change(catalogue, "Indikatorer", code, "fleksjobs")
    assert value_of(data) == 274
    assert {problem.code for problem in data.problems["2-tal.xlsx"]} == {"unknown_indicator"}
    assert data.refresh() == len(FILES)


def test_a_change_in_the_folder_waits_while_the_store_is_read_only(folder):
    data = Accepted(folder)
    known = data.observe(DAY)
    figures = folder / "2-tal.xlsx"
    cell = cell_of(figures, "Målinger", "Værdi", Indikator="fleksjob", Forvaltning="BUF")
    change(figures, "Målinger", cell, 275)
    _close_for_writing(data.store, closed=True)
    assert data.observe(DAY) == known
    ((problem,),) = data.problems.values()
    assert (problem.code, problem.file) == ("store_read_only", "2-tal.xlsx")

    _close_for_writing(data.store, closed=False)
    assert data.refresh() == len(FILES) + 1
    assert data.problems == {}


def _close_for_writing(store: Store, *, closed: bool) -> None:
    """Make SQLite refuse every change, as it does on a read-only disk."""
    store.engine.dispose()
    listening = event.contains(store.engine, "connect", _read_only)
    if closed and not listening:
        event.listen(store.engine, "connect", _read_only)
    elif not closed and listening:
        event.remove(store.engine, "connect", _read_only)


def _read_only(connection, _) -> None:
    connection.execute("PRAGMA query_only = ON")
