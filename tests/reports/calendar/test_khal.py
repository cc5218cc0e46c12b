"""A real calendar program reads the calendars: Debian's khal. All rows are invented, the days by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from policy.choices import EventState, Frequency, Owed
from policy.records import Department
from policy.wheel import DeadlineRule
from presentation.html.site import Site
from presentation.wheel.changes import told
from presentation.wheel.concerns import EVERYTHING
from reports.calendar.ics import ics
from tests.presentation.wheel.editions import Edition
from tests.records import assessed, event, indicator, observation, policy
from tests.reports.calendar import khal

TITLE = 'Møde; "Åse, Ærø & Øre" \\ om tilgængelighed, rum og veje til alle i hele byen'
RULES = (
    # the day of the rule, and why it is moved
    date(2026, 2, 1),  # a Sunday
    date(2026, 4, 2),  # skærtorsdag; Easter until Monday 6 April
    date(2026, 6, 5),  # grundlovsdag, a Friday
    date(2026, 12, 24),  # a Thursday; Christmas, and a Sunday
    date(2026, 12, 31),  # a Thursday; New Year's Day, and a weekend
    date(2027, 3, 25),  # skærtorsdag; Easter until Monday 29 March
    date(2027, 4, 23),  # store bededag until 2023, and no longer
    date(2027, 12, 24),  # a Friday; Christmas is a weekend
)
ROWS = (
    policy(council="Rådet", end=date(2027, 12, 31)),
    Department(code="SOF", name="Socialforvaltningen"),
    *(DeadlineRule(id=f"Å-{n}", owed=Owed.REMARKS, first=day) for n, day in enumerate(RULES)),
    indicator("ture", frequency=Frequency.HALF_YEARLY, reported_by=("SOF",)),
    observation("ture", "SOF", "2025-H1", 10),
    DeadlineRule(id="tal", owed=Owed.FIGURES, days=32),
    event("a", EventState.EXPECTED, "2026-03-10", title=TITLE),
    event("b", EventState.EXPECTED, "2026-03-17", title="Flyttet"),
    event("c", EventState.HELD, "uge 53 2026", title="Uge"),
)
NEWS = (
    event("b2", EventState.POSTPONED, "2026-03-24", settles="b", title="Flyttet"),
    event("d", EventState.CALLED_OFF, "2026-05-01", title="Møde"),
)
SEEN = """\
2026-02-02 2026-02-02 CONFIRMED Frist: Rådets bemærkninger
2026-02-02 2026-02-02 CONFIRMED Frist: Ture for 2. halvår 2025 – Socialforvaltningen
2026-03-10 2026-03-10 TENTATIVE {title}
2026-03-24 2026-03-24 TENTATIVE Flyttet
2026-04-07 2026-04-07 CONFIRMED Frist: Rådets bemærkninger
2026-05-01 2026-05-01 CANCELLED Aflyst: Møde
2026-06-08 2026-06-08 CONFIRMED Frist: Rådets bemærkninger
2026-08-03 2026-08-03 CONFIRMED Frist: Ture for 1. halvår 2026 – Socialforvaltningen
2026-12-28 2026-12-28 CONFIRMED Frist: Rådets bemærkninger
2026-12-28 2027-01-03 CONFIRMED Uge
2027-01-04 2027-01-04 CONFIRMED Frist: Rådets bemærkninger
2027-02-01 2027-02-01 CONFIRMED Frist: Ture for 2. halvår 2026 – Socialforvaltningen
2027-03-30 2027-03-30 CONFIRMED Frist: Rådets bemærkninger
2027-04-23 2027-04-23 CONFIRMED Frist: Rådets bemærkninger
2027-08-02 2027-08-02 CONFIRMED Frist: Ture for 1. halvår 2027 – Socialforvaltningen
2027-12-27 2027-12-27 CONFIRMED Frist: Rådets bemærkninger
"""
YEARS = 730
"""The days of 2026 and 2027."""


def published(*editions: tuple) -> bytes:
    """The calendar of everything, after editions with these rows in January 2026."""
    made = [
        Edition.of(
            assessed(*rows, as_of=date(2026, 1, day)), datetime(2026, 1, day, 12, tzinfo=UTC)
        )
        for day, rows in enumerate(editions, 1)
    ]
    found = told(made)
    site = Site("https://handicap.example")
    return ics("Handicappolitik: æøå", found.of(EVERYTHING), found.about(EVERYTHING), site)


@pytest.mark.uncovered
def test_it_shows_the_right_days_of_two_years(tmp_path):
    seen = khal.listed(tmp_path, published((*ROWS, *NEWS)), "2026-01-01", YEARS)
    assert [" ".join(line) for line in seen] == SEEN.format(title=TITLE).splitlines()


@pytest.mark.uncovered
def test_a_calendar_that_is_read_again_moves_its_meeting_and_does_not_double_it(tmp_path):
    before = khal.listed(tmp_path, published(ROWS), "2026-03-11", 30)
    assert [line[:2] for line in before] == [
        ("2026-03-17", "2026-03-17"),
        ("2026-04-07", "2026-04-07"),
    ]
    after = khal.listed(tmp_path, published(ROWS, (*ROWS, *NEWS)), "2026-03-11", 30)
    assert [line[:2] for line in after] == [
        ("2026-03-24", "2026-03-24"),
        ("2026-04-07", "2026-04-07"),
    ]


@pytest.mark.uncovered
def test_what_is_taken_away_is_shown_as_cancelled_by_a_program_that_had_it(tmp_path):
    khal.listed(tmp_path, published(ROWS), "2026-03-11", 30)
    without = tuple(row for row in ROWS if getattr(row, "id", "") != "b")
    (gone, _) = khal.listed(tmp_path, published(ROWS, without), "2026-03-11", 30)
    assert gone == ("2026-03-17", "2026-03-17", "CANCELLED", "Ikke længere ventet: Flyttet")


@pytest.mark.uncovered
def test_an_empty_calendar_is_read_too(tmp_path):
    assert khal.listed(tmp_path, ics("Kalender", ()), "2026-01-01", YEARS) == []
