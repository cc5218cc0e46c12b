"""The calendars as a reader finds them: by the address for her own program, or as a file."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.ownership import COUNCIL
from presentation import tables
from presentation.html import markup
from presentation.html.links import Links
from presentation.language.numbers import tally
from presentation.tables import Column, Table
from presentation.wheel import calendars, concerns
from presentation.wheel.calendars import CalendarOf

HEADING = "Kalender"
ANCHOR = "kalender"
PLACE = Markup('<div id="{}"></div>').format(ANCHOR)
WHAT = "Få fristerne, og de møder og trin, hvis dag er kendt, i din egen kalender."
FOLLOW, FETCH = "Abonnér på kalenderen, eller hent den som fil", "Hent kalenderen som fil"
ABOUT = (
    "Abonnér, så følger kalenderen med, når en frist bliver flyttet eller et møde udsat. Filen er, som kalenderen "
    "er i dag, og bliver ikke opdateret. Åbner linket ikke dit kalenderprogram, så kopiér adressen, og sæt den ind "
    "dér, hvor programmet tilføjer en kalender fra internettet."
)
CLOSED = (
    "Filen er, som kalenderen er i dag, og bliver ikke opdateret: siden kan kun læses af dem, der logger ind, og det "
    "kan et kalenderprogram ikke."
)
FOR_EVERYONE = 2
"""The calendar of everything and the council's come first; the others are folded."""


def links_to(
    status: Status, who: str | None, links: Links, site: str, *, is_closed: bool = False
) -> Markup:
    """The section; first the calendar of the one who is chosen (`things.owner_key`), if any.

    `site` is the address of the site without a slash at the end; empty if it is not known. `is_closed`:
    only whoever signs in may read, so that no calendar program can.
    """
    every = calendars.calendars(status)
    first = [each for each in every if who and _is_of(each, who)] or every[:FOR_EVERYONE]
    rest = [each for each in every if each not in first]
    folded = f"Andre forvaltninger, udvalg og råd: {tally(len(rest), 'kalender', 'kalendere')}"
    ways = (_file_column(links),) if is_closed else (*_following(links, site), _file_column(links))
    content = markup.joined(
        [
            markup.paragraph(f"{WHAT} {CLOSED if is_closed else ABOUT}"),
            _table("Kalendere", first, ways),
            markup.unfolded(folded, _table(folded, rest, ways)) if rest else "",
        ]
    )
    return markup.unfolded(FETCH if is_closed else FOLLOW, content)


def _is_of(calendar: CalendarOf, who: str) -> bool:
    if who == COUNCIL:
        return calendar.whose == concerns.COUNCIL
    return calendar.whose in (concerns.department(who), concerns.body(who))


def _table(caption: str, rows: Sequence[CalendarOf], ways: Sequence[Column[CalendarOf]]) -> Markup:
    columns = (Column[CalendarOf]("Kalender", lambda c: c.name), *ways)
    return tables.on_page(Table(caption, columns, rows), "stack calendars")


def _following(links: Links, site: str) -> tuple[Column[CalendarOf], ...]:
    """The ways to follow a calendar; the address to copy only where that of the site is known."""
    follow = Column[CalendarOf]("Følg", lambda c: _follow(c, links))
    address = Column[CalendarOf](
        "Adresse til kalenderprogrammet", lambda c: _address(c, links, site)
    )
    return (follow, address) if site else (follow,)


def _file_column(links: Links) -> Column[CalendarOf]:
    return Column[CalendarOf]("Fil", lambda c: _file(c, links))


def _follow(calendar: CalendarOf, links: Links) -> Markup:
    words = Markup('Abonnér<span class="unseen"> på kalenderen {}</span>').format(calendar.name)
    link = markup.anchor(words, calendars.following(calendar, links))
    return markup.joined([link, " i dit kalenderprogram"])


def _address(calendar: CalendarOf, links: Links, site: str) -> Markup:
    """The whole address as text, which breaks after its slashes.

    Pages cannot have links with a scheme of calendar programs.
    """
    whole = f"{site}{calendars.address(calendar, links).removeprefix('.')}"
    return Markup("/<wbr>").join(whole.split("/"))


def _file(calendar: CalendarOf, links: Links) -> Markup:
    words = Markup('Hent som fil<span class="unseen">, kalenderen {}</span>').format(calendar.name)
    return Markup('<a href="{}" download="{}">{}</a> (ics)').format(
        calendars.address(calendar, links), calendar.file, words
    )
