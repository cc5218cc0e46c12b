"""The priorities and the criteria for being measurable, as one matrix; each row opens to its words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from metrics.status import FURTHER, REQUIRED, Criterion, PriorityStatus, Status
from presentation.charts import matrix
from presentation.html.links import Links
from presentation.html.markup import anchor, joined, paragraph, unfolded
from presentation.language.sentences import printed_hints, seen_from
from presentation.language.sources import cited
from presentation.language.words import capitalised, ended, listed
from presentation.pictures.picture import ANCHOR, Picture
from presentation.status import measurability

KEY = "hvad-kan-maales"
REQUIRED_HEADING, FURTHER_HEADING = "Skal være der", "Gør målingen bedre"
SHORT = {Criterion.PERIOD: "Periode", Criterion.POPULATION: "Hvem"}
"""Names that fit above a column where the whole one does not."""
LONGEST_BESIDE = 30
"""Letters of a group's name that fit in two lines beside its rows."""
MET = Markup(
    '<td role="cell"><span class="shape shape-disc tone-reached" aria-hidden="true"></span>'
    '<span class="unseen">ja</span></td>'
)
NOT_MET = Markup(
    '<td role="cell"><span class="shape shape-ring tone-unknown" aria-hidden="true"></span>'
    '<span class="unseen">nej</span></td>'
)
COLUMNS = Markup('<colgroup><col>{}<col class="count">{}</colgroup>').format(
    *(Markup('<col class="mark">') * len(criteria) for criteria in (REQUIRED, FURTHER))
)
LEGEND = Markup(
    '<span class="shape shape-disc tone-reached" aria-hidden="true"></span> opfyldt &nbsp; '
    '<span class="shape shape-ring tone-unknown" aria-hidden="true"></span> mangler. '
    "Åbn en prioritering for at se, hvad den mangler."
)


def chart(status: Status) -> matrix.Matrix:
    """All priorities by criterion, in the order of the policy."""
    return matrix.Matrix(
        measurability.CAPTION,
        _criteria(REQUIRED_HEADING, REQUIRED),
        _criteria(FURTHER_HEADING, FURTHER),
        tuple(
            matrix.Row(
                measurability.name_of(priority),
                f"{objective.objective.number}. {objective.objective.short_title}",
                tuple(criterion in priority.met for criterion in REQUIRED),
                tuple(criterion in priority.met for criterion in FURTHER),
            )
            for objective in status.objectives
            for priority in objective.priorities
        ),
    )


def _criteria(title: str, criteria: tuple[Criterion, ...]) -> matrix.Criteria:
    columns = (
        matrix.Criterion(name, SHORT.get(each, name))
        for each in criteria
        for name in [capitalised(each.label)]
    )
    return matrix.Criteria(title, tuple(columns))


def picture(status: Status) -> Picture:
    """The matrix as a picture to take along."""
    sources = dict.fromkeys(c for p in status.priorities for c in p.priority.sources)
    return Picture(
        KEY,
        chart(status),
        measurability.conclusion(status),
        f"Kilde: {cited(sources, status.sources)}.",
        seen_from(status),
    )


def on_page(status: Status, links: Links) -> Markup:
    """The matrix as a table: a mark a criterion, and under the name of each row its words."""
    drawn = chart(status)
    rows = zip(drawn.rows, _priorities(status), strict=True)
    groups = groupby(rows, lambda pair: pair[0].group)
    beside = all(len(row.group) <= LONGEST_BESIDE for row in drawn.rows)
    return Markup(
        '<div class="criteria-frame" id="{anchor}"><table role="table" class="criteria{beside}"><caption>{caption}</caption>{columns}'
        '<thead role="rowgroup">{head}</thead>{body}</table></div>'
    ).format(
        anchor=f"{ANCHOR}{KEY}",
        beside=" beside" if beside else "",
        caption=LEGEND,
        columns=COLUMNS,
        head=_head(drawn),
        body=joined(_group(status, links, name, list(pairs)) for name, pairs in groups),
    )


def _priorities(status: Status) -> list[PriorityStatus]:
    return [each for objective in status.objectives for each in objective.priorities]


def _head(drawn: matrix.Matrix) -> Markup:
    """Two rows of headings: what must be there and what makes it better, then each criterion."""
    return Markup(
        '<tr role="row"><td role="cell"></td>{}{}</tr>'
        '<tr role="row"><th scope="col" role="columnheader"><span>Prioritering</span></th>{}'
        '<th scope="col" role="columnheader" class="turned"><span>I alt</span></th>{}</tr>'
    ).format(
        _spanning(drawn.required.title, len(drawn.required.columns) + 1),
        _spanning(drawn.further.title, len(drawn.further.columns)),
        joined(map(_heading, drawn.required.columns)),
        joined(map(_heading, drawn.further.columns)),
    )


def _spanning(title: str, columns: int) -> Markup:
    return Markup('<th scope="colgroup" role="columnheader" colspan="{}">{}</th>').format(
        columns, title
    )


def _heading(criterion: matrix.Criterion) -> Markup:
    name: Markup | str = criterion.short
    if criterion.short != criterion.name:
        name = Markup('<span aria-hidden="true">{}</span><span class="unseen">{}</span>').format(
            criterion.short, criterion.name
        )
    return Markup('<th scope="col" role="columnheader" class="turned"><span>{}</span></th>').format(
        name
    )


def _group(
    status: Status, links: Links, name: str, pairs: list[tuple[matrix.Row, PriorityStatus]]
) -> Markup:
    columns = len(REQUIRED) + 1 + len(FURTHER) + 1
    return Markup(
        '<tbody role="rowgroup"><tr role="row" class="group">'
        '<th scope="rowgroup" role="rowheader" colspan="{}">{}</th></tr>{}</tbody>'
    ).format(columns, name, joined(_row(status, links, row, p) for row, p in pairs))


def _row(status: Status, links: Links, row: matrix.Row, priority: PriorityStatus) -> Markup:
    return Markup(
        '<tr role="row"><th scope="row" role="rowheader" id="{}">{}</th>{}'
        '<td role="cell" class="count">{}</td>{}</tr>'
    ).format(
        priority.priority.id,
        unfolded(row.name, joined(_words(status, links, priority))),
        joined(MET if holds else NOT_MET for holds in row.required),
        row.counted,
        joined(MET if holds else NOT_MET for holds in row.further),
    )


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
