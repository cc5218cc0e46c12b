"""Checks that a port is free, before `make run` starts: `python -m commands.port 8501`."""

from __future__ import annotations

import errno
import socket
import sys

HIGHEST = 65_535


def fault(port: str) -> str | None:
    """Why a port of this machine cannot be used, with a different one to choose; None if it can.

    >>> fault("abc")
    'A port is a number from 1 to 65535, not abc: make run PORT=8600'
    """
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST):
        return f"A port is a number from 1 to {HIGHEST}, not {port}: make run PORT=8600"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return f"Port {port} cannot be used ({error.strerror}): make run PORT=8600"
            other = int(port) + 1 if int(port) < HIGHEST else 8600
            return f"Port {port} is taken by another program. Choose another: make run PORT={other}"
    return None


if __name__ == "__main__":
    sys.exit(fault(sys.argv[1]))
