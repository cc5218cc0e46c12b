"""How large a workbook and each thing in it may be.

Each limit is what an honest workbook stays well under, and what reading needs much memory or time above.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts, and the longest texts in characters.

    `unpacked` and `ratio` (to the packed size) are of the whole file; below `small` bytes the ratio
    says nothing, because short files pack well. `area` is cells merged into one or made one link;
    `codes` are elements beside the cells of parts that are read, `elements` those of all others. A
    `tag` longer than its limit is read anew by expat with each piece of it, and never ends.
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
