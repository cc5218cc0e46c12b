"""The initiatives of a document: who, when and how much in a table, and what each is in an annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from metrics.status import Status
from policy.records import Initiative
from presentation import tables
from presentation.blocks import Block, Paragraph, ParagraphKind, Section
from presentation.documents import pictured
from presentation.initiatives import all_initiatives, pictures
from presentation.initiatives.all_initiatives import NOT_STATED, carriers, with_parts
from presentation.language.numbers import counted
from presentation.language.sources import cited, in_order, origin
from presentation.language.words import capitalised, listed, lowered
from presentation.status.priorities import money_words
from presentation.tables import Column, Table

ANNEX = "Bilag: indsatserne, gengivet kort"
TOLD_SHARES = (0.25, 0.59, 0.16)
MOST_DRAWN = 14
"""What a picture has no room for is in the tables of the objectives."""


def of_objective(status: Status, objective: int) -> tuple[Initiative, ...]:
    """The initiatives of an objective, without their parts."""
    return tuple(i for i in all_initiatives.whole(status) if i.objective == objective)


def of_others(status: Status) -> tuple[Initiative, ...]:
    """The initiatives of a selection on objectives that have no chapter in it."""
    numbers = {each.objective.number for each in status.objectives}
    return tuple(i for i in all_initiatives.whole(status) if i.objective not in numbers)


def shown(status: Status) -> tuple[Initiative, ...]:
    """The initiatives of every objective of the document, and then the others."""
    numbers = (each.objective.number for each in status.objectives)
    own = (i for number in numbers for i in of_objective(status, number))
    return (*own, *of_others(status))


def table(status: Status, own: Sequence[Initiative]) -> Iterator[Block]:
    """Who does what, when, and for how much; what each is about is in the annex."""
    rows = with_parts(status, own)
    columns = [
        Column[Initiative]("Indsats", _name),
        Column[Initiative]("Ansvarlig", carriers),
        Column[Initiative]("Tilstand og tid", _when, unknown=NOT_STATED),
    ]
    has_money = any(each.amount for each in rows)
    if has_money:
        columns.append(Column("Penge", lambda each: _money(each, rows), unknown=NOT_STATED))
    has_time = any(_when(each) for each in rows)
    told = ["ansvar", *(["tid"] if has_time else []), *(["penge"] if has_money else [])]
    caption = f"{capitalised(counted(len(own), 'indsats', 'indsatser'))}: {listed(told)}"
    yield tables.known_in_document(Table(caption, columns, rows))
    sources = cited(in_order({c for each in rows for c in each.sources}), status.sources)
    further = f"Hvad hver indsats går ud på, står i »{ANNEX}«."
    yield Paragraph(f"{further} Kilde: {sources}." if sources else further, ParagraphKind.SOURCE)


def _name(each: Initiative) -> str:
    return f"heraf: {each.title}" if each.part_of else each.title


def _when(each: Initiative) -> str | None:
    """How far an initiative is, and the time in the source's words."""
    told = (each.state.label if each.state else "", lowered(each.period_printed or ""))
    return "; ".join(text for text in told if text) or None


def _money(each: Initiative, rows: Iterable[Initiative]) -> str | None:
    if not each.amount and any(row.amount for row in rows if row.part_of == each.id):
        return "se delene"
    return money_words(each) or None


def time_and_money(status: Status) -> Iterator[Section]:
    """What ends when, and the amounts, as pictures; nothing where the sources say neither."""
    own = shown(status)
    both = (
        pictures.ending(status, own, most=MOST_DRAWN),
        pictures.amounts(status, own, compact=True, most=MOST_DRAWN),
    )
    drawn = [picture for picture in both if picture]
    if drawn:
        blocks = (block for picture in drawn for block in pictured.blocks(picture))
        yield Section("Indsatsernes tid og penge", 1, tuple(blocks))


def annex(status: Status) -> Iterator[Section]:
    """What each initiative is about, by objective; nothing without initiatives."""
    if not shown(status):
        return
    note = "Indsatserne er udvalgte eksempler fra forvaltningerne."
    yield Section(ANNEX, 1, (Paragraph(note, ParagraphKind.NOTE),))
    for objective in status.objectives:
        number = objective.objective.number
        if own := of_objective(status, number):
            title = f"{number}. {objective.objective.short_title}"
            yield Section(title, 2, (_told(status, f"målsætning {number}", own),))
    if others := of_others(status):
        yield Section("Andre målsætninger", 2, (_told(status, "andre målsætninger", others),))


def _told(status: Status, under: str, own: Sequence[Initiative]) -> Block:
    columns = (
        Column[Initiative]("Indsats", _name),
        Column[Initiative]("Gengivet kort", lambda each: each.summary),
        Column[Initiative]("Kilde", lambda each: origin(each.sources, status.sources)),
    )
    caption = f"Indsatserne under {under}"
    return replace(
        tables.in_document(Table(caption, columns, with_parts(status, own))), shares=TOLD_SHARES
    )
