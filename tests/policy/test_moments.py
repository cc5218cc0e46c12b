"""What the city's clock shows, by a list written by hand, whatever the machine's time zone is."""

from __future__ import annotations

import time as system
from datetime import date, datetime, time

import pytest

from policy.moments import NoSuchTimeError, moment, read_time, words

BY_HAND = {
    # winter: an hour before UTC; summer: two
    ("2026-11-28", "12:00"): "2026-11-28T11:00",
    ("2027-03-01", "08:00"): "2027-03-01T07:00",
    ("2026-07-01", "08:00"): "2026-07-01T06:00",
    # the last Sunday of March: 1.59 is followed by 3.00
    ("2026-03-29", "01:59"): "2026-03-29T00:59",
    ("2026-03-29", "03:00"): "2026-03-29T01:00",
    ("2027-03-28", "03:00"): "2027-03-28T01:00",
    # the last Sunday of October: from 2.00 to 2.59 twice, the first time in summer time
    ("2026-10-25", "01:59"): "2026-10-24T23:59",
    ("2026-10-25", "02:00"): "2026-10-25T00:00",
    ("2026-10-25", "02:30"): "2026-10-25T00:30",
    ("2026-10-25", "03:00"): "2026-10-25T02:00",
    ("2027-10-31", "02:59"): "2027-10-31T00:59",
    ("2027-10-31", "03:00"): "2027-10-31T02:00",
    # midnight is the day before in UTC
    ("2027-01-01", "00:00"): "2026-12-31T23:00",
}
TWICE = {("2026-10-25", "02:00"), ("2026-10-25", "02:30"), ("2027-10-31", "02:59")}


@pytest.fixture(params=["Europe/Copenhagen", "UTC", "Pacific/Auckland", "America/New_York"])
def _somewhere(request, monkeypatch):
    """The machine is set to another time zone."""
    monkeypatch.setenv("TZ", request.param)
    system.tzset()
    yield
    monkeypatch.undo()
    system.tzset()


@pytest.mark.usefixtures("_somewhere")
@pytest.mark.parametrize("asked", BY_HAND)
def test_a_time_of_the_city_is_the_same_moment_wherever_the_server_is(asked):
    day, hour = date.fromisoformat(asked[0]), time.fromisoformat(asked[1])
    found = moment(day, hour)
    assert found.at.isoformat(timespec="minutes") == f"{BY_HAND[asked]}+00:00"
    assert found.twice is (asked in TWICE)
    assert words(found.at).endswith(f"klokken {hour.hour}.{hour:%M}")
    assert words(found.at).startswith(f"den {day.day}. ")


@pytest.mark.parametrize("day", ["2026-03-29", "2027-03-28"])
@pytest.mark.parametrize("hour", ["02:00", "02:30", "02:59"])
def test_a_time_that_the_clock_skips_names_the_next_one(day, hour):
    with pytest.raises(NoSuchTimeError) as skipped:
        moment(date.fromisoformat(day), time.fromisoformat(hour))
    assert skipped.value.next_.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T03:00")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("8", time(8)),
        ("08:05", time(8, 5)),
        ("8.05", time(8, 5)),
        ("kl. 13.30", time(13, 30)),
        ("Klokken 0.00", time(0)),
        (" 23 : 59 ", time(23, 59)),
        ("24.00", None),
        ("8.60", None),
        ("8.5", None),
        ("halv ni", None),
        ("", None),
        ("-1", None),
        ("8.00.00", None),
    ],
)
def test_a_time_is_read_as_people_write_it(written, read):
    assert read_time(written) == read
