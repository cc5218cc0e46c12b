"""A workbook read and held up against what is known, in a process of its own.

The server's own process only hands on bytes, and is free for those who look at pages.
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
"""-E and -s keep the person's own Python settings out of it."""
WAITING = readers.Waiting(COMMAND)


def reviewed_apart(file: str, content: bytes, naming: Naming, known: Known) -> Review:
    """What the workbook would change of what is known, as `monitor.review.reviewed` says it.

    Where no process can be copied, a fresh one reads, and the comparing is done here.
    """
    if readers.FORKS:
        with suppress(LostReaderError):
            return _by_a_copy(file, content, naming, known)
    delivery = process.delivered(file, content, naming)
    return reviewed(delivery, known, sender(naming))


def _by_a_copy(file: str, content: bytes, naming: Naming, known: Known) -> Review:
    found = process.answered(
        file,
        content,
        naming,
        lambda given: process.from_copy(WAITING, given, content, partial(lesson, known)),
        answers.from_text,
    )
    if isinstance(found, Delivery):  # one that says why nothing could be read
        return reviewed(found, known, sender(naming))
    return found
