"""Programs that coverage does not follow: those that are timed, killed, or many."""

from __future__ import annotations

import os


def environment() -> dict[str, str]:
    """This process's environment, without what makes coverage follow a program started with it."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("COV_", "COVERAGE_"))}
