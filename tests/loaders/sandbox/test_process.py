"""Delivered files are read in a separate process, which can crash without affecting the server."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from loaders.delivery import Delivery, Naming
from loaders.guard.limits import LIMITS
from loaders.reading import workbook as reading
from loaders.reading.parse import deliver
from loaders.sandbox import process, readers, worker
from loaders.sandbox.process import delivered
from monitor.settings import data_folder
from policy.serial import from_json, to_json
from tests import uncovered
from tests.loaders.hostile import GOOD, HOSTILE, LOW, SHEET
from tests.tables import rewritten, workbook

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_SECONDS = 120
"""The time limit for events that never come if the code is wrong."""

SHIPPED = sorted(data_folder().glob("*.xlsx"))

WITHIN_ALL_LIMITS = [
    name
    for name, hostile in HOSTILE.items()
    if reading.refusals("prøve.xlsx", hostile.build())[:1] and hostile.limits == LOW
]
"""Those that are refused for their content, and not for their size."""


@pytest.mark.parametrize("name", WITHIN_ALL_LIMITS[::4])
def test_the_reading_process_refuses_a_hostile_file_as_this_process_does(name: str) -> None:
    delivery = delivered("prøve.xlsx", HOSTILE[name].build())
    assert delivery.refused
    assert [found.code for found in delivery.findings] == [HOSTILE[name].code]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_reading_process_delivers_the_same_as_this_process(path: Path) -> None:
    content = path.read_bytes()
    here, there = deliver(path.name, content), delivered(path.name, content)
    assert_same(there, here)


def test_a_delivery_with_mistakes_of_every_kind_is_transferred_unchanged() -> None:
    content = workbook(
        Målinger="""
            | Indikator | Forvaltning | Periode | Værdi    | Oplyst af | Kilde        |
            | fleksjob  | BIF         | 2024    | 5-6      | BIF       | STATUS s. 17 |
            | fleksjob  | SOF         | 2023/24 | ca. 110  | SOF       | POLITIK, M 5 |
            | fleksjob  | TMF         | 2024-12 | 0.73     | TMF       | s. 17        |
            | fleksjob  | KK          | aldrig  | '1.5     | BIF       | STATUS s. 17 |
            | i alt     |             |         | 99       |           |              |
        """,
        Målgrupper="| Navn | Note | Udgår |\n| demens | | ja |\n| autisme | a | |",
        Ukendt="| x |",
        formats={"Målinger!D4": "0 %"},
    )
    here = deliver("prøve.xlsx", content)
    assert here.rows
    assert here.broken
    assert here.findings
    assert_same(from_json(Delivery, to_json(here)), here)
    assert_same(delivered("prøve.xlsx", content), here)


def assert_same(there: Delivery, here: Delivery) -> None:
    assert there == here
    assert repr(there) == repr(here)  # includes data that equality ignores: cells, units, 2 and 2.0


def test_the_deliverers_naming_reaches_the_reader() -> None:
    content = workbook(
        Fleksjob="""
            | Forvaltning | Status | Måltal | Målopfyldelse i procent |
            | BIF         | 87     | 47     | 185                     |
            | KK samlet   | 87     | 47     | 185                     |
        """
    )
    naming = Naming(period="2024", stated_by="BIF", source="STATUS s. 17")
    here = deliver("fleksjob.xlsx", content, naming)
    assert_same(delivered("fleksjob.xlsx", content, naming), here)


@pytest.mark.parametrize("name", ["a b.xlsx", "æøå.xlsx", '"; rm -rf.xlsx', "-x.xlsx", "$(x).xlsx"])
def test_any_file_name_reaches_the_reader_unchanged(name: str) -> None:
    assert delivered(name, GOOD).file == name


def test_a_file_above_the_limit_is_refused_without_starting_a_reader(monkeypatch) -> None:
    in_place_of_the_reader(monkeypatch, ["no such program"])
    delivery = delivered("stor.xlsx", b"PK\x03\x04" + bytes(LIMITS.file))
    assert [found.code for found in delivery.findings] == ["file_too_large"]


def in_place_of_the_reader(monkeypatch, command) -> None:
    monkeypatch.setattr(process.readers, "FORKS", False)
    monkeypatch.setattr(process, "COMMAND", command)


def python(code: str):
    """Replaces the reader with a process that runs the code."""
    return [sys.executable, "-c", code]


LONGER_THAN_ALLOWED = "import time; time.sleep(60)"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os; os.kill(os.getpid(), 9)", "reader_stopped"),
        ("import os; os.abort()", "reader_stopped"),
        ("raise SystemExit(1)", "reader_stopped"),
        ("raise RuntimeError", "reader_stopped"),
        ("print('no delivery')", "reader_stopped"),
        ("print('{}')", "reader_stopped"),
        ("print('[]')", "reader_stopped"),
        ("pass", "reader_stopped"),
        (LONGER_THAN_ALLOWED, "file_too_slow"),
        (f"raise SystemExit({worker.OUT_OF_MEMORY})", "file_too_heavy"),
    ],
)
def test_a_reader_that_stops_is_a_refusal_and_no_exception(monkeypatch, code, expected) -> None:
    if code == LONGER_THAN_ALLOWED:  # the others may take their time to start
        monkeypatch.setattr(process, "SECONDS", 1)
    in_place_of_the_reader(monkeypatch, python(code))
    delivery = delivered("prøve.xlsx", GOOD)
    assert delivery.refused
    (found,) = delivery.findings
    assert found.code == expected
    assert found.file == "prøve.xlsx"
    for text in (found.found, found.expected, found.fix):
        assert text
        assert "{" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to RLIMIT_AS")
def test_the_reader_limits_its_own_memory(monkeypatch) -> None:
    greedy = (
        "import sys; from loaders.sandbox import worker; worker.limit()\n"
        "try: held = bytearray(2 * worker.LARGEST_MEMORY)\n"
        "except MemoryError: sys.exit(worker.OUT_OF_MEMORY)"
    )
    in_place_of_the_reader(monkeypatch, python(greedy))
    assert delivered("prøve.xlsx", GOOD).findings[0].code == "file_too_heavy"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_reader_limits_its_own_processor_time(monkeypatch) -> None:
    endless = "from loaders.sandbox import worker; worker.LONGEST_SECONDS = 1; worker.limit()\nwhile True: pass"
    in_place_of_the_reader(monkeypatch, python(endless))
    monkeypatch.setattr(
        process, "SECONDS", PATIENCE_SECONDS
    )  # otherwise it would be too slow, not stopped
    (found,) = delivered("prøve.xlsx", GOOD).findings
    assert (found.code, found.found) == ("file_too_slow", "over 30 sekunder")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot tell")
def test_without_a_system_limit_on_memory_a_watch_stops_the_reader() -> None:
    watched = "from loaders.sandbox import worker; worker.LARGEST_MEMORY = 1; worker._watch()"
    done = subprocess.run([sys.executable, "-c", watched], cwd=ROOT, check=False, timeout=30)
    assert done.returncode == worker.OUT_OF_MEMORY


def test_the_reader_does_not_import_the_servers_libraries() -> None:
    listing = (
        "import io, json, sys; from loaders.sandbox import worker\n"
        "worker.limit = lambda: None\n"
        "given = json.dumps(['a.xlsx', {}, {}]).encode() + b'\\n'\n"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO(given + open({str(SHIPPED[0])!r}, 'rb').read()))\n"
        "real, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())\n"
        "worker.main()\n"
        "real.write(json.dumps([name for name, module in sys.modules.items() if module]))"
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
    assert "loaders" in started
    assert started.isdisjoint(
        {"openpyxl", "streamlit", "pandas", "numpy", "PIL", "lxml", "multiprocessing"}
    )


def test_the_reader_does_not_get_the_servers_secrets(monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://name:secret@host/base")
    monkeypatch.setenv("PYTHONSTARTUP", "x.py")
    in_place_of_the_reader(monkeypatch, python("import os; print(dict(os.environ))"))
    asked = process.readers.subprocess.run

    def listening(*arguments, **options):
        done = asked(*arguments, **options)
        said.append(done.stdout.decode())
        return done

    said: list[str] = []
    monkeypatch.setattr(process.readers.subprocess, "run", listening)
    delivered("prøve.xlsx", GOOD)
    assert "PATH" in said[0]
    assert "secret" not in said[0]
    assert "PYTHONSTARTUP" not in said[0]


def test_another_thread_goes_on_while_a_file_is_read(monkeypatch, tmp_path) -> None:
    begun, turns_taken = tmp_path / "begun", tmp_path / "turns taken"
    # A reader that ends only after the other thread has had its turns.
    waiting = (
        "import pathlib, time\n"
        f"pathlib.Path({str(begun)!r}).touch()\n"
        f"while not pathlib.Path({str(turns_taken)!r}).exists(): time.sleep(0.01)"
    )
    in_place_of_the_reader(monkeypatch, python(waiting))
    monkeypatch.setattr(process, "SECONDS", PATIENCE_SECONDS)
    done = threading.Event()

    def other_session() -> None:
        turns = 0
        while turns < 100 and not done.is_set():
            time.sleep(0.001)
            turns += begun.exists()
        turns_taken.touch()

    session = threading.Thread(target=other_session)
    session.start()
    delivery = delivered("prøve.xlsx", GOOD)
    done.set()
    session.join()
    assert [found.code for found in delivery.findings] == ["reader_stopped"]


copied = pytest.mark.skipif(not readers.FORKS, reason="a process cannot be copied here")


@copied
def test_a_copy_that_crashes_does_not_affect_the_next(monkeypatch) -> None:
    harmful = "import os; from loaders.sandbox import worker; worker.main = lambda *_: os.kill(os.getpid(), 9); worker.wait()"
    monkeypatch.setattr(readers, "WAITING", [sys.executable, "-c", harmful])
    monkeypatch.setattr(process, "WAITING", readers.Waiting())
    for _ in range(3):
        (found,) = delivered("prøve.xlsx", GOOD).findings
        assert (found.code, found.found) == ("reader_stopped", "læseren stoppede med koden -9")


@copied
@pytest.mark.parametrize(
    ("done", "code"),
    [
        ("lambda *_: worker.OUT_OF_MEMORY", "file_too_heavy"),
        ("lambda *_: os.kill(os.getpid(), signal.SIGXCPU)", "file_too_slow"),
        ("lambda *_: time.sleep(60)", "file_too_slow"),
        ("lambda *_: 1 / 0", "reader_stopped"),
        ("lambda *_: 0", "reader_stopped"),
    ],
)
def test_a_copy_that_ends_unexpectedly_gives_a_refusal(monkeypatch, done, code) -> None:
    ending = f"import os, signal, time; from loaders.sandbox import worker; worker.main = {done}; worker.wait()"
    monkeypatch.setattr(readers, "WAITING", [sys.executable, "-c", ending])
    monkeypatch.setattr(process, "WAITING", readers.Waiting())
    if "sleep" in done:
        monkeypatch.setattr(process, "SECONDS", 3)
    assert [found.code for found in delivered("prøve.xlsx", GOOD).findings] == [code]


@copied
def test_the_waiting_process_is_started_again_when_it_is_gone(monkeypatch) -> None:
    monkeypatch.setattr(process, "WAITING", waiting := readers.Waiting())
    for _ in range(2):
        assert len(delivered("prøve.xlsx", GOOD).rows) == 2
        assert waiting._process is not None
        waiting._process.kill()
        waiting._process.wait()


@copied
def test_where_processes_cannot_be_copied_a_new_one_reads(monkeypatch) -> None:
    expected = delivered("prøve.xlsx", GOOD)
    monkeypatch.setattr(readers, "WAITING", [sys.executable, "-c", "pass"])
    monkeypatch.setattr(process, "WAITING", readers.Waiting())
    assert_same(delivered("prøve.xlsx", GOOD), expected)


def test_many_files_at_once_are_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PLACES", threading.BoundedSemaphore(8))
    found: dict[int, Delivery] = {}

    def send(number: int) -> None:
        found[number] = delivered(f"{number}.xlsx", GOOD)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: len(delivery.rows) for number, delivery in found.items()} == dict.fromkeys(
        range(24), 2
    )


@pytest.mark.parametrize("part", ["xl/styles.xml", SHEET])
def test_nested_elements_are_read_at_any_depth(part: str) -> None:
    root = b"styleSheet" if "styles" in part else b"worksheet"
    deep = b"<%b>" % root + b"<a>" * 300 + b"</a>" * 300 + b"</%b>" % root
    assert not delivered("prøve.xlsx", rewritten(GOOD, {part: deep})).refused


def test_a_truncated_part_is_damage() -> None:
    cut_off = b'<worksheet><sheetData><row><c t="s"><v>9</v></c>'
    assert delivered("prøve.xlsx", rewritten(GOOD, {SHEET: cut_off})).refused
