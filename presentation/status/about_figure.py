"""What there is to know of a figure besides its value: the source in sight, the rest folded beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Qualifier
from policy.records import Indicator
from presentation.html import markup
from presentation.language import numbers
from presentation.language.figure_sentences import (
    population_in_short,
    reconciliation_sentence,
)
from presentation.language.sources import origin
from presentation.language.words import capitalised, ended, listed


def under(status: Status, indicator: IndicatorStatus, further: Iterable[Markup] = ()) -> Markup:
    """Under the newest figures of an indicator: the source, and the rest folded beside `further` folds."""
    words = facts(indicator, indicator.current)
    folds = [*further, markup.unfolded(named("Om tallet", indicator), words)]
    in_sight = " ".join(filter(None, _in_sight(status, indicator)))
    return markup.folds(markup.paragraph(in_sight, "source"), *folds)


def named(summary: str, indicator: IndicatorStatus) -> Markup:
    """A summary of a fold, which is heard with the name of what it is about."""
    return Markup('{}<span class="unseen">: {}</span>').format(summary, indicator.indicator.name)


def _in_sight(status: Status, indicator: IndicatorStatus) -> Iterator[str]:
    for each in status.reconciliations:
        if each.indicator == indicator.indicator.id:
            yield ended(reconciliation_sentence(status, each))
    yield population_in_short(indicator)
    if indicator.current:
        citations = dict.fromkeys(c for point in indicator.current for c in point.sources)
        yield f"Kilde: {origin(citations, status.sources)}."


def facts(
    indicator: IndicatorStatus,
    points: Sequence[Point],
    first: Iterable[tuple[str, str | Markup]] = (),
) -> Markup:
    """The definition, the population, the reservations, and who states these figures; after the `first` ones."""
    record = indicator.indicator
    found = (
        ("Definition", [record.definition]),
        ("Hvem det dækker", [covers(record)]),
        ("Forbehold", [record.note, *_notes(points)]),
        ("Ny opgørelse", _breaks(indicator)),
        ("Opgøres", [record.frequency.label if record.frequency else None]),
        ("Oplyst af", [listed(list(dict.fromkeys(p.stated_by for p in points if p.stated_by)))]),
    )
    pairs = [(name, " ".join(text for text in texts if text)) for name, texts in found]
    return markup.facts([*first, *((name, text) for name, text in pairs if text)])


def covers(record: Indicator) -> str:
    """Whom a figure covers, with the note that its source gives."""
    label = ended(capitalised(record.population.label))
    return f"{label} {record.population_note or ''}".strip()


def _notes(points: Iterable[Point]) -> Iterator[str]:
    yield from dict.fromkeys(note for point in points for note in point.notes)
    yield from dict.fromkeys(words for point in points for words in _printed(point))


def _printed(point: Point) -> Iterator[str]:
    """The source's own words, if the figure is not a plain number."""
    inexact = [q for q in (point.value, point.target) if q and q.qualifier is not Qualifier.EXACT]
    if inexact and point.printed_as and not point.hidden:
        yield f"Kilden skriver {listed([f'»{words}«' for words in point.printed_as])}."


def _breaks(indicator: IndicatorStatus) -> Iterator[str]:
    for change in indicator.breaks:
        yield f"Fra {numbers.period(change.period)}: {ended(change.description)}"
