"""The pictures of the initiatives: when they begin and end, and what they may cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from metrics.status import Status
from policy.choices import MoneyBasis, MoneyDuration
from policy.periods import Period
from policy.records import Initiative
from policy.statuses import Shape
from presentation.charts.amounts import AmountBar, AmountBars, AmountGroup, Fill
from presentation.charts.spans import Sign, SpanChart, SpanGroup, SpanMark, SpanRow
from presentation.html import markup
from presentation.initiatives.all_initiatives import amount_words, money_duration, with_parts
from presentation.initiatives.money import (
    ends_of,
    limited_without_end,
    money_groups,
    money_sentence,
)
from presentation.initiatives.timeline import Span, timeline_sentence
from presentation.language.numbers import counted, day
from presentation.language.sentences import seen_from
from presentation.language.sources import origin
from presentation.language.words import capitalised, listed
from presentation.pictures.picture import Picture

ENDING = "Hvad slutter, og hvad ventes"
TIMELINE = "Indsatsernes tidslinje"
MONEY = "Beløb til indsatser"
FILLS: Mapping[MoneyDuration, tuple[Fill, str]] = {
    MoneyDuration.PERMANENT: (Fill.WHOLE, "varig"),
    MoneyDuration.TEMPORARY: (Fill.PIECES, "midlertidig"),
    MoneyDuration.NOT_STATED: (Fill.EMPTY, "varighed ikke oplyst"),
}
COVERS: Mapping[MoneyBasis | None, str] = {
    MoneyBasis.YEARLY: "Kroner om året",
    MoneyBasis.TOTAL: "Kroner i alt",
    MoneyBasis.UNKNOWN: "Ikke oplyst, om kroner er om året eller i alt",
}
"""Amounts that cover different things are drawn on scales of their own, and never added."""


def timeline(status: Status, spans: Sequence[Span]) -> Picture | None:
    """The initiatives with a printed date, by objective; None without any."""
    if not spans:
        return None
    return Picture(
        "tidslinje",
        _chart(status, TIMELINE, _groups(status, spans)),
        f"Tidslinje efter målsætning. {timeline_sentence(spans)}",
        _source(status, [span.initiative for span in spans]),
        seen_from(status),
    )


def ending(
    status: Status, initiatives: Iterable[Initiative], *, most: int | None = None
) -> Picture | None:
    """Those with a printed end, a last year with money or an expected date, the first of them first.

    At most so many are drawn, and the sentence says so.
    """
    silences = {missing.record: missing.silence for missing in status.missing_news}
    rows = [
        (min(ends), Span(row, silences.get(row.id)))
        for row in with_parts(status, initiatives)
        if (ends := [*ends_of(row), *([row.expected] if row.expected else [])])
    ]
    if not rows:
        return None
    spans = [span for _, span in sorted(rows, key=lambda each: each[0])][:most]
    group = SpanGroup("", tuple(map(_ending_row, spans)))
    count = counted(len(spans), "indsats", "indsatser")
    return Picture(
        "slutter-og-ventes",
        _chart(status, ENDING, [group]),
        f"Tidslinje over {count} med en trykt slutning, et sidste år med penge eller en ventet dato, "
        f"den tidligste øverst.{_left_out(len(rows) - len(spans))}",
        _source(status, [span.initiative for span in spans]),
        seen_from(status),
    )


def _left_out(count: int) -> str:
    """That more are not drawn; empty where all are."""
    return f" {capitalised(counted(count, 'mere', 'flere'))} er ikke tegnet." if count else ""


def _ending_row(span: Span) -> SpanRow:
    """The row of the timeline, with the last year of its money."""
    row, last = _row(span), span.initiative.money_last_year
    if not last:
        return row
    told = span.words if span.end or span.expected else ""
    words = listed([text for text in (told, f"penge til {last}") if text])
    return replace(row, words=words, marks=(*row.marks, SpanMark(Period.year(last), Shape.SQUARE)))


def _chart(status: Status, title: str, groups: Iterable[SpanGroup]) -> SpanChart:
    return SpanChart(
        title,
        tuple(groups),
        status.as_of,
        key=(
            (Sign.PERIOD, "Den tid, kilden trykker"),
            (Sign.OPEN, "Kilden angiver ingen slutning eller ingen start"),
            (Shape.DIAMOND, "Ventet i perioden"),
            (Shape.SQUARE, "Sidste år med penge"),
            (Sign.TODAY, f"Den dag, status ses fra: {day(status.as_of)}"),
        ),
        within=(status.policy.start, status.policy.end) if status.policy else (),
    )


def _groups(status: Status, spans: Sequence[Span]) -> Iterator[SpanGroup]:
    for objective in status.objectives:
        number = objective.objective.number
        own = [span for span in spans if span.initiative.objective == number]
        if own:
            rows = tuple(map(_row, sorted(own, key=lambda span: span.years[0])))
            yield SpanGroup(f"{number}. {objective.objective.short_title}", rows)


def _row(span: Span) -> SpanRow:
    return SpanRow(
        span.initiative.title,
        span.words,
        span.start,
        span.end,
        span.ends_unknown,
        (SpanMark(span.expected, Shape.DIAMOND),) if span.expected else (),
    )


def times_source(status: Status, initiatives: Sequence[Initiative]) -> Markup:
    """The sources of everything that is said of when initiatives end; empty if nothing is."""
    rows = [row for row in with_parts(status, initiatives) if ends_of(row) or row.expected]
    rows += limited_without_end(status, initiatives)
    return markup.paragraph(_source(status, rows), "source") if rows else Markup("")


def _source(status: Status, initiatives: Iterable[Initiative]) -> str:
    named = {initiative.id for initiative in initiatives}
    ordered = (row for row in status.initiatives if row.id in named)
    sources = dict.fromkeys(c for row in ordered for c in row.sources)
    return f"Kilde: {origin(sources, status.sources)}."


def amounts(
    status: Status,
    initiatives: Sequence[Initiative],
    *,
    compact: bool = False,
    most: int | None = None,
) -> Picture | None:
    """The amounts in the sources, by what they cover and then by their last year; None without any.

    At most so many are drawn, the largest of them, and the sentence says so.
    """
    every = [row for group in money_groups(status, initiatives).values() for row in group]
    if not every:
        return None
    largest = sorted(map(_size, every), reverse=True)[:most]
    rows = [row for row in every if _size(row) >= largest[-1]][:most]
    groups = (
        AmountGroup(name, tuple(_bar(row) for row in sorted(found, key=runs_out)))
        for basis, name in COVERS.items()
        if (found := [row for row in rows if (row.money_basis or MoneyBasis.UNKNOWN) is basis])
    )
    chart = AmountBars(MONEY, tuple(groups), tuple(FILLS.values()), compact)
    return Picture(
        "beloeb-kort" if compact else "beloeb",
        chart,
        f"Søjler fra nul, én for hvert beløb. {money_sentence(status, initiatives)}"
        f"{_left_out(len(every) - len(rows))}",
        _source(status, rows),
        seen_from(status),
    )


def _size(initiative: Initiative) -> float:
    return initiative.amount.size if initiative.amount else 0.0


def runs_out(initiative: Initiative) -> tuple[int, int]:
    """Printed last years first, the nearest of them first; permanent amounts last."""
    kinds = (MoneyDuration.TEMPORARY, MoneyDuration.NOT_STATED, MoneyDuration.PERMANENT)
    last = initiative.money_last_year
    return (0, last) if last else (1 + kinds.index(money_duration(initiative)), 0)


def _bar(initiative: Initiative) -> AmountBar:
    fill, words = FILLS[money_duration(initiative)]
    return AmountBar(
        initiative.title,
        _size(initiative),
        amount_words(initiative),
        fill,
        words,
        initiative.money_last_year,
    )
