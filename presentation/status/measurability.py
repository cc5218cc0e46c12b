"""The twenty priorities against what it takes to measure them."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import FURTHER, REQUIRED, Criterion, ObjectiveStatus, PriorityStatus, Status
from presentation.html import markup
from presentation.html.downloads import Download, Row, extract
from presentation.html.links import Links
from presentation.language.numbers import in_words
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, listed

MET = Markup(
    '<span class="tone-reached"><span class="shape shape-disc" aria-hidden="true"></span> ja</span>'
)
NOT_MET = Markup(
    '<span class="tone-unknown"><span class="shape shape-dashed" aria-hidden="true"></span> nej</span>'
)


def criteria_table(objective: ObjectiveStatus, links: Links) -> Markup:
    """The priorities of one objective against the required criteria, and what each lacks."""
    return markup.table(
        f"Målsætning {objective.objective.number}: det, der skal til for at kunne måle",
        [
            markup.Heading("Prioritering"),
            *(markup.Heading(_short(criterion)) for criterion in REQUIRED),
            markup.Heading("Mangler desuden"),
        ],
        (_row(priority, links) for priority in objective.priorities),
        "criteria stack brief-cells",
    )


def _short(criterion: Criterion) -> str:
    return "Periode" if criterion is Criterion.PERIOD else capitalised(criterion.label)


def _row(priority: PriorityStatus, links: Links) -> list[str | Markup]:
    record = priority.priority
    address = links.objective(record.objective, record.id)
    name = Markup('<span id="{}">{}</span>').format(
        record.id, markup.anchor(f"{record.id} {record.short_title}", address)
    )
    further = [criterion.label for criterion in FURTHER if criterion not in priority.met]
    return [
        name,
        *(MET if criterion in priority.met else NOT_MET for criterion in REQUIRED),
        _further(further, record.obstacle),
    ]


def _further(lacking: list[str], obstacle: str | None) -> str | Markup:
    """What a priority lacks besides, and what a source says of why it is not measured."""
    told = capitalised(listed(lacking)) or "Intet"
    if not obstacle:
        return told
    return Markup('{}<br><span class="muted small">{}</span>').format(told, obstacle)


def criteria_extract(status: Status) -> Download:
    """All priorities against all criteria, to take along."""
    return extract(
        status,
        "hvad-kan-maales",
        "Prioriteringerne og det, der skal til for at kunne måle",
        (
            "Prioritering",
            "Navn",
            "Politikkens ordlyd",
            "Målsætning",
            "Ansvarlige",
            "Øvrige",
            "Har måltal",
            *(f"Krav: {criterion.label}" for criterion in REQUIRED),
            *(f"Desuden: {criterion.label}" for criterion in FURTHER),
            "Hvorfor den ikke måles",
            "Grund ifølge",
            "Kilde",
        ),
        (_cells(status, priority) for priority in status.priorities),
    )


def _cells(status: Status, priority: PriorityStatus) -> Row:
    record = priority.priority
    return (
        record.id,
        record.short_title,
        record.title,
        record.objective,
        "; ".join(record.lead),
        "; ".join(record.others),
        _yes_or_no(priority.measurable),
        *(_yes_or_no(criterion in priority.met) for criterion in REQUIRED + FURTHER),
        record.obstacle,
        cited(record.obstacle_sources, status.sources) if record.obstacle else None,
        cited(record.sources, status.sources),
    )


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
    """How many have what it takes, with their names, in fair words."""
    measurable = [p for p in status.priorities if p.measurable]
    with_value = [p for p in status.priorities if Criterion.VALUE in p.met and not p.measurable]
    sentences = []
    if measurable:
        sentences.append(
            # In marks and in full: "Kommunen opfylder måltal" is a name, and untrue if said.
            f"Det er {listed([f'{p.priority.id} »{p.priority.title}«' for p in measurable])}."
        )
    if with_value:
        names = listed([f"{p.priority.id} {p.priority.short_title}" for p in with_value])
        sentences.append(f"Tal uden måltal: {names}.")
    rest = len(status.priorities) - len(measurable) - len(with_value)
    if rest:
        sentences.append(
            f"{_without_both(rest, len(status.priorities))} i de dokumenter, der er med her; "
            "milepæle og baggrundstal er ikke talt med."
        )
        sentences.append(not_read(status))
    return " ".join(sentence for sentence in sentences if sentence)


def _without_both(count: int, total: int) -> str:
    """How many of all priorities have neither a figure to judge by nor a target."""
    if count == total:
        return "Ingen af dem har et tal, der kan måles på, eller et måltal"
    others = "Den sidste" if count == 1 else f"De øvrige {in_words(count)}"
    return f"{others} har hverken et tal, der kan måles på, eller et måltal"
