"""Checks the parts of a workbook's zip, their names and compression, before any is unpacked."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from loaders.guard import file_kinds
from loaders.guard.limits import LIMITS, Limits
from policy.findings import Finding, finding

LONGEST_PART_NAME = 200
KNOWN_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The methods that Excel uses. `zipfile` unpacks its other methods whole, however large the result."""

ENCRYPTED = 0x1

UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""The errors of `zipfile` for a broken archive; RuntimeError means an encrypted part,
NotImplementedError an unknown compression method."""

_UNWANTED = {
    "file_with_macros": re.compile(r"(^|/)vbaproject[^/]*\.bin$|^xl/macrosheets/|^xl/vbadata"),
    "file_with_embedded": re.compile(
        r"^(xl|word)/(embeddings|activex)/|\.(exe|dll|js|vbs|docx?|xls[xmb]?|pptx?|zip)$"
    ),
    "file_with_links": re.compile(r"(^|/)querytables/|(^|/)connections\.xml$"),
}
"""Parts that no honest delivery contains, by the code of the refusal."""
_OUTSIDE = re.compile(r"^[/\\]|^[a-z]:|\\|(^|/)\.{1,2}(/|$)|[\x00-\x1f]", re.IGNORECASE)


def refusal(file: str, archive: zipfile.ZipFile, limits: Limits = LIMITS) -> Finding | None:
    """The first reason to refuse the archive; None if there is none."""
    return next(chain(_of_names(file, archive, limits.parts), _of_packing(file, archive)), None)


def unknown(file: str, archive: zipfile.ZipFile, limits: Limits = LIMITS) -> Finding:
    """The refusal of an archive that is in no known format."""
    parts = [name.lower() for name in archive.namelist()]
    found = next(_of_names(file, archive, limits.parts), None)
    return found or file_kinds.other_zip(file, parts, media_type(archive))


def _of_names(file: str, archive: zipfile.ZipFile, most: int) -> Iterator[Finding]:
    parts = archive.infolist()
    if len(parts) > most:
        found = f"{len(parts)} dele"
        yield finding("too_many_parts", file=file, found=found, limit=most)
    for part in parts:
        if _OUTSIDE.search(part.orig_filename) or len(part.filename) > LONGEST_PART_NAME:
            yield finding("part_outside", file=file, found=_shown(part.orig_filename))
    names = Counter(part.filename.lower() for part in parts)
    if twice := next((name for name, times in names.items() if times > 1), None):
        yield finding("part_twice", file=file, found=_shown(twice))


def _of_packing(file: str, archive: zipfile.ZipFile) -> Iterator[Finding]:
    for part in archive.infolist():
        if part.flag_bits & ENCRYPTED:
            yield finding("file_encrypted", file=file, found="en låst del af filen")
        if part.compress_type not in KNOWN_PACKINGS:
            yield finding("part_packing", file=file, found=_shown(part.filename))
    names = [name.lower() for name in archive.namelist()]
    for code, pattern in _UNWANTED.items():
        yield from (
            finding(code, file=file, found=_shown(name)) for name in names if pattern.search(name)
        )


def media_type(archive: zipfile.ZipFile) -> bytes:
    """The media type that an OpenDocument file states in its first part, which is never compressed."""
    for part in archive.infolist():
        if part.filename == "mimetype" and part.compress_type == zipfile.ZIP_STORED:
            with archive.open(part) as stream:
                return stream.read(LONGEST_PART_NAME)
    return b""


def _shown(part: str) -> str:
    """A part's name for use in a finding."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in part)
    return printable[:60]
