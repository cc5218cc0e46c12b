"""What concerns one target group: a thread that a reader follows through all pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from presentation.html import addresses

NOT_DIVIDED = "Denne side er ikke delt op efter målgruppe."

IN_EASY_WORDS = "Kun Handicaprådets bemærkninger er valgt ud efter den. Resten handler om alle."
"""What is chosen for a group on a page in easy words."""

CHOSEN = {
    addresses.COUNCIL: "bemærkninger",
    addresses.FIGURES: "tal",
    addresses.DEPARTMENTS: "tal, indsatser, bemærkninger og enheder",
    addresses.INITIATIVES: "indsatser og beslutninger i budgetter",
    addresses.PROCESS: "trin",
    addresses.SERVICES: "ydelser og enheder",
}
CHOSEN_ON_AN_OBJECTIVE = "indsatser, bemærkninger og tal uden måltal"
"""What a page shows only where it names the group; all else on the page is for everyone."""

TOLD = {
    addresses.OVERVIEW: "Det første afsnit tæller det, der nævner den. Resten af siden gælder alle.",
    addresses.SEARCH: "Der søges kun i det, der nævner den.",
}


class Grouped(Protocol):
    """A record that says which groups it concerns."""

    @property
    def target_groups(self) -> tuple[str, ...]: ...


Row = TypeVar("Row", bound=Grouped)


def concerning(rows: Iterable[Row], group: str | None) -> list[Row]:
    """The rows that name the group; all of them where no group is followed."""
    return [row for row in rows if group is None or group in row.target_groups]


def chosen_for_group(path: str) -> str:
    """What of a page is chosen for the group that the reader follows, and what is for all.

    >>> chosen_for_group("tal-og-maaltal")
    'Kun de tal, der nævner den, er med. Resten af siden gælder alle.'
    """
    on_an_objective = addresses.objective_number(path) is not None
    rows = CHOSEN_ON_AN_OBJECTIVE if on_an_objective else CHOSEN.get(path)
    if rows:
        return f"Kun de {rows}, der nævner den, er med. Resten af siden gælder alle."
    return TOLD.get(path, NOT_DIVIDED)


def nothing_found(told: str, group: str | None) -> str:
    """Why a list is empty: `told` where all is shown, else that the followed group is not named."""
    if group is None:
        return told
    return f"Intet her nævner målgruppen {group}. Vælg »Vis alt« øverst for at se alle målgrupper."
