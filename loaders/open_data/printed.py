"""The computed tables of a published zip, to hold up to what its rows give."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loaders.guard.limits import LIMITS, Limits
from loaders.open_data.package import CSV, Package, opened
from loaders.open_data.rows import lines


class PrintedRow(NamedTuple):
    """A row of a file: the number of its first line, and its cells by column."""

    line: int
    cells: dict[str, str]


def printed(
    file: str, content: bytes, tables: Iterable[str], limits: Limits = LIMITS
) -> Mapping[str, tuple[PrintedRow, ...]]:
    """The rows of a zip's tables by their names; a table that cannot be read is left out."""
    package = opened(file, content, limits)
    files = package.files if isinstance(package, Package) else {}
    return {
        name: rows for name in tables if (rows := _rows(files.get(f"{name}{CSV}", b""))) is not None
    }


def _rows(content: bytes) -> tuple[PrintedRow, ...] | None:
    try:
        (_, names), *rows = lines(content)
    except (csv.Error, ValueError):
        return None
    return tuple(PrintedRow(line, dict(zip(names, cells, strict=False))) for line, cells in rows)
