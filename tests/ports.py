"""Starts a server on a free local port, and retries where the port is taken meanwhile."""

from __future__ import annotations

import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

MOST_STARTS = 3


class PortTakenError(Exception):
    """A different program took the port first. The message has the server's log."""


@contextmanager
def on_free_port(served: Callable[[int], AbstractContextManager[str]]) -> Iterator[str]:
    """The address that `served` yields on a free port, or on a second one where the first was taken.

    Raises:
        PortTakenError: when `MOST_STARTS` ports were taken one after the other.
    """
    with ExitStack() as stack:
        yield _started(served, stack)


def _started(served: Callable[[int], AbstractContextManager[str]], stack: ExitStack) -> str:
    for _ in range(MOST_STARTS - 1):
        try:
            return stack.enter_context(served(free_port()))
        except PortTakenError:
            continue
    return stack.enter_context(served(free_port()))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
