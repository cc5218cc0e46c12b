"""The priorities checked against the criteria for being measurable."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import FURTHER, REQUIRED, Criterion, PriorityStatus, Status
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.language.numbers import in_words
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, listed
from presentation.tables import DOCUMENT, FILE, Column, Outlet, Table

CAPTION = "Prioriteringerne og det, der skal til for at kunne måle"
ALL_FURTHER = f"Alle {in_words(len(FURTHER))}"
"""Shown for a priority that meets none of the further criteria; they are named below the table."""


def criteria_columns(status: Status) -> tuple[Column[PriorityStatus], ...]:
    """A priority and whether it meets each criterion."""
    return (
        Column("Prioritering", name_of, DOCUMENT),
        Column("Prioritering", lambda p: p.priority.id, FILE),
        Column("Navn", lambda p: p.priority.short_title, FILE),
        Column("Politikkens ordlyd", lambda p: p.priority.title, FILE),
        Column("Målsætning", lambda p: p.priority.objective, FILE),
        Column("Ansvarlige", lambda p: "; ".join(p.priority.lead), FILE),
        Column("Øvrige", lambda p: "; ".join(p.priority.others), FILE),
        Column("Har måltal", lambda p: _yes_or_no(p.measurable), FILE),
        *(_criterion(each, short(each), DOCUMENT) for each in REQUIRED),
        *(_criterion(each, f"Krav: {each.label}", FILE) for each in REQUIRED),
        *(_criterion(each, f"Desuden: {each.label}", FILE) for each in FURTHER),
        Column("Mangler desuden", _lacks_besides, DOCUMENT),
        Column("Hvorfor den ikke måles", lambda p: p.priority.obstacle, FILE),
        Column("Grund ifølge", lambda p: _obstacle_source(status, p), FILE),
        Column("Kilde", lambda p: cited(p.priority.sources, status.sources), FILE),
    )


def _criterion(criterion: Criterion, heading: str, outlets: Outlet) -> Column[PriorityStatus]:
    """Whether a priority meets a criterion."""
    return Column(heading, lambda p: _yes_or_no(criterion in p.met), outlets)


def all_criteria(status: Status) -> Table[PriorityStatus]:
    """All priorities by criterion, for documents and files."""
    return Table(CAPTION, criteria_columns(status), status.priorities)


def criteria_download(status: Status) -> Download:
    """All priorities by criterion, as a file."""
    table = all_criteria(status)
    return tables.as_file(table, status, "hvad-kan-maales", table.caption)


def short(criterion: Criterion) -> str:
    """The name of a criterion as a heading."""
    return "Periode" if criterion is Criterion.PERIOD else capitalised(criterion.label)


def name_of(priority: PriorityStatus) -> str:
    return f"{priority.priority.id} {priority.priority.short_title}"


def _lacking(priority: PriorityStatus) -> list[str]:
    return [criterion.label for criterion in FURTHER if criterion not in priority.met]


def _lacks_besides(priority: PriorityStatus) -> str:
    """The further criteria that a priority does not meet, or one word for all of them."""
    lacking = _lacking(priority)
    if len(lacking) == len(FURTHER):
        return ALL_FURTHER
    return capitalised(listed(lacking)) or "Intet"


def _obstacle_source(status: Status, priority: PriorityStatus) -> str | None:
    record = priority.priority
    return cited(record.obstacle_sources, status.sources) if record.obstacle else None


def _yes_or_no(holds: bool) -> str:
    return "ja" if holds else "nej"


def criteria_list() -> Markup:
    """What each criterion means, required ones first."""

    def entries(criteria: tuple[Criterion, ...]) -> Markup:
        return markup.joined(
            Markup("<li><strong>{}</strong>: {}</li>").format(capitalised(c.label), MEANING[c])
            for c in criteria
        )

    return Markup("<p>Skal være der:</p><ul>{}</ul><p>Gør målingen bedre:</p><ul>{}</ul>").format(
        entries(REQUIRED), entries(FURTHER)
    )


MEANING = {
    Criterion.VALUE: "mindst ét tal for prioriteringen.",
    Criterion.UNIT: "hvad der tælles: personer, andel, kroner eller år.",
    Criterion.TARGET: "et tal, der er lovet.",
    Criterion.PERIOD: "hvornår måltallet gælder.",
    Criterion.SOURCE: "dokument og side for tal og måltal.",
    Criterion.DEFINITION: "hvad der tælles med, og hvad der ikke gør.",
    Criterion.POPULATION: "hvem tallet handler om.",
    Criterion.BASELINE: "det tal, en ændring måles fra.",
    Criterion.DIRECTION: "om højere eller lavere er bedre.",
    Criterion.OWNER: "hvem der har ansvar for tallet.",
    Criterion.FREQUENCY: "hvor ofte der kommer et nyt tal.",
    Criterion.FINANCING: "hvor pengene kommer fra.",
}


def conclusion(status: Status) -> str:
    """How many priorities meet the required criteria, with their names, without praise or blame."""
    measurable = [p for p in status.priorities if p.measurable]
    with_value = [p for p in status.priorities if Criterion.VALUE in p.met and not p.measurable]
    sentences = []
    if measurable:
        sentences.append(
            # Quoted in full: "Kommunen opfylder måltal" is a name, and untrue as a statement.
            f"Det er {listed([f'{p.priority.id} »{p.priority.title}«' for p in measurable])}."
        )
    if with_value:
        names = listed([f"{p.priority.id} {p.priority.short_title}" for p in with_value])
        sentences.append(f"Tal uden måltal: {names}.")
    rest = len(status.priorities) - len(measurable) - len(with_value)
    if rest:
        sentences.append(
            f"{_without_both(rest, len(status.priorities))} i de dokumenter, der er med her."
        )
    return " ".join(sentences)


def not_counted(status: Status) -> str:
    """What the counts leave out: figures of other kinds, and the documents that were not read."""
    if all(p.measurable or Criterion.VALUE in p.met for p in status.priorities):
        return ""
    return f"Milepæle og baggrundstal er ikke talt med. {not_read(status)}".strip()


def _without_both(count: int, total: int) -> str:
    """How many of all priorities have neither a figure to judge nor a target."""
    if count == total:
        return "Ingen af dem har et tal, der kan måles på, eller et måltal"
    others = "Den sidste" if count == 1 else f"De øvrige {in_words(count)}"
    return f"{others} har hverken et tal, der kan måles på, eller et måltal"
