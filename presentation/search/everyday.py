"""Everyday words, and the official words of the city's documents for the same.

They are in a workbook beside this file, where people edit them. The list is the product's own and is
taken from no document.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from loaders.reading.sheets import Refused, Sheet
from loaders.reading.workbook import read
from presentation.language.letters import folded

FILE = Path(__file__).with_name("hverdagsord.xlsx")
SHEET = "Hverdagsord"
BETWEEN = ";"


class UnreadableListError(Exception):
    """The workbook of everyday words was refused by the checks for any workbook; says why."""


@cache
def official_words() -> Mapping[str, tuple[str, ...]]:
    """By folded everyday word, the official terms, of one or more words, to search for as well."""
    book = read(FILE.name, FILE.read_bytes())
    if isinstance(book, Refused):
        raise UnreadableListError(book.findings)
    (sheet,) = (sheet for sheet in book.sheets if sheet.name == SHEET)
    return dict(_pairs(sheet))


def _pairs(sheet: Sheet) -> list[tuple[str, tuple[str, ...]]]:
    rows = [[str(cell.value) for cell in row[:2]] for row in sheet.rows[1:]]
    return [
        (" ".join(folded(said).split()), tuple(word.strip() for word in found.split(BETWEEN)))
        for said, found in rows
    ]
