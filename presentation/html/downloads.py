"""A table as a reader takes it along: plain text and numbers, with the date and sources it is from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from metrics.status import Status
from presentation.language.sentences import seen_from

Cell: TypeAlias = str | float | int | None
Row: TypeAlias = tuple[Cell, ...]

SEEN_FROM = "Set pr."


@dataclass(frozen=True, slots=True)
class Download:
    """A table to take along. `name` is the file's, `about` says what it shows, from when.

    Numbers are numbers in the unit that their heading or row says; each row names its source and the
    date that it is seen from, so that it can be moved to another table.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    about: str


def extract(
    status: Status, name: str, title: str, headings: tuple[str, ...], rows: Iterable[Row]
) -> Download:
    """An extract that says from which date and edition it is."""
    date = status.as_of.isoformat()
    about = (
        f"{title}. Status på handicappolitikken. {seen_from(status)}, udgave {status.version}. "
        "Kilden står i hver række."
    )
    dated = tuple((*row, date) for row in rows)
    return Download(f"{name}-{date}", title, (*headings, SEEN_FROM), dated, about)
