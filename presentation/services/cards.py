"""One service, right or rule on a card: what it is, its facts, whom to turn to, and its source."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from metrics.status import Status
from policy.choices import UnitKind
from policy.records import OrganisationUnit, Service
from policy.service_levels import LEVEL_WORDS
from presentation.html import markup
from presentation.html.links import Links
from presentation.language.sources import cited
from presentation.language.words import capitalised, ended, listed, lowered
from presentation.services.prices import amount_name, price_words

CARD = Markup('<article class="service" id="{}"><h3>')
CARD_HEAD_END, CARD_END = Markup("</h3>"), Markup("</article>")
UNITS = {
    UnitKind.OFFICE: ("Kontor", "Kontorer"),
    UnitKind.COMPLAINTS: ("Klageinstans", "Klageinstanser"),
    UnitKind.CENTRE: ("Center", "Centre"),
    UnitKind.COUNCIL: ("Råd", "Råd"),
    UnitKind.SUPPLIER: ("Leverandør", "Leverandører"),
    UnitKind.PLACE: ("Sted", "Steder"),
}
"""The names on a card for one unit and for several units of a kind."""


def service_card(status: Status, service: Service, links: Links) -> Markup:
    """Everything in the source about one service, each fact under its name."""
    places = cited(service.sources, status.sources)
    return markup.joined(
        [
            CARD.format(service.id),
            service.name,
            CARD_HEAD_END,
            markup.paragraph(capitalised(LEVEL_WORDS[service.level].one), "muted small"),
            markup.paragraph(service.summary),
            markup.facts(_facts(status, service, links)),
            markup.paragraph(service.note, "small") if service.note else "",
            markup.paragraph(f"{_year_words(service)} Kilde: {ended(places)}", "source"),
            CARD_END,
        ]
    )


def _year_words(service: Service) -> str:
    return f"Gælder {service.year}." if service.year else "Kilden har intet årstal."


def _facts(status: Status, service: Service, links: Links) -> Iterator[tuple[str, str | Markup]]:
    words = LEVEL_WORDS[service.level]
    if service.price:
        yield amount_name(service), price_words(service)
    if service.eligibility:
        yield words.whom, service.eligibility
    if service.limit:
        yield "Grænse", service.limit
    if service.deadline:
        yield "Frist", service.deadline
    if service.paragraph:
        yield "Paragraf", service.paragraph
    if service.apply_at:
        yield words.where, where_words(status, service)
    yield from _unit_facts(status, service)
    if service.target_groups:
        yield "Målgrupper", listed(service.target_groups)
    if rule := compared_with(status, service):
        text = f" ({price_words(rule)})" if rule.price else ""
        yield "Nationalt", markup.joined([card_link(rule, links), text])


def where_words(status: Status, service: Service) -> str:
    """The office to contact, with the contact details known of each office named there."""
    turned_to = service.apply_at or ""
    named = [unit for unit in units_of(status, service) if _is_named(unit, service)]
    more = [
        f"{unit.name}: {text}" if len(named) > 1 else text
        for unit in named
        if (text := _reached(unit, besides=turned_to))
    ]
    return " ".join(ended(text) for text in (turned_to, *more) if text)


def _unit_facts(status: Status, service: Service) -> Iterator[tuple[str, str]]:
    """The units that are not the office to contact, by kind."""
    other = [unit for unit in units_of(status, service) if not _is_named(unit, service)]
    for kind, (one, many) in UNITS.items():
        if text := [unit_words(unit) for unit in other if unit.kind is kind]:
            yield one if len(text) == 1 else many, " ".join(text)


def _is_named(unit: OrganisationUnit, service: Service) -> bool:
    return unit.name in (service.apply_at or "")


def units_of(status: Status, service: Service) -> list[OrganisationUnit]:
    """The offices, suppliers and places of a row, in its order."""
    known = {unit.id: unit for unit in status.units}
    return [known[code] for code in service.units if code in known]


def unit_words(unit: OrganisationUnit) -> str:
    """A unit with its address, telephone and hours, and the year of these facts.

    >>> from policy.choices import UnitKind
    >>> laundry = OrganisationUnit(
    ...     id="vask", name="Vaskeriet", kind=UnitKind.SUPPLIER, department="KK", summary="Vasker.",
    ...     contact="Telefon 12 34 56 78", year=2024,
    ... )
    >>> unit_words(laundry)
    'Vaskeriet: telefon 12 34 56 78 (2024).'
    """
    text = _reached(unit)
    if not text:
        return ended(unit.name)
    return ended(f"{unit.name}: {lowered(text) if text.startswith('Telefon') else text}")


def _reached(unit: OrganisationUnit, besides: str = "") -> str:
    """Address, telephone and hours with their year, without those that `besides` contains."""
    contact = ", ".join(
        part
        for part in (unit.contact or "").split(", ")
        if part.casefold() not in besides.casefold()
    )
    text = ". ".join(part.rstrip(".") for part in (contact, unit.hours) if part)
    return f"{text} ({unit.year})" if text and unit.year else text


def card_link(service: Service, links: Links) -> Markup:
    """A link to a service's card, which works also where only a different theme is shown."""
    return markup.anchor(service.name, links.service(service.id))


def compared_with(status: Status, service: Service) -> Service | None:
    """The national rule for the same thing, where there is one."""
    if service.compares_with is None:
        return None
    return next((row for row in status.services if row.id == service.compares_with), None)
