"""Centres and offices with target groups and ages, and the councils that advise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import UnitKind
from policy.records import OrganisationUnit
from policy.whole_city import WHOLE_CITY
from presentation import pages, tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import city
from presentation.language.department_names import department_name
from presentation.language.numbers import number, period
from presentation.language.sources import cited, origin
from presentation.language.words import listed
from presentation.tables import FILE, PAGE, Column, Table

KINDS = {
    UnitKind.OFFICE: "Indgange for borgere",
    UnitKind.COMPLAINTS: "Klageinstanser",
    UnitKind.CENTRE: "Centre",
    UnitKind.SUPPLIER: "Leverandører",
    UnitKind.PLACE: "Steder for ophold og behandling",
}
OLDEST = 200
NOTHING = "Kilderne nævner ingen på denne dato, eller ingen for den målgruppe, du følger."


def with_age(units: Iterable[OrganisationUnit]) -> list[OrganisationUnit]:
    """The units with an age limit, the youngest first."""
    parts = [unit for unit in units if unit.age_from is not None or unit.age_to is not None]
    return sorted(parts, key=lambda unit: (unit.age_from or 0, unit.age_to or OLDEST))


def age_words(unit: OrganisationUnit) -> str:
    """The ages that a unit is for."""
    if unit.age_from is None:
        return f"op til {unit.age_to} år" if unit.age_to is not None else "ikke oplyst"
    return f"{unit.age_from} til {unit.age_to} år" if unit.age_to else f"fra {unit.age_from} år"


def age_table(status: Status, units: Sequence[OrganisationUnit]) -> Markup:
    """The units by the ages that they are for."""
    aged = with_age(units)
    if not aged:
        return Markup("")
    places = dict.fromkeys(c for unit in aged for c in unit.sources)
    source = markup.paragraph(f"Kilde: {origin(places, status.sources)}.", "source")
    table = Table("Enheder efter den alder, de er for", unit_columns(status), aged)
    note = markup.paragraph("Aldersgrænserne står, som de er trykt.")
    return _place("alder", table.caption, aged, note + tables.on_page(table, "stack") + source)


def _place(place: str, name: str, units: Sequence[OrganisationUnit], content: Markup) -> Markup:
    """Units under a line with their name and number, which an anchor opens."""
    return Markup('<div id="{}">{}</div>').format(
        place, markup.unfolded(_line(name, len(units)), content, "theme")
    )


def _line(name: str, count: int) -> Markup:
    return Markup('<strong>{}</strong> <span class="small">{}</span>').format(name, number(count))


def unit_columns(status: Status) -> tuple[Column[OrganisationUnit], ...]:
    """The columns of centres, offices and councils."""
    names = {unit.id: unit.name for unit in status.units}
    return (
        Column("Enhed", lambda u: markup.anchor(u.name, f"#{anchor_of(u)}"), PAGE),
        Column("Navn", lambda u: u.name, FILE),
        Column("Slags", lambda u: u.kind.label, FILE),
        Column("Forvaltning", lambda u: department_name(status, u.department), FILE),
        Column("Del af", lambda u: names.get(u.part_of or ""), FILE),
        Column("Gengivet kort", lambda u: u.summary, FILE),
        Column("Alder", age_words, PAGE),
        Column("Alder fra", lambda u: u.age_from, FILE),
        Column("Alder til", lambda u: u.age_to, FILE),
        Column(
            "Målgrupper",
            lambda u: "; ".join(u.target_groups),
            page=lambda u: listed(u.target_groups) or "ikke oplyst",
        ),
        Column("Kontakt", lambda u: u.contact, FILE),
        Column("Åbningstid", lambda u: u.hours, FILE),
        Column(
            "Oplysningens år",
            lambda u: u.year,
            page=lambda u: str(u.year) if u.year else "uden årstal",
        ),
        Column("Findes fra", lambda u: str(u.valid_from) if u.valid_from else None, FILE),
        Column("Findes til", lambda u: str(u.valid_to) if u.valid_to else None, FILE),
        Column("Note", lambda u: u.note, FILE),
        Column("Kilde", lambda u: cited(u.sources, status.sources), FILE),
    )


def unit_list(status: Status, units: Sequence[OrganisationUnit]) -> Markup:
    """Offices, complaints bodies, centres, suppliers and places, folded per kind."""
    folded = markup.joined(
        markup.unfolded(
            _line(name, len(own)),
            markup.joined(unit_card(status, unit) for unit in own),
            "theme",
        )
        for kind, name in KINDS.items()
        if (own := [unit for unit in units if unit.kind is kind])
    )
    return folded or markup.paragraph(NOTHING)


def city_council(units: Iterable[OrganisationUnit]) -> OrganisationUnit | None:
    """The council for the whole city."""
    return next((u for u in units if _is_council(u) and u.department == WHOLE_CITY), None)


def other_councils(units: Iterable[OrganisationUnit]) -> list[OrganisationUnit]:
    """The councils that advise a centre or a scheme."""
    return [u for u in units if _is_council(u) and u.department != WHOLE_CITY]


def _is_council(unit: OrganisationUnit) -> bool:
    return unit.kind is UnitKind.COUNCIL


def council_difference(status: Status) -> str:
    """How the councils in the list differ from the city's own council."""
    council = city_council(status.units)
    name = council.name if council else city.council(status)
    return (
        f"{name} er kommunens råd for hele byen og skriver bemærkninger til politikken. "
        f"Rådene her rådgiver et enkelt center eller en enkelt ordning og er ikke {name}."
    )


def council_list(status: Status, units: Sequence[OrganisationUnit], links: Links) -> Markup:
    """The councils that advise a centre or a scheme, and a link to the page of the city's own council."""
    councils = other_councils(units)
    cards = markup.joined(unit_card(status, unit) for unit in councils)
    way = markup.anchor(f"{city.of_council(status)} bemærkninger", links.page(pages.COUNCIL))
    content = markup.paragraph(council_difference(status)) + markup.paragraph(way)
    return _place(
        "raad", "Råd, der rådgiver", councils, content + (cards or markup.paragraph(NOTHING))
    )


def anchor_of(unit: OrganisationUnit) -> str:
    """The anchor of a unit's card; its prefix keeps it apart from a service of the same name."""
    return f"enhed-{unit.id}"


def unit_card(status: Status, unit: OrganisationUnit) -> Markup:
    """Everything in the sources about one unit."""
    return Markup(
        '<article class="service" id="{id}"><h3>{name}</h3><p>{summary}</p>'
        '{facts}{note}<p class="source">{year} Kilde: {source}.</p></article>'
    ).format(
        id=anchor_of(unit),
        name=unit.name,
        summary=unit.summary,
        facts=markup.facts(_facts(status, unit)),
        note=markup.paragraph(unit.note, "small") if unit.note else "",
        year=f"Oplysningen er fra {unit.year}." if unit.year else "Kilden har intet årstal.",
        source=cited(unit.sources, status.sources),
    )


def _facts(status: Status, unit: OrganisationUnit) -> Iterator[tuple[str, str]]:
    if unit.age_from is not None or unit.age_to is not None:
        yield "Alder", age_words(unit)
    if unit.target_groups:
        yield "Målgrupper", listed(unit.target_groups)
    if unit.contact:
        yield "Kontakt", unit.contact
    if unit.hours:
        yield "Åbningstid", unit.hours
    parent = next((u.name for u in status.units if u.id == unit.part_of), None)
    department = department_name(status, unit.department) if unit.department != WHOLE_CITY else None
    if above := [name for name in (parent, department) if name]:
        yield "Hører under", listed(above, "i")
    if unit.valid_from:
        yield "Findes fra", period(unit.valid_from)
    if unit.valid_to:
        yield "Findes til", period(unit.valid_to)


def unit_download(status: Status, units: Iterable[OrganisationUnit]) -> Download:
    """The units as a file."""
    table = Table("Centre, indgange og råd", unit_columns(status), list(units))
    return tables.as_file(table, status, "centre-og-raad", table.caption)
