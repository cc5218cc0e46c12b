"""Shared by the office formats: font, language, and the same bytes for the same content."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FONT = "Calibri"
"""Every version of Office has it, so a deck looks the same everywhere."""

LANGUAGE = "da-DK"
OLDEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


def pinned(content: bytes, as_of: date) -> bytes:
    """The file with the date of the status as its only timestamp, also in embedded workbooks."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(packed, "w") as written:
        for name in parts.namelist():
            part = ZipInfo(name, OLDEST_ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            written.writestr(part, _timeless(name, parts.read(name), as_of))
    return packed.getvalue()


def _timeless(name: str, part: bytes, as_of: date) -> bytes:
    if name.endswith(".xlsx"):
        return pinned(part, as_of)
    if name == CORE:
        return STAMP.sub(rb"\g<1>%sT00:00:00Z<" % as_of.isoformat().encode(), part)
    return part
