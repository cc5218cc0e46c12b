"""Which rows win when several submissions have them. The figures are invented."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from monitor.settings import SHIPPED_DATA
from policy.columns import Citation
from policy.periods import Period
from policy.records import Source
from store.accepted import Store
from store.data_folder import DataFolder
from store.differences import ChangeKind
from store.history import changes, history, original
from tests.store.deliveries import delivered, delivery, fleksjob, key_of, verify

pytestmark = pytest.mark.uncovered

DAY = date(2026, 2, 1)
AUTUMN = Citation("STATUS", 17)


def source(code: str, known_from: date) -> Source:
    return Source(
        id=code,
        title=code,
        short_title=code,
        publisher="SOF",
        known_from=known_from,
        known_from_reason="Opfundet.",
    )


def figure(
    store: Store, day: date | None = DAY, version: int | None = None, when: int = 2025
) -> float | None:
    """The figure that BUF states itself for a year; None where there is none."""
    found = [
        o.value.value
        for o in store.observe(day, version).observations
        if (o.indicator, o.department, o.stated_by, o.period)
        == ("fleksjob", "BUF", "BUF", Period.year(when))
        if o.value and o.series is None
    ]
    assert len(found) <= 1
    return found[0] if found else None


def test_versions_are_numbered_in_the_order_of_acceptance(either_store):
    first = either_store.newest()
    assert delivered(either_store, fleksjob("BUF", 270, 2025)) == first + 1
    assert delivered(either_store, fleksjob("SOF", 210, 2025), by="SOF") == first + 2
    verify(either_store)


def test_a_submission_is_kept_with_its_author_time_and_bytes(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025), by="Bo Buhl")
    kept = history(either_store)[0]
    assert (kept.version, kept.who, kept.origin, kept.new) == (version, "Bo Buhl", "delivery", 1)
    assert kept.scopes == ("observations/BUF",)
    assert kept.at.endswith("+00:00")
    assert original(either_store, version) == repr((fleksjob("BUF", 270, 2025),)).encode()


def test_only_rows_that_differ_from_the_scopes_latest_version_apply(store):
    delivered(store, fleksjob("BUF", 270, 2025), fleksjob("BUF", 280, 2026))
    version = delivered(store, fleksjob("BUF", 270, 2025), fleksjob("BUF", 281, 2026))
    (change,) = changes(store, version)
    assert (change.kind, change.before.value.value, change.after.value.value) == (
        ChangeKind.CHANGED,
        280,
        281,
    )


def test_a_delivery_equal_to_the_latest_gives_no_new_version(store):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    assert delivered(store, fleksjob("BUF", 270, 2025)) == version


def test_a_delivery_equal_to_an_older_one_corrects_a_mistake_as_a_new_version(either_store):
    delivered(either_store, fleksjob("BUF", 270, 2025))
    mistake = delivered(either_store, fleksjob("BUF", 27, 2025))
    assert delivered(either_store, fleksjob("BUF", 270, 2025)) == mistake + 1
    assert figure(either_store) == 270
    assert figure(either_store, version=mistake) == 27


def test_a_mistake_with_a_newer_source_can_be_corrected_too(store):
    delivered(store, source("NY", date(2026, 1, 15)))
    delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 27, 2025, sources=(Citation("NY", 1),)))
    assert figure(store) == 27
    delivered(store, fleksjob("BUF", 270, 2025))
    assert figure(store) == 270


def test_a_row_absent_from_a_delivery_stays(store):
    delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 280, 2026))
    assert (figure(store), figure(store, when=2026)) == (270, 280)


def test_a_row_marked_as_withdrawn_is_removed_and_can_be_delivered_again(store):
    before = delivered(store, fleksjob("BUF", 270, 2025))
    version = delivered(
        store, fleksjob("BUF", 280, 2026), withdrawn=[key_of(fleksjob("BUF", 270, 2025))]
    )
    assert [c.kind for c in changes(store, version)] == [ChangeKind.NEW, ChangeKind.WITHDRAWN]
    assert figure(store) is None
    assert figure(store, version=before) == 270
    delivered(store, fleksjob("BUF", 271, 2025))
    assert figure(store) == 271


def test_a_withdrawn_row_is_hidden_regardless_of_its_owner(store):
    row = shipped_row(store, "BUF")
    delivered(store, fleksjob("BUF", 270, 2025), withdrawn=[key_of(row)])
    with pytest.raises(ValueError, match="not enough"):
        shipped_row(store, "BUF")
    delivered(store, row)
    assert shipped_row(store, "BUF") == row


def test_replaced_rows_are_not_processed_again(store):
    for value in (270, 271, 272):
        delivered(store, fleksjob("BUF", value, 2025))
    _, standing = store.standing()
    (row,) = [row for row in standing.values() if any(c.scope == "observations/BUF" for c in row)]
    assert [candidate.record.value.value for candidate in row] == [272]


def test_every_older_version_is_unchanged_also_for_a_new_process(place):
    store = Store(place)
    for value in (270, 271, 272):
        delivered(store, fleksjob("BUF", value, 2025))
    newest = store.newest()
    started = Store(place)
    seen = [figure(started, version=newest - back) for back in (3, 2, 1, 0)]
    assert seen == [None, 270, 271, 272]


def test_an_older_figure_is_shown_for_the_days_before_a_newer_source(store):
    delivered(store, source("NY", date(2026, 1, 15)))
    delivered(store, fleksjob("BUF", 270, 2025))
    delivered(store, fleksjob("BUF", 275, 2025, sources=(Citation("NY", 1),)))
    assert figure(store, date(2026, 1, 14)) == 270
    assert figure(store, date(2026, 1, 15)) == 275


# Files of data/ and deliveries of the same rows.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def shipped_row(store: Store, department: str):
    (found,) = [
        o
        for o in store.observe(None).observations
        if (o.indicator, o.department, str(o.period)) == ("fleksjob", department, "2024")
    ]
    return found


def edit(folder: Path, value: object, department: str = "BUF") -> None:
    """Write BUF's fleksjob of 2024 in the file."""
    path = folder / "2-tal.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Målinger"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        where = (row[headings["Indikator"] - 1].value, row[headings["Forvaltning"] - 1].value)
        if where == ("fleksjob", department) and str(row[headings["Periode"] - 1].value) == "2024":
            row[headings["Værdi"] - 1].value = value
    book.save(path)


def test_a_delivered_figure_takes_precedence_over_the_file(store, folder):
    DataFolder(folder, store).refresh()
    row = shipped_row(store, "BUF")
    delivered(store, type(row)(**{**_fields(row), "value": row.value.exact(280)}))
    assert shipped_row(store, "BUF").value.value == 280


def test_an_unrelated_edit_of_the_file_keeps_the_delivered_figure(either_store, folder):
    data = DataFolder(folder, either_store)
    data.refresh()
    row = shipped_row(either_store, "BUF")
    delivered(either_store, type(row)(**{**_fields(row), "value": row.value.exact(280)}))
    edit(folder, 77, "BIF")
    version = data.refresh()
    assert data.problems == {}
    assert (
        shipped_row(either_store, "BUF").value.value,
        shipped_row(either_store, "BIF").value.value,
    ) == (
        280,
        77,
    )
    assert [c.kind for c in changes(either_store, version)] == [ChangeKind.CHANGED]
    verify(either_store)


def test_a_file_that_would_overwrite_a_newer_delivery_is_reported_and_waits(store, folder):
    data = DataFolder(folder, store)
    data.refresh()
    row = shipped_row(store, "BUF")
    version = delivered(store, type(row)(**{**_fields(row), "value": row.value.exact(280)}))
    edit(folder, 300)
    assert data.refresh() == version
    (problem,) = data.problems["2-tal.xlsx"]
    assert (problem.code, problem.sheet) == ("changed_since", "Målinger")
    assert "280" in problem.expected
    assert problem.cell
    assert shipped_row(store, "BUF").value.value == 280

    edit(folder, 280)
    assert data.refresh() == version + 1
    assert data.problems == {}
    assert shipped_row(store, "BUF").value.value == 280


def test_a_row_removed_from_the_file_is_withdrawn(store, folder):
    data = DataFolder(folder, store)
    data.refresh()
    path = folder / "2-tal.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Målinger"]
    last = max(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value)
    sheet.delete_rows(last)
    book.save(path)
    before = store.observe(None).observations
    version = data.refresh()
    assert [c.kind for c in changes(store, version)] == [ChangeKind.WITHDRAWN]
    assert store.observe(None).observations == before[:-1]
    assert store.observe(None, version - 1).observations == before


def test_rows_moved_in_a_file_are_shown_in_their_new_order(store, folder):
    data = DataFolder(folder, store)
    data.refresh()
    path = folder / "1-katalog.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Målgrupper"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2) if row[0].value]
    for number, row in enumerate([rows[-1], *rows[:-1]], start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(path)
    names = [group.name for group in store.observe(None).target_groups]
    version = data.refresh()
    assert [g.name for g in store.observe(None).target_groups] == [names[-1], *names[:-1]]
    assert [c.kind for c in changes(store, version)] == [ChangeKind.KEPT]
    verify(store)


def test_moving_a_row_in_the_file_keeps_the_delivered_figure(store, folder):
    data = DataFolder(folder, store)
    data.refresh()
    row = shipped_row(store, "BUF")
    delivered(store, type(row)(**{**_fields(row), "value": row.value.exact(280)}))
    path = folder / "2-tal.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Målinger"]
    rows = [
        [(cell.value, cell.number_format) for cell in row]
        for row in sheet.iter_rows(min_row=2)
        if row[0].value
    ]
    for number, cells in enumerate(reversed(rows), start=2):
        for column, (value, shown_as) in enumerate(cells, start=1):
            sheet.cell(number, column).value = value
            sheet.cell(number, column).number_format = shown_as
    book.save(path)
    data.refresh()
    assert data.problems == {}
    assert shipped_row(store, "BUF").value.value == 280


def test_a_row_that_a_delivery_refers_to_cannot_be_removed_from_its_file(store, folder):
    data = DataFolder(folder, store)
    data.refresh()
    path = folder / "1-katalog.xlsx"
    book = openpyxl.load_workbook(path)
    book["Målgrupper"].append(["prøvegruppe"])
    book.save(path)
    data.refresh()
    row = next(iter(store.observe(None).initiatives))
    delivered(store, type(row)(**{**_fields(row), "target_groups": ("prøvegruppe",)}))
    shutil.copy(SHIPPED_DATA / "1-katalog.xlsx", path)
    data.refresh()
    (problem,) = data.problems["1-katalog.xlsx"]
    assert (problem.code, problem.found) == ("still_referred", "prøvegruppe")
    assert "prøvegruppe" in {group.name for group in store.observe(None).target_groups}


def test_a_deleted_workbook_is_reported_and_its_rows_stay(store, folder):
    data = DataFolder(folder, store)
    version = data.refresh()
    (folder / "4-handicapraadet.xlsx").unlink()
    assert data.refresh() == version
    assert [problem.code for problem in data.problems["4-handicapraadet.xlsx"]] == ["file_missing"]
    assert len(store.observe(DAY).remarks) == 18


def test_a_renamed_workbook_keeps_its_rows(store, folder):
    data = DataFolder(folder, store)
    before = store.observe(DAY, data.refresh())
    (folder / "4-handicapraadet.xlsx").rename(folder / "4-raadet.xlsx")
    data.refresh()
    assert data.problems == {}
    assert store.observe(DAY) == before
    verify(store)


def test_a_file_already_ingested_by_a_second_process_is_not_ingested_again(store, folder):
    DataFolder(folder, store).refresh()
    edit(folder, 77, "BIF")
    version = DataFolder(folder, store).refresh()
    assert DataFolder(folder, store).refresh() == version


def test_deliveries_accepted_elsewhere_are_shown_at_once(place):
    one, other = Store(place), Store(place)
    assert figure(one) is None
    delivered(other, fleksjob("BUF", 270, 2025))
    assert figure(one) == 270


def test_the_delivering_department_owns_rows_that_name_no_department(store):
    row = next(iter(store.observe(None).initiatives))
    changed = type(row)(**{**_fields(row), "title": "Et nyt navn"})
    delivered(store, changed, department="SUF")
    assert history(store)[0].scopes == ("initiatives/SUF",)
    assert delivery(changed).about.department is None


def _fields(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}
