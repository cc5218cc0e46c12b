from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from monitor import editions
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA

SNAPSHOT = date(2025, 11, 13)
LATER = date(2026, 2, 1)


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def test_the_newest_snapshot_is_what_a_reader_sees_first(folder):
    edition = Monitor(folder).edition(LATER)
    assert (edition.status.as_of, edition.snapshot.name) == (SNAPSHOT, "Status oktober 2025")


def test_a_snapshot_of_a_day_to_come_is_not_shown_yet(folder):
    assert Monitor(folder).edition(date(2025, 11, 1)).status.as_of == date(2025, 11, 1)


def test_a_chosen_date_is_seen_instead(folder):
    edition = Monitor(folder).edition(LATER, date(2025, 9, 1))
    assert (edition.status.as_of, edition.snapshot) == (date(2025, 9, 1), None)


def test_newer_knowledge_is_told_only_where_there_is_some(folder):
    monitor = Monitor(folder)
    assert not monitor.edition(LATER, SNAPSHOT).newer_known
    assert monitor.edition(LATER, date(2025, 9, 1)).newer_known


def test_the_status_of_a_date_and_version_is_computed_once_for_all_who_ask_at_once(
    folder, monkeypatch
):
    computed = []
    assess = editions.assess
    monkeypatch.setattr(editions, "assess", lambda *given: computed.append(1) or assess(*given))
    monitor = Monitor(folder)
    with ThreadPoolExecutor(8) as readers:
        seen = list(readers.map(lambda _: monitor.edition(LATER).status, range(24)))
    assert len(computed) == 1
    assert all(status is seen[0] for status in seen)


def test_old_statuses_are_let_go_but_can_be_computed_again(folder, monkeypatch):
    monkeypatch.setattr(editions, "KEPT_STATUSES", 2)
    monitor = Monitor(folder)
    first = monitor.status(date(2025, 1, 1))
    for month in (2, 3, 4):
        monitor.status(date(2025, month, 1))
    assert monitor.status(date(2025, 1, 1)) is not first
    assert monitor.status(date(2025, 1, 1)) == first
