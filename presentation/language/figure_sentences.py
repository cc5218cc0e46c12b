"""Sentences on one figure: its value, its target, its part of a shortfall, and whom it covers."""

from __future__ import annotations

from metrics.status import (
    Field,
    IndicatorStatus,
    Point,
    Reconciliation,
    Status,
)
from policy.choices import (
    Direction,
    Population,
    Qualifier,
    Unit,
)
from policy.judging import is_judged, is_measure
from policy.periods import Period
from policy.quantities import Quantity
from policy.quotations import places
from policy.records import Indicator
from policy.whole_city import WHOLE_CITY
from presentation.language import numbers, precise
from presentation.language.department_names import department_name
from presentation.language.words import ended, listed


def is_ahead(point: Point) -> bool:
    """Whether a figure is from before the deadline of its target."""
    return bool(point.deadline and point.period and point.period.last < point.deadline.last)


def figure_sentence(point: Point, record: Indicator) -> str:
    """A figure with its date and its target, without the name of what is counted."""
    unit = record.unit
    if point.hidden and point.value:
        return numbers.quantity(point.value, unit)
    text = bare_figure(point, unit)
    when = point.counted_on or point.period
    if when and point.value:
        text += f" {numbers.at(when)}"
    if point.target and not point.value and point.printed_attainment:
        text += f" på {precise.target_of(point, unit)}"
    elif point.target:
        due = f" med frist {numbers.period(point.deadline)}" if point.deadline else ""
        text += f" mod {target_words(point, record)}{due}"
    return text


def own_figure(record: Indicator, point: Point) -> str:
    """A figure with its target where it is judged by one.

    A milestone's planned value is no target to be judged by, and background figures are not judged.
    """
    if is_measure(record) or point.hidden or not point.target:
        return figure_sentence(point, record)
    when = point.counted_on or point.period
    text = bare_figure(point, record.unit)
    if when and point.value:
        text += f" {numbers.at(when)}"
    return f"{text}; {planned_words(point, record.unit)}" if is_judged(record) else text


def planned_words(point: Point, unit: Unit) -> str:
    """A milestone's planned value and deadline; empty where the source names no number."""
    due = f" med frist {numbers.period(point.deadline)}" if point.deadline else ""
    return f"planlagt {precise.target_of(point, unit)}{due}" if point.target else ""


def bare_figure(point: Point, unit: Unit) -> str:
    """A figure that is not hidden, without its date and target."""
    if point.value:
        return precise.value_of(point, unit)
    if point.printed_attainment:
        return f"{numbers.quantity(point.printed_attainment, Unit.SHARE)} af måltallet"
    return "intet tal i kilderne"


def target_words(point: Point, record: Indicator) -> str:
    """The target of a figure, without its period or deadline; empty where there is none.

    Where lower is better, a bare target is called a maximum.
    """
    if not point.target:
        return ""
    most = "højst " if is_the_most(point.target, record) else ""
    return f"et måltal på {most}{precise.target_of(point, record.unit)}"


def is_the_most(target: Quantity, record: Indicator) -> bool:
    """Whether a target without a bound of its own is a maximum, as it is where lower is better."""
    bare = target.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    return bare and record.direction is Direction.LOWER


def failing_sentence(status: Status, indicator: IndicatorStatus, point: Point) -> str:
    """A sentence on a part below its target, with its size, so that it is judged fairly."""
    lacking = f"{department_name(status, point.department)} {_lacking(indicator, point)}"
    if is_largest(indicator, point):
        return f"{lacking} og har samtidig det største antal af alle ({size(point)})."
    return ended(lacking)


def _lacking(indicator: IndicatorStatus, point: Point) -> str:
    """How far a part is below its target; without a target, that it is worse than its baseline."""
    lower = indicator.indicator.direction is Direction.LOWER
    side = "over" if lower else "under"
    if point.shortfall is not None:
        much = precise.shortfall_of(point, indicator.indicator.unit)
        return f"{'er' if is_ahead(point) else 'var'} {much} {side} måltallet"
    if point.target or point.printed_attainment:
        return f"er {side} måltallet"
    return f"er {side} udgangspunktet"


def is_largest(indicator: IndicatorStatus, point: Point) -> bool:
    """Whether a department's count is larger than every other's, once all have reported.

    Never where a count is hidden, as it may be the largest, nor where lower is better, because the
    largest count is no excuse there.
    """
    if point not in indicator.current or indicator.indicator.direction is Direction.LOWER:
        return False
    parts = [p for p in indicator.current if p.department not in (WHOLE_CITY, point.department)]
    others = [other.value.value for other in parts if other.value and other.value.value is not None]
    own = point.value.value if point.value else None
    counted = indicator.indicator.unit is Unit.COUNT
    if any(part.hidden for part in parts):
        return False
    return counted and own is not None and bool(others) and own > max(others)


def size(point: Point) -> str:
    """The figure of a point, without date and target."""
    return numbers.quantity(point.value) if point.value else "ukendt"


def population_words(indicator: IndicatorStatus) -> str:
    """Whom a figure covers, if not simply people with a disability."""
    words = (population_in_short(indicator), indicator.indicator.population_note)
    return " ".join(text for text in words if text)


def population_in_short(indicator: IndicatorStatus) -> str:
    """That a figure covers others than the policy's citizens, without the note; empty otherwise."""
    match indicator.indicator.population:
        case Population.TARGET_GROUP | Population.NO_CITIZENS:
            return ""
        case Population.RELATED_GROUP:
            return "Beslægtet gruppe."
        case Population.WIDER:
            return "Dækker bredere end borgere med handicap."
    return "Landstal."


def reconciliation_sentence(status: Status, difference: Reconciliation) -> str:
    """A printed figure that does not follow from the figures beside it."""
    indicator = status.indicator(difference.indicator).indicator
    match difference.field:
        case Field.ATTAINMENT:
            return (
                f"Målopfyldelsen for {department_name(status, difference.department)} giver "
                f"{numbers.measured(difference.computed, Unit.SHARE)}; kilden skriver "
                f"{numbers.measured(difference.printed, Unit.SHARE)}"
            )
        case Field.TARGET:
            what = "Forvaltningernes måltal giver"
        case Field.VALUE:
            what = "Forvaltningernes tal giver"
    computed = numbers.measured(difference.computed, indicator.unit)
    printed = numbers.measured(difference.printed, indicator.unit)
    return f"{what} {computed} lagt sammen; kilden skriver {printed}"


def year_of(indicator: IndicatorStatus) -> str:
    """The period of a status, shown beside it."""
    return numbers.period(indicator.period) if indicator.period else ""


def when_words(value: Period | None, printed: str | None) -> str:
    """A time as the source prints it, else as a period, else "ikke oplyst"."""
    return printed or (numbers.period(value) if value else "ikke oplyst")


def as_printed(text: str) -> str:
    """The words of a quotation column in quotation marks, one pair per place in the source.

    >>> as_printed("fra 2026; i maj 2025")
    '»fra 2026« og »i maj 2025«'
    """
    return listed([f"»{words}«" for words in places(text)])
