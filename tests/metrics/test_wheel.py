"""What is owed by which day, and by whom (docs/metode.md, chapter 20). All figures are invented.

The right days are read off printed calendars of 2026 and 2027 by hand.
"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.wheel import DutyState, duties, lacking
from policy.choices import (
    DraftStep,
    EventKind,
    EventState,
    Frequency,
    Owed,
    RemarkKind,
    RemarkScope,
)
from policy.drafting import HearingAnswer, PolicyStep
from policy.kinds import Kind
from policy.ownership import COUNCIL
from policy.periods import Period
from policy.records import Department
from policy.wheel import DeadlineRule
from tests.records import (
    assessed,
    closing,
    event,
    indicator,
    objective,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)

TODAY = date(2026, 6, 1)
YEARS = (date(2026, 1, 1), date(2027, 12, 31))


def rule(owed=Owed.FIGURES, days=32, *, code="R", **fields):
    return DeadlineRule(id=code, owed=owed, days=days, **fields)


def on_day(owed, day, **fields):
    return rule(owed, None, first=day, **{"frequency": Frequency.YEARLY} | fields)


def owed(*rows, today=TODAY, span=YEARS, as_of=None):
    return duties(assessed(*rows, as_of=as_of or today), *span, today)


def told(found):
    return [(each.owner, str(each.period), each.due.isoformat(), each.state.name) for each in found]


def dated(code, first=None, last=None):
    return Department(
        code=code,
        name=f"{code}-forvaltningen",
        valid_from=Period.parse(first) if first else None,
        valid_to=Period.parse(last) if last else None,
    )


def yearly(**fields):
    return indicator("fleksjob", **{"frequency": Frequency.YEARLY} | fields)


def figures(year, *codes):
    return [observation("fleksjob", code, year, 10) for code in codes]


SOF, BUF = dated("SOF"), dated("BUF")
BOTH = (SOF, BUF, dated("KK"))


# Figures: each period, from each department


def test_a_yearly_figure_is_owed_by_each_department_on_the_first_working_day():
    rows = (*BOTH, yearly(), rule(), *figures(2024, "SOF", "BUF"), *figures(2025, "SOF"))
    # 1 February 2026 is a Sunday, 1 February 2027 a Monday.
    assert told(owed(*rows)) == [
        ("BUF", "2025", "2026-02-02", "MISSING"),
        ("SOF", "2025", "2026-02-02", "DONE"),
        ("BUF", "2026", "2027-02-01", "COMING"),
        ("SOF", "2026", "2027-02-01", "COMING"),
    ]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 2, 1), DutyState.COMING),
        (date(2026, 2, 2), DutyState.COMING),
        (date(2026, 2, 3), DutyState.MISSING),
    ],
)
def test_a_figure_is_missing_from_the_day_after_the_moved_deadline(today, state):
    found = owed(SOF, yearly(), rule(), *figures(2024, "SOF"), today=today)
    assert found[0].state is state
    assert (found[0].unmoved, found[0].due) == (date(2026, 2, 1), date(2026, 2, 2))


def test_monthly_figures_go_on_over_new_year():
    monthly = indicator("fleksjob", frequency=Frequency.MONTHLY)
    rows = (SOF, monthly, rule(days=25), observation("fleksjob", "SOF", "2026-10", 1))
    span = (date(2026, 12, 1), date(2027, 4, 30))
    # 25 December is a holiday, so is 26, a Saturday; 27 is a Sunday. 25 March is Maundy Thursday:
    # Easter Monday is 29 March. 25 April is a Sunday.
    assert told(owed(*rows, span=span)) == [
        ("SOF", "2026-11", "2026-12-28", "COMING"),
        ("SOF", "2026-12", "2027-01-25", "COMING"),
        ("SOF", "2027-01", "2027-02-25", "COMING"),
        ("SOF", "2027-02", "2027-03-30", "COMING"),
        ("SOF", "2027-03", "2027-04-26", "COMING"),
    ]


def test_a_figure_whose_deadline_is_moved_into_the_span_is_in_it():
    monthly = indicator("fleksjob", frequency=Frequency.MONTHLY)
    rows = (SOF, monthly, rule(days=25), observation("fleksjob", "SOF", "2026-10", 1))
    span = (date(2026, 12, 28), date(2026, 12, 31))
    # 30 November and 25 days is 25 December, and the first working day after it Monday the 28th.
    assert told(owed(*rows, span=span)) == [("SOF", "2026-11", "2026-12-28", "COMING")]


def test_figures_of_quarters_and_half_years_are_owed_after_each():
    quarterly = indicator("fleksjob", frequency=Frequency.QUARTERLY)
    rows = (SOF, quarterly, rule(days=30), observation("fleksjob", "SOF", "2025-Q3", 1))
    span = (date(2026, 1, 1), date(2026, 12, 31))
    # 30 January is a Friday, 30 April a Thursday, 30 July a Thursday, 30 October a Friday.
    assert [(str(d.period), d.due.isoformat()) for d in owed(*rows, span=span)] == [
        ("2025-Q4", "2026-01-30"),
        ("2026-Q1", "2026-04-30"),
        ("2026-Q2", "2026-07-30"),
        ("2026-Q3", "2026-10-30"),
    ]
    half_yearly = indicator("fleksjob", frequency=Frequency.HALF_YEARLY)
    rows = (SOF, half_yearly, rule(days=31), observation("fleksjob", "SOF", "2025-H1", 1))
    # 31 January 2026 is a Saturday, 31 July a Friday.
    assert [(str(d.period), d.due.isoformat()) for d in owed(*rows, span=span)] == [
        ("2025-H2", "2026-02-02"),
        ("2026-H1", "2026-07-31"),
    ]


def test_a_school_year_is_followed_by_school_years():
    rows = (SOF, yearly(), rule(days=61), observation("fleksjob", "SOF", "2023/24", 1))
    # 31 July and 61 days is 30 September: a Wednesday in 2026, a Thursday in 2027.
    assert told(owed(*rows)) == [
        ("SOF", "2025/26", "2026-09-30", "COMING"),
        ("SOF", "2026/27", "2027-09-30", "COMING"),
    ]


def test_a_figure_for_a_leap_years_february_is_counted_from_its_29th():
    monthly = indicator("fleksjob", frequency=Frequency.MONTHLY)
    rows = (SOF, monthly, rule(days=1), observation("fleksjob", "SOF", "2028-01", 1))
    span = (date(2028, 3, 1), date(2028, 3, 31))
    assert told(owed(*rows, span=span)) == [("SOF", "2028-02", "2028-03-01", "COMING")]


def test_nothing_is_owed_for_what_was_before_the_first_figure():
    rows = (SOF, yearly(), rule(), *figures(2024, "SOF"))
    assert [str(d.period) for d in owed(*rows, span=(date(2020, 1, 1), date(2026, 12, 31)))] == [
        "2024",
        "2025",
    ]


def test_a_gap_between_figures_is_still_missing():
    rows = (SOF, yearly(), rule(), *figures(2023, "SOF"), *figures(2025, "SOF"))
    found = owed(*rows, span=(date(2025, 1, 1), date(2026, 12, 31)))
    assert [(str(d.period), d.state.name) for d in found] == [("2024", "MISSING"), ("2025", "DONE")]


def test_what_was_never_reported_is_owed_from_the_first_whole_period_of_the_policy():
    named = yearly(reported_by=("SOF",))
    span = (date(2023, 1, 1), date(2026, 12, 31))
    rows = (SOF, named, rule())
    assert owed(*rows, span=span) == ()
    found = owed(*rows, policy(start=date(2024, 3, 1)), span=span)
    assert [str(d.period) for d in found] == ["2025"]
    promised = owed(SOF, yearly(), rule(), target("fleksjob", "SOF", 2024, 5), span=span)
    assert [str(d.period) for d in promised] == ["2024"]


def test_the_last_figure_owed_is_of_the_policys_last_year():
    of_2024_to_2026 = policy(start=date(2024, 1, 1), end=date(2026, 12, 31))
    rows = (of_2024_to_2026, SOF, yearly(), rule(), *figures(2025, "SOF"))
    late = (date(2026, 6, 1), date(2041, 12, 31))
    assert told(owed(*rows, today=date(2041, 1, 1), span=late)) == [
        ("SOF", "2026", "2027-02-01", "MISSING")
    ]
    status = assessed(*rows, as_of=date(2041, 1, 1))
    assert [str(each.period) for each in status.indicators[0].reportings] == ["2025", "2026"]


def test_figures_of_other_periods_than_the_frequencys_are_owed_by_nobody():
    rows = (policy(), SOF, yearly(), rule(), observation("fleksjob", "SOF", "2024-12-31", 1))
    assert owed(*rows) == ()


@pytest.mark.parametrize(
    "fields",
    [{"frequency": None}, {"frequency": Frequency.ONCE}, {"kind": Kind.MILESTONE}],
)
def test_what_does_not_come_again_is_owed_by_nobody(fields):
    assert owed(SOF, yearly(**fields), rule(), *figures(2024, "SOF")) == ()


def test_without_a_rule_or_days_nothing_is_owed():
    assert owed(SOF, yearly(), *figures(2024, "SOF")) == ()


# Which deadline


def test_the_most_particular_deadline_counts():
    rules = (
        rule(days=10, code="all"),
        rule(days=20, code="yearly", frequency=Frequency.YEARLY),
        rule(days=30, code="SOF", departments=("SOF",)),
        rule(days=40, code="SOF-yearly", frequency=Frequency.YEARLY, departments=("SOF",)),
        rule(days=50, code="monthly", frequency=Frequency.MONTHLY),
    )
    for count, (sof, buf) in {
        1: ("all", "all"),
        2: ("yearly", "yearly"),
        3: ("SOF", "yearly"),
        4: ("SOF-yearly", "yearly"),
        5: ("SOF-yearly", "yearly"),
    }.items():
        rows = (*BOTH, yearly(), *rules[:count], *figures(2024, "SOF", "BUF"))
        found = owed(*rows, span=(date(2026, 1, 1), date(2026, 12, 31)))
        assert {d.owner: d.rule.id for d in found} == {"SOF": sof, "BUF": buf}
    own = owed(SOF, yearly(days_to_report=12), *rules, *figures(2024, "SOF"))
    # 12 January 2026 is a Monday.
    assert (own[0].rule, own[0].due) == (None, date(2026, 1, 12))


def test_of_two_rules_for_the_same_the_one_that_gives_most_time_counts():
    for rules in (
        (rule(days=32), rule(days=60, code="S")),
        (rule(days=60), rule(days=32, code="S")),
    ):
        # 31 December and 60 days is 1 March 2026, a Sunday.
        found = owed(SOF, yearly(), *rules, *figures(2024, "SOF"))
        assert found[0].due == date(2026, 3, 2)


def test_a_departments_later_deadline_is_its_own_everywhere():
    rows = (
        *BOTH, yearly(), rule(), rule(days=60, code="S", departments=("SOF",)),
        *figures(2024, "SOF", "BUF"),
    )  # fmt: skip
    (early,) = assessed(*rows, as_of=date(2026, 2, 3)).indicators
    assert (early.reporting.deadline, early.reporting.overdue) == (date(2026, 2, 2), True)
    assert early.next_missing_from == ("BUF",)
    (with_buf,) = assessed(*rows, *figures(2025, "BUF"), as_of=date(2026, 2, 3)).indicators
    assert (with_buf.reporting.deadline, with_buf.reporting.overdue) == (date(2026, 3, 2), False)
    assert with_buf.next_missing_from == ()


# Departments that end, periods that are closed


def test_a_department_that_ends_in_a_period_owes_nothing_for_it_and_its_successor_does():
    merged = dated("GLF", last="2026-06-30")
    new = dated("NYF", first="2026-07-01")
    rows = (SOF, merged, new, yearly(), rule(), *figures(2025, "SOF", "GLF"))
    span = (date(2026, 6, 1), date(2029, 1, 1))
    assert told(owed(*rows, span=span))[:3] == [
        ("GLF", "2026", "2027-02-01", "ENDED"),
        ("NYF", "2026", "2027-02-01", "COMING"),
        ("SOF", "2026", "2027-02-01", "COMING"),
    ]
    assert {d.owner for d in owed(*rows, span=span) if str(d.period) != "2026"} == {"SOF", "NYF"}


def test_a_department_that_ends_with_a_period_still_owes_it():
    ended = dated("GLF", last="2025")
    found = owed(SOF, ended, yearly(), rule(), *figures(2024, "SOF", "GLF"))
    assert ("GLF", "2025", "2026-02-02", "MISSING") in told(found)


def test_a_closed_period_is_owed_by_nobody_any_more():
    rows = (*BOTH, yearly(), rule(), *figures(2024, "SOF", "BUF"), *figures(2025, "SOF"))
    found = owed(*rows, closing("fleksjob", 2025), span=(date(2026, 1, 1), date(2026, 12, 31)))
    assert [(d.owner, d.state.name) for d in found] == [("BUF", "CLOSED"), ("SOF", "DONE")]


def test_a_stated_total_does_not_answer_for_the_parts():
    rows = (*BOTH, yearly(), rule(), *figures(2024, "SOF", "BUF"), *figures(2025, "SOF", "KK"))
    found = owed(*rows, span=(date(2026, 1, 1), date(2026, 12, 31)))
    assert [(d.owner, d.state.name) for d in found] == [("BUF", "MISSING"), ("SOF", "DONE")]


def test_an_id_stays_when_the_deadline_is_moved():
    rows = (SOF, yearly(), *figures(2024, "SOF"))
    ids = [
        [each.id for each in owed(*rows, rule(days=days, code=code))]
        for days, code in ((32, "R"), (90, "another"))
    ]
    assert ids[0] == ids[1] == ["figures/fleksjob/SOF/2025", "figures/fleksjob/SOF/2026"]


# Answers to the council's remarks

OBJECTIVE = (objective(5), priority("5d", lead=("SOF", "BUF")))


def replies(*rows, days=28, **fields):
    span = (date(2025, 1, 1), date(2027, 1, 1))
    found = owed(*BOTH, *OBJECTIVE, rule(Owed.REPLIES, days, **fields), *rows, span=span)
    return [(d.subject, d.owner, d.due.isoformat(), d.state.name) for d in found]


CONCERN = RemarkKind.CONCERN


def test_a_remark_is_answered_by_those_it_names_each_for_themselves():
    named = remark("B1", CONCERN, dated=Period.parse("2026-05-08"), departments=("SOF", "BUF"))
    # 8 May and 28 days is 5 June 2026, a day off and a Friday.
    assert replies(named, reply("S1", "B1", department="SOF")) == [
        ("B1", "BUF", "2026-06-08", "COMING"),
        ("B1", "SOF", "2026-06-08", "DONE"),
    ]


def test_a_remark_that_names_nobody_is_answered_by_one_of_those_responsible():
    about = remark("B1", CONCERN, dated=Period.parse("2026-03"))
    # 31 March and 28 days is 28 April, a Tuesday.
    assert replies(about) == [
        ("B1", "BUF", "2026-04-28", "MISSING"),
        ("B1", "SOF", "2026-04-28", "MISSING"),
    ]
    assert {state for *_, state in replies(about, reply("S1", "B1", department="BUF"))} == {"DONE"}


def test_praise_awaits_no_answer():
    assert replies(remark("B1", RemarkKind.PRAISE)) == []


def test_a_remark_about_the_budget_is_for_all_departments_that_there_are():
    budget = remark(
        "B1", CONCERN, scope=RemarkScope.BUDGET, objective=None, dated=Period.parse("2026-03")
    )
    assert [owner for _, owner, *_ in replies(budget)] == ["BUF", "SOF"]


def test_a_department_with_a_rule_of_its_own_has_its_own_time():
    named = remark("B1", CONCERN, dated=Period.parse("2026-05-01"), departments=("SOF", "BUF"))
    own = rule(Owed.REPLIES, 60, code="S", departments=("SOF",))
    # 1 May and 28 days is 29 May, a Friday; and 60 days is 30 June, a Tuesday.
    assert [(owner, due) for _, owner, due, _ in replies(named, own)] == [
        ("BUF", "2026-05-29"),
        ("SOF", "2026-06-30"),
    ]


def test_a_department_that_ended_before_the_deadline_owes_no_answer():
    ended = dated("GLF", last="2026-03")
    named = remark("B1", CONCERN, dated=Period.parse("2026-03"), departments=("GLF",))
    assert replies(ended, named) == [("B1", "GLF", "2026-04-28", "ENDED")]


# Days that come again


def test_a_day_that_comes_again_is_moved_each_year_by_itself():
    days = {
        # Maundy Thursday in 2027, an ordinary Wednesday in 2026.
        date(2026, 3, 25): ["2026-03-25", "2027-03-30"],
        # 5 June: a Friday, then a Saturday.
        date(2026, 6, 5): ["2026-06-08", "2027-06-07"],
        # 24 December: Thursday, so on to Monday 28; then Friday, so to Monday 27.
        date(2026, 12, 24): ["2026-12-28", "2027-12-27"],
        # 31 December: a Thursday, to Monday 4 January 2027; a Friday, to Monday 3 January 2028.
        date(2026, 12, 31): ["2027-01-04"],
        # 1 May is no day off: a Friday, then a Saturday.
        date(2026, 5, 1): ["2026-05-01", "2027-05-03"],
        # Ascension Day 2026; a Friday in 2027.
        date(2026, 5, 14): ["2026-05-15", "2027-05-14"],
        # Whit Monday 2026; a Tuesday in 2027.
        date(2026, 5, 25): ["2026-05-26", "2027-05-25"],
        # Good Friday 2026; a Saturday in 2027.
        date(2026, 4, 3): ["2026-04-07", "2027-04-05"],
    }
    for first, expected in days.items():
        found = owed(SOF, on_day(Owed.MEETING, first, body="Vejudvalget"))
        assert [d.due.isoformat() for d in found] == expected, first


def test_store_bededag_moved_deadlines_until_2023():
    span = (date(2023, 1, 1), date(2024, 12, 31))
    # The fourth Friday after Easter: 5 May 2023, 26 April 2024.
    for first, due in ((date(2023, 5, 5), "2023-05-08"), (date(2024, 4, 26), "2024-04-26")):
        once = on_day(Owed.MEETING, first, frequency=None)
        assert [d.due.isoformat() for d in owed(SOF, once, span=span)] == [due]


def test_29_february_is_28_february_in_other_years():
    span = (date(2024, 1, 1), date(2028, 12, 31))
    found = owed(SOF, on_day(Owed.MEETING, date(2024, 2, 29)), span=span)
    # 28 February: a Friday in 2025, a Saturday in 2026, a Sunday in 2027; 29 February 2028 a Tuesday.
    assert [(d.unmoved.isoformat(), d.due.isoformat()) for d in found] == [
        ("2024-02-29", "2024-02-29"),
        ("2025-02-28", "2025-02-28"),
        ("2026-02-28", "2026-03-02"),
        ("2027-02-28", "2027-03-01"),
        ("2028-02-29", "2028-02-29"),
    ]


def test_a_day_comes_again_until_the_year_after_the_policy():
    of_2024_to_2026 = policy(start=date(2024, 1, 1), end=date(2026, 12, 31))
    meeting = on_day(Owed.MEETING, date(2025, 3, 3))
    late = (date(2025, 1, 1), date(2041, 12, 31))
    found = owed(of_2024_to_2026, meeting, span=late)
    assert [each.due.isoformat() for each in found] == ["2025-03-03", "2026-03-03", "2027-03-03"]


def test_a_day_that_does_not_come_again_is_there_once():
    once = on_day(Owed.MEETING, date(2026, 4, 1), frequency=None)
    (found,) = owed(SOF, once)
    assert (found.id, found.due) == ("meeting/R", date(2026, 4, 1))
    ids = [each.id for each in owed(SOF, on_day(Owed.MEETING, date(2026, 4, 1)))]
    assert ids == ["meeting/R/2026", "meeting/R/2027"]


def test_a_moved_deadline_belongs_to_the_span_that_it_is_moved_to():
    last_day = on_day(Owed.MEETING, date(2026, 12, 31))
    assert owed(SOF, last_day, span=(date(2026, 12, 1), date(2026, 12, 31))) == ()
    (found,) = owed(SOF, last_day, span=(date(2027, 1, 1), date(2027, 1, 31)))
    assert found.unmoved == date(2026, 12, 31)


def one(*rows, today=TODAY):
    found = owed(*rows, today=today, span=(date(2026, 1, 1), date(2026, 12, 31)))
    return [(each.owner, each.state.name) for each in found]


def test_the_councils_remarks_are_there_when_one_is_nearest_to_the_day():
    asked = on_day(Owed.REMARKS, date(2024, 5, 1))
    assert one(asked) == [(COUNCIL, "MISSING")]
    assert one(asked, today=date(2026, 5, 1)) == [(COUNCIL, "COMING")]
    for day, state in {
        "2025-10-30": "MISSING",  # 182 days after 1 May 2025, and 183 before 1 May 2026
        "2025-10-31": "DONE",
        "2026-05-01": "DONE",
        "2026-10-30": "DONE",  # late, but for this year
        "2026-10-31": "MISSING",  # for the next
    }.items():
        written = remark("B1", CONCERN, dated=Period.parse(day))
        expected = [(COUNCIL, state)]
        assert one(asked, written, today=date(2026, 12, 1)) == expected, day


@pytest.mark.parametrize(
    ("owes", "kind"),
    [(Owed.MEETING, EventKind.DIALOGUE), (Owed.MIDWAY_STATUS, EventKind.REPORT)],
)
def test_what_nobody_has_told_about_is_a_question_and_no_failure(owes, kind):
    asked = on_day(owes, date(2026, 4, 1), body="Vejudvalget")
    assert one(asked) == [(None, "NO_NEWS")]
    held = event("H1", EventState.HELD, "2026-04-20", kind=kind, body="Vejudvalget")
    assert one(asked, held) == [(None, "DONE")]
    for other in (
        event("H1", EventState.EXPECTED, "2026-04-20", kind=kind, body="Vejudvalget"),
        event("H1", EventState.HELD, "2025-04-20", kind=kind, body="Vejudvalget"),
        event("H1", EventState.HELD, "2026-04-20", kind=kind, body="Skoleudvalget"),
        event("H1", EventState.HELD, "2026-04-20", kind=EventKind.HEARING, body="Vejudvalget"),
    ):
        assert one(asked, other) == [(None, "NO_NEWS")]


def test_hearing_answers_are_missing_only_where_they_could_be_sent():
    asked = on_day(Owed.HEARING_ANSWERS, date(2026, 4, 1))
    assert one(*BOTH, asked) == [("BUF", "NO_NEWS"), ("SOF", "NO_NEWS")]
    drafted = PolicyStep(step=DraftStep.HEARING, dated=date(2026, 3, 1))
    answer = HearingAnswer(
        id="HS-1", party="SOF-forvaltningen", dated=Period.parse("2026-03-20"), wording="Ja."
    )
    assert one(*BOTH, asked, drafted, answer) == [("BUF", "MISSING"), ("SOF", "DONE")]


def test_a_rule_names_its_departments_or_its_body():
    day = date(2026, 4, 1)
    assert [o for o, _ in one(*BOTH, on_day(Owed.MIDWAY_STATUS, day))] == ["BUF", "SOF"]
    named = on_day(Owed.MIDWAY_STATUS, day, departments=("SOF",))
    assert [o for o, _ in one(*BOTH, named)] == ["SOF"]
    council = policy(council="Rådet for Veje")
    of_council = on_day(Owed.HEARING_ANSWERS, day, body="rådet for veje")
    assert [o for o, _ in one(*BOTH, council, of_council)] == [COUNCIL]


def test_a_department_that_has_ended_owes_nothing_by_a_day_and_is_named_for_a_year():
    asked = on_day(Owed.MIDWAY_STATUS, date(2024, 4, 1), departments=("SOF", "GLF"))
    assert one(SOF, dated("GLF", last="2026-02"), asked) == [("GLF", "ENDED"), ("SOF", "NO_NEWS")]
    assert one(SOF, dated("GLF", last="2024-12"), asked) == [("SOF", "NO_NEWS")]


# What is to be filled in


def test_each_indicator_without_a_deadline_says_what_it_lacks():
    yearly = {"frequency": Frequency.YEARLY}
    status = assessed(
        SOF,
        rule(frequency=Frequency.YEARLY),
        rule(days=30, code="BUF", frequency=Frequency.MONTHLY, departments=("BUF",)),
        indicator("has", **yearly), observation("has", "SOF", 2024, 1),
        indicator("often"), observation("often", "SOF", 2024, 1),
        indicator("ruled", frequency=Frequency.QUARTERLY), observation("ruled", "SOF", "2024-Q1", 1),
        indicator("others", frequency=Frequency.MONTHLY), observation("others", "SOF", "2024-01", 1),
        indicator("dated", **yearly), observation("dated", "SOF", "2024-12-31", 1),
        indicator("nobody", **yearly),
        indicator("once", frequency=Frequency.ONCE),
        indicator("step", Kind.MILESTONE),
        as_of=TODAY,
    )  # fmt: skip
    found = lacking(status)
    assert (found.frequency, found.rule) == (("often",), ("ruled", "others"))
    assert (found.dated, found.nobody) == (("dated",), ("nobody",))
    assert {d.subject for d in duties(status, *YEARS, TODAY)} == {"has"}
