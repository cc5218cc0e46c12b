"""The cost of a computation in executed lines of Python, which does not depend on the machine's load."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class TooManyStepsError(Exception):
    """Raised when a computation takes more steps than allowed."""


def steps(work: Callable[[], object], most: float = float("inf")) -> int:
    """The number of lines that `work` executes; each turn of a loop counts, also within one line.

    Raises:
        TooManyStepsError: at once when there are more than `most`, so that no test hangs.
    """
    count = 0

    def watch(_frame: FrameType, _event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        if count > most:
            raise TooManyStepsError(f"more than {most:.0f}")
        return watch

    before = sys.gettrace()  # coverage's
    sys.settrace(watch)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
