"""What is said to the council when others have changed something while it was writing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from policy.records import Indicator
from presentation.language.record_words import field_changes
from presentation.language.words import ended, listed

FILES = {
    "remarks": "bemaerkning",
    "hearing_answers": "hoeringssvar",
    "objections": "uenighed",
    "draft_targets": "maaltal",
}
"""The beginning of the name of the file that the words are kept in, by table."""
NAMES = {
    "remarks": "Bemærkningen",
    "hearing_answers": "Høringssvaret",
    "objections": "Uenigheden",
    "draft_targets": "Forslaget",
}
YOURS_STAND = "Jeres egne ord står stadig i felterne."
ALREADY_THERE = "Det er allerede gemt og er ikke gemt én gang til."
NO_INDICATORS: Mapping[str, Indicator] = MappingProxyType({})
GONE = "findes ikke længere"
CHANGED = "er ændret imens"


def told(
    table: str, before: Any, now: Any | None, indicators: Mapping[str, Indicator] = NO_INDICATORS
) -> str:
    """What somebody else did to a row, and what to do; its figures are in the units of the `indicators`."""
    what = f"{NAMES[table]} {before.id}"
    if now is None:
        return f"{what} er trukket tilbage, mens I skrev. {YOURS_STAND} Tryk igen, hvis I vil sende den som ny."
    changes = [
        f"{name}: {old} blev til {new}"
        for name, old, new in field_changes(table, before, now, indicators)
    ]
    said = ended(listed(changes)) if changes else ""
    return (
        f"En anden har ændret {before.id}, mens I skrev. {said} {YOURS_STAND} "
        "Ret dem, hvis det skal med, og tryk igen: så gælder jeres."
    )


def recoded(code: str, free: str) -> str:
    """That a new row has another code than the one that was reviewed."""
    return f"En anden har brugt koden {code} imens. Jeres har fået koden {free}, og intet andet er ændret."


def target_gone(code: str) -> str:
    """That a target that was written about is no longer there."""
    return (
        f"Måltallet {code} er trukket tilbage eller forkastet, mens I skrev. {YOURS_STAND} Kopiér dem, og vælg "
        "et andet måltal, eller skriv dem som en bemærkning i høringssvaret."
    )
