"""The figures of an indicator over time: the whole city's line, and the departments on one scale.

A count of few persons is never drawn, a range or a bound is drawn as its interval, and what nobody has
reported is a gap with words for it. Where only a percentage is printed for a period it is never turned
back into a count: the attainment is drawn instead, if two periods have one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Unit
from policy.judging import judged_as
from policy.periods import Period
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.multiples import Multiples, Panel
from presentation.charts.scales import Points, Range
from presentation.language import city, numbers, precise, sentences
from presentation.language.department_names import department_name
from presentation.language.sources import origin
from presentation.language.words import ended, listed, status_word
from presentation.pictures.picture import Picture

FEWEST = 2
"""The fewest periods of a line, and the fewest departments of small multiples."""
ONLY_PERCENT = "Kilderne har ikke tallet for alle perioder, så kurven viser procent af måltallet."


@dataclass(frozen=True, slots=True)
class Course:
    """One department, or the whole city, over time, as it can be drawn.

    `words` has each drawn figure in words, `hidden` the periods with a count of few persons, and
    `awaited` those that have ended without a figure.
    """

    unit: Unit
    points: Points
    ranges: tuple[Range, ...]
    targets: tuple[tuple[Period, float], ...]
    awaited: tuple[Period, ...]
    hidden: tuple[Period, ...]
    words: tuple[tuple[Period, str], ...]

    @property
    def can_be_drawn(self) -> bool:
        return len(self.words) >= FEWEST


def line(status: Status, indicator: IndicatorStatus) -> Picture | None:
    """The whole city over time, or the only one that reports; None with fewer than two figures."""
    code = _owner(indicator)
    course, is_share_of_target = values(indicator, code, status.as_of), False
    if not course.can_be_drawn and indicator.judged_by_target:
        course, is_share_of_target = attainments(indicator, code, status.as_of), True
    if not course.can_be_drawn or judged_as(indicator.indicator).rule.has_steps:
        return None
    title = f"{indicator.indicator.name} over tid{', procent af måltallet' if is_share_of_target else ''}"
    name = city.whole_city(status) if code == WHOLE_CITY else department_name(status, code)
    said = [
        ended(f"Kurve: {title}"),
        *_sentences(indicator, course),
        *([ONLY_PERCENT] if is_share_of_target else []),
    ]
    return Picture(
        f"kurve-{indicator.indicator.id}",
        LineChart(
            title,
            course.unit,
            (Line(name, LineStyle.STRONG, course.points),),
            tuple(change.period for change in indicator.breaks),
            course.ranges,
            targets=course.targets,
            awaited=course.awaited,
        ),
        " ".join(said),
        _source(status, indicator, {code}),
        sentences.seen_from(status),
    )


def own_line(status: Status, indicator: IndicatorStatus) -> Picture | None:
    """The line of the figures themselves, without one of their share of the target."""
    own = values(indicator, _owner(indicator), status.as_of)
    return line(status, indicator) if own.can_be_drawn else None


def by_department(status: Status, indicator: IndicatorStatus) -> Picture | None:
    """The departments that have figures of two periods; None with fewer than two such departments."""
    found = {
        code: values(indicator, code, status.as_of) for code in _departments(status, indicator)
    }
    drawn = {code: course for code, course in found.items() if course.can_be_drawn}
    if len(drawn) < FEWEST or judged_as(indicator.indicator).rule.has_steps:
        return None
    title = f"{indicator.indicator.name}: forvaltningerne over tid"
    left_out = [department_name(status, code) for code in found if code not in drawn]
    said = [
        ended(f"Kurver på samme skala: {title}"),
        *(_in_short(status, code, course) for code, course in drawn.items()),
        *([f"Uden kurve: {listed(left_out)}."] if left_out else []),
    ]
    return Picture(
        f"forvaltninger-{indicator.indicator.id}",
        Multiples(
            title,
            indicator.indicator.unit,
            tuple(_panel(indicator, code, course) for code, course in drawn.items()),
            tuple(change.period for change in indicator.breaks),
        ),
        " ".join(said),
        _source(status, indicator, set(drawn)),
        sentences.seen_from(status),
    )


def values(indicator: IndicatorStatus, code: str | None, as_of: date) -> Course:
    """The figures of a department as they are reported."""
    unit = indicator.indicator.unit

    def goal(point: Point) -> tuple[Period, float] | None:
        when = point.deadline or point.period
        if when is None or point.target is None or point.rivals:
            return None
        ends = {end for end in point.target.ends if end is not None}
        return (when, ends.pop()) if len(ends) == 1 else None

    return _course(
        indicator,
        code,
        as_of,
        unit,
        lambda p: (p.value, precise.value_of(p, unit)) if p.value else None,
        goal,
    )


def attainments(indicator: IndicatorStatus, code: str | None, as_of: date) -> Course:
    """The shares of its targets that a department has reached, as the tables show them."""

    def share(point: Point) -> tuple[Quantity, str] | None:
        percent = precise.attained_percent(point)
        if percent is None:
            return None
        found = Quantity.exact(percent / 100)
        return found, numbers.quantity(found, Unit.SHARE)

    def goal(point: Point) -> tuple[Period, float] | None:
        return (point.period, 1.0) if point.period and point.target else None

    return _course(indicator, code, as_of, Unit.SHARE, share, goal)


def _course(
    indicator: IndicatorStatus,
    code: str | None,
    as_of: date,
    unit: Unit,
    figure: Callable[[Point], tuple[Quantity, str] | None],
    goal: Callable[[Point], tuple[Period, float] | None],
) -> Course:
    by_period = _by_period(indicator, code)
    found = {when: figure(p) for when, p in by_period.items() if p.has_figure and not p.hidden}
    shown = {when: each for when, each in found.items() if each}
    unreported = {when for when, p in by_period.items() if not p.has_figure and when.last < as_of}
    unreported |= {
        each.period
        for each in indicator.awaited
        if each.period and (code == WHOLE_CITY or code in each.missing)
    }
    awaited = tuple(sorted(unreported - {when for when, p in by_period.items() if p.has_figure}))
    return Course(
        unit,
        tuple((when, shown[when][0].value if when in shown else None) for when in by_period),
        tuple(
            Range(when, *quantity.ends)
            for when, (quantity, _) in shown.items()
            if quantity.value is None
        ),
        tuple(dict.fromkeys(each for p in by_period.values() if (each := goal(p)))),
        awaited,
        tuple(when for when, p in by_period.items() if p.hidden),
        tuple((when, words) for when, (_, words) in shown.items()),
    )


def _by_period(indicator: IndicatorStatus, code: str | None) -> dict[Period, Point]:
    """A department's figure of each period, oldest first; of several the one that the verdict comes from."""
    found: dict[Period, list[Point]] = {}
    for point in indicator.points:
        if point.department == code and point.period:
            found.setdefault(point.period, []).append(point)
    return {
        when: min(points, key=lambda p: (not p.has_figure, p.status.rank))
        for when, points in sorted(found.items())
    }


def _owner(indicator: IndicatorStatus) -> str | None:
    """The whole city; the department itself where it alone reports."""
    codes = {point.department for point in indicator.points if point.has_figure}
    return next(iter(codes)) if len(codes) == 1 else WHOLE_CITY


def _departments(status: Status, indicator: IndicatorStatus) -> list[str]:
    """Those with a figure, in the order of the departments."""
    found = {point.department for point in indicator.points if point.has_figure}
    return [d.code for d in status.departments if d.code in found and d.code != WHOLE_CITY]


def _sentences(indicator: IndicatorStatus, course: Course) -> Iterator[str]:
    """First and last figure, the last target, what is missing or hidden, and new definitions."""
    first, last = course.words[0], course.words[-1]
    yield f"{first[1]} {numbers.at(first[0])} og {last[1]} {numbers.at(last[0])}."
    if course.targets:
        when, target = course.targets[-1]
        yield f"Måltal: {numbers.measured(target, course.unit)} {numbers.at(when)}."
    yield from _gaps(course)
    for change in indicator.breaks:
        yield f"Ny opgørelse fra {numbers.period(change.period)}; kurven er brudt der."


def _gaps(course: Course) -> Iterator[str]:
    if course.awaited:
        yield f"Ikke indberettet: {listed([numbers.period(each) for each in course.awaited])}."
    if course.hidden:
        yield f"Skjult (få personer): {listed([numbers.period(each) for each in course.hidden])}."


def _in_short(status: Status, code: str, course: Course) -> str:
    first, last = course.words[0], course.words[-1]
    said = f"{department_name(status, code)}: {first[1]} {numbers.at(first[0])}, {last[1]} {numbers.at(last[0])}."
    return " ".join((said, *_gaps(course)))


def _panel(indicator: IndicatorStatus, code: str, course: Course) -> Panel:
    when, words = course.words[-1]
    newest = _by_period(indicator, code)[when]
    target = precise.target_of(newest, course.unit) if newest.target else ""
    return Panel(
        code,
        course.points,
        f"{words} af {target}" if target else words,
        newest.status,
        status_word(newest.status, indicator.indicator.kind),
        course.targets,
        course.ranges,
        course.awaited,
    )


def _source(status: Status, indicator: IndicatorStatus, codes: Iterable[str | None]) -> str:
    found = [p for p in indicator.points if p.department in set(codes) and p.period]
    return f"Kilde: {origin(dict.fromkeys(c for p in found for c in p.sources), status.sources)}."
