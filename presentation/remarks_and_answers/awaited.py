"""What is awaited from the council, and by when; and the drafts that it can answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import within_a_year
from policy.ownership import COUNCIL
from presentation import pages
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor, items, joined, paragraph
from presentation.language import city
from presentation.remarks_and_answers import draft_words
from presentation.wheel import owed, owing


def shown(status: Status, today: date, links: Links, templates: str | None) -> Markup:
    """What the council owes by a day, and the hearing of the draft that is shown.

    `templates` is the address of the templates, for a reader who sets deadlines.
    """
    parts = []
    if status.draft.is_draft(today):
        parts.append(paragraph(draft_words.deadline(status, today)))
    every = within_a_year(status)
    found = owing.owing(status, every, {COUNCIL})
    if found.is_nothing:
        parts.append(no_deadline(status, templates))
    else:
        parts.append(owed.section(status, found, None, today, links))
    return joined(parts)


def no_deadline(status: Status, templates: str | None) -> Markup:
    """That the council owes nothing by a day, and what the coordinator writes where to change it."""
    council = city.council(status)
    why = (
        "Ingen af reglerne i årshjulet gælder rådet det næste år."
        if status.deadline_rules
        else "Dokumenterne nævner ingen."
    )
    template: str | Markup = "Politisk behandling"
    fetched = anchor(template, templates) if templates else template
    mend = Markup(
        "{} Koordinatoren sætter fristen: Hent skabelonen {}, og skriv en regel i arket Årshjul med den dag, "
        "rådets bemærkninger, høringssvar eller møde skal være der."
    ).format(why, fetched)
    return paragraph(f"Der er ikke sat nogen frist for {council}.") + paragraph(mend)


def drafts(found: Mapping[str, Status], today: date, links: Links) -> Markup:
    """The way to the drafts of other policies; empty where there is none."""
    if not found:
        return Markup("")
    lines = [
        joined([_draft(code, each, links), ". ", draft_words.deadline(each, today)])
        for code, each in found.items()
    ]
    return paragraph("Et udkast har sin egen side at skrive på:") + items(lines)


def _draft(code: str, status: Status, links: Links) -> Markup:
    title = status.policy.title if status.policy else code
    here = links.page(pages.REMARKS_AND_ANSWERS, "raad", {addresses.POLICY: code})
    return anchor(f"Skriv til udkastet {title}", here)
