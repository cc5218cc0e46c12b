"""Every part of an office file is in one font, which every Office has."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from presentation.blocks import Selection
from reports.formats import FORMATS, OFFICE, made
from reports.shared.office import FONT
from tests.drafted_city import drafted
from tests.reports.office_files import shipped_status

NAMED = re.compile(
    rb'typeface="([^"]*)"'
    rb'|<w:font w:name="([^"]*)"'
    rb'|<(?:name|rFont|family) val="([^"]*[A-Za-z][^"]*)"'
)
IN_WORD = re.compile(rb"<w:rFonts [^>]*>")
FACE = re.compile(rb'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"')
OF_THEME = re.compile(r"\+m[jn]-(lt|ea|cs)|")
"""A reference to the theme's font, or none."""
BULLETS = "Symbol"


def fonts(content: bytes) -> Iterator[str]:
    """Every font named in any part, also in embedded workbooks."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            part = file.read(name)
            if name.endswith(".xlsx"):
                yield from fonts(part)
                continue
            names = [next(filter(None, found), b"") for found in NAMED.findall(part)]
            names += [face for each in IN_WORD.findall(part) for face in FACE.findall(each)]
            yield from (each.decode() for each in names)


@pytest.mark.parametrize("name", [n for n in FORMATS if FORMATS[n].mime.startswith(OFFICE)])
def test_every_part_names_calibri_alone_and_its_bullets_symbol(name: str):
    status = drafted() if FORMATS[name].of_draft else shipped_status()
    named = {n for n in fonts(made(name, status, Selection())) if not OF_THEME.fullmatch(n)}
    assert FONT in named
    assert named <= {FONT, BULLETS}
