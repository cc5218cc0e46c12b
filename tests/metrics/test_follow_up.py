"""Follow-up of remarks, and expected dates without news. Remarks and dates are invented."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.follow_up import needs_answer
from metrics.status import RemarkStatus
from policy.choices import EventState, RemarkKind
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from tests.records import (
    AS_OF,
    assessed,
    event,
    indicator,
    initiative,
    observation,
    policy,
    remark,
    reply,
    target,
)

PRAISE, CONCERN, GAP, PROPOSAL = RemarkKind


def remark_status(*rows) -> RemarkStatus:
    (found,) = assessed(*rows).remarks
    return found


def missing(*rows, as_of=AS_OF) -> list[tuple[str, str]]:
    """The code and the expected date of everything without news."""
    return [(m.record, str(m.expected)) for m in assessed(*rows, as_of=as_of).missing_news]


# Remarks


@pytest.mark.parametrize(
    ("kinds", "needs"),
    [
        ((CONCERN,), True),
        ((GAP,), True),
        ((PROPOSAL,), True),
        ((PRAISE, GAP), True),
        ((PRAISE,), False),
        ((), False),
    ],
)
def test_a_concern_a_gap_or_a_proposal_needs_an_answer_and_praise_does_not(kinds, needs):
    assert needs_answer(remark("B1", *kinds)) is needs
    assert remark_status(remark("B1", *kinds)).unanswered is needs


def test_a_remark_with_an_answer_is_not_unanswered():
    answer = reply("S1", "B1")
    found = remark_status(remark("B1", CONCERN), answer, reply("S2", "B2"))
    assert (found.replies, found.unanswered) == ((answer,), False)


def test_praise_may_have_an_answer_too():
    answer = reply("S1", "B1")
    found = remark_status(remark("B1", PRAISE), answer)
    assert (found.replies, found.unanswered) == ((answer,), False)


def test_the_follow_up_of_a_remark_is_listed_with_its_sources():
    follows = initiative("I1", follows_remark="B1", sources=(Citation("STATUS", page=12),))
    decided = event("E1", EventState.HELD, 2025, follows_remarks=("B1",), stated_by="BUF")
    found = remark_status(
        remark("B1", PROPOSAL),
        follows,
        decided,
        initiative("I2", follows_remark="B2"),
        event("E2", EventState.HELD, 2025, follows_remarks=("B2",)),
    )
    assert (found.initiatives, found.events) == ((follows,), (decided,))
    assert found.initiatives[0].sources == (Citation("STATUS", page=12),)
    assert found.events[0].stated_by == "BUF"


def test_the_follow_up_of_a_remark_is_not_an_answer_to_it():
    found = remark_status(remark("B1", GAP), initiative("I1", follows_remark="B1"))
    assert found.unanswered


def test_remarks_are_in_the_order_in_which_they_were_written():
    status = assessed(remark("B2", GAP), remark("B1", PRAISE))
    assert [found.remark.id for found in status.remarks] == ["B2", "B1"]


# Expected dates


@pytest.mark.parametrize(
    ("as_of", "is_missing"),
    [(date(2025, 6, 29), False), (date(2025, 6, 30), False), (date(2025, 7, 1), True)],
)
def test_an_expected_date_is_passed_the_day_after_its_last_day(as_of, is_missing):
    expected = [("I1", "2025-H1")] if is_missing else []
    assert missing(initiative("I1", expected="2025-H1"), as_of=as_of) == expected
    expected = [("E1", "2025-H1")] if is_missing else []
    assert missing(event("E1", EventState.EXPECTED, "2025-H1"), as_of=as_of) == expected


@pytest.mark.parametrize(
    ("updated", "is_missing"),
    [("2025-06-29", True), ("2025-06-30", False), ("2025-10", False), (None, True)],
)
def test_news_from_the_expected_date_or_later_answers_the_question(updated, is_missing):
    expected = [("I1", "2025-H1")] if is_missing else []
    assert missing(initiative("I1", expected="2025-H1", updated=updated)) == expected


def test_an_initiative_without_an_expected_date_is_never_without_news():
    assert missing(initiative("I1")) == []


def test_an_event_that_was_held_or_has_no_date_is_never_without_news():
    assert missing(event("E1", EventState.HELD, 2024), event("E2", EventState.EXPECTED, None)) == []


def test_missing_news_names_the_expected_step_who_expected_it_and_the_source():
    (found,) = assessed(
        initiative(
            "I1",
            objective=3,
            expected="2025-H1",
            expected_what="Evaluering",
            expected_by="TMF",
            sources=(Citation("STATUS", page=12),),
        )
    ).missing_news
    assert (found.what, found.expected_by, found.record) == ("Evaluering", "TMF", "I1")
    assert (found.expected, found.objective) == (Period.parse("1. halvår 2025"), 3)
    assert found.sources == (Citation("STATUS", page=12),)


def test_missing_news_of_an_initiative_has_its_title_where_no_step_is_named():
    (found,) = assessed(initiative("I1", title="Nye ramper", expected=2024)).missing_news
    assert found.what == "Nye ramper"


def test_missing_news_of_an_event_says_who_expected_it():
    (found,) = assessed(
        event("E1", EventState.EXPECTED, "2025-06", title="Høring", expected_by="Status")
    ).missing_news
    assert (found.what, found.expected_by, found.objective) == ("Høring", "Status", None)


def test_missing_news_of_an_event_keeps_the_time_as_its_source_prints_it():
    (found,) = assessed(
        event("E1", EventState.EXPECTED, "2025-Q3", period_printed="i sommeren 2025")
    ).missing_news
    assert found.printed == "i sommeren 2025"


def test_a_milestone_whose_deadline_has_passed_is_without_news():
    (found,) = assessed(
        indicator("kørestole", Kind.MILESTONE, name="Kørestole i haller", objective=6),
        target("kørestole", "KFF", None, deadline=2024, stated_by="Politikken"),
    ).missing_news
    assert (found.what, found.expected_by) == ("Kørestole i haller", "Politikken")
    assert (found.record, found.objective, found.expected) == ("kørestole", 6, Period.year(2024))


def test_a_milestone_is_expected_by_the_stater_of_its_target_and_not_of_its_figures():
    (found,) = assessed(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 9, deadline=2027, stated_by="Budget 2027"),
        target("bygninger", "TMF", None, 6, deadline=2024, stated_by="Politikken"),
        observation("bygninger", "TMF", 2023, 3, stated_by="TMF"),
    ).missing_news
    assert found.expected_by == "Politikken"


@pytest.mark.parametrize(
    "rows",
    [
        (target("bygninger", "TMF", None, 6, deadline=2026),),
        (target("bygninger", "TMF", None, 6),),
        (
            target("bygninger", "TMF", None, 6, deadline=2024),
            observation("bygninger", "TMF", 2024, 6),
        ),
    ],
)
def test_a_milestone_that_is_not_due_or_is_done_is_not_without_news(rows):
    assert missing(indicator("bygninger", Kind.MILESTONE), *rows) == []


def test_a_milestone_promised_for_a_period_is_due_when_the_period_ends():
    assert missing(
        indicator("bygninger", Kind.MILESTONE), target("bygninger", "TMF", "2025-Q1", 6)
    ) == [("bygninger", "2025-Q1")]


def test_an_overdue_step_is_without_news_even_where_a_different_step_is_done():
    assert missing(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 3, deadline=2023),
        target("bygninger", "TMF", None, 6, deadline=2024),
        observation("bygninger", "TMF", 2023, 3),
    ) == [("bygninger", "2024")]


@pytest.mark.parametrize(("expected", "is_missing"), [("2022-12-31", False), ("2023-01-01", True)])
def test_dates_expected_before_the_policy_began_are_not_followed_up(expected, is_missing):
    rows = (policy(start=date(2023, 1, 1)), initiative("I1", expected=expected))
    assert missing(*rows) == ([("I1", expected)] if is_missing else [])


def test_missing_news_is_sorted_oldest_first():
    assert missing(
        policy(),
        initiative("I1", expected=2024),
        event("E1", EventState.EXPECTED, "2025-Q1"),
        event("E2", EventState.EXPECTED, "2023-06"),
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 6, deadline="2024-06-30"),
    ) == [("E2", "2023-06"), ("bygninger", "2024-06-30"), ("I1", "2024"), ("E1", "2025-Q1")]


def test_two_staters_of_the_same_step_are_both_named_whatever_the_order_of_rows():
    promised = [
        target("pladser", "BUF", None, deadline=2024, stated_by=who) for who in ("SOF", "BUF")
    ]
    for rows in (promised, promised[::-1]):
        (missing,) = assessed(indicator("pladser", Kind.MILESTONE), *rows).missing_news
        assert missing.expected_by == "BUF og SOF"
