"""A Streamlit server in a process of its own, and what a browser says to it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 60
QUIET_SECONDS = 0.3
"""How long a server may still work on a page after it has said that it is done."""


class Server:
    """A running server: what it costs, and the sessions that are opened on it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"

    def processor_seconds(self) -> float:
        """The processor time that the server has taken, once it rests."""
        time.sleep(QUIET_SECONDS)
        # Linux's name for the clock of another process, see clock_getcpuclockid(3).
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def megabytes(self) -> float:
        """What the server holds in memory."""
        told = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(told.split("VmRSS:")[1].split()[0]) / 1024

    @contextmanager
    def session(self, page: str = "") -> Iterator[Session]:
        """A reader who has opened a page, and leaves in the end."""
        with connect(self._address, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
            opened = Session(connection, page)
            opened.run()
            yield opened


class Session:
    """A reader of one page."""

    def __init__(self, connection: ClientConnection, page: str) -> None:
        self._connection = connection
        self._page = page

    def run(self) -> None:
        """Let the server run the page, and take all that it sends."""
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        self._connection.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(self._connection.recv(PATIENCE_SECONDS, decode=False))
            if told.WhichOneof("type") == "page_not_found":
                raise LookupError(self._page)
            if told.WhichOneof("type") == "script_finished":
                return


@contextmanager
def running(script: Path, *options: str) -> Iterator[Server]:
    """A server of a script in its own folder, with that folder's settings and these options."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)),
            *("--server.address", "127.0.0.1", "--server.headless", "true", *options),
        ],
        cwd=script.parent,
        env=os.environ | {"HANDICAPMONITOR_HOSTS": ""},
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
