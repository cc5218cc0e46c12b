"""Reads the workbooks of a folder; no file can stop the caller.

A folder can be a network drive, and a workbook's name can belong to anything: a folder, a pipe that
never ends, a link to itself, a file that is being saved at this moment.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
from pathlib import Path
from typing import NamedTuple

from loaders.delivery import Delivery
from loaders.guard import opening
from loaders.guard.limits import LIMITS
from loaders.reading.formats import ENDINGS
from loaders.reading.parse import deliver
from policy.findings import Finding, finding

OPEN_IN_EXCEL = "~$"
WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.EACCES: "ingen adgang til filen",
    errno.EPERM: "ingen adgang til filen",
    errno.ELOOP: "en genvej, der peger på sig selv",
    errno.ENAMETOOLONG: "en sti, der er for lang",
}

_log = logging.getLogger(__name__)


class Stamp(NamedTuple):
    """The time and size of a file, which show when it has changed."""

    changed: int
    size: int


UNREAD = Stamp(0, 0)
"""The stamp of an unreadable file: it counts as changed until it can be read."""


def workbooks(folder: Path) -> dict[str, Path]:
    """The workbooks of a folder, by the names that findings and the history use.

    Empty if there is no such folder. Raises `OSError` if it cannot be listed.
    """
    found: dict[str, Path] = {}
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return found
    for name in names:
        if name.endswith(ENDINGS) and not name.startswith(OPEN_IN_EXCEL):
            shown = opening.safe_name(name)
            while shown in found:
                path = Path(shown)
                shown = f"{path.stem}_{path.suffix}"
            found[shown] = folder / name
    return found


def stamp(path: Path) -> Stamp | None:
    """The file's stamp, which shows whether it has changed; None if it is gone."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return UNREAD
    return _stamp(state) if stat.S_ISREG(state.st_mode) else UNREAD


def read(name: str, path: Path) -> bytes | Finding:
    """The file's bytes, or why they cannot be read; at most one byte more than a workbook may have."""
    try:
        return _read(name, path)
    except OSError as fault:
        reason = _REASONS.get(fault.errno or 0, "en fejl på drevet")
        return finding("file_unreadable", file=name, found=reason)


def _read(name: str, path: Path) -> bytes | Finding:
    # Checked before opening, because opening some devices has effects; and again once it is open.
    if not stat.S_ISREG(path.stat().st_mode):
        return _no_file(name)
    with open(path, "rb", opener=_opened) as stream:
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            return _no_file(name)
        content = stream.read(LIMITS.file + 1)
        after = os.fstat(stream.fileno())
    is_whole = len(content) == min(before.st_size, LIMITS.file + 1)
    if not is_whole or _stamp(before) != _stamp(after):
        return finding("file_unreadable", file=name, found="filen blev ændret imens")
    return content


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | WITHOUT_WAITING)


def _no_file(name: str) -> Finding:
    return finding("file_no_file", file=name, found="en mappe eller noget andet under et filnavn")


def _stamp(state: os.stat_result) -> Stamp:
    return Stamp(state.st_mtime_ns, state.st_size)


def delivery(name: str, content: bytes | Finding) -> Delivery:
    """The delivery of a file read by `read`; an exception while reading it refuses that file only."""
    if isinstance(content, Finding):
        return Delivery(name, findings=(content,), refused=True)
    try:
        return deliver(name, content)
    except Exception as fault:  # noqa: BLE001 - one file must not take all pages down
        _log.exception("reading %s", name)
        stopped = finding(
            "reader_stopped", file=name, found=f"læseren stoppede: {type(fault).__name__}"
        )
        return Delivery(name, findings=(stopped,), refused=True)
