"""How much one server carries at once. Each limit is an environment variable with a usual value.

Beyond a limit a person is asked to try again in a moment, so that those who are in go on undisturbed.
`docs/scale.md` says what the usual values were measured to take.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from store.faults import StoreError

LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: its variable, its usual value, and what it bounds, in Danish for operations."""

    variable: str
    usual: int
    bounds: str

    @property
    def value(self) -> int:
        """The value that is set. Raises `StoreError` for what is no whole number from 1 up."""
        written = os.environ.get(self.variable, "").strip() or str(self.usual)
        if not (written.isascii() and written.isdigit() and 0 < int(written[:9]) <= LARGEST):
            raise StoreError(
                f"Indstillingen {self.variable} ({self.bounds}) skal være et helt tal fra 1 til "
                f"{LARGEST}, fx {self.usual}. Der står »{written}«."
            )
        return int(written)


PAGES = Limit("HANDICAPMONITOR_PAGES", 300, "åbne sider på én server")
PAGES_OF_PERSON = Limit(
    "HANDICAPMONITOR_PAGES_OF_PERSON", 20, "åbne sider på én server for én, der er logget ind"
)
PAGES_OF_ADDRESS = Limit(
    "HANDICAPMONITOR_PAGES_OF_ADDRESS",
    200,
    "åbne sider på én server fra én netadresse uden login; en kommune har ofte kun én adresse",
)
UPLOADS = Limit("HANDICAPMONITOR_UPLOADS", 4, "filer, der sendes til én server på samme tid")
KEPT = Limit(
    "HANDICAPMONITOR_KEPT_MEGABYTES",
    400,
    "MB sendte filer i én servers hukommelse, til siden lukkes",
)
KEPT_OF_PAGE = Limit(
    "HANDICAPMONITOR_KEPT_MEGABYTES_OF_PAGE", 100, "MB sendte filer i hukommelsen fra én åben side"
)
FILES = Limit(
    "HANDICAPMONITOR_FILES", 3, "dokumenter, tabeller og diagrammer, der laves på samme tid"
)
FILE_SECONDS = Limit(
    "HANDICAPMONITOR_FILE_SECONDS", 30, "sekunder, en fil højst venter på at blive lavet"
)

LIMITS = (
    PAGES,
    PAGES_OF_PERSON,
    PAGES_OF_ADDRESS,
    UPLOADS,
    KEPT,
    KEPT_OF_PAGE,
    FILES,
    FILE_SECONDS,
)


def check() -> None:
    """Raises `StoreError` for the first limit whose setting cannot be used."""
    for limit in LIMITS:
        _ = limit.value
