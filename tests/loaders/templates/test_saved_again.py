"""A filled workbook gives the same records after other programs have saved it.

The files in saved_again/ are `source()`, opened and saved by each program; README.md there lists them.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from loaders.checking.rows import records
from loaders.reading.parse import deliver
from loaders.templates import workbooks
from policy.tables import BY_NAME, Records
from tests.loaders.templates.test_workbooks import FILLED

FOLDER = Path(__file__).parent / "saved_again"
SAVED = sorted(FOLDER.glob("*.xlsx"))
TABLES = ("observations", "targets", "initiatives")


def source() -> bytes:
    """Figures of every kind, texts that look like formulas, dates, and drop-down lists."""
    tables = tuple(BY_NAME[name] for name in TABLES)
    return workbooks.workbook(tables, FILLED)


def read(content: bytes) -> Records:
    delivery = deliver("skabelon.xlsx", content)
    assert delivery.findings == ()
    return records(delivery.rows)


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_workbook_saved_by_another_program_gives_the_same_records(path: Path) -> None:
    assert read(path.read_bytes()) == read(source())


def test_the_list_of_programs_is_complete() -> None:
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert SAVED
    for path in SAVED:
        assert f"`{path.name}`" in listed


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_workbook_does_not_name_the_person_who_saved_it(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            for telling in (b"/tmp/", b"/home/", b"/root/", b"C:\\", b"lastModifiedBy>U"):
                assert telling not in part
