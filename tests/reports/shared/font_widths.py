"""How wide the letters of fonts are, read from their files: `python -m tests.reports.shared.font_widths`.

Writes `reports/shared/fonts/widths.tsv`, which the documents are laid out by.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import ImageFont

from reports.shared.faces import UNIT, WIDTHS
from tests.reports.as_pages import font_file

FACES = {
    "Calibri": (font_file("Carlito-Regular.ttf"), font_file("Carlito-Bold.ttf")),
    "Source Sans 3": tuple(
        WIDTHS.with_name(f"SourceSans3_{name}.ttf") for name in ("400Regular", "700Bold")
    ),
}
"""The regular and the bold letters; those of Carlito for Calibri, which cannot be shipped."""
LETTERS = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0250),  # Latin letters
    *range(0x0300, 0x0310),  # accents of their own
    *range(0x2010, 0x2060),  # dashes and quotation marks
    *range(0x20A0, 0x20C0),  # currencies
    *range(0x2100, 0x2200),  # numbers, arrows
    *range(0x2200, 0x2270),  # mathematics
    *range(0x25A0, 0x2600),  # marks of statuses
)
LIKE = {0x00A0: 0x0020, 0x00AD: 0x002D, 0x2010: 0x002D, 0x2011: 0x002D}
"""Spaces and hyphens that Carlito lacks, and the one that is drawn instead."""
NONE_HAS = "\uffff"


def rows() -> Iterator[tuple[str, ...]]:
    """Heading, and a row for each letter that a font has: its number, and its width in each font."""
    yield ("letter", *FACES)
    widths = [[_widths(file) for file in files] for files in FACES.values()]
    for letter in LETTERS:
        row = [max(width.get(letter, 0) for width in face) for face in widths]
        has = [any(letter in width for width in face) for face in widths]
        if any(has):
            yield (f"{letter:04X}", *(str(w) if h else "" for w, h in zip(row, has, strict=True)))


def _widths(file: Path) -> dict[int, int]:
    """Widths by letter, in thousandths of the font size; none for a letter that the font lacks."""
    font = ImageFont.truetype(file, UNIT, layout_engine=ImageFont.Layout.BASIC)
    small = font.font_variant(size=UNIT // 10)
    lacking = bytes(small.getmask(NONE_HAS))
    widths = {
        letter: round(font.getlength(chr(letter)))
        for letter in LETTERS
        if bytes(small.getmask(chr(letter))) != lacking
    }
    return {letter: widths[like] for letter, like in LIKE.items()} | widths


def text() -> str:
    """The file's text."""
    return "".join("\t".join(row) + "\n" for row in rows())


if __name__ == "__main__":
    WIDTHS.write_text(text(), encoding="utf-8")
