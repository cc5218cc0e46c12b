"""Texts by officers: in a note, in a proposal, and as a table to download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from metrics.status import Status
from policy.choices import TextKind
from policy.records import Priority, Text
from presentation import pages, tables
from presentation.blocks import Blank, Drafted, Paragraph, ParagraphKind
from presentation.html.downloads import Download
from presentation.language.absent import Absent
from presentation.status import where_written
from presentation.status.texts import HEADINGS, author, places
from presentation.tables import Column, Table

PARAGRAPHS = 3
"""Each text is its heading, its words and its author."""

TextSubject: TypeAlias = tuple[int, str | None]
"""The subject of a text: an objective and one of its priorities, or (None) the objective as a whole."""


def about(status: Status, priorities: Iterable[Priority], *kinds: TextKind) -> Iterator[Drafted]:
    """The texts of these kinds about the priorities and their objectives, and a blank for each missing one."""
    places = _places(priorities)
    texts = [t for t in status.texts if t.kind in kinds and (t.objective, t.priority) in places]
    for text in _in_order(texts):
        yield from with_author(f"{place(status, text)} · {HEADINGS[text.kind]}", text)
    yield from unwritten_texts(status, texts, places, *kinds)


def _places(priorities: Iterable[Priority]) -> list[TextSubject]:
    """The objectives of the priorities, each followed by its priorities."""
    both = (((p.objective, None), (p.objective, p.id)) for p in priorities)
    return list(dict.fromkeys(place for places in both for place in places))


def with_author(heading: str, text: Text) -> Iterator[Paragraph]:
    """A text under a heading, with its author and date."""
    yield Paragraph(heading, ParagraphKind.LABEL)
    yield Paragraph(text.body)
    yield Paragraph(author(text), ParagraphKind.SOURCE)


def unwritten_texts(
    status: Status, texts: Iterable[Text], wanted: Iterable[TextSubject], *kinds: TextKind
) -> Iterator[Blank]:
    """A blank for each objective and priority without a text of one of these kinds."""
    there = {(text.objective, text.priority, text.kind) for text in texts}
    for objective, priority in wanted:
        for kind in kinds:
            if (objective, priority, kind) not in there:
                yield Blank(
                    f"»{HEADINGS[kind]}«",
                    where_written.delivered(pages.SUBMIT, "texts"),
                    _asked(status, objective, priority),
                    objective,
                    priority,
                )


def _asked(status: Status, objective: int, priority: str | None) -> tuple[str, ...]:
    """The departments responsible for a priority, or for those of an objective, in their own order."""
    leads = {
        code
        for each in status.priorities
        if each.priority.objective == objective and priority in (None, each.priority.id)
        for code in each.priority.lead
    }
    return tuple(d.code for d in status.departments if d.code in leads)


def place(status: Status, text: Text) -> str:
    """The objective or priority that a text is about, by its short name."""
    code = text.priority or str(text.objective)
    return places(status).get(code, code)


def texts_download(status: Status, texts: Iterable[Text]) -> Download:
    """All texts as a file; the source is the author and date."""
    columns: tuple[Column[Text], ...] = (
        Column("Målsætning", lambda text: text.objective),
        Column("Prioritering", lambda text: text.priority, absent=Absent.NOT_RELEVANT),
        Column("Slags", lambda text: HEADINGS[text.kind]),
        Column("Tekst", lambda text: text.body),
        Column("Skrevet af", lambda text: text.author),
        Column("Dato", lambda text: text.dated.isoformat()),
    )
    table = Table("Tekster fra forvaltningerne", columns, _in_order(texts))
    return tables.as_file(table, status, "tekster", table.caption)


def _in_order(texts: Iterable[Text]) -> list[Text]:
    kinds = list(TextKind)
    return sorted(texts, key=lambda t: (t.objective, t.priority or "", kinds.index(t.kind)))
