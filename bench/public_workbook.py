"""Reading a large table of StatBank from its workbook, compared with one plain openpyxl load of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from time import process_time

import openpyxl

from bench.timing import compared
from loaders.public import reading
from loaders.public.layouts import statbank
from loaders.reading.formats import format_of

GROUPS, SEXES, AGES, QUARTERS = 64, 2, 8, 36
AIM = 0.5
FILE = "tabel.xlsx"


def lines() -> Iterator[str]:
    content = workbook()
    cells = f"{GROUPS * SEXES * AGES * QUARTERS:,}".replace(",", ".")
    plain = compared(lambda: _read(content), lambda: _bare(content), clock=process_time)
    yield f"reading {cells} cells of a table: {plain.ratio:.2f} times one openpyxl load (aim: at most {AIM})"
    guarded = compared(
        lambda: reading.read(FILE, content), lambda: _bare(content), clock=process_time
    )
    yield f"guarding and reading {cells} cells of a table: {guarded.ratio:.2f} times one openpyxl load"


def workbook() -> bytes:
    """Invented figures, as the pages of StatBank lay them out."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "FOLK1A"
    sheet.append(["Folketal efter område, køn, alder og tid"])
    sheet.append(["Enhed: Antal"])
    sheet.append([None] * 3 + [f"{2000 + n // 4}K{n % 4 + 1}" for n in range(QUARTERS)])
    for number in range(GROUPS * SEXES * AGES):
        group, rest = divmod(number, SEXES * AGES)
        sex, age = divmod(rest, AGES)
        stub = [None if rest else f"Område {group}", None if age else f"Køn {sex}", f"{age} år"]
        figures = [number * 37 + n if n % 3 else number * 1.1 + n for n in range(QUARTERS)]
        sheet.append([*stub, *figures])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _read(content: bytes) -> None:
    file_format = format_of(content)
    assert file_format is not None  # noqa: S101 - made above
    (grid,) = file_format.grids(content)
    statbank.table(grid)


def _bare(content: bytes) -> None:
    openpyxl.load_workbook(io.BytesIO(content))
