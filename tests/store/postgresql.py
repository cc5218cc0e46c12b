"""The PostgreSQL that the tests use: an installed one, or Debian's package.

Run as a program, it prints where its programs are; with --install it fetches Debian's package where
none is found. A test server lives in a temporary folder, on a free port of this machine only.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from tests.debian import found
from tests.ports import PortTakenError, free_port, on_free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/local/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
NAMED_BY = "POSTGRESQL_BIN"
MISSING = (
    "The tests need PostgreSQL's own programs initdb and postgres, and none were found. On Debian, "
    "install them with 'sudo apt install postgresql'; on macOS, with 'brew install postgresql'. Ones "
    f"that stand elsewhere are named by the environment variable {NAMED_BY}, their folder."
)
NOT_ROOT = ("postgres", "nobody")
"""The user that the server runs as where the tests run as root, which it refuses."""
PATIENCE_SECONDS = 60
USER = "tests"
STARTED = re.compile("ready to accept (read-only )?connections")
PORT_TAKEN = "Address already in use"


class NoPostgresqlError(Exception):
    """No PostgreSQL to test with. The message says what to install, or what it logged."""


def programs() -> Path:
    """The folder of initdb and postgres.

    Raises:
        NoPostgresqlError: when there is none.
    """
    named = os.environ.get(NAMED_BY)
    for folder in [Path(named)] if named else _usual_places():
        if all(os.access(folder / program, os.X_OK) for program in ("initdb", "postgres")):
            return folder
    raise NoPostgresqlError(f"{NAMED_BY}={named} has no initdb." if named else MISSING)


def _usual_places() -> list[Path]:
    found = shutil.which("initdb")
    on_path = [Path(found).resolve().parent] if found else []
    elsewhere = (Path("/").glob(place.removeprefix("/")) for place in USUAL_PLACES)
    return [*on_path, *(path for places in elsewhere for path in sorted(places, reverse=True))]


@contextmanager
def running_server() -> Iterator[str]:
    """Run a PostgreSQL server for the tests; yields its address without a database name."""
    with _initialised() as served, on_free_port(served) as address:
        yield address


class Restartable:
    """A PostgreSQL server that a test stops and starts again on the same port with the same data."""

    def __init__(self, served: Callable[[int], AbstractContextManager[str]], port: int) -> None:
        self._served, self._port = served, port
        self._running = ExitStack()
        self.address = ""

    def start(self) -> None:
        self.address = self._running.enter_context(self._served(self._port))

    def stop(self) -> None:
        """End every connection, and what was not committed."""
        self._running.close()


@contextmanager
def restartable_server() -> Iterator[Restartable]:
    """Run a PostgreSQL server that a test may stop and start again."""
    with _initialised() as served:
        server = Restartable(served, free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def _initialised() -> Iterator[Callable[[int], AbstractContextManager[str]]]:
    """What runs a server on a port, on data of its own."""
    bin_ = programs()
    rights = _rights()
    with tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        if rights:
            os.chown(folder, rights["user"], rights["group"])
        made = subprocess.run(
            [bin_ / "initdb", "-D", Path(folder) / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
            cwd=folder, capture_output=True, text=True, check=False, **rights,
        )  # fmt: skip
        if made.returncode:
            raise NoPostgresqlError(made.stderr)
        yield partial(_served, bin_, Path(folder), rights)


@contextmanager
def _served(bin_: Path, folder: Path, rights: dict[str, Any], port: int) -> Iterator[str]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "fsync": "off",  # only processes that the tests start are killed, never this server
        "max_connections": 60,
    }
    chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [bin_ / "postgres", "-D", folder / "data", *chosen],
            cwd=folder, stdout=output, stderr=subprocess.STDOUT, **rights,
        )  # fmt: skip
    try:
        _wait_until_it_answers(server, port, log)
        yield f"postgresql://{USER}@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGQUIT)  # immediate shutdown: no data is kept
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _rights() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    for name in NOT_ROOT:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgresqlError(f"PostgreSQL refuses to run as root, and there is no {NOT_ROOT}.")


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers and has logged that it has started.

    Otherwise the answer could come from a different server that took the port first.
    """
    address = f"postgresql://{USER}@127.0.0.1:{port}/postgres"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(address, connect_timeout=5).close()
            if STARTED.search(_logged(log)):
                return
        except psycopg.OperationalError:
            pass
        time.sleep(0.1)
    logged = _logged(log)
    if server.poll() is not None and PORT_TAKEN in logged:
        raise PortTakenError(logged)
    raise NoPostgresqlError(logged)


def _logged(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(found(programs, NoPostgresqlError, "postgresql", NAMED_BY))
