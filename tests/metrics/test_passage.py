"""A step's way from expected to held. All events are invented, seen from 13 November 2025."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from metrics.passage import (
    Standing,
    disputes,
    earlier,
    expected_on,
    has_a_date,
    next_step,
    standing,
)
from policy.choices import EventKind, EventState, Stage
from policy.periods import Period
from tests.records import AS_OF, assessed, event

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
POSTPONED, CALLED_OFF = EventState.POSTPONED, EventState.CALLED_OFF

FIRST = event("first", EXPECTED, "2025-10-08", matter="Status", stage=Stage.LEAD_COMMITTEE)
MOVED = event("moved", POSTPONED, "2025-11-05", settles="first")
DONE = event("done", HELD, "2025-11-05", settles="moved")


def ids(events) -> list[str]:
    return [each.id for each in events]


@pytest.mark.parametrize(
    ("state", "when", "expected"),
    [
        (HELD, "2025-11-13", Standing.HELD),
        (CALLED_OFF, "2025-12-01", Standing.CALLED_OFF),
        (EXPECTED, "2025-11-13", Standing.COMING),  # on the day itself
        (EXPECTED, "2025-11-12", Standing.PASSED),
        (EXPECTED, 2025, Standing.RUNNING),
        (EXPECTED, None, Standing.UNDATED),
        (POSTPONED, "2025-12-01", Standing.COMING),
        (POSTPONED, "2025-11-05", Standing.PASSED),
        (POSTPONED, None, Standing.PUT_OFF),
    ],
)
def test_how_it_stands_with_a_step_is_by_its_newest_word_and_the_day(state, when, expected):
    assert standing(event("a", state, when), AS_OF) is expected


def test_a_step_put_off_and_then_held_is_one_step_that_remembers_both():
    status = assessed(FIRST, MOVED, DONE)
    assert ids(status.events) == ["done"]
    assert ids(earlier(status, status.events[0])) == ["first", "moved"]
    assert disputes(status, status.events[0]) == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_held_step_may_answer_what_was_first_expected_though_it_was_put_off_between(order):
    done = event("done", HELD, "2025-11-05", settles="first")
    rows = (FIRST, MOVED, done)
    status = assessed(*(rows[place] for place in order))
    assert ids(status.events) == ["done"]
    assert ids(earlier(status, status.events[0])) == ["first", "moved"]


def test_one_source_has_it_held_on_the_old_day_and_one_put_off_so_they_disagree():
    done = event("done", HELD, "2025-10-08", settles="first")
    status = assessed(FIRST, MOVED, done)
    assert ids(status.events) == ["moved", "done"]
    assert ids(disputes(status, done)) == ["moved"]
    assert ids(disputes(status, MOVED)) == ["done"]


def test_a_cancelled_step_that_is_taken_up_again_is_expected_again():
    off = event("off", CALLED_OFF, "2025-10-08", settles="first")
    again = event("again", EXPECTED, "2025-12-01", settles="off")
    status = assessed(FIRST, off, again)
    assert ids(status.events) == ["again"]
    assert ids(earlier(status, again)) == ["first", "off"]
    assert next_step(status, AS_OF) == again


def test_steps_that_answer_each_other_in_a_circle_all_stay_and_remember_nothing():
    ring = (
        event("a", POSTPONED, "2025-12-01", settles="b"),
        event("b", POSTPONED, "2025-12-02", settles="a"),
    )
    status = assessed(*ring)
    assert ids(status.events) == ["a", "b"]
    assert earlier(status, status.events[0]) == ()


def test_a_circle_that_somebody_answers_from_outside_ends():
    ring = (
        event("a", EXPECTED, "2025-10-01", settles="b"),
        event("b", EXPECTED, "2025-10-02", settles="a"),
    )
    done = event("done", HELD, "2025-10-02", settles="a")
    status = assessed(*ring, done)
    assert ids(status.events) == ["done"]
    assert set(ids(earlier(status, done))) == {"a", "b"}


def test_news_is_missing_of_a_step_put_off_when_its_new_day_has_passed():
    # Put off from 8 October to 5 November: no question on 5 November, one on the day after.
    assert [m.record for m in assessed(FIRST, MOVED, as_of=date(2025, 11, 5)).missing_news] == []
    (missing,) = assessed(FIRST, MOVED, as_of=date(2025, 11, 6)).missing_news
    assert (missing.record, missing.expected) == ("moved", Period.parse("2025-11-05"))


def test_of_a_step_put_off_without_a_new_day_no_news_is_missing():
    put_off = event("put off", POSTPONED, None, settles="first")
    status = assessed(FIRST, put_off)
    assert status.missing_news == ()
    assert expected_on(status, AS_OF) == []


def test_the_next_step_is_another_one_seen_from_another_day():
    near, far = event("near", EXPECTED, "2025-11-20"), event("far", EXPECTED, 2027)
    status = assessed(far, near, event("old", EXPECTED, "2025-10-08"))
    assert next_step(status, AS_OF) == near
    assert next_step(status, date(2025, 11, 21)) == far
    assert next_step(status, date(2028, 1, 1)) is None


def test_a_budget_and_an_organisation_are_no_steps_to_wait_for():
    rows = (
        event(kind, EXPECTED, "2025-12-01", kind=kind)
        for kind in (EventKind.BUDGET, EventKind.ORGANISATION)
    )
    assert next_step(assessed(*rows), AS_OF) is None


@pytest.mark.parametrize(
    ("when", "near"),
    [("2025-11-13", True), ("2025-11", True), ("2025-Q4", False), (2027, False), (None, False)],
)
def test_a_day_and_a_month_can_be_waited_for_and_a_year_cannot(when, near):
    assert has_a_date(event("a", EXPECTED, when)) is near
