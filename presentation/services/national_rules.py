"""The city's prices, rules and deadlines beside the national ones for the same thing, each with its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import Status
from policy.choices import ServiceLevel
from policy.records import Service
from presentation import tables
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language import city, words
from presentation.language.numbers import all_of, kroner
from presentation.language.sources import cited
from presentation.services.by_theme import at_level, of_the_city
from presentation.services.cards import card_link, compared_with
from presentation.services.prices import YEAR_NOT_PRINTED, amount_words, amount_year, price_words
from presentation.tables import FILE, PAGE, Column, Table


class Pair(NamedTuple):
    """A row of the city and the national rule for the same thing."""

    own: Service
    rule: Service


def price_pairs(status: Status) -> list[Pair]:
    """Each price that has a national ceiling for the same thing, with that ceiling."""
    pairs = ((service, compared_with(status, service)) for service in of_the_city(status.services))
    return [Pair(own, rule) for own, rule in pairs if rule and own.price and rule.price]


def ceiling_sentence(status: Status) -> str:
    """Whether any price is above the ceiling for the same thing, and the years of both."""
    pairs = price_pairs(status)
    if not pairs:
        return "Kilderne har ingen priser, der kan stilles op mod et nationalt loft."
    above = [own for own, rule in pairs if _difference(own, rule) > 0]
    if above:
        text = f"{words.listed([own.name for own in above])} koster mere end det nationale loft."
    else:
        prices = words.capitalised(all_of(len(pairs), "prisen", "priser"))
        text = f"{prices} er på eller under det nationale loft for det samme."
    return f"{text} {_years(pairs)}"


def _years(pairs: Sequence[Pair]) -> str:
    """The years of the prices and of their ceilings, each ceiling counted once."""
    rules = {rule.id: rule for _, rule in pairs}.values()
    prices = "Prisen" if len(pairs) == 1 else "Priserne"
    ceiling = "loftet" if len(rules) == 1 else "lofterne"
    return f"{prices} er {_from(own for own, _ in pairs)}, og {ceiling} er {_from(rules)}."


def _from(services: Iterable[Service]) -> str:
    years = sorted({amount_year(service) for service in services})
    printed = [year for year in years if year != YEAR_NOT_PRINTED]
    text = [f"fra {words.listed(printed)}"] if printed else []
    return words.listed([*text, *(year for year in years if year == YEAR_NOT_PRINTED)])


def ceiling_columns(status: Status, links: Links) -> tuple[Column[Pair], ...]:
    """A price beside the ceiling for the same thing, each with its year; amounts in kroner."""
    place = city.place(status)
    return (
        Column("Ydelse", lambda p: p.own.name, page=lambda p: card_link(p.own, links)),
        Column(f"Pris i {place}", lambda p: amount_words(p.own), PAGE, numeric=True),
        Column("Pris i kroner", lambda p: p.own.price.size if p.own.price else None, FILE),
        Column("Prisen dækker", lambda p: p.own.price_covers, FILE),
        Column("Prisens år", lambda p: _year(p.own), page=lambda p: amount_year(p.own)),
        Column("Nationalt loft", lambda p: amount_words(p.rule), PAGE, numeric=True),
        Column(
            "Nationalt loft i kroner", lambda p: p.rule.price.size if p.rule.price else None, FILE
        ),
        Column("Loftet dækker", lambda p: p.rule.price_covers, FILE),
        Column("Loftets år", lambda p: _year(p.rule), page=lambda p: amount_year(p.rule)),
        Column("Forskel", lambda p: _difference_words(p.own, p.rule), PAGE),
        Column("Forskel i kroner", lambda p: _difference(p.own, p.rule), FILE),
        Column("Kilde", lambda p: cited((*p.own.sources, *p.rule.sources), status.sources), FILE),
    )


def ceiling_table(status: Status, links: Links) -> Markup:
    """Prices beside the ceiling for the same thing."""
    table = Table(
        f"Priser i {city.place(status)} ved siden af det nationale loft for det samme",
        ceiling_columns(status, links),
        price_pairs(status),
    )
    return tables.folded(table, "stack", ceiling_note(status))


def ceiling_download(status: Status) -> Download:
    """The prices and their ceilings as a file."""
    title = "Priser og nationale lofter"
    table = Table(title, ceiling_columns(status, Links()), price_pairs(status))
    return tables.as_file(table, status, "priser-og-lofter", title)


def _year(service: Service) -> int | None:
    return service.price_year or service.year


def _difference(own: Service, rule: Service) -> float:
    return own.price.size - rule.price.size if own.price and rule.price else 0


def _difference_words(own: Service, rule: Service) -> str:
    difference = _difference(own, rule)
    if not difference:
        return "som loftet"
    return f"{kroner(abs(difference))} {'over' if difference > 0 else 'under'} loftet"


def ceiling_note(status: Status) -> Markup:
    """A note on the sources, on differing years, and on ceilings without a price of the city."""
    pairs = price_pairs(status)
    compared = {rule.id for _, rule in pairs}
    alone = [
        row
        for row in at_level(status.services, ServiceLevel.NATIONAL)
        if row.price and row.price.size and row.id not in compared
    ]
    parts: list[str] = []
    if any(YEAR_NOT_PRINTED in (amount_year(own), amount_year(rule)) for own, rule in pairs):
        parts.append("Hvor kilden intet år trykker, kan pris og loft være fra hvert sit år.")
    elif any(amount_year(own) != amount_year(rule) for own, rule in pairs):
        parts.append("Pris og loft er ikke fra samme år, så forskellen kan være en anden i dag.")
    if alone:
        names = words.listed([f"{row.name} ({words.lowered(price_words(row))})" for row in alone])
        parts.append(f"Uden en tilsvarende pris i {city.place(status)}: {names}.")
    sources = dict.fromkeys(c for pair in pairs for row in pair for c in row.sources)
    sources.update(dict.fromkeys(c for row in alone for c in row.sources))
    if sources:
        parts.append(f"Kilde: {words.ended(cited(sources, status.sources))}")
    return paragraph(" ".join(parts), "source")


def rule_table(status: Status, links: Links) -> Markup:
    """The city's rules beside the national rules for the same thing; prices are not included."""
    pairs = (
        (own, compared_with(status, own))
        for own in of_the_city(status.services)
        if not own.complaint
    )
    rows = [Pair(own, rule) for own, rule in pairs if rule and not (own.price and rule.price)]
    columns = (
        Column[Pair]("Emne", lambda p: card_link(p.own, links)),
        Column[Pair](words.capitalised(city.place(status)), lambda p: _rule_words(p.own)),
        Column[Pair]("Nationalt", lambda p: _rule_words(p.rule)),
    )
    table = Table(f"Regler i {city.place(status)} ved siden af de nationale", columns, rows)
    return tables.folded(table, "stack rules")


def _rule_words(service: Service) -> str:
    year = str(service.year) if service.year else YEAR_NOT_PRINTED
    sentence = " ".join(text for text in (service.summary, service.limit, service.deadline) if text)
    return f"{sentence} ({year})"


def complaint_sentence(status: Status) -> str:
    """The deadlines for complaints about decisions, from the city's sources."""
    deadlines = [row for row in _complaints(status) if row.deadline]
    if not deadlines:
        return "Kilderne nævner ingen klagefrist."
    return " ".join(f"{row.name}: {words.lowered(row.deadline or '')}" for row in deadlines)


def _complaints(status: Status) -> list[Service]:
    return [service for service in of_the_city(status.services) if service.complaint]


def complaint_table(status: Status, links: Links) -> Markup:
    """Complaints by subject: the body to write to, the deadline, and the national one beside it."""
    columns = (
        Column[Service]("Klage", lambda s: card_link(s, links)),
        Column[Service]("Hvad kilden siger", lambda s: s.summary),
        Column[Service](f"Frist i {city.place(status)}", _deadline_words),
        Column[Service]("National frist", lambda s: _national_deadline(status, s)),
        Column[Service]("Hos hvem", lambda s: s.apply_at, unknown="ikke oplyst"),
    )
    table = Table(
        f"Klager: frister i {city.place(status)} og nationalt", columns, _complaints(status)
    )
    return tables.folded(table, "stack rules complaints", complaint_source(status))


def _national_deadline(status: Status, service: Service) -> str:
    rule = compared_with(status, service)
    return _deadline_words(rule) if rule else "ikke oplyst"


def _deadline_words(service: Service) -> str:
    if not service.deadline:
        return "ikke oplyst"
    return f"{service.deadline.rstrip('.')} ({service.year or YEAR_NOT_PRINTED})"


def complaint_source(status: Status) -> Markup:
    """The sources of the deadlines."""
    own = _complaints(status)
    rules = [rule for service in own if (rule := compared_with(status, service))]
    places = dict.fromkeys(c for row in (*own, *rules) for c in row.sources)
    return paragraph(f"Kilde: {words.ended(cited(places, status.sources))}", "source")
