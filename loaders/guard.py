"""What is refused before a workbook is opened: files that are not workbooks, or could do harm."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from policy.findings import Finding, finding

MEGABYTE = 1_000_000
LARGEST_FILE = 10 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
LARGEST_RATIO = 200
CHUNK = 1 << 16

OLE = bytes.fromhex("D0CF11E0")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
MACROS = "vbaproject.bin"
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")

OTHER_FILES = (
    ("word/", "et dokument fra Word"),
    ("ppt/", "en præsentation fra PowerPoint"),
    ("xl/workbook.bin", "et binært regneark (.xlsb)"),
    ("content.xml", "en fil i OpenDocument-format (fx .ods)"),
)

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
"""What `zipfile` raises on a broken archive; RuntimeError and NotImplementedError are its words
for a locked part and for a packing that it does not know."""


def refusals(name: str, content: bytes) -> tuple[Finding, ...]:
    """Why the file must not be opened; empty when it may be."""
    if not content:
        return (finding("file_empty", file=name, found="0 byte"),)
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // MEGABYTE
        return (finding("file_too_large", file=name, found=_size(len(content)), limit=limit),)
    if content.startswith(OLE):
        if ENCRYPTED_STREAM in content:
            return (finding("file_encrypted", file=name, found="en krypteret fil"),)
        return (finding("file_old_format", file=name, found="et gammelt Office-format"),)
    if not content.startswith(b"PK"):
        found = "en fil, der ikke er et regneark"
        return (finding("file_not_workbook", file=name, found=found),)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return tuple(_archive_refusals(name, len(content), archive))
    except UNREADABLE_ZIP:
        return (damaged(name),)


def damaged(name: str) -> Finding:
    """The refusal of a file that cannot be read as what it says it is."""
    return finding("file_damaged", file=name, found="en fil, der ikke kan åbnes")


def _archive_refusals(name: str, size: int, archive: zipfile.ZipFile) -> Iterator[Finding]:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if not any(part.startswith("xl/workbook") and part.endswith(".xml") for part in names):
        yield finding("file_not_workbook", file=name, found=_kind(names))
        return
    if any(part.flag_bits & 0x1 for part in parts):
        yield finding("file_encrypted", file=name, found="en låst del af filen")
        return
    if macros := next((part for part in names if part.endswith(MACROS)), None):
        yield finding("file_with_macros", file=name, found=macros)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > min(LARGEST_UNPACKED, LARGEST_RATIO * size):
        yield finding(
            "file_swells",
            file=name,
            found=f"{_size(unpacked)} udpakket, {unpacked // size} gange filens størrelse",
            limit=LARGEST_UNPACKED // MEGABYTE,
            ratio=LARGEST_RATIO,
        )
        return
    for part in parts:
        if found := _forbidden(archive, part):
            yield finding("file_with_doctype", file=name, found=f"{found} i {part.filename}")
            return


def _forbidden(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> str | None:
    """The declaration in a part that could make its text grow or fetch other files.

    Null bytes are dropped so that UTF-16 hides nothing. Read in chunks, because the size that a
    part declares can be false, and only a chunk is unpacked at a time.
    """
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            text = tail + chunk.replace(b"\0", b"")
            for mark in FORBIDDEN:
                if mark in text:
                    return mark.decode().removeprefix("<!")
            tail = text[-len(FORBIDDEN[0]) :]
    return None


def _kind(names: list[str]) -> str:
    for start, kind in OTHER_FILES:
        if any(name.startswith(start) for name in names):
            return kind
    return "en pakket fil (.zip), der ikke er et regneark"


def _size(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
