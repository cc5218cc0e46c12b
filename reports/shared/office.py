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
FACES = re.compile(rb"<a:(major|minor)Font>.*?</a:\1Font>", re.DOTALL)
"""What a theme has for headings and for text: a font for each script of the world."""
SLIDE_MASTER = "ppt/slideMasters/slideMaster1.xml"
BULLET_FACE = re.compile(rb'(<a:buFont typeface=")[^"]*"')
FONT_TABLE = "word/fontTable.xml"
FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"/><w:font w:name="Symbol"/></w:fonts>'
).encode()
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


def pinned(content: bytes, as_of: date) -> bytes:
    """The file with the date of the status as its only timestamp, and in one font; so are workbooks in it."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(packed, "w") as written:
        for name in parts.namelist():
            part = ZipInfo(name, OLDEST_ZIP_TIME)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            written.writestr(part, _pinned_part(name, parts.read(name), as_of))
    return packed.getvalue()


def _pinned_part(name: str, part: bytes, as_of: date) -> bytes:
    if name.endswith(".xlsx"):
        return pinned(part, as_of)
    if name == CORE:
        return STAMP.sub(rb"\g<1>%sT00:00:00Z<" % as_of.isoformat().encode(), part)
    if name == FONT_TABLE:
        return FONTS
    if "/theme/" in name:
        return FACES.sub(_faces, part)
    if name == SLIDE_MASTER:
        return BULLET_FACE.sub(rb'\g<1>%s"' % FONT.encode(), part)
    return part


def _faces(found: re.Match[bytes]) -> bytes:
    """One font for a use of the theme, with any script."""
    which = f"a:{found[1].decode()}Font"
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return f"<{which}>{face}</{which}>".encode()
