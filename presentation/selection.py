"""What a document says of the choice that it is made of: its edition, and that it is a part of the whole."""

from __future__ import annotations

from metrics.status import Status
from presentation.blocks import Wish
from presentation.sentences import seen_from
from presentation.words import capitalised

WORKING = "arbejdsudgave, også det, der ikke er offentligt endnu"


def notes(wish: Wish) -> str:
    """What a file says of itself before all else, in sentences; empty where there is nothing to say."""
    return f"{capitalised(WORKING)}." if wish.unpublished else ""


def edition(status: Status, wish: Wish) -> str:
    """From which date and version a document is, and whether some of it is not public yet."""
    working = f" ({WORKING})" if wish.unpublished else ""
    return f"{seen_from(status)}, udgave {status.version}{working}"
