"""How wide the letters of a font are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WIDTHS = Path(__file__).parent / "fonts" / "widths.tsv"
"""A row a letter, a column a font: the width in thousandths of the font size, of the wider of the
regular and the bold letter."""
UNIT = 1000


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        """A letter that the font lacks is taken from another: it is as wide as it is high."""
        return UNIT


@dataclass(frozen=True, eq=False)
class Face:
    """A font, by its name."""

    name: str

    @cached_property
    def widths(self) -> dict[str, int]:
        """The width of each letter, in thousandths of the font size; never too small."""
        heading, *rows = WIDTHS.read_text(encoding="utf-8").splitlines()
        column = heading.split("\t").index(self.name)
        cells = (row.split("\t") for row in rows)
        return _Widths({chr(int(row[0], 16)): int(row[column]) for row in cells if row[column]})

    @cached_property
    def space(self) -> float:
        """The width of a space, as a share of the font size."""
        return self.widths[" "] / UNIT

    def width(self, text: str) -> float:
        """The width of a text on one line, as a share of the font size."""
        return sum(map(self.widths.__getitem__, text)) / UNIT


CALIBRI = Face("Calibri")
"""The font of office files, and of Carlito, which has the same widths and is free."""
SOURCE_SANS = Face("Source Sans 3")
"""The font of the PDF."""
