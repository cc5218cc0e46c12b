"""The largest file of public statistics that is read, and the refusal of one that cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.guard.limits import MEGABYTE
from loaders.public.table import Dimension, duplicate, size

LARGEST_FILE = 30 * MEGABYTE
MOST_CELLS = 1_000_000


class RefusedError(Exception):
    """The file cannot be read; the finding that says why, with what fills its templates."""

    def __init__(self, code: str, found: str, **values: str) -> None:
        """Keep the finding's code and values; `found` is shortened to what a person reads."""
        super().__init__(code)
        self.code = code
        self.found = shortened(found)
        self.values = values


def check_dimensions(dimensions: Sequence[Dimension]) -> None:
    """Raise `RefusedError` if there are too many cells, or a value stands twice in its dimension."""
    if (cells := size(dimensions)) > MOST_CELLS:
        raise RefusedError("public_too_many_cells", thousands(cells), limit=thousands(MOST_CELLS))
    for dimension in dimensions:
        check_values(dimension)


def check_values(dimension: Dimension) -> None:
    """Raise `RefusedError` if a value stands twice in the dimension."""
    if twice := duplicate(dimension):
        raise RefusedError("public_duplicate_key", f"»{twice}« under »{dimension.name}«")


def thousands(number: int) -> str:
    """A whole number as it is written in Danish.

    >>> thousands(1_000_000)
    '1.000.000'
    """
    return f"{number:,}".replace(",", ".")


def shortened(text: str, longest: int = 200) -> str:
    """The text in one line, cut where it is longer than a person reads in a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"
