"""Redaction removes unwanted content, and the history shows it. The rows are invented."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from sqlalchemy import update

from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.data_folder import DataFolder
from store.history import changes, history, original
from store.redacting import REMOVED, NotRedactedError, redact
from store.removed import holds
from store.schema import ORIGINALS
from tests.store.deliveries import delivered, fleksjob
from tests.tables import saved

SECRET = "Ane Andersen fra Amager"


def test_the_bytes_of_a_file_can_be_removed_and_the_history_shows_it(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025))
    redact(either_store, version, "Koordinator", "En privat mail lå i filen")
    assert original(either_store, version) is None
    kept = history(either_store)[0]
    assert not kept.has_file
    (told,) = kept.redactions
    assert (told.who, told.reason) == ("Koordinator", "En privat mail lå i filen")
    assert "filen er fjernet" in told.what.lower() or "fil er fjernet" in told.what
    assert [c.after.value.value for c in changes(either_store, version)] == [270]


def test_a_text_is_removed_from_every_row_file_and_note(place):
    store = Store(place)
    first = delivered(store, fleksjob("BUF", 270, 2025, note=f"Oplyst af {SECRET}."))
    second = delivered(store, fleksjob("BUF", 271, 2025, note=f"Rettet. Oplyst af {SECRET}."))
    third = delivered(store, fleksjob("SOF", 210, 2025), by="SOF")
    redact(store, first, "Koordinator", "Et navn", SECRET)

    assert (original(store, first), original(store, second)) == (None, None)
    assert original(store, third) is not None
    (change,) = changes(store, second)
    assert change.before.note == f"Oplyst af {REMOVED}."
    assert change.after.note == f"Rettet. Oplyst af {REMOVED}."
    assert SECRET not in repr(store.observe(None))
    assert SECRET not in repr(history(store))
    if "://" not in place:
        for file in Path(place).iterdir():  # while the store is open, with its write-ahead log
            assert SECRET.encode() not in file.read_bytes()


def test_a_name_is_removed_from_notes_even_when_the_file_is_already_removed(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025), by=SECRET)
    redact(either_store, version, "Koordinator", f"Ringede til {SECRET}")
    done = redact(either_store, version, "Koordinator", "Et navn", SECRET)
    assert (done.files, done.rows) == ((), 0)
    # The delivery, its first state, and the reason of the earlier redaction.
    assert done.sentence == "En tekst er fjernet fra 3 navne og noter."
    assert SECRET not in repr(history(either_store))
    assert history(either_store)[0].who == REMOVED


def test_a_single_row_is_reported_in_the_singular(store):
    version = delivered(store, fleksjob("BUF", 270, 2025, note=SECRET))
    done = redact(store, version, "Koordinator", "Et navn", SECRET)
    assert done.sentence.endswith("En tekst er fjernet fra 1 række.")


def in_other_forms(text: str) -> list[bytes]:
    """Workbooks with a cell that reads as the text although its XML does not have it in one piece."""
    first, last = text.split(" ", 1)
    rich = CellRichText(f"{first} ", TextBlock(InlineFont(b=True), last))
    contents = []
    for cell in (rich, f"{first}\N{NO-BREAK SPACE}{last}"):
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"] = cell
        contents.append(saved(book))
    return contents


@pytest.mark.parametrize("content", in_other_forms(SECRET))
def test_a_text_is_found_in_a_file_regardless_of_its_formatting(content):
    assert holds(content, SECRET)
    assert not holds(content, "Ane Andersen fra Ballerup")


def test_the_file_of_a_row_with_the_text_is_removed_too(store):
    first = delivered(
        store, fleksjob("BUF", 270, 2025, note=SECRET)
    )  # its bytes are not a workbook
    second = delivered(store, fleksjob("BUF", 270, 2025, note="Rettet."))
    with store.writing() as writer:
        rewritten = update(ORIGINALS).where(ORIGINALS.c.version == first)
        writer.connection.execute(rewritten.values(content=b"skrevet paa en anden maade"))
    redact(store, second, "Koordinator", "Et navn", SECRET)
    assert original(store, first) is None


def test_a_redacted_workbook_of_data_stays_redacted_when_a_second_one_is_edited(tmp_path):
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))
    store = Store(str(tmp_path / "store"))
    data = DataFolder(folder, store)
    data.refresh()
    initiative = next(i for i in store.observe(None).initiatives if i.id == "I1-01")
    text = " ".join(initiative.summary.split()[:8])
    assert text in repr(store.observe(None))
    redact(store, 3, "Koordinator", "Prøve", text)
    calendar = openpyxl.load_workbook(folder / "5-kalender.xlsx")
    sheet = calendar["Behandling"]
    sheet["B2"] = f"{sheet['B2'].value} (rettet)"
    calendar.save(folder / "5-kalender.xlsx")
    data.refresh()
    assert text not in repr(store.observe(None))
    assert not history(store)[-3].has_file


def test_a_second_process_forgets_the_text_too(place):
    one, other = Store(place), Store(place)
    version = delivered(one, fleksjob("BUF", 270, 2025, note=SECRET))
    assert SECRET in repr(other.observe(None))
    redact(one, version, "Koordinator", "Et navn", SECRET)
    assert SECRET not in repr(other.observe(None))


def test_a_code_that_identifies_rows_is_not_removed(store):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    with pytest.raises(NotRedactedError):
        redact(store, version, "Koordinator", "Prøve", "fleksjob")
    assert original(store, version) is not None
    assert history(store)[0].redactions == ()


def test_a_text_that_is_too_short_is_refused(store):
    with pytest.raises(NotRedactedError):
        redact(store, 1, "Koordinator", "Prøve", " a ")


def test_a_version_that_does_not_exist_is_refused(store):
    with pytest.raises(LookupError):
        redact(store, 99, "Koordinator", "Prøve")


def test_a_file_that_is_already_removed_is_reported(store):
    redact(store, 1, "Koordinator", "Prøve")
    with pytest.raises(NotRedactedError):
        redact(store, 1, "Koordinator", "Prøve")
