"""The public tables that could measure each priority: our proposal, which no document mentions."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from metrics.status import REQUIRED, Criterion, ObjectiveStatus, PriorityStatus, Status
from policy.public_statistics import PublicTableTip
from policy.records import Indicator
from policy.spelling import folded
from policy.tables import BY_NAME
from presentation import pages, tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.letters import slug
from presentation.language.sources import cited
from presentation.language.words import ended, listed
from presentation.tables import FILE, Column, Table

TIPS = BY_NAME["public_table_tips"]
WEB = ("https://", "http://")
NOT_CHECKED = "Ikke efterset hos udgiveren. Se efter, før tallene bruges."
OUR_PROPOSAL = "Vores forslag; står ikke i dokumenterne"
NONE_KNOWN = "Vi kender ingen offentlig tabel, der kan belyse den."


def headline(status: Status) -> str:
    """The page's heading: how many priorities have a public table that could measure them."""
    total = len(status.priorities)
    with_tables = sum(bool(tips_for(status, priority)) for priority in status.priorities)
    if not total:
        return f"Ingen kendt politik per {numbers.day(status.as_of)}"
    if not with_tables:
        return "Vi kender ingen offentlig tabel, der kan belyse prioriteringerne"
    if total == 1:
        return "Den ene prioritering kan belyses med en offentlig tabel"
    return (
        f"{numbers.number(with_tables)} af {numbers.number(total)} prioriteringer kan belyses "
        "med en offentlig tabel"
    )


def lead(status: Status, links: Links) -> Markup:
    """What the tables could add, whose proposal they are, and where a file with figures is delivered."""
    submit = markup.anchor("Indberetning", links.page(pages.SUBMIT))
    return markup.joined([_could_add(status), *PROPOSED, " ", submit, "."])


PROPOSED = (
    "Det er vores forslag og ikke kommunens: Ingen af tabellerne står i dokumenterne. ",
    "En fil med tallene kan afleveres på siden",
)


def _could_add(status: Status) -> str:
    """How many of the priorities that have no target today have a public table."""
    open_ones = [priority for priority in status.priorities if not priority.measurable]
    found = sum(bool(tips_for(status, priority)) for priority in open_ones)
    if not found:
        return ""
    total = len(open_ones)
    whose = (
        "Den prioritering, der ikke har måltal i dag,"
        if total == 1
        else f"{numbers.number(found)} af de {numbers.number(total)}, der ikke har måltal i dag,"
    )
    return f"{whose} kan få et tal fra en offentlig tabel. "


def tips_for(status: Status, priority: PriorityStatus) -> tuple[PublicTableTip, ...]:
    """The public tables proposed for a priority."""
    return tuple(tip for tip in status.public_table_tips if tip.priority == priority.priority.id)


def name_of(tip: PublicTableTip) -> str:
    """The publisher and the table, which a priority has at most once."""
    return f"{tip.publisher}: {tip.table}"


def anchor_of(tip: PublicTableTip) -> str:
    """The id of a tip on the page, different from all others."""
    return slug(f"{tip.priority} {tip.publisher} {tip.table}")


def in_use(status: Status, tip: PublicTableTip) -> tuple[Indicator, ...]:
    """The indicators that already have figures from the tip's table."""
    own = (folded(tip.publisher), folded(tip.table))
    return tuple(
        series.indicator
        for series in status.public_series
        if (folded(series.extract.publisher), folded(series.extract.table)) == own
    )


def objective_tables(status: Status, objective: ObjectiveStatus, links: Links) -> Markup:
    """The priorities of an objective, one line each."""
    return markup.joined(priority_tables(status, each, links) for each in objective.priorities)


def priority_tables(status: Status, priority: PriorityStatus, links: Links) -> Markup:
    """A priority as a line with a square per public table; how it is measured, and each table, folded."""
    record = priority.priority
    to_priority = markup.anchor(
        f"Se prioritering {record.id}", links.objective(record.objective, record.id)
    )
    found = tips_for(status, priority)
    content = [
        markup.paragraph(markup.joined([measured_today(priority), " ", to_priority])),
        _obstacle(status, priority),
        *([_tip(status, tip, links) for tip in found] or [markup.paragraph(NONE_KNOWN)]),
    ]
    return Markup('<div id="{}">{}</div>').format(
        record.id,
        markup.unfolded(_line(priority, len(found)), markup.joined(content), "theme tables"),
    )


def _line(priority: PriorityStatus, tables_found: int) -> Markup:
    """The priority's name, a square per table, the number in words, and whether it has a target."""
    record = priority.priority
    squares = Markup('<i aria-hidden="true"></i>') * tables_found
    count = numbers.tally(tables_found, "tabel", "tabeller") if tables_found else "ingen tabel"
    today = "har måltal i dag" if priority.measurable else "intet måltal i dag"
    return Markup('<strong>{} {}</strong> <span class="tables">{} {} · {}</span>').format(
        record.id, record.short_title, squares, count, today
    )


def measured_today(priority: PriorityStatus) -> str:
    """Whether the priority has a figure with a target today, in one sentence."""
    if priority.measurable:
        return "I dag: et tal med måltal."
    if priority.met.isdisjoint({Criterion.VALUE, Criterion.TARGET}):
        return "I dag: hverken et tal, der kan måles på, eller et måltal."
    lacking = [criterion.label for criterion in REQUIRED if criterion not in priority.met]
    return f"I dag mangler {listed(lacking)}."


def _obstacle(status: Status, priority: PriorityStatus) -> Markup:
    record = priority.priority
    if not record.obstacle:
        return Markup("")
    source = cited(record.obstacle_sources, status.sources)
    return markup.paragraph(f"{record.obstacle} Kilde: {ended(source)}", "small")


def _tip(status: Status, tip: PublicTableTip, links: Links) -> Markup:
    steps = Markup("<ol>{}</ol>").format(
        markup.joined(Markup("<li>{}</li>").format(ended(step)) for step in tip.how)
    )
    summary = Markup('{}<span class="unseen">: {} til {}</span>').format(
        TIPS.field("how").column.heading, tip.table, tip.priority
    )
    return Markup('<article class="service" id="{}"><h3>{}</h3>{}{}</article>').format(
        anchor_of(tip),
        name_of(tip),
        markup.facts(_facts(status, tip, links)),
        markup.unfolded(summary, steps),
    )


def _facts(status: Status, tip: PublicTableTip, links: Links) -> Iterator[tuple[str, str | Markup]]:
    for name in ("title", "measure", "lacks", "areas", "frequency"):
        if text := getattr(tip, name):
            yield TIPS.field(name).column.heading, text
    yield TIPS.field("checked").column.heading, _checked(tip)
    if tip.address:
        yield TIPS.field("address").column.heading, _address(tip, tip.address)
    if used := in_use(status, tip):
        figures = [
            markup.anchor(indicator.name, links.page(pages.FIGURES, indicator.id))
            for indicator in used
        ]
        yield "I brug", Markup(", ").join(figures)


def _checked(tip: PublicTableTip) -> str:
    if tip.checked is None:
        return NOT_CHECKED
    return f"{numbers.day(tip.checked)}, i udgiverens egen beskrivelse eller en fil derfra"


def _address(tip: PublicTableTip, address: str) -> str | Markup:
    """A link in words, because an address is read aloud letter by letter; no link if it is no web page."""
    if not address.startswith(WEB):
        return address
    return markup.anchor(f"Åbn {tip.table}", address)


def tip_columns(status: Status) -> tuple[Column[PublicTableTip], ...]:
    """Everything about a tip, for files."""
    names = {p.priority.id: p.priority.short_title for p in status.priorities}
    return (
        Column("Prioritering", lambda tip: tip.priority, FILE),
        Column("Navn", lambda tip: names[tip.priority], FILE),
        *(_column(name) for name in ("publisher", "table", "title", "measure")),
        Column(TIPS.field("how").column.heading, lambda tip: "; ".join(tip.how), FILE),
        *(_column(name) for name in ("lacks", "areas", "frequency", "address")),
        Column(
            TIPS.field("checked").column.heading,
            lambda tip: tip.checked.isoformat() if tip.checked else None,
            FILE,
        ),
        Column("Kilde", lambda _: OUR_PROPOSAL, FILE),
    )


def _column(name: str) -> Column[PublicTableTip]:
    return Column(TIPS.field(name).column.heading, lambda tip: getattr(tip, name), FILE)


def tip_download(status: Status) -> Download:
    """All tips of the known priorities, as a file."""
    title = "Offentlige tabeller, der kan belyse prioriteringerne"
    table = Table(title, tip_columns(status), status.public_table_tips)
    return tables.as_file(table, status, "offentlige-kilder", title)
