"""The computed figures of a published zip, to hold up to what its rows give."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO
from typing import NamedTuple

from loaders.guard.archive import UNREADABLE_ZIP
from loaders.open_data.rows import lines

FIGURES = "figures.csv"


class PrintedFigure(NamedTuple):
    """A row of the file: the number of its first line, and its cells by column."""

    line: int
    cells: dict[str, str]


def printed_figures(content: bytes) -> list[PrintedFigure]:
    """The rows of a zip that has been examined (`loaders.open_data.package`); none of an unreadable file."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names, *rows = lines(packed.read(FIGURES))
    except (*UNREADABLE_ZIP, LookupError, csv.Error, ValueError):
        return []
    return [PrintedFigure(line, dict(zip(names[1], cells, strict=False))) for line, cells in rows]
