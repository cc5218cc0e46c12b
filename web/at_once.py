"""Answers are sent at once, and not held back for what may follow.

Streamlit binds its socket without naming the protocol, so asyncio does not switch off Nagle's algorithm as it
does elsewhere: the body of an answer then waits for the client to acknowledge the head, which takes it up to
40 milliseconds. On Linux a connection has the option of the socket that it was accepted by.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from stat import S_ISSOCK

OPEN = Path("/proc/self/fd")


def send() -> None:
    """Let every socket that this process listens at send at once. Does nothing where there is no `/proc`."""
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listening() -> Iterator[socket.socket]:
    for number in [int(each.name) for each in OPEN.iterdir()] if OPEN.is_dir() else []:
        if not _is_socket(number):
            continue
        with suppress(OSError), closing(socket.socket(fileno=os.dup(number))) as opened:
            is_tcp = opened.family in (socket.AF_INET, socket.AF_INET6)
            if is_tcp and opened.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield opened


def _is_socket(number: int) -> bool:
    """Whether an open file of this process is a socket; it may have been closed meanwhile."""
    with suppress(OSError):
        return S_ISSOCK(os.fstat(number).st_mode)
    return False
