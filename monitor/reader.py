"""The process that waits to read files and compares them with the stored rows.

It is started with `python -c "from monitor.reader import wait; wait()"`, gets the rows by
`monitor.lessons`, and is forked for each file. It imports nothing that reaches the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.checking.checked import sender
from loaders.delivery import Delivery, Naming
from loaders.sandbox import worker
from monitor import answers, lessons
from monitor.review import reviewed


def wait() -> None:
    """Fork this process for each file to read, until the server process is gone."""
    worker.wait(Reviewing())


@dataclass
class Reviewing:
    """Reviews deliveries against the rows that were sent last."""

    held: lessons.Learned | None = None

    def learn(self, lesson: bytes) -> None:
        self.held = lessons.learned(lesson, self.held)
        _ = self.held.known.records, self.held.known.status  # computed once for all forks

    def answer(self, delivery: Delivery, naming: Naming) -> bytes:
        if self.held is None:
            raise RuntimeError("asked before anything was known")
        known = self.held.known
        return answers.as_text(reviewed(delivery, known, sender(naming)))
