"""Runs a Streamlit server in a separate process, and talks to it as a browser does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 60
QUIET_SECONDS = 0.3
"""How long a server may still work on a page after reporting that it is finished."""
LARGEST_SIGNAL = 200
"""No message that tells of the end of a run has more bytes."""


class Server:
    """A running server: its processor time and memory, and sessions on it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self.address = f"http://127.0.0.1:{port}"
        self._stream = f"ws://127.0.0.1:{port}/_stcore/stream"

    def processor_seconds(self) -> float:
        """The processor time used by the server, read once it is idle."""
        time.sleep(QUIET_SECONDS)
        # Linux's name for the clock of another process, see clock_getcpuclockid(3).
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def megabytes(self) -> float:
        """The server's memory."""
        text = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(text.split("VmRSS:")[1].split()[0]) / 1024

    @contextmanager
    def session(self, page: str = "") -> Iterator[Session]:
        """A session that has opened a page; closed afterwards."""
        with connect(self._stream, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
            opened = Session(connection, page)
            opened.run()
            yield opened


class Session:
    """A browser session on one page."""

    def __init__(self, connection: ClientConnection, page: str) -> None:
        self._connection = connection
        self._page = page

    def run(self) -> list[bytes]:
        """Have the server run the page, and return everything that it sends."""
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        self._connection.send(asked.SerializeToString())
        received = []
        while True:
            received.append(self._connection.recv(PATIENCE_SECONDS, decode=False))
            if len(received[-1]) > LARGEST_SIGNAL:  # reading it would take time from the server
                continue
            message = ForwardMsg.FromString(received[-1])
            if message.WhichOneof("type") == "page_not_found":
                raise LookupError(self._page)
            if message.WhichOneof("type") == "script_finished":
                return received


@contextmanager
def running(
    script: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server running a script in its own folder, with that folder's settings and `options`."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)),
            *("--server.address", "127.0.0.1", "--server.headless", "true", *options),
        ],
        cwd=script.parent,
        env=os.environ | {"HANDICAPMONITOR_HOSTS": ""} | dict(environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server = Server(process, port)
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with server.session():
                return
        except (OSError, WebSocketException):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
