"""A file of public statistics in words: its tables, and what its figures change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from markupsafe import Markup

from loaders.delivery import FoundDimension, FoundTable, MarkCount
from metrics.status import Status
from policy.public_statistics import PublicFigure
from presentation import pages, tables
from presentation.figures.series import cell_words
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.words import capitalised, listed
from presentation.tables import Column, Table
from store.differences import ChangeKind, Difference
from store.packed import Packed, marks

FIGURES = "public_figures"
NOT_YOURS = (
    "Filen er offentlig statistik, og den kan kun koordinatoren indberette. Intet er gemt. Send filen til "
    "koordinatoren."
)
SHOWN = 60
"""The number of revisions listed; the rest are in the file to download."""


def found_table(table: FoundTable) -> Markup:
    """What the file has: the table's name, how it is divided, and what stands in place of numbers."""
    dimensions: tuple[Column[FoundDimension], ...] = (
        Column("Inddeling", lambda d: d.name),
        Column("Antal", lambda d: len(d.values), numeric=True),
        Column("Værdier", _ends),
    )
    parts = [
        markup.paragraph(_sentence(table)),
        tables.on_page(Table("Tabellens inddelinger", dimensions, table.dimensions), "stack"),
    ]
    if table.marks:
        signs: tuple[Column[MarkCount], ...] = (
            Column("Tegn", lambda mark: f"»{mark.text}«"),
            Column("Betyder", _meaning),
            Column("Celler", lambda mark: mark.count, numeric=True),
        )
        parts.append(tables.on_page(Table("Tegn i stedet for tal", signs, table.marks), "stack"))
    return markup.joined(parts)


def _sentence(table: FoundTable) -> str:
    named = " ".join(
        part for part in (table.code, f"»{table.title}«" if table.title else "") if part
    )
    source = table.proposal.publisher if table.proposal else table.source
    published = f" fra {source}" if source else ""
    cells = numbers.counted(table.cells, "celle", "celler")
    rest = f"{numbers.number(table.numbers)} er tal; resten er tegn for, hvorfor der intet tal er."
    return (
        f"Filen er offentlig statistik: {named or 'en tabel uden navn'}{published}. "
        f"Den har {cells}. {'Alle er tal.' if table.numbers == table.cells else rest}"
    )


def _ends(dimension: FoundDimension) -> str:
    first, *others = dimension.values
    return f"{first} til {others[-1]}" if others else first


def _meaning(mark: MarkCount) -> str:
    return f"{mark.cause.label}; kilden skriver »{mark.means}«" if mark.means else mark.cause.label


def other_changes(changes: Packed) -> Packed:
    """The changes of everything else than public figures."""
    return changes.at(n for n, (table, _) in enumerate(marks(changes)) if table != FIGURES)


def figure_changes(changes: Packed) -> tuple[Difference, ...]:
    """The changes of public figures."""
    return tuple(changes.at(n for n, (table, _) in enumerate(marks(changes)) if table == FIGURES))


def figure_sentence(changes: Sequence[Difference]) -> str:
    """How many figures are new, and for which areas and periods; how many the source has revised."""
    sentences = []
    for kind, one, several in (
        (ChangeKind.NEW, "nyt tal", "nye tal"),
        (ChangeKind.CHANGED, "tal, som kilden har revideret", "tal, som kilden har revideret"),
    ):
        if found := [each.after for each in changes if each.kind is kind and each.after]:
            count = capitalised(numbers.counted(len(found), one, several, common=False))
            sentences.append(f"{count}: {_spread(found)}.")
    return " ".join(sentences)


def _spread(figures: Sequence[PublicFigure]) -> str:
    names = list(dict.fromkeys(figure.area_name for figure in figures))
    areas = (
        listed(names)
        if len(names) <= 3
        else numbers.counted(len(names), "område", "områder", common=False)
    )
    periods = sorted({figure.period for figure in figures})
    first, last = numbers.period(periods[0]), numbers.period(periods[-1])
    return f"{areas}, {first if first == last else f'{first} til {last}'}"


def where_shown(status: Status, extracts: Collection[str], links: Links) -> Markup:
    """Where the series of some extracts are shown once they are public; empty for none."""
    found = {
        series.indicator.id: series.indicator.name
        for series in status.public_series
        if series.extract.id in extracts
    }
    if not found:
        return Markup("")
    places = [
        markup.anchor(f"»{name}«", links.page(pages.FIGURES, code)) for code, name in found.items()
    ]
    when = ". Når den er offentlig, kan alle se tallene i Tal og måltal: "
    return markup.joined([when, Markup(", ").join(places), "."])


class Revision(NamedTuple):
    """A figure that the source has changed since it was delivered last."""

    before: PublicFigure
    now: PublicFigure


def revisions(changes: Sequence[Difference], municipality: str | None) -> Markup:
    """The revised figures, the city's own first; empty if there are none."""
    found = [
        Revision(change.before, change.after)
        for change in changes
        if change.before and change.after and change.kind is ChangeKind.CHANGED
    ]
    if not found:
        return Markup("")
    found.sort(key=lambda each: (each.now.area != municipality, each.now.area, each.now.period))
    columns: tuple[Column[Revision], ...] = (
        Column("Område", _place),
        Column("Periode", lambda each: numbers.period(each.now.period)),
        Column("Før", lambda each: cell_words(each.before, each.before.unit), numeric=True),
        Column("Nu", lambda each: cell_words(each.now, each.now.unit), numeric=True),
    )
    more = len(found) - SHOWN
    rest = f"Og {numbers.counted(more, 'revision', 'revisioner')} til." if more > 0 else ""
    shown = tables.on_page(Table("Tal, som kilden har revideret", columns, found[:SHOWN]), "stack")
    return shown + (markup.paragraph(rest, "muted") if rest else Markup(""))


def _place(revision: Revision) -> str:
    return ", ".join(part for part in (revision.now.area_name, revision.now.group) if part)
