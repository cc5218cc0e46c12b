"""A table as a reader takes it along: plain text and numbers, with the date and sources it is from."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.status import Status
from presentation.numbers import day
from presentation.sentences import seen_from


@dataclass(frozen=True, slots=True)
class Extract:
    """A table to take along. `name` is the file's, `about` says what it shows, from when."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]
    about: str


def extract(
    status: Status,
    name: str,
    title: str,
    headings: tuple[str, ...],
    rows: tuple[tuple[str | float | int | None, ...], ...],
) -> Extract:
    """An extract that says from which date and edition it is. Each row names its own source."""
    about = (
        f"{title}. {seen_from(status)}. Udgave {status.version}. "
        f"Kilderne står i tabellen. Status på handicappolitikken, {day(status.as_of)}."
    )
    return Extract(f"{name}-{status.as_of.isoformat()}", title, headings, rows, about)
