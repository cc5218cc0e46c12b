"""A workbook that somebody has sent, read in a process of its own.

Whatever the file does to its reader, the server goes on, and the page gets a delivery.
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
"""How long a reader may take by the clock on the wall. A busy server gives it less of the processor, so
where the reader itself counts what it gets, this only stops one that does nothing."""
READERS_AT_ONCE = 2
"""More would take the processors from those who only look at pages."""

WAITING = readers.Waiting()
_PLACES = BoundedSemaphore(READERS_AT_ONCE)

# What a Python needs of the environment. The rest, such as the database's address, is kept from a
# process that reads strangers' files. COVERAGE_ lets the tests see which of its lines were run.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "COVERAGE_")


def delivered(file: str, content: bytes, naming: Naming = NOBODY) -> Delivery:
    """The workbook `content`, read and parsed as `loaders.reading.parse.deliver` does.

    A reader that takes too long, needs too much memory or stops is a refusal, never an exception.
    Waits its turn while `READERS_AT_ONCE` others read.
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
    """What a reader says of a workbook; of one that cannot be read, the delivery that refuses it.

    `read` has it read by the reader that is told of the file and its naming, `understood` reads what
    it writes.
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
    """What a copy of the waiting process says, which is started again once where it is gone.

    Raises `SlowReaderError` and `LostReaderError`.
    """
    asked = given.encode() + b"\n" + content
    with suppress(LostReaderError):
        return waiting.copy(asked, SECONDS, _environment(), lesson)
    return waiting.copy(asked, SECONDS, _environment(), lesson)


def _given(file: str, naming: Naming) -> str:
    """What the reader is told beside the file, on one line and not too long for a command line.

    One letter too many of a text is enough for the reader to tell of.
    """
    said = {name: text[: LONGEST_NAMED + 1] for name, text in asdict(naming).items()}
    return json.dumps([opening.safe_name(file), said])


def _command(given: str) -> list[str]:
    """The reader's command. -E and -s keep the person's own Python settings out of it."""
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
