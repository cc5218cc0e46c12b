"""OpenDocument workbooks (.ods, ISO/IEC 26300), as LibreOffice saves them: a zip of XML parts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree.ElementTree import ParseError

from loaders.guard import archive, file_kinds, ods_scan, opening
from loaders.guard.limits import Limits
from loaders.guard.package import Package
from loaders.reading.file_format import FileFormat
from loaders.reading.formats.ods_parts import values
from loaders.reading.grid import Grid
from policy.findings import Finding

MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def recognised(content: bytes) -> bool:
    """Whether the file is a zip that states to be a workbook of this kind, or a template for one."""
    if not content.startswith(file_kinds.ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            stated = archive.media_type(parts)
            return stated.startswith(MEDIA_TYPE) and ods_scan.CONTENT in parts.namelist()
    except archive.UNREADABLE_ZIP:
        return False


def refusals(file: str, content: bytes, limits: Limits) -> tuple[Finding, ...]:
    """The reasons not to open the workbook."""
    return opening.examined(file, content, limits, ods_scan.examine)


def grids(content: bytes) -> tuple[Grid, ...]:
    """The values of the visible sheets of a workbook that passed the guard. Raises `UNREADABLE`."""
    with (
        zipfile.ZipFile(BytesIO(content)) as parts,
        Package(parts).open(ods_scan.CONTENT) as stream,
    ):
        return tuple(values.grids(stream))


UNREADABLE = (*archive.UNREADABLE_ZIP, ParseError, LookupError, OverflowError)
"""The exceptions for a damaged file."""

FORMAT = FileFormat(
    name="OpenDocument",
    ending=".ods",
    recognised=recognised,
    refusals=refusals,
    grids=grids,
    unreadable=UNREADABLE,
)
