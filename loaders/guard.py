"""What is refused before a workbook is opened: files that are not workbooks, or could do harm.

Four steps, each only when the one before found nothing: size, first bytes, the zip's list of parts,
and one streaming pass over every part. Limits stand beside each step, and in
docs/decisions/6-a-guard-before-the-reader.md.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from loaders import archive, file_kinds, personal, xml_pass
from policy.findings import Finding, finding
from policy.spelling import invisible

MEGABYTE = 1_000_000
LARGEST_FILE = 10 * MEGABYTE


def refusals(name: str, content: bytes) -> tuple[Finding, ...]:
    """Why the file must not be opened; empty when it may be.

    At most one refusal of its form, and one for every place with a personal number. No finding
    repeats such a number: where the file's own name has one, findings carry `safe_name`.
    """
    file = safe_name(name)
    if sign := invisible(name):
        return (finding("file_name_invisible", file=file, found=sign),)
    if personal.has_personal_number(name):
        return (xml_pass.personal_number(file, None, None, "i filens navn"),)
    if not content:
        return (finding("file_empty", file=name, found="0 byte"),)
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // MEGABYTE
        found = f"{len(content) / MEGABYTE:.1f} MB".replace(".", ",")
        return (finding("file_too_large", file=name, found=found, limit=limit),)
    if other := file_kinds.not_a_zip(name, content):
        return (other,)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if refused := archive.refusal(name, packed):
                return (refused,)
            return xml_pass.examine(name, len(content), packed)
    except (*archive.UNREADABLE_ZIP, xml_pass.DamagedError):
        return (damaged(name),)


def safe_name(name: str) -> str:
    """The file's name without personal numbers and signs that cannot be seen, to be shown and kept."""
    return personal.masked("".join(letter for letter in name if not invisible(letter)))


def damaged(name: str) -> Finding:
    """The refusal of a file that cannot be read as what it says it is."""
    return finding("file_damaged", file=name, found="en fil, der ikke kan åbnes")
