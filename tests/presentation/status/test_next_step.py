"""The next step of a status and of today. All events are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import EventState
from presentation.html.links import Links
from presentation.status.next_step import headline, linked, today
from tests.records import AS_OF, assessed, event, policy

HELD, EXPECTED = EventState.HELD, EventState.EXPECTED
A_YEAR_ON = date(2026, 11, 28)

SAME = event("a", EXPECTED, "2025-11-13", title="Status forelægges")
LATER = event("b", EXPECTED, "2025-11-20", title="Møde")
FAR = event("c", EXPECTED, 2027, title="Ny ramme", period_printed="fra 2027")


def on(day: date, *rows):
    return assessed(policy(), *rows, as_of=day)


def seen(*rows, from_day: date = AS_OF) -> tuple[str, str]:
    """The heading of the status of 13 November 2025, and the sentence about the day it is read."""
    status, now = on(AS_OF, *rows), on(from_day, *rows)
    return headline(status, now), today(status, now)


def test_on_its_own_day_the_heading_is_the_next_step_and_nothing_more_is_said():
    assert seen(SAME, LATER) == ("Næste ventede trin: Status forelægges, 13. november 2025", "")


def test_the_overview_has_the_next_step_of_today_and_leads_to_all_steps():
    def told(*rows, read: date) -> str:
        return linked(on(AS_OF, *rows), on(read, *rows), Links())

    leads = '<a href="./politisk-behandling">Se alle trin</a>.'
    assert (
        told(LATER, read=AS_OF)
        == f'<p class="now">Næste ventede trin: Møde, 20. november 2025. {leads}</p>'
    )
    assert "I dag, den 28. november 2026, nævner kilderne" in told(LATER, read=A_YEAR_ON)
    assert told(read=AS_OF) == ""


def test_without_a_coming_step_or_without_any_the_heading_says_so():
    assert seen(event("a", HELD, 2024)) == (
        "Ingen kommende trin i kilderne efter 13. november 2025",
        "",
    )
    assert seen() == ("Ingen kendt politisk behandling per 13. november 2025", "")


def test_an_old_status_tells_its_own_next_step_and_todays_apart():
    assert seen(SAME, FAR, from_day=A_YEAR_ON) == (
        # the day is named once
        "Det næste ventede trin, set fra den 13. november 2025: Status forelægges samme dag",
        (
            "I dag, den 28. november 2026, nævner kilderne ingen dag for et kommende trin. "
            "Længere ude: Ny ramme, fra 2027."
        ),
    )
    assert seen(LATER, from_day=A_YEAR_ON) == (
        "Det næste ventede trin, set fra den 13. november 2025: Møde, 20. november 2025",
        "I dag, den 28. november 2026, nævner kilderne ingen dag for et kommende trin.",
    )


@pytest.mark.parametrize(
    ("read_on", "words"),
    [
        (date(2025, 11, 14), "I dag, den 14. november 2025, er det næste ventede trin: Møde, 20. november 2025."),
        (date(2025, 11, 20), "I dag, den 20. november 2025, er det næste ventede trin: Møde, 20. november 2025."),
        (date(2025, 11, 21), "I dag, den 21. november 2025, nævner kilderne ingen dag for et kommende trin."),
    ],
)  # fmt: skip
def test_a_status_of_last_week_does_not_call_a_step_next_that_is_past(read_on, words):
    heading, said = seen(SAME, LATER, from_day=read_on)
    assert (
        heading
        == "Det næste ventede trin, set fra den 13. november 2025: Status forelægges samme dag"
    )
    assert said == words


def test_a_step_put_off_since_the_status_is_told_with_its_new_day():
    moved = event("m", EventState.POSTPONED, "2025-12-03", settles="b", title="Møde")
    status, now = on(AS_OF, LATER), on(date(2025, 11, 18), LATER, moved)
    assert headline(status, now) == (
        "Det næste ventede trin, set fra den 13. november 2025: Møde, 20. november 2025"
    )
    assert today(status, now) == (
        "I dag, den 18. november 2025, er det næste ventede trin: Møde, 3. december 2025."
    )


def test_a_step_expected_some_time_this_year_comes_before_one_of_a_later_year():
    running = event("r", EXPECTED, 2025, title="Fælles status")
    assert seen(FAR, running)[0] == "Næste ventede trin: Fælles status, 2025"
    # 20 November comes before the end of the year.
    assert seen(FAR, running, LATER)[0] == "Næste ventede trin: Møde, 20. november 2025"
