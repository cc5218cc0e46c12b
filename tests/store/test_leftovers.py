"""A copy whose process was killed leaves nothing behind after the next start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from monitor.settings import ROOT
from store.leftovers import sweep, working_folder
from tests import uncovered

KILLED = """
import sys
from pathlib import Path
from store.leftovers import working_folder
with working_folder(Path(sys.argv[1]), Path(sys.argv[2])) as folder:
    (folder / "halv.sqlite").write_bytes(b"halvt")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def places(tmp_path):
    """The folder of the notes, and the folder of the work."""
    for name in ("noter", "kopier"):
        (tmp_path / name).mkdir()
    return tmp_path / "noter", tmp_path / "kopier"


@pytest.fixture
def at_work(places):
    """A process that is making a copy."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, *map(str, places)],
        cwd=ROOT, env=uncovered.environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline().strip().startswith(str(places[1]))
    yield process
    process.kill()
    process.communicate()


def left(places) -> list[str]:
    return [path.name for place in places for path in place.iterdir()]


def test_leftovers_of_a_killed_process_are_removed(places, at_work):
    at_work.kill()
    at_work.wait()
    assert len(left(places)) == 2  # the folder, and its note
    sweep(places[0])
    assert left(places) == []


def test_files_of_a_running_process_are_kept(places, at_work):
    before = left(places)
    sweep(places[0])
    assert left(places) == before
    at_work.communicate("")
    assert left(places) == []


def test_work_that_fails_leaves_nothing(places):
    with pytest.raises(ZeroDivisionError), working_folder(*places):
        _ = 1 / 0
    assert left(places) == []


def test_a_note_that_names_a_folder_elsewhere_removes_nothing(places, tmp_path):
    noted, _ = places
    (tmp_path / "vigtigt").mkdir()
    (noted / ".handicapmonitor-0.arbejde").write_text(str(tmp_path / "vigtigt"))
    sweep(noted)
    assert (tmp_path / "vigtigt").is_dir()


def test_the_work_is_done_even_where_no_note_can_be_written(places, tmp_path):
    with working_folder(tmp_path / "findes-ikke", places[1]) as folder:
        assert folder.is_dir()
    assert left(places) == []
