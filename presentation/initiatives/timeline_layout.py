"""The shapes of the timeline: printed periods as filled bars, an unknown end dotted with an arrow.

The name of each initiative is on a separate line above its bar, so that the drawing reads the same
on a phone and on a wide screen. The x axis is in years; the y axis is in pixels from the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from textwrap import wrap
from typing import TypeAlias

from metrics.status import Status
from policy.periods import Period
from presentation.charts.palette import LIGHT, Palette
from presentation.initiatives.timeline import Span

TEXT_SIZE = 15
SMALL = 13
LETTERS_A_LINE = 44
LINE = 20
BAND = 20
GAP = 12
HEADING = 30
YEARS = 20
BAR_WIDTH = 11
SHORTEST = 0.12
"""The shortest bar that can be seen, in years."""
ARROW = 0.35
"""How far an arrow points beyond the last known date, in years."""
NARROW = 350
"""The narrowest drawing, in pixels, that the words must fit in."""
LETTER_WIDTH = 0.5
"""As a fraction of the text size."""

Position: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[float, float, float, float]
Label: TypeAlias = tuple[float, float, tuple[str, ...]]
"""A place and the lines of text at it."""


class Side(StrEnum):
    """The side of a place on which words are drawn."""

    RIGHT = "right"
    LEFT = "left"
    CENTRE = "centre"


class Symbol(StrEnum):
    """A mark at a place."""

    ARROW = "arrow"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Strokes:
    """Straight lines of the same style; `width` in pixels."""

    segments: tuple[Segment, ...]
    colour: str
    width: float
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The same mark at several places."""

    places: tuple[Position, ...]
    symbol: Symbol
    colour: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the same style; `size` in pixels."""

    labels: tuple[Label, ...]
    size: float
    side: Side = Side.RIGHT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything drawn, in drawing order. `height` in pixels."""

    height: float
    years: range
    strokes: tuple[Strokes, ...]
    marks: tuple[Marks, ...]
    labels: tuple[Labels, ...]


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A span and its position: the lines of its name, and its top in pixels."""

    span: Span
    lines: tuple[str, ...]
    top: float

    @property
    def name_at(self) -> float:
        return self.top + LINE * len(self.lines) / 2

    @property
    def band_at(self) -> float:
        return self.top + LINE * len(self.lines) + BAND / 2

    @property
    def bottom(self) -> float:
        return self.top + LINE * len(self.lines) + BAND + GAP


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of an objective below its name and the years."""

    title: str
    top: float
    rows: tuple[SpanRow, ...]

    @property
    def bottom(self) -> float:
        return self.rows[-1].bottom + GAP


def laid_out(status: Status, spans: Sequence[Span], palette: Palette = LIGHT) -> Layout:
    """The spans by objective. `status` supplies the objectives' names and the status date."""
    groups = tuple(_groups(status, spans))
    rows = [row for group in groups for row in group.rows]
    years, today = _years(status, spans), place(status.as_of)
    return Layout(
        height=groups[-1].bottom if groups else 0,
        years=years,
        strokes=(
            Strokes(tuple(_year_lines(groups, years)), palette.line, 1),
            Strokes(tuple(_date_ticks(rows, years, today)), palette.ink, 2),
            Strokes(tuple(_expected(rows)), palette.ink, 2),
            Strokes(tuple(_open(rows, today)), palette.bar, 2.5, dotted=True),
            Strokes(tuple(_printed(rows)), palette.bar, BAR_WIDTH),
        ),
        marks=(
            Marks(tuple(_arrows(rows, today)), Symbol.ARROW, palette.bar),
            Marks(tuple(_diamonds(rows)), Symbol.DIAMOND, palette.ink),
        ),
        labels=(
            Labels(tuple(_titles(groups, years)), TEXT_SIZE, bold=True),
            Labels(tuple(_year_names(groups, years)), SMALL, Side.CENTRE),
            Labels(tuple((years[0], row.name_at, row.lines) for row in rows), TEXT_SIZE),
            Labels(tuple(_words(rows, years, today, Side.RIGHT)), SMALL, Side.RIGHT),
            Labels(tuple(_words(rows, years, today, Side.LEFT)), SMALL, Side.LEFT),
        ),
    )


def _groups(status: Status, spans: Sequence[Span]) -> Iterator[Group]:
    top = 0.0
    for objective in status.objectives:
        number = objective.objective.number
        own = [span for span in spans if span.initiative.objective == number]
        if not own:
            continue
        title = f"{number}. {objective.objective.short_title}"
        rows = tuple(_rows(own, top + HEADING + YEARS))
        group = Group(title, top, rows)
        yield group
        top = group.bottom


def _rows(spans: Sequence[Span], top: float) -> Iterator[SpanRow]:
    for span in sorted(spans, key=lambda s: s.years[0]):
        row = SpanRow(span, tuple(wrap(span.initiative.title, LETTERS_A_LINE)), top)
        yield row
        top = row.bottom


def _years(status: Status, spans: Sequence[Span]) -> range:
    """The years of the policy and of all spans, with room for the words beside them."""
    ends = [year for span in spans for year in span.years] + [status.as_of.year]
    if status.policy:
        ends += [status.policy.start.year, status.policy.end.year]
    years, today = range(min(ends), max(ends) + 1), place(status.as_of)
    while any(_words_reach(span, years, today)[1] < years[0] for span in spans):
        years = range(years[0], years[-1] + 2)
    return years


def place(day: date) -> float:
    """A day as a number of years.

    >>> place(date(2025, 1, 1)), place(date(2025, 7, 2))
    (2025.0, 2025.4986301369863)
    """
    first = date(day.year, 1, 1)
    return day.year + (day - first).days / (date(day.year + 1, 1, 1) - first).days


def _begin(period: Period) -> float:
    return place(period.first)


def _finish(period: Period) -> float:
    """Where the last day of a period ends."""
    return max(place(period.last + timedelta(days=1)), _begin(period) + SHORTEST)


def _year_lines(groups: Sequence[Group], years: range) -> Iterator[Segment]:
    for group in groups:
        for year in (*years, years[-1] + 1):
            yield year, group.top + HEADING, year, group.rows[-1].bottom


def _titles(groups: Iterable[Group], years: range) -> Iterator[Label]:
    for group in groups:
        yield years[0], group.top + HEADING / 2, (group.title,)


def _year_names(groups: Iterable[Group], years: range) -> Iterator[Label]:
    for group in groups:
        for year in years:
            yield year + 0.5, group.top + HEADING + YEARS / 2, (str(year),)


def _date_ticks(rows: Sequence[SpanRow], years: range, today: float) -> Iterator[Segment]:
    """The status date as a tick in each row, unless it would cross words."""
    for row in rows:
        _, first, last = _words_reach(row.span, years, today)
        if not first <= today <= last:
            yield today, row.band_at - BAND / 2, today, row.band_at + BAND / 2


def _printed(rows: Sequence[SpanRow]) -> Iterator[Segment]:
    for row in rows:
        span = row.span
        if span.printed:
            last = span.end or span.printed
            yield _begin(span.printed), row.band_at, _finish(last), row.band_at


def _open(rows: Sequence[SpanRow], today: float) -> Iterator[Segment]:
    for row in rows:
        span = row.span
        if span.ends_unknown and span.start:
            yield _finish(span.start), row.band_at, _arrow_at(span, today), row.band_at
        if span.begins_unknown and span.end:
            yield _begin(span.end) - 1, row.band_at, _begin(span.end), row.band_at


def _arrows(rows: Sequence[SpanRow], today: float) -> Iterator[Position]:
    return ((_arrow_at(r.span, today), r.band_at) for r in rows if r.span.ends_unknown)


def _arrow_at(span: Span, today: float) -> float:
    """Beyond the printed start and the status date, because no source says how long it continues."""
    begun = _finish(span.start) if span.start else today
    return max(begun, today) + ARROW


def _expected(rows: Sequence[SpanRow]) -> Iterator[Segment]:
    for row in rows:
        if expected := row.span.expected:
            yield _begin(expected), row.band_at, _finish(expected), row.band_at


def _diamonds(rows: Sequence[SpanRow]) -> Iterator[Position]:
    for row in rows:
        if expected := row.span.expected:
            yield (_begin(expected) + _finish(expected)) / 2, row.band_at


def _words(rows: Sequence[SpanRow], years: range, today: float, side: Side) -> Iterator[Label]:
    """The words drawn to the right of a span, or to its left if there is no room."""
    for row in rows:
        chosen, first, last = _words_reach(row.span, years, today)
        if chosen is side:
            yield first if side is Side.RIGHT else last, row.band_at, (row.span.words,)


def _words_reach(span: Span, years: range, today: float) -> tuple[Side, float, float]:
    """The side of the words, and the first and last place they cover on the narrowest screen."""
    first, last = _reach(span, today)
    width = _words_width(span, years)
    if last + SHORTEST + width <= years[-1] + 1:
        return Side.RIGHT, last + SHORTEST, last + SHORTEST + width
    return Side.LEFT, first - SHORTEST - width, first - SHORTEST


def _words_width(span: Span, years: range) -> float:
    """The width of the words on the narrowest screen, in years; an upper bound."""
    return len(span.words) * SMALL * LETTER_WIDTH * len(years) / NARROW


def _reach(span: Span, today: float) -> tuple[float, float]:
    """The first and last place drawn at, including the tick of the status date if it is close by."""
    periods = [p for p in (span.start, span.end, span.expected) if p]
    first = min(_begin(period) for period in periods)
    last = max(_finish(period) for period in periods)
    if span.ends_unknown:
        return first, max(last, _arrow_at(span, today) + SHORTEST)
    return first, today if last < today < last + ARROW else last
