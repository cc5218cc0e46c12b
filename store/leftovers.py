"""Folders to make copies in: gone when the work ends, and where it was killed, at the next start.

A copy holds everything that was ever accepted, so none may lie about.
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
    """A new folder in `beside`, else where the system has such; `notes` is where it is noted."""
    folder = (beside or Path(tempfile.gettempdir())) / f"{PREFIX}{token_hex(8)}"
    with _noted(folder, notes):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(notes: Path) -> None:
    """Take away the folders of those who were killed; the ones of those at work stay."""
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
    """Note the folder before it is there; the lock on the note ends with this process, however it ends."""
    note = notes / f"{folder.name}{NOTE}"
    with ExitStack() as stack:
        with suppress(OSError):  # where nothing can be noted, only a kill would leave something
            held = stack.enter_context(note.open("x", encoding="utf-8"))
            stack.callback(note.unlink, missing_ok=True)
            _hold(held)
            held.write(str(folder.absolute()))
            held.flush()
        yield


def _hold(file: IO[str]) -> bool:
    """Lock a file, unless another process has it locked."""
    if sys.platform == "win32":
        return False  # has no lock of this kind: there, nothing is swept
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
