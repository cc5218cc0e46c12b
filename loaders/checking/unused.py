"""Warns about figures that the method does not use or request (docs/metode.md, R14.1)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.checking.references import Context
from loaders.checking.rules import FigureRecord, Rule, as_written, at
from loaders.delivery import Row, Written
from policy.findings import EMPTY, Finding
from policy.judging import judged_as
from policy.records import Indicator, Observation, Target
from policy.whole_city import WHOLE_CITY


def margin_of_a_survey(row: Row, known: Context) -> Iterator[Finding]:
    """A margin is requested and used only for surveys (R4.2)."""
    observation = row.record
    if not isinstance(observation, Observation):
        return
    indicator = known.all(Indicator).get(observation.indicator)
    if not indicator:
        return
    kind, margin = judged_as(indicator), observation.margin
    if margin is None and kind.rule.takes_margin and observation.value:
        yield at(row, "margin", "margin_missing", EMPTY)
    elif margin is not None and not kind.rule.takes_margin:
        found = as_written(margin, row.written.get("margin", Written.PLAIN))
        yield at(row, "margin", "margin_not_used", found, kind=kind.label)


def target_to_be_judged_by(row: Row, known: Context) -> Iterator[Finding]:
    """A direction is judged by its change, and background figures are not judged (R3.10, R3.12)."""
    target = row.record
    if not isinstance(target, Target) or not target.value:
        return
    indicator = known.all(Indicator).get(target.indicator)
    if indicator and not (kind := judged_as(indicator)).rule.takes_target:
        found = as_written(target.value, row.written.get("value", Written.PLAIN))
        yield at(row, "value", "target_not_used", found, kind=kind.label)


def percent_of_a_level(row: Row, known: Context) -> Iterator[Finding]:
    """A printed percentage without a value is meaningful only for a level (R3.4)."""
    observation = row.record
    if not isinstance(observation, Observation) or observation.value:
        return
    printed = observation.printed_attainment
    indicator = known.all(Indicator).get(observation.indicator)
    if not (printed and indicator):
        return
    kind = judged_as(indicator)
    if not kind.rule.takes_printed_percentage:
        found = as_written(printed, Written.PERCENT)
        yield at(row, "printed_attainment", "percent_not_used", found, kind=kind.label)


def department_that_is_asked(row: Row, known: Context) -> Iterator[Finding]:
    """A figure from a department that is not in the indicator's own list of reporters (R6.2)."""
    figure = row.record
    if not isinstance(figure, FigureRecord) or figure.department in (None, WHOLE_CITY):
        return
    indicator = known.all(Indicator).get(figure.indicator)
    asked = indicator.reported_by if indicator else ()
    if asked and figure.department not in asked:
        reporters = ", ".join(asked)
        yield at(row, "department", "department_not_asked", figure.department, reporters=reporters)


WARNINGS: tuple[Rule, ...] = (
    margin_of_a_survey,
    target_to_be_judged_by,
    percent_of_a_level,
    department_that_is_asked,
)
