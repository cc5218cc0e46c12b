"""Reads a delivered workbook in a separate process.

Whatever the file does to that process, the server continues and the page gets a delivery.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import BoundedSemaphore
from typing import TypeVar

from loaders.delivery import LONGEST_NAMED, Delivery, Expected, Naming
from loaders.guard import opening
from loaders.guard.file_kinds import ZIP
from loaders.guard.limits import LIMITS
from loaders.public.limits import LARGEST_FILE
from loaders.reading.parse import NOBODY
from loaders.sandbox import readers, worker
from loaders.sandbox.arriving import NOTHING_EXPECTED
from loaders.sandbox.readers import Lesson, LostReaderError, Result, SlowReaderError, Waiting
from policy.findings import Finding, finding
from policy.serial import as_plain, from_json

SECONDS = worker.LONGEST_SECONDS * (4 if worker.COUNTS_PROCESSOR_TIME else 1)
"""The longest time for a reader by the clock on the wall. A reader that counts its own processor time
needs longer on a busy server; there, this limit only stops one that is idle."""
READERS_AT_ONCE = 2
"""More would take processor time from people who only view pages."""

WAITING = readers.Waiting()
COMMAND = [sys.executable, "-E", "-s", "-m", "loaders.sandbox.worker"]
"""The command of a new reader. -E and -s make Python ignore the user's own settings."""
_PLACES = BoundedSemaphore(READERS_AT_ONCE)

# The environment variables that Python needs. The rest, such as the database's address, is withheld
# from a process that reads untrusted files. COVERAGE_ lets the tests measure its coverage.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "COVERAGE_")


def delivered(
    file: str, content: bytes, naming: Naming = NOBODY, expected: Expected = NOTHING_EXPECTED
) -> Delivery:
    """The file `content`, read as `loaders.sandbox.arriving.arrived` does.

    A reader that takes too long, needs too much memory or stops gives a refusal, never an exception.
    Waits while `READERS_AT_ONCE` files are being read.
    """
    return answered(
        file,
        content,
        naming,
        expected,
        _read,
        partial(from_json, Delivery),
    )


Answer = TypeVar("Answer")


def answered(
    file: str,
    content: bytes,
    naming: Naming,
    expected: Expected,
    read: Callable[[bytes], Result],
    understood: Callable[[bytes], Answer],
) -> Answer | Delivery:
    """A reader's answer for a file; if it cannot be read, a delivery that refuses it.

    `read` runs a reader with its whole input, `understood` decodes the reader's output.
    """
    limits = LIMITS if content.startswith(ZIP) else replace(LIMITS, file=LARGEST_FILE)
    if refused := opening.refusal(file, content, limits):
        return _refused(file, refused)
    with _PLACES:
        try:
            result = read(_given(file, naming, expected) + b"\n" + content)
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


def _read(asked: bytes) -> Result:
    if readers.FORKS:
        with suppress(LostReaderError):
            return from_copy(WAITING, asked)
    return readers.fresh(COMMAND, asked, SECONDS, _environment())


def from_copy(waiting: Waiting, asked: bytes, lesson: Lesson = readers.nothing) -> Result:
    """The output of a copy of the waiting process, which is restarted once if it is gone.

    Raises `SlowReaderError` and `LostReaderError`.
    """
    with suppress(LostReaderError):
        return waiting.copy(asked, SECONDS, _environment(), lesson)
    return waiting.copy(asked, SECONDS, _environment(), lesson)


def _given(file: str, naming: Naming, expected: Expected) -> bytes:
    """The first line of the reader's input: the file's name, its naming, and what is expected of it.

    One character over the limit is kept, so that the reader can report that a text is too long.
    """
    period, stated_by, source = (text[: LONGEST_NAMED + 1] for text in naming.texts)
    named = replace(naming, period=period, stated_by=stated_by, source=source)
    return json.dumps([opening.safe_name(file), as_plain(named), as_plain(expected)]).encode()


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
