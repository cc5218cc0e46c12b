"""The priorities and the criteria for being measurable, as one matrix; each row opens to its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from metrics.status import FURTHER, REQUIRED, Criterion, ObjectiveStatus, PriorityStatus, Status
from policy.statuses import Shape, Tone
from presentation.charts.marks import GridMark, MarkGrid, MarkRow
from presentation.html.links import Links
from presentation.html.markup import anchor, joined, paragraph, unfolded
from presentation.language import numbers
from presentation.language.sentences import printed_hints, seen_from
from presentation.language.sources import cited, origin
from presentation.language.words import capitalised, ended, listed
from presentation.pictures.picture import ANCHOR, Picture
from presentation.status import measurability

KEY = "hvad-kan-maales"
REQUIRED_HEADING, FURTHER_HEADING = "Skal være der", "Gør målingen bedre"
SHORT = {Criterion.PERIOD: "Periode", Criterion.POPULATION: "Hvem"}
"""Names that fit above a column where the whole one does not."""
LONGEST_BESIDE = 30
"""Letters of a group's name that fit in two lines beside its rows."""
CRITERIA = REQUIRED + FURTHER
MET = GridMark("", "ja", Shape.DISC, Tone.REACHED, written=False)
NOT_MET = GridMark("", "nej", Shape.RING, written=False)
COLUMNS = Markup('<colgroup><col>{}<col class="count">{}</colgroup>').format(
    *(Markup('<col class="mark">') * len(criteria) for criteria in (REQUIRED, FURTHER))
)
LEGEND = Markup(
    '<span class="shape shape-disc tone-reached" aria-hidden="true"></span> opfyldt &nbsp; '
    '<span class="shape shape-ring tone-unknown" aria-hidden="true"></span> mangler. '
    "Åbn en prioritering for at se, hvad den mangler."
)


def chart(status: Status) -> MarkGrid:
    """All priorities by criterion, required ones first; after its marks how many of those a row has."""
    return MarkGrid(
        measurability.CAPTION,
        tuple(_marks(priority) for priority in _priorities(status)),
        tuple(capitalised(criterion.label) for criterion in CRITERIA),
    )


def _marks(priority: PriorityStatus) -> MarkRow:
    met = len(priority.met.intersection(REQUIRED))
    return MarkRow(
        measurability.name_of(priority),
        tuple(MET if criterion in priority.met else NOT_MET for criterion in CRITERIA),
        f"{numbers.number(met)} af {numbers.number(len(REQUIRED))}",
    )


def picture(status: Status) -> Picture:
    """The matrix as a picture to take along."""
    sources = dict.fromkeys(c for p in status.priorities for c in p.priority.sources)
    return Picture(
        KEY,
        chart(status),
        sentence(status),
        f"Kilde: {origin(sources, status.sources)}.",
        seen_from(status),
    )


def sentence(status: Status) -> str:
    """How many priorities meet all that is required, which those are, and what the others lack."""
    met = sum(priority.met.issuperset(REQUIRED) for priority in status.priorities)
    count = numbers.tally(len(status.priorities), "prioritering", "prioriteringer")
    all_of = f"alle {numbers.in_words(len(REQUIRED))} krav"
    have = f"{numbers.in_words(met) if met else 'ingen'} opfylder {all_of} for at kunne måles."
    return f"{count}: {have} {measurability.conclusion(status)}"


def on_page(status: Status, links: Links) -> Markup:
    """The matrix as a table: a mark a criterion, and under the name of each row its words."""
    drawn = zip(_priorities(status), chart(status).rows, strict=True)
    rows = {priority.priority.id: row for priority, row in drawn}
    beside = all(len(_named(each)) <= LONGEST_BESIDE for each in status.objectives)
    return Markup(
        '<div class="criteria-frame" id="{anchor}"><table role="table" class="criteria{beside}"><caption>{caption}</caption>{columns}'
        '<thead role="rowgroup">{head}</thead>{body}</table></div>'
    ).format(
        anchor=f"{ANCHOR}{KEY}",
        beside=" beside" if beside else "",
        caption=LEGEND,
        columns=COLUMNS,
        head=_head(),
        body=joined(
            _group(status, each, rows, links) for each in status.objectives if each.priorities
        ),
    )


def _priorities(status: Status) -> list[PriorityStatus]:
    return [each for objective in status.objectives for each in objective.priorities]


def _named(objective: ObjectiveStatus) -> str:
    return f"{objective.objective.number}. {objective.objective.short_title}"


def _head() -> Markup:
    """Two rows of headings: what must be there and what makes it better, then each criterion."""
    return Markup(
        '<tr role="row"><th scope="col" role="columnheader" rowspan="2"><span>Prioritering</span></th>'
        '{}{}</tr><tr role="row">{}'
        '<th scope="col" role="columnheader" class="turned"><span>I alt</span></th>{}</tr>'
    ).format(
        _spanning(REQUIRED_HEADING, len(REQUIRED) + 1),
        _spanning(FURTHER_HEADING, len(FURTHER)),
        joined(map(_heading, REQUIRED)),
        joined(map(_heading, FURTHER)),
    )


def _spanning(title: str, columns: int) -> Markup:
    return Markup('<th scope="colgroup" role="columnheader" colspan="{}">{}</th>').format(
        columns, title
    )


def _heading(criterion: Criterion) -> Markup:
    whole = capitalised(criterion.label)
    name: Markup | str = whole
    if criterion in SHORT:
        name = Markup('<span aria-hidden="true">{}</span><span class="unseen">{}</span>').format(
            SHORT[criterion], whole
        )
    return Markup('<th scope="col" role="columnheader" class="turned"><span>{}</span></th>').format(
        name
    )


def _group(
    status: Status, objective: ObjectiveStatus, rows: Mapping[str, MarkRow], links: Links
) -> Markup:
    return Markup(
        '<tbody role="rowgroup"><tr role="row" class="group">'
        '<th scope="rowgroup" role="rowheader" colspan="{}">{}</th></tr>{}</tbody>'
    ).format(
        len(CRITERIA) + 2,
        _named(objective),
        joined(_row(status, rows[p.priority.id], p, links) for p in objective.priorities),
    )


def _row(status: Status, row: MarkRow, priority: PriorityStatus, links: Links) -> Markup:
    cells = [_cell(mark) for mark in row.marks]
    return Markup(
        '<tr role="row"><th scope="row" role="rowheader" id="{}">{}</th>{}'
        '<td role="cell" class="count">{}</td>{}</tr>'
    ).format(
        priority.priority.id,
        unfolded(row.name, joined(_words(status, links, priority))),
        joined(cells[: len(REQUIRED)]),
        row.words,
        joined(cells[len(REQUIRED) :]),
    )


def _cell(mark: GridMark) -> Markup:
    return Markup(
        '<td role="cell"><span class="shape shape-{} tone-{}" aria-hidden="true"></span>'
        '<span class="unseen">{}</span></td>'
    ).format(mark.shape, mark.tone, mark.words)


def _words(status: Status, links: Links, priority: PriorityStatus) -> Iterator[Markup]:
    """What a priority lacks, why it is not measured, and the way to all that is known of it."""
    record = priority.priority
    lacking = [
        f"{heading}: {listed([c.label for c in criteria if c not in priority.met]) or 'intet'}."
        for heading, criteria in (("Mangler", REQUIRED), ("Mangler desuden", FURTHER))
    ]
    yield paragraph(" ".join([*lacking, printed_hints(priority)]).strip())
    if record.obstacle:
        source = cited(record.obstacle_sources, status.sources)
        yield paragraph(f"{ended(record.obstacle)}{f' Kilde: {source}.' if source else ''}")
    address = links.objective(record.objective, record.id)
    yield paragraph(anchor(f"Se alt om {record.id} {record.short_title}", address))
