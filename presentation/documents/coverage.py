"""What a document says of the choice that it is made of: its edition, and that it is a part of the whole.

Each takes the status narrowed by the choice (`presentation.documents.selection.wished`).
"""

from __future__ import annotations

from metrics.status import Status
from presentation.blocks import Wish
from presentation.language import city, sentences
from presentation.language.sentences import department_name, seen_from
from presentation.language.words import capitalised, listed

WORKING = "arbejdsudgave, også det, der ikke er offentligt endnu"
WITHIN = " i det valgte"
"""Follows what is said to be none, where others may have some."""


def edition(status: Status, wish: Wish) -> str:
    """From which date and version a document is, and whether some of it is not public yet."""
    working = f" ({WORKING})" if wish.unpublished else ""
    return f"{seen_from(status)}, udgave {status.version}{working}"


def is_selection(wish: Wish) -> bool:
    """Whether something is left out."""
    return bool(wish.objectives or wish.departments)


def within(wish: Wish, otherwise: str = "") -> str:
    """What follows a word for none: that it is none of the chosen, else `otherwise`."""
    return WITHIN if is_selection(wish) else otherwise


def selected(status: Status, wish: Wish, what: str = "Dokumentet") -> str:
    """That a document is a part of the whole, and which; empty where nothing is left out."""
    if not is_selection(wish):
        return ""
    told = [f"målsætning {listed([str(n) for n in wish.objectives])}"] if wish.objectives else []
    if wish.departments:
        told.append(listed([department_name(status, code) for code in wish.departments]))
    return f"{what} er et udvalg: {'; '.join(told)}."


def notes(status: Status, wish: Wish) -> str:
    """What a file of tables says of itself before all else; empty where there is nothing to say."""
    working = f"{capitalised(WORKING)}." if wish.unpublished else ""
    return f"{selected(status, wish, 'Filen')} {working}".strip()


def headline(status: Status, wish: Wish) -> str:
    """How many of the chosen priorities can be measured."""
    if is_selection(wish) and not status.priorities:
        return f"Ingen prioriteringer{WITHIN}"
    return sentences.headline(status)


def remarks_headline(status: Status, wish: Wish) -> str:
    """How many remarks there are in the choice, and how many have an answer."""
    if is_selection(wish) and not status.remarks:
        return f"Ingen bemærkninger fra {city.council(status)}{WITHIN}"
    return sentences.remarks_headline(status)
