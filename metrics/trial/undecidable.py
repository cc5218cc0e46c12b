"""Whether a met target could be told from chance (R19.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial import chance
from metrics.trial.chance import Sample
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.history import usual_change
from metrics.trial.tried import Asked, Tried
from policy.choices import Counting, Unit
from policy.kinds import Kind


@dataclass(frozen=True, slots=True)
class FullCount:
    """Everyone is counted: no chance; how large the usual change is, with at least five figures."""

    periods: int
    usual_change: float | None


@dataclass(frozen=True, slots=True)
class NoCases:
    """Nothing is counted, so that there is no share."""


@dataclass(frozen=True, slots=True)
class CountingUnknown:
    """A share, but not how it is counted."""


@dataclass(frozen=True, slots=True)
class NotAShare:
    """A sample whose figure is no share: its uncertainty does not follow from how many are asked."""


@dataclass(frozen=True, slots=True)
class SizeUnknown:
    """How many are counted is not stated; `smallest_size` is what it would take in each measurement."""

    asked: Asked
    smallest_size: int | None


@dataclass(frozen=True, slots=True)
class Chance:
    """The baseline, the target exactly met, and what chance says of their difference.

    `interval` is that of the second share less the first, and `probability` that of Fisher's exact test:
    one of them is None. `smallest_size` and `smallest_change` say what could be told, where these cannot
    be; None where nothing could.
    """

    start: Sample
    met: Sample
    interval: tuple[float, float] | None
    probability: float | None
    smallest_size: int | None
    smallest_change: float | None


def checks(tried: Tried) -> Iterator[Check]:
    counting = counting_of(tried)
    if counting is None:
        yield _check(CheckSeverity.WARNS, CountingUnknown())
    elif counting is Counting.FULL:
        usual = usual_change(tried.figures)
        yield _check(CheckSeverity.FINE, FullCount(len(tried.figures), usual))
    elif tried.indicator.indicator.unit is not Unit.SHARE:
        yield _check(CheckSeverity.WARNS, NotAShare())
    else:
        yield from _by_chance(tried)


def _check(severity: CheckSeverity, facts: object) -> Check:
    return Check(CheckCode.UNDECIDABLE, severity, facts)


def counting_of(tried: Tried) -> Counting | None:
    """How the figure is counted; None for a share that does not say."""
    target, indicator = tried.target, tried.indicator.indicator
    is_all = bool(target.sample) and target.sample == target.out_of
    if is_all and target.counting is not Counting.CASES:
        return Counting.FULL
    stated = target.counting or (tried.candidate.counting if tried.candidate else None)
    if stated:
        return stated
    if indicator.unit is not Unit.SHARE and indicator.kind is not Kind.SURVEY:
        return Counting.FULL
    is_sample = indicator.kind is Kind.SURVEY or target.sample is not None
    return Counting.SAMPLE if is_sample else None


def _by_chance(tried: Tried) -> Iterator[Check]:
    asked, size = tried.asked, tried.target.sample
    if _has_no_cases(tried):
        yield _check(CheckSeverity.WARNS, NoCases())
        return
    if asked is None or asked.gain <= 0 or not _are_shares(asked):
        return
    if size is not None and tried.target.out_of is not None and size > tried.target.out_of:
        return
    if size is None:
        yield _check(CheckSeverity.WARNS, SizeUnknown(asked, _smallest_size(tried, asked)))
    else:
        yield _compared(tried, asked, size)


def _has_no_cases(tried: Tried) -> bool:
    """Whether a measurement counts nobody: as it is planned, or the newest one of public statistics."""
    if tried.target.sample is not None:
        return tried.target.sample <= 0
    newest = tried.own_public[-1] if tried.own_public else None
    return newest is not None and newest.whole == 0


def _are_shares(asked: Asked) -> bool:
    return 0 <= asked.start <= 1 and 0 <= asked.goal <= 1


def _compared(tried: Tried, asked: Asked, size: int) -> Check:
    population = _population(tried)
    one = _counted_start(tried) or chance.nearest(asked.start, size, population)
    met = chance.reaching(asked.goal, size, asked.direction, population)
    is_exact, is_told = chance.is_exact(one, met), chance.differs(one, met)
    return _check(
        CheckSeverity.FINE if is_told else CheckSeverity.WARNS,
        Chance(
            start=one,
            met=met,
            interval=None if is_exact else chance.newcombe(one, met),
            probability=float(chance.fisher(one, met)) if is_exact else None,
            smallest_size=None if is_told else _smallest_size(tried, asked),
            smallest_change=None if is_told else chance.smallest_change(one, size, asked.direction),
        ),
    )


def _smallest_size(tried: Tried, asked: Asked) -> int | None:
    return chance.smallest_size(asked.start, asked.goal, asked.direction, _population(tried))


def _population(tried: Tried) -> int | None:
    """The group that a sample is drawn from; cases are not drawn from a group."""
    return None if counting_of(tried) is Counting.CASES else tried.target.out_of


def _counted_start(tried: Tried) -> Sample | None:
    """The counts of today's level in public statistics."""
    for figure in tried.own_public:
        if figure.period == tried.start_period and figure.part is not None and figure.whole:
            is_todays = figure.value is not None and figure.value.value == tried.start
            return Sample(int(figure.part), int(figure.whole)) if is_todays else None
    return None
