"""What is owed, for those who deliver it: what, by when, and where they do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Owed
from presentation import pages, tables
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.deadlines import due_day
from presentation.language.numbers import counted, tally
from presentation.language.words import capitalised
from presentation.tables import Column, Table
from presentation.wheel import no_deadline, owed, owing, things
from presentation.wheel.owing import Owing

HEADING_OWN, HEADING_ALL = "Det skylder I", "Hvem skylder hvad?"
AT_ONCE = 10
"""The coming things that are shown at once to those who owe them; later ones are folded."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where something is delivered: a page, and what is done there."""

    path: str
    anchor: str
    words: str
    template: str = ""
    """The short name of the template that is fetched there; `{}` is the department's code."""

    def choices(self, owner: str) -> dict[str, str]:
        """What an address from elsewhere chooses there, for who owes it."""
        return {addresses.TEMPLATE: self.template.format(owner)} if self.template else {}


RULES_TEMPLATE = "politisk-behandling"
FIGURES = Way(
    pages.SUBMIT,
    "skabelon",
    "Hent skabelonen Forvaltningens tal og indsatser",
    "tal-og-indsatser-{}",
)
ANSWERS = Way(pages.REMARKS_AND_ANSWERS, "", "Skriv på siden Bemærkninger og svar")
TEXTS = Way(
    pages.SUBMIT,
    "skriv",
    "Skriv en tekst på siden Indberetning; koordinatoren skriver opfølgningen i skabelonen Politisk "
    "behandling, når den er gennemført",
)
MEETINGS = Way(
    pages.SUBMIT,
    "skabelon",
    "Koordinatoren skriver mødet i skabelonen Politisk behandling",
    RULES_TEMPLATE,
)
WAYS: Mapping[Owed, Way] = {
    Owed.FIGURES: FIGURES,
    Owed.REMARKS: ANSWERS,
    Owed.REPLIES: ANSWERS,
    Owed.HEARING_ANSWERS: ANSWERS,
    Owed.MIDWAY_STATUS: TEXTS,
    Owed.MEETING: MEETINGS,
}


def rules_template(links: Links) -> str:
    """The address where the coordinator fetches the template with the rules, chosen already."""
    return links.page(pages.SUBMIT, "skabelon", {addresses.TEMPLATE: RULES_TEMPLATE})


def on_the_way(received: Iterable[Duty], public: Iterable[Duty]) -> tuple[Duty, ...]:
    """What has been delivered and is owed no more, but does not count in public yet."""
    waiting = {each.id for each in public if things.is_awaited(each)}
    return tuple(d for d in received if d.state is DutyState.DONE and d.id in waiting)


def view(status: Status, found: Owing, sent: Sequence[Duty], links: Links, *, own: bool) -> Markup:
    """What is owed, as its deliverers read it; `own` is without those who owe it, who are the readers."""
    coming = [duty for thing in found.coming for duty in thing.awaited]
    shown = AT_ONCE if own else 0
    today = found.day
    text = markup.paragraph(owing.lead(status, found, today))
    if first := (*found.missing, *found.without_news, *coming[:shown]):
        text += _first(status, first, today, links, own=own)
    if later := coming[shown:]:
        named = f"{'Senere' if shown else 'Frister'} det næste år"
        heading = f"{named}: {_things(later)}"
        table = _table(status, named, later, today, links, own=own)
        text += markup.unfolded(heading, table)
    text += _sent(status, sent, links, own=own)
    return text if own else text + no_deadline.without_deadline(status)


def _first(
    status: Status, duties: Sequence[Duty], today: date, links: Links, *, own: bool
) -> Markup:
    """What is late or soon due; for the coordinator a fold for each who owes it, where it is much."""
    if own or len(duties) <= owed.MOST_AT_ONCE:
        caption = f"Skyldes nu eller snart: {_things(duties)}"
        return _table(status, caption, duties, today, links, own=own)
    return markup.joined(
        markup.unfolded(
            f"{name}: {_things(each)}",
            _table(status, f"Det, der venter på {name}", each, today, links, own=own),
        )
        for name, each in owed.by_owner(status, duties)
    )


def _things(duties: Sequence[Duty]) -> str:
    return tally(len(duties), "ting", "ting")


def _table(
    status: Status, caption: str, duties: Sequence[Duty], today: date, links: Links, *, own: bool
) -> Markup:
    who = Column[Duty]("Hvem", lambda d: capitalised(things.owner_name(status, d)))
    columns = (
        *(() if own else (who,)),
        Column[Duty]("Hvad", lambda d: things.linked_name(status, d, links)),
        Column[Duty]("Hvordan står det", lambda d: things.standing(d, today)),
        Column[Duty]("Frist", lambda d: due_day(d.due, d.unmoved)),
        Column[Duty]("Sådan gør I", lambda d: _way(d, links)),
    )
    return tables.on_page(Table(caption, columns, duties), "stack owed")


def _way(duty: Duty, links: Links) -> Markup:
    way = WAYS[duty.owed]
    address = f"#{way.anchor}" if way.path == pages.SUBMIT else links.page(way.path, way.anchor)
    return markup.anchor(way.words, address)


def _sent(status: Status, sent: Sequence[Duty], links: Links, *, own: bool) -> Markup:
    if not sent:
        return Markup("")
    count = capitalised(counted(len(sent), "ting", "ting"))
    verb = (
        "er indberettet, men ikke offentlig endnu. Den"
        if len(sent) == 1
        else "er indberettet, men ikke offentlige endnu. De"
    )
    lines = (
        markup.joined(
            [
                things.linked_name(status, each, links),
                "" if own else f", {things.owner_name(status, each)}",
            ]
        )
        for each in sent
    )
    return markup.paragraph(f"{count} {verb} skyldes ikke længere:") + markup.items(lines)
