"""What a citizen can get: each service with its price, limits and where to apply, by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import Qualifier, ServiceLevel, Unit
from policy.records import Service
from presentation import addresses
from presentation.inflection import other_forms, roots
from presentation.letters import folded, slug
from presentation.markup import anchor, facts, items, joined, paragraph, unfolded
from presentation.numbers import day, in_words, number, quantity, tally
from presentation.once import once_a_status
from presentation.sources import cited
from presentation.takeaway import Extract, Row, extract
from presentation.words import capitalised, listed

PAID_OUT = {"tilskud": "Tilskud", "vederlag": "Vederlag"}
"""Amounts that the citizen gets and does not pay, by the word that tells it in `price_covers`."""

YEAR_NOT_PRINTED = "uden årstal"
DOCUMENT = "HVERDAG"
CARD = Markup('<article class="service" id="{}"><h3>')
CARD_HEAD_END, CARD_END = Markup("</h3>"), Markup("</article>")
PREVIEW_LENGTH = 100
KEPT_LISTS = 32
FEW_ROWS = 25


def headline(status: Status) -> str:
    """The page's heading: how much is told, from which year, and that all of it is guiding."""
    own = guiding(status.services)
    if not own:
        return f"Ingen kendte oplysninger om hjælp og serviceniveau pr. {day(status.as_of)}"
    years = listed(sorted({str(service.year) for service in own if service.year}))
    return (
        f"{number(len(own))} ydelser og regler{f' fra {years}' if years else ''}, alle vejledende"
    )


def lead(status: Status) -> Markup:
    """What the rows are, and what they are not."""
    document = next((source.title for source in status.sources if source.id == DOCUMENT), "")
    told = (
        f" Siden gengiver kort, hvad »{document}« siger. Ingen række er et tilsagn: hvad en borger "
        "får, afgøres efter borgerens egen situation."
        if document
        else ""
    )
    return paragraph(
        joined(
            [
                Markup("<strong>Vejledende; altid en konkret, individuel vurdering.</strong>"),
                told,
            ]
        ),
        "lead",
    )


def guiding(services: Iterable[Service]) -> list[Service]:
    """The city's own rows."""
    return [service for service in services if service.level is ServiceLevel.GUIDING]


def national(services: Iterable[Service]) -> list[Service]:
    """The rows of the national rules."""
    return [service for service in services if service.level is ServiceLevel.NATIONAL]


def themes(services: Iterable[Service]) -> dict[str, str]:
    """The themes in the order of the source, by their code in the address."""
    return {slug(service.theme): service.theme for service in services}


def matching(services: Iterable[Service], theme: str | None, words: Sequence[str]) -> list[Service]:
    """The rows of a theme (by its code) that hold every one of the folded words."""
    return [
        service
        for service in services
        if (theme is None or slug(service.theme) == theme)
        and (not words or _holds_all(_searchable(service), words))
    ]


def _holds_all(text: str, words: Sequence[str]) -> bool:
    """Whether each word stands in the folded text, in one of its forms or as part of a longer word."""
    return all(
        any(form in text for form in (word, *roots(word), *other_forms(word))) for word in words
    )


def _searchable(service: Service) -> str:
    told = (
        service.theme, service.name, service.summary, service.paragraph, service.price_covers,
        service.limit, service.deadline, service.eligibility, service.apply_at, service.note,
        *service.target_groups,
    )  # fmt: skip
    return folded(" ".join(text for text in told if text))


def count_sentence(chosen: Sequence[Service], everything: Sequence[Service]) -> str:
    """How many rows are shown, of how many, and how many of them are national."""
    rules = len(national(chosen))
    told = f"Viser {number(len(chosen))} af {number(len(everything))} ydelser og regler"
    if not rules:
        return f"{told}."
    return f"{told}; {in_words(rules)} af dem er {'national' if rules == 1 else 'nationale'}."


def opens(chosen: Sequence[Service], theme: str | None, query: str) -> bool:
    """Whether the themes stand open: when one was chosen, or a search leaves few rows."""
    return theme is not None or (bool(query) and len(chosen) <= FEW_ROWS)


def silence() -> Markup:
    """What it means that a fact is not there."""
    return paragraph(
        "Mangler pris, grænse, frist eller paragraf ved en ydelse, nævner kilden den ikke dér.",
        "muted small after",
    )


def nothing_sentence(theme: str | None, query: str, group: str | None) -> str:
    """Which choices leave no row together."""
    chosen = [
        f"temaet {theme}" if theme else "",
        f"ordene »{query}«" if query else "",
        f"målgruppen {group}" if group else "",
    ]
    wanted = listed([choice for choice in chosen if choice])
    return (
        f"Kilderne har ingen ydelser, der passer til {wanted}."
        if wanted
        else "Kilderne har ingen ydelser på denne dato."
    )


def theme_list(
    status: Status, services: Sequence[Service], choices: Mapping[str, str], *, shown: bool
) -> Markup:
    """The themes one under the other, each with its rows folded under it, or `shown`."""
    return _theme_list(status, tuple(services), tuple(choices.items()), shown)


@once_a_status(KEPT_LISTS)
def _theme_list(
    status: Status, services: Sequence[Service], choices: Sequence[tuple[str, str]], shown: bool
) -> Markup:
    by_theme: dict[str, list[Service]] = {}
    for service in services:
        by_theme.setdefault(service.theme, []).append(service)
    return joined(
        unfolded(
            _theme_line(theme, rows),
            joined(service_card(status, service, dict(choices)) for service in rows),
            "theme",
            shown=shown,
        )
        for theme, rows in by_theme.items()
    )


def _theme_line(theme: str, rows: Sequence[Service]) -> Markup:
    """A theme's name, how much it holds, and what the first of it is."""
    names = _preview([row.name for row in rows], PREVIEW_LENGTH - len(theme))
    return Markup(
        '<strong>{}</strong> <span class="muted small">{}<span class="preview">: {}</span></span>'
    ).format(theme, tally(len(rows), "emne", "emner"), names)


def _preview(names: Sequence[str], length: int) -> str:
    """As many of the names as there is room for, at least one."""
    shown = [
        name for place, name in enumerate(names) if len(", ".join(names[: place + 1])) <= length
    ]
    told = shown or names[:1]
    return ", ".join(told) + ("\u00a0…" if len(told) < len(names) else "")


def service_card(status: Status, service: Service, choices: Mapping[str, str]) -> Markup:
    """All that the source says of one service, each fact under its name."""
    places = cited(service.sources, status.sources)
    return joined(
        [
            CARD.format(service.id),
            service.name,
            CARD_HEAD_END,
            paragraph(service.summary),
            facts(_facts(status, service, choices)),
            paragraph(service.note, "muted small") if service.note else "",
            paragraph(f"{_year_words(service)} Kilde: {places}.", "source"),
            CARD_END,
        ]
    )


def _year_words(service: Service) -> str:
    return f"Gælder {service.year}." if service.year else "Kilden har intet årstal."


def _facts(
    status: Status, service: Service, choices: Mapping[str, str]
) -> Iterator[tuple[str, str | Markup]]:
    if service.price:
        yield amount_name(service), price_words(service)
    if service.eligibility:
        yield "Hvem kan få det", service.eligibility
    if service.limit:
        yield "Grænse", service.limit
    if service.deadline:
        yield "Frist", service.deadline
    if service.paragraph:
        yield "Paragraf", service.paragraph
    if service.apply_at:
        yield "Søges hos", service.apply_at
    if service.target_groups:
        yield "Målgrupper", listed(service.target_groups)
    if rule := compared_with(status, service):
        told = f" ({price_words(rule)})" if rule.price else ""
        yield "Nationalt", joined([card_link(rule, choices), told])


def card_link(service: Service, choices: Mapping[str, str]) -> Markup:
    """The way to a service's own card, also from where another theme alone is shown."""
    return anchor(service.name, addresses.link(addresses.SERVICES, choices, service.id))


def amount_name(service: Service) -> str:
    """What the amount is: a price that the citizen pays, or something that is paid out."""
    covers = (service.price_covers or "").casefold()
    return next((name for word, name in PAID_OUT.items() if word in covers), "Pris")


def price_words(service: Service) -> str:
    """The amount with what it covers, and its year where that is another than the row's."""
    if not service.price:
        return ""
    amount = amount_words(service)
    is_price = amount_name(service) == "Pris"
    covers = f"{' for' if is_price and amount != 'gratis' else ':'} {service.price_covers}"
    year = f" ({service.price_year})" if service.price_year else ""
    told = f"{amount}{covers if service.price_covers else ''}{year}"
    return capitalised(told if is_price else f"{told}. Ikke en pris.")


def amount_words(service: Service) -> str:
    """The amount alone; a price of 0 is free of charge."""
    if service.price is None:
        return "ikke oplyst"
    if amount_name(service) == "Pris" and service.price.value == 0:
        return "gratis"
    return quantity(service.price, Unit.DKK)


def amount_year(service: Service) -> str:
    """The year of the amount, or that the source prints none."""
    year = service.price_year or service.year
    return str(year) if year else YEAR_NOT_PRINTED


def compared_with(status: Status, service: Service) -> Service | None:
    """The national rule for the same thing, where there is one."""
    if service.compares_with is None:
        return None
    return next((row for row in status.services if row.id == service.compares_with), None)


def way_through(sections: Mapping[str, str]) -> Markup:
    """The way down a long page: its sections by anchor."""
    return Markup('<nav class="way" aria-label="Længere nede på siden">{}</nav>').format(
        items(anchor(name, f"#{place}") for place, name in sections.items())
    )


def service_extract(status: Status, services: Iterable[Service]) -> Extract:
    """The services as a table to take along; amounts in kroner."""
    headings = (
        "Tema", "Navn", "Niveau", "År", "Gengivet kort", "Paragraf", "Beløb i kroner", "Beløbet er",
        "Beløbet er højst", "Beløbet dækker", "Beløbets år", "Grænse", "Frist", "Hvem kan få det",
        "Søges hos", "Sammenlignes med", "Målgrupper", "Note", "Kilde",
    )  # fmt: skip
    return extract(
        status,
        "hjaelp-og-serviceniveau",
        "Hjælp og serviceniveau, vejledende",
        headings,
        (_service_row(status, service) for service in services),
    )


def _service_row(status: Status, service: Service) -> Row:
    price = service.price
    rule = compared_with(status, service)
    return (
        service.theme,
        service.name,
        service.level.label,
        service.year,
        service.summary,
        service.paragraph,
        price.value if price and price.value is not None else (price.high if price else None),
        amount_name(service).lower() if price else None,
        "ja" if price and price.qualifier is Qualifier.AT_MOST else None,
        service.price_covers,
        (service.price_year or service.year) if price else None,
        service.limit,
        service.deadline,
        service.eligibility,
        service.apply_at,
        rule.name if rule else None,
        "; ".join(service.target_groups),
        service.note,
        cited(service.sources, status.sources),
    )
