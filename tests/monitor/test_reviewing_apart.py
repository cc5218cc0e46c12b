"""The sandboxed process that reads a file also computes its changes. Invented figures."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loaders.reading.parse import NOBODY, deliver
from loaders.sandbox import readers
from monitor import answers, asking, persons
from monitor.asking import reviewed_apart
from monitor.lessons import Learned, learned, lesson
from monitor.previewing import known_at
from monitor.review import Known, Review, reviewed
from monitor.settings import SHIPPED_DATA
from policy.periods import Period
from policy.records import Source
from presentation.submissions import delivery_report
from store import packed
from store.accepted import Store
from store.data_folder import DataFolder
from store.redacting import redact
from tests import uncovered
from tests.store.deliveries import delivered, fleksjob
from tests.tables import workbook

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 2, 1)
copied = pytest.mark.skipif(not readers.FORKS, reason="a process cannot be copied here")


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("taken-in") / "store"
    store = Store(str(folder))
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return folder


@pytest.fixture
def store(taken_in, tmp_path) -> Store:
    return Store(str(shutil.copytree(taken_in, tmp_path / "store")))


def known(store: Store) -> Known:
    return known_at(store, store.marker(), TODAY, persons.WITHOUT_SIGN_IN)


EVERYTHING = workbook(
    Målinger="""
        | Indikator | Forvaltning | Periode  | Værdi  | Oplyst af | Kilde           |
        | fleksjob  | BUF         | '2024    | 400    | BUF       | STATUS s. 17    |
        | fleksjob  | BUF         | '2025    | ca. 12 | BUF       | NYT s. 1        |
        | fleksjob  | SOF         | '2025-H1 | 5-6    | SOF       | HVERDAG s. 3    |
        | ny        | SUF         | '2025    | 73 pct.| SUF       | STATUS s. 17    |
        | fleksjobs | TMF         | '2025    | 1      | TMF       | STATUS s. 17    |
    """,
    Indikatorer="""
        | Kode | Navn  | Enhed | Måles som | Population |
        | ny   | Prøve | andel | niveau    | målgruppe  |
    """,
    Kilder="""
        | Kode   | Titel  | Kort titel | Udgiver | Dateret      |
        | NYT    | Notat  | Notat      | BUF     | februar 2026 |
        | STATUS | Status | Status     | BUF     | februar 2026 |
    """,
    Målgrupper="| Navn | Note | Udgår |\n| autisme | | ja |",
)
"""New, changed, withdrawn and redated rows, one in the future, one superseded, and mistakes."""


def here(name: str, content: bytes, against: Known) -> Review:
    return reviewed(deliver(name, content), against)


def assert_same(there: Review, expected: Review) -> None:
    assert there == expected
    assert list(map(repr, there.changes)) == list(map(repr, expected.changes))
    # also differences that equality ignores: 2 and 2.0
    assert repr(in_order(there)) == repr(in_order(expected))


def in_order(review: Review) -> Review:
    """The review with sorted scopes, because the order of a set is not kept when it is sent."""
    return replace(review, scopes=tuple(sorted(review.scopes)))


def test_the_separate_process_gives_the_same_review_as_this_process(store):
    expected = here("prøve.xlsx", EVERYTHING, known(store))
    assert expected.findings
    assert len(expected.changes) > 3
    assert expected.later
    assert expected.redated
    assert_same(reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, known(store)), expected)


def test_a_review_is_the_same_after_a_round_trip(store):
    for content in (EVERYTHING, b"no workbook"):
        expected = here("prøve.xlsx", content, known(store))
        assert_same(answers.from_text(answers.as_text(expected)), expected)


def test_where_no_process_can_be_forked_this_process_compares(store, monkeypatch):
    expected = here("prøve.xlsx", EVERYTHING, known(store))
    monkeypatch.setattr(readers, "FORKS", False)
    assert_same(reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, known(store)), expected)


def test_a_waiting_process_that_fails_to_learn_is_not_used(store, monkeypatch):
    harmful = "from monitor.reader import *; Reviewing.learn = lambda *_: 1 / 0; wait()"
    command = [sys.executable, "-c", harmful]
    monkeypatch.setattr(asking, "WAITING", readers.Waiting(command))
    expected = here("prøve.xlsx", EVERYTHING, known(store))
    assert_same(reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, known(store)), expected)


@copied
def test_comparing_is_also_subject_to_the_limit_on_processor_time(store, monkeypatch):
    endless = (
        "from loaders.sandbox import worker; worker.LONGEST_SECONDS = 1\n"
        "from monitor.reader import *\n"
        "def endless(*_):\n    while True: pass\n"
        "Reviewing.answer = endless; wait()"
    )
    monkeypatch.setattr(asking, "WAITING", readers.Waiting([sys.executable, "-c", endless]))
    review = reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, known(store))
    assert [found.code for found in review.findings] == ["file_too_slow"]


@copied
@pytest.mark.parametrize(
    "answer", [b"", b"{}", b"[]", b"no answer", b'{"findings": [], "changes": []}']
)
def test_an_invalid_answer_is_a_refusal_and_not_an_exception(store, monkeypatch, answer):
    told = f"Reviewing.answer = lambda *_: {answer!r}"
    command = [sys.executable, "-c", f"from monitor.reader import *; {told}; wait()"]
    monkeypatch.setattr(asking, "WAITING", readers.Waiting(command))
    review = reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, known(store))
    assert [found.code for found in review.findings] == ["reader_stopped"]
    assert review.refused


def test_changes_are_parsed_only_when_they_are_used(store, monkeypatch):
    against = known(store)
    reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, against)  # so that everything is sent
    monkeypatch.setattr(packed, "from_json", lambda *_: 1 / 0)
    review = reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, against)
    assert delivery_report.change_sentence(review.changes).startswith("Rækker: ")
    assert delivery_report.has_more(review.changes) is False
    with pytest.raises(ZeroDivisionError):
        list(review.changes)


def numbers(text: bytes) -> list[int]:
    return [each["id"] for each in json.loads(text)["editions"]]


def taught(store: Store, held: Any, before: Learned | None) -> tuple[Any, ...]:
    """The text sent to a reader, the server's record of it, and the resulting knowledge."""
    text, held = lesson(known(store), held)
    return text, held, learned(text, before)


def test_only_new_rows_are_sent_and_all_rows_are_then_known(store):
    text, held, before = taught(store, None, None)
    everything = numbers(text)
    assert len(everything) > 400
    assert lesson(known(store), held) == (b"", held)
    delivered(store, fleksjob("BUF", 1, 2025), by="BUF")
    text, held, after = taught(store, held, before)
    assert numbers(text) == [max(everything) + 1]  # the one row that was delivered
    now = known(store)
    assert (after.known.version, after.known.standing) == (now.version, dict(now.standing))
    assert after.known.public == now.public != now.standing  # the delivery is a draft
    assert after.known.records == now.records


def test_redacted_content_is_forgotten(store):
    version = delivered(store, fleksjob("BUF", 1, 2025, note="Bo Buhl"), by="BUF")
    _, held, before = taught(store, None, None)
    assert "Bo Buhl" in repr(before)
    redact(store, version, "Anna", "Et navn", "Bo Buhl")
    text, _, after = taught(store, held, before)
    assert len(numbers(text)) == len(after.editions)  # everything is sent again
    assert "Bo Buhl" not in repr(after)


def test_two_stores_in_turn_are_never_mixed_up(store, tmp_path):
    other = Store(str(tmp_path / "another"))
    delivered(
        other,
        Source(id="STATUS", title="S", short_title="S", publisher="S", dated=Period.day(TODAY)),
    )
    for _ in range(2):
        for each in (store, other):
            against = known(each)
            expected = here("prøve.xlsx", EVERYTHING, against)
            assert_same(reviewed_apart("prøve.xlsx", EVERYTHING, NOBODY, against), expected)


def test_the_reader_imports_no_library_that_reaches_the_database():
    listing = (
        "import json, sys; import monitor.reader\n"
        "print(json.dumps([name for name, module in sys.modules.items() if module]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing],
        cwd=ROOT,
        env=uncovered.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    started = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert {"monitor", "store", "metrics"} <= started
    assert started.isdisjoint(
        {"sqlalchemy", "sqlite3", "psycopg", "alembic", "openpyxl", "streamlit", "pandas", "numpy"}
        | {"holidays", "icalendar"}
    )
