"""Texts by officers: in a note, in a proposal, and as a table to download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from metrics.status import Status
from policy.choices import TextKind
from policy.records import Priority, Text
from presentation import tables
from presentation.blocks import Blank, Drafted, Paragraph, ParagraphKind
from presentation.html.downloads import Download
from presentation.language.absent import Absent
from presentation.language.words import listed
from presentation.status.texts import HEADINGS, author, places
from presentation.tables import Column, Table

PARAGRAPHS = 3
"""Each text is its heading, its words and its author."""

TextSubject: TypeAlias = tuple[int, str | None]
"""The subject of a text: an objective and one of its priorities, or (None) the objective as a whole."""


def about(status: Status, priorities: Iterable[Priority], *kinds: TextKind) -> Iterator[Drafted]:
    """The texts of these kinds about the priorities and their objectives, and marked blanks for missing ones."""
    places = _places(priorities)
    texts = [t for t in status.texts if t.kind in kinds and (t.objective, t.priority) in places]
    for text in _in_order(texts):
        yield from with_author(f"{place(status, text)} · {HEADINGS[text.kind]}", text)
    for kind in kinds:
        yield from _unwritten(texts, kind, places)


def _places(priorities: Iterable[Priority]) -> list[TextSubject]:
    """The objectives of the priorities, each followed by its priorities."""
    both = (((p.objective, None), (p.objective, p.id)) for p in priorities)
    return list(dict.fromkeys(place for places in both for place in places))


def with_author(heading: str, text: Text) -> Iterator[Drafted]:
    """A text under a heading, with its author and date."""
    yield Paragraph(heading, ParagraphKind.LABEL)
    yield Paragraph(text.body)
    yield Paragraph(author(text), ParagraphKind.SOURCE)


def _unwritten(
    texts: Iterable[Text], kind: TextKind, wanted: Iterable[TextSubject]
) -> Iterator[Drafted]:
    """A marked blank that names the objectives and priorities without a text of this kind."""
    there = {(text.objective, text.priority) for text in texts if text.kind is kind}
    without = [place for place in wanted if place not in there]
    objectives = [str(objective) for objective, priority in without if not priority]
    priorities = [priority for _, priority in without if priority]
    missing = [
        f"for {what} {listed(codes)}"
        for what, codes in (("målsætning", objectives), ("prioritering", priorities))
        if codes
    ]
    if missing:
        yield Blank(f"»{HEADINGS[kind]}« {' og '.join(missing)}")


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
