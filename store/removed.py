"""The placeholder for a removed text, and the check for files that would restore it."""

from __future__ import annotations

import html
import re
import zipfile
from io import BytesIO

REMOVED = "[fjernet]"
TAGS = re.compile(r"<[^>]*>")
"""A text whose formatting changes within it has XML tags inside it."""


def restores(kept: object, brought: object) -> bool:
    """Whether a text has something in place of what was removed from the kept one.

    >>> restores("Oplyst af [fjernet].", "Oplyst af Ane.")
    True
    >>> restores("Oplyst af [fjernet].", "Talt i december.")
    False
    """
    if not isinstance(kept, str) or not isinstance(brought, str) or kept == brought:
        return False
    parts = kept.split(REMOVED)
    return len(parts) > 1 and bool(
        re.fullmatch(".+".join(map(re.escape, parts)), brought, re.DOTALL)
    )


def holds(content: bytes, what: str) -> bool:
    """Whether a workbook or other file contains the text, as written or as its cells are read."""
    wanted = _one_spaced(what)
    return any(
        wanted in _one_spaced(html.unescape(text))
        for part in _parts(content)
        for text in (part, TAGS.sub("", part))
    )


def _parts(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    except zipfile.BadZipFile:
        parts = [content]
    return [part.decode(errors="replace") for part in parts]


def _one_spaced(text: str) -> str:
    """The text with all white space as single spaces, as cells are read."""
    return " ".join(text.split())
