"""The commands of `cli.py`: run as a program, or faster in the process of the tests."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from cli import COMMANDS
from commands import program
from monitor import editions
from monitor.settings import ROOT, STORE_VARIABLE
from tests import uncovered


class Done(NamedTuple):
    """The exit code and output of a command."""

    returncode: int
    stdout: str
    stderr: str


def started(
    *arguments: str | Path, store: Path | str | None = None, said: str | None = None
) -> Done:
    """Run the command as people do, on the tests' store unless one is given."""
    own = {STORE_VARIABLE: str(store)} if store else {}
    done = subprocess.run(
        [sys.executable, "cli.py", *map(str, arguments)],
        cwd=ROOT,
        env=uncovered.environment() | own,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def called(
    *arguments: str | Path, store: Path | str | None = None, said: str | None = None
) -> Done:
    """Run the command in this process with the same result, because starting Python is slow."""
    written, told = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patched,
        redirect_stdout(written),
        redirect_stderr(told),
        patch("sys.stdin", io.StringIO(said)),
    ):
        if store:
            patched.setenv(STORE_VARIABLE, str(store))
            patched.setattr(editions, "opened", cache(editions.opened.__wrapped__))
        code = _code(*map(str, arguments))
    return Done(code, written.getvalue(), told.getvalue())


def _code(*arguments: str) -> int:
    try:
        return program.run(COMMANDS, arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
