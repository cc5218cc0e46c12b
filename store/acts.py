"""The writers' transactions of this process, so that it does not end in the midst of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_under_way: set[object] = set()


def are_under_way() -> bool:
    """Whether this process has begun to write something that is not committed or given up yet."""
    return bool(_under_way)


@contextmanager
def noted() -> Iterator[None]:
    """Note what is done within as being under way."""
    act = object()
    _under_way.add(act)
    try:
        yield
    finally:
        _under_way.remove(act)
