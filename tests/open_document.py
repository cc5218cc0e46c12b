"""Workbooks in OpenDocument format for tests, as text or as LibreOffice writes their parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = ("office", "table", "text", "style", "script", "drawing", "manifest")
_PREFIXES = {"drawing": "draw"}
NAMESPACES = " ".join(
    f'xmlns:{_PREFIXES.get(name, name)}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in _NAMES
) + (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
HIDDEN = (
    '<style:style style:name="skjult" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def ods(*sheets: str, before: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook with the sheets, each made by `sheet`."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{HIDDEN}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}{''.join(sheets)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f"<manifest:manifest {NAMESPACES}/>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
        for name, part in {
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            **(parts or {}),
        }.items():
            archive.writestr(name, part)
    return stream.getvalue()


def sheet(name: str, *rows: str, style: str = "") -> str:
    """A sheet of rows in XML."""
    shown = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{shown}>{"".join(rows)}</table:table>'


def row(*cells: str, times: int | str = 1, attributes: str = "") -> str:
    """A row of cells in XML."""
    repeated = f' table:number-rows-repeated="{times}"' if times != 1 else ""
    return f"<table:table-row{repeated} {attributes}>{''.join(cells)}</table:table-row>"


def cell(
    value: object = "",
    times: int | str = 1,
    *,
    kind: str = "",
    attributes: str = "",
    inside: str = "",
) -> str:
    """A cell with a text or number, repeated."""
    repeated = f' table:number-columns-repeated="{times}"' if times != 1 else ""
    text = escape(str(value))
    is_number = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
    stored = ""
    if text:
        stored = f' office:value-type="{kind or ("float" if is_number else "string")}"'
        stored += f' office:value="{text}"' if is_number else ""
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{repeated}{stored} {attributes}>{inside}{shown}</table:table-cell>"
