from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor import editions
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from policy.columns import Citation
from presentation.submissions.changes_since import changes_since
from store import snapshots
from store.accepted import Store
from store.data_folder import DataFolder
from store.publishing import advance, publish
from store.snapshots import Published
from store.states import State
from tests.store.deliveries import delivered, fleksjob


def monitor_of(folder: Path) -> Monitor:
    return Monitor(folder, Store(str(folder.parent / "store")))


SNAPSHOT = date(2025, 11, 13)
LATER = date(2026, 2, 1)
BEFORE_ALL = date(2025, 6, 1)


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def test_a_reader_sees_the_newest_snapshot_by_default(folder):
    edition = monitor_of(folder).edition(LATER)
    assert (edition.status.as_of, edition.snapshot.name) == (SNAPSHOT, "Status oktober 2025")


def test_a_snapshot_dated_in_the_future_is_not_shown_yet(folder):
    assert monitor_of(folder).edition(date(2025, 11, 1)).status.as_of == date(2025, 11, 1)


def test_a_chosen_date_is_shown_instead(folder):
    edition = monitor_of(folder).edition(LATER, date(2025, 9, 1))
    assert (edition.status.as_of, edition.snapshot) == (date(2025, 9, 1), None)


def test_newer_data_is_announced_only_where_there_is_some(folder):
    monitor = monitor_of(folder)
    assert not monitor.edition(LATER, SNAPSHOT).newer_known
    assert monitor.edition(LATER, date(2025, 9, 1)).newer_known


def test_the_status_of_a_date_and_version_is_computed_once_for_concurrent_requests(
    folder, monkeypatch
):
    computed = []
    assess = editions.assess
    monkeypatch.setattr(
        editions, "assess", lambda *given, **named: computed.append(1) or assess(*given, **named)
    )
    monitor = monitor_of(folder)
    with ThreadPoolExecutor(8) as readers:
        seen = list(readers.map(lambda _: monitor.edition(LATER).status, range(24)))
    assert len(computed) == 1
    assert all(status is seen[0] for status in seen)


def test_old_statuses_are_evicted_but_can_be_computed_again(folder):
    monitor = monitor_of(folder)
    monitor._statuses.most = 2
    first = monitor.status(date(2025, 1, 1))
    for month in (2, 3, 4):
        monitor.status(date(2025, month, 1))
    assert monitor.status(date(2025, 1, 1)) is not first
    assert monitor.status(date(2025, 1, 1)) == first


def delivered_figure(monitor: Monitor) -> int:
    """Deliver a draft; returns its version."""
    monitor.refresh()
    return delivered(monitor.store, fleksjob("BUF", 270, 2025), by="BUF")


def test_unpublished_figures_are_only_in_the_working_edition_which_is_marked(folder):
    monitor = monitor_of(folder)
    before = monitor.edition(LATER)
    delivered_figure(monitor)
    default, working = monitor.edition(LATER), monitor.edition(LATER, LATER)
    assert default.status == before.status  # and therefore has the same version
    assert (before.unpublished, default.unpublished, working.unpublished) == (False, False, True)
    assert default.newer_known
    assert working.status.indicators != before.status.indicators


def test_an_unpublished_figure_is_not_shown_as_the_earlier_figure_either(folder):
    monitor = monitor_of(folder)
    before = monitor.earlier(monitor.edition(LATER), BEFORE_ALL)
    delivered_figure(monitor)
    default, working = monitor.edition(LATER), monitor.edition(LATER, LATER)
    assert monitor.earlier(default, BEFORE_ALL).indicators == before.indicators
    assert monitor.earlier(working, BEFORE_ALL).version == working.status.version
    assert monitor.earlier(working, SNAPSHOT).indicators == default.status.indicators


def test_a_published_snapshot_is_public_and_never_changes(folder):
    monitor = monitor_of(folder)
    version = delivered_figure(monitor)
    advance(monitor.store, version, State.APPROVED, "Chef")
    advance(monitor.store, version, State.PRESENTED, "Udvalget")
    publish(monitor.store, "Status januar 2026", date(2026, 1, 20), "Koordinator")
    seen = monitor.edition(LATER)
    assert (seen.snapshot.name, seen.status.as_of) == ("Status januar 2026", date(2026, 1, 20))
    assert not seen.unpublished
    assert [s.name for s in seen.status.snapshots] == ["Status oktober 2025", "Status januar 2026"]

    delivered(monitor.store, fleksjob("BUF", 27, 2025), by="BUF")
    again = monitor.edition(LATER)
    assert again.status.indicators == seen.status.indicators
    assert again.newer_known


def published(monitor: Monitor, value: int, name: str, day: date) -> None:
    """A figure for 2025 in the series that the status prints, published in a snapshot."""
    given = fleksjob("BUF", value, 2025, sources=(Citation("STATUS", page=17),))
    version = delivered(monitor.store, given, by="BUF")
    advance(monitor.store, version, State.APPROVED, "Chef")
    advance(monitor.store, version, State.PRESENTED, "Udvalget")
    publish(monitor.store, name, day, "Koordinator")


def told_since(monitor: Monitor, since: date, as_of: date | None = None) -> dict[str, list[str]]:
    edition = monitor.edition(LATER, as_of)
    found: dict[str, list[str]] = {}
    for change in changes_since(edition.status, monitor.earlier(edition, since)):
        found.setdefault(change.heading, []).append(f"{change.text} Kilde: {change.source}.")
    return found


def test_a_figure_corrected_since_a_published_snapshot_is_reported_as_changed(folder):
    monitor = monitor_of(folder)
    monitor.refresh()
    january, february = date(2026, 1, 20), date(2026, 1, 31)
    published(monitor, 290, "Status januar 2026", january)
    published(monitor, 380, "Status februar 2026", february)
    earlier = monitor.earlier(monitor.edition(LATER), january)
    assert earlier == monitor.edition(LATER, january).status
    (figure,) = told_since(monitor, january)["Rettede tal"]
    assert figure.endswith(
        "Børne- og Ungdomsforvaltningen: 380 i 2025; før 290. Kilde: Status, oktober 2025, side 17."
    )
    assert told_since(monitor, january, january) == {}


def test_a_day_after_a_snapshot_is_compared_with_what_had_been_published_by_then(folder):
    monitor = monitor_of(folder)
    delivered_figure(monitor)
    working = monitor.edition(LATER, LATER)
    published_then = monitor.edition(LATER, SNAPSHOT).status
    assert monitor.earlier(working, date(2025, 12, 24)) == published_then
    assert monitor.earlier(working, SNAPSHOT) == published_then


def test_a_day_before_the_first_snapshot_is_compared_with_the_sources_of_that_day(folder):
    monitor = monitor_of(folder)
    working = monitor.edition(LATER, LATER)
    before = monitor.earlier(working, BEFORE_ALL)
    assert (before.as_of, before.snapshot) == (BEFORE_ALL, None)
    assert before.version == working.status.version


def test_a_snapshot_made_after_a_day_had_not_been_published_by_it(folder, monkeypatch):
    monitor = monitor_of(folder)
    monitor.refresh()
    monkeypatch.setattr(snapshots, "now", lambda: "2026-01-25T12:00:00+00:00")
    published(monitor, 290, "Status ved nytår", date(2025, 12, 31))
    working = monitor.edition(LATER, LATER)
    assert monitor.earlier(working, date(2026, 1, 24)).snapshot == "Status oktober 2025"
    assert monitor.earlier(working, date(2026, 1, 25)).snapshot == "Status ved nytår"


def test_a_snapshot_is_public_from_when_it_was_made_and_none_before_its_own_day():
    made = Published("Status", date(2026, 1, 20), 1, 1, "Ida", "2026-02-03T23:30:00+00:00")
    assert made.public_from == date(2026, 2, 4)  # half past midnight in the city
    assert replace(made, at="2026-01-02T12:00:00+00:00").public_from == date(2026, 1, 20)
    assert replace(made, release=1).public_from == date(2026, 1, 20)  # wherever it is read


def test_an_edition_is_not_compared_with_a_snapshot_published_after_it(folder):
    monitor = monitor_of(folder)
    monitor.refresh()
    published(monitor, 290, "Status januar 2026", date(2026, 1, 20))
    day = date(2026, 1, 10)
    published(monitor, 380, "Status tidligt i januar 2026", day)
    january = monitor.edition(LATER, date(2026, 1, 20))
    october = monitor.edition(LATER, SNAPSHOT).status
    assert monitor.earlier(january, day) == monitor.earlier(january, SNAPSHOT) == october


def test_concurrent_requests_are_all_answered_with_a_small_cache(folder, monkeypatch):
    monitor = monitor_of(folder)
    monitor.refresh()
    known = monitor.store.observe(SNAPSHOT)
    monitor._statuses.most = 1
    monkeypatch.setattr(editions, "assess", lambda *_, **__: None)
    monkeypatch.setattr(monitor.store, "observe", lambda *_: known)
    monkeypatch.setattr(DataFolder, "refresh", lambda _: 1)
    days = [date(2025, 9, 1 + turn % 5) for turn in range(10_000)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-7)
    try:
        with ThreadPoolExecutor(8) as readers:
            answers = set(readers.map(lambda day: monitor.edition(LATER, day).newer_known, days))
    finally:
        sys.setswitchinterval(interval)
    assert answers == {False}


def test_the_status_of_an_older_version_can_be_shown(folder):
    monitor = monitor_of(folder)
    before = monitor.edition(LATER, LATER)
    version = delivered_figure(monitor)
    seen = monitor.edition(LATER, LATER, version - 1)
    assert seen.status.indicators == before.status.indicators
    assert not seen.unpublished
    with pytest.raises(LookupError):
        monitor.edition(LATER, LATER, version + 1)


def test_a_callback_runs_once_per_newly_computed_status(folder, monkeypatch):
    monkeypatch.setattr(editions, "_when_computed", [])
    times = []
    editions.when_computed(lambda: times.append(1))
    monitor = monitor_of(folder)
    for day in (SNAPSHOT, SNAPSHOT, LATER, SNAPSHOT):
        monitor.status(day)
    assert len(times) == 2  # SNAPSHOT and LATER


def test_the_edition_for_a_committee_equals_the_later_public_one(folder):
    monitor = monitor_of(folder)
    monitor.refresh()
    shown = delivered(monitor.store, fleksjob("BUF", 270, 2025), by="BUF")
    advance(monitor.store, shown, State.APPROVED, "Chef")
    advance(monitor.store, shown, State.PRESENTED, "Udvalget")
    delivered(monitor.store, fleksjob("SOF", 999, 2025), by="SOF")  # still a draft
    presented = monitor.edition(LATER, snapshot="forelagt")
    assert (presented.presented, presented.unpublished, presented.working) == (True, True, False)
    publish(monitor.store, "Status", LATER, "Koordinator")
    public = monitor.edition(LATER, snapshot="Status")
    assert presented.status.version == public.status.version
    assert presented.status.indicators == public.status.indicators
    assert monitor.edition(LATER, snapshot="forelagt").unpublished is False
