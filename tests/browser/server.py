"""The real application, served by a process of its own for tests that look at it from outside."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests import uncovered

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


class ServerDidNotStartError(Exception):
    """The application ended, or stayed silent. The message holds what it logged."""


@contextmanager
def running_app(script: Path = ROOT / "server.py", data: Path | None = None) -> Iterator[str]:
    """Serve `script` on a free port; yields its address, without a slash at the end.

    `data` is the folder of workbooks to read instead of the repository's own. What is accepted is
    kept in a store of this server's own.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.address", "127.0.0.1", "--server.port", str(port)),
        *("--server.headless", "true", "--server.fileWatcherType", "none"),
    ]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as store:
        environment = _environment(store, data)
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_healthy(server, address, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(store: str, data: Path | None) -> dict[str, str]:
    # Coverage would slow the server down; its pages are not measured.
    environment = uncovered.environment()
    environment["HANDICAPMONITOR_STORE"] = store
    if data is not None:
        environment["HANDICAPMONITOR_DATA"] = str(data)
    return environment


def _wait_until_healthy(server: subprocess.Popen[bytes], address: str, log: IO[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    log.seek(0)
    raise ServerDidNotStartError(log.read().decode(errors="replace"))
