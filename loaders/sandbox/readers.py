"""Runs a reading process for each file: a new one, or a copy of one that is already running.

Starting Python and its libraries costs as much as reading a hundred rows. Where processes can be
copied, one has been started and waits (`loaders.sandbox.worker.wait`); each file is read by a copy
of it, which ends with the file. A file can affect the waiting process no more than a new process could.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

from loaders.sandbox.worker import FILE, LESSON

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Whether processes can be copied here; on Windows they cannot."""
ROOT = Path(__file__).resolve().parents[2]
PIECE = 1 << 16
WAITING = [sys.executable, "-E", "-s", "-c", "from loaders.sandbox.worker import wait; wait()"]
"""-E and -s make Python ignore the user's own settings."""
SECONDS_TO_LEARN = 60
"""The time limit for sending the process the data that is shared by all files."""

Lesson: TypeAlias = Callable[[Any], tuple[bytes, Any]]
"""Given the last state that the process holds (None for nothing), returns the bytes to send it now
(empty for none) and the state that it holds then."""


class Result(NamedTuple):
    """A reader's output, its exit code (a signal as a negative number), and its processor time."""

    output: bytes
    code: int
    processor_seconds: float = 0.0


class SlowReaderError(Exception):
    """The reader had not ended at its time limit; it has been stopped."""


class LostReaderError(Exception):
    """The waiting process is gone."""


def fresh(
    command: Sequence[str], content: bytes, seconds: float, environment: Mapping[str, str]
) -> Result:
    """Read one file in a new process. Raises `SlowReaderError`."""
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired as expired:
        raise SlowReaderError from expired
    return Result(done.stdout, done.returncode)


def nothing(held: Any) -> tuple[bytes, Any]:
    """The lesson for a process that needs no data."""
    return b"", held


class Waiting:
    """The waiting process, which is started again when it is gone.

    `command` starts it; the default is `WAITING`.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command
        self._held: Any = None
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control = socket.socket()
        self.processor_seconds = 0.0
        """Processor time of all copies, which the system does not count for this process."""

    def copy(
        self,
        given: bytes,
        seconds: float,
        environment: Mapping[str, str],
        lesson: Lesson = nothing,
    ) -> Result:
        """Send `given` to a copy of the process, after the lesson.

        Raises `SlowReaderError` and `LostReaderError`.
        """
        request, answer, outcome = os.pipe(), os.pipe(), os.pipe()
        with (
            FileIO(request[1], "w") as ours,
            FileIO(answer[0]) as answered,
            FileIO(outcome[0]) as reported,
        ):
            self._send([request[0], answer[1], outcome[1]], environment, lesson)
            result = _conversation(given, ours, answered, reported, time.monotonic() + seconds)
        self.processor_seconds += result.processor_seconds
        return result

    def _send(self, descriptors: list[int], environment: Mapping[str, str], lesson: Lesson) -> None:
        with self._lock:
            try:
                if self._process is None or self._process.poll() is not None:
                    self._start(environment)
                self._teach(lesson)
                socket.send_fds(self._control, [FILE], descriptors)
            except OSError as lost:
                self._process = None
                raise LostReaderError from lost
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)

    def _teach(self, lesson: Lesson) -> None:
        """Send the process the data that it lacks. Raises `OSError` if it does not read it."""
        text, held = lesson(self._held)
        if text:
            theirs, ours = os.pipe()
            with FileIO(ours, "w") as pipe:
                with FileIO(theirs):
                    socket.send_fds(self._control, [LESSON], [theirs])
                _pour(pipe, text, time.monotonic() + SECONDS_TO_LEARN)
        self._held = held

    def _start(self, environment: Mapping[str, str]) -> None:
        self._control.close()
        self._held = None
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                self._command or WAITING,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                cwd=ROOT,
                env=environment,
            )


def _pour(pipe: FileIO, text: bytes, deadline: float) -> None:
    """Write all of a text to a pipe. Raises `OSError` if it is not read in time."""
    os.set_blocking(pipe.fileno(), False)
    left = memoryview(text)
    while left:
        _, writable, _ = select.select((), (pipe,), (), max(deadline - time.monotonic(), 0))
        if not writable:
            raise TimeoutError
        left = left[pipe.write(left[:PIECE]) or 0 :]


def _conversation(
    given: bytes, request: FileIO, answer: FileIO, outcome: FileIO, deadline: float
) -> Result:
    """Write `given`, and read until both the reader and the process watching it have ended."""
    os.set_blocking(request.fileno(), False)
    left = memoryview(given)
    said: dict[FileIO, list[bytes]] = {answer: [], outcome: []}
    reading, writing = {answer, outcome}, {request}
    while reading:
        readable, writable, _ = select.select(
            reading, writing, (), max(deadline - time.monotonic(), 0)
        )
        if not readable and not writable:
            _stop(b"".join(said[outcome]))
            raise SlowReaderError
        for pipe in readable:
            piece = pipe.read(PIECE)
            said[pipe].append(piece)
            if not piece:
                reading.discard(pipe)
        for pipe in writable:
            left = left[_written(pipe, left) :]
            if not left:
                writing.clear()
                pipe.close()
    report = b"".join(said[outcome]).split()
    if len(report) < 3:
        raise LostReaderError
    return Result(b"".join(said[answer]), int(report[1]), float(report[2]))


def _written(pipe: FileIO, left: memoryview) -> int:
    try:
        return pipe.write(left[:PIECE]) or 0
    except BrokenPipeError:  # the reader has ended, and its outcome says why
        return len(left)


def _stop(outcome: bytes) -> None:
    """Stop the reader, whose process id comes first in the outcome."""
    if number := outcome.split()[:1]:
        with suppress(ProcessLookupError):
            os.kill(int(number[0]), signal.SIGKILL)
