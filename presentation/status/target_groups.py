"""Filtering by the target group that a reader follows through all pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from metrics.status import Status
from presentation.language import city


def chosen_in_easy_words(status: Status) -> str:
    """The part of an easy-to-read page that is filtered by the group."""
    council = city.of_council(status)
    return f"Kun {council} bemærkninger er valgt ud efter den. Resten handler om alle."


class Grouped(Protocol):
    """A record that names target groups."""

    @property
    def target_groups(self) -> tuple[str, ...]: ...


GroupedRow = TypeVar("GroupedRow", bound=Grouped)


def concerning(rows: Iterable[GroupedRow], group: str | None) -> list[GroupedRow]:
    """The rows that name the group; all rows if no group is followed."""
    return [row for row in rows if group is None or group in row.target_groups]


def nothing_found(text: str, group: str | None) -> str:
    """Why a list is empty: `text` if no group is followed, else that nothing names the group."""
    if group is None:
        return text
    return f"Intet her nævner målgruppen {group}. Vælg »Vis alt« øverst for at se alle målgrupper."
