"""Whether somebody guards the doors of this process, as `server.py` does and `app.py` alone does not."""

from __future__ import annotations

_standing = False


def stand() -> None:
    """Say that every request to this process is guarded."""
    global _standing  # noqa: PLW0603 - there is one process, and it is guarded or not
    _standing = True


def stands() -> bool:
    """Whether every request to this process is guarded."""
    return _standing
