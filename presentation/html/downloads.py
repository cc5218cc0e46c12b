"""A table as a download: plain text and numbers, with date and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from metrics.status import Status
from presentation.language.absent import Absent
from presentation.language.sentences import seen_from

Cell: TypeAlias = str | float | int | None
DownloadRow: TypeAlias = tuple[Cell, ...]
Reasons: TypeAlias = tuple[Absent | None, ...]
"""Why each cell of a row is empty; None where it is filled."""

SEEN_FROM = "Set pr."


@dataclass(frozen=True, slots=True)
class Download:
    """A table to download. `name` is the file's; `about` has its title, date and edition.

    Numbers are in the unit that their heading or row names. Each row names its source and the date
    of the status, so that it can be moved to a different table. `reasons` has a row for each of `rows`.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[DownloadRow, ...]
    about: str
    reasons: tuple[Reasons, ...] = ()


def extract(
    status: Status,
    name: str,
    title: str,
    headings: tuple[str, ...],
    rows: Iterable[DownloadRow],
    reasons: Iterable[Reasons] = (),
) -> Download:
    """A download that states its date and edition."""
    date = status.as_of.isoformat()
    about = (
        f"{title}. Status på handicappolitikken. {seen_from(status)}, udgave {status.version}. "
        "Kilden står i hver række."
    )
    dated = tuple((*row, date) for row in rows)
    explained = tuple((*row, None) for row in reasons)
    return Download(f"{name}-{date}", title, (*headings, SEEN_FROM), dated, about, explained)
