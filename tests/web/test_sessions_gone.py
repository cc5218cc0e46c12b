"""Pages that were opened and closed leave nothing behind, in the whole server in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import uncovered

ROOT = Path(__file__).resolve().parents[2]
VISITS = 40


@pytest.fixture(scope="module")
def left(tmp_path_factory) -> dict[str, object]:
    """What is in memory after the visits, when the time for coming back is over and one has come anew."""
    store = str(tmp_path_factory.mktemp("store"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.visits", str(VISITS)],
        cwd=ROOT,
        env=uncovered.environment() | {"HANDICAPMONITOR_STORE": store},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_of_all_pages_that_were_open_only_the_newest_is_in_memory(left):
    assert left["sessions"] == 1
    # Two are names of app.py: Streamlit leaves the script that ran last in sys.modules as "__main__".
    assert left["views"] <= 3


def test_files_of_closed_pages_make_room_for_a_new_one(left):
    assert left["pages with files"] > 0
    assert left["freed for a file"] is True


def test_opening_a_page_watches_no_files(left):
    """Streamlit's usual setting goes through all modules for each page, on the thread that serves everyone."""
    assert left["watches files"] is False
