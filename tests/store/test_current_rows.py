"""The current and the public rows when several submissions have the same row. Invented figures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from monitor.editions import Monitor
from monitor.intake import Intake, OutdatedError
from monitor.settings import SHIPPED_DATA
from policy.actors import Actor
from policy.columns import Citation
from policy.records import Initiative, Observation
from store.accepted import Store
from store.backup import backup, restore
from store.data_folder import DataFolder
from store.history import history
from store.publishing import NotTheNextStepError, advance, publish
from store.redacting import redact
from store.states import State
from tests.records import initiative
from tests.store.deliveries import TODAY, delivered, delivery, fleksjob, key_of, preview_of, verify
from tests.store.test_scopes import figure, source

pytestmark = pytest.mark.uncovered

FIGURES, CATALOGUE, INITIATIVES = "2-tal.xlsx", "1-katalog.xlsx", "3-indsatser.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


@pytest.fixture
def data(store: Store, folder: Path) -> DataFolder:
    opened = DataFolder(folder, store)
    opened.refresh()
    return opened


def shipped(store: Store, department: str = "BUF", **seen: Any) -> Observation | None:
    """The shipped figure of 2024 for a department, as it is public."""
    found = store.observe(seen.get("day"), hidden=seen.get("hidden")).observations
    wanted = ("fleksjob", department, "2024")
    rows = [o for o in found if (o.indicator, o.department, str(o.period)) == wanted]
    return rows[0] if rows else None


def value(store: Store, department: str = "BUF", **seen: Any) -> float | None:
    row = shipped(store, department, **seen)
    return row.value.value if row and row.value else None


def valued(row: Observation, number: int) -> Observation:
    assert row.value
    return replace(row, value=row.value.exact(number))


def publish_all(store: Store, name: str) -> None:
    for each in reversed(history(store)):
        if each.state is State.DRAFT:
            advance(store, each.version, State.APPROVED, "Chef")
            advance(store, each.version, State.PRESENTED, "Udvalg")
    publish(store, name, TODAY, "Koordinator")


def edited(path: Path, sheet: str, change: Callable[[Worksheet, dict[Any, int]], None]) -> None:
    book = openpyxl.load_workbook(path)
    headings = {cell.value: cell.column for cell in book[sheet][1]}
    change(book[sheet], headings)
    book.save(path)


def edit(path: Path, department: str, number: object) -> None:
    """Write a department's fleksjob of 2024 in the file; None removes the row."""

    def change(sheet: Worksheet, headings: dict[Any, int]) -> None:
        for row in sheet.iter_rows(min_row=2):
            cells = [row[headings[name] - 1] for name in ("Indikator", "Forvaltning", "Periode")]
            if [str(cell.value) for cell in cells] == ["fleksjob", department, "2024"]:
                if number is None:
                    sheet.delete_rows(row[0].row)
                else:
                    row[headings["Værdi"] - 1].value = number
                return

    edited(path, "Målinger", change)


def codes(data: DataFolder, name: str) -> list[str]:
    return [problem.code for problem in data.problems.get(name, ())]


# A file of data/ never overwrites a newer delivery.


def test_renaming_a_file_changes_nothing_and_keeps_delivered_rows(data, store, folder):
    row = shipped(store)
    delivered(store, valued(row, 280))
    version = delivered(store, fleksjob("SOF", 1, 2025), withdrawn=[key_of(shipped(store, "SOF"))])
    publish_all(store, "Status")
    (folder / FIGURES).rename(folder / "2-tal-ny.xlsx")
    assert data.refresh() == version
    assert data.problems == {}
    assert (value(store), value(store, "SOF")) == (280, None)
    edit(folder / "2-tal-ny.xlsx", "BIF", 77)
    assert data.refresh() == version + 1
    assert (value(store), value(store, "SOF"), value(store, "BIF")) == (280, None, 77)
    edit(folder / "2-tal-ny.xlsx", "BUF", 300)
    data.refresh()
    assert codes(data, "2-tal-ny.xlsx") == ["changed_since"]
    assert value(store) == 280
    verify(store)


def test_rows_moved_to_a_second_file_keep_delivered_figures(data, store, folder):
    delivered(store, valued(shipped(store), 280))
    publish_all(store, "Status")
    before = store.observe(None)
    shutil.copy(folder / FIGURES, folder / "8-resten.xlsx")
    for name, gone in ((FIGURES, "Målinger"), ("8-resten.xlsx", "Måltal")):
        book = openpyxl.load_workbook(folder / name)
        del book[gone]
        book.save(folder / name)
    others = [
        s for s in openpyxl.load_workbook(folder / "8-resten.xlsx").sheetnames if s != "Målinger"
    ]
    book = openpyxl.load_workbook(folder / "8-resten.xlsx")
    for sheet in others:
        del book[sheet]
    book.save(folder / "8-resten.xlsx")
    data.refresh()
    assert data.problems == {}
    assert store.observe(None) == before
    edit(folder / "8-resten.xlsx", "BUF", 300)
    data.refresh()
    assert codes(data, "8-resten.xlsx") == ["changed_since"]
    assert value(store) == 280
    verify(store)


def test_one_bad_cell_at_the_first_start_does_not_let_the_file_overwrite_deliveries(
    tmp_path, folder
):
    edit(folder / FIGURES, "BIF", "mange")
    store = Store(str(tmp_path / "ny"))
    DataFolder(folder, store).refresh()
    delivered(store, valued(shipped(store), 280))
    delivered(store, fleksjob("SOF", 1, 2025), withdrawn=[key_of(shipped(store, "SOF"))])
    publish_all(store, "Status")
    edit(folder / FIGURES, "BUF", 300)
    edit(folder / FIGURES, "SOF", 200)
    edit(folder / FIGURES, "TMF", 66)
    for _ in range(2):  # also after a restart
        data = DataFolder(folder, store)
        data.refresh()
        assert sorted(codes(data, FIGURES)) == [
            "changed_since",
            "changed_since",
            "not_a_number",
        ]
        found = (value(store), value(store, "SOF"), value(store, "TMF"))
        assert found == (280, None, 66)


def test_a_new_file_that_contradicts_a_delivery_is_reported(data, store, folder):
    delivered(store, fleksjob("BUF", 270, 2025))
    publish_all(store, "Status")
    shutil.copy(folder / FIGURES, folder / "8-nyt.xlsx")
    book = openpyxl.load_workbook(folder / "8-nyt.xlsx")
    for sheet in book.sheetnames:
        if sheet != "Målinger":
            del book[sheet]
    sheet = book["Målinger"]
    headings = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    row = {"Indikator": "fleksjob", "Forvaltning": "BUF", "Periode": "2025", "Værdi": 999}
    row |= {"Oplyst af": "BUF", "Kilde": "STATUS s. 17"}
    sheet.append([row.get(heading) for heading in headings])
    book.save(folder / "8-nyt.xlsx")
    data.refresh()
    assert codes(data, "8-nyt.xlsx") == ["changed_since"]
    assert figure(store) == 270


def test_dropping_a_row_from_its_file_restores_no_older_delivered_figure(data, store, folder):
    delivered(store, valued(shipped(store), 280))
    publish_all(store, "Status")
    edit(folder / FIGURES, "BUF", 280)
    data.refresh()
    edit(folder / FIGURES, "BUF", 300)
    data.refresh()
    assert (value(store), data.problems) == (300, {})
    edit(folder / FIGURES, "BUF", None)
    data.refresh()
    assert (value(store), data.problems) == (None, {})
    verify(store)


def test_a_row_dropped_by_its_file_can_be_added_again(data, store, folder):
    delivered(store, valued(shipped(store), 280))
    for number in (280, 300):
        edit(folder / FIGURES, "BUF", number)
        data.refresh()
    with_row = (folder / FIGURES).read_bytes()
    edit(folder / FIGURES, "BUF", None)
    data.refresh()
    (folder / FIGURES).write_bytes(with_row)
    data.refresh()
    assert (value(store), data.problems) == (300, {})
    verify(store)


def test_a_finding_resolved_by_a_delivery_disappears_at_the_next_look(data, store, folder):
    delivered(store, valued(shipped(store), 280))
    edit(folder / FIGURES, "BUF", 300)
    edit(folder / FIGURES, "BIF", 77)
    data.refresh()
    assert codes(data, FIGURES) == ["changed_since"]
    assert value(store, "BIF") == 87
    delivered(store, valued(shipped(store, hidden=frozenset()), 300))
    data.refresh()
    assert data.problems == {}
    assert value(store, "BIF") == 77


def test_an_untouched_file_has_no_conflict_after_a_redaction(data, store, folder):
    row = next(i for i in store.observe(None).initiatives if "SOF" in i.departments)
    word = row.summary.split()[0] + " " + row.summary.split()[1]
    delivered(store, replace(row, note="Nyt"), department="SOF")
    redact(store, 3, "Koordinator", "Prøve", word)
    edit(folder / FIGURES, "BIF", 77)
    data.refresh()
    assert data.problems == {}
    assert value(store, "BIF") == 77


def test_reordering_a_file_moves_delivered_rows_to_their_new_position(data, store, folder):
    first = next(iter(store.observe(None).initiatives))
    delivered(store, replace(first, note="Nyt"), department="SOF")

    def move(sheet: Worksheet, _: dict[Any, int]) -> None:
        cells = [cell.value for cell in sheet[2]]
        sheet.delete_rows(2)
        last = max(row[0].row for row in sheet.iter_rows() if row[0].value)
        for column, content in enumerate(cells, start=1):
            sheet.cell(last + 1, column).value = content

    edited(folder / INITIATIVES, "Indsatser", move)
    data.refresh()
    assert store.observe(None).initiatives[-1].id == first.id


# Published rows are those of the submission, and refer to published rows.


def test_a_file_that_cites_a_document_of_a_draft_waits_with_a_finding(data, store, folder):
    draft = delivered(store, source("NOTAT26", date(2026, 1, 15)), department="SOF")

    def cite(sheet: Worksheet, headings: dict[Any, int]) -> None:
        for row in sheet.iter_rows(min_row=2):
            found = [str(row[headings[name] - 1].value) for name in ("Indikator", "Forvaltning")]
            if found == ["fleksjob", "BUF"]:
                row[headings["Kilde"] - 1].value = "NOTAT26 s. 1"
                row[headings["Værdi"] - 1].value = 300

    edited(folder / FIGURES, "Målinger", cite)
    data.refresh()
    (problem,) = data.problems[FIGURES]
    assert problem.code == "refers_to_draft"
    assert f"udgave {draft}" in problem.fix
    assert value(store) == 274
    publish_all(store, "Status")
    data.refresh()
    assert data.problems == {}
    assert value(store) == 300


def test_publishing_a_file_includes_all_that_it_builds_on(store):
    first = delivered(store, fleksjob("BUF", 1, 2023))
    delivered(store, fleksjob("BUF", 2, 2025), fleksjob("SOF", 2, 2025))
    last = delivered(store, fleksjob("SOF", 3, 2026))
    other = delivered(store, fleksjob("TMF", 4, 2026))
    advance(store, last, State.APPROVED, "Chef")
    found = {each.version: each.state for each in history(store)}
    assert found[first] is State.APPROVED
    assert found[other] is State.DRAFT


def shared(store: Store, note: str) -> Initiative:
    known = store.observe(None).initiatives
    return replace(next(i for i in known if {"SOF", "SUF"} <= set(i.departments)), note=note)


def test_rows_of_a_published_file_that_repeat_a_draft_are_public(store):
    row = shared(store, "Fra SOF")
    delivered(store, row, department="SOF")
    version = delivered(store, row, fleksjob("SUF", 3, 2025), department="SUF")
    advance(store, version, State.APPROVED, "Chef")
    advance(store, version, State.PRESENTED, "Udvalg")
    publish(store, "Status", TODAY, "Koordinator")
    assert row in store.observe(None, hidden=None).initiatives


def test_a_part_is_not_public_before_its_initiative(store):
    whole = delivered(store, initiative("hel"), department="SOF")
    part = delivered(store, initiative("del", part_of="hel"), department="SUF")
    with pytest.raises(NotTheNextStepError, match=f"kun står i udgave {whole}"):
        advance(store, part, State.APPROVED, "Chef")


def test_an_initiative_is_not_publicly_withdrawn_while_its_parts_remain(store):
    delivered(store, initiative("hel"), initiative("del", part_of="hel"), department="SOF")
    publish_all(store, "Først")
    without = delivered(store, initiative("del"), department="SUF")
    gone = delivered(
        store, initiative("x"), withdrawn=[("initiatives", ("hel",))], department="TMF"
    )
    with pytest.raises(NotTheNextStepError, match=f"Gør først udgave {without} »godkendt"):
        advance(store, gone, State.APPROVED, "Chef")
    advance(store, without, State.APPROVED, "Chef")
    advance(store, gone, State.APPROVED, "Chef")


# Dates and the cache in memory.


def test_redating_a_source_leaves_no_day_without_a_figure(store):
    delivered(store, source("NY", date(2026, 1, 10)), source("NYERE", date(2026, 1, 5)))
    delivered(store, fleksjob("BUF", 270, 2025, sources=(Citation("NY", 1),)))
    delivered(store, fleksjob("BUF", 275, 2025, sources=(Citation("NYERE", 1),)))
    assert figure(store, date(2026, 1, 6)) == 275
    delivered(store, source("NYERE", date(2026, 1, 20)))
    assert figure(store, date(2026, 1, 15)) == 270
    assert figure(store, date(2026, 1, 20)) == 275
    verify(store)


def test_a_withdrawn_row_is_still_shown_on_the_days_before_its_withdrawal(store):
    delivered(store, fleksjob("BUF", 1, 2023), withdrawn=[key_of(shipped(store, hidden=None))])
    before, day = date(2026, 1, 31), TODAY
    everything = frozenset()
    assert value(store, day=before, hidden=everything) == 274
    assert value(store, day=day, hidden=everything) is None
    assert value(store, hidden=everything) is None


def test_a_document_is_not_listed_on_a_day_before_it_was_known(store):
    delivered(store, source("NY", date(2026, 1, 10)))
    listed = [
        [s.id for s in store.observe(day).sources if s.id == "NY"]
        for day in (date(2026, 1, 9), date(2026, 1, 10), None)
    ]
    assert listed == [[], ["NY"], ["NY"]]


def test_a_preview_made_before_a_redaction_is_made_again(store):
    secret = "Ane Andersen fra Amager"
    first = delivered(store, fleksjob("BUF", 270, 2025, note=secret))
    read = delivery(fleksjob("BUF", 271, 2025))
    previewed = preview_of(store, read, b"x", TODAY)
    redact(store, first, "Koordinator", "Et navn", secret)
    with pytest.raises(OutdatedError, match="fjernet imens"):
        Intake(store, Actor("BUF")).accept(previewed, b"x")
    Intake(store, Actor("BUF")).accept(preview_of(store, read, b"x", TODAY), b"x")
    assert secret not in repr(history(store))
    assert secret not in repr([store.observe(None, v) for v in range(1, store.newest() + 1)])


def test_a_version_number_reused_after_a_restore_shows_the_new_content(store, folder, tmp_path):
    monitor = Monitor(folder, store)
    monitor.refresh()
    backup(store, tmp_path / "kopi.sqlite", tmp_path)
    delivered(store, fleksjob("BUF", 270, 2025))
    before = monitor.edition(TODAY, TODAY)
    restore(Store(str(tmp_path / "store")), tmp_path / "kopi.sqlite", tmp_path)
    delivered(store, fleksjob("BUF", 99, 2025))
    now = monitor.edition(TODAY, TODAY)
    assert (now.status.version, before.status.version) == (store.newest(), store.newest())
    found = {p.value.value for i in now.status.indicators for p in i.points if p.value}
    assert 99 in found
    assert 270 not in found


def test_files_changed_since_a_backup_are_ingested_again_after_the_restore(
    data, store, folder, tmp_path
):
    backup(store, tmp_path / "kopi.sqlite", tmp_path)
    edit(folder / FIGURES, "BIF", 77)
    data.refresh()
    restore(store, tmp_path / "kopi.sqlite", tmp_path)
    delivered(store, fleksjob("BUF", 99, 2025))
    data.refresh()
    assert value(store, "BIF") == 77


# Further cases found by the naive model.


def never_whole(tmp_path: Path, folder: Path) -> tuple[Store, DataFolder]:
    """A store whose file of figures has had a bad cell (BIF's) from the first start."""
    edit(folder / FIGURES, "BIF", "mange")
    store = Store(str(tmp_path / "ny"))
    data = DataFolder(folder, store)
    data.refresh()
    return store, data


def test_a_row_with_an_error_is_unchanged_in_a_file_never_accepted_whole(tmp_path, folder):
    store, data = never_whole(tmp_path, folder)
    edit(folder / FIGURES, "BUF", "ukendt")
    edit(folder / FIGURES, "TMF", 66)
    data.refresh()
    assert (value(store), value(store, "TMF"), value(store, "BIF")) == (274, 66, None)


def test_a_file_that_waits_for_a_second_file_has_a_finding(data, folder):
    def drop(sheet: Worksheet, headings: dict[Any, int]) -> None:
        ids = [row[headings["Kode"] - 1].value for row in sheet.iter_rows()]
        sheet.delete_rows(1 + ids.index("fleksjob"))

    edited(folder / CATALOGUE, "Indikatorer", drop)
    data.refresh()
    assert set(codes(data, FIGURES)) == {"unknown_indicator"}
    (waits,) = data.problems[CATALOGUE]
    assert (waits.code, waits.fix) == (
        "file_waits",
        f"Ret fejlene i {FIGURES}. Så kommer denne fil med af sig selv.",
    )


def test_a_withdrawn_source_still_dates_rows_on_the_days_before(store):
    cited = fleksjob("BUF", 270, 2025, sources=(Citation("NY", 1),))
    delivered(store, source("NY", date(2026, 1, 10)), cited)
    delivered(
        store,
        fleksjob("SOF", 1, 2025),
        withdrawn=[("sources", ("NY",)), key_of(cited)],
    )
    assert figure(store, date(2026, 1, 31)) == 270
    assert figure(store, TODAY) is None


def test_a_file_cannot_refer_to_a_row_withdrawn_by_a_delivery(data, store, folder):
    whole = next(i for i in store.observe(None).initiatives if not i.part_of)
    parts = [i for i in store.observe(None).initiatives if i.part_of == whole.id]
    delivered(
        store,
        *(replace(part, part_of=None) for part in parts),
        initiative("x"),
        withdrawn=[key_of(whole)],
        department="SOF",
    )

    def add(sheet: Worksheet, headings: dict[Any, int]) -> None:
        last = max(row[0].row for row in sheet.iter_rows() if row[0].value)
        row = {"Kode": "ny-del", "Målsætning": whole.objective, "Titel": "Ny", "Del af": whole.id}
        row |= {"Gengivet kort": "Ny.", "Forvaltninger": "SOF", "Kilde": "STATUS s. 17"}
        for heading, content in row.items():
            sheet.cell(last + 1, headings[heading]).value = content

    edited(folder / INITIATIVES, "Indsatser", add)
    data.refresh()
    assert codes(data, INITIATIVES) == ["refers_to_withdrawn"]


def test_an_edited_file_does_not_restore_a_redacted_text(data, store, folder):
    text = "skåne borgerne, så langt det kan lade sig gøre"
    redact(store, 3, "Koordinator", "Prøve", text)

    def touch(sheet: Worksheet, headings: dict[Any, int]) -> None:
        cell = sheet.cell(2, headings["Titel"])
        cell.value = f"{cell.value} (rettet)"

    edited(folder / INITIATIVES, "Indsatser", touch)
    data.refresh()
    assert set(codes(data, INITIATIVES)) == {"removed_text"}
    assert text not in repr(store.observe(None))

    def obey(sheet: Worksheet, _: dict[Any, int]) -> None:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace(text, "[fjernet]")

    edited(folder / INITIATIVES, "Indsatser", obey)
    data.refresh()
    assert data.problems == {}
    assert text not in repr(store.observe(None))


def test_a_preview_shows_how_redating_a_source_changes_the_rows_that_cite_it(store):
    delivered(
        store,
        source("NY", date(2026, 1, 10)),
        fleksjob("BUF", 270, 2025),
        fleksjob("SOF", 1, 2025, sources=(Citation("NY", 1),)),
    )
    delivered(store, fleksjob("BUF", 275, 2025, sources=(Citation("NY", 1),)))
    previewed = preview_of(store, delivery(source("NY", date(2026, 3, 1))), b"x", TODAY)
    (found,) = previewed.redated
    assert (found.source.id, found.before, found.rows) == ("NY", date(2026, 1, 10), 2)
    assert [row.value.value for _, row in found.vanishing] == [1]
    assert [row.value.value for _, row in found.turning] == [270]
    assert found.appearing == ()
    assert preview_of(store, delivery(fleksjob("BUF", 1, 2026)), b"x", TODAY).redated == ()
