"""The backups of a timer: every policy, each tried, the newest kept. The figures are invented."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commands import backups
from commands.exits import Exit
from monitor import settings
from tests.command_line import called


@pytest.fixture
def place(tmp_path, store_with_data) -> Path:
    """A folder with a store of the shipped workbooks, and an empty one for backups."""
    shutil.copytree(store_with_data, tmp_path / "store")
    (tmp_path / "kopier").mkdir()
    return tmp_path


@pytest.fixture
def run(place):
    """Runs a command of `cli.py` in this process on the test's store."""
    return lambda *arguments: called(*arguments, store=place / "store")


def kept(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "kopier").iterdir())


def test_every_policy_is_backed_up_and_tried(run, place):
    done = run("backups", place / "kopier")
    assert done.returncode == Exit.FINE, done.stderr
    made = json.loads(done.stdout)["backups"]
    stores = {"2023-2026", *(path.name for path in (place / "store" / "politikker").glob("*"))}
    assert {each["policy"] for each in made} == stores
    assert [Path(each["file"]).name for each in made if each["policy"] == "2023-2026"] == [
        name for name in kept(place) if name.startswith("2023-2026-2")
    ]
    (first,) = (each for each in made if each["policy"] == "2023-2026")
    history = json.loads(run("history").stdout)["submissions"]
    assert (first["version"], first["files"]) == (len(history), len(history))
    assert first["rows"] > 100


def test_the_newest_backups_of_each_policy_stay_and_so_do_other_files(run, place):
    folder = place / "kopier"
    days = ("2023-2026-20240101T020000Z", "2023-2026-20240102T020000Z", "andet-20240101T020000Z")
    for name in (*days, "2023-2026-noter"):
        (folder / f"{name}.sqlite").write_bytes(b"")
    assert run("backups", folder, "--keep", "2").returncode == Exit.FINE
    assert set(days) & {name.removesuffix(".sqlite") for name in kept(place)} == set(days[1:])
    assert "2023-2026-noter.sqlite" in kept(place)


@pytest.mark.parametrize("count", ["0", "-1", "mange"])
def test_at_least_one_backup_is_kept(run, place, count):
    assert run("backups", place / "kopier", "--keep", count).returncode == Exit.USAGE
    assert kept(place) == []


def test_the_folder_can_be_set_once_for_timer_and_watch(run, place, monkeypatch):
    monkeypatch.setenv(settings.BACKUPS_VARIABLE, str(place / "kopier"))
    assert run("backups").returncode == Exit.FINE
    assert kept(place)


def test_without_a_folder_it_says_how_to_name_one(run, monkeypatch):
    monkeypatch.delenv(settings.BACKUPS_VARIABLE, raising=False)
    done = run("backups")
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert settings.BACKUPS_VARIABLE in done.stderr


def test_a_backup_is_rehearsed_without_touching_the_store(run, place):
    run("backup", place / "kopi.sqlite")
    before = (place / "store" / "handicapmonitor.sqlite").read_bytes()
    done = run("rehearse", place / "kopi.sqlite")
    assert done.returncode == Exit.FINE, done.stderr
    (tried,) = json.loads(done.stdout)["rehearsed"]
    assert tried["version"] == tried["files"] == 7
    assert (place / "store" / "handicapmonitor.sqlite").read_bytes() == before


def test_a_kept_file_that_was_changed_is_told_and_its_backup_can_be_restored_all_the_same(
    run, place
):
    store = place / "store" / "handicapmonitor.sqlite"
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE originals SET content = x'00' WHERE version = 3")
    for done in (
        run("backups", place / "kopier"),
        run("rehearse", *(place / "kopier").glob("2023-2026-2*")),
    ):
        assert done.returncode == Exit.FINDINGS
        (made, *_) = next(iter(json.loads(done.stdout).values()))
        (flaw,) = made["flaws"]
        assert flaw["text"] in done.stderr
        assert "er ændret uden om systemet" in done.stderr


def test_a_damaged_copy_is_refused_and_told_from_others(run, place):
    run("backup", place / "kopi.sqlite")
    (place / "halv.sqlite").write_bytes((place / "kopi.sqlite").read_bytes()[:50_000])
    done = run("rehearse", place / "halv.sqlite", place / "kopi.sqlite")
    assert done.returncode == Exit.REFUSED
    assert done.stderr.startswith(f"{place / 'halv.sqlite'}: Filen er ikke en sikkerhedskopi")
    assert len(json.loads(done.stdout)["rehearsed"]) == 1


def test_a_backup_that_cannot_be_restored_counts_no_more(run, place, monkeypatch):
    def damaging(store, file, notes):
        file.write_bytes(b"ikke en kopi")

    monkeypatch.setattr(backups, "backup", damaging)
    assert run("backups", place / "kopier").returncode == Exit.NOT_NOW
    assert {Path(name).suffix for name in kept(place)} == {backups.UNUSABLE}


def test_one_policy_that_cannot_be_backed_up_leaves_the_others_theirs(run, place):
    damaged = place / "store" / "politikker" / "aaa" / "handicapmonitor.sqlite"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"SQLite format 3\0" + bytes(3000))
    done = run("backups", place / "kopier")
    assert done.returncode == Exit.NOT_NOW
    assert done.stderr.startswith("aaa: Filen med de gemte indberetninger er beskadiget.")
    assert any(name.startswith("2023-2026-2") for name in kept(place))
