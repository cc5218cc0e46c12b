"""What is refused of any file: for its name, for its size, or because it is in no format that is read.

Each format has its own guard beside its reader (`loaders.reading.formats`), which runs before it. Why so:
docs/decisions/6-a-guard-before-the-reader.md.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from loaders.guard import archive, file_kinds, personal
from loaders.guard.limits import LIMITS, MEGABYTE, Limits
from policy.findings import Finding, finding
from policy.spelling import invisible

LONGEST_NAME = 255


def refusal(name: str, content: bytes, limits: Limits = LIMITS) -> Finding | None:
    """The refusal of a file for its name or its size, whatever is in it; None when it may be looked into.

    The finding carries `safe_name` where the file's own name has a personal number.
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


def unknown(file: str, content: bytes, limits: Limits = LIMITS) -> Finding:
    """The refusal of a file in no format that is read: what it is, and what helps."""
    if other := file_kinds.not_a_zip(file, content):
        return other
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return archive.unknown(file, packed, limits)
    except archive.UNREADABLE_ZIP:
        return damaged(file)


def refusal_of_name(name: str) -> Finding | None:
    """The refusal of a file for what it is called; None when its name may be shown."""
    if sign := invisible(name):
        return finding("file_name_invisible", file=safe_name(name), found=sign)
    if personal.has_personal_number(name):
        return personal.personal_number(safe_name(name), None, None, "i filens navn")
    return None


def safe_name(name: str) -> str:
    """The file's name to be shown and kept.

    Without personal numbers, signs that cannot be seen, and bytes that are no letters in UTF-8;
    what is too long loses its middle.
    """
    visible = "".join(letter for letter in name if not invisible(letter))
    shown = personal.masked(visible.encode(errors="replace").decode())
    if len(shown) <= LONGEST_NAME:
        return shown
    return f"{shown[: LONGEST_NAME // 2]}…{shown[-LONGEST_NAME // 2 + 1 :]}"


def damaged(name: str) -> Finding:
    """The refusal of a file that cannot be read as what it says it is."""
    return finding("file_damaged", file=name, found="en fil, der ikke kan åbnes")
