"""What nobody has written, for the officer who sends the documents: each thing once, by who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from metrics.status import Status
from presentation import tables
from presentation.blocks import (
    Blank,
    Block,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Unwritten,
)
from presentation.documents import chapters, coverage
from presentation.html import markup
from presentation.html.links import Links
from presentation.language.department_names import department_name, is_everyone
from presentation.language.numbers import counted
from presentation.language.words import capitalised, ended, listed
from presentation.status.where_written import IN_THE_DOCUMENT
from presentation.tables import Column, Table

TOGETHER, THE_SENDER = "Flere forvaltninger sammen", "Den, der sender dokumenterne"
NOTHING = "Alt er skrevet."
SHARES, SHARES_TOGETHER = (4, 3, 5), (4, 3, 3, 5)
"""The widths of the columns, the same in each table of the sheet."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something unwritten: where to write it, who is asked, and by document what its sections lack.

    `asked`: codes of departments; none for what the sender writes. `objective`: the one that it is about.
    """

    what: str
    place: str
    asked: tuple[str, ...]
    objective: int | None
    documents: Mapping[str, tuple[Unwritten, ...]]


def found(documents: Mapping[str, Document]) -> tuple[Lack, ...]:
    """What the documents, by their names, lack: the texts of an objective, and all else, each once."""
    together: dict[object, list[tuple[str, Unwritten]]] = {}
    for name, document in documents.items():
        for each in document.unwritten:
            together.setdefault(_same(each.blank), []).append((name, each))
    return tuple(_lack(lacking) for lacking in together.values())


def _same(blank: Blank) -> object:
    """What blanks have in common that are listed as one."""
    what = blank.what if blank.objective is None else None
    return blank.objective, what, blank.place, blank.asked


def _lack(lacking: Sequence[tuple[str, Unwritten]]) -> Lack:
    blank = lacking[0][1].blank
    named: dict[str, list[Unwritten]] = {}
    for name, each in lacking:
        named.setdefault(name, []).append(each)
    return Lack(
        capitalised(_what([each.blank for _, each in lacking])),
        blank.place,
        blank.asked,
        blank.objective,
        {name: tuple(every) for name, every in named.items()},
    )


def _what(blanks: Sequence[Blank]) -> str:
    """What is missing; of an objective, its texts with what they are to be about."""
    objective = blanks[0].objective
    if objective is None:
        return blanks[0].what
    about: dict[str, dict[str, None]] = {}
    for blank in blanks:
        about.setdefault(blank.what, {})[blank.priority or ""] = None
    texts: dict[tuple[str, ...], list[str]] = {}
    for what, subjects in about.items():
        texts.setdefault(tuple(sorted(subjects)), []).append(what)
    return "; ".join(
        f"{listed(whats)} om {_subjects(objective, subjects)}" for subjects, whats in texts.items()
    )


def _subjects(objective: int, priorities: Sequence[str]) -> str:
    """The priorities, and the objective itself for an empty one.

    >>> _subjects(4, ["", "4a", "4b"])
    'målsætning 4 og om prioritering 4a og 4b'
    """
    whole = [f"målsætning {objective}"] if "" in priorities else []
    codes = [code for code in priorities if code]
    return " og om ".join([*whole, *([f"prioritering {listed(codes)}"] if codes else [])])


def _grouped(status: Status, lacks: Iterable[Lack]) -> dict[str, list[Lack]]:
    """By who is asked: each department, then several together, then the sender."""
    order = [TOGETHER, THE_SENDER]
    groups: dict[str, list[Lack]] = {}
    for each in lacks:
        groups.setdefault(_group(status, each), []).append(each)
    own = [d.name for d in status.departments if d.name in groups]
    others = [name for name in groups if name not in (*own, *order)]
    return {name: groups[name] for name in (*own, *others, *order) if name in groups}


def _group(status: Status, each: Lack) -> str:
    if len(each.asked) > 1:
        return TOGETHER
    return department_name(status, each.asked[0]) if each.asked else THE_SENDER


def _table(status: Status, group: str, lacks: Sequence[Lack], links: Links) -> Table[Lack]:
    who = Column[Lack]("Hvem", lambda each: _asked(status, each))
    return Table(
        group,
        (
            Column[Lack]("Det, der mangler", lambda each: each.what),
            *((who,) if group == TOGETHER else ()),
            Column[Lack](
                "Skrives",
                lambda each: each.place or IN_THE_DOCUMENT,
                page=lambda each: _place(each, links),
            ),
            Column[Lack]("Dokumenter, det ikke er med i", _documents),
        ),
        lacks,
    )


def _asked(status: Status, each: Lack) -> str:
    if is_everyone(status, each.asked):
        return "Alle forvaltninger"
    return listed([department_name(status, code) for code in each.asked])


def _place(each: Lack, links: Links) -> str:
    """The place, with a link to the form where there is one."""
    if each.objective is None:
        return each.place or IN_THE_DOCUMENT
    address = links.writing_about(each.objective)
    link = markup.anchor(f"Skriv om målsætning {each.objective}", address)
    return Markup("{} {}").format(link, each.place)


def _documents(each: Lack) -> str:
    """The documents, with the sections that are left out, and else those of what is about no objective."""
    return " ".join(
        ended(_sections(name, lacking, told=each.objective is None))
        for name, lacking in each.documents.items()
    )


def _sections(name: str, lacking: Sequence[Unwritten], *, told: bool) -> str:
    titles = listed([f"»{title}«" for title in dict.fromkeys(each.section for each in lacking)])
    if all(each.left_out for each in lacking):
        return f"{name}: {titles} er udeladt"
    return f"{name}: {titles}" if told else name


def on_page(status: Status, lacks: Sequence[Lack], links: Links) -> Markup:
    """A fold for each who is asked; a sentence that nothing is missing if nothing is."""
    if not lacks:
        return markup.paragraph(NOTHING)
    groups = _grouped(status, lacks).items()
    return markup.folds(
        *(tables.folded(_table(status, *group, links), "stack stack-early") for group in groups)
    )


def counted_words(lacks: Sequence[Lack]) -> str:
    """How many things nobody has written."""
    return f"{counted(len(lacks), 'ting', 'ting')} er ikke skrevet"


def to_write(status: Status, selection: Selection, documents: Mapping[str, Document]) -> Document:
    """The sheet of what the documents, by their names, lack: a table for each who is asked."""
    lacks = found(documents)
    sheet = chapters.document(
        status,
        selection,
        "Det, der mangler at blive skrevet",
        "Til den, der sender dokumenterne. Arket skal ikke sendes med.",
        (
            Section("Kort fortalt", 1, tuple(_in_short(status, selection, lacks))),
            *(
                Section(group, 1, (_block(status, group, own),))
                for group, own in _grouped(status, lacks).items()
            ),
        ),
        wide=True,
    )
    return chapters.brief(sheet)


def _block(status: Status, group: str, lacks: Sequence[Lack]) -> Block:
    """The table of a group; its heading is the chapter's."""
    things = counted(len(lacks), "ting", "ting")
    table = tables.in_document(_table(status, group, lacks, Links()))
    shares = SHARES_TOGETHER if group == TOGETHER else SHARES
    return replace(table, caption=f"{capitalised(things)} at skrive", shares=shares)


def _in_short(status: Status, selection: Selection, lacks: Sequence[Lack]) -> Iterator[Block]:
    if note := coverage.selected(status, selection, "Arket"):
        yield Paragraph(note, ParagraphKind.NOTE)
    if not lacks:
        yield Paragraph(NOTHING, ParagraphKind.LEAD)
        return
    yield Paragraph(f"{capitalised(counted_words(lacks))}.", ParagraphKind.LEAD)
    yield Paragraph(
        "Det er ikke med i dokumenterne, og et afsnit uden andet er udeladt. Når det er skrevet på siden "
        "eller i arket, kommer det med, næste gang dokumentet hentes."
    )
