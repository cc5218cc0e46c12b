"""A file of any format is guarded before it is read, and searched for personal numbers afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.guard.limits import LIMITS, Limits
from loaders.reading import files, formats
from loaders.reading.file_format import FileFormat
from loaders.reading.grid import Grid
from loaders.reading.parse import deliver
from loaders.reading.sheets import Cell, Refused, Sheet, Workbook
from loaders.reading.workbook import grids, read, refusals
from policy.findings import Finding, finding
from tests.loaders.hostile import GOOD

START = b"\x07lines\n"
NUMBER = "010190-1234"


def lines_read(file: str, content: bytes) -> Workbook:
    """A sheet with one cell per line of the file."""
    lines = content.removeprefix(START).decode().splitlines()
    rows = tuple((Cell(f"A{row}", row, 1, line),) for row, line in enumerate(lines, 1))
    return Workbook(file, (Sheet("Linjer", rows),))


def lines_alone(content: bytes) -> tuple[Grid, ...]:
    """The same sheet, as values alone."""
    lines = content.removeprefix(START).decode().splitlines()
    return (Grid("Linjer", {row: {1: line} for row, line in enumerate(lines, 1)}),)


def let_in(_file: str, _content: bytes, _limits: Limits) -> tuple[Finding, ...]:
    return ()


LINES = FileFormat(
    name="Linjer",
    ending=".linjer",
    recognised=lambda content: content.startswith(START),
    refusals=let_in,
    read=lines_read,
    grids=lines_alone,
    unreadable=(UnicodeDecodeError,),
)
"""An invented format: one line of text per cell."""


def in_use(monkeypatch: pytest.MonkeyPatch, format_: FileFormat) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, format_))


def test_a_file_is_read_by_the_format_that_recognises_it(monkeypatch) -> None:
    assert [found.code for found in refusals("a.linjer", START + b"a\nb")] == ["file_not_workbook"]
    in_use(monkeypatch, LINES)
    book = read("a.linjer", START + b"a\nb")
    assert isinstance(book, Workbook)
    assert [cell.value for row in book.sheets[0].rows for cell in row] == ["a", "b"]
    assert isinstance(read("a.linjer", GOOD), Workbook)


def test_the_guard_of_a_format_runs_before_its_reader(monkeypatch) -> None:
    def refuse(file: str, content: bytes, limits: Limits) -> tuple[Finding, ...]:
        assert (file, content, limits) == ("a.linjer", START, LIMITS)
        return (finding("file_encrypted", file=file, found="en krypteret fil"),)

    in_use(monkeypatch, replace(LINES, refusals=refuse, read=lambda *_: pytest.fail("was read")))
    book = read("a.linjer", START)
    assert isinstance(book, Refused)
    assert [found.code for found in book.findings] == ["file_encrypted"]


def test_values_alone_are_guarded_and_searched_as_all_else_is(monkeypatch) -> None:
    def codes(content: bytes) -> list[str]:
        refused = grids("a.linjer", content)
        assert isinstance(refused, Refused)
        return [found.code for found in refused.findings]

    assert codes(START + b"a") == ["file_not_workbook"]
    in_use(monkeypatch, LINES)
    assert grids("a.linjer", START + b"a") == (Grid("Linjer", {1: {1: "a"}}),)
    assert codes(START + b"\xff") == ["file_damaged"]
    assert codes(START + NUMBER.encode()) == ["personal_number"]
    refuse = replace(LINES, refusals=lambda file, *_: (finding("file_encrypted", file=file),))
    monkeypatch.setattr(formats, "FORMATS", (refuse,))
    assert codes(START + b"a") == ["file_encrypted"]


def test_a_file_is_not_even_recognised_before_its_size_is_known(monkeypatch) -> None:
    in_use(monkeypatch, replace(LINES, recognised=lambda _: pytest.fail("was looked into")))
    (found,) = refusals("a.linjer", START, replace(LIMITS, file=3))
    assert found.code == "file_too_large"


def test_a_file_of_any_format_that_cannot_be_read_is_damaged(monkeypatch) -> None:
    in_use(monkeypatch, LINES)
    delivery = deliver("a.linjer", START + b"\xff")
    assert [found.code for found in delivery.findings] == ["file_damaged"]


def test_personal_numbers_are_found_in_a_file_of_any_format(monkeypatch) -> None:
    in_use(monkeypatch, LINES)
    delivery = deliver("a.linjer", START + f"a\n{NUMBER}".encode())
    assert [(found.code, found.cell) for found in delivery.findings] == [("personal_number", "A2")]


def test_the_files_of_a_folder_are_those_with_the_ending_of_a_format(monkeypatch, tmp_path) -> None:
    for name in ("a.xlsx", "b.linjer", "c.txt"):
        (tmp_path / name).touch()
    assert list(files.workbooks(tmp_path)) == ["a.xlsx"]
    monkeypatch.setattr(files, "ENDINGS", (*files.ENDINGS, LINES.ending))
    assert list(files.workbooks(tmp_path)) == ["a.xlsx", "b.linjer"]


@pytest.mark.parametrize("format_", formats.FORMATS, ids=lambda each: each.name)
def test_no_format_fails_on_the_files_of_other_formats(format_: FileFormat) -> None:
    for content in (b"", b"a;b\n1;2", GOOD[:200], GOOD[:-30], b"PK\x05\x06" + bytes(18), bytes(99)):
        assert format_.recognised(content) is False


def test_every_format_has_its_own_ending() -> None:
    assert len({each.ending for each in formats.FORMATS}) == len(formats.FORMATS)
