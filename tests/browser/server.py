"""The real application, served by a separate process for tests from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from monitor.settings import SIGN_IN_VARIABLE
from tests import uncovered
from tests.ports import PortTakenError, on_free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
BELOW_VARIABLE = "STREAMLIT_SERVER_BASE_URL_PATH"
STARTED = "You can now view your Streamlit app"
PORT_TAKEN = re.compile(r"Port \d+ is not available|address already in use", re.IGNORECASE)


class ServerDidNotStartError(Exception):
    """The application ended or did not answer. The message has its log."""


@contextmanager
def running_app(
    script: Path = ROOT / "server.py",
    data: Path | None = None,
    store: Path | str | None = None,
    sign_in: Callable[[str], str] | None = None,
    below: str = "",
) -> Iterator[str]:
    """Serve `script` on a free port; yields its address, without a slash at the end.

    `data` is the folder of workbooks to read instead of the repository's own. Submissions are
    kept in `store`, or else in a store that only this server uses. `sign_in` gives the settings file
    of a server where people sign in, by its address. `below` is the path that the site is served under,
    with a slash in front; it is no part of the address.
    """
    with (
        tempfile.TemporaryDirectory() as own,
        on_free_port(
            partial(_served, script, _environment(str(store or own), data, below), sign_in)
        ) as address,
    ):
        yield address


@contextmanager
def _served(
    script: Path, environment: dict[str, str], sign_in: Callable[[str], str] | None, port: int
) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        if sign_in:
            file = Path(folder, "adgang.toml")
            file.write_text(sign_in(address), encoding="utf-8")
            environment = environment | {SIGN_IN_VARIABLE: str(file)}
        with _running(script, environment, address, port):
            yield address


@contextmanager
def _running(script: Path, environment: dict[str, str], address: str, port: int) -> Iterator[None]:
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.address", "127.0.0.1", "--server.port", str(port)),
        *("--server.headless", "true", "--server.fileWatcherType", "none"),
    ]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_healthy(server, f"{address}{environment[BELOW_VARIABLE]}", log)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _environment(store: str, data: Path | None, below: str) -> dict[str, str]:
    # Coverage would slow the server down; its pages are not measured.
    environment = uncovered.environment()
    environment["HANDICAPMONITOR_STORE"] = store
    if data is not None:
        environment["HANDICAPMONITOR_DATA"] = str(data)
    environment[BELOW_VARIABLE] = below
    return environment


def _wait_until_healthy(server: subprocess.Popen[bytes], address: str, log: IO[bytes]) -> None:
    """Wait until the server answers and has logged that it has started.

    Otherwise the answer could come from a different server that took the port first.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                if STARTED in _logged(log):
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    logged = _logged(log)
    if server.poll() is not None and PORT_TAKEN.search(logged):
        raise PortTakenError(logged)
    raise ServerDidNotStartError(logged)


def _logged(log: IO[bytes]) -> str:
    # Not by seek and read, because the server shares the position in the file.
    size = os.fstat(log.fileno()).st_size
    return os.pread(log.fileno(), size, 0).decode(errors="replace")
