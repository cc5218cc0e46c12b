"""What one department owes next, in short."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import Duty
from presentation import pages
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.deadlines import due_day
from presentation.language.numbers import tally
from presentation.language.words import capitalised
from presentation.wheel import owed, owing, things

HEADING = "Det skylder forvaltningen"
NAMED = 3
NO_DEADLINES = "Der er ikke sat nogen frister."
OWES_NOTHING = "Intet mangler, og forvaltningen har ingen frister det næste år."


def next_owed(status: Status, duties: Iterable[Duty], code: str, links: Links) -> Markup:
    """The first things that a department owes, late ones first, and a link to all deadlines."""
    known = tuple(duties)
    found = owing.owing(status, known, {code})
    waiting = [*found.missing, *(duty for thing in found.coming for duty in thing.awaited)]
    address = links.page(pages.PROCESS, owed.ANCHOR, {addresses.DEPARTMENT: code})
    if not waiting:
        return markup.paragraph(
            markup.joined(
                [
                    OWES_NOTHING if known else NO_DEADLINES,
                    " ",
                    markup.anchor("Se alle frister", links.page(pages.PROCESS, owed.ANCHOR)),
                    ".",
                ]
            )
        )
    lines = (
        Markup("{}. {}, {}.").format(
            things.linked_name(status, duty, links),
            things.standing(duty, found.day),
            due_day(duty.due, duty.unmoved),
        )
        for duty in waiting[:NAMED]
    )
    every = (
        f"Se {'alle ' if len(waiting) > 1 else ''}{tally(len(waiting), 'ting', 'ting')} med frist"
    )
    return markup.items(lines) + markup.paragraph(markup.anchor(capitalised(every), address))
