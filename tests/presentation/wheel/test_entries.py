"""What a status has for a calendar. All rows are invented; the days are read off a wall calendar."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.assessment import assess
from policy.choices import DraftStep, EventKind, EventState, Frequency, Owed, Stage
from policy.drafting import PolicyStep
from policy.periods import Period
from policy.records import Department
from policy.wheel import DeadlineRule
from presentation.wheel import concerns
from presentation.wheel.entries import Entry, EntryState, entries, span
from tests.made_up_city import WHOLE
from tests.records import assessed, event, policy

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
POSTPONED, CALLED_OFF = EventState.POSTPONED, EventState.CALLED_OFF
CONFIRMED, TENTATIVE, CANCELLED = EntryState
POLICY = policy(council="Handicaprådet", city_council="Borgerrepræsentationen")
SOF = Department(code="SOF", name="Socialforvaltningen", committee="Socialudvalget")
KFF = Department(code="KFF", name="Kultur- og Fritidsforvaltningen", committee="Kulturudvalget")


def rule(day: date, owed: Owed = Owed.REMARKS, **fields) -> DeadlineRule:
    return DeadlineRule(**{"id": "Å-1", "owed": owed, "first": day} | fields)


def alone(*rows) -> Entry:
    (found,) = entries(assessed(POLICY, SOF, KFF, *rows))
    return found


def chained(*rows) -> tuple[EntryState, date, str]:
    found = alone(*rows)
    return found.state, found.first, found.title


def first_uid(*rows) -> str:
    return alone(*rows).uid


@pytest.mark.parametrize(
    ("unmoved", "due"),
    [
        (date(2026, 2, 1), date(2026, 2, 2)),  # a Sunday
        (
            date(2026, 4, 2),
            date(2026, 4, 7),
        ),  # skærtorsdag, langfredag, Easter until Monday 6 April
        (date(2026, 5, 14), date(2026, 5, 15)),  # Kristi himmelfartsdag
        (date(2026, 6, 5), date(2026, 6, 8)),  # grundlovsdag, a Friday
        (date(2026, 12, 24), date(2026, 12, 28)),  # a Thursday; Christmas, and a Sunday
        (date(2026, 12, 31), date(2027, 1, 4)),  # a Thursday; New Year's Day, and a weekend
        (date(2027, 3, 25), date(2027, 3, 30)),  # skærtorsdag
        (date(2027, 4, 23), date(2027, 4, 23)),  # store bededag until 2023
        (date(2027, 5, 17), date(2027, 5, 18)),  # 2. pinsedag
        (date(2027, 12, 24), date(2027, 12, 27)),  # a Friday
    ],
)
def test_a_deadline_is_an_entry_of_one_whole_day(unmoved, due):
    found = alone(rule(unmoved))
    assert (found.first, found.last) == (due, due)
    assert found.state is CONFIRMED
    assert found.categories[0] == "Frist"


def test_a_deadline_says_what_is_owed_by_whom_when_how_and_by_which_rule():
    found = alone(rule(date(2026, 2, 1), set_by="Socialudvalget"))
    assert found.title == "Frist: Handicaprådets bemærkninger"
    assert found.description.splitlines()[:2] == [
        "Senest mandag den 2. februar 2026, flyttet fra søndag den 1. februar.",
        "Skriv bemærkningerne på siden Bemærkninger og svar.",
    ]
    assert "fastsat af Socialudvalget" in found.description.splitlines()[2]


def test_a_moved_deadline_and_a_new_title_keep_the_identity():
    found = alone(rule(date(2026, 2, 1)))
    moved = alone(rule(date(2026, 3, 1), set_by="Rådet"))
    assert moved.first > found.first
    assert moved.uid == found.uid
    assert alone(rule(date(2026, 2, 1), id="Å-2")).uid != found.uid


def test_another_policy_has_other_identities():
    other = policy(id="2027-2030", council="Handicaprådet", end=date(2030, 12, 31))
    (theirs,) = entries(assessed(other, rule(date(2026, 2, 1))))
    assert theirs.uid != first_uid(rule(date(2026, 2, 1)))


def test_the_days_are_those_of_the_policy_and_do_not_follow_the_day_of_asking():
    assert span(assessed(POLICY)) == (date(2023, 1, 1), date(2027, 12, 31))
    assert span(assessed(POLICY, as_of=date(2024, 2, 29))) == (date(2023, 1, 1), date(2027, 12, 31))
    # A policy that is still followed up four years after its end: until the end of the next year.
    assert span(assessed(POLICY, as_of=date(2030, 5, 1)))[1] == date(2031, 12, 31)


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2025-12-01", (date(2025, 12, 1), date(2025, 12, 1))),
        ("uge 49 2025", (date(2025, 12, 1), date(2025, 12, 7))),
        ("2025-12", None),
        ("2025-Q4", None),
        ("2025", None),
        (None, None),
        ("2022-12-31", None),  # the day before the policy's first
    ],
)
def test_a_step_is_in_the_calendar_if_its_source_names_its_days(when, days):
    found = entries(assessed(POLICY, event("a", EXPECTED, when)))
    assert [(each.first, each.last) for each in found] == ([days] if days else [])


@pytest.mark.parametrize(
    ("state", "expected"),
    [(EXPECTED, TENTATIVE), (HELD, CONFIRMED), (CALLED_OFF, CANCELLED), (POSTPONED, TENTATIVE)],
)
def test_how_sure_a_step_is(state, expected):
    assert alone(event("a", state, "2025-12-01")).state is expected


WAS = event("a", EXPECTED, "2025-12-01", title="Møde")


@pytest.mark.parametrize(
    ("news", "expected"),
    [
        # what the newest row says of the meeting of 1 December → how, when and as what it stands
        ((POSTPONED, "2025-12-15"), (TENTATIVE, 15, "Møde")),
        ((POSTPONED, None), (CANCELLED, 1, "Udsat: Møde")),
        ((POSTPONED, "2025-12-01"), (CANCELLED, 1, "Udsat: Møde")),  # put off from that day
        ((POSTPONED, "2026-01"), (CANCELLED, 1, "Udsat: Møde")),  # to a month
        ((CALLED_OFF, None), (CANCELLED, 1, "Aflyst: Møde")),
        ((HELD, "2025-12-02"), (CONFIRMED, 2, "Møde")),
        ((HELD, "2025-12"), (TENTATIVE, 1, "Møde")),  # held that month: on its day, or on another
        ((HELD, None), (TENTATIVE, 1, "Møde")),
        ((HELD, "2025-11"), (CANCELLED, 1, "Ikke denne dag: Møde")),
        ((EXPECTED, "2026"), (CANCELLED, 1, "Ikke denne dag: Møde")),
    ],
)
def test_a_meeting_that_there_is_news_of_moves_and_does_not_double(news, expected):
    newer = event("b", *news, settles="a", title="Møde")
    state, when, title = chained(WAS, newer)
    assert (state, when.day, title) == expected
    assert first_uid(WAS, newer) == first_uid(WAS)


def test_a_chain_of_any_length_is_one_entry():
    put_off = event("b", POSTPONED, "2025-12-15", settles="a")
    held = event("c", HELD, "2025-12-15", settles="b", title="Holdt")
    assert chained(WAS, put_off, held) == (CONFIRMED, date(2025, 12, 15), "Holdt")
    assert first_uid(WAS, put_off, held) == first_uid(WAS)
    # The first row has been taken away, and the meeting is still the same.
    assert first_uid(put_off, held) == first_uid(WAS)


def test_where_sources_disagree_one_keeps_the_identity_and_the_other_stands_beside_it():
    one = event("b", HELD, "2025-12-01", settles="a")
    other = event("c", CALLED_OFF, None, settles="a")
    found = entries(assessed(POLICY, WAS, one, other))
    assert {each.state for each in found} == {CONFIRMED, CANCELLED}
    assert len({each.uid for each in found}) == 2
    assert first_uid(WAS) in {each.uid for each in found}


def test_steps_that_answer_each_other_in_a_circle_are_each_on_its_day():
    rows = [event(a, EXPECTED, f"2025-12-0{n}", settles=b) for n, (a, b) in enumerate(("ab", "ba"), 1)]  # fmt: skip
    found = entries(assessed(POLICY, *rows))
    assert [each.first.day for each in found] == [1, 2]
    assert len({each.uid for each in found}) == 2


def whose(*rows) -> set[str]:
    """Whose calendars an entry is in, by code or name."""
    return {each.name or each.of.name for each in alone(*rows).whose}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"departments": ("SOF",)}, {"SOF"}),
        ({"body": "Socialudvalget"}, {"socialudvalget"}),
        ({"body": "Socialudvalget og Kulturudvalget"}, {"socialudvalget", "kulturudvalget"}),
        ({"body": "Handicaprådet"}, {"COUNCIL"}),
        ({"body": "Socialforvaltningen"}, {"SOF"}),
        ({"body": "Økonomiudvalget"}, {"økonomiudvalget"}),  # which no department names as its own
        ({"kind": EventKind.DIALOGUE}, {"COUNCIL"}),
        (
            {"stage": Stage.COMMITTEES, "matter": "Status", "departments": ("SOF", "KFF")},
            {"SOF", "KFF", "socialudvalget", "kulturudvalget"},
        ),
        ({}, set()),  # only among everything
    ],
)
def test_whose_a_step_is(fields, expected):
    assert whose(event("a", EXPECTED, "2025-12-01", **fields)) == expected


def test_a_yearly_meeting_is_the_councils_and_the_committees():
    assert whose(rule(date(2026, 2, 2), Owed.MEETING, body="Socialudvalget")) == {
        "COUNCIL",
        "socialudvalget",
    }


def test_a_new_row_need_not_repeat_whose_the_step_is():
    was = event("a", EXPECTED, "2025-12-01", body="Socialudvalget", departments=("SOF",))
    assert whose(was, event("b", HELD, "2025-12-01", settles="a")) == {"SOF", "socialudvalget"}


def test_a_calendar_has_only_what_is_its_own():
    status = assessed(
        POLICY,
        *(SOF, KFF),
        event("a", EXPECTED, "2025-12-01", departments=("SOF",)),
        event("b", EXPECTED, "2025-12-02", departments=("KFF",)),
    )
    assert [each.title for each in entries(status, concerns.department("KFF"))] == ["Hændelse b"]
    assert len(entries(status)) == 2


@pytest.mark.parametrize("owed", [Owed.MEETING, Owed.HEARING_ANSWERS])
def test_a_day_that_has_passed_without_news_is_told_so_and_asks_nobody_to_write(owed):
    told = alone(rule(date(2025, 11, 3), owed, departments=("SOF",))).description.splitlines()
    assert told[:2] == [
        "Senest mandag den 3. november 2025.",
        "Kilderne siger ikke, om det er sket.",
    ]
    assert "Skriv svaret på siden Bemærkninger og svar." not in told


def test_an_old_expectation_without_news_says_that_the_sources_do_not_tell():
    assert (
        "Kilderne siger ikke, om det er sket."
        in alone(event("a", EXPECTED, "2025-11-01")).description
    )
    assert "siger ikke" not in alone(event("a", EXPECTED, "2025-12-01")).description


@pytest.mark.parametrize("frequency", [None, Frequency.YEARLY])
def test_nothing_is_owed_after_the_year_that_follows_the_policy(frequency):
    days = [
        each.first.year
        for each in entries(assessed(POLICY, rule(date(2028, 2, 1), frequency=frequency)))
    ]
    assert days == []


def test_a_draft_has_the_last_day_for_answers_to_its_hearing():
    hearing = PolicyStep(
        step=DraftStep.HEARING, dated=date(2025, 10, 1), deadline=date(2025, 12, 1), body="Byrådet"
    )
    found = alone(hearing)
    assert found.title == "Frist: høringssvar til udkastet – Handicappolitik 2023-2026"
    assert found.first == date(2025, 12, 1)
    assert {each.name or each.of.name for each in found.whose} == {
        "COUNCIL",
        "SOF",
        "KFF",
        "byrådet",
    }


def test_a_week_is_seven_days():
    assert Period.parse("uge 53 2026").last == date(2027, 1, 3)
    found = alone(event("a", EXPECTED, "uge 53 2026"))
    assert (found.last - found.first).days == 6


def test_no_two_entries_of_a_whole_city_have_the_same_identity():
    found = entries(assess(WHOLE, date(2025, 11, 13)))
    assert {each.categories[0] for each in found} == {"Frist", "Møde", "Trin"}
    assert len({each.uid for each in found}) == len(found) > 20
