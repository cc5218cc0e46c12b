"""Processes that read: a fresh one for each file, or a copy of one that has started already.

Starting a Python and its libraries costs as much as reading a hundred rows. Where a process can be
copied, one waits that has done so (`loaders.worker.wait`), and each file is read by a copy of it, which
ends with the file. What is read can no more reach the one that waits than it could a fresh process.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import NamedTuple

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Whether a process can be copied here; on Windows it cannot."""
ROOT = Path(__file__).resolve().parents[1]
PIECE = 1 << 16
WAITING = [sys.executable, "-E", "-s", "-c", "from loaders.worker import wait; wait()"]
"""-E and -s keep the person's own Python settings out of it."""


class Result(NamedTuple):
    """What a reader wrote, its exit code (a signal as a negative number), and the processor it used."""

    output: bytes
    code: int
    processor_seconds: float = 0.0


class SlowReaderError(Exception):
    """The reader had not ended when its time was up; it has been stopped."""


class LostReaderError(Exception):
    """The process that was to be copied is gone."""


def fresh(
    command: Sequence[str], content: bytes, seconds: float, environment: Mapping[str, str]
) -> Result:
    """A process of its own for one file. Raises `SlowReaderError`."""
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


class Waiting:
    """The process that has started already, and is started again when it is gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control = socket.socket()
        self.processor_seconds = 0.0
        """What all copies have used of the processor, which the system tells nobody else."""

    def copy(self, given: bytes, seconds: float, environment: Mapping[str, str]) -> Result:
        """Give a copy of the process `given`. Raises `SlowReaderError` and `LostReaderError`."""
        request, answer, outcome = os.pipe(), os.pipe(), os.pipe()
        with (
            FileIO(request[1], "w") as ours,
            FileIO(answer[0]) as answered,
            FileIO(outcome[0]) as told,
        ):
            self._send([request[0], answer[1], outcome[1]], environment)
            result = _conversation(given, ours, answered, told, time.monotonic() + seconds)
        self.processor_seconds += result.processor_seconds
        return result

    def _send(self, descriptors: list[int], environment: Mapping[str, str]) -> None:
        with self._lock:
            try:
                if self._process is None or self._process.poll() is not None:
                    self._start(environment)
                socket.send_fds(self._control, [b"."], descriptors)
            except OSError as lost:
                self._process = None
                raise LostReaderError from lost
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)

    def _start(self, environment: Mapping[str, str]) -> None:
        self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                WAITING, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, cwd=ROOT, env=environment
            )


def _conversation(
    given: bytes, request: FileIO, answer: FileIO, outcome: FileIO, deadline: float
) -> Result:
    """Write what is given, and read until both the reader and who waits for it have ended."""
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
    told = b"".join(said[outcome]).split()
    if len(told) < 3:
        raise LostReaderError
    return Result(b"".join(said[answer]), int(told[1]), float(told[2]))


def _written(pipe: FileIO, left: memoryview) -> int:
    try:
        return pipe.write(left[:PIECE]) or 0
    except BrokenPipeError:  # the reader has ended, and its outcome says why
        return len(left)


def _stop(outcome: bytes) -> None:
    """Stop the reader, whose number is the first that is told of it."""
    if number := outcome.split()[:1]:
        with suppress(ProcessLookupError):
            os.kill(int(number[0]), signal.SIGKILL)
