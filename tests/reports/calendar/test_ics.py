"""The calendar as a file, read line by line as RFC 5545 has it, without the library that wrote it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from presentation.html.site import Site
from presentation.wheel.entries import Entry, EntryState
from reports.calendar.ics import ics

NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)
HARD = 'Møde; "Åse, Ærø & Øre"\\tilgængelighed'
LONG = "Æøå" * 60


def entry(title: str = "Frist", **fields) -> Entry:
    return Entry(
        **{
            "uid": "1@handicapmonitor",
            "title": title,
            "first": date(2026, 2, 2),
            "last": date(2026, 2, 2),
            "description": "Senest mandag.\nKilde: STATUS, side 17.",
            "address": "politisk-behandling#H-1",
            "state": EntryState.CONFIRMED,
            "categories": ("Frist", "Tal, svar"),
            "whose": frozenset(),
            "sequence": 7,
            "changed": NOON,
        }
        | fields
    )


def lines(content: bytes) -> list[str]:
    """The content lines, unfolded (3.1)."""
    assert content.endswith(b"\r\n")
    text = content.decode("utf-8")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def values(content: bytes, name: str) -> list[str]:
    """The values of a property, whatever its parameters."""
    found = (re.fullmatch(rf"{name}(?:;[^:]*)?:(.*)", line) for line in lines(content))
    return [each[1] for each in found if each]


def unescaped(value: str) -> str:
    """A text (3.3.11)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.mark.parametrize("title", [HARD, LONG, "a" * 200, "én\nto", "kort"])
def test_every_line_is_at_most_75_bytes_and_no_letter_is_broken(title):
    content = ics(title, [entry(title, description=title)], about=title)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    for name in ("SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"):
        assert {unescaped(each) for each in values(content, name)} == {title}


@pytest.mark.parametrize(
    ("between", "read"),
    [
        ("\n", "\n"),
        ("\r\n", "\n"),
        *((sign, " ") for sign in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"),
        *((sign, "") for sign in "\x00\u202e"),
    ],
)
def test_no_character_of_a_text_can_begin_another_line_or_is_unseen(between, read):
    content = ics("Kalender", [entry(f"Møde{between}ATTENDEE:x")])
    assert [line for line in content.decode().splitlines() if line.startswith("ATTENDEE")] == []
    assert [unescaped(each) for each in values(content, "SUMMARY")] == [f"Møde{read}ATTENDEE:x"]


def test_a_whole_day_ends_on_the_day_after_its_last():
    content = ics("Kalender", [entry(last=date(2026, 2, 28))])
    assert "DTSTART;VALUE=DATE:20260202" in lines(content)
    assert "DTEND;VALUE=DATE:20260301" in lines(content)  # 2026 is no leap year


def test_an_entry_makes_nobody_busy_and_has_its_number_and_times():
    content = ics("Kalender", [entry(state=EntryState.CANCELLED)])
    told = dict(line.split(":", 1) for line in lines(content) if ":" in line)
    assert told["TRANSP"] == "TRANSPARENT"
    assert told["CLASS"] == "PUBLIC"
    assert told["STATUS"] == "CANCELLED"
    assert told["SEQUENCE"] == "7"
    assert told["DTSTAMP"] == told["LAST-MODIFIED"] == "20260110T120000Z"
    assert told["CATEGORIES"] == r"Frist,Tal\, svar"


def test_the_calendar_says_its_name_its_language_and_when_to_fetch_it_again():
    found = lines(ics("Handicaprådet", [entry()]))
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in found
    assert "NAME:Handicaprådet" in found
    assert "X-WR-CALNAME:Handicaprådet" in found
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in found
    assert "X-PUBLISHED-TTL:PT6H" in found
    assert "SUMMARY;LANGUAGE=da:Frist" in found
    assert not [line for line in found if line.startswith("METHOD")]  # its media type names none


def test_a_calendar_without_entries_has_the_component_that_it_must_have():
    found = lines(ics("Kalender", []))
    assert "BEGIN:VTIMEZONE" in found
    assert "BEGIN:VEVENT" not in found


def test_an_entry_leads_to_its_row_where_the_address_of_the_site_is_known():
    site = Site("https://handicap.example", {"politik": "2027-2030"})
    (url,) = values(ics("Kalender", [entry(address="indsatser#Å 1")], site=site), "URL")
    assert url == "https://handicap.example/indsatser?politik=2027-2030#%C3%85%201"
    assert values(ics("Kalender", [entry()]), "URL") == []
