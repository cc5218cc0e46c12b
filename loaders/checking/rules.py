"""The rules for a record beyond the types of its fields, one function per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from loaders.checking.references import Context
from loaders.delivery import Row, Written
from loaders.reading import numbers
from loaders.reading.cells import shown
from loaders.reading.units import fits, unit_of
from policy.choices import RemarkScope, Unit
from policy.drafting import Candidate
from policy.findings import EMPTY, FIGURE_IN, Finding, finding
from policy.judging import is_measure, judged_as
from policy.organisation import exists_in
from policy.proposals import is_switched_off
from policy.quantities import Quantity
from policy.records import (
    Baseline,
    Department,
    Indicator,
    Initiative,
    Observation,
    Policy,
    Priority,
    Remark,
    Snapshot,
    Source,
    Target,
    Text,
)
from policy.tables import BY_NAME

FEWEST_HIDDEN, MOST_HIDDEN = 3, 10
FEWEST_DAYS, MOST_DAYS = 1, 366


FigureRecord: TypeAlias = Observation | Target | Baseline
Rule: TypeAlias = Callable[[Row, Context], Iterator[Finding]]


def at(row: Row, field: str | None, code: str, found: object, **values: object) -> Finding:
    """A finding at a field of a row; for a field without a column, at the row's first cell."""
    cell = row.cells.get(field or "") or next(iter(row.cells.values()), None)
    column = BY_NAME[row.table].field(field).column.heading if field else None
    return finding(
        code,
        file=row.file,
        sheet=row.sheet,
        cell=cell,
        column=column,
        found=str(found),
        **values,
    )


def as_written(value: Quantity | float, written: Written) -> str:
    """A figure in the form that people write, for a finding."""
    figure = value if isinstance(value, Quantity) else Quantity.exact(value)
    return numbers.as_text(figure, written)


def value_in_its_unit(row: Row, known: Context) -> Iterator[Finding]:
    indicators = known.all(Indicator)
    for field in BY_NAME[row.table].fields:
        written = row.written.get(field.name)
        unit = unit_of(row.record, field, indicators)
        value = getattr(row.record, field.name)
        difference = field.column.difference
        if written and unit and not fits(value, written, unit, is_difference=difference):
            yield at(
                row,
                field.name,
                "value_not_in_unit",
                as_written(value, written),
                figure=FIGURE_IN[unit],
            )


def range_in_order(row: Row, _: Context) -> Iterator[Finding]:
    for field in BY_NAME[row.table].fields:
        value = getattr(row.record, field.name)
        if not isinstance(value, Quantity) or value.low is None or value.high is None:
            continue
        if value.low > value.high:
            written = row.written.get(field.name, Written.PLAIN)
            turned = as_written(Quantity.between(value.high, value.low), written)
            found = as_written(value, written)
            yield at(row, field.name, "range_reversed", found, reversed=turned)


def figure_has_source(row: Row, _: Context) -> Iterator[Finding]:
    if isinstance(row.record, FigureRecord) and not row.record.sources:
        yield at(row, "sources", "figure_without_source", EMPTY)


def figure_has_department(row: Row, known: Context) -> Iterator[Finding]:
    if not isinstance(row.record, Observation | Baseline) or row.record.department:
        return
    indicator = known.all(Indicator).get(row.record.indicator)
    if indicator and is_measure(indicator):
        yield at(row, "department", "figure_without_department", EMPTY)


def period_inside_policy(row: Row, known: Context) -> Iterator[Finding]:
    policies = known.all(Policy).values()
    if not policies or not isinstance(row.record, FigureRecord):
        return
    first = min(policy.history_from for policy in policies)
    last = max(policy.end for policy in policies)
    for name in ("period", "deadline"):
        period = getattr(row.record, name, None)
        if period and (period.last < first or period.first > last):
            window = {"first": shown(first), "last": shown(last)}
            yield at(row, name, "period_outside_policy", period, **window)


def snapshot_inside_policy(row: Row, known: Context) -> Iterator[Finding]:
    policies = known.all(Policy).values()
    if not policies or not isinstance(row.record, Snapshot):
        return
    first = min(policy.start for policy in policies)
    if row.record.as_of < first:
        yield at(row, "as_of", "snapshot_before_policy", row.record.as_of, first=shown(first))


def department_exists_in_period(row: Row, known: Context) -> Iterator[Finding]:
    if not isinstance(row.record, FigureRecord):
        return
    department = known.all(Department).get(row.record.department or "")
    period = row.record.period or getattr(row.record, "deadline", None)
    if not department or not period or exists_in(department, period):
        return
    yield at(
        row,
        "department",
        "department_not_valid",
        department.code,
        validity=f"fra {department.valid_from or 'begyndelsen'} til {department.valid_to or 'nu'}",
    )


def target_has_period_or_deadline(row: Row, known: Context) -> Iterator[Finding]:
    target = row.record
    if not isinstance(target, Target):
        return
    indicator = known.all(Indicator).get(target.indicator)
    if target.period and target.deadline:
        found = f"{target.period} og {target.deadline}"
        yield at(row, "deadline", "target_with_period_and_deadline", found)
    elif not target.period and not target.deadline and indicator and is_measure(indicator):
        yield at(row, "period", "target_without_period", EMPTY)


def observation_has_value(row: Row, _: Context) -> Iterator[Finding]:
    observation = row.record
    if not isinstance(observation, Observation):
        return
    if observation.value is None and observation.printed_attainment is None:
        yield at(row, "value", "observation_without_value", EMPTY)


def scored_observation_has_period(row: Row, known: Context) -> Iterator[Finding]:
    if not isinstance(row.record, Observation) or row.record.period:
        return
    indicator = known.all(Indicator).get(row.record.indicator)
    if indicator and is_measure(indicator):
        yield at(row, "period", "observation_without_period", EMPTY)


def period_has_begun(row: Row, today: date) -> Iterator[Finding]:
    """A measured period must have begun. Targets are not checked, because they may be in the future."""
    observation = row.record
    if not isinstance(observation, Observation):
        return
    for name in ("period", "counted_on"):
        period = getattr(observation, name)
        if period and period.first > today:
            yield at(row, name, "period_not_begun", period, today=shown(today))


def scored_indicator_has_direction(row: Row, _: Context) -> Iterator[Finding]:
    indicator = row.record
    if not isinstance(indicator, Indicator) or indicator.direction:
        return
    if judged_as(indicator).rule.needs_direction:
        yield at(row, "direction", "indicator_without_direction", EMPTY)


def share_is_of_a_whole(row: Row, known: Context) -> Iterator[Finding]:
    figure = row.record
    if not isinstance(figure, FigureRecord) or not figure.value:
        return
    indicator = known.all(Indicator).get(figure.indicator)
    if not indicator or indicator.unit is not Unit.SHARE:
        return
    written = row.written.get("value", Written.PERCENT)
    if not fits(figure.value, written, Unit.SHARE):
        return
    if any(end is not None and not 0 <= end <= 1 for end in figure.value.ends):
        found = as_written(figure.value, written)
        yield at(row, "value", "share_outside_whole", found)


def distance_of_nought_or_more(row: Row, _: Context) -> Iterator[Finding]:
    for field in BY_NAME[row.table].fields:
        value = getattr(row.record, field.name)
        if field.column.difference and value is not None and value < 0:
            found = as_written(value, row.written.get(field.name, Written.PLAIN))
            yield at(row, field.name, "distance_below_nought", found)


def priority_of_same_objective(row: Row, known: Context) -> Iterator[Finding]:
    record = row.record
    if not isinstance(record, Indicator | Initiative | Text):
        return
    priority = known.all(Priority).get(record.priority or "")
    if priority and priority.objective != record.objective:
        yield at(
            row,
            "priority",
            "priority_of_other_objective",
            priority.id,
            objective=record.objective,
            right=priority.objective,
        )


def policy_settings(row: Row, _: Context) -> Iterator[Finding]:
    policy = row.record
    if not isinstance(policy, Policy):
        return
    limit = policy.few_persons_limit
    if not FEWEST_HIDDEN <= limit <= MOST_HIDDEN:
        yield at(
            row,
            "few_persons_limit",
            "few_persons_limit_outside",
            limit,
            lowest=FEWEST_HIDDEN,
            highest=MOST_HIDDEN,
        )
    if not (0 < policy.near_from <= 1 and 0 < policy.too_slow_from < policy.on_track_from <= 1):
        bands = (policy.near_from, policy.on_track_from, policy.too_slow_from)
        found = " - ".join(as_written(band, Written.PERCENT) for band in bands)
        yield at(row, "near_from", "bands_not_descending", found)


def days_to_report_can_be_kept(row: Row, _: Context) -> Iterator[Finding]:
    indicator = row.record
    if not isinstance(indicator, Indicator) or indicator.days_to_report is None:
        return
    if not FEWEST_DAYS <= indicator.days_to_report <= MOST_DAYS:
        yield at(
            row,
            "days_to_report",
            "days_to_report_outside",
            indicator.days_to_report,
            lowest=FEWEST_DAYS,
            highest=MOST_DAYS,
        )


def source_has_date(row: Row, _: Context) -> Iterator[Finding]:
    if isinstance(row.record, Source) and row.record.known is None:
        yield at(row, "dated", "source_without_date", EMPTY)


def amount_says_what_it_covers(row: Row, _: Context) -> Iterator[Finding]:
    initiative = row.record
    if not isinstance(initiative, Initiative) or not initiative.amount:
        return
    if initiative.money_basis is None:
        yield at(row, "money_basis", "amount_without_basis", EMPTY)
    elif initiative.money_duration is None:
        yield at(row, "money_duration", "amount_without_basis", EMPTY)


def initiative_ends_after_start(row: Row, _: Context) -> Iterator[Finding]:
    initiative = row.record
    if not isinstance(initiative, Initiative) or not initiative.start or not initiative.end:
        return
    if initiative.end.last < initiative.start.first:
        yield at(row, "end", "initiative_ends_before_start", initiative.end, start=initiative.start)


def remark_has_objective(row: Row, _: Context) -> Iterator[Finding]:
    remark = row.record
    if (
        isinstance(remark, Remark)
        and remark.scope is RemarkScope.OBJECTIVE
        and not remark.objective
    ):
        yield at(row, "objective", "remark_without_objective", EMPTY)


def proposal_is_taken_over(row: Row, _: Context) -> Iterator[Finding]:
    if isinstance(row.record, Candidate) and is_switched_off(row.record):
        empty = "taken_over_on" if row.record.taken_over_by else "taken_over_by"
        yield at(row, empty, "proposal_not_taken_over", EMPTY)


RULES: tuple[Rule, ...] = (
    value_in_its_unit,
    range_in_order,
    figure_has_source,
    figure_has_department,
    period_inside_policy,
    snapshot_inside_policy,
    department_exists_in_period,
    target_has_period_or_deadline,
    observation_has_value,
    scored_observation_has_period,
    scored_indicator_has_direction,
    share_is_of_a_whole,
    distance_of_nought_or_more,
    priority_of_same_objective,
    policy_settings,
    days_to_report_can_be_kept,
    source_has_date,
    amount_says_what_it_covers,
    initiative_ends_after_start,
    remark_has_objective,
    proposal_is_taken_over,
)
