"""Servers of the application as processes on this machine, which a test ends as it likes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests import uncovered
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


class AppServer:
    """One server on a port of its own, on a store that others have too."""

    def __init__(self, store: str, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.port, self.folder = free_port(), folder
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = folder / f"server-{self.port}.log"
        self._environment = {
            **uncovered.environment(),
            "HANDICAPMONITOR_STORE": store,
            **(settings or {}),
        }
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        command = [
            *(sys.executable, "-m", "streamlit", "run", str(ROOT / "server.py")),
            *("--server.address", "127.0.0.1", "--server.port", str(self.port)),
            *("--server.headless", "true", "--server.fileWatcherType", "none"),
        ]
        with self._log.open("ab") as output:
            return subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=output, stderr=subprocess.STDOUT
            )

    def wait(self) -> None:
        """Wait until visits may be sent to it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.asked("/sundhed/klar") != 200:
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.1)

    def asked(self, path: str) -> int:
        """The status of its answer; 0 where it does not answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            return fault.code
        except OSError:
            return 0

    def kill(self) -> None:
        """End it as a machine that loses power does."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """Start it on the same port after it has ended."""
        self.process = self._started()

    def tell_to_end(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End it, however it is."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def two_servers(
    store: str, folder: Path, settings: Mapping[str, str] | None = None
) -> Iterator[tuple[AppServer, AppServer]]:
    """Two servers on one store, ready."""
    servers = AppServer(store, folder, settings), AppServer(store, folder, settings)
    try:
        for each in servers:
            each.wait()
        yield servers
    finally:
        for each in servers:
            each.stop()
