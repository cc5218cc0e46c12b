"""Reads a workbook and compares it with the stored rows, in a separate process.

The server process only passes on bytes, so it stays free to serve pages.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial

from loaders.checking.checked import sender
from loaders.delivery import Delivery, Naming
from loaders.sandbox import process, readers
from loaders.sandbox.readers import LostReaderError
from monitor import answers
from monitor.lessons import lesson
from monitor.review import Known, Review, reviewed

COMMAND = [sys.executable, "-E", "-s", "-c", "from monitor.reader import wait; wait()"]
"""-E and -s keep the user's Python settings out of it."""
WAITING = readers.Waiting(COMMAND)


def reviewed_apart(file: str, content: bytes, naming: Naming, known: Known) -> Review:
    """The review of a workbook, as `monitor.review.reviewed` returns it.

    Where processes cannot be forked, a fresh one reads the file, and this one compares.
    """
    if readers.FORKS:
        with suppress(LostReaderError):
            return _by_a_copy(file, content, naming, known)
    delivery = process.delivered(file, content, naming, known.expected)
    return reviewed(delivery, known, sender(naming))


def _by_a_copy(file: str, content: bytes, naming: Naming, known: Known) -> Review:
    found = process.answered(
        file,
        content,
        naming,
        known.expected,
        lambda asked: process.from_copy(WAITING, asked, partial(lesson, known)),
        answers.from_text,
    )
    if isinstance(found, Delivery):  # its findings say why nothing could be read
        return reviewed(found, known, sender(naming))
    return found
