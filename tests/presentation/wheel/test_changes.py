"""How entries change from one public edition to the next. All rows and editions are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from metrics.status import Status
from policy.choices import EventState, Frequency, Owed
from policy.records import Department
from policy.wheel import DeadlineRule
from presentation.wheel import changes, concerns
from presentation.wheel.changes import told
from presentation.wheel.concerns import EVERYTHING
from presentation.wheel.entries import Entry, EntryState
from tests.presentation.wheel.editions import FIRST_VERSION, Edition
from tests.records import assessed, event, indicator, observation, period, policy

CONFIRMED, TENTATIVE, CANCELLED = EntryState
EXPECTED, HELD = EventState.EXPECTED, EventState.HELD
POLICY = policy(council="Handicaprådet", end=date(2027, 12, 31))
SOF = Department(code="SOF", name="Socialforvaltningen")
KFF = Department(code="KFF", name="Kulturforvaltningen")


def editions(*days_and_rows: tuple[str, tuple]) -> list[Edition]:
    """An edition for each day, with the rows that were public by then."""

    def made(number: int, day: str, rows: tuple) -> Edition:
        as_of = date.fromisoformat(day)
        at = datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=UTC)
        status = assessed(POLICY, *rows, as_of=as_of)
        return Edition.of(status, at, FIRST_VERSION + number)

    return [made(number, *each) for number, each in enumerate(days_and_rows)]


def numbers(entry: Entry) -> tuple[EntryState, int, date]:
    return entry.state, entry.sequence - FIRST_VERSION, entry.changed.date()


MEETING = event("a", EXPECTED, "2026-02-03", departments=("SOF",))
MOVED = event("b", EventState.POSTPONED, "2026-02-10", settles="a", departments=("SOF",))
OTHER = event("x", EXPECTED, "2026-02-05", departments=("SOF",))
JAN, FEB, MAR, APR = "2026-01-10", "2026-02-01", "2026-03-01", "2026-04-01"


def one(*days_and_rows: tuple[str, tuple]) -> Entry:
    """The entry of the meeting, after editions."""
    known = told(editions(*days_and_rows)).entries
    (found,) = (each for each in known.values() if "Hændelse x" not in each.title)
    return found


def test_an_entry_of_the_first_edition_has_its_version_and_its_time():
    assert numbers(one((JAN, (SOF, MEETING)))) == (TENTATIVE, 0, date(2026, 1, 10))


def test_an_edition_that_changes_other_things_does_not_count():
    assert numbers(one((JAN, (SOF, MEETING)), (FEB, (SOF, MEETING, OTHER)))) == (
        TENTATIVE,
        0,
        date(2026, 1, 10),
    )


def test_a_moved_meeting_counts_up_once_and_has_the_time_of_the_edition_that_moved_it():
    rows = (SOF, MEETING, MOVED)
    found = one((JAN, (SOF, MEETING)), (FEB, rows), (MAR, rows))
    # The edition of March only adds that no source says whether it was held: 0 + 1 + 1.
    assert numbers(found) == (TENTATIVE, 2, date(2026, 3, 1))
    assert found.first == date(2026, 2, 10)
    assert numbers(one((JAN, (SOF, MEETING)), (FEB, rows))) == (TENTATIVE, 1, date(2026, 2, 1))


def test_what_is_taken_away_is_cancelled_once_and_says_so():
    found = one((JAN, (SOF, MEETING)), (FEB, (SOF, OTHER)), (MAR, (SOF, OTHER)))
    assert numbers(found) == (CANCELLED, 1, date(2026, 2, 1))
    assert found.title == "Ikke længere ventet: Hændelse a"
    assert found.description == "Den står ikke længere i den offentlige status."
    assert found.first == date(2026, 2, 3)


def test_what_comes_back_is_the_same_entry_with_a_higher_number():
    found = one((JAN, (SOF, MEETING)), ("2026-01-20", (SOF,)), (FEB, (SOF, MEETING)))
    assert numbers(found) == (TENTATIVE, 2, date(2026, 2, 1))
    assert found.title == "Hændelse a"


def test_a_cancelled_entry_stays_for_a_year_after_its_day_and_the_rest_for_ever():
    held = event("h", HELD, "2026-02-03")

    def shown(last: str) -> set[EntryState]:
        made = told(editions((JAN, (MEETING, held)), (FEB, (held,)), (last, (held,))))
        return {each.state for each in made.of(EVERYTHING)}

    assert shown("2027-02-03") == {CONFIRMED, CANCELLED}
    assert shown("2027-02-04") == {CONFIRMED}


def ended(day: str) -> Department:
    return Department(code="SOF", name="Socialforvaltningen", valid_to=period(day))


def test_the_calendar_of_a_department_that_ended_goes_on_and_says_when_it_ended():
    over = ended("2026-01-31")
    # The meeting of 3 February was expected of a department that ended on Saturday 31 January.
    made = told(editions((JAN, (SOF, MEETING)), (FEB, (over,))))
    (entry,) = made.of(concerns.department("SOF"))
    assert entry.state is CANCELLED
    words = "Den sidste dag for Socialforvaltningen er lørdag den 31. januar 2026."
    assert entry.description == words
    assert made.about(concerns.department("SOF")).startswith(words)
    assert "sof" in [each.code for each in made.calendars]


def test_the_calendar_of_a_department_that_no_row_knows_any_more_is_still_there():
    made = told(editions((JAN, (SOF, MEETING)), (FEB, ())))
    assert "sof" in [each.code for each in made.calendars]
    assert [each.state for each in made.of(concerns.department("SOF"))] == [CANCELLED]


def test_what_moves_to_another_calendar_is_cancelled_in_the_first_alone():
    theirs = event("a", EXPECTED, "2026-02-03", departments=("KFF",))
    made = told(editions((JAN, (SOF, KFF, MEETING)), (FEB, (SOF, KFF, theirs))))
    (gone,) = made.of(concerns.department("SOF"))
    (there,) = made.of(concerns.department("KFF"))
    assert (gone.state, there.state) == (CANCELLED, TENTATIVE)
    assert gone.description == "Den hører ikke længere til i denne kalender."
    assert (gone.uid, gone.sequence) == (there.uid, there.sequence)
    assert made.of(EVERYTHING) == (there,)


def test_a_deadline_whose_rule_is_taken_away_is_a_lapsed_one():
    rule = DeadlineRule(id="Å-1", owed=Owed.REMARKS, first=date(2026, 2, 2))
    known = told(editions((JAN, (rule,)), (FEB, ()))).entries
    (found,) = known.values()
    assert found.title == "Bortfaldet frist: Handicaprådets bemærkninger"
    assert found.state is CANCELLED


def test_another_server_that_begins_with_all_editions_tells_the_same():
    rows = (SOF, MEETING), (SOF, MEETING, OTHER), (SOF, OTHER), (SOF, MEETING, MOVED)
    made = editions(*zip((JAN, "2026-01-20", FEB, MAR), rows, strict=True))
    for number in range(1, len(made) + 1):
        grown = told(made[:number])  # one after the other, as they came
    changes._remembered.clear()
    assert told(made).entries == grown.entries


def test_the_status_of_an_edition_that_is_known_is_not_asked_for_again():
    made = editions((JAN, (SOF, MEETING)), (FEB, (SOF,)))
    first = told(made)

    def never() -> Status:
        pytest.fail("asked again")

    again = [Edition(each.key, each.at, each.version, never) for each in made]
    assert told(again) == first


QUARTERLY = (
    indicator("ture", frequency=Frequency.QUARTERLY, reported_by=("SOF", "KFF")),
    DeadlineRule(id="tal", owed=Owed.FIGURES, frequency=Frequency.QUARTERLY, days=32),
    observation("ture", "SOF", "2025-Q4", 10),
    observation("ture", "KFF", "2025-Q4", 10),
)
DUE = (
    # 32 days after the quarter, on a working day
    ("4. kvartal 2025", date(2026, 2, 2)),  # 1 February is a Sunday
    ("1. kvartal 2026", date(2026, 5, 4)),  # 2 May is a Saturday
    ("2. kvartal 2026", date(2026, 8, 3)),  # 1 August is a Saturday
    ("3. kvartal 2026", date(2026, 11, 2)),  # 1 November is a Sunday
    ("4. kvartal 2026", date(2027, 2, 1)),  # a Monday
    ("1. kvartal 2027", date(2027, 5, 3)),  # 2 May is a Sunday
    ("2. kvartal 2027", date(2027, 8, 2)),  # 1 August is a Sunday
    ("3. kvartal 2027", date(2027, 11, 1)),  # a Monday
    ("4. kvartal 2027", date(2028, 2, 1)),  # a Tuesday; the policy's last quarter
)


def test_the_figures_of_a_department_are_due_on_working_days_after_each_quarter():
    made = told(editions((JAN, (SOF, KFF, *QUARTERLY))))
    assert [(each.title, each.first) for each in made.of(concerns.department("SOF"))] == [
        (f"Frist: Ture for {quarter} – Socialforvaltningen", due) for quarter, due in DUE
    ]


def test_a_department_that_is_merged_keeps_its_past_and_what_would_have_come_is_cancelled():
    merged = replace(KFF, valid_to=period("2026-06-30"))
    made = told(editions((JAN, (SOF, KFF, *QUARTERLY)), (MAR, (SOF, merged, *QUARTERLY))))
    found = made.of(concerns.department("KFF"))
    states = {each.first: each.state for each in found}
    # It exists on the last day of the second quarter, and so still owes that.
    assert [state is not CANCELLED for state in states.values()] == [True] * 3 + [False] * 6
    assert list(states) == [due for _, due in DUE]
    words = "Den sidste dag for Kulturforvaltningen er tirsdag den 30. juni 2026."
    assert {each.description for each in found[3:]} == {words}
    assert made.about(concerns.department("KFF")).startswith(words)
    theirs = {each.state for each in made.of(concerns.department("SOF"))}
    assert theirs == {CONFIRMED}


def test_a_figure_that_has_come_is_said_to_have():
    (first, *_) = told(editions((JAN, (SOF, KFF, *QUARTERLY)))).of(concerns.department("SOF"))
    assert "Det er kommet." in first.description.splitlines()
    assert first.address == "tal-og-maaltal#ture"
