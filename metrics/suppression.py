"""Hides counts of few persons, once, before any output is made (docs/metode.md, chapter 12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from metrics.hiding.counts import Cell, is_few, is_stated_hidden
from metrics.hiding.figures import CountRecord, Line, cell_of, editions, limit_of, line_of
from metrics.hiding.further import Hiding, hidings
from metrics.public_series import own_observations
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Judgement, Observation, Target
from policy.tables import Records

AnyFigure = TypeVar("AnyFigure", Observation, Baseline)


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """Identifies a hidden count, without its value."""

    indicator: str
    series: str | None
    department: str | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The records as everyone may see them, and which of their figures are hidden.

    `hidden` are positions of observations. `few` are counts of few persons, `further` those hidden
    only to protect others, and `exposed` those that can be worked out from what is public already.
    """

    records: Records
    hidden: frozenset[int] = frozenset()
    few: tuple[HiddenCount, ...] = ()
    further: tuple[HiddenCount, ...] = ()
    exposed: tuple[HiddenCount, ...] = ()


def suppressed(records: Records, earlier: Sequence[Records] = ()) -> Suppressed:
    """The records with every count of few persons hidden, and any count that would reveal one.

    `earlier` are the public editions before this one, in order of publication: counts that they
    hide stay hidden, and counts that they show are taken as known.
    """
    hidings_ = _hidings(records, earlier)
    records = replace(records, draft_targets=_drafted(records, hidings_))
    if not hidings_:
        return Suppressed(records)
    hidden = frozenset(
        position
        for position, observation in enumerate(records.observations)
        if _is_hidden(observation, hidings_)
    )
    return Suppressed(
        replace(
            records,
            observations=_without_numbers(records.observations, hidings_),
            baselines=_without_numbers(records.baselines, hidings_),
            targets=tuple(_as_public(target, records, hidings_) for target in records.targets),
            judgements=tuple(j for j in records.judgements if not _is_of_hidden(j, hidings_)),
        ),
        hidden,
        _named({line: hiding.cells - hiding.further for line, hiding in hidings_.items()}),
        _named({line: hiding.further for line, hiding in hidings_.items()}),
        _named({line: hiding.exposed for line, hiding in hidings_.items()}),
    )


def stated_hidden(records: Records) -> tuple[HiddenCount, ...]:
    """The counts that were hidden before they came here, in open data."""
    figures: tuple[CountRecord, ...] = (*records.observations, *records.baselines)
    return tuple(
        HiddenCount(each.indicator, each.series, each.department, each.period)
        for each in figures
        if is_stated_hidden(each.value)
    )


def _named(cells: Mapping[Line, Collection[Cell]]) -> tuple[HiddenCount, ...]:
    return tuple(
        HiddenCount(line.indicator, line.series, cell.department, cell.period)
        for line, here in cells.items()
        for cell in sorted(here, key=lambda cell: cell.order)
    )


def _hidings(records: Records, earlier: Sequence[Records]) -> Mapping[Line, Hiding]:
    """The hiding of each line that has a hidden count in this edition or an earlier one.

    The city's own figures of public statistics are known to everyone, so a count could be worked out
    from them.
    """
    public = tuple(_with_public_figures(each) for each in (*earlier, records))
    records = public[-1]
    few = {i.id for each in public for i in each.indicators if i.few_persons}
    figures: list[CountRecord] = [*records.observations, *records.baselines]
    lines = dict.fromkeys(line_of(figure) for figure in figures if figure.indicator in few)
    found = {line: hidings(editions(public, line))[-1] for line in lines}
    return {line: hiding for line, hiding in found.items() if hiding.cells or hiding.exposed}


def _with_public_figures(records: Records) -> Records:
    own = tuple(own_observations(records))
    return replace(records, observations=(*records.observations, *own)) if own else records


def _is_hidden(figure: CountRecord, hidings_: Mapping[Line, Hiding]) -> bool:
    return cell_of(figure) in hidings_.get(line_of(figure), Hiding()).cells


def _is_of_hidden(judgement: Judgement, hidings_: Mapping[Line, Hiding]) -> bool:
    """Whether a status set by hand is for a hidden count, which its word or reason could reveal."""
    return any(
        line.indicator == judgement.indicator
        and Cell(judgement.department, judgement.period) in hiding.cells
        for line, hiding in hidings_.items()
    )


def _without_numbers(
    figures: tuple[AnyFigure, ...], hidings_: Mapping[Line, Hiding]
) -> tuple[AnyFigure, ...]:
    return tuple(_bare(each) if _is_hidden(each, hidings_) else each for each in figures)


def _as_public(target: Target, records: Records, hidings_: Mapping[Line, Hiding]) -> Target:
    """The target; for a hold indicator it equals the baseline and is hidden with it."""
    holds = {i.id for i in records.indicators if i.few_persons and i.kind.rule.baseline_is_target}
    if target.indicator not in holds:
        return target
    own = (
        baseline
        for baseline in records.baselines
        if (line_of(baseline), baseline.department)
        == (Line(target.indicator, target.series), target.department)
    )
    if any(b.value == target.value and _is_hidden(b, hidings_) for b in own):
        return replace(target, value=None, printed_as=None, note=None)
    return target


def _drafted(records: Records, hidings_: Mapping[Line, Hiding]) -> tuple[DraftTarget, ...]:
    """The draft targets, each without a baseline that is a count of few persons or a hidden one."""
    few = {i.id for i in records.indicators if i.few_persons}
    hidden = {(line.indicator, cell) for line, hiding in hidings_.items() for cell in hiding.cells}
    limit = limit_of(records)
    return tuple(
        replace(t, baseline=None, baseline_period=None)
        if t.indicator in few
        and (
            is_few(t.baseline, limit)
            or (t.indicator, Cell(t.department, t.baseline_period)) in hidden
        )
        else t
        for t in records.draft_targets
    )


def _bare(figure: AnyFigure) -> AnyFigure:
    """The figure without its number and without any text that could reveal it."""
    if isinstance(figure, Observation):
        figure = replace(figure, printed_attainment=None, margin=None)
    return replace(figure, value=Quantity.hidden(), printed_as=None, note=None)
