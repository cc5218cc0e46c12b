"""The priorities as marks, one row per objective: what each has come to, and where it is told."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import ObjectiveStatus, PriorityStatus, Status
from policy.statuses import StatusCode
from presentation.charts.marks import GridMark, KeyEntry, MarkGrid, MarkRow
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import sentences
from presentation.language.numbers import number, tally
from presentation.language.sources import origin
from presentation.language.words import capitalised, ended, lowered
from presentation.pictures.picture import Picture

TITLE = "Prioriteringerne efter målsætning"


def mark(priority: PriorityStatus) -> GridMark:
    """A priority by its worst verdict, with the words of all; one without a target has none beside it."""
    verdicts = tuple(sentences.verdicts(priority)) if priority.measurable else ()
    codes = tuple(code for code, _ in verdicts) or priority.statuses
    worst = min(codes, key=lambda code: code.rank)
    words = "; ".join(words for _, words in verdicts) or "; ".join(
        lowered(code.label) for code in codes
    )
    return GridMark(
        priority.priority.id,
        words,
        worst.mark.shape,
        worst.mark.tone,
        written=codes != (StatusCode.NO_TARGET,),
    )


def row(objective: ObjectiveStatus) -> MarkRow:
    """The priorities of one objective."""
    return MarkRow(_name(objective), tuple(mark(each) for each in objective.priorities))


def grid(status: Status) -> MarkGrid:
    """All priorities."""
    return MarkGrid(TITLE, tuple(row(objective) for objective in status.objectives))


def picture(status: Status) -> Picture:
    """All priorities as a picture to take along."""
    drawn = grid(status)
    sources = dict.fromkeys(c for o in status.objectives for c in o.objective.sources)
    return Picture(
        "prioriteringer",
        drawn,
        sentence(status, drawn),
        f"Kilde: {origin(sources, status.sources)}.",
        sentences.seen_from(status),
    )


def sentence(status: Status, drawn: MarkGrid) -> str:
    """What the marks show: the heading of the front page, and each verdict that is written."""
    written = [ended(mark.spoken) for mark in drawn.marks if mark.written]
    return " ".join((ended(sentences.headline(status)), *written))


def on_page(status: Status, links: Links) -> Markup:
    """All priorities as a list per objective; each mark leads to its section."""
    lanes = [
        Markup("{}{}").format(
            markup.anchor(_name(objective), links.objective(objective.objective.number), "name"),
            marks(objective, links),
        )
        for objective in status.objectives
    ]
    return _list(lanes, "lanes") + key(grid(status))


def marks(objective: ObjectiveStatus, links: Links) -> Markup:
    """The priorities of one objective as a list of marks; each leads to its section on the objective's page."""
    number_ = objective.objective.number
    return _list(
        [
            Markup('<a href="{}">{}</a>').format(links.objective(number_, each.name), _drawn(each))
            for each in row(objective).marks
        ],
        "marks",
    )


def of_objective(objective: ObjectiveStatus, links: Links) -> Markup:
    """An objective before it is read: its marks, and what those without words mean."""
    return marks(objective, links) + key(MarkGrid(TITLE, (row(objective),)))


def _list(entries: list[Markup], css: str) -> Markup:
    """A list without bullets that is still one to a screen reader."""
    lines = markup.joined(Markup("<li>{}</li>").format(entry) for entry in entries)
    return Markup('<ul class="{}" role="list">{}</ul>').format(css, lines)


def _drawn(mark: GridMark) -> Markup:
    """A mark with its name, and its words beside it or only for those who listen."""
    return Markup('{}<span>{}<span class="{}">{}{}</span></span>').format(
        shape(mark),
        mark.name,
        "words" if mark.written else "unseen",
        Markup('<span class="unseen">:</span> ') if mark.written else ": ",
        mark.words,
    )


def shape(mark: GridMark | KeyEntry) -> Markup:
    """The shape of a mark in its colour; the words beside it say the same."""
    return Markup(
        '<span class="tone-{}"><span class="shape shape-{}" aria-hidden="true"></span></span>'
    ).format(mark.tone, mark.shape)


def key(drawn: MarkGrid) -> Markup:
    """What the marks without words mean, and how many there are; empty where each has its words."""
    entries = [
        Markup("<li>{}<span>{}: {}</span></li>").format(
            shape(entry), capitalised(entry.words), number(entry.count)
        )
        for entry in drawn.key
    ]
    return (
        Markup('<ul class="markkey">{}</ul>').format(markup.joined(entries))
        if entries
        else Markup("")
    )


def heading(status: Status) -> str:
    """How many priorities there are."""
    return f"Status for {tally(len(status.priorities), 'prioritering', 'prioriteringer')}"


def _name(objective: ObjectiveStatus) -> str:
    return f"{objective.objective.number}. {objective.objective.short_title}"
