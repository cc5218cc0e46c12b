"""Temporary folders for copies: removed afterwards, or at the next start if the process was killed.

A copy holds everything ever accepted, so none may be left behind.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO

PREFIX = ".handicapmonitor-"
NOTE = ".arbejde"


@contextmanager
def working_folder(notes: Path, beside: Path | None = None) -> Iterator[Path]:
    """A new folder in `beside`, else in the system's temporary folder; noted in folder `notes`."""
    folder = (beside or Path(tempfile.gettempdir())) / f"{PREFIX}{token_hex(8)}"
    with _noted(folder, notes):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(notes: Path) -> None:
    """Remove the folders of processes that were killed, not of those still running."""
    for note in notes.glob(f"{PREFIX}*{NOTE}"):
        with suppress(OSError), note.open("r+", encoding="utf-8") as held:
            if not _hold(held):
                continue
            folder = Path(held.read())
            if folder.name.startswith(PREFIX):
                shutil.rmtree(folder, ignore_errors=True)
                note.unlink()


@contextmanager
def _noted(folder: Path, notes: Path) -> Iterator[None]:
    """Note the folder before it is created, under a lock that ends with the process."""
    note = notes / f"{folder.name}{NOTE}"
    with ExitStack() as stack:
        with suppress(OSError):  # without a note, a folder is only left behind if we are killed
            held = stack.enter_context(note.open("x", encoding="utf-8"))
            stack.callback(note.unlink, missing_ok=True)
            _hold(held)
            held.write(str(folder.absolute()))
            held.flush()
        yield


def _hold(file: IO[str]) -> bool:
    """Lock a file, unless another process has it locked."""
    if sys.platform == "win32":
        return False  # no such lock on Windows: nothing is swept there
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
