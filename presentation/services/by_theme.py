"""Services, rights and duties by theme, with the text above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import Qualifier, ServiceLevel
from policy.records import Service
from policy.service_levels import LEVEL_WORDS
from presentation import tables
from presentation.html import markup
from presentation.html.cache import once_a_status
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import city, numbers
from presentation.language.inflection import other_forms, roots
from presentation.language.letters import folded, slug
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed, lowered
from presentation.services import cards
from presentation.services.prices import amount_name
from presentation.tables import Column, Table

LEAD = {
    ServiceLevel.GUIDING: "Oplysninger om hjælp er vejledende.",
    ServiceLevel.RULE: "Rettigheder, pligter og frister er mærket for sig.",
}
"""The first sentence on a kind of row, if the city has any."""
PREVIEW_LENGTH = 100
KEPT_LISTS = 32
FEW_ROWS = 25


def headline(status: Status) -> str:
    """The page's heading: how many guiding rows, and how many rights and duties."""
    rows = of_the_city(status.services)
    if not rows:
        return f"Ingen kendte oplysninger om hjælp og serviceniveau per {numbers.day(status.as_of)}"
    return capitalised(_by_level(rows))


def lead(status: Status) -> Markup:
    """An introduction to the rows, their source and years, and the meaning of each kind."""
    rows = of_the_city(status.services)
    document = _document(status, rows)
    first = " ".join(text for level, text in LEAD.items() if at_level(rows, level))
    text = f" Siden gengiver kort, hvad »{document}« siger." if document else ""
    return markup.paragraph(
        markup.joined([Markup("<strong>{}</strong>").format(first), text, _years(rows)]), "lead"
    ) + markup.facts(
        (capitalised(words.many), words.explanation)
        for level, words in LEVEL_WORDS.items()
        if at_level(status.services, level)
    )


def _document(status: Status, rows: Sequence[Service]) -> str:
    """The title of the source that most of the rows cite."""
    cited_by = Counter(citation.document for row in rows for citation in row.sources)
    most = max(cited_by, key=lambda code: cited_by[code], default=None)
    return next((source.title for source in status.sources if source.id == most), "")


def _years(rows: Sequence[Service]) -> str:
    """The year of most rows, and how many amounts are from other years."""
    years = Counter(row.year for row in rows if row.year)
    if not years:
        return ""
    usual = max(years, key=lambda year: years[year])
    amounts = (row.price_year or row.year for row in rows if row.price)
    other = [year for year in amounts if year and year != usual]
    if not other and len(years) == 1:
        return f" Oplysningerne er fra {usual}."
    text = f" Oplysningerne er fra {usual}, hvor intet andet årstal står"
    if not other:
        return f"{text}."
    count = numbers.counted(len(other), "beløb", "beløb", common=False)
    return f"{text}; {count} er fra {listed([str(year) for year in sorted(set(other))])}."


def of_the_city(services: Iterable[Service]) -> list[Service]:
    """The city's own rows: guiding ones, and rights, duties and deadlines."""
    return [service for service in services if service.level is not ServiceLevel.NATIONAL]


def at_level(services: Iterable[Service], level: ServiceLevel) -> list[Service]:
    """The rows of one kind."""
    return [service for service in services if service.level is level]


def _by_level(services: Iterable[Service]) -> str:
    """The number of rows per kind that occurs."""
    levels = Counter(service.level for service in services)
    return listed(
        [
            numbers.tally(levels[level], words.one, words.many)
            for level, words in LEVEL_WORDS.items()
            if levels[level]
        ]
    )


def themes(services: Iterable[Service]) -> dict[str, str]:
    """The themes in the order of the source, by their code in the URL."""
    return {slug(service.theme): service.theme for service in services}


def levels(services: Iterable[Service]) -> dict[str, str]:
    """The kinds of rows that occur, by their code in the URL."""
    rows = tuple(services)
    return {
        level.value: capitalised(words.many)
        for level, words in LEVEL_WORDS.items()
        if at_level(rows, level)
    }


def matching(
    status: Status,
    services: Iterable[Service],
    theme: str | None,
    level: str | None,
    words: Sequence[str],
) -> list[Service]:
    """The rows of a theme and a kind (each by its code) that contain all of the folded words.

    The names and addresses of a row's offices, suppliers and places are searched too.
    """
    return [
        service
        for service in services
        if (theme is None or slug(service.theme) == theme)
        and (level is None or service.level.value == level)
        and (not words or _holds_all(_searchable(status, service), words))
    ]


def _holds_all(text: str, words: Sequence[str]) -> bool:
    """Whether each word is in the folded text, in one of its forms or as part of a longer word."""
    return all(
        any(form in text for form in (word, *roots(word), *other_forms(word))) for word in words
    )


def _searchable(status: Status, service: Service) -> str:
    parts = (
        service.theme, service.name, service.summary, service.paragraph, service.price_covers,
        service.limit, service.deadline, service.eligibility, service.apply_at, service.note,
        LEVEL_WORDS[service.level].one,
        *service.target_groups, *(cards.unit_words(unit) for unit in cards.units_of(status, service)),
    )  # fmt: skip
    return folded(" ".join(text for text in parts if text))


def count_sentence(chosen: Sequence[Service], everything: Sequence[Service]) -> str:
    """How many rows are shown, of how many, and the number per kind."""
    text = f"Viser {numbers.number(len(chosen))} af {numbers.number(len(everything))}"
    return f"{text}: {_by_level(chosen)}." if chosen else f"{text}."


def opens(chosen: Sequence[Service], theme: str | None, level: str | None, query: str) -> bool:
    """Whether the themes are unfolded: one was chosen, or a search or a kind leaves few rows."""
    return theme is not None or (bool(query or level) and len(chosen) <= FEW_ROWS)


def silence() -> Markup:
    """A note on the meaning of a missing fact."""
    return markup.paragraph(
        "Mangler pris, grænse, frist eller paragraf, nævner kilden den ikke dér.",
        "small after",
    )


def nothing_sentence(theme: str | None, level: str | None, query: str, group: str | None) -> str:
    """The choices that together leave no row; the theme and the kind by their names."""
    chosen = [
        f"temaet {theme}" if theme else "",
        f"slagsen {lowered(level)}" if level else "",
        f"ordene »{query}«" if query else "",
        f"målgruppen {group}" if group else "",
    ]
    wanted = listed([choice for choice in chosen if choice])
    return (
        f"Kilderne har ingen oplysninger om hjælp, der passer til {wanted}."
        if wanted
        else "Kilderne har ingen oplysninger om hjælp på denne dato."
    )


def theme_list(status: Status, services: Sequence[Service], links: Links, *, shown: bool) -> Markup:
    """The themes in a list, each with its rows folded, or unfolded if `shown`."""
    return _theme_list(status, tuple(services), links, shown)


@once_a_status(KEPT_LISTS)
def _theme_list(status: Status, services: Sequence[Service], links: Links, shown: bool) -> Markup:
    by_theme: dict[str, list[Service]] = {}
    for service in services:
        by_theme.setdefault(service.theme, []).append(service)
    return markup.joined(
        markup.unfolded(
            _theme_line(theme, rows),
            markup.joined(cards.service_card(status, service, links) for service in rows),
            "theme",
            shown=shown,
        )
        for theme, rows in by_theme.items()
    )


def _theme_line(theme: str, rows: Sequence[Service]) -> Markup:
    """A theme's name, the number of its rows, and the names of the first."""
    names = _preview([row.name for row in rows], PREVIEW_LENGTH - len(theme))
    return Markup(
        '<strong>{}</strong> <span class="small">{}<span class="preview">: {}</span></span>'
    ).format(theme, numbers.tally(len(rows), "emne", "emner"), names)


def _preview(names: Sequence[str], length: int) -> str:
    """As many of the names as fit in `length` characters, at least one."""
    shown = [
        name for place, name in enumerate(names) if len(", ".join(names[: place + 1])) <= length
    ]
    text = shown or names[:1]
    return ", ".join(text) + ("\u00a0…" if len(text) < len(names) else "")


def way_through(sections: Mapping[str, str]) -> Markup:
    """Links to the sections of a long page, by anchor."""
    return Markup('<nav class="way" aria-label="Længere nede på siden">{}</nav>').format(
        markup.items(markup.anchor(name, f"#{place}") for place, name in sections.items())
    )


def service_columns(status: Status) -> tuple[Column[Service], ...]:
    """The columns of services; amounts in kroner."""
    return (
        Column("Tema", lambda s: s.theme),
        Column("Navn", lambda s: s.name),
        Column("Niveau", lambda s: city.level(status, s.level)),
        Column("År", lambda s: s.year),
        Column("Gengivet kort", lambda s: s.summary),
        Column("Paragraf", lambda s: s.paragraph),
        Column("Beløb i kroner", _amount),
        Column("Beløbet er", lambda s: amount_name(s).lower() if s.price else None),
        Column("Beløbet er højst", _is_at_most),
        Column("Beløbet dækker", lambda s: s.price_covers),
        Column("Beløbets år", lambda s: (s.price_year or s.year) if s.price else None),
        Column("Grænse", lambda s: s.limit),
        Column("Frist", lambda s: s.deadline),
        Column("Hvem kan få det, eller hvem det gælder", lambda s: s.eligibility),
        Column("Ansøg hos, eller henvend dig til", lambda s: s.apply_at),
        Column("Kontorer, leverandører og steder", lambda s: _units(status, s)),
        Column("Sammenlignes med", lambda s: _rule_name(status, s)),
        Column("Målgrupper", lambda s: "; ".join(s.target_groups)),
        Column("Note", lambda s: s.note),
        Column("Kilde", lambda s: cited(s.sources, status.sources)),
    )


def service_download(status: Status, services: Iterable[Service]) -> Download:
    """The services as a file."""
    table = Table("Hjælp og serviceniveau", service_columns(status), list(services))
    return tables.as_file(table, status, "hjaelp-og-serviceniveau", table.caption)


def _amount(service: Service) -> float | None:
    """The amount, or the upper end of a range."""
    price = service.price
    if price is None:
        return None
    return price.value if price.value is not None else price.high


def _is_at_most(service: Service) -> str | None:
    at_most = service.price and service.price.qualifier is Qualifier.AT_MOST
    return "ja" if at_most else None


def _units(status: Status, service: Service) -> str:
    return "; ".join(cards.unit_words(unit) for unit in cards.units_of(status, service))


def _rule_name(status: Status, service: Service) -> str | None:
    rule = cards.compared_with(status, service)
    return rule.name if rule else None
