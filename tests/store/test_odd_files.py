"""No file in the data folder stops the pages: a fault gives a finding on that file only."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.delivery import Delivery
from loaders.reading import files
from loaders.reading.parse import deliver
from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.data_folder import DataFolder

DAY = date(2025, 11, 13)
NAME = "noget.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


@pytest.fixture
def data(folder: Path, store_with_data: Path, tmp_path: Path) -> DataFolder:
    """The shipped folder, with a store that has accepted it."""
    found = DataFolder(folder, Store(str(shutil.copytree(store_with_data, tmp_path / "store"))))
    found.refresh()
    return found


def codes(data: DataFolder) -> dict[str, list[str]]:
    newest = data._store.newest()
    assert data.refresh() == newest, "an odd file changes nothing"
    return {name: [found.code for found in told] for name, told in data.problems.items()}


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (Path.mkdir, "file_no_file"),
    "a pipe": (pipe, "file_no_file"),
    "a device": (device, "file_no_file"),
    "a link to itself": (link_to_itself, "file_unreadable"),
}
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@on_posix
@pytest.mark.parametrize("kind", ODD)
def test_an_entry_that_is_not_a_file_is_a_finding_and_blocks_nothing(kind, folder, data) -> None:
    make, code = ODD[kind]
    make(folder / NAME)
    assert codes(data) == {NAME: [code]}
    assert len(data._store.observe(DAY).objectives) == 6


@on_posix
def test_an_entry_that_is_no_longer_a_file_keeps_the_rows_of_the_file(folder, data) -> None:
    remarks = folder / "4-handicapraadet.xlsx"
    remarks.unlink()
    os.mkfifo(remarks)
    assert codes(data) == {remarks.name: ["file_no_file"]}
    assert len(data._store.observe(DAY).remarks) == 18
    remarks.unlink()
    shutil.copy(SHIPPED_DATA / remarks.name, remarks)
    assert codes(data) == {}


def failing(number: int):
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE, errno.ENAMETOOLONG])
def test_a_failing_drive_is_a_finding_until_it_works_again(
    number, folder, data, monkeypatch
) -> None:
    changed = folder / "2-tal.xlsx"
    os.utime(changed, ns=(1, 1))
    with monkeypatch.context() as broken:
        broken.setattr(files.os, "open", failing(number))
        assert codes(data) == {changed.name: ["file_unreadable"]}
    assert codes(data) == {}


def test_an_unreadable_folder_leaves_everything_unchanged(data, monkeypatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path, "iterdir", failing(errno.EIO))
        assert codes(data) == {"data": ["folder_unreadable"]}
        assert len(data._store.observe(DAY).objectives) == 6
    assert codes(data) == {}


def test_a_file_that_is_being_saved_is_read_when_it_is_complete(folder, data, monkeypatch) -> None:
    growing = folder / "2-tal.xlsx"
    os.utime(growing, ns=(1, 1))
    whole = growing.read_bytes()
    sizes = iter([len(whole), len(whole) + 1])

    def while_it_grows(descriptor: int) -> os.stat_result:
        state = list(os.stat(descriptor))
        state[6] = next(sizes)
        return os.stat_result(state)

    with monkeypatch.context() as saving:
        saving.setattr(files.os, "fstat", while_it_grows)
        assert codes(data) == {growing.name: ["file_unreadable"]}
    assert codes(data) == {}


def test_a_file_deleted_before_it_is_read_is_a_finding_until_the_next_look(
    folder, data, monkeypatch
) -> None:
    os.utime(folder / "2-tal.xlsx", ns=(1, 1))
    with monkeypatch.context() as going:
        going.setattr(files.os, "open", failing(errno.ENOENT))
        assert codes(data) == {"2-tal.xlsx": ["file_unreadable"]}


def test_a_bug_of_ours_stops_only_the_one_file(folder, data, monkeypatch) -> None:
    def faulty(name: str, content: bytes) -> Delivery:
        if name == NAME:
            raise RecursionError
        return deliver(name, content)

    shutil.copy(SHIPPED_DATA / "2-tal.xlsx", folder / NAME)
    monkeypatch.setattr(files, "deliver", faulty)
    assert codes(data) == {NAME: ["reader_stopped"]}


@pytest.mark.parametrize(
    "name", ["a\u200bb.xlsx", "010190-1234.xlsx", "\udce6.xlsx", "a" * 250 + ".xlsx"]
)
def test_a_file_name_that_cannot_be_shown_is_reported_in_a_form_that_can(
    name, folder, data
) -> None:
    (folder / name).write_bytes(b"tekst")
    ((shown, told),) = codes(data).items()
    assert told
    shown.encode()
    assert "1234" not in shown
    assert "\u200b" not in shown


def test_two_files_whose_names_are_shown_alike_stay_separate(folder, data) -> None:
    for name in ("010190-1234.xlsx", "010190-1235.xlsx"):
        (folder / name).write_bytes(b"tekst")
    assert len(codes(data)) == 2


def test_a_file_is_read_only_up_to_the_size_limit_of_a_workbook(folder, data) -> None:
    with (folder / NAME).open("wb") as stream:
        stream.truncate(10**11)
    assert codes(data) == {NAME: ["file_too_large"]}
