"""A second implementation of docs/metode.md, in exact fractions and written only for clarity.

It uses the records and nothing of `metrics/`: both were written from the same page, and
`test_method.py` checks that they agree. Hiding further counts (R12.4), the dates of knowledge (R13)
and silent sources (R15) are not included.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

from policy.choices import (
    Aggregation,
    Direction,
    Disclosure,
    Frequency,
    Owed,
    Population,
    Qualifier,
    Unit,
)
from policy.kinds import Kind
from policy.periods import Period, PeriodKind
from policy.quantities import Quantity
from policy.records import Department, Indicator
from policy.statuses import StatusCode as W
from policy.tables import Records

CITY = "KK"
# R5.1, the worst word first.
WORST_FIRST = [
    *(W.MISSED, W.WRONG_DIRECTION, W.WORSENING, W.UNCHANGED, W.LIMITED, W.TOO_SLOW, W.NO_NEWS),
    *(W.NEAR, W.REACHED_NOT_EVERYWHERE, W.UNDECIDED, W.UNCERTAIN, W.TOO_EARLY, W.ON_TRACK),
    *(W.IMPROVING, W.NOT_DUE, W.REACHED, W.DONE, W.NO_DATA, W.TOO_FEW, W.NO_TARGET, W.CONTEXT),
]
UNJUDGED = {W.NO_DATA, W.TOO_FEW, W.NO_TARGET, W.CONTEXT}
FAILING = {W.MISSED, W.NEAR, W.WRONG_DIRECTION, W.WORSENING, W.LIMITED, W.TOO_SLOW}  # R8.4
BELOW = FAILING | {W.ON_TRACK, W.TOO_EARLY, W.NOT_DUE}  # R3.15
OPEN_WORDS = UNJUDGED | {W.UNDECIDED, W.UNCERTAIN, W.TOO_EARLY, W.NOT_DUE}  # R7.3
MONTHS = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
}
LENGTHS = {
    Frequency.YEARLY: {PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR},
    Frequency.HALF_YEARLY: {PeriodKind.HALF_YEAR},
    Frequency.QUARTERLY: {PeriodKind.QUARTER},
    Frequency.MONTHLY: {PeriodKind.MONTH},
}

# R20.1, written by hand: the Easter Sundays, and what follows from them.
EASTER = (
    *(date(2022, 4, 17), date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20)),
    *(date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)),
)
DAYS_OFF = {
    *(sunday + timedelta(days=after) for sunday in EASTER for after in (-3, -2, 1, 39, 50)),
    *(sunday + timedelta(days=26) for sunday in EASTER if sunday.year < 2024),  # store bededag
    *(
        date(sunday.year, month, day)
        for sunday in EASTER
        for month, day in ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
    ),
}


def number(written: float) -> Fraction:
    return Fraction(str(written))  # R1.1: the decimal that is written


def age(period: Period | None) -> tuple[date, date]:
    return (period.last, period.first) if period else (date.min, date.min)  # R1.3


@dataclass(frozen=True)
class Span:
    """A figure by its two ends (R1.4); `single` is exact or about, `exact` is only exact."""

    low: Any
    high: Any
    single: bool
    exact: bool

    @property
    def ends(self) -> set[Any]:
        return {self.low, self.high}


def span(q: Quantity) -> Span:
    low, high = (None if end is None else number(end) for end in q.ends)
    if low is None:
        low = Fraction(0) if high >= 0 else -math.inf
    single = q.qualifier in {Qualifier.EXACT, Qualifier.ABOUT}
    return Span(low, math.inf if high is None else high, single, q.qualifier is Qualifier.EXACT)


def merged(spans: Iterable[Span]) -> Span:
    """One part stated by several sources (R7.2): the figure, or the range between them."""
    different = set(spans)
    if len(different) == 1:
        return different.pop()
    return Span(min(s.low for s in different), max(s.high for s in different), False, False)


def added(spans: list[Span]) -> Span:
    low, high = sum(s.low for s in spans), sum(s.high for s in spans)
    return Span(low, high, all(s.single for s in spans), all(s.exact for s in spans))


@dataclass(frozen=True)
class Goal:
    quantity: Quantity | None
    period: Period | None
    deadline: Period | None
    due: date | None
    stated_by: str | None
    added: Span | None = None  # of the parts (R7.4)

    def span(self, better: Direction | None) -> Span | None:
        """R1.5: at least 4 promises 4, and so does at most 4 where lower is better."""
        if self.added or self.quantity is None:
            return self.added
        promised = {Direction.HIGHER: Qualifier.AT_LEAST, Direction.LOWER: Qualifier.AT_MOST}
        if better and self.quantity.qualifier is promised[better]:
            end = number(next(e for e in self.quantity.ends if e is not None))
            return Span(end, end, True, True)
        return span(self.quantity)


@dataclass(frozen=True)
class Base:
    span: Span
    period: Period | None
    margin: Fraction | None = Fraction(0)  # of a first figure its own (R4.2)


@dataclass(frozen=True)
class Row:
    """A figure, a sum or an unanswered target, and finally its status word."""

    department: str | None
    period: Period | None
    series: str | None
    stated_by: str | None
    figure: Span | None = None
    printed: Quantity | None = None
    margin: Fraction | None = None
    answers: bool = True
    is_sum: bool = False
    goals: tuple[Goal, ...] = ()
    words: frozenset[W] = frozenset()
    attainment: Fraction | None = None
    exact: bool = False
    path: bool = False
    size: Fraction = Fraction(0)

    @property
    def word(self) -> W:
        return next(iter(self.words)) if len(self.words) == 1 else W.UNDECIDED

    @property
    def due(self) -> date | None:
        return self.goals[0].due if self.goals else None

    @property
    def promised_for(self) -> Period | None:
        return (self.goals[0].deadline or self.goals[0].period) if self.goals else None

    def among(self, words: set[W]) -> bool:
        return self.words <= words | ({W.UNCHANGED} if self.path else set())


def right_side(value: Any, goal: Any, better: Direction) -> bool:
    return value >= goal if better is Direction.HIGHER else value <= goal


def newness(row: Row) -> tuple[Any, ...]:
    return (*age(row.period), row.series or "", row.stated_by or "")


def worst(rows: Iterable[Row]) -> Row:
    return min(rows, key=lambda row: WORST_FIRST.index(row.word))


class Reading:
    """One indicator judged by the method as of a date."""

    def __init__(self, records: Records, indicator: Indicator, as_of: date) -> None:
        self.indicator, self.as_of = indicator, as_of
        policy = records.policies[0]
        self.near, self.on_track, self.too_slow = map(
            number, (policy.near_from, policy.on_track_from, policy.too_slow_from)
        )
        self.limit = policy.few_persons_limit
        own = lambda table: [r for r in table if r.indicator == indicator.id]  # noqa: E731
        self.observations, self.baselines = own(records.observations), own(records.baselines)
        self.targets, self.breaks = own(records.targets), own(records.breaks)
        self.closed = {c.period for c in own(records.closings)}
        self.rules, self.policy_ends = records.deadline_rules, policy.end
        self.departments = [d for d in records.departments if d.code != CITY]
        background = indicator.unit is Unit.DKK or indicator.population in {
            Population.WIDER,
            Population.NATIONAL,
        }
        milestone = indicator.kind is Kind.MILESTONE
        self.kind = Kind.CONTEXT if background and not milestone else indicator.kind  # R1.7
        self.better = indicator.direction
        if not self.better and self.kind in {Kind.MILESTONE, Kind.HOLD}:
            self.better = Direction.HIGHER  # R2.7
        self.adds = indicator.adding is Aggregation.SUM and indicator.unit is not Unit.SHARE
        self.threshold = number(indicator.threshold or 0)
        self.by_place: dict[Period, list[Any]] = {}
        for row in self.observations:
            if row.period:
                self.by_place.setdefault(row.period, []).append(row)

    # What a figure is compared with (R2).

    def goal(self, target: Any) -> Goal:
        dated = target.deadline or (
            target.period if self.kind in {Kind.PATH, Kind.MILESTONE} else None
        )
        due = dated.last if dated else None  # R2.2
        return Goal(target.value, target.period, target.deadline, due, target.stated_by)

    def goals(
        self, department: str | None, series: str | None, period: Period | None, stater: str | None
    ) -> tuple[Goal, ...]:
        line = [
            self.goal(t) for t in self.targets if (t.department, t.series) == (department, series)
        ]
        if self.kind is not Kind.MILESTONE and any(g.quantity for g in line):
            line = [g for g in line if g.quantity]
        dated = [g for g in line if g.due]
        ahead, behind = dated, []
        if period:
            ahead = [g for g in dated if g.due and g.due >= period.last]
            behind = [g for g in dated if g not in ahead]
        same = [g for g in line if period and g.period == period]
        undated = [g for g in line if self.kind is Kind.MILESTONE and not (g.period or g.deadline)]
        row, pick = next(
            ((r, p) for r, p in ((same, None), (ahead, min), (behind, max), (undated, None)) if r),
            ([], None),
        )
        row = [g for g in row if g.stated_by == stater] or row  # R2.4
        if pick:
            day = pick(g.due for g in row if g.due)
            row = [g for g in row if g.due == day]
        return tuple(row)

    def broken(self, base: Period | None, period: Period | None, code: str | None = CITY) -> bool:
        """R2.6."""
        if not base or not period:
            return bool(self.breaks)
        new = [b.period.first for b in self.breaks]
        for d in self.departments:
            if d.code == code != CITY:
                new += [d.valid_from.first] if d.valid_from else []
                new += [d.valid_to.last + timedelta(1)] if d.valid_to else []
        return any(base.last < day <= period.last for day in new)

    def stated_bases(self, row: Row) -> list[Base]:
        line = [
            b
            for b in self.baselines
            if (b.department, b.series) == (row.department, row.series)
            and not self.broken(b.period, row.period, row.department)
        ]
        line = [b for b in line if b.stated_by == row.stated_by] or line
        return [Base(span(b.value), b.period) for b in line]

    def bases(self, row: Row) -> list[Base]:
        stated = self.stated_bases(row)
        if stated or not row.period:
            return stated
        earlier = [
            o
            for o in self.observations
            if (o.department, o.series, o.stated_by) == (row.department, row.series, row.stated_by)
            and o.value
            and o.period
            and o.period.last < row.period.last
            and not self.broken(o.period, row.period, row.department)
        ]
        if not earlier:
            return []
        first = min(earlier, key=lambda o: age(o.period))
        return [
            Base(
                span(first.value),
                first.period,
                None if first.margin is None else number(first.margin),
            )
        ]

    # One figure (R3, R4).

    def judged(self, row: Row, bases: list[Base]) -> Row:
        attained: list[Fraction | None] = []
        words = frozenset(self.words(row, bases, attained))
        attainment = attained[0] if attained and len(set(attained)) == 1 else None
        size = Fraction(0)
        if row.figure:
            ends = (row.figure.low, row.figure.high)
            size = next((e for e in ends if e and not math.isinf(e)), Fraction(0))
        path = self.kind is Kind.PATH or (
            self.kind is Kind.SURVEY and bool(row.goals and row.goals[0].deadline)
        )
        return replace(row, words=words, attainment=attainment, path=path, size=size)

    def words(  # noqa: C901 - one branch a rule
        self, row: Row, bases: list[Base], attained: list[Fraction | None]
    ) -> Iterator[W]:
        kind = self.kind
        if kind is Kind.CONTEXT:
            yield W.CONTEXT
            return
        if kind is Kind.SURVEY:  # R4.1
            kind = (
                Kind.DIRECTION
                if not row.goals
                else Kind.PATH
                if row.goals[0].deadline
                else Kind.LEVEL
            )
        if (
            self.kind is Kind.LEVEL
            and row.printed
            and not (row.figure and any(g.quantity or g.added for g in row.goals))
        ):
            yield from self.printed_words(row, attained)
        elif kind is Kind.MILESTONE:
            yield from self.step_words(row, attained)
        elif kind is Kind.DIRECTION:
            yield from self.change_words(row, bases)
        elif not row.goals and not (kind is Kind.HOLD and bases):
            yield W.NO_DATA if self.kind is Kind.SURVEY else W.NO_TARGET
        elif not row.figure:
            yield W.NO_DATA
        elif kind is Kind.HOLD:
            assert self.better
            for goal in [g.span(self.better) for g in row.goals] or [b.span for b in bases]:
                attained.append(self.share(row.figure, goal, self.better))
                for v, t in product(row.figure.ends, goal.ends):
                    yield W.REACHED if right_side(v, t, self.better) else W.MISSED
        else:
            for goal, base in product(row.goals, bases or [None]):
                yield from self.compared(kind, row, goal, base, attained)

    def share(self, figure: Span, goal: Span, better: Direction | None) -> Fraction | None:
        """R3.1."""
        if not (better and figure.single and goal.single) or goal.low <= 0 or figure.low < 0:
            return None
        if better is Direction.LOWER:
            return goal.low / figure.low if figure.low else None
        return figure.low / goal.low

    def way(self, goal: Goal, base: Base | None) -> Direction | None:
        """R2.7."""
        if self.better or not base:
            return self.better
        aim = goal.added or span(goal.quantity)
        if aim.low > base.span.high:
            return Direction.HIGHER
        return Direction.LOWER if aim.high < base.span.low else None

    def compared(
        self, kind: Kind, row: Row, goal: Goal, base: Base | None, attained: list[Fraction | None]
    ) -> Iterator[W]:
        better = self.way(goal, base)
        aim = goal.span(better)
        ends = product(row.figure.ends, aim.ends, base.span.ends if base else {None})
        for v, t, b in ends:
            if better is None:
                word, held = (W.REACHED if v == t else W.UNDECIDED), True
            elif kind is Kind.LEVEL:
                word, held = self.level_word(v, t, row.period, goal, better), True
            else:
                word, held = self.path_word(v, t, b, (row.period, goal, base, better))
            yield self.beyond_margin(
                word, row, abs_between(v, t if held else b), None if held else base
            )
        if kind is Kind.LEVEL:
            attained.append(self.share(row.figure, aim, better))
        else:
            attained.append(self.path_share(row, aim, base, better))

    def level_word(self, v: Any, t: Any, period: Period | None, goal: Goal, better: Direction) -> W:
        if right_side(v, t, better):
            return W.REACHED
        if goal.deadline and (not period or period.last < goal.deadline.last):
            return W.NOT_DUE  # R3.3
        smaller, larger = (v, t) if better is Direction.HIGHER else (t, v)
        return W.NEAR if not math.isinf(larger) and smaller >= self.near * larger else W.MISSED

    def path_word(
        self, v: Any, t: Any, b: Any, against: tuple[Period | None, Goal, Base | None, Direction]
    ) -> tuple[W, bool]:
        """R3.5-R3.8, and whether the distance used in R4.1 is the one to the target."""
        period, goal, base, better = against
        if right_side(v, t, better):
            return W.REACHED, True
        if period and goal.due and period.last >= goal.due:
            return W.MISSED, True
        kept = base is not None and right_side(b, t, better)
        small = base is not None and abs_between(v, b) < self.threshold
        wrong = W.UNCHANGED if small else W.WRONG_DIRECTION  # R3.8
        if not period or not base or not base.period:
            return (wrong if kept else W.NOT_DUE), True  # R3.7
        if period.last <= base.period.last:
            return W.TOO_EARLY, True
        if kept:
            return wrong, True
        if math.isinf(b):
            return W.UNDECIDED, False
        days = max((goal.due - base.period.last).days, 1)
        elapsed = min(Fraction((period.last - base.period.last).days, days), Fraction(1))
        pace = (v - b if math.isinf(v) else Fraction(v - b)) / (t - b) / elapsed
        if pace >= self.on_track:
            return W.ON_TRACK, False
        if pace >= self.too_slow:
            return W.TOO_SLOW, False
        return (W.LIMITED, False) if pace >= 0 else (wrong, False)

    def path_share(
        self, row: Row, aim: Span, base: Base | None, better: Direction | None
    ) -> Fraction | None:
        if not base or not (row.figure.single and aim.single and base.span.single):
            return None
        if better and right_side(base.span.low, aim.low, better):
            return self.share(row.figure, aim, better)  # R3.5
        if not row.period or not base.period or aim.low == base.span.low:
            return None  # R3.7
        return (row.figure.low - base.span.low) / (aim.low - base.span.low)

    def beyond_margin(self, word: W, row: Row, distance: Any, base: Base | None) -> W:
        """R4.1 and R4.2; `base` is given where the distance is measured from it."""
        if self.kind is not Kind.SURVEY or word in {W.TOO_EARLY, W.NOT_DUE, W.TOO_FEW, W.UNDECIDED}:
            return word
        margins = [row.margin, *([base.margin] if base else [])]
        if None in margins:
            return W.UNCERTAIN
        margin = sum(margins)
        return word if margin == 0 or distance > margin else W.UNCERTAIN

    def change_words(self, row: Row, bases: list[Base]) -> Iterator[W]:
        """R3.10."""
        if not row.figure:
            yield W.NO_DATA
        elif not bases:
            yield W.TOO_FEW
        for base in bases if row.figure else []:
            if row.period and base.period and base.period.last >= row.period.last:
                yield W.TOO_FEW
                continue
            for v, b in product(row.figure.ends, base.span.ends):
                if math.isinf(v) and math.isinf(b):
                    yield W.UNDECIDED
                    continue
                change = v - b
                if change == 0 or abs(change) < self.threshold:
                    word = W.UNCHANGED
                elif not self.better:
                    word = W.UNDECIDED
                else:
                    up = (change > 0) == (self.better is Direction.HIGHER)
                    word = W.IMPROVING if up else W.WORSENING
                yield self.beyond_margin(word, row, abs(change), base)

    def late(self, due: date | None) -> W:
        return W.NO_NEWS if due and due < self.as_of else W.NOT_DUE

    def step_words(self, row: Row, attained: list[Fraction | None]) -> Iterator[W]:
        """R3.11."""
        if not row.figure:
            yield self.late(row.due) if row.due else W.NO_DATA
        elif not row.goals:
            yield W.DONE
        for goal in row.goals if row.figure else ():
            aim = goal.span(self.better)
            attained.append(self.share(row.figure, aim, self.better) if aim else None)
            for v, t in product(
                row.figure.ends,
                aim.ends if aim else {-math.inf if self.better is Direction.HIGHER else math.inf},
            ):
                yield W.DONE if right_side(v, t, self.better) else self.late(goal.due)

    def printed_words(self, row: Row, attained: list[Fraction | None]) -> Iterator[W]:
        """R3.4."""
        low, high = printed_ends(row.printed)
        ahead = any(
            g.deadline and (not row.period or row.period.last < g.deadline.last) for g in row.goals
        )
        for reached, near in ((low >= 1, low >= self.near), (high > 1, high > self.near)):
            yield W.REACHED if reached else W.NOT_DUE if ahead else W.NEAR if near else W.MISSED
        single = row.printed.qualifier in {Qualifier.EXACT, Qualifier.ABOUT}
        attained.append(number(row.printed.value) if single else None)

    # Periods (R6).

    def exists(self, d: Department, day: date) -> bool:
        return not (d.valid_from and d.valid_from.first > day) and not self.gone(d, day)

    def gone(self, d: Department, day: date) -> bool:
        return bool(d.valid_to and d.valid_to.last < day)

    @property
    def passing(self) -> set[str]:
        """The departments that have not been there and will not be there for ever."""
        return {d.code for d in self.departments if d.code != CITY and (d.valid_from or d.valid_to)}

    def is_history(self, row: Row, period: Period) -> bool:
        """R6.11: a row of another period, of a department that is gone by the end of this one."""
        return row.period != period and any(
            d.code == row.department != CITY and self.gone(d, period.last) for d in self.departments
        )

    @cached_property
    def periods(self) -> list[Period]:
        """R6.1, oldest first."""
        if self.kind is Kind.MILESTONE:
            return []
        found = set(self.by_place)
        kinds = LENGTHS.get(self.indicator.frequency, set())
        regular = [p for p in found if p.kind in kinds]
        if regular and (last := self.last_late(max(regular, key=age))):
            found.add(last)
        return sorted(found, key=age)

    def last_late(self, newest: Period) -> Period | None:
        """R6.1: the last period after the newest reported one that is past its deadline."""
        late, period = None, newest.next()
        while period.first < self.as_of:
            day = self.first_deadline(period, self.expected_in(period))
            late = period if day and day < self.as_of else late
            period = period.next()
        return late

    @property
    def awaited(self) -> list[Period]:
        """R6.1: the periods that somebody has reported or is to report, oldest first."""
        return [p for p in self.periods if self.expected[p] or p in self.by_place]

    def deadline(self, period: Period, code: str | None) -> date | None:
        """R20.1, R20.2 and R20.4: the last day for a department's figure."""
        if period.first > self.policy_ends:
            return None
        days = self.indicator.days_to_report
        if days is None:
            often = self.indicator.frequency
            fitting = [
                (code in rule.departments, rule.frequency is not None, rule.days)
                for rule in self.rules
                if often in LENGTHS
                and rule.owed is Owed.FIGURES
                and rule.frequency in {None, often}
                and (not rule.departments or code in rule.departments)
            ]
            if not fitting:
                return None
            *_, days = max(fitting)
        day = period.last + timedelta(days=days)
        while day in DAYS_OFF or day.isoweekday() > 5:
            day += timedelta(days=1)
        return day

    def first_deadline(self, period: Period, codes: set[str]) -> date | None:
        """R6.7: the first deadline of those who are expected and have not reported."""
        missing = codes - self.reported(period) or codes or {None}
        days = [self.deadline(period, code) for code in missing]
        return min((day for day in days if day), default=None)

    def targets_for(self, period: Period, code: str) -> list[Any]:
        return [
            t
            for t in self.targets
            if t.department == code
            and (t.period == period or (t.deadline and t.deadline.last >= period.last))
        ]

    @cached_property
    def separate(self) -> bool:
        return not self.adds and not any(t.period for t in self.targets)  # R6.5

    def parts_are_not_all(self, period: Period) -> bool:
        """R6.4."""

        def size(rows: list[Any]) -> dict[str, Fraction]:
            sizes: dict[str, Fraction] = {}
            for r in rows:
                if r.value:
                    one = number(r.value.size)
                    sizes[r.department] = max(one, sizes.get(r.department, one))
            return sizes

        city = self.targets_for(period, CITY)
        if city:
            parts = size([t for d in self.departments for t in self.targets_for(period, d.code)])
        else:
            city = [
                o
                for o in self.observations
                if o.department == CITY and o.period and age(o.period) <= age(period)
            ]
            parts = size(
                [o for o in self.by_place.get(period, []) if o.department not in {CITY, None}]
            )
        if not city:
            return False
        sizes = [number(t.value.size) if t.value else None for t in city]
        return None in sizes or sum(parts.values()) < max(sizes)

    @cached_property
    def expected(self) -> dict[Period, set[str]]:
        """R6.2 and R6.3, for each period from the oldest."""
        result: dict[Period, set[str]] = {}
        for period in self.periods:
            result[period] = self.who_in(period, result)
        return result

    def expected_in(self, period: Period) -> set[str]:
        """R6.2 for a period that nobody has reported, from those that somebody has."""
        earlier: dict[Period, set[str]] = {}
        for each in sorted(self.by_place, key=age):
            if age(each) < age(period):
                earlier[each] = self.who_in(each, earlier)
        return self.who_in(period, earlier)

    def who_in(self, period: Period, earlier: dict[Period, set[str]]) -> set[str]:
        reported = self.reported(period)
        if self.indicator.reported_by:
            who = set(self.indicator.reported_by) | (reported - {CITY})
        else:
            who = self.expected_of_themselves(period, reported, earlier)
        for d in self.departments:
            if d.code not in reported and not self.exists(d, period.last):
                who.discard(d.code)
        return who

    def reported(self, period: Period) -> set[str]:
        return {o.department for o in self.by_place.get(period, []) if o.department}

    def expected_of_themselves(
        self, period: Period, reported: set[str], earlier: dict[Period, set[str]]
    ) -> set[str]:
        who = {
            d.code
            for d in self.departments
            if d.code in reported or self.targets_for(period, d.code)
        }
        whole = [p for p in earlier if self.whole(p, earlier[p])]
        before = earlier[whole[-1]] - {CITY} if whole else set()
        if before:
            day = whole[-1].last
            were = {d.code for d in self.departments if self.exists(d, day)}
            new = {d.code for d in self.departments if self.exists(d, period.last)} - were
            abolished = any(
                d.code in before and not self.exists(d, period.last) for d in self.departments
            )
            who |= before | (new if (were and were <= before) or abolished else set())
        elif who and self.adds and self.parts_are_not_all(period):
            who |= {d.code for d in self.departments if self.exists(d, period.last)}
        if self.separate:
            who |= {o.department for o in self.observations if o.department} - {CITY}
        totals = any(
            o.department == CITY and o.period and age(o.period) <= age(period)
            for o in self.observations
        )
        if not self.adds and (self.targets_for(period, CITY) or totals):
            who.add(CITY)
        return who

    def total_stated(self, period: Period) -> bool:
        return any(o.department in {CITY, None} for o in self.by_place.get(period, []))

    def whole(self, period: Period, expected: set[str]) -> bool:
        """R6.6."""
        got = expected & self.reported(period)
        return self.total_stated(period) or (
            bool(got) and (period in self.closed or got == expected)
        )

    # Sums (R7).

    @cached_property
    def sums(self) -> list[Row]:
        result: list[Row] = []  # with those unjudged, which later ones may build on (R7.5)
        first: list[tuple[Row, bool]] = []
        for period in self.periods:
            if (
                not self.adds
                or len(self.expected[period] - {CITY}) < 2
                or self.total_stated(period)
            ):
                continue
            whole = self.whole(period, self.expected[period])
            if row := self.sum_of(period, whole=whole, first=[r for r, w in first if w]):
                first.append((row, whole))
                if row.word not in (UNJUDGED if whole else OPEN_WORDS):
                    result.append(row)
        return result

    def sum_of(self, period: Period, *, whole: bool, first: list[Row]) -> Row | None:
        rows = self.by_place.get(period, [])
        if not rows or len({o.series for o in rows}) > 1:
            return None
        parts: dict[str, list[Span]] = {}
        for o in rows:
            parts.setdefault(o.department, []).extend([span(o.value)] if o.value else [])
        if not all(parts.values()):
            return None
        figures = [merged(p) for p in parts.values()]
        total = added(figures)
        if total.low == -math.inf:
            return None
        if not whole:
            if any(f.low < 0 for f in figures):
                return None
            total = Span(total.low, math.inf, False, False)  # R7.3
        row = Row(CITY, period, rows[0].series, None, total, is_sum=True)
        missing = self.expected[period] - set(parts)
        partial = bool(missing) and period in self.closed
        row = replace(
            row,
            goals=self.sum_goals(
                row, set(parts) if partial else self.expected[period], own=not partial
            ),
        )
        return self.judged(row, self.sum_bases(row, rows, first, whole=whole))

    def sum_goals(self, row: Row, codes: set[str], *, own: bool) -> tuple[Goal, ...]:
        """R7.4."""
        if own and (goals := self.goals(CITY, row.series, row.period, None)):
            return goals
        each = [self.goals(code, row.series, row.period, None) for code in sorted(codes - {CITY})]
        every = [g for goals in each for g in goals]
        if (
            not all(each)
            or len({(g.period, g.deadline) for g in every}) != 1
            or not all(map(self.can_be_added, every))
        ):
            return ()
        same = (every[0].period, every[0].deadline)
        for code in self.passing - codes:
            others = self.goals(code, row.series, row.period, None)
            if any((g.period, g.deadline) == same for g in others):
                return ()
        total = added([merged(g.span(self.better) for g in goals) for goals in each])
        return (replace(every[0], quantity=None, added=total, stated_by=None),)

    def can_be_added(self, goal: Goal) -> bool:
        if not goal.quantity or goal.quantity.qualifier is Qualifier.HIDDEN:
            return False
        one = goal.span(self.better)
        return one.single or (self.better is not None and one.low != -math.inf)

    def sum_bases(self, row: Row, rows: list[Any], first: list[Row], *, whole: bool) -> list[Base]:
        """R7.5."""
        if stated := self.stated_bases(row):
            return stated
        each: dict[str, list[Base]] = {}
        for o in rows:
            bases = self.stated_bases(Row(o.department, o.period, o.series, o.stated_by))
            each.setdefault(o.department, []).extend(bases if len(bases) == 1 else [None])
        flat = [b for bases in each.values() for b in bases]
        elsewhere = [
            b
            for b in self.baselines
            if b.series == row.series
            and b.department in self.passing - set(each)
            and flat
            and flat[0]
            and b.period == flat[0].period
        ]
        if whole and all(flat) and len({b.period for b in flat}) == 1 and not elsewhere:
            return [
                Base(
                    added([merged(b.span for b in bases) for bases in each.values()]),
                    flat[0].period,
                )
            ]
        for r in first:
            if (
                r.series == row.series
                and r.period.last < row.period.last
                and not self.broken(r.period, row.period)
            ):
                return [Base(r.figure, r.period, None)]
        return []

    @cached_property
    def settled(self) -> set[Period]:
        return {r.period for r in self.sums if not self.whole(r.period, self.expected[r.period])}

    # Rows and the indicator's word (R3.13, R3.14, R6.9, R8).

    @cached_property
    def rows(self) -> list[Row]:
        rows = []
        for o in self.observations:
            margin = None if o.margin is None else number(o.margin)
            figure = span(o.value) if o.value else None
            goals = self.goals(o.department, o.series, o.period, o.stated_by)
            row = Row(
                o.department,
                o.period,
                o.series,
                o.stated_by,
                figure,
                o.printed_attainment,
                margin,
                goals=goals,
            )
            rows.append(self.judged(row, self.bases(row)))
        rows += self.sums
        answered = {(r.department, r.series, g.period, g.deadline) for r in rows for g in r.goals}
        for t in self.targets:
            if (t.department, t.series, t.period, t.deadline) not in answered:
                goal = self.goal(t)
                row = Row(
                    t.department,
                    t.period,
                    t.series,
                    t.stated_by,
                    answers=False,
                    goals=(goal,),
                )
                word = (
                    self.late(goal.due) if self.kind is Kind.MILESTONE and goal.due else W.NO_DATA
                )
                rows.append(
                    replace(
                        row, words=frozenset({W.CONTEXT if self.kind is Kind.CONTEXT else word})
                    )
                )
        return (
            [self.answered_later(row, rows) for row in rows]
            if self.kind is Kind.MILESTONE
            else rows
        )

    def answered_later(self, row: Row, rows: list[Row]) -> Row:
        """R3.14."""

        def promise(r: Row) -> list[Span]:
            return [s for g in r.goals if (s := g.span(self.better))]

        def enough(later: Row) -> bool:
            new, old = promise(later), promise(row)
            if not (new and old) or (later.department, later.series) != (
                row.department,
                row.series,
            ):
                return False
            if self.better is Direction.LOWER:
                return max(s.high for s in new) <= min(s.low for s in old)
            return min(s.low for s in new) >= max(s.high for s in old)

        step = [
            r for r in rows if (r.department, r.promised_for) == (row.department, row.promised_for)
        ]
        if age(row.period) < max(age(r.period) for r in step):
            return row
        later = (r for r in rows if r.word is W.DONE and r.due and row.due and r.due > row.due)
        done = row.word is not W.DONE and any(map(enough, later))
        return replace(row, words=frozenset({W.DONE})) if done else row

    @cached_property
    def current(self) -> list[Row]:
        """R6.9."""
        rows = self.rows
        if self.kind is Kind.MILESTONE:
            return self.newest_steps()
        judged = [
            r.period
            for r in rows
            if r.answers
            and r.period
            and (r.figure or r.printed)
            and any(g.period == r.period and not g.due for g in r.goals)
        ]
        counting = [p for p in self.periods if self.whole(p, self.expected[p]) or p in self.settled]
        if self.kind is Kind.CONTEXT or not self.periods:
            return self.of(max(judged, key=age)) if judged else self.newest_of_each()
        if both := [p for p in judged if p in counting]:
            return self.of(max(both, key=age))
        if counting:
            return [r for r in rows if r.answers and r.period in {counting[-1], None}] + [
                r for r in self.without_figures() if not self.is_history(r, counting[-1])
            ]
        have = {r.department for r in rows if r.figure or r.printed}
        if self.separate and self.expected[self.awaited[-1]] <= have:
            return self.newest_of_each()
        return []

    def of(self, period: Period) -> list[Row]:
        return [r for r in self.rows if r.period == period and (r.answers or r.goals[0].period)]

    def without_figures(self) -> list[Row]:
        have = {r.department for r in self.rows if r.answers}
        return [r for r in self.rows if not r.answers and r.department not in have]

    def newest_of_each(self) -> list[Row]:
        """R6.11."""
        newest: dict[Any, Row] = {}
        for r in sorted(
            (r for r in self.rows if r.answers), key=lambda r: (age(r.period), r.series or "")
        ):
            newest[r.department, r.stated_by] = r
        every = [*newest.values(), *self.without_figures()]
        last = max((r.period for r in newest.values() if r.period), key=age, default=None)
        return [r for r in every if not (last and self.is_history(r, last))]

    def newest_steps(self) -> list[Row]:
        steps: dict[Any, list[Row]] = {}
        for r in self.rows:
            steps.setdefault((r.department, r.due), []).append(r)
        chosen = []
        for rows in steps.values():
            answers = [r for r in rows if r.answers]
            newest = max((age(r.period) for r in answers), default=None)
            chosen += [worst(r for r in answers if age(r.period) == newest)] if answers else []
            asked: dict[Any, list[Row]] = {}
            for r in rows:
                if not r.answers:
                    asked.setdefault((r.series, r.goals[0].period, r.goals[0].deadline), []).append(
                        r
                    )
            chosen += map(worst, asked.values())
        return chosen

    @cached_property
    def total(self) -> Row | None:
        city = [r for r in self.current if r.department == CITY]
        return worst(sorted(city, key=newness, reverse=True)) if city else None

    @cached_property
    def parts(self) -> list[Row]:
        return [r for r in self.current if r.department != CITY]

    @cached_property
    def shown(self) -> list[Row]:
        """All rows, the total with its own status word (R8.3)."""
        word = frozenset({self.word})
        own = self.total and self.word is W.REACHED_NOT_EVERYWHERE
        return [replace(r, words=word) if own and r is self.total else r for r in self.rows]

    @cached_property
    def word(self) -> W:
        """R8.2 and R8.3."""
        if not self.current:
            if self.kind is Kind.CONTEXT:
                return W.CONTEXT
            always = self.kind in {Kind.DIRECTION, Kind.MILESTONE}
            return W.NO_DATA if always or self.rows else W.NO_TARGET
        if self.total and (self.total.word not in UNJUDGED or not self.parts):
            word = self.total.word
        else:
            word = worst(self.parts).word
        if word is W.NO_TARGET and any(r.goals for r in self.rows):
            return W.NO_DATA
        reached = self.total and self.total.word is W.REACHED
        return W.REACHED_NOT_EVERYWHERE if reached and self.failing else word

    @cached_property
    def failing(self) -> list[str | None]:
        """R8.4, largest first."""
        words = BELOW if self.total and self.total.word is W.REACHED else FAILING
        order = [d.code for d in self.departments]
        parts = [
            r
            for r in self.parts
            if r.among(words)
            and (not self.total or not self.total.answers or r.period == self.total.period)
        ]
        key = lambda r: (-r.size, order.index(r.department) if r.department else len(order))  # noqa: E731
        return [r.department for r in sorted(parts, key=key)]

    @cached_property
    def next_missing_from(self) -> set[str | None]:
        """R8.5."""
        months = MONTHS.get(self.indicator.frequency)
        newest: dict[str | None, Period] = {}
        for o in self.observations:
            if o.period:
                newest[o.department] = max(o.period, newest.get(o.department, o.period), key=age)
        asked = (self.awaited and self.expected[self.awaited[-1]]) or newest
        gone = (
            self.ended_before({c: p.last for c, p in newest.items()}, months) if months else set()
        )
        return {
            c
            for c in asked
            if months and c in newest and c not in gone and self.is_late(newest[c], c, months)
        }

    def is_late(self, newest: Period, code: str | None, months: int) -> bool:
        """Whether the figure after the newest is past its deadline; without one, its period."""
        while newest.next() in self.closed:
            newest = newest.next()
        if newest.kind in LENGTHS[self.indicator.frequency]:
            day = self.deadline(newest.next(), code)
            if day:
                return day < self.as_of
        now = 12 * self.as_of.year + self.as_of.month
        return now - 12 * newest.last.year - newest.last.month > months

    def ended_before(self, newest: dict[str | None, date], months: int) -> set[str]:
        """The departments that are gone when the month is over in which their next figure's period ends."""
        found = set()
        for d in self.departments:
            if d.code in newest and d.code != CITY:
                year, month = divmod(12 * newest[d.code].year + newest[d.code].month + months, 12)
                if self.gone(d, date(year, month + 1, 1) - timedelta(1)):
                    found.add(d.code)
        return found

    # Printed percentages and sums (R10), and few persons (R12).

    @cached_property
    def differences(self) -> set[tuple[str | None, Period | None, str, Fraction, Fraction]]:
        found = set()
        for row in self.rows:
            printed = row.printed and number(row.printed.value or 0)
            held_against = [row.printed, *(g.quantity for g in row.goals)]
            exact = all(q and q.qualifier is Qualifier.EXACT for q in held_against) and row.goals
            if exact and row.figure and row.figure.exact and row.attainment is not None:
                computed = whole_percent(row.attainment)
                if computed != whole_percent(printed):
                    found.add((row.department, row.period, "attainment", printed, computed))
        if self.adds:
            for period in self.periods:
                self.compare_sums(self.by_place.get(period, []), period, "value", found)
            for when in {(t.period, t.deadline) for t in self.targets} - {(None, None)}:
                self.compare_sums(
                    [t for t in self.targets if (t.period, t.deadline) == when],
                    when[0] or when[1],
                    "target",
                    found,
                )
        return found

    def compare_sums(self, rows: list[Any], period: Period, field: str, found: set[Any]) -> None:
        """R10.2."""
        for series in {r.series for r in rows}:
            line = [r for r in rows if r.series == series]
            parts = [r for r in line if r.department not in {CITY, None}]
            if field == "value":
                expected = self.expected.get(period, set()) - {CITY}
            else:
                have = {
                    r.department for r in [*self.observations, *self.targets] if r.series == series
                }
                expected = {
                    d.code
                    for d in self.departments
                    if d.code in have and self.exists(d, period.last)
                }
            codes = [r.department for r in parts]
            exact = all(r.value and r.value.qualifier is Qualifier.EXACT for r in parts)
            if (
                len(codes) < 2
                or len(codes) != len(set(codes))
                or not expected <= set(codes)
                or not exact
            ):
                continue
            computed = sum(number(r.value.value) for r in parts)
            for r in line:
                if (
                    r.department == CITY
                    and r.value
                    and r.value.qualifier is Qualifier.EXACT
                    and number(r.value.value) != computed
                ):
                    found.add((CITY, period, field, number(r.value.value), computed))

    @cached_property
    def few(self) -> set[tuple[str | None, str | None, Period | None]]:
        """The places hidden because their count is small (R12.1-R12.3): series, department, period."""
        places: dict[Any, list[Any]] = {}
        for r in [*self.observations, *self.baselines]:
            places.setdefault((r.series, r.department, r.period), []).append(r)
        return {
            place
            for place, rows in places.items()
            if self.indicator.few_persons
            and any(map(self.is_few, rows))
            and not any(r.disclosure is Disclosure.PRINTED for r in rows)
        }

    def is_few(self, row: Any) -> bool:
        if row.value:
            return any(e is not None and 1 <= e <= self.limit for e in row.value.ends)
        goals = self.goals(row.department, row.series, row.period, row.stated_by)
        return any(
            self.few_by_percent(row.printed_attainment, g.quantity) for g in goals if g.quantity
        )

    def few_by_percent(self, printed: Quantity, goal: Quantity) -> bool:
        """R12.2."""
        percents = {
            number(e) + s * half_unit(e) for e in printed.ends if e is not None for s in (-1, 1)
        }
        goals = {number(e) for e in goal.ends if e is not None}
        if self.better is Direction.LOWER:
            counts = [g / p for g, p in product(goals, percents) if p > 0]
        else:
            counts = [g * p for g, p in product(goals, percents)]
        if not counts:
            return False
        low, high = max(math.ceil(min(counts)), 0), math.floor(max(counts))
        if low > high:
            low = high = math.floor((min(counts) + max(counts)) / 2 + Fraction(1, 2))
        return low <= self.limit and high >= 1


def abs_between(a: Any, b: Any) -> Any:
    return 0 if a == b else abs(a - b)


def half_unit(share: float) -> Fraction:
    """Half a unit of the last decimal of the printed percentage, or of a whole per cent."""
    percent = number(share) * 100
    places = next(n for n in range(20) if (percent * 10**n).denominator == 1)
    return Fraction(1, 2 * 100 * 10**places)


def printed_ends(printed: Quantity) -> tuple[Any, Any]:
    low, high = span(printed).low, span(printed).high
    written_low, written_high = printed.ends
    return (
        low - half_unit(written_low) if written_low is not None else low,
        high + half_unit(written_high) if written_high is not None else high,
    )


def whole_percent(share: Fraction) -> Fraction:
    sign = 1 if share >= 0 else -1
    return Fraction(sign * math.floor(abs(share) * 100 + Fraction(1, 2)), 100)


# Priorities (R8.6, R9).


def criteria(reading: Reading) -> list[str]:
    """The criteria of R9.1 that an indicator meets, in the order of R9.3."""
    i, observations = reading.indicator, reading.observations
    valued = [t for t in reading.targets if t.value]
    met = {
        "value": any(o.value or o.printed_attainment for o in observations),
        "unit": True,
        "target": bool(valued),
        "period": any(t.period or t.deadline for t in valued),
        "source": any(o.sources for o in observations) and all(t.sources for t in valued),
        "definition": bool(i.definition),
        "population": True,
        "baseline": bool(reading.baselines),
        "direction": bool(i.direction),
        "owner": bool(i.owner),
        "frequency": bool(i.frequency),
        "financing": bool(i.financing),
    }
    return [name for name, is_met in met.items() if is_met]


REQUIRED = {"value", "unit", "target", "period", "source"}
ALL = ["value", "unit", "target", "period", "source", "definition", "population", "baseline"]
ALL += ["direction", "owner", "frequency", "financing"]


def priority_status(readings: list[Reading], of: Any) -> tuple[set[W], bool, set[str]]:
    """Its status words, whether it has a target, and the criteria that it lacks."""
    measures = [r for r in readings if r.kind not in {Kind.MILESTONE, Kind.CONTEXT}]
    words = {r.word for r in measures} - UNJUDGED
    if not words:
        promised = any(t.value for r in measures for t in r.targets)
        words = {W.NO_DATA if promised else W.NO_TARGET}
    met = [set(criteria(r)) for r in measures]
    best = max(
        met,
        key=lambda m: (m >= REQUIRED, len(m), len(m & REQUIRED), [name in m for name in ALL]),
        default=set(),
    )
    said = {name for name in ("direction", "unit", "population") if getattr(of, name)}
    return words, any(m >= REQUIRED for m in met), set(ALL) - best - said
