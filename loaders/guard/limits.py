"""The largest workbook that is opened, and the limits on its contents.

An honest workbook is well below each limit; above it, reading takes much memory or time.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts, and the longest texts in characters.

    `unpacked` and `ratio` (to the packed size) are for the whole file; below `small` bytes the ratio is
    ignored, because short files compress well. `area` counts cells merged into one or covered by one
    link; `codes` counts elements other than cells in the parts that are read, `elements` those in all
    other parts. Expat parses a tag again with each chunk, so one longer than `tag` would never end.
    """

    file: int = 10 * MEGABYTE
    parts: int = 1_000
    unpacked: int = 60 * MEGABYTE
    ratio: int = 200
    small: int = 10 * MEGABYTE
    rows: int = 50_000
    cells: int = 300_000
    area: int = 100_000
    codes: int = 200_000
    elements: int = 1_500_000
    last_row: int = 100_000
    last_column: int = 500
    number: int = 64
    text: int = 1_000_000
    tag: int = 1_000_000


LIMITS = Limits()
