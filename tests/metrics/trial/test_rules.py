"""The numbers that each check rests on (docs/metode.md, chapter 19)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.drafting import tried_in
from metrics.drafts import DraftTargetStatus
from metrics.trial import (
    broken_series,
    contradiction,
    few_persons,
    habit,
    incomplete,
    pace,
    parts,
    too_late,
    undecidable,
)
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from policy.choices import (
    Counting,
    FinancingBasis,
    Frequency,
    Missing,
    MoneyDuration,
    Outcome,
    PrintedUnit,
    Unit,
)
from policy.drafting import Candidate, DraftTarget, Financing
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Break, Department, Indicator
from tests.records import (
    assessed,
    departments,
    indicator,
    observation,
    period,
    policy,
    quantity,
    target,
)

ROOT = Path(__file__).resolve().parents[3]
NEXT_POLICY = policy(start=date(2027, 1, 1), end=date(2030, 12, 31), municipality="101")
WARNS, STOPS, FINE = CheckSeverity.WARNS, CheckSeverity.STOPS, CheckSeverity.FINE


def draft_target(department: str, value: Any, deadline: Any, **fields: Any) -> DraftTarget:
    known = {"id": "t", "indicator": "x", "department": department}
    return DraftTarget(**known | {"value": quantity(value), "deadline": period(deadline)} | fields)


def tried(asked: DraftTarget, *rows: Any, money: tuple[Financing, ...] = ()) -> DraftTargetStatus:
    own = [row for row in rows if isinstance(row, Indicator)] or [indicator("x")]
    rest = [row for row in rows if row not in own]
    status = assessed(NEXT_POLICY, *departments(), *own, *rest, as_of=date(2026, 11, 1))
    return tried_in(status, asked, money, own[0])


def found(each: DraftTargetStatus, code: CheckCode) -> list[Check]:
    return [check for check in each.trial if check.code is code]


def facts(each: DraftTargetStatus, code: CheckCode) -> Any:
    (check,) = found(each, code)
    return check.facts


def yearly(department: str, first: int, *values: float) -> list[Any]:
    return [observation("x", department, first + n, value) for n, value in enumerate(values)]


def test_the_chapter_has_every_check_in_the_order_in_which_they_are_read():
    chapter = (ROOT / "docs" / "metode.md").read_text("utf-8").split("\n## 19. ")[1]
    rules = re.findall(r"\*\*R19\.(\d+)[^*]*\*\*[^`]*`(\w+)`", chapter)
    named = [code for number, code in rules if int(number) > 1]
    assert sorted(named) == sorted(CheckCode)


# R19.2


def test_what_stops_and_what_warns_is_named_apart():
    record = indicator("x", definition=None, frequency=None)
    stops, warns = found(tried(draft_target("SOF", None, None), record), CheckCode.INCOMPLETE)
    need = incomplete.Need
    assert stops.facts.needs == (need.VALUE, need.DEADLINE, need.SOURCE, need.FIRST_MEASUREMENT)
    assert warns.facts.needs == (
        need.MEASURED_BY,
        need.DEFINITION,
        need.RESPONSIBLE,
        need.FREQUENCY,
        need.FINANCING,
        need.DECIDED_BY,
    )


def extract(**fields: Any) -> Extract:
    known = {"id": "e", "indicator": "x", "publisher": "Udgiveren", "table": "TAL01"}
    further = {"attribution": "Kilde: Udgiveren.", "dimensions": ("TID",), "time": "TID"}
    return Extract(**known | further | {"printed_in": PrintedUnit.COUNT} | fields)


def test_a_public_table_without_figures_is_not_taken_in_yet():
    each = tried(draft_target("KK", 5, 2030, first_measured=period(2027)), extract())
    assert incomplete.NotTakenIn("Udgiveren, TAL01") in [c.facts for c in each.trial]
    candidate = Candidate(id="x", priority="5d", name="X", table="Registret", proposed_by="SOF")
    each = tried(draft_target("KK", 5, 2030), candidate)
    assert incomplete.NotTakenIn("Registret") in [c.facts for c in each.trial]


# R19.3


def test_a_target_worse_than_the_drafts_own_baseline_needs_a_reason_and_a_measured_one_does_not():
    asked = draft_target("SOF", 10, 2030, baseline=Quantity.exact(20))
    assert found(tried(asked), CheckCode.CONTRADICTION)[0].severity is STOPS
    reasoned = draft_target("SOF", 10, 2030, baseline=Quantity.exact(20), rationale="Færre er her.")
    assert not found(tried(reasoned), CheckCode.CONTRADICTION)
    measured = tried(asked, *yearly("SOF", 2026, 20))
    assert not found(measured, CheckCode.CONTRADICTION)
    assert found(measured, CheckCode.FLOOR)


def test_two_variants_cannot_both_be_adopted_and_a_rejected_one_is_no_rival():
    asked = draft_target("SOF", 10, 2030, outcome=Outcome.ADOPTED)
    for outcome, rivals in ((Outcome.ADOPTED, ("b",)), (Outcome.REJECTED, ())):
        other = draft_target("SOF", 12, 2030, id="b", variant_of="t", outcome=outcome)
        each = tried(asked, other)
        assert [c.facts.targets for c in found(each, CheckCode.CONTRADICTION)] == [
            each for each in (rivals,) if each
        ]
        assert not found(each, CheckCode.SAME_TWICE)


# R19.4


def test_a_figure_that_is_out_three_months_after_the_last_year_comes_after_the_policy():
    record = indicator("x", frequency=Frequency.YEARLY)
    asked = draft_target("SOF", 10, 2030, months_to_publication=3)
    each = tried(asked, record, *yearly("SOF", 2026, 5))
    assert facts(each, CheckCode.TOO_LATE) == too_late.AfterPolicy(
        date(2031, 3, 31), date(2030, 12, 31)
    )


def test_a_measurement_every_other_year_misses_meetings():
    # First 2028, out on 30 June 2029: after the middle of 2027-2030, and nothing is out in 2028.
    record = indicator("x", frequency=Frequency.ONCE)
    asked = draft_target("SOF", 10, 2029, first_measured=period(2028), months_to_publication=6)
    assert facts(tried(asked, record), CheckCode.TOO_LATE) == too_late.MissesMeetings(
        date(2028, 12, 31), (2028,)
    )


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        ("2026", 12, "2027"),
        ("2025/26", 12, "2026/27"),
        ("2026-Q4", 3, "2027-Q1"),
        ("2026-11", 1, "2026-12"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-W05", 1, "2026-W09"),
    ],
)
def test_the_next_measurement_is_of_the_same_kind(start, months, later):
    assert str(too_late._later(period(start), months)) == later


# R19.5


def test_a_full_count_is_never_chance_and_says_how_much_it_usually_changes():
    # 4, 1, 6 and 2: the median is (2 + 4) / 2 = 3.
    each = tried(draft_target("SOF", 112, 2030), *yearly("SOF", 2022, 100, 104, 103, 109, 111))
    (check,) = found(each, CheckCode.UNDECIDABLE)
    assert (check.severity, check.facts) == (FINE, undecidable.FullCount(5, 3))
    few = tried(draft_target("SOF", 112, 2030), *yearly("SOF", 2023, 104, 103, 109, 111))
    assert facts(few, CheckCode.UNDECIDABLE) == undecidable.FullCount(4, None)


def share(**fields: Any) -> Any:
    return indicator("x", unit=Unit.SHARE, **fields)


def test_a_share_of_few_is_counted_in_cases():
    # 0.6 * 40 = 24 and 0.65 * 40 = 26
    asked = draft_target("SOF", 0.65, 2030, counting=Counting.SAMPLE, sample=40)
    told = facts(tried(asked, share(), *yearly("SOF", 2026, 0.6)), CheckCode.UNDECIDABLE)
    assert (told.start.counted, told.met.counted) == (24, 26)
    assert [round(end, 3) for end in told.interval] == [-0.157, 0.251]
    assert told.smallest_size == 722
    assert round(told.smallest_change * 40) == 9


def test_todays_level_is_the_counts_of_public_statistics_where_they_are_known():
    figure = PublicFigure(
        extract="e", area="101", period=period(2025), value=Quantity.exact(0.25), unit=Unit.SHARE,
        part=32, whole=128, area_name="Byen", found_at="A1", fetched=date(2026, 5, 1),
    )  # fmt: skip
    asked = draft_target("KK", 0.5, 2030, counting=Counting.CASES, sample=100)
    table = extract(printed_in=PrintedUnit.FRACTION, area="OMRÅDE")
    told = facts(tried(asked, share(), table, figure), CheckCode.UNDECIDABLE)
    assert (told.start.counted, told.start.out_of) == (32, 128)
    assert (told.met.counted, told.met.out_of) == (50, 100)


def test_of_no_cases_there_is_no_share():
    figure = PublicFigure(
        extract="e", area="101", period=period(2025), unit=Unit.SHARE, missing=Missing.NO_CASES,
        part=0, whole=0, area_name="Byen", found_at="A1", fetched=date(2026, 5, 1),
    )  # fmt: skip
    asked = draft_target("KK", 0.5, 2030, counting=Counting.CASES)
    told = facts(tried(asked, share(), extract(area="OMRÅDE"), figure), CheckCode.UNDECIDABLE)
    assert told == undecidable.NoCases()


# R19.7


def test_the_level_is_tested_on_the_ten_latest_periods():
    values = (70, 81, 82, 83, 84, 85, 84, 83, 82, 81, 79)
    told = facts(
        tried(draft_target("SOF", 80, 2030), *yearly("SOF", 2016, *values)), CheckCode.HABIT
    )
    assert (told.months, told.met, len(told.tests)) == (None, 9, 10)
    assert [str(test.period) for test in told.tests if not test.is_met] == ["2026"]


def test_the_change_is_tested_over_as_long_a_time():
    # From 36 in 2026 to 44 in 2030 is 8 in four years; every four years before rose by 8.
    values = range(10, 37, 2)
    told = facts(
        tried(draft_target("SOF", 44, 2030), *yearly("SOF", 2013, *values)), CheckCode.HABIT
    )
    assert (told.rule, told.months, told.met) == (8, 48, 10)
    assert {test.figure for test in told.tests} == {8}


@pytest.mark.parametrize("figures", [0, 1, 9])
def test_with_fewer_than_ten_periods_it_cannot_be_tested(figures):
    rows = yearly("SOF", 2026 - figures + 1, *([50] * figures))
    (check,) = found(tried(draft_target("SOF", 80, 2030), *rows), CheckCode.HABIT)
    assert (check.severity, check.facts) == (FINE, habit.TooFewPeriods(figures))


# R19.8


def test_the_change_asked_for_stands_beside_the_citys_own_over_as_long():
    # 106 to 118 in three years is 4 a year; the largest rises over three years were 105 - 101 and 106 - 102.
    rows = yearly("KK", 2021, 100, 101, 102, 103, 105, 106)
    told = facts(tried(draft_target("KK", 118, 2029), *rows), CheckCode.PACE)
    assert (told.asked, told.months, told.asked_a_year) == (12, 36, 4)
    assert (told.own.size, str(told.own.end.period)) == (4, "2025")


def test_time_is_counted_in_months():
    # From June to December 2026 is six months: 18 - 15 = 3 is 6 a year; the largest before was 14 - 10 = 4.
    halves = [("2025-H1", 10), ("2025-H2", 14), ("2026-H1", 15)]
    rows = [observation("x", "SOF", when, value) for when, value in halves]
    told = facts(tried(draft_target("SOF", 18, "2026-H2"), *rows), CheckCode.PACE)
    assert (told.asked, told.months, told.asked_a_year, told.own.size) == (3, 6, 6, 4)


def test_the_other_areas_never_change_the_severity():
    figures = [
        PublicFigure(
            extract="e", area=area, period=period(year), value=Quantity.exact(value),
            unit=Unit.COUNT, area_name=area, found_at="A1", fetched=date(2026, 5, 1),
        )
        for area, values in {"101": (5, 6, 7), "751": (5, 9, 20), "461": (9, 8, 7)}.items()
        for year, value in zip((2024, 2025, 2026), values, strict=True)
    ]  # fmt: skip
    (check,) = found(
        tried(draft_target("KK", 17, 2028), extract(area="OMRÅDE"), *figures), CheckCode.PACE
    )
    told: pace.Pace = check.facts
    # 20 - 5 = 15 over two years is at least 17 - 7 = 10; 7 - 9 = -2 is not. The city's own is 7 - 5 = 2.
    assert {each.area: (each.largest, told.is_reached_by(each)) for each in told.areas} == {
        "461": (-2, False),
        "751": (15, True),
    }
    assert (check.severity, told.own.size) == (WARNS, 2)


# R19.9


def test_a_part_can_be_below_while_the_whole_is_met():
    # 274 / 376 = 73 per cent; 376 + 523 = 899, and the whole is 900.
    rows = [
        observation("x", "BUF", 2024, 274), target("x", "BUF", 2024, 376),
        observation("x", "SOF", 2024, 740), target("x", "SOF", 2024, 523),
        observation("x", "KK", 2024, 1014),
    ]  # fmt: skip
    told = facts(tried(draft_target("KK", 900, 2030), *rows), CheckCode.PARTS)
    assert told.below == (parts.Part("BUF", 274, 376),)
    assert (told.total, told.goal, told.set_by) == (899, 900, None)


def test_parts_of_the_draft_that_add_up_and_are_met_are_fine():
    rows = [
        observation("x", "BUF", 2026, 400), observation("x", "SOF", 2026, 600),
        draft_target("BUF", 380, 2030, id="b"), draft_target("SOF", 520, 2030, id="s"),
    ]  # fmt: skip
    asked = draft_target("KK", 900, 2030, parts_set="Efter antal ansatte.")
    assert found(tried(asked, *rows), CheckCode.PARTS)[0].severity is FINE
    assert not found(tried(draft_target("SOF", 520, 2030), *rows), CheckCode.PARTS)


# R19.10


def test_a_departments_series_breaks_where_the_citys_does_not():
    new = Department(code="NY", name="Ny", valid_from=period("2026-01-01"))
    gone = Department(code="GL", name="Gammel", valid_to=period("2025-12-31"))
    broken = CheckCode.BROKEN_SERIES
    since = {"baseline": Quantity.exact(5), "baseline_period": period(2025)}
    assert facts(tried(draft_target("NY", 9, 2030, **since), new), broken) == (
        broken_series.NewDepartment("NY", period("2026-01-01"))
    )
    assert facts(tried(draft_target("GL", 9, 2030, **since), gone), broken) == (
        broken_series.EndedDepartment("GL", period("2025-12-31"))
    )
    assert not found(tried(draft_target("KK", 9, 2030, **since), new, gone), broken)


def test_figures_from_before_a_break_are_no_history():
    begins = Break(indicator="x", period=period(2025), description="Ny opgørelse")
    rows = yearly("SOF", 2015, *range(12))
    (check,) = found(tried(draft_target("SOF", 20, 2030), begins, *rows), CheckCode.HABIT)
    assert check.facts == habit.TooFewPeriods(2)


# R19.11


def test_parts_that_are_hidden_are_named_and_not_their_numbers():
    record = indicator("x", few_persons=True)
    rows = [observation("x", "SOF", 2026, 3), observation("x", "BUF", 2026, 50)]
    told = facts(tried(draft_target("KK", 90, 2030), record, *rows), CheckCode.FEW_PERSONS)
    assert told.hidden[0] == "SOF"
    assert not told.is_target_few
    few = facts(tried(draft_target("SOF", 4, 2030), record), CheckCode.FEW_PERSONS)
    assert few == few_persons.FewPersons((), is_target_few=True, limit=4)


# R19.13


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        ([{"basis": FinancingBasis.WITHIN}], FINE),
        ([{"basis": FinancingBasis.GRANTED, "duration": MoneyDuration.PERMANENT}], FINE),
        ([{"basis": FinancingBasis.GRANTED, "last_year": 2030}], FINE),
        ([{"basis": FinancingBasis.GRANTED, "year": year} for year in (2029, 2030)], FINE),
        ([{"basis": FinancingBasis.GRANTED, "last_year": 2029}], WARNS),
        ([{"basis": FinancingBasis.GRANTED}], WARNS),
        ([{"basis": FinancingBasis.WITHIN}, {"basis": FinancingBasis.WISH}], WARNS),
    ],
)
def test_money_is_fine_to_the_deadline(rows, severity):
    money = tuple(Financing(target="t", **row) for row in rows)
    each = tried(draft_target("SOF", 9, 2030), money=money)
    assert [check.severity for check in found(each, CheckCode.MONEY)] == [severity]


# R19.16


def test_the_same_figure_for_the_same_deadline_is_measured_twice():
    other = draft_target("SOF", 12, 2030, id="b")
    assert facts(tried(draft_target("SOF", 9, 2030), other), CheckCode.SAME_TWICE).targets == ("b",)
    for further in (
        draft_target("SOF", 12, 2029, id="b"),
        draft_target("BUF", 12, 2030, id="b"),
        draft_target("SOF", 12, 2030, id="b", outcome=Outcome.REJECTED),
    ):
        assert not found(tried(draft_target("SOF", 9, 2030), further), CheckCode.SAME_TWICE)


def test_a_contradicting_share_and_sample_are_both_named():
    asked = draft_target("SOF", 1.2, 2030, sample=60, out_of=50, counting=Counting.SAMPLE)
    each = tried(asked, share(), *yearly("SOF", 2026, 0.5))
    assert [c.facts for c in found(each, CheckCode.CONTRADICTION)] == [
        contradiction.NoShare(1.2),
        contradiction.LargerSample(60, 50),
    ]
