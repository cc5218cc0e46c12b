"""khal, Debian's calendar program for a terminal: what it reads in a file, as it shows it.

Run as a program, it prints where khal is; with --install it fetches Debian's package where none is found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.debian import found

VARIABLE = "KHAL_PROGRAM"
PATIENCE_SECONDS = 60
SETTINGS = """\
[calendars]
[[handicap]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = handicap
[sqlite]
path = {folder}/khal.db
"""


class NoKhalError(Exception):
    """There is no khal. The message says what to install."""


class Line(NamedTuple):
    """An entry as khal lists it: its first and last day, how sure it is, and its title."""

    first: str
    last: str
    status: str
    title: str


def program() -> Path:
    """Where khal is. Raises `NoKhalError` when there is none."""
    named = os.environ.get(VARIABLE) or shutil.which("khal")
    if named and os.access(named, os.X_OK):
        return Path(named)
    raise NoKhalError(
        "The tests need khal, and it was not found. On Debian, install it with 'sudo apt install khal'. "
        f"One that is elsewhere is named by {VARIABLE}."
    )


def listed(folder: Path, content: bytes, first: str, days: int) -> list[Line]:
    """What khal lists of a calendar that it has read, from a day and so many days on."""
    (folder / "calendar").mkdir(exist_ok=True)
    (folder / "settings").write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "handicap.ics").write_bytes(content)
    _run(folder, "import", "--batch", "-a", "handicap", str(folder / "handicap.ics"))
    form = "{start-date}|{end-date}|{status}|{title}"
    told = _run(folder, "list", "--once", "--day-format", "", "--format", form, first, f"{days}d")
    rows = (line.split("|", 3) for line in told.splitlines() if line.strip())
    return [Line(*(cell.strip() for cell in row)) for row in rows]


def _run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [program(), "-c", folder / "settings", *arguments],
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(found(program, NoKhalError, "khal", VARIABLE))
