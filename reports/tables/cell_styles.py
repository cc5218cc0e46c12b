"""Marks titles and headings of a workbook as such, and its language, which XlsxWriter has no way to."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.format import Format

STYLES, CORE = "xl/styles.xml", "docProps/core.xml"
HEADINGS = (("Heading 1", 16), ("Heading 2", 17))
"""The names and numbers of Excel's own cell styles; a program shows them in its own language."""
FIRST_FREE = 2
"""Excel's style Normal is 0, and Hyperlink 1, where a workbook has links."""


def mark_heading(look: Format, level: int) -> None:
    """Let cells of a format have the style of a heading; `tagged` writes that style."""
    look.xf_id = FIRST_FREE + level - 1


def tagged(content: bytes, language: str) -> bytes:
    """The workbook with the styles of its headings and its language declared."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for name in parts.namelist():
            part = parts.read(name)
            if name == STYLES:
                part = _with_headings(part.decode()).encode()
            elif name == CORE:
                tag = f"<dc:language>{language}</dc:language></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", tag.encode())
            written.writestr(name, part)
    return packed.getvalue()


def _with_headings(styles: str) -> str:
    for place, (name, number) in enumerate(HEADINGS, start=FIRST_FREE):
        font = _font_of(styles, place)
        look = f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" applyFont="1"/>'
        style = f'<cellStyle name="{name}" xfId="{place}" builtinId="{number}"/>'
        styles = _added(styles, "cellStyleXfs", look)
        styles = _added(styles, "cellStyles", style)
    return styles


def _font_of(styles: str, place: int) -> int:
    looks = re.findall(r'<xf [^>]*fontId="(\d+)"[^>]*xfId="(\d+)"', styles)
    return next((int(font) for font, of in looks if int(of) == place), 0)


def _added(styles: str, group: str, entry: str) -> str:
    """The style sheet with one entry more in a counted group."""

    def more(found: re.Match[str]) -> str:
        return f'<{group} count="{int(found[1]) + 1}">{found[2]}{entry}</{group}>'

    return re.sub(rf'<{group} count="(\d+)">(.*?)</{group}>', more, styles, flags=re.DOTALL)
