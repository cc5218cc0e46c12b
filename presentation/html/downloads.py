"""A table as a download: plain text and numbers, with date and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from metrics.status import Status
from presentation.language.sentences import seen_from

Cell: TypeAlias = str | float | int | None
DownloadRow: TypeAlias = tuple[Cell, ...]

SEEN_FROM = "Set pr."


@dataclass(frozen=True, slots=True)
class Download:
    """A table to download. `name` is the file's; `about` has its title, date and edition.

    Numbers are in the unit that their heading or row names. Each row names its source and the date
    of the status, so that it can be moved to a different table.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[DownloadRow, ...]
    about: str


def extract(
    status: Status, name: str, title: str, headings: tuple[str, ...], rows: Iterable[DownloadRow]
) -> Download:
    """A download that states its date and edition."""
    date = status.as_of.isoformat()
    about = (
        f"{title}. Status på handicappolitikken. {seen_from(status)}, udgave {status.version}. "
        "Kilden står i hver række."
    )
    dated = tuple((*row, date) for row in rows)
    return Download(f"{name}-{date}", title, (*headings, SEEN_FROM), dated, about)
