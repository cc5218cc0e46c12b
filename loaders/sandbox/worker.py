"""Reads one file in a separate process: `python -m loaders.sandbox.worker < INPUT`.

The input is a line with the file's name, its naming and what is expected of it as JSON, and then the
file. `wait` reads one file after another, each in a copy of the process.

Nothing here imports the server's libraries (Streamlit, pandas): the process must be small, and
replaceable at any moment. It limits its own memory and processor time.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from loaders.delivery import Delivery, Naming

MEGABYTE = 1_000_000
LARGEST_MEMORY = 1_000 * MEGABYTE
LONGEST_SECONDS = 30
OUT_OF_MEMORY = 3
"""The exit code of a reader that needed more than `LARGEST_MEMORY`."""
SECONDS_BETWEEN_LOOKS = 0.05
COUNTS_PROCESSOR_TIME = find_spec("resource") is not None
"""Whether this system can stop a process by its processor time; Windows cannot."""
OUT_OF_TIME = -signal.SIGXCPU if COUNTS_PROCESSOR_TIME else None
"""The exit code of a reader that used more processor time than `LONGEST_SECONDS`."""

NOT_NEEDED = ("numpy", "PIL", "lxml")
"""Libraries that openpyxl imports if installed: arrays, pictures, and a second XML parser, which
would read the file differently from the guard."""


FILE, LESSON = b".", b"?"
"""The requests to a waiting process: to read a file, or to learn something beforehand."""


class Work(Protocol):
    """The processing of a delivery that has been read."""

    def learn(self, lesson: bytes) -> None:
        """Receive data that is shared by all files, before copies are made."""

    def answer(self, delivery: Delivery, naming: Naming) -> bytes:
        """The reader's output for one delivery."""


class Delivering:
    """Answers with the delivery itself."""

    def learn(self, lesson: bytes) -> None:
        """Ignore the lesson: serialising needs no data."""

    def answer(self, delivery: Delivery, naming: Naming) -> bytes:  # noqa: ARG002 - others need it
        from policy.serial import to_json

        return to_json(delivery)


DELIVERING = Delivering()


def limit() -> None:
    """Limit this process's memory and processor time.

    Linux enforces `RLIMIT_AS`. macOS does not, so there a thread watches the memory in use and stops the
    process. Windows has neither: the parent's timeout stops it.
    """
    try:
        import resource
    except ImportError:
        return
    _lower(
        resource.RLIMIT_CPU, LONGEST_SECONDS, spare=1
    )  # the spare second lets SIGXCPU come before SIGKILL
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, LARGEST_MEMORY)
    else:
        Thread(target=_watch, daemon=True).start()


def _lower(kind: int, ceiling: int, spare: int = 0) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    highest = ceiling + spare if hard == resource.RLIM_INFINITY else min(ceiling + spare, hard)
    resource.setrlimit(kind, (min(ceiling, highest), highest))


def _watch() -> None:
    """Stop the process when it uses too much memory. macOS counts it in bytes."""
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < LARGEST_MEMORY:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os._exit(OUT_OF_MEMORY)


def wait(work: Work = DELIVERING) -> None:
    """Copy this process for each requested file, until the control socket is closed.

    A request has the file descriptors of three pipes: the copy's input (as that of `main`), its answer,
    and its process id followed by its outcome. A lesson comes through one pipe.
    """
    import socket

    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    _prepare()
    gc.freeze()  # so that copies share what is there
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 3)
        if not message:
            return
        if message == LESSON:
            with os.fdopen(descriptors[0], "rb") as lesson:
                work.learn(lesson.read())
            continue
        if os.fork() == 0:
            control.close()
            _look_after(work, *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _look_after(work: Work, request: int, answer: int, outcome: int) -> None:
    """Fork a reader; report its process id, then its exit code and processor time. Never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    reader = os.fork()
    if reader == 0:
        os.close(outcome)
        os.dup2(request, sys.stdin.fileno())
        os.dup2(answer, sys.stdout.fileno())
        os.close(request)
        os.close(answer)
        try:
            code = main(work)
        except BaseException:  # noqa: BLE001 - a copy must never go on as what it is a copy of
            os._exit(1)
        os._exit(code)
    os.close(request)
    os.close(answer)
    os.write(outcome, b"%d " % reader)
    _, status, used = os.wait4(reader, 0)
    seconds = used.ru_utime + used.ru_stime + time.process_time()
    os.write(outcome, b"%d %f" % (os.waitstatus_to_exitcode(status), seconds))
    os._exit(0)


def _prepare() -> None:
    """Import the modules that reading needs."""
    gc.disable()  # the process ends before there is anything to collect
    for library in NOT_NEEDED:
        sys.modules[library] = None  # type: ignore[assignment]  # so that importing it fails
    import loaders.sandbox.arriving  # noqa: F401
    import policy.serial  # noqa: F401


def main(work: Work = DELIVERING) -> int:
    """Read the line and the file on stdin, and write the answer to stdout."""
    limit()
    try:
        _prepare()
        from loaders.delivery import Expected, Naming
        from loaders.sandbox.arriving import arrived
        from policy.serial import read_as

        name, named, wanted = json.loads(sys.stdin.buffer.readline())
        naming, expected = read_as(Naming, named), read_as(Expected, wanted)
        delivery = arrived(name, sys.stdin.buffer.read(), naming, expected)
        answer = work.answer(delivery, naming)
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main())
