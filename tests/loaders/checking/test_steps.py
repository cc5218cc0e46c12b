"""Steps of the political process are checked on delivery. All steps are invented; today is 30 June 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from loaders.checking.checked import Arrival, Sender, checked
from loaders.checking.rows import UNKNOWN
from loaders.reading.parse import deliver
from loaders.templates.workbooks import workbook as shipped
from policy.choices import EventState, Stage
from policy.findings import Finding
from policy.records import Event
from policy.tables import BY_NAME, TABLES
from tests.loaders.examples import KNOWN
from tests.records import event

TODAY = date(2025, 6, 30)
HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
POSTPONED, CALLED_OFF = EventState.POSTPONED, EventState.CALLED_OFF


def found(
    *events: Event, known: tuple[Event, ...] = (), sender: Sender = Sender.DEPARTMENT
) -> list[Finding]:
    """The findings on a delivery of these steps."""
    around = replace(KNOWN, events=known)
    content = shipped([BY_NAME["events"]], replace(around, events=events))
    return list(checked([deliver("trin.xlsx", content)], around, Arrival(TODAY, sender)).findings)


def codes(*events: Event, **settings) -> list[str]:
    return [finding.code for finding in found(*events, **settings)]


def at(code: str, state: EventState = EXPECTED, when: int | str | None = "2025-08-20", **fields):
    return event(code, state, when, body="Vejudvalget", **fields)


def in_matter(code: str, state: EventState = EXPECTED, when: str = "2025-08-20", **fields):
    return at(code, state, when, matter="Status", stage=Stage.HEARING, **fields)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2025-06-30", []),  # today
        ("2025-07-01", ["step_not_yet_held"]),
        (2025, []),  # the year has begun
        (2026, ["step_not_yet_held"]),
        (None, []),
    ],
)
def test_a_step_is_not_held_before_its_time_has_begun(when, found):
    assert codes(at("a", HELD, when)) == found


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("2025-08-21", []),
        ("2025-08-20", ["postponed_to_earlier"]),  # the same day
        ("2025-08-01", ["postponed_to_earlier"]),
        (None, []),  # put off without a new day
    ],
)
def test_a_step_is_put_off_to_a_later_day_or_to_none(new, found):
    assert codes(at("b", POSTPONED, new, settles="a"), known=(at("a"),)) == found


def test_a_step_put_off_says_which_one_it_was():
    (finding,) = found(at("b", POSTPONED))
    assert (finding.code, finding.column) == ("postponed_without_step", "Svarer på trin")


def test_a_stage_needs_a_matter_that_an_earlier_word_of_the_step_may_have_given():
    later = at("b", POSTPONED, "2025-09-01", settles="a", stage=Stage.HEARING)
    assert codes(later, known=(in_matter("a"),)) == []
    assert codes(later, known=(at("a"),)) == ["stage_without_matter"]


def test_two_rows_for_the_same_matter_stage_body_and_day_are_one_step_told_twice():
    assert codes(in_matter("a"), in_matter("b")) == ["same_step_twice"]
    assert codes(in_matter("b"), known=(in_matter("a"),)) == ["same_step_twice"]


@pytest.mark.parametrize(
    "other",
    [
        in_matter("b", when="2025-08-21"),
        replace(in_matter("b"), body="Læringsudvalget"),
        replace(in_matter("b"), stage=Stage.COMMITTEES),
        replace(in_matter("b"), matter="En anden sag"),
        replace(in_matter("b"), period=None),
        in_matter("b", HELD, "2025-06-01", settles="a"),
    ],
)
def test_rows_that_differ_or_answer_each_other_are_not_told_twice(other):
    known = in_matter("a", when="2025-06-01") if other.settles else in_matter("a")
    assert codes(other, known=(known,)) == []


def test_two_sources_that_answer_the_same_step_differently_are_both_wanted():
    known = (in_matter("a", when="2025-06-01"),)
    answers = in_matter("b", HELD, "2025-06-01"), in_matter("c", CALLED_OFF, "2025-06-01")
    assert codes(*(replace(each, settles="a") for each in answers), known=known) == []


def test_the_same_row_delivered_again_is_not_told_twice():
    assert codes(in_matter("a"), known=(in_matter("a"),)) == []


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (at("a", EXPECTED, "2025-06-29"), ["step_expected_in_the_past"]),
        (at("a", EXPECTED, "2025-06-30"), []),
        (at("a", EXPECTED, 2025), []),
        (at("a", HELD, "2025-06-29"), []),
    ],
)
def test_whoever_writes_that_a_past_step_is_expected_is_asked_what_became_of_it(step, found):
    assert codes(step) == found


def test_a_past_step_is_not_asked_about_if_it_is_answered_known_already_or_in_the_policys_folder():
    past = at("a", EXPECTED, "2025-06-01")
    assert codes(past, at("b", HELD, "2025-06-01", settles="a")) == []
    assert codes(past, known=(past,)) == []
    assert codes(past, sender=Sender.FOLDER) == []


def test_an_unknown_step_to_answer_is_a_finding_with_the_nearest_code():
    (finding,) = found(at("b", HELD, "2025-06-01", settles="H-11"), known=(at("H-1"),))
    assert (finding.code, finding.column) == ("unknown_event", "Svarer på trin")


def test_every_table_that_can_be_referred_to_has_a_finding_for_an_unknown_code():
    referred = {f.column.refers for table in TABLES for f in table.fields if f.column.refers}
    assert referred == set(UNKNOWN)
