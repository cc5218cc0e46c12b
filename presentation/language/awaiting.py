"""Which departments have reported a period that does not count yet, and which have not (R6.6 to R6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from metrics.status import IndicatorStatus, Reporting, Status
from policy.periods import Period
from policy.whole_city import WHOLE_CITY
from presentation.language import words
from presentation.language.numbers import day, number, period

WHOLE_CITY_FIGURE = "kommunens samlede tal"


def in_short(indicator: IndicatorStatus) -> str:
    """The missing departments by code: in the newest unfinished period, and in the status's own.

    Empty where none is missing.
    """
    return " ".join(f"{sentence}." for sentence in _short(indicator)).removesuffix(".")


def _short(indicator: IndicatorStatus) -> Iterator[str]:
    if indicator.awaited:
        reporting = indicator.awaited[-1]
        yield f"{_reported(reporting)}. {_missing(reporting, _codes(reporting.missing))}"
    if without := counted_without(indicator):
        yield f"{_reported(without)}. {_missing(without, _codes(without.missing))}"
    for reporting in indicator.reportings:
        if reporting.period == indicator.period and reporting.closing and reporting.missing:
            yield f"{_when(reporting)} er lukket uden {words.listed(_codes(reporting.missing))}"


def is_provisional(indicator: IndicatorStatus) -> bool:
    """Whether figures are missing after a deadline, which readers then see before the status."""
    return any(reporting.overdue for reporting in indicator.awaited)


IndicatorPeriod: TypeAlias = tuple[str, Period]
"""An indicator's code and one of its periods."""


def unfinished(status: Status) -> dict[IndicatorPeriod, str]:
    """The periods that some departments have reported and others have not, each with a label."""
    return {
        (indicator.indicator.id, reporting.period): (
            f"{indicator.indicator.name}: {_reported(reporting)}"
        )
        for indicator in status.indicators
        for reporting in indicator.awaited
        if reporting.period and reporting.received
    }


def in_sentences(status: Status, indicator: IndicatorStatus) -> str:
    """Each unfinished period with full names, and each that counts although figures are missing."""
    return " ".join(_sentences(status, indicator))


def _sentences(status: Status, indicator: IndicatorStatus) -> Iterator[str]:
    for reporting in indicator.awaited:
        yield from _unfinished(status, indicator, reporting)
    for reporting in indicator.reportings:
        if reporting.closing and reporting.missing:
            yield _closed(status, reporting)
    if without := counted_without(indicator):
        yield f"{_reported(without)}. {_missing(without, names(status, without.missing))}."
        yield "Kommunens samlede tal er oplyst; om alle nåede deres måltal, vides ikke."
    newest = indicator.reporting
    if newest.whole and newest.period and indicator.period and newest.period > indicator.period:
        yield (
            f"Tallene for {period(newest.period)} er her, men de har intet måltal at blive "
            "holdt op imod."
        )


def counted_without(indicator: IndicatorStatus) -> Reporting | None:
    """The status's period, if it counts because its total is stated although parts are missing."""
    for reporting in indicator.reportings:
        if reporting.period == indicator.period and reporting.total_stated and reporting.missing:
            return None if reporting.closing else reporting
    return None


def _unfinished(status: Status, indicator: IndicatorStatus, reporting: Reporting) -> Iterator[str]:
    missing = names(status, reporting.missing)
    if reporting.settled:
        word = words.status_word(indicator.status, indicator.indicator.kind)
        yield f"{word}, uanset {_figures_of(missing)}."
    there = names(status, (code for code in reporting.received if code != WHOLE_CITY))
    few_there = 0 < len(there) < len(missing)
    if _all_are_missing(reporting):
        yield f"{_reported(reporting)}{_by_when(reporting.deadline)}."
    else:
        yield f"{_reported(reporting)}{f': {words.listed(there)}' if few_there else ''}."
        yield f"{_missing(reporting, _codes(reporting.missing) if few_there else missing)}."
    if reporting.overdue and reporting.period and reporting.received:
        yield f"Det gælder tallene for {period(reporting.period)}."
    if indicator.period and not reporting.settled:
        yield f"Indtil alle har indberettet, gælder status for {period(indicator.period)}."


def _closed(status: Status, reporting: Reporting) -> str:
    closing, missing = reporting.closing, words.listed(names(status, reporting.missing))
    if closing is None:
        return ""
    return (
        f"{_when(reporting)} er lukket uden {missing} af {closing.name} den "
        f"{day(closing.dated)}: {words.ended(closing.reason)}"
    )


def names(status: Status, codes: Iterable[str]) -> list[str]:
    """The full names of departments; for the whole city, the words for its total."""
    known = {d.code: d.name for d in status.departments} | {WHOLE_CITY: WHOLE_CITY_FIGURE}
    return [known.get(code, code) for code in codes]


def _codes(missing: Iterable[str]) -> list[str]:
    return [WHOLE_CITY_FIGURE if code == WHOLE_CITY else code for code in missing]


def _figures_of(missing: Sequence[str]) -> str:
    if len(missing) == 1 and missing[0] != WHOLE_CITY_FIGURE:
        return f"{missing[0]}s tal"
    return f"tallene fra {words.listed(missing)}"


def _reported(reporting: Reporting) -> str:
    """How many departments have reported; past the deadline, as a provisional count."""
    there, asked = parts(reporting.received), parts(reporting.expected)
    if reporting.overdue and there:
        return f"Foreløbig: {number(there)} af {number(asked)}"
    noun = "forvaltning" if asked == 1 else "forvaltninger"
    count = number(there) if there else "ingen"
    return f"{_when(reporting)}: {count} af {number(asked)} {noun} har indberettet"


def _all_are_missing(reporting: Reporting) -> bool:
    """Whether none of several departments has reported, all by one day: they need no names."""
    days = {reporting.deadline_of(code) for code in reporting.expected}
    several = len(reporting.expected) > 1 and WHOLE_CITY not in reporting.expected
    return several and not reporting.received and len(days) == 1


def _missing(reporting: Reporting, missing: Sequence[str]) -> str:
    """Who is missing, in the order of the codes, and by which day: several days with those whose they are."""
    by_day: dict[date | None, list[str]] = {}
    for code, name in zip(reporting.missing, missing, strict=True):
        by_day.setdefault(reporting.deadline_of(code), []).append(name)
    if len(by_day) == 1:
        (due,) = by_day
        return f"{words.capitalised(words.listed(missing))} mangler{_by_when(due)}"
    each = [f"{words.listed(names)}{_by_when(due)}" for due, names in by_day.items()]
    return f"{words.capitalised(words.listed(each))} mangler"


def _by_when(due: date | None) -> str:
    return f" (frist {day(due)})" if due else ""


def parts(codes: Iterable[str]) -> int:
    """The number of departments among the codes."""
    return sum(code != WHOLE_CITY for code in codes)


def _when(reporting: Reporting) -> str:
    return words.capitalised(period(reporting.period)) if reporting.period else ""
