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
ABOUT = (
    "Få fristerne, og de møder og trin, hvis dag er kendt, i din egen kalender. Kopiér adressen, og sæt den ind dér, "
    "hvor dit kalenderprogram tilføjer en kalender fra internettet: så følger den med, når en frist bliver flyttet "
    "eller et møde udsat. Filen er, som kalenderen er i dag, og bliver ikke opdateret."
)
FOR_EVERYONE = 2
"""The calendar of everything and the council's come first; the others are folded."""


def links_to(status: Status, who: str | None, links: Links, site: str) -> Markup:
    """The section; first the calendar of the one who is chosen (`things.owner_key`), if any.

    `site` is the address of the site without a slash at the end; empty if it is not known.
    """
    every = calendars.calendars(status)
    first = [each for each in every if who and _is_of(each, who)] or every[:FOR_EVERYONE]
    rest = [each for each in every if each not in first]
    folded = f"Andre forvaltninger, udvalg og råd: {tally(len(rest), 'kalender', 'kalendere')}"
    return (
        markup.paragraph(ABOUT)
        + _table("Kalendere", first, links, site)
        + (markup.unfolded(folded, _table(folded, rest, links, site)) if rest else "")
    )


def _is_of(calendar: CalendarOf, who: str) -> bool:
    if who == COUNCIL:
        return calendar.whose == concerns.COUNCIL
    return calendar.whose in (concerns.department(who), concerns.body(who))


def _table(caption: str, rows: Sequence[CalendarOf], links: Links, site: str) -> Markup:
    address = Column[CalendarOf](
        "Adresse til kalenderprogrammet", lambda c: _address(c, links, site)
    )
    columns = (
        Column[CalendarOf]("Kalender", lambda c: c.name),
        *((address,) if site else ()),
        Column[CalendarOf]("Fil", lambda c: _file(c, links)),
    )
    return tables.on_page(Table(caption, columns, rows), "stack calendars")


def _address(calendar: CalendarOf, links: Links, site: str) -> Markup:
    """The whole address as text: pages cannot have links with a scheme of calendar programs."""
    whole = f"{site}{calendars.address(calendar, links).removeprefix('.')}"
    return Markup('<span class="address">{}</span>').format(whole)


def _file(calendar: CalendarOf, links: Links) -> Markup:
    words = Markup('Hent som fil<span class="unseen">, kalenderen {}</span>').format(calendar.name)
    return Markup('<a href="{}" download="{}">{}</a>').format(
        calendars.address(calendar, links), calendar.file, words
    )
