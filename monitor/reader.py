"""The process that waits to read files, and knows what they are held up against.

It is started with `python -c "from monitor.reader import wait; wait()"`, told what is known by
`monitor.lessons`, and copied for each file. It takes nothing into use that reaches the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.checking.checked import sender
from loaders.delivery import Delivery, Naming
from loaders.sandbox import worker
from monitor import answers, lessons
from monitor.review import reviewed


def wait() -> None:
    """Copy this process for each file that is asked for, until nobody can ask any more."""
    worker.wait(Reviewing())


@dataclass
class Reviewing:
    """Answers with what a delivery would change of what was learned last."""

    held: lessons.Learned | None = None

    def learn(self, lesson: bytes) -> None:
        self.held = lessons.learned(lesson, self.held)
        _ = self.held.known.records, self.held.known.status  # worked out once for all copies

    def answer(self, delivery: Delivery, naming: Naming) -> bytes:
        if self.held is None:
            raise RuntimeError("asked before anything was known")
        known = self.held.known
        return answers.as_text(reviewed(delivery, known, sender(naming)))
