"""Refuses any file for its name, its size, or because it is in no supported format.

Each format has its own guard beside its reader (`loaders.reading.formats`), which runs before the
reader. The reasons are in docs/decisions/6-a-guard-before-the-reader.md.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

from loaders.guard import archive, file_kinds, personal
from loaders.guard.limits import LIMITS, MEGABYTE, Limits
from loaders.guard.xml_scan import DamagedError
from policy.findings import Finding, finding
from policy.spelling import invisible

LONGEST_NAME = 255

Scan: TypeAlias = Callable[[str, int, zipfile.ZipFile, Limits], tuple[Finding, ...]]
"""Examines the parts of a zip, given the file's name and packed size. Raises `DamagedError`."""


def refusal(name: str, content: bytes, limits: Limits = LIMITS) -> Finding | None:
    """The refusal of a file for its name or size, whatever its content; None if it may be examined.

    The finding has `safe_name` in place of a name that contains a personal number.
    """
    if refused := refusal_of_name(name):
        return refused
    if not content:
        return finding("file_empty", file=safe_name(name), found="0 byte")
    if len(content) > limits.file:
        limit = limits.file // MEGABYTE
        found = f"{len(content) / MEGABYTE:.1f} MB".replace(".", ",")
        return finding("file_too_large", file=safe_name(name), found=found, limit=limit)
    return None


def examined(file: str, content: bytes, limits: Limits, scan: Scan) -> tuple[Finding, ...]:
    """The reasons not to open a zip: checks its list of parts, then scans them in one pass."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            if refused := archive.refusal(file, parts, limits):
                return (refused,)
            return scan(file, len(content), parts, limits)
    except (*archive.UNREADABLE_ZIP, DamagedError):
        return (damaged(file),)


def unknown(file: str, content: bytes, limits: Limits = LIMITS) -> Finding:
    """The refusal of a file in no supported format, with its kind and advice."""
    if other := file_kinds.not_a_zip(file, content):
        return other
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return archive.unknown(file, packed, limits)
    except archive.UNREADABLE_ZIP:
        return damaged(file)


def refusal_of_name(name: str) -> Finding | None:
    """The refusal of a file for its name; None if its name may be shown."""
    if sign := invisible(name):
        return finding("file_name_invisible", file=safe_name(name), found=sign)
    if personal.has_personal_number(name):
        return personal.personal_number(safe_name(name), None, None, "i filens navn")
    return None


def safe_name(name: str) -> str:
    """The file's name in a form that may be shown and stored.

    Without personal numbers, invisible characters, and bytes that are not valid UTF-8; a name that is
    too long loses its middle.
    """
    visible = "".join(letter for letter in name if not invisible(letter))
    shown = personal.masked(visible.encode(errors="replace").decode())
    if len(shown) <= LONGEST_NAME:
        return shown
    return f"{shown[: LONGEST_NAME // 2]}…{shown[-LONGEST_NAME // 2 + 1 :]}"


def damaged(name: str) -> Finding:
    """The refusal of a file that cannot be read in its own format."""
    return finding("file_damaged", file=name, found="en fil, der ikke kan åbnes")
