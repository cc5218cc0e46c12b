"""A streaming replica of a PostgreSQL server of the tests: it follows, and can only be read."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.ports import on_free_port
from tests.store import postgresql


@contextmanager
def replica_of(address: str) -> Iterator[str]:
    """Run a replica of the server at an address; yields its own address, without a database name."""
    bin_, rights = postgresql.programs(), postgresql._rights()
    with tempfile.TemporaryDirectory(prefix="replica-", ignore_cleanup_errors=True) as folder:
        if rights:
            os.chown(folder, rights["user"], rights["group"])
        subprocess.run(
            [bin_ / "pg_basebackup", "-d", f"{address}/postgres?user={postgresql.USER}",
             "-D", Path(folder) / "data", "--checkpoint=fast", "--write-recovery-conf"],
            cwd=folder, capture_output=True, check=True, **rights,
        )  # fmt: skip
        with on_free_port(partial(postgresql._served, bin_, Path(folder), rights)) as replica:
            yield replica
