"""Reads a delivered workbook in a separate process.

Whatever the file does to that process, the server continues and the page gets a delivery.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from threading import BoundedSemaphore
from typing import TypeVar

from loaders.delivery import LONGEST_NAMED, Delivery, Naming
from loaders.guard import opening
from loaders.reading.parse import NOBODY
from loaders.sandbox import readers, worker
from loaders.sandbox.readers import Lesson, LostReaderError, Result, SlowReaderError, Waiting
from policy.findings import Finding, finding
from policy.serial import from_json

SECONDS = worker.LONGEST_SECONDS * (4 if worker.COUNTS_PROCESSOR_TIME else 1)
"""The longest time for a reader by the clock on the wall. A reader that counts its own processor time
needs longer on a busy server; there, this limit only stops one that is idle."""
READERS_AT_ONCE = 2
"""More would take processor time from people who only view pages."""

WAITING = readers.Waiting()
_PLACES = BoundedSemaphore(READERS_AT_ONCE)

# The environment variables that Python needs. The rest, such as the database's address, is withheld
# from a process that reads untrusted files. COVERAGE_ lets the tests measure its coverage.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "COVERAGE_")


def delivered(file: str, content: bytes, naming: Naming = NOBODY) -> Delivery:
    """The workbook `content`, read and parsed as `loaders.reading.parse.deliver` does.

    A reader that takes too long, needs too much memory or stops gives a refusal, never an exception.
    Waits while `READERS_AT_ONCE` files are being read.
    """
    return answered(
        file, content, naming, lambda given: _read(given, content), partial(from_json, Delivery)
    )


Answer = TypeVar("Answer")


def answered(
    file: str,
    content: bytes,
    naming: Naming,
    read: Callable[[str], Result],
    understood: Callable[[bytes], Answer],
) -> Answer | Delivery:
    """A reader's answer for a workbook; if it cannot be read, a delivery that refuses it.

    `read` runs a reader with the file's name and naming as JSON, `understood` decodes the reader's output.
    """
    if refused := opening.refusal(file, content):
        return _refused(file, refused)
    with _PLACES:
        try:
            result = read(_given(file, naming))
        except SlowReaderError:
            return _too_slow(file)
    if result.code == worker.OUT_OF_TIME:
        return _too_slow(file)
    if result.code == worker.OUT_OF_MEMORY:
        limit = worker.LARGEST_MEMORY // worker.MEGABYTE
        return _stopped("file_too_heavy", file, f"over {limit} MB", limit=limit)
    try:
        return understood(result.output)
    except (ValueError, LookupError, TypeError):
        return _stopped("reader_stopped", file, f"læseren stoppede med koden {result.code}")


def _read(given: str, content: bytes) -> Result:
    if readers.FORKS:
        with suppress(LostReaderError):
            return from_copy(WAITING, given, content)
    return readers.fresh(_command(given), content, SECONDS, _environment())


def from_copy(
    waiting: Waiting, given: str, content: bytes, lesson: Lesson = readers.nothing
) -> Result:
    """The output of a copy of the waiting process, which is restarted once if it is gone.

    Raises `SlowReaderError` and `LostReaderError`.
    """
    asked = given.encode() + b"\n" + content
    with suppress(LostReaderError):
        return waiting.copy(asked, SECONDS, _environment(), lesson)
    return waiting.copy(asked, SECONDS, _environment(), lesson)


def _given(file: str, naming: Naming) -> str:
    """The reader's argument: file name and naming, on one line and short enough for a command line.

    One character over the limit is kept, so that the reader can report that the text is too long.
    """
    said = {name: text[: LONGEST_NAMED + 1] for name, text in asdict(naming).items()}
    return json.dumps([opening.safe_name(file), said])


def _command(given: str) -> list[str]:
    """The reader's command. -E and -s make Python ignore the user's own settings."""
    return [sys.executable, "-E", "-s", "-m", "loaders.sandbox.worker", given]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.upper().startswith(_KEPT)}


def _too_slow(file: str) -> Delivery:
    seconds = worker.LONGEST_SECONDS
    return _stopped("file_too_slow", file, f"over {seconds} sekunder", seconds=seconds)


def _stopped(code: str, file: str, found: str, **values: object) -> Delivery:
    name = opening.safe_name(file)
    stopped = finding(code, file=name, sheet=None, cell=None, column=None, found=found, **values)
    return _refused(file, stopped)


def _refused(file: str, *findings: Finding) -> Delivery:
    return Delivery(opening.safe_name(file), findings=findings, refused=True)
