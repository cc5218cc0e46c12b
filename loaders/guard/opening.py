"""What is refused before a workbook is opened: files that are not workbooks, or could do harm.

Four steps, each only when the one before found nothing: size, first bytes, the zip's list of parts,
and one streaming pass over every part. Why so: docs/decisions/6-a-guard-before-the-reader.md.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from loaders.guard import archive, file_kinds, personal, xml_scan
from loaders.guard.limits import LIMITS, MEGABYTE, Limits
from policy.findings import Finding, finding
from policy.spelling import invisible

LONGEST_NAME = 255


def refusals(name: str, content: bytes, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """Why the file must not be opened; empty when it may be.

    At most one refusal of its form, and one for every place with a personal number. No finding
    repeats such a number: where the file's own name has one, findings carry `safe_name`.
    """
    file = safe_name(name)
    if refused := refusal_of_name(name):
        return (refused,)
    if not content:
        return (finding("file_empty", file=file, found="0 byte"),)
    if len(content) > limits.file:
        limit = limits.file // MEGABYTE
        found = f"{len(content) / MEGABYTE:.1f} MB".replace(".", ",")
        return (finding("file_too_large", file=file, found=found, limit=limit),)
    if other := file_kinds.not_a_zip(file, content):
        return (other,)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if refused := archive.refusal(file, packed, limits):
                return (refused,)
            return xml_scan.examine(file, len(content), packed, limits)
    except (*archive.UNREADABLE_ZIP, xml_scan.DamagedError):
        return (damaged(file),)


def refusal_of_name(name: str) -> Finding | None:
    """The refusal of a file for what it is called; None when its name may be shown."""
    if sign := invisible(name):
        return finding("file_name_invisible", file=safe_name(name), found=sign)
    if personal.has_personal_number(name):
        return xml_scan.personal_number(safe_name(name), None, None, "i filens navn")
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
